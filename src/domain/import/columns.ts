import type { ImportKind } from "./mapping";

/** The columns each kind of file may have, under the names lenders read in our documents. */
export const CANONICAL_COLUMNS = {
  loans: [
    "externalId",
    "borrowerExternalId",
    "borrowerName",
    "email",
    "phone",
    "address",
    "timezone",
    "residence",
    "locale",
    "product",
    "currency",
    "principal",
    "annualRatePercent",
    "installmentCount",
    "frequency",
    "method",
    "disbursedOn",
    "firstDueOn",
    "installment",
    "openingAsOf",
    "openingPaid",
    "openingPrincipal",
  ],
  schedules: ["loanExternalId", "number", "dueOn", "principal", "interest", "fee"],
  payments: ["externalId", "loanExternalId", "amount", "paidOn", "method", "payerName"],
  standings: [
    "loanExternalId",
    "month",
    "standing",
    "balance",
    "currency",
    "product",
    "disbursedOn",
    "principal",
  ],
} as const satisfies Record<ImportKind, readonly string[]>;

export const REQUIRED_COLUMNS = {
  loans: [
    "externalId",
    "borrowerExternalId",
    "borrowerName",
    "principal",
    "annualRatePercent",
    "installmentCount",
    "frequency",
    "method",
    "disbursedOn",
    "firstDueOn",
  ],
  schedules: ["loanExternalId", "number", "dueOn", "principal", "interest"],
  payments: ["externalId", "loanExternalId", "amount", "paidOn"],
  standings: ["loanExternalId", "month", "standing"],
} as const satisfies Record<ImportKind, readonly string[]>;

export const DATE_COLUMNS: ReadonlySet<string> = new Set([
  "disbursedOn",
  "firstDueOn",
  "openingAsOf",
  "dueOn",
  "paidOn",
  "month",
]);

/** One spelling for "Loan Amount", "loan_amount" and "LoanAmount". */
export function columnKey(name: string): string {
  return name.toLowerCase().replace(/[\s_\-\uFEFF]+/g, "");
}
