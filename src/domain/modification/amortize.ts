import type { BusinessDate } from "../../kernel/calendar";
import { add, least, type Minor, splitEvenly, subtract, sum, ZERO } from "../../kernel/money";
import { ok, type Result, refuse } from "../../kernel/result";
import { buildSchedule } from "../loan/build-schedule";
import type { LoanTerms } from "../loan/terms";
import type { ModificationRefusal } from "./modification";
import type { Position, UnpaidLine } from "./position";

type Plan = Readonly<{
  principal: Minor;
  /** One for each installment, in order, all after the day of the modification. */
  dueDates: readonly BusinessDate[];
  annualRatePercent?: string;
}>;

/**
 * Installments for a principal over given due dates, by the contract's own method, rate and
 * conventions, from the last due date on. Interest that was paid ahead is not asked again: the first
 * lines ask so much less. A `single` payment that becomes several is an annuity. Refuses a loan
 * whose installments cannot be computed again, and whatever its terms cannot be built into.
 */
export function amortize(
  position: Position,
  { principal, dueDates, annualRatePercent }: Plan,
): Result<readonly UnpaidLine[], ModificationRefusal> {
  const { loan, running } = position;
  const rate = annualRatePercent ?? position.annualRatePercent;
  const [firstDueOn] = dueDates;
  if (firstDueOn === undefined) {
    return refuse({ code: "modification.no_installments_left", count: 0 });
  }
  if (loan.terms === null || loan.terms.method === "custom" || rate === null) {
    return refuse({ code: "modification.terms_missing" });
  }
  if (principal === 0) return ok(dueDates.map((dueOn) => emptyLine(dueOn)));
  const isSeveral = loan.terms.method === "single" && dueDates.length > 1;
  const built = buildSchedule({
    ...withoutPast(loan.terms),
    method: isSeveral ? "annuity" : loan.terms.method,
    principal,
    annualRatePercent: rate,
    installmentCount: dueDates.length,
    disbursedOn: running.since,
    firstDueOn,
  });
  if (!built.ok) return built;
  const lines = built.value.map((line, index) => ({
    dueOn: dueDates[index] ?? line.dueOn,
    principal: line.principal,
    interest: line.interest,
    fee: ZERO,
  }));
  return ok(withoutPaidInterest(lines, position.interestPaidAhead));
}

/** Terms without what belongs to the beginning of a loan: its quote, parts paid out, graces, old changes of rate. */
function withoutPast(terms: LoanTerms): LoanTerms {
  const { conventions, ...rest } = terms;
  const plain = { ...rest, installment: null };
  if (conventions === undefined) return plain;
  return {
    ...plain,
    conventions: {
      ...conventions,
      disbursements: [],
      rateChanges: [],
      principalGraceCount: 0,
      interestGraceCount: 0,
    },
  };
}

function withoutPaidInterest(lines: readonly UnpaidLine[], paid: Minor): readonly UnpaidLine[] {
  let rest = paid;
  return lines.map((line) => {
    const less = least(rest, line.interest);
    rest = subtract(rest, less);
    return { ...line, interest: subtract(line.interest, less) };
  });
}

function emptyLine(dueOn: BusinessDate): UnpaidLine {
  return { dueOn, principal: ZERO, interest: ZERO, fee: ZERO };
}

/**
 * Adds amounts to lines in equal parts, the larger ones first, exact to the minor unit. Without lines
 * there is nothing to add to, and nothing may be lost: that is a bug of the caller.
 */
export function spreadOver(
  lines: readonly UnpaidLine[],
  extra: Readonly<Partial<Record<"principal" | "interest" | "fee", Minor>>>,
): readonly UnpaidLine[] {
  const principal = splitEvenly(extra.principal ?? ZERO, lines.length);
  const interest = splitEvenly(extra.interest ?? ZERO, lines.length);
  const fee = splitEvenly(extra.fee ?? ZERO, lines.length);
  return lines.map((line, index) => ({
    dueOn: line.dueOn,
    principal: add(line.principal, principal[index] ?? ZERO),
    interest: add(line.interest, interest[index] ?? ZERO),
    fee: add(line.fee, fee[index] ?? ZERO),
  }));
}

/** Puts the fees of old lines on the new ones of the same position, those beyond the last on the last. */
export function withFeesOf(
  lines: readonly UnpaidLine[],
  old: readonly UnpaidLine[],
): readonly UnpaidLine[] {
  return lines.map((line, index) => {
    const isLast = index === lines.length - 1;
    const from = isLast ? old.slice(index) : old.slice(index, index + 1);
    return { ...line, fee: add(line.fee, sum(from.map(({ fee }) => fee))) };
  });
}
