import { add, type Minor, ZERO } from "../../kernel/money";
import { type Month, monthsBetween } from "../../kernel/month";
import { sharePercent } from "../../kernel/share";

/** More than so many days past due: M2, M3 and M4 and what is worse. */
export const LATE_BEYOND = [30, 60, 90] as const;
export type LateBeyond = (typeof LATE_BEYOND)[number];

export type LateFigures = Readonly<{ loanCount: number; amount: Minor }>;

/** The loans of one month of disbursement at the end of a later one; amounts in minor units. */
export type VintageMonth = Readonly<{
  vintage: Month;
  month: Month;
  /** Those that are owed, and their outstanding principal. */
  loanCount: number;
  balance: Minor;
  /** So late now, by outstanding principal. */
  late: Readonly<Record<LateBeyond, LateFigures>>;
  /** So late at the end of this month and of none before, by the amount that was disbursed. */
  firstLate: Readonly<Record<LateBeyond, LateFigures>>;
}>;

/** All that were ever disbursed in a month, also those that are gone. */
export type Origination = Readonly<{
  vintage: Month;
  originatedCount: number;
  originatedAmount: Minor;
}>;

export type VintageShare = LateFigures &
  Readonly<{
    /** Of all loans that were disbursed, and of the amount; percent with four decimals. */
    percent: string | null;
    amountPercent: string | null;
  }>;

export type VintageAge = Readonly<{
  /** 0 is the month of the disbursement. */
  monthsOnBook: number;
  month: Month;
  loanCount: number;
  balance: Minor;
  /** So late at the end of this month. */
  current: Readonly<Record<LateBeyond, VintageShare>>;
  /** So late at the end of this month or of any before it. */
  ever: Readonly<Record<LateBeyond, VintageShare>>;
}>;

export type Vintage = Origination & Readonly<{ ages: readonly VintageAge[] }>;

/**
 * Loans of one month of disbursement followed by months on book: how many are late, and how many ever
 * were. Over all that were disbursed, so that a loan that was paid off or charged off stays in the
 * whole, and one that was late once stays in the part. Rows of one vintage, and of one month of it, are
 * added up.
 */
export function vintagesOf(
  rows: readonly VintageMonth[],
  originations: readonly Origination[],
): readonly Vintage[] {
  const byVintage = Map.groupBy(rows, ({ vintage }) => vintage);
  const originated = Map.groupBy(originations, ({ vintage }) => vintage);
  return [...byVintage.keys()].toSorted().map((vintage) => {
    const months = [...Map.groupBy(byVintage.get(vintage) ?? [], ({ month }) => month)]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([, own]) => own.reduce(plus));
    return follow(
      (originated.get(vintage) ?? []).reduce(together, { ...NOTHING, vintage }),
      months,
    );
  });
}

function follow(origination: Origination, months: readonly VintageMonth[]): Vintage {
  const { vintage, originatedCount, originatedAmount } = origination;
  const share = ({ loanCount, amount }: LateFigures): VintageShare => ({
    loanCount,
    amount,
    percent: sharePercent(loanCount, originatedCount),
    amountPercent: sharePercent(amount, originatedAmount),
  });
  let ever = forEach(() => NO_LOANS);
  const ages = months.map((own): VintageAge => {
    ever = forEach((beyond) => sumOf(ever[beyond], own.firstLate[beyond]));
    return {
      monthsOnBook: monthsBetween(vintage, own.month),
      month: own.month,
      loanCount: own.loanCount,
      balance: own.balance,
      current: forEach((beyond) => share(own.late[beyond])),
      ever: forEach((beyond) => share(ever[beyond])),
    };
  });
  return { ...origination, ages };
}

const NOTHING = { originatedCount: 0, originatedAmount: ZERO };
const NO_LOANS: LateFigures = { loanCount: 0, amount: ZERO };

function together(one: Origination, other: Origination): Origination {
  return {
    ...one,
    originatedCount: one.originatedCount + other.originatedCount,
    originatedAmount: add(one.originatedAmount, other.originatedAmount),
  };
}

function plus(one: VintageMonth, other: VintageMonth): VintageMonth {
  return {
    ...one,
    loanCount: one.loanCount + other.loanCount,
    balance: add(one.balance, other.balance),
    late: forEach((beyond) => sumOf(one.late[beyond], other.late[beyond])),
    firstLate: forEach((beyond) => sumOf(one.firstLate[beyond], other.firstLate[beyond])),
  };
}

function sumOf(one: LateFigures, other: LateFigures): LateFigures {
  return {
    loanCount: one.loanCount + other.loanCount,
    amount: add(one.amount, other.amount),
  };
}

function forEach<Value>(of: (beyond: LateBeyond) => Value): Record<LateBeyond, Value> {
  return { 30: of(30), 60: of(60), 90: of(90) };
}
