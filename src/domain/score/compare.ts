import { assert } from "../../kernel/assert";
import { aucOf, countBads, meanRanks } from "./discrimination";

/** Two models on the same rows. */
export type Comparison = Readonly<{
  championAuc: number;
  challengerAuc: number;
  /** The challenger's less the champion's. */
  difference: number;
  standardError: number;
  /** The true difference lies in it with 95 % confidence. */
  interval: readonly [number, number];
  /** `same`: 0 lies in the interval, so these rows do not tell which is better. */
  challengerIs: "better" | "worse" | "same";
}>;

/** Standard errors to either side that hold 95 % of a normal distribution. */
const ERRORS_95 = 1.959964;

/**
 * Champion against challenger on the same rows: the difference of their AUC and its paired standard
 * error. Source: DeLong, DeLong and Clarke-Pearson (1988), by ranks as in Sun and Xu (2014). Needs two
 * rows of each kind.
 */
export function compareModels(
  champion: Float64Array,
  challenger: Float64Array,
  bad: Uint8Array,
): Comparison {
  const bads = countBads(bad);
  assert(bads > 1 && bad.length - bads > 1, "two rows of each kind");
  const before = placements(champion, bad);
  const gains = placements(challenger, bad).map((share, row) => share - (before[row] ?? 0));
  const ofKind = (kind: 0 | 1) => gains.filter((_, row) => bad[row] === kind);
  const standardError = Math.sqrt(varianceOfMean(ofKind(0)) + varianceOfMean(ofKind(1)));
  const [championAuc, challengerAuc] = [aucOf(champion, bad), aucOf(challenger, bad)];
  const difference = challengerAuc - championAuc;
  const interval = [
    difference - ERRORS_95 * standardError,
    difference + ERRORS_95 * standardError,
  ] as const;
  const challengerIs = interval[0] > 0 ? "better" : interval[1] < 0 ? "worse" : "same";
  return { championAuc, challengerAuc, difference, standardError, interval, challengerIs };
}

/** Of each bad row the share of the good ones below it, of each good row that of the bad ones above it. */
function placements(risks: Float64Array, bad: Uint8Array): Float64Array {
  const ofKind = (kind: 0 | 1) => meanRanks(risks.filter((_, row) => bad[row] === kind));
  const among = [ofKind(0), ofKind(1)] as const;
  const [goods, bads] = [among[0].length, among[1].length];
  const passed = { good: 0, bad: 0 };
  return meanRanks(risks).map((rank, row) => {
    if (bad[row] === 1) return (rank - (among[1][passed.bad++] ?? 0)) / goods;
    return 1 - (rank - (among[0][passed.good++] ?? 0)) / bads;
  });
}

function varianceOfMean(values: Float64Array): number {
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  const squares = values.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return squares / (values.length - 1) / values.length;
}
