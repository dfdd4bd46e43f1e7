import { type Minor, sum } from "../../kernel/money";
import { ok, type Result, refuse } from "../../kernel/result";

/** Most loans that one payment is split over. */
export const PARTS_MAX = 20;

export type SplitRefusal =
  | Readonly<{ code: "payment.split_not_whole"; amount: Minor; parts: Minor }>
  | Readonly<{ code: "payment.split_loan_twice"; part: number }>
  | Readonly<{ code: "payment.split_currency_differs"; part: number; currency: string }>;

/**
 * Whether parts are a payment: of one currency, each on a loan of its own, and together exactly what
 * came. A part is named by its place, from 0.
 */
export function checkSplit(
  payment: Readonly<{ amount: Minor; currency: string }>,
  parts: readonly Readonly<{ loanId: number; amount: Minor; currency: string }>[],
): Result<null, SplitRefusal> {
  const { amount, currency } = payment;
  const seen = new Set<number>();
  for (const [part, { loanId, currency: own }] of parts.entries()) {
    if (own !== currency) {
      return refuse({ code: "payment.split_currency_differs", part, currency: own });
    }
    if (seen.has(loanId)) return refuse({ code: "payment.split_loan_twice", part });
    seen.add(loanId);
  }
  const total = sum(parts.map((part) => part.amount));
  if (total !== amount) return refuse({ code: "payment.split_not_whole", amount, parts: total });
  return ok(null);
}

/** How many postings of one payment are looked for under its name. */
const NAMES_MAX = 3 * PARTS_MAX;

/** The names under which parts of a payment may stand in ledgers. */
export function partNames(externalId: string): readonly string[] {
  return Array.from({ length: NAMES_MAX }, (_, index) => `${externalId}#${index + 1}`);
}

/**
 * Names for so many parts, none of which was used before: a name that stands in a ledger is used for
 * good, also when what it named was taken back. Null when there are not enough left.
 */
export function freeNames(
  externalId: string,
  used: ReadonlySet<string>,
  count: number,
): readonly string[] | null {
  const names = partNames(externalId);
  const first = names.findLastIndex((name) => used.has(name)) + 1;
  const free = names.slice(first, first + count);
  return free.length === count ? free : null;
}
