import { addDays, type BusinessDate } from "../../kernel/calendar";
import { isWithin } from "../../kernel/interval";
import {
  add,
  greatest,
  least,
  type Minor,
  minor,
  multiplyDivide,
  type Rounding,
  subtract,
  sum,
  ZERO,
} from "../../kernel/money";
import { ratePercent } from "../../kernel/rate";
import { type Account, ask, type Row, scheduledUnpaid } from "./account";

/** What a late fee is taken from. */
export type LateFeeBasis =
  /** Minor units. */
  | Readonly<{ kind: "flat"; amount: Minor }>
  /** Percent of all that the installment asks, or of what is overdue of it on the day of the fee. */
  | Readonly<{ kind: "percent"; percent: string; of: "installment" | "overdue" }>;

export type LateFeeRule = Readonly<{
  basis: LateFeeBasis;
  /** Minor units; null for none. */
  amountMin: Minor | null;
  amountMax: Minor | null;
  /** No fee up to and including this many days past due. */
  graceDays: number;
  /** Null: once per installment. Otherwise again after so many days, `times` in all. */
  recurring: Readonly<{ everyDays: number; times: number }> | null;
  /** Minor units of all late fees of one installment, and of the whole loan; null for none. */
  capPerInstallment: Minor | null;
  capPerLoan: Minor | null;
  rounding: Rounding;
}>;

/** The days on which late fees of an installment can arise, first to last. */
export function lateFeeDates(rule: LateFeeRule, dueOn: BusinessDate): readonly BusinessDate[] {
  const { everyDays, times } = rule.recurring ?? { everyDays: 1, times: 1 };
  const first = addDays(dueOn, rule.graceDays + 1);
  return Array.from({ length: times }, (_, index) => addDays(first, index * everyDays));
}

/**
 * One late fee in minor units, by the rule's rounding, before caps: the basis, at least the minimum
 * and at most the maximum. `installment` and `overdue` are without penalties: a late fee is never
 * taken from a late fee (12 CFR 1026.36(c)(2), pyramiding).
 */
export function lateFeeAmount(
  rule: LateFeeRule,
  asked: Readonly<{ installment: Minor; overdue: Minor }>,
): Minor {
  const { basis, amountMin, amountMax, rounding } = rule;
  const amount = basis.kind === "flat" ? basis.amount : share(basis, asked, rounding);
  const raised = greatest(amount, amountMin ?? ZERO);
  return least(raised, amountMax ?? raised);
}

function share(
  basis: Extract<LateFeeBasis, { kind: "percent" }>,
  asked: Readonly<{ installment: Minor; overdue: Minor }>,
  rounding: Rounding,
): Minor {
  const { numerator, denominator } = ratePercent(basis.percent);
  return multiplyDivide(asked[basis.of], numerator, denominator, rounding);
}

/**
 * Charges the late fee of a day on an installment that is still unpaid beyond the tolerance. Nothing
 * on a day that is held back, nothing above the caps. Occurrences are numbered as they are charged,
 * so that a fee has a name that a replay finds again.
 */
export function chargeLateFee(account: Account, row: Row, on: BusinessDate): void {
  const rule = account.charges?.lateFee;
  if (!rule || isWithin(account.stops, on)) return;
  const overdue = scheduledUnpaid(row);
  if (overdue <= account.toleranceAmount) return;

  const earlier = account.lateFees.filter(({ number }) => number === row.number);
  const already = sum(earlier.map(({ amount }) => amount));
  const installment = minor(row.principal + row.interest + row.fee);
  const uncapped = lateFeeAmount(rule, { installment, overdue });
  const ofInstallment = under(rule.capPerInstallment, already, uncapped);
  const amount = under(rule.capPerLoan, account.lateFeeTotal, ofInstallment);
  if (amount === 0) return;
  account.lateFeeTotal = add(account.lateFeeTotal, amount);
  const occurrence = earlier.length + 1;
  const { number } = row;
  account.lateFees.push({ kind: "late-fee", number, occurrence, on, amount });
  ask(account, row, "penalty", amount, { sequence: null, type: "late-fee", on });
}

/** What a cap, of which so much is used, leaves of an amount. */
function under(cap: Minor | null, used: Minor, amount: Minor): Minor {
  return cap === null ? amount : least(amount, greatest(ZERO, subtract(cap, used)));
}
