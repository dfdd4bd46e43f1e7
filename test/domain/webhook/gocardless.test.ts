import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  isMandateEnded,
  readGocardlessEvent,
  readGocardlessPayment,
  type Standing,
  settle,
} from "../../../src/domain/webhook/read-gocardless";

const event = (resource_type: string, action: string, links: object = {}) =>
  readGocardlessEvent({ resource_type, action, links, details: { cause: "c" } });

describe("an event of GoCardless", () => {
  test.each([
    ["payments", "confirmed", { payment: "PM1" }, "payment"],
    ["payments", "late_failure_settled", { payment: "PM1" }, "payment"],
    ["payments", "submitted", { payment: "PM1" }, "nothing"],
    ["payments", "an_action_of_tomorrow", { payment: "PM1" }, "nothing"],
    ["payments", "confirmed", {}, "unclear"],
    ["payments", "confirmed", { payment: "../payouts" }, "unclear"],
    ["payments", "confirmed", { payment: 7 }, "unclear"],
    ["refunds", "paid", { refund: "RF1" }, "refund"],
    ["refunds", "created", { refund: "RF1" }, "nothing"],
    ["mandates", "cancelled", { mandate: "MD1" }, "mandate"],
    ["mandates", "created", { mandate: "MD1" }, "nothing"],
    ["payouts", "paid", { payout: "PO1" }, "nothing"],
  ])("%s %s %j asks for %s", (type, action, links, asks) => {
    expect(event(type, action, links).asks).toBe(asks);
  });

  test("without a type or an action is none", () => {
    expect(readGocardlessEvent({})).toEqual({ asks: "unclear" });
  });
});

test.each([
  ["no amount", { id: "PM1", status: "confirmed", currency: "GBP" }],
  ["an amount with a fraction", { id: "PM1", status: "confirmed", currency: "GBP", amount: 1.5 }],
  ["no status", { id: "PM1", currency: "GBP", amount: 100 }],
])("a payment with %s is none", (_, fields) => {
  expect(readGocardlessPayment(fields)).toBeUndefined();
});

const never: Standing = { stands: "never" };
const stands: Standing = { stands: "yes", amount: 100 };
const takenBack = (by: "source" | "person"): Standing => ({ stands: "taken-back", by });

describe("what becomes of a payment", () => {
  test.each<[string, number, Standing, string, string]>([
    ["confirmed", 0, never, "confirmed", "post 100"],
    ["paid_out", 0, never, "paid_out", "post 100"],
    ["confirmed", 30, never, "confirmed", "post 70"],
    ["submitted", 0, never, "confirmed", "none-came"],
    ["failed", 0, never, "failed", "none-came"],
    ["confirmed", 100, never, "confirmed", "none-came"],
    ["paid_out", 0, stands, "paid_out", "nothing"],
    ["failed", 0, stands, "failed", "reverse"],
    ["charged_back", 0, stands, "confirmed", "reverse"],
    ["cancelled", 0, stands, "cancelled", "reverse"],
    ["paid_out", 100, stands, "paid", "reverse"],
    ["paid_out", 40, stands, "paid", "ask 60"],
    ["paid_out", 0, takenBack("source"), "chargeback_cancelled", "post 100"],
    ["confirmed", 0, takenBack("source"), "confirmed", "post 100"],
    ["paid_out", 0, takenBack("source"), "funds_returned", "post 100"],
    ["paid_out", 0, takenBack("source"), "paid_out", "nothing"],
    ["charged_back", 0, takenBack("source"), "chargeback_cancelled", "nothing"],
    ["confirmed", 0, takenBack("person"), "confirmed", "nothing"],
    ["paid_out", 0, takenBack("person"), "chargeback_cancelled", "ask 100"],
  ])("%s, %i refunded, %j, told %s: %s", (status, refunded, standing, action, expected) => {
    const settling = settle({ status, amount: 100, refunded }, standing, action);
    const amount = "amount" in settling ? ` ${settling.amount}` : "";
    expect(`${settling.act}${amount}`).toBe(expected);
  });

  test("is settled by one event: the next one of the same moment finds nothing to do", () => {
    const statuses = ["confirmed", "paid_out", "failed", "charged_back", "submitted"];
    const actions = ["confirmed", "paid_out", "failed", "charged_back", "late_failure_settled"];
    fc.assert(
      fc.property(
        fc.constantFrom(...statuses),
        fc.constantFrom(...actions),
        fc.constantFrom(...actions),
        fc.constantFrom(never, stands),
        (status, first, second, standing) => {
          const payment = { status, amount: 100, refunded: 0 };
          const after = (was: Standing, settling: ReturnType<typeof settle>): Standing => {
            if (settling.act === "post") return { stands: "yes", amount: settling.amount };
            return settling.act === "reverse" ? takenBack("source") : was;
          };
          const then = after(standing, settle(payment, standing, first));
          expect(["nothing", "none-came"]).toContain(settle(payment, then, second).act);
        },
      ),
    );
  });
});

test.each([
  ["failed", true],
  ["cancelled", true],
  ["expired", true],
  ["blocked", true],
  ["active", false],
  ["pending_submission", false],
])("a mandate that is %s has ended: %s", (status, expected) => {
  expect(isMandateEnded(status)).toBe(expected);
});
