import { assert, unreachable } from "../../kernel/assert";
import { type Attribute, type Column, type Columns, columnOf, type History } from "./attribute";
import { binCount, binOf, type Cuts, rangeOf, type Value } from "./cuts";
import { cellWeights, informationValue, sumOf, type Tally, weightOfEvidence } from "./evidence";
import { type MergeRule, mergeRanges, type Trend } from "./merge-ranges";

export type Bin = Tally & Readonly<{ weight: number }>;

/** An attribute cut into bins, each with how its rows ended and its weight of evidence. */
export type Binned = Readonly<{
  name: string;
  trend: Trend;
  cuts: Cuts;
  bins: readonly Bin[];
  informationValue: number;
}>;

const FINE_BINS = 50;
export const BINS_MAX = 12;
/** Of each side of a pair. */
const SIDE_BINS_MAX = 6;
/** Least share of the rows in one bin, and of a level that has one of its own. */
const SHARE_MIN = 0.01;
/** Neighbours differ at the 1 % level. */
const CHI_SQUARE_MIN = 6.635;
/** A limit has so many significant digits, so that it can be told. */
const LIMIT_DIGITS = 4;

/**
 * Cuts one attribute into bins by the rows of a history, in whatever order they come. Numeric: fine
 * bins with as many rows each, merged by `mergeRanges`. Levels: those with a share of the rows, the
 * others together. A pair: the cells of two attributes, each cut more coarsely than alone.
 */
export function binAttribute(attribute: Attribute, history: History): Binned {
  const cuts = cutsOf(attribute, history);
  const codes = codesOf(attribute.name, cuts, history.columns);
  assert(codes.length === history.bad.length, `${attribute.name} has another number of rows`);
  const tallies = tally(codes, binCount(cuts), history.bad);
  const all = sumOf(tallies);
  const weights =
    cuts.kind === "pair"
      ? cellWeights(tallies, cuts.upTo[1].length + 2)
      : tallies.map((one) => weightOfEvidence(one, all));
  return {
    name: attribute.name,
    trend: attribute.kind === "numeric" ? attribute.trend : "free",
    cuts,
    bins: tallies.map((one, bin) => ({ ...one, weight: weights[bin] ?? 0 })),
    informationValue: informationValue(tallies, weights),
  };
}

/** The bin of each row. */
export function codesOf(name: string, cuts: Cuts, columns: Columns): Uint8Array {
  const first = columnOf(columns, cuts.kind === "pair" ? cuts.of[0] : name);
  const codes = new Uint8Array(first.length);
  let row = 0;
  const read = (asked: string): Value => columnOf(columns, asked)[row] ?? null;
  for (; row < codes.length; row += 1) codes[row] = binOf(name, cuts, read);
  return codes;
}

function cutsOf(attribute: Attribute, { columns, bad }: History): Cuts {
  const limits = (name: string, trend: Trend, binsMax: number) =>
    limitsOf(numbersOf(columns, name), bad, {
      ...{ trend, binsMax, shareMin: SHARE_MIN, chiSquareMin: CHI_SQUARE_MIN },
    });
  switch (attribute.kind) {
    case "numeric":
      return { kind: "numeric", upTo: limits(attribute.name, attribute.trend, BINS_MAX) };
    case "levels":
      return { kind: "levels", levels: frequentLevels(columnOf(columns, attribute.name)) };
    case "pair": {
      const [row, column] = attribute.of;
      const side = (name: string) => limits(name, "free", SIDE_BINS_MAX);
      return { kind: "pair", of: attribute.of, upTo: [side(row), side(column)] };
    }
    default:
      return unreachable(attribute);
  }
}

/** The limits of all bins but the last, which is open. */
function limitsOf(values: Float64Array, bad: Uint8Array, rule: MergeRule): readonly number[] {
  const fine = fineLimits(values);
  // One more range without a limit, and the missing, which are no part of the order.
  const tallies = tally(
    Uint8Array.from(values, (value) => rangeOf(fine, value)),
    fine.length + 2,
    bad,
  );
  const ranges = [...fine, Number.POSITIVE_INFINITY].map((upTo, bin) => {
    const { goods, bads } = tallies[bin] ?? { goods: 0, bads: 0 };
    return { goods, bads, upTo };
  });
  return mergeRanges(ranges, rule)
    .slice(0, -1)
    .map(({ upTo }) => upTo);
}

/** Quantiles of the values there are, each once; a value that many rows have ends a bin. */
function fineLimits(values: Float64Array): readonly number[] {
  const sorted = values.filter(Number.isFinite).sort();
  const limits = Array.from({ length: FINE_BINS - 1 }, (_, index) => {
    const at = Math.ceil(((index + 1) * sorted.length) / FINE_BINS) - 1;
    return roundedUp(sorted[at] ?? 0);
  });
  const last = sorted.at(-1) ?? 0;
  return [...new Set(limits)].filter((limit) => limit < last);
}

/** The next number that can be told, so that the value itself stays below its limit. */
function roundedUp(value: number): number {
  const near = Number(value.toPrecision(LIMIT_DIGITS));
  if (near >= value) return near;
  const digit = 10 ** (Math.floor(Math.log10(Math.abs(value))) - LIMIT_DIGITS + 1);
  return Number((near + digit).toPrecision(LIMIT_DIGITS));
}

function frequentLevels(column: Column): readonly string[] {
  assert(!(column instanceof Float64Array), "numbers are no levels");
  const counts = new Map<string, number>();
  for (const level of column) {
    if (level !== null) counts.set(level, (counts.get(level) ?? 0) + 1);
  }
  const frequent = [...counts].filter(([, count]) => count >= SHARE_MIN * column.length);
  return frequent.map(([level]) => level).toSorted();
}

function tally(codes: Uint8Array, count: number, bad: Uint8Array): readonly Tally[] {
  const [rows, bads] = [new Uint32Array(count), new Uint32Array(count)];
  for (const [row, code] of codes.entries()) {
    rows[code] = (rows[code] ?? 0) + 1;
    bads[code] = (bads[code] ?? 0) + (bad[row] ?? 0);
  }
  return Array.from(rows, (all, bin) => {
    const lost = bads[bin] ?? 0;
    return { goods: all - lost, bads: lost };
  });
}

function numbersOf(columns: Columns, name: string): Float64Array {
  const column = columnOf(columns, name);
  assert(column instanceof Float64Array, `${name} has levels and no numbers`);
  return column;
}
