import { assert } from "../../kernel/assert";

/** Repeatable chance: the same seed gives the same numbers on every machine. */
export type Random = Readonly<{
  /** A number from 0 up to, not including, 1. */
  next(): number;
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  pick<T>(choices: readonly T[]): T;
}>;

/**
 * A stream of its own for each (seed, index), so that changing how one loan is drawn leaves the
 * others as they were. Mulberry32 by Tommy Ettinger (public domain); not for secrets.
 */
export function openRandom(seed: number, index: number): Random {
  let state = mix(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let word = Math.imul(state ^ (state >>> 15), 1 | state);
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word;
    return ((word ^ (word >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick(choices) {
      const choice = choices[between(0, choices.length - 1)];
      assert(choice !== undefined, "nothing to pick from");
      return choice;
    },
  };
}

/** Spreads neighbouring seeds over all 32 bits, or their streams would begin alike. */
function mix(seed: number): number {
  let word = seed | 0;
  word = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
  word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
  return word ^ (word >>> 15);
}
