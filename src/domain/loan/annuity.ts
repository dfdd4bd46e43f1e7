import { assert } from "../../kernel/assert";
import { type Minor, minor, multiplyDivide, subtract, ZERO } from "../../kernel/money";
import { ok, type Result, refuse } from "../../kernel/result";
import type { ScheduleRefusal } from "./build-schedule";
import { type Conventions, conventionsOf } from "./conventions";
import {
  annuityWorth,
  isSameInstallment,
  levelInstallment,
  roundToMultiple,
} from "./level-installment";
import {
  type Accrual,
  accrualOf,
  accrue,
  interestOf,
  openOutstanding,
  type Outstanding,
  type Part,
  repay,
  settlementOf,
} from "./outstanding";
import { type Period, type Periods, times } from "./periods";
import type { LoanTerms } from "./terms";

/**
 * Level installments, the last one taking the difference, or the smallest one that smoothing finds.
 * The level is computed at the first installment that asks principal, and again where money or a
 * rate arrives. A quoted installment that is ours up to rounding is used instead of the first one;
 * it is refused as a mismatch also when rounding it over the whole term would end the loan early or
 * leave more than two installments for the last one.
 */
export function annuityParts(
  terms: LoanTerms,
  periods: Periods,
): Result<readonly Part[], ScheduleRefusal> {
  const plan = planOf(terms, periods);
  const parts: Part[] = [];
  let outstanding = openOutstanding(periods);
  const [firstLevelAt = 0] = plan.levelsAt;
  for (const period of periods.all.slice(0, firstLevelAt)) {
    parts.push({ principal: ZERO, interest: accrue(outstanding, period, plan.accrual) });
  }
  for (const [index, from] of plan.levelsAt.entries()) {
    const to = plan.levelsAt[index + 1] ?? periods.all.length;
    const given = index === 0 ? terms.installment : null;
    const run = runLevel(plan, outstanding, { from, to, given });
    if (!run.ok) return run;
    for (const part of run.value.parts) parts.push(part);
    outstanding = run.value.outstanding;
  }
  return ok(parts);
}

type Plan = Readonly<{
  periods: Periods;
  accrual: Accrual;
  conventions: Conventions;
  /** The installments at which the level one is computed, by their place. */
  levelsAt: readonly number[];
}>;
type Stretch = Readonly<{ from: number; to: number; given: Minor | null }>;
type Run = Readonly<{ parts: readonly Part[]; outstanding: Outstanding }>;

function planOf(terms: LoanTerms, periods: Periods): Plan {
  const conventions = conventionsOf(terms);
  const first = conventions.principalGraceCount;
  const fresh = periods.all.flatMap(({ isFresh }, index) =>
    isFresh && index > first ? index : [],
  );
  return {
    periods,
    accrual: accrualOf(periods, conventions),
    conventions,
    levelsAt: [first, ...fresh],
  };
}

function runLevel(
  plan: Plan,
  outstanding: Outstanding,
  stretch: Stretch,
): Result<Run, ScheduleRefusal> {
  const { conventions, periods } = plan;
  const { given } = stretch;
  const { installmentRounding, installmentMultiple } = conventions;
  const expected = levelAt(plan, outstanding, stretch.from, installmentRounding);
  if (given !== null) {
    const run = isSameInstallment(expected, given)
      ? amortize(plan, outstanding, stretch, given)
      : undefined;
    if (run && lastOf(run) <= 2 * given) return ok(run);
    return refuse({ code: "loan.installment_mismatch", expected, given });
  }

  const run = amortize(plan, outstanding, stretch, expected);
  if (installmentMultiple > 1) {
    if (run && lastOf(run) <= 2 * expected)
      return ok(smooth(plan, outstanding, stretch, run, expected));
    return refuse({ code: "loan.installment_multiple_too_large", multiple: installmentMultiple });
  }
  if (run) return ok(smooth(plan, outstanding, stretch, run, expected));

  // Rounded up, the installments of a very small loan can pay it back before its last due date.
  const lower = levelAt(plan, outstanding, stretch.from, "down");
  const slower = amortize(plan, outstanding, stretch, lower);
  if (slower) return ok(slower);
  const period = periods.all[stretch.from];
  assert(period, "a level installment has a period");
  const interest = interestOf(
    outstanding.principal,
    period,
    plan.accrual,
    conventions.interestRounding,
  );
  return refuse({ code: "loan.installment_below_interest", installment: expected, interest });
}

/** The level installment from some installment on, for all that is and will be outstanding then. */
function levelAt(
  plan: Plan,
  outstanding: Outstanding,
  index: number,
  rounding: Conventions["installmentRounding"],
): Minor {
  const { periods, accrual, conventions } = plan;
  const { all, denominator } = periods;
  const { installmentMultiple } = conventions;
  const period = all[index];
  assert(period, "a level installment has a period");
  if (outstanding.unshown === 0n && isEven(all, index)) {
    const rate = reduced(BigInt(period.parts), BigInt(denominator));
    const count = all.length - index;
    return levelInstallment(outstanding.principal, rate, count, rounding, installmentMultiple);
  }
  const due = settlementOf(outstanding, period, accrual);
  const worth = annuityWorth(all, index, denominator);
  const product = due.numerator * worth.denominator;
  return roundToMultiple(product, due.denominator * worth.numerator, rounding, installmentMultiple);
}

/** Whether a period and all later ones are alike at its rate and no money arrives: the closed form. */
function isEven(periods: readonly Period[], from: number): boolean {
  const first = periods[from];
  if (first === undefined || first.tranches.length > 0) return false;
  if (first.parts !== times(first.yearParts, first.rate)) return false;
  for (let index = from + 1; index < periods.length; index += 1) {
    if (periods[index]?.yearParts !== first.yearParts) return false;
  }
  return true;
}

/** In lowest terms, so that powers stay short. */
function reduced(numerator: bigint, denominator: bigint) {
  let [divisor, rest] = [denominator, numerator];
  while (rest !== 0n) [divisor, rest] = [rest, divisor % rest];
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** Undefined when some installment would pay no principal, as the last one after an early end. */
function amortize(
  { periods, accrual }: Plan,
  before: Outstanding,
  { from, to }: Stretch,
  level: Minor,
): Run | undefined {
  const outstanding = { ...before };
  const parts: Part[] = [];
  const last = periods.all.length - 1;
  for (let index = from; index < to; index += 1) {
    const period = periods.all[index];
    assert(period, "an installment has a period");
    const interest = accrue(outstanding, period, accrual);
    const principal = index === last ? outstanding.principal : subtract(level, interest);
    if (principal <= 0 || (index < last && principal >= outstanding.principal)) return undefined;
    parts.push({ principal, interest });
    repay(outstanding, principal);
  }
  return { parts, outstanding };
}

function lastOf({ parts }: Run): Minor {
  const last = parts.at(-1);
  assert(last, "a level installment is asked once at least");
  return minor(last.principal + last.interest);
}

const SMOOTHING_ROUNDS = 3;

/**
 * All installments of the last stretch take up what rounding left: while the gap between the last
 * one and the others is more than half their count and narrows, each takes its share of it (Apache
 * Fineract's progressive schedule does the same, three times at most), or one step where the share
 * is too much.
 */
function smooth(
  plan: Plan,
  before: Outstanding,
  stretch: Stretch,
  first: Run,
  firstLevel: Minor,
): Run {
  const { remainder, installmentMultiple } = plan.conventions;
  if (remainder === "last") return first;
  const count = stretch.to - stretch.from;
  let [run, level] = [first, firstLevel];
  for (let round = 0; round < SMOOTHING_ROUNDS; round += 1) {
    // A stretch that another follows is level to its end: it has no gap.
    const gap = subtract(lastOf(run), level);
    if (Math.abs(gap) <= Math.floor(count / 2)) return run;
    const share = multiplyDivide(gap, 1, count * installmentMultiple, "half-even");
    const narrower = [share, Math.sign(gap)].find((step) => {
      const next = minor(level + step * installmentMultiple);
      const tried = amortize(plan, before, stretch, next);
      if (!tried || Math.abs(lastOf(tried) - next) >= Math.abs(gap)) return false;
      [run, level] = [tried, next];
      return true;
    });
    if (narrower === undefined) return run;
  }
  return run;
}
