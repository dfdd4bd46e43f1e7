import { daysBetween } from "../../kernel/calendar";
import { least, minor, multiplyDivide, subtract, ZERO } from "../../kernel/money";
import { ratePercent } from "../../kernel/rate";
import { type Result, refuse } from "../../kernel/result";
import { amortize, withFeesOf } from "./amortize";
import { issueVersion, totalUnpaid } from "./issue";
import type { ModifiableLoan, Modification, ModificationRefusal } from "./modification";
import { type Position, positionOf, type UnpaidLine } from "./position";

export type CutRateRequest = Readonly<{
  kind: "cut-rate";
  /** From the day of the modification on, a decimal string in percent. */
  annualRatePercent: string;
  reason: string | null;
}>;

/**
 * Lowers the yearly rate from the day of the modification on and computes what is due later again,
 * over the same due dates. The running installment asks interest at the old rate for the days before
 * and at the new one for the days after, by calendar days, rounded half-even; its principal is that
 * of the new rate. Arrears stay as they are.
 *
 * Refuses a rate that is not lower, and a loan with nothing due later or that cannot be computed again.
 */
export function cutRate(
  loan: ModifiableLoan,
  { kind, annualRatePercent, reason }: CutRateRequest,
): Result<Modification, ModificationRefusal> {
  const found = positionOf(loan);
  if (!found.ok) return found;
  const position = found.value;
  const { ahead, annualRatePercent: current } = position;
  if (current === null) return refuse({ code: "modification.terms_missing" });
  if (!isLower(annualRatePercent, current)) {
    return refuse({ code: "modification.rate_not_lower", annualRatePercent: current });
  }
  if (ahead.length === 0) {
    return refuse({ code: "modification.no_installments_left", count: 0 });
  }
  const lines = amortize(
    { ...position, interestPaidAhead: ZERO },
    {
      principal: totalUnpaid(ahead).principal,
      dueDates: ahead.map(({ dueOn }) => dueOn),
      annualRatePercent,
    },
  );
  if (!lines.ok) return lines;
  return issueVersion(position, {
    kind,
    reason,
    annualRatePercent,
    scope: "ahead",
    lines: withFeesOf(withRunningInterest(position, lines.value), ahead),
  });
}

function isLower(percent: string, than: string): boolean {
  const [a, b] = [ratePercent(percent), ratePercent(than)];
  return BigInt(a.numerator) * BigInt(b.denominator) < BigInt(b.numerator) * BigInt(a.denominator);
}

/** Blends the running interest by days; what was paid of interest ahead is not asked again. */
function withRunningInterest(
  { running, loan, interestPaidAhead }: Position,
  lines: readonly UnpaidLine[],
): readonly UnpaidLine[] {
  let paid = interestPaidAhead;
  return lines.map((line, index) => {
    let interest = line.interest;
    if (index === 0) {
      const days = daysBetween(running.since, line.dueOn);
      const before = daysBetween(running.since, loan.asOf);
      const weighed = running.interest * before + line.interest * (days - before);
      interest = multiplyDivide(minor(weighed), 1, days, "half-even");
    }
    const less = least(paid, interest);
    paid = subtract(paid, less);
    return { ...line, interest: subtract(interest, less) };
  });
}
