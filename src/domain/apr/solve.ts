import { type Minor, sum } from "../../kernel/money";

/**
 * An amount at a distance from the start: above zero advanced, below zero paid. It is discounted by
 * (1 + i) for every full period and by 1 + fraction × i for what is left.
 */
export type DatedAmount = Readonly<{ amount: Minor; full: number; fraction: number }>;

/** The rate per period as ln(1 + i), and how many steps it took from the bracket. */
export type SolvedRate = Readonly<{ logGrowth: number; iterations: number }>;

/** `noise` is what rounding in doubles may make of a value that is zero. */
type Evaluation = Readonly<{ value: number; slope: number; noise: number }>;
/** The value has the sign of `below` at `low` and the other at `high`. */
type Bracket = Readonly<{ low: number; high: number }>;

const FIRST_REACH = 2 ** -12;
const REACH_GROWTH = 1.5;
/** All the money there is against one cent within a day is ln(2^53) × 365 = 13 410 a year. */
const REACH_MAX = 2 ** 14;
const STEP_TOLERANCE = 1e-14;
/** Halving alone goes from the widest bracket to neighbouring doubles in fewer. */
const ITERATIONS_MAX = 120;

/**
 * The rate per period at which the amounts are worth nothing together, above -100 percent; undefined
 * where there is none. Of several the one nearest to zero in the direction of the finance charge: up
 * when more is paid than advanced, down when less.
 *
 * Works on u = ln(1 + i), in which the value is a smooth sum of exponentials: a bracket that grows
 * outward from zero, then Newton's steps, halved whenever one leaves the bracket or shrinks too
 * little. It ends when the value cannot be told from zero in doubles, or a step moves u by less than
 * 1e-14 (of u, where that is larger): both far below any digit that is printed.
 */
export function solveRate(amounts: readonly DatedAmount[]): SolvedRate | undefined {
  const times = new Set(amounts.map(({ full, fraction }) => full + fraction));
  if (times.size < 2) return undefined;
  // At no rate the value is an exact sum of integers.
  const total = sum(amounts.map(({ amount }) => amount));
  if (total === 0) return { logGrowth: 0, iterations: 0 };
  const toward = total < 0 ? 1 : -1;
  const bracket = findBracket(amounts, toward) ?? findBracket(amounts, -toward);
  return bracket && refine(amounts, bracket);
}

function findBracket(amounts: readonly DatedAmount[], direction: number): Bracket | undefined {
  const sign = Math.sign(evaluate(amounts, 0).value);
  let near = 0;
  for (let reach = FIRST_REACH; near !== direction * REACH_MAX; reach *= REACH_GROWTH) {
    const far = direction * Math.min(reach, REACH_MAX);
    if (Math.sign(evaluate(amounts, far).value) !== sign) return { low: near, high: far };
    near = far;
  }
  return undefined;
}

function refine(amounts: readonly DatedAmount[], bracket: Bracket): SolvedRate {
  let { low, high } = bracket;
  const sign = Math.sign(evaluate(amounts, low).value);
  let at = (low + high) / 2;
  let lastStep = Math.abs(high - low);
  for (let iterations = 1; iterations <= ITERATIONS_MAX; iterations += 1) {
    const { value, slope, noise } = evaluate(amounts, at);
    if (Math.abs(value) <= noise) return { logGrowth: at, iterations };
    if (Math.sign(value) === sign) low = at;
    else high = at;
    const newton = at - value / slope;
    const isInside = (newton - low) * (newton - high) < 0;
    const shrinks = Math.abs(newton - at) * 2 < lastStep;
    const next = isInside && shrinks ? newton : (low + high) / 2;
    lastStep = Math.abs(next - at);
    at = next;
    if (lastStep <= STEP_TOLERANCE * Math.max(1, Math.abs(at)))
      return { logGrowth: at, iterations };
  }
  return { logGrowth: at, iterations: ITERATIONS_MAX };
}

/**
 * The present value and its slope in u, both divided by the largest discount factor: that moves no
 * root, and neither hundreds of periods nor thousands of percent overflow.
 */
function evaluate(amounts: readonly DatedAmount[], u: number): Evaluation {
  const logs = amounts.map(({ full, fraction }) => -full * u - logOfFraction(fraction, u));
  const largest = logs.reduce((most, log) => Math.max(most, log), Number.NEGATIVE_INFINITY);
  let value = 0;
  let slope = 0;
  let size = 0;
  for (const [index, { amount, full, fraction }] of amounts.entries()) {
    const present = amount * Math.exp((logs[index] ?? 0) - largest);
    value += present;
    size += Math.abs(present);
    slope -= present * (full + slopeOfFraction(fraction, u));
  }
  return { value, slope, noise: size * Number.EPSILON };
}

/** ln(1 + fraction × i) */
function logOfFraction(fraction: number, u: number): number {
  // Nothing times infinity is no number: e^u has no double beyond u = 709.
  return fraction === 0 ? 0 : Math.log1p(fraction * Math.expm1(u));
}

/** fraction × e^u ÷ (1 + fraction × i), divided by e^u above and below so that nothing overflows. */
function slopeOfFraction(fraction: number, u: number): number {
  return fraction === 0 ? 0 : fraction / (fraction + (1 - fraction) * Math.exp(-u));
}
