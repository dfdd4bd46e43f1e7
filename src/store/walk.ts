import type { Instant } from "../kernel/calendar";
import { internalId, partitionOf } from "../kernel/ids";

// The ids of a partition grow with time, so its newest rows are found by walking it backwards. A list
// over all partitions merges those walks, and goes on where each of them stopped.

/** For each partition the sequence number after which its walk goes on; 0 for one not begun. */
export type WalkPlace = readonly number[];

type Walked = Readonly<{ id: number; createdAt: Instant }>;

/** Above every sequence number of a partition. */
const SEQUENCE_END = 2 ** 40 - 1;

/** The ids of a partition that come after a place, exclusive on both sides. */
export function walkBorders(partition: number, after: WalkPlace | null) {
  const sequence = after?.[partition] || SEQUENCE_END;
  const floor = internalId(partition, 1) - 1;
  return { first: floor, last: floor + Math.min(sequence, SEQUENCE_END) };
}

/** Merges the partitions' walks by the moment of creation, newest first. */
export function mergeWalks<Row extends Walked>(
  walks: readonly (readonly Row[])[],
  query: Readonly<{ limit: number; after: WalkPlace | null }>,
  partitionCount: number,
): Readonly<{ rows: readonly Row[]; next: WalkPlace | null }> {
  const heads = walks.map(() => 0);
  const rows: Row[] = [];
  while (rows.length < query.limit) {
    const best = newestWalk(walks, heads);
    const row = best === undefined ? undefined : walks[best]?.[heads[best] ?? 0];
    if (best === undefined || !row) break;
    heads[best] = (heads[best] ?? 0) + 1;
    rows.push(row);
  }
  if (newestWalk(walks, heads) === undefined) return { rows, next: null };
  const place = Array.from({ length: partitionCount }, (_, index) => query.after?.[index] ?? 0);
  for (const { id } of rows) place[partitionOf(id)] = id - (internalId(partitionOf(id), 1) - 1);
  return { rows, next: place };
}

function newestWalk(
  walks: readonly (readonly Walked[])[],
  heads: readonly number[],
): number | undefined {
  let best: number | undefined;
  let newest = Number.NEGATIVE_INFINITY;
  for (const [index, walked] of walks.entries()) {
    const head = walked[heads[index] ?? 0];
    if (head && head.createdAt > newest) {
      newest = head.createdAt;
      best = index;
    }
  }
  return best;
}
