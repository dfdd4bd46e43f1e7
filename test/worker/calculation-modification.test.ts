import { beforeAll, describe, expect, it } from "vitest";
import { newTenant, type World } from "../support/world";

const TERMS = {
  principal: 120_000,
  annualRatePercent: "12",
  installmentCount: 12,
  frequency: "monthly",
  method: "annuity",
  disbursedOn: "2025-01-01",
  firstDueOn: "2025-02-01",
  currency: "USD",
};
const PAID = [{ type: "payment", amount: 10_662, effectiveOn: "2025-02-01" }];
const LATE = { terms: TERMS, ledger: PAID, asOf: "2025-12-10" };
const RE_AGE = { kind: "re-age", installmentCount: 12, firstDueOn: "2026-01-10" };

let world: World;
beforeAll(async () => {
  world = await newTenant();
});

const modification = (body: object) => world.api("POST", "/v1/calculations/modification", body);

describe("POST /v1/calculations/modification", () => {
  it("answers before and after, the new version and its entries", async () => {
    const { status, body, text } = await modification({
      ...LATE,
      limits: { paymentCountMin: 1 },
      request: { ...RE_AGE, interest: "kept", reason: "illness" },
    });
    expect(status, text).toBe(200);
    expect(body).toMatchObject({
      currency: "USD",
      before: { daysPastDue: 284, bucket: "M7+", classification: { isForborne: false } },
      after: { daysPastDue: 0, bucket: "M0", installmentsLeft: 12, endsOn: "2026-12-10" },
      capitalized: 0,
      forgiven: 0,
      schedule: { version: 2, kind: "re-age", replaces: 1, reason: "illness" },
    });
    expect(body.after.outstanding).toEqual(body.before.outstanding);
    const made = body.schedule.installments.filter((line: { since: number }) => line.since === 2);
    expect(made).toHaveLength(12);
    expect(body.entries.at(-1)).toEqual({
      type: "schedule-change",
      amount: 0,
      component: null,
      effectiveOn: "2025-12-10",
    });
  });

  it("takes rows without terms as far as nothing has to be computed again", async () => {
    const schedule = [
      { dueOn: "2025-11-01", principal: 10_000, interest: 100 },
      { dueOn: "2026-01-01", principal: 10_000, interest: 50 },
    ];
    const given = { schedule, asOf: "2025-12-10" };
    const spread = await modification({ ...given, request: { kind: "re-amortize" } });
    expect(spread.body.after).toMatchObject({ daysPastDue: 0, levelInstallment: 20_150 });
    const extended = await modification({
      ...given,
      request: { kind: "extend", by: { addedCount: 2 } },
    });
    expect(extended.status).toBe(422);
    expect(extended.body).toMatchObject({
      code: "modification.terms_missing",
      errors: [{ pointer: "#/terms" }],
    });
  });

  it.each([
    ["too few payments", {}, 409, "modification.too_few_payments", "#/ledger"],
    [
      "too often",
      { limits: { paymentCountMin: 0 }, reAgedOn: ["2025-03-01"] },
      409,
      "modification.too_often",
      "#/reAgedOn",
    ],
    [
      "a due date that has been",
      { limits: { paymentCountMin: 0 }, request: { ...RE_AGE, firstDueOn: "2025-12-10" } },
      422,
      "modification.due_too_early",
      "#/request",
    ],
    [
      "more than is owed",
      { request: { kind: "forgive", component: "fee", amount: 1 } },
      422,
      "modification.beyond_owed",
      "#/request/amount",
    ],
    [
      "a kind that is none",
      { request: { kind: "gift" } },
      422,
      "request.invalid",
      "#/request/kind",
    ],
    [
      "neither rows nor terms",
      { terms: undefined, request: RE_AGE },
      422,
      "request.invalid",
      "#/schedule",
    ],
    [
      "terms that give no schedule",
      { terms: { ...TERMS, principal: 5 }, request: RE_AGE },
      422,
      "loan.principal_too_small",
      "#/terms/principal",
    ],
  ])("refuses %s by name", async (_, change, status, code, pointer) => {
    const answer = await modification({ ...LATE, request: RE_AGE, ...change });
    expect([answer.status, answer.body.code], answer.text).toEqual([status, code]);
    expect(answer.body.errors[0].pointer).toBe(pointer);
    expect(answer.body.errors[0].detail).not.toBe("");
  });
});

describe("POST /v1/calculations/quote", () => {
  it("answers payoff, the amount to bring current, and what a payment would do", async () => {
    const { status, body, text } = await world.api("POST", "/v1/calculations/quote", {
      schedule: [
        { dueOn: "2025-02-01", principal: 10_000, interest: 1_000 },
        { dueOn: "2025-03-01", principal: 10_000, interest: 280 },
        { dueOn: "2025-04-01", principal: 10_000, interest: 90 },
      ],
      asOf: "2025-02-11",
      payment: 12_000,
    });
    expect(status, text).toBe(200);
    // 2.80 × 10 / 28 = 1.00 of February, 0.10 each day; the rest of it and March are not earned.
    expect(body).toMatchObject({
      payoff: { amount: 31_100, interestRunning: 100, perDiem: 10, unearned: 270 },
      bringCurrent: { amount: 11_000, daysPastDue: 10 },
      payment: {
        pays: { interest: 1_280, principal: 10_720, fee: 0, penalty: 0 },
        before: { daysPastDue: 10 },
        after: { daysPastDue: 0, pastDueAmount: 0 },
      },
    });
  });
});

describe("POST /v1/calculations/consolidation", () => {
  const loan = {
    borrower: "B1",
    currency: "USD",
    disbursedOn: "2025-01-01",
    schedule: [{ dueOn: "2025-02-01", principal: 100_000, interest: 700 }],
  };
  const body = {
    loans: [
      { ...loan, reference: "L1" },
      { ...loan, reference: "L2" },
    ],
    asOf: "2025-02-10",
    reference: "L3",
    terms: {
      annualRatePercent: "9.5",
      installmentCount: 12,
      frequency: "monthly",
      method: "annuity",
      firstDueOn: "2025-03-10",
    },
  };

  it("answers the new loan and what closes the old ones", async () => {
    const answer = await world.api("POST", "/v1/calculations/consolidation", body);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body.principal).toBe(201_400);
    expect(answer.body.installments).toHaveLength(12);
    expect(answer.body.closings).toMatchObject([
      { reference: "L1", amount: 100_700, entries: [{ type: "payment", amount: 100_700 }] },
      { reference: "L2", amount: 100_700 },
    ]);
  });

  it("refuses loans of several borrowers by name", async () => {
    const [first, second] = body.loans;
    const loans = [first, { ...second, borrower: "B2" }];
    const answer = await world.api("POST", "/v1/calculations/consolidation", { ...body, loans });
    expect(answer.body).toMatchObject({
      code: "modification.borrowers_differ",
      errors: [{ pointer: "#/loans" }],
    });
  });
});
