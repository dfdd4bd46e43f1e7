import { unreachable } from "../../kernel/assert";
import type { Cuts } from "./cuts";

/** For which values of an attribute a bin stands; null is no limit. */
export type Bound = Readonly<
  | { kind: "range"; attribute: string; over: number | null; upTo: number | null }
  | { kind: "level"; attribute: string; level: string }
  /** None of these levels. */
  | { kind: "other"; attribute: string; than: readonly string[] }
  | { kind: "missing"; attribute: string }
>;

/** The bounds of one bin: one, or for a cell of a pair one for each of its attributes. */
export function boundsOf(name: string, cuts: Cuts, bin: number): readonly Bound[] {
  switch (cuts.kind) {
    case "numeric":
      return [rangeBound(name, cuts.upTo, bin)];
    case "levels": {
      const level = cuts.levels[bin];
      if (level !== undefined) return [{ kind: "level", attribute: name, level }];
      return bin === cuts.levels.length
        ? [{ kind: "other", attribute: name, than: cuts.levels }]
        : [{ kind: "missing", attribute: name }];
    }
    case "pair": {
      const [rows, columns] = cuts.upTo;
      const width = columns.length + 2;
      return [
        rangeBound(cuts.of[0], rows, Math.floor(bin / width)),
        rangeBound(cuts.of[1], columns, bin % width),
      ];
    }
    default:
      return unreachable(cuts);
  }
}

/** Bounds in signs alone, for any language: `0.85 < utilization ≤ 1, monthsLate ≤ 0`. */
export function textOf(bounds: readonly Bound[]): string {
  return bounds.map(signsOf).join(", ");
}

function rangeBound(attribute: string, upTo: readonly number[], range: number): Bound {
  if (range > upTo.length) return { kind: "missing", attribute };
  return { kind: "range", attribute, over: upTo[range - 1] ?? null, upTo: upTo[range] ?? null };
}

function signsOf(bound: Bound): string {
  switch (bound.kind) {
    case "range": {
      const { attribute, over, upTo } = bound;
      if (upTo === null) return over === null ? `${attribute} = *` : `${attribute} > ${over}`;
      return `${over === null ? "" : `${over} < `}${attribute} ≤ ${upTo}`;
    }
    case "level":
      return `${bound.attribute} = ${bound.level}`;
    case "other":
      return `${bound.attribute} ∉ {${bound.than.join(", ")}}`;
    case "missing":
      return `${bound.attribute} = ?`;
    default:
      return unreachable(bound);
  }
}
