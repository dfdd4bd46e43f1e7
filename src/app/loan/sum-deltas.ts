import { add, ZERO } from "../../kernel/money";
import type { FlowDelta, RollupDelta } from "../scan/book-store";

/** One delta per currency and bucket: a thousand loans of one bucket write one row. */
export function sumRollup(deltas: readonly RollupDelta[]): RollupDelta[] {
  const sums = new Map<string, RollupDelta>();
  for (const delta of deltas) {
    const key = `${delta.currency}|${delta.bucket}`;
    const before = sums.get(key);
    sums.set(key, {
      ...delta,
      loanCount: delta.loanCount + (before?.loanCount ?? 0),
      pastDueAmount: add(delta.pastDueAmount, before?.pastDueAmount ?? ZERO),
      balance: add(delta.balance, before?.balance ?? ZERO),
    });
  }
  return [...sums.values()];
}

/** One delta per currency and way from bucket to bucket. */
export function sumFlows(deltas: readonly FlowDelta[]): FlowDelta[] {
  const sums = new Map<string, FlowDelta>();
  for (const delta of deltas) {
    const key = `${delta.currency}|${delta.fromBucket}|${delta.toBucket}`;
    const before = sums.get(key);
    sums.set(key, {
      ...delta,
      loanCount: delta.loanCount + (before?.loanCount ?? 0),
      balance: add(delta.balance, before?.balance ?? ZERO),
    });
  }
  return [...sums.values()];
}
