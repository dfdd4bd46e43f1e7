import type { KnownPromise } from "../app/simulation/store";
import type { PaymentPromise } from "../domain/promise/promise";
import type { BusinessDate, Instant } from "../kernel/calendar";
import { type Minor, ZERO } from "../kernel/money";
import { tenantStatement } from "./statement";

export type KnownPromiseColumns = Readonly<{
  loan_id: number;
  number: number;
  amount: Minor;
  made_on: BusinessDate;
  due_on: BusinessDate;
  after_entry: number;
  stood_on: BusinessDate;
  created_at: Instant;
  settled_on: BusinessDate | null;
  cancelled_at: Instant | null;
  cancel_stood_on: BusinessDate | null;
}>;
export const KNOWN_PROMISES = tenantStatement<KnownPromiseColumns>(
  "simulation.promises",
  `SELECT loan_id, number, amount, made_on, due_on, after_entry, stood_on, created_at, settled_on,
     cancelled_at, cancel_stood_on
   FROM promise INDEXED BY promise_of_loan WHERE tenant_id = ?1 AND loan_id IN
     (SELECT id FROM loan WHERE tenant_id = ?1 AND borrower_id IN (SELECT value FROM json_each(?2)))
   ORDER BY loan_id, number`,
);

/** As it was made, and as it was cancelled if somebody did; the facts decide what became of it. */
export function toKnownPromises(row: KnownPromiseColumns): KnownPromise[] {
  const { loan_id: loanId, cancelled_at, cancel_stood_on, settled_on } = row;
  const promise: PaymentPromise = {
    promise: row.number,
    amount: row.amount,
    madeOn: row.made_on,
    dueOn: row.due_on,
    afterEntry: row.after_entry,
    state: "open",
    paid: ZERO,
    settledOn: null,
  };
  const made = { loanId, on: row.stood_on, at: row.created_at, promise };
  if (cancelled_at === null || cancel_stood_on === null) return [made];
  const cancelled: PaymentPromise = { ...promise, state: "cancelled", settledOn: settled_on };
  return [made, { loanId, on: cancel_stood_on, at: cancelled_at, promise: cancelled }];
}
