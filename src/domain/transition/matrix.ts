import { add, type Minor, ZERO } from "../../kernel/money";
import { sharePercent } from "../../kernel/share";
import { OUTSIDE, type Standing, standingName } from "../standing/standing";
import { type Interval, shareInterval } from "./interval";

/** How many loans went from one standing at the end of a month to another at the end of the next. */
export type MonthMove = Readonly<{
  /** Codes of standings. */
  from: number;
  to: number;
  loanCount: number;
  /** Outstanding principal at the end of the month before and of this one; minor units. */
  openingBalance: Minor;
  closingBalance: Minor;
}>;

export type MatrixCell = Readonly<{
  standing: Standing;
  loanCount: number;
  /** Of the loans of the row, percent with four decimals, and its 95 % interval. */
  percent: string | null;
  interval: Interval | null;
  openingBalance: Minor;
  closingBalance: Minor;
  /** Of the opening balance of the row. */
  balancePercent: string | null;
}>;

export type MatrixRow = Readonly<{
  standing: Standing;
  loanCount: number;
  openingBalance: Minor;
  /** Only standings that some loan of the row reached, best first. */
  to: readonly MatrixCell[];
}>;

/**
 * The transition matrix by the cohort method: of the loans that stood in a row's standing at the end of
 * a month, where each stood at the end of the next, by count and by opening balance. Moves of several
 * months are pooled, each loan counting once for each of its months. Loans that were outside are left
 * out: a row is of those that were there.
 */
export function transitionMatrix(moves: readonly MonthMove[]): readonly MatrixRow[] {
  const inside = moves.filter(({ from }) => from !== OUTSIDE);
  return [...Map.groupBy(inside, ({ from }) => from)]
    .toSorted(([one], [other]) => one - other)
    .map(([from, own]) => matrixRow(from, own));
}

function matrixRow(from: number, moves: readonly MonthMove[]): MatrixRow {
  const whole = totalOf(moves);
  const cells = [...Map.groupBy(moves, ({ to }) => to)].toSorted(
    ([one], [other]) => placeOf(one) - placeOf(other),
  );
  return {
    standing: standingName(from),
    loanCount: whole.loanCount,
    openingBalance: whole.openingBalance,
    to: cells.map(([to, own]): MatrixCell => {
      const part = totalOf(own);
      return {
        standing: standingName(to),
        ...part,
        percent: sharePercent(part.loanCount, whole.loanCount),
        interval: shareInterval(part.loanCount, whole.loanCount),
        balancePercent: sharePercent(part.openingBalance, whole.openingBalance),
      };
    }),
  };
}

/** Out of the book comes last, however it is stored. */
function placeOf(standing: number): number {
  return standing === OUTSIDE ? Number.MAX_SAFE_INTEGER : standing;
}

export type MoveTotal = Pick<MonthMove, "loanCount" | "openingBalance" | "closingBalance">;

export function totalOf(moves: readonly MonthMove[]): MoveTotal {
  return moves.reduce<MoveTotal>(
    (total, move) => ({
      loanCount: total.loanCount + move.loanCount,
      openingBalance: add(total.openingBalance, move.openingBalance),
      closingBalance: add(total.closingBalance, move.closingBalance),
    }),
    { loanCount: 0, openingBalance: ZERO, closingBalance: ZERO },
  );
}
