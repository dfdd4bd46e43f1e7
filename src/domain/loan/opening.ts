import type { BusinessDate, Instant } from "../../kernel/calendar";
import { greatest, type Minor, multiplyDivide, subtract, ZERO } from "../../kernel/money";
import { ratePercent } from "../../kernel/rate";
import { ok, type Result, refuse } from "../../kernel/result";
import type { LedgerEntry } from "./ledger";
import { replay } from "./replay";
import type { Rules } from "./rules";
import type { Schedule } from "./schedule";
import type { LoanTerms } from "./terms";

/** What a lender knows of a loan that comes in mid-life. */
export type Opening = Readonly<{
  asOf: BusinessDate;
  /** All that was paid until that day. */
  paid: Minor;
  /** The principal the lender says is outstanding; null when it does not say. */
  principal: Minor | null;
}>;

export type OpeningRefusal =
  | Readonly<{
      code: "loan.opening_beyond_tolerance";
      adjustment: Minor;
      toleranceAmount: Minor;
    }>
  | Readonly<{ code: "loan.opening_overpaid"; credit: Minor; toleranceAmount: Minor }>;

export type OpenedLoan = Readonly<{ entries: readonly LedgerEntry[]; adjustment: Minor }>;

/**
 * The first ledger entries of a loan. What was paid is one payment on the opening date, allocated
 * oldest first; what then differs from the lender's own principal is posted as an adjustment, so
 * that the book starts with the lender's balance to the minor unit and the difference can be seen.
 *
 * Refuses an adjustment beyond `tolerancePercent` of the loan's principal, and money beyond all the
 * loan asks for: by more than that tolerance, or at all while the lender says principal is left.
 */
export function openLoan(
  input: Readonly<{
    terms: LoanTerms;
    schedule: Schedule;
    opening: Opening | null;
    /** A decimal string, "1" for one percent of the loan's principal. */
    tolerancePercent: string;
    postedAt: Instant;
  }>,
): Result<OpenedLoan, OpeningRefusal> {
  const { terms, schedule, opening, postedAt } = input;
  if (opening === null) return ok({ entries: [], adjustment: ZERO });

  const { asOf, paid, principal } = opening;
  const toleranceAmount = shareOf(terms.principal, input.tolerancePercent);
  const payment = openingEntry(1, "payment", paid, asOf, postedAt);
  const payments = paid > 0 ? [payment] : [];
  const state = replay({ schedules: [schedule], ledger: payments, rules: rulesOf(terms), asOf });
  const creditMax = principal !== null && principal > 0 ? ZERO : toleranceAmount;
  // Credit that waits for what falls due is not paid too much.
  const credit = greatest(ZERO, subtract(state.credit, state.outstanding.total));
  if (credit > creditMax) {
    return refuse({ code: "loan.opening_overpaid", credit, toleranceAmount });
  }

  const outstanding = state.outstanding.principal;
  const adjustment = subtract(principal ?? outstanding, outstanding);
  if (Math.abs(adjustment) > toleranceAmount) {
    return refuse({ code: "loan.opening_beyond_tolerance", adjustment, toleranceAmount });
  }
  if (adjustment === 0) return ok({ entries: payments, adjustment });
  const sequence = payments.length + 1;
  const posted = openingEntry(sequence, "adjustment", adjustment, asOf, postedAt);
  return ok({ entries: [...payments, posted], adjustment });
}

/** An opening asks what is outstanding, never what is past due: no tolerance or grace matters. */
function rulesOf({ rules }: LoanTerms): Rules {
  return { toleranceAmount: ZERO, graceDays: 0, ...(rules ?? { allocation: "oldest-first" }) };
}

function shareOf(principal: Minor, percent: string): Minor {
  const { numerator, denominator } = ratePercent(percent);
  return multiplyDivide(principal, numerator, denominator, "half-up");
}

function openingEntry(
  sequence: number,
  type: "payment" | "adjustment",
  amount: Minor,
  effectiveOn: BusinessDate,
  postedAt: Instant,
): LedgerEntry {
  return {
    sequence,
    type,
    amount,
    effectiveOn,
    postedAt,
    externalId: null,
    reverses: null,
    method: null,
    origin: "opening",
  };
}
