import { unreachable } from "../../kernel/assert";

/** A number, a level, or null where nothing is known; a number that is not finite is missing too. */
export type Value = number | string | null;

/**
 * How one attribute falls into bins. `numeric`: a bin ends with its own limit, the last is open, and
 * what is missing comes after it. `levels`: a bin for each level, then one for levels that are rare or
 * were never seen, then what is missing. `pair`: the cells of two numeric attributes, row by row, each
 * with what is missing as its last row or column.
 */
export type Cuts =
  | Readonly<{ kind: "numeric"; upTo: readonly number[] }>
  | Readonly<{ kind: "levels"; levels: readonly string[] }>
  | Readonly<{
      kind: "pair";
      of: readonly [string, string];
      upTo: readonly [readonly number[], readonly number[]];
    }>;

export function binCount(cuts: Cuts): number {
  switch (cuts.kind) {
    case "numeric":
      return cuts.upTo.length + 2;
    case "levels":
      return cuts.levels.length + 2;
    case "pair":
      return (cuts.upTo[0].length + 2) * (cuts.upTo[1].length + 2);
    default:
      return unreachable(cuts);
  }
}

/** The bin of an attribute, from 0. Text where a number is asked for is missing, and the other way round. */
export function binOf(name: string, cuts: Cuts, read: (name: string) => Value): number {
  switch (cuts.kind) {
    case "numeric":
      return rangeOf(cuts.upTo, read(name));
    case "levels":
      return levelOf(cuts.levels, read(name));
    case "pair": {
      const [row, column] = [read(cuts.of[0]), read(cuts.of[1])];
      return rangeOf(cuts.upTo[0], row) * (cuts.upTo[1].length + 2) + rangeOf(cuts.upTo[1], column);
    }
    default:
      return unreachable(cuts);
  }
}

/** The first range whose limit is not below the value, by halving; limits are in ascending order. */
export function rangeOf(upTo: readonly number[], value: Value): number {
  if (typeof value !== "number" || !Number.isFinite(value)) return upTo.length + 1;
  let [low, high] = [0, upTo.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((upTo[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function levelOf(levels: readonly string[], value: Value): number {
  if (typeof value !== "string") return levels.length + 1;
  const found = levels.indexOf(value);
  return found < 0 ? levels.length : found;
}
