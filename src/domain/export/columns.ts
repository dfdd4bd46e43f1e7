/** How a value is written: an amount is minor units of the row's `currency`. */
export type ColumnType = "text" | "number" | "amount" | "json";

export type Column = Readonly<{
  name: string;
  type: ColumnType;
  /** Names, addresses and what people wrote: only where an export was asked to hold it. */
  personal?: true;
}>;

/** What can be exported one at a time; their columns are called as the API calls the fields. */
export const EXPORT_KINDS = [
  "loans",
  "states",
  "ledger",
  "transitions",
  "contacts",
  "notices",
  "audit",
] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

const of = (type: ColumnType, names: string): readonly Column[] =>
  names.split(" ").map((name) => ({ name, type }));
const personal = (names: string): readonly Column[] =>
  of("text", names).map((column) => ({ ...column, personal: true }));

export const COLUMNS: Readonly<Record<ExportKind, readonly Column[]>> = {
  loans: [
    ...of("text", "id externalId borrowerId borrowerExternalId"),
    ...personal("borrowerName email phone address"),
    ...of("text", "timezone locale product status currency"),
    ...of("amount", "principal"),
    ...of("text", "annualRatePercent"),
    ...of("number", "installmentCount"),
    ...of("text", "frequency method disbursedOn firstDueOn"),
    ...of("amount", "installment"),
    ...of("json", "conventions rules"),
    ...of("text", "openingAsOf"),
    ...of("amount", "openingPaid openingPrincipal"),
    ...of("text", "asOf evaluatedOn"),
    ...of("number", "daysPastDue calendarDaysPastDue"),
    ...of("text", "bucket pastDueSince"),
    ...of("amount", "pastDueAmount principalBalance credit"),
    ...of("text", "nextDueOn"),
    ...of("amount", "nextDueAmount"),
    ...of("text", "setAsideReason"),
    ...of("number", "createdAt updatedAt"),
  ],
  states: [
    ...of("text", "loanId externalId borrowerId product currency asOf status"),
    ...of("number", "daysPastDue calendarDaysPastDue"),
    ...of("text", "bucket pastDueSince"),
    ...of("amount", "pastDueAmount principalBalance credit"),
    ...of("text", "nextDueOn"),
    ...of("amount", "nextDueAmount"),
  ],
  ledger: [
    ...of("text", "loanId loanExternalId borrowerId currency"),
    ...of("number", "sequence"),
    ...of("text", "type"),
    ...of("amount", "amount"),
    ...of("text", "effectiveOn"),
    ...of("number", "postedAt"),
    ...of("text", "externalId"),
    ...of("number", "reverses"),
    ...of("text", "component"),
    ...of("number", "version"),
    ...of("text", "method origin"),
  ],
  transitions: [
    ...of("text", "loanId loanExternalId borrowerId currency businessDate fromBucket toBucket"),
    ...of("amount", "pastDueAmount principalBalance"),
    ...of("text", "cause"),
    ...of("number", "policyVersion"),
  ],
  contacts: [
    ...of("text", "id borrowerId loanId channel purpose party externalId"),
    ...of("number", "at"),
    ...of("text", "result"),
    ...personal("note"),
    ...of("text", "permitId actor"),
    ...of("number", "createdAt"),
  ],
  notices: [
    ...of("text", "id loanId borrowerId step businessDate channel"),
    ...of("json", "channels"),
    ...of("text", "template locale state"),
    ...of("number", "daysPastDue policyVersion attempts sendAfter sentAt"),
    ...of("text", "provider providerId"),
    ...personal("failure"),
    ...of("number", "createdAt updatedAt"),
  ],
  audit: [
    // Null: a deed about the lender itself, which lies in no partition.
    ...of("number", "partition sequence at"),
    ...of("text", "actor action subject"),
    { name: "detail", type: "json", personal: true },
  ],
};

/** The columns of a file; those of persons only where it was asked for. */
export function columnsOf(kind: ExportKind, withPersonal: boolean): readonly Column[] {
  return COLUMNS[kind].filter((column) => withPersonal || !column.personal);
}

export function hasPersonal(kind: ExportKind): boolean {
  return COLUMNS[kind].some((column) => column.personal);
}
