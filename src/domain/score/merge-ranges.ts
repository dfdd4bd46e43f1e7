import { assert } from "../../kernel/assert";
import type { Tally } from "./evidence";

/** Neighbouring bins as one; `upTo` is the limit of the last of them. */
export type Range = Tally & Readonly<{ upTo: number }>;

/** How risk moves along an attribute: by no rule, or never falling, or never rising. */
export type Trend = "free" | "rising" | "falling";

export type MergeRule = Readonly<{
  trend: Trend;
  /** Least share of the rows with a value that a bin has. */
  shareMin: number;
  binsMax: number;
  /** Neighbours whose odds differ by less, as chi-square with one degree of freedom, are one. */
  chiSquareMin: number;
}>;

/**
 * Coarse bins out of fine ones: first neighbours that go against the trend are pooled (which leaves
 * the closest sequence that keeps it), then bins that are too small go to the neighbour whose odds
 * are nearer, then the two neighbours that differ least become one, again and again, until all differ
 * and no more than `binsMax` are left. Merging neighbours never breaks a trend; a bin without rows
 * would hide one, so it goes to the one after it. Source: ChiMerge,
 * Kerber (1992); pool adjacent violators, Ayer et al. (1955).
 */
export function mergeRanges(fine: readonly Range[], rule: MergeRule): readonly Range[] {
  const ranges = pooled(
    fine.filter((range) => rowsOf(range) > 0),
    rule.trend,
  );
  const rowsMin = rule.shareMin * ranges.reduce((total, range) => total + rowsOf(range), 0);
  while (ranges.length > 1) {
    const small = smallest(ranges, rowsMin);
    const at = small === undefined ? mostAlike(ranges) : nearest(ranges, small);
    const isDone = ranges.length <= rule.binsMax && difference(ranges, at) >= rule.chiSquareMin;
    if (small === undefined && isDone) break;
    ranges.splice(at, 2, joined(ranges, at));
  }
  return ranges;
}

function pooled(fine: readonly Range[], trend: Trend): Range[] {
  const ranges: Range[] = [];
  for (const range of fine) {
    ranges.push(range);
    while (trend !== "free" && ranges.length > 1 && isAgainst(ranges, trend)) {
      ranges.splice(-2, 2, joined(ranges, ranges.length - 2));
    }
  }
  return ranges;
}

/** Whether the last two go against the trend, by products so that equal odds are exactly equal. */
function isAgainst(ranges: readonly Range[], trend: "rising" | "falling"): boolean {
  const [before, after] = pairAt(ranges, ranges.length - 2);
  const rise = after.bads * before.goods - before.bads * after.goods;
  return trend === "rising" ? rise < 0 : rise > 0;
}

function smallest(ranges: readonly Range[], rowsMin: number): number | undefined {
  const rows = ranges.map(rowsOf);
  const least = Math.min(...rows);
  return least < rowsMin ? rows.indexOf(least) : undefined;
}

/** Where the pair begins that joins a bin with the neighbour that differs less from it. */
function nearest(ranges: readonly Range[], index: number): number {
  if (index === 0) return 0;
  if (index === ranges.length - 1) return index - 1;
  return difference(ranges, index - 1) <= difference(ranges, index) ? index - 1 : index;
}

function mostAlike(ranges: readonly Range[]): number {
  const differences = ranges.slice(1).map((_, index) => difference(ranges, index));
  return differences.indexOf(Math.min(...differences));
}

/** Pearson's chi-square of the two by two table of a pair of neighbours; 0 where one side is empty. */
function difference(ranges: readonly Range[], at: number): number {
  const [one, other] = pairAt(ranges, at);
  const [goods, bads] = [one.goods + other.goods, one.bads + other.bads];
  const product = goods * bads * rowsOf(one) * rowsOf(other);
  if (product === 0) return 0;
  return ((one.goods * other.bads - one.bads * other.goods) ** 2 * (goods + bads)) / product;
}

function joined(ranges: readonly Range[], at: number): Range {
  const [one, other] = pairAt(ranges, at);
  return { goods: one.goods + other.goods, bads: one.bads + other.bads, upTo: other.upTo };
}

function pairAt(ranges: readonly Range[], at: number): readonly [Range, Range] {
  const [one, other] = [ranges[at], ranges[at + 1]];
  assert(one && other, "a pair of neighbours");
  return [one, other];
}

function rowsOf({ goods, bads }: Tally): number {
  return goods + bads;
}
