import { parseRatePercent } from "../../kernel/rate";
import { type Conventions, conventionsOf } from "../loan/conventions";
import type { LoanTerms } from "../loan/terms";
import type { LoanRow, OpeningRow } from "./loan-row";

/** What a loan that came before was made of. */
export type KnownLoan = Readonly<{
  terms: LoanTerms;
  opening: OpeningRow | null;
  borrowerExternalId: string;
}>;

export type Difference = Readonly<{
  field: string;
  stored: string | number | null;
  given: string | number | null;
}>;

/**
 * The first field in which a row says other terms than the loan with its external id has; undefined
 * when it is the same loan. A row that leaves the installment or the opening out does not speak of
 * them, and one without conventions not of these. Terms change by a modification and paid amounts by payments, never by sending a loan again.
 */
export function differingField(known: KnownLoan, row: LoanRow): Difference | undefined {
  const stated: Difference[] = [
    {
      field: "borrowerExternalId",
      stored: known.borrowerExternalId,
      given: row.borrower.externalId,
    },
    ...PLAIN.map((field) => ({ field, stored: known.terms[field], given: row.terms[field] })),
    {
      field: "annualRatePercent",
      stored: plainRate(known.terms.annualRatePercent),
      given: plainRate(row.terms.annualRatePercent),
    },
  ];
  if (row.terms.installment !== null) {
    const { installment } = row.terms;
    stated.push({ field: "installment", stored: known.terms.installment, given: installment });
  }
  stated.push(...conventions(known.terms, row.terms));
  const { rules } = row.terms;
  if (rules)
    stated.push({ field: "rules", stored: textOf(known.terms.rules), given: textOf(rules) });
  return [...stated, ...openings(known.opening, row.opening)].find(
    ({ stored, given }) => stored !== given,
  );
}

const PLAIN = [
  "currency",
  "principal",
  "installmentCount",
  "frequency",
  "method",
  "disbursedOn",
  "firstDueOn",
] as const;

/** Each convention a row states, as text: lists and business days are the same when they read alike. */
function conventions(known: LoanTerms, given: LoanTerms): Difference[] {
  const stored = conventionsOf(known);
  const stated = Object.entries(given.conventions ?? {}) as [keyof Conventions, unknown][];
  return stated.map(([field, value]) => ({
    field,
    stored: textOf(stored[field]),
    given: textOf(value),
  }));
}

/** JSON with the fields of every object in one order, whoever wrote it. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function openings(known: OpeningRow | null, given: OpeningRow | null): Difference[] {
  if (!given) return [];
  const stated: Difference[] = [
    { field: "openingAsOf", stored: known?.asOf ?? null, given: given.asOf },
    { field: "openingPaid", stored: known?.paid ?? null, given: given.paid },
  ];
  const { principal } = given;
  if (principal === null) return stated;
  return [
    ...stated,
    { field: "openingPrincipal", stored: known?.principal ?? null, given: principal },
  ];
}

/** "9.50" and "9.5" are one rate. */
function plainRate(text: string): string {
  const rate = parseRatePercent(text);
  return rate ? `${(rate.numerator / rate.denominator) * 100}` : text;
}
