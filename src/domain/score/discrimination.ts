import { assert } from "../../kernel/assert";

/** How the bad rows lie among all by their risk. */
export type Discrimination = Readonly<{
  /** The chance that of a bad and a good row the bad one has the higher risk; a tie is half of one. */
  auc: number;
  /** 2 AUC - 1. */
  gini: number;
  /** Kolmogorov-Smirnov: how far the shares of bads and of goods up to one risk ever are apart. */
  ks: number;
}>;

/**
 * How well a risk (any number, higher is worse) tells bad rows from good ones. The AUC is exact: the
 * Mann-Whitney count from mean ranks. There is at least one row of each kind.
 */
export function discriminationOf(risks: Float64Array, bad: Uint8Array): Discrimination {
  const auc = aucOf(risks, bad);
  return { auc, gini: 2 * auc - 1, ks: ksOf(risks, bad) };
}

export function aucOf(risks: Float64Array, bad: Uint8Array): number {
  const bads = countBads(bad);
  const goods = bad.length - bads;
  assert(bads > 0 && goods > 0, "an AUC of one class");
  const sum = meanRanks(risks).reduce((total, rank, row) => total + (bad[row] ? rank : 0), 0);
  return (sum - (bads * (bads + 1)) / 2) / (bads * goods);
}

/** Ranks from 1; rows with the same value share the mean of theirs. */
export function meanRanks(values: Float64Array): Float64Array {
  const order = ascending(values);
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    const to = endOfTie(values, order, from);
    for (let at = from; at < to; at += 1) ranks[order[at] ?? 0] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}

export function countBads(bad: Uint8Array): number {
  return bad.reduce((sum, one) => sum + one, 0);
}

function ksOf(risks: Float64Array, bad: Uint8Array): number {
  const order = ascending(risks);
  const bads = countBads(bad);
  const goods = bad.length - bads;
  let [badsPassed, most] = [0, 0];
  for (let from = 0; from < order.length; ) {
    const to = endOfTie(risks, order, from);
    for (let at = from; at < to; at += 1) badsPassed += bad[order[at] ?? 0] ?? 0;
    most = Math.max(most, Math.abs(badsPassed / bads - (to - badsPassed) / goods));
    from = to;
  }
  return most;
}

function ascending(values: Float64Array): Uint32Array {
  const order = Uint32Array.from({ length: values.length }, (_, index) => index);
  return order.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
}

function endOfTie(values: Float64Array, order: Uint32Array, from: number): number {
  const value = values[order[from] ?? 0];
  let to = from + 1;
  while (to < order.length && values[order[to] ?? 0] === value) to += 1;
  return to;
}
