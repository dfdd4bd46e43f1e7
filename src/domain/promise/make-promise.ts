import { addDays, type BusinessDate } from "../../kernel/calendar";
import { type Minor, ZERO } from "../../kernel/money";
import { ok, type Result, refuse } from "../../kernel/result";
import { PROMISE_DAYS_MAX, type PaymentPromise, PROMISES_MAX } from "./promise";

export type PromiseRefusal =
  | Readonly<{ code: "promise.due_in_past" }>
  | Readonly<{ code: "promise.due_too_far"; dueOnMax: BusinessDate }>
  | Readonly<{ code: "promise.nothing_owed" }>
  | Readonly<{ code: "promise.more_than_owed"; owed: Minor }>
  | Readonly<{ code: "promise.already_open"; dueOn: BusinessDate }>
  | Readonly<{ code: "promise.too_many"; promisesMax: number }>;

export type Promising = Readonly<{
  amount: Minor;
  dueOn: BusinessDate;
  today: BusinessDate;
  /** All the loan asks by `dueOn`, what falls due later included; null when nothing is known of it. */
  owed: Minor | null;
  entryCount: number;
  /** The loan's promises as they stand. */
  promises: readonly PaymentPromise[];
}>;

/**
 * A promise that a borrower makes today. It falls due today or at most 30 days ahead, asks no more
 * than the loan does (an amount in the wrong unit is the usual slip), and waits while another one is
 * open: two at once would count the same payment.
 */
export function makePromise(input: Promising): Result<PaymentPromise, PromiseRefusal> {
  const { amount, dueOn, today, owed, entryCount, promises } = input;
  const dueOnMax = addDays(today, PROMISE_DAYS_MAX);
  if (dueOn < today) return refuse({ code: "promise.due_in_past" });
  if (dueOn > dueOnMax) return refuse({ code: "promise.due_too_far", dueOnMax });
  const open = promises.find(({ state }) => state === "open");
  if (open) return refuse({ code: "promise.already_open", dueOn: open.dueOn });
  if (promises.length >= PROMISES_MAX) {
    return refuse({ code: "promise.too_many", promisesMax: PROMISES_MAX });
  }
  if (owed === null || owed <= 0) return refuse({ code: "promise.nothing_owed" });
  if (amount > owed) return refuse({ code: "promise.more_than_owed", owed });
  return ok({
    promise: promises.length + 1,
    amount,
    madeOn: today,
    dueOn,
    afterEntry: entryCount,
    state: "open",
    paid: ZERO,
    settledOn: null,
  });
}

/** A promise that counts no longer, from today on. Refuses one that is not open. */
export function cancelPromise(
  promise: PaymentPromise,
  today: BusinessDate,
): Result<PaymentPromise, Readonly<{ code: "promise.settled" }>> {
  if (promise.state !== "open") return refuse({ code: "promise.settled" });
  return ok({ ...promise, state: "cancelled", settledOn: today });
}
