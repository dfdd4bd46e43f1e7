import { add, type Minor, subtract, sum, ZERO } from "../../kernel/money";
import { CHARGED_OFF, CLOSED, isInBook, type Standing, standingName } from "../standing/standing";
import type { MonthMove } from "./matrix";

export type MovementFigures = Readonly<{ loanCount: number; balance: Minor }>;

/**
 * What a bucket had at the end of a month before, what came and went, and what it has at the end of this
 * one; outstanding principal in minor units. What loans paid or drew meanwhile is `repaid`: a loan that
 * comes brings what it owed before it came, and what it owed less since is repaid here.
 */
export type Movement = MovementSums & Readonly<{ standing: Standing }>;

export type MovementSums = Readonly<{
  opening: MovementFigures;
  /** From outside the book, with what they owe now. */
  entered: MovementFigures;
  /** From better buckets, and from worse ones. */
  worsened: MovementFigures;
  improved: MovementFigures;
  /** To worse buckets, and to better ones. */
  leftWorse: MovementFigures;
  leftBetter: MovementFigures;
  paidOff: MovementFigures;
  chargedOff: MovementFigures;
  /** Without an amount any more, or not told. */
  gone: MovementFigures;
  repaid: Minor;
  closing: MovementFigures;
}>;

/**
 * The movement of each bucket over the months given, from the moves of their loans. Always adds up:
 * opening + entered + worsened + improved − leftWorse − leftBetter − paidOff − chargedOff − gone −
 * repaid = closing, in loans (of which none are repaid) and in minor units.
 */
export function movementsOf(moves: readonly MonthMove[]): readonly Movement[] {
  const buckets = new Set(moves.flatMap(({ from, to }) => [from, to].filter(isInBook)));
  return [...buckets].toSorted((a, b) => a - b).map((bucket) => movementOf(moves, bucket));
}

/** The same of several buckets together: what one loses another gains. */
export function totalMovement(movements: readonly MovementSums[]): MovementSums {
  const total = (of: (movement: MovementSums) => MovementFigures) =>
    movements.map(of).reduce(together, NOTHING);
  return {
    opening: total(({ opening }) => opening),
    entered: total(({ entered }) => entered),
    worsened: total(({ worsened }) => worsened),
    improved: total(({ improved }) => improved),
    leftWorse: total(({ leftWorse }) => leftWorse),
    leftBetter: total(({ leftBetter }) => leftBetter),
    paidOff: total(({ paidOff }) => paidOff),
    chargedOff: total(({ chargedOff }) => chargedOff),
    gone: total(({ gone }) => gone),
    repaid: sum(movements.map(({ repaid }) => repaid)),
    closing: total(({ closing }) => closing),
  };
}

function movementOf(moves: readonly MonthMove[], bucket: number): Movement {
  const here = moves.filter(({ from }) => from === bucket);
  const arrived = moves.filter(({ to }) => to === bucket);
  const left = here.filter(({ to }) => to !== bucket);
  const came = arrived.filter(({ from }) => from !== bucket);
  const leftTo = (is: (to: number) => boolean) => opened(left.filter(({ to }) => is(to)));
  // Not in the book before: a loan without a balance, charged off or closed brings what it owes now.
  const isOutside = ({ from }: MonthMove) => !isInBook(from);
  const known = arrived.filter((move) => !isOutside(move));
  return {
    standing: standingName(bucket),
    opening: opened(here),
    entered: closed(came.filter(isOutside)),
    worsened: opened(came.filter(({ from }) => isInBook(from) && from < bucket)),
    improved: opened(came.filter(({ from }) => isInBook(from) && from > bucket)),
    leftWorse: leftTo((to) => isInBook(to) && to > bucket),
    leftBetter: leftTo((to) => isInBook(to) && to < bucket),
    paidOff: leftTo((to) => to === CLOSED),
    chargedOff: leftTo((to) => to === CHARGED_OFF),
    gone: leftTo((to) => !isInBook(to) && to !== CLOSED && to !== CHARGED_OFF),
    repaid: subtract(opened(known).balance, closed(known).balance),
    closing: closed(arrived),
  };
}

const NOTHING: MovementFigures = { loanCount: 0, balance: ZERO };

function opened(moves: readonly MonthMove[]): MovementFigures {
  return sumBy(moves, ({ openingBalance }) => openingBalance);
}

function closed(moves: readonly MonthMove[]): MovementFigures {
  return sumBy(moves, ({ closingBalance }) => closingBalance);
}

function sumBy(
  moves: readonly MonthMove[],
  balanceOf: (move: MonthMove) => Minor,
): MovementFigures {
  return moves
    .map((move) => ({ loanCount: move.loanCount, balance: balanceOf(move) }))
    .reduce(together, NOTHING);
}

function together(one: MovementFigures, other: MovementFigures): MovementFigures {
  return {
    loanCount: one.loanCount + other.loanCount,
    balance: add(one.balance, other.balance),
  };
}
