import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  endOf,
  FAILING_MS_MAX,
  nextTry,
  restUntil,
  TRIES_MAX,
} from "../../../src/domain/event/retry";
import { instant } from "../../../src/kernel/calendar";

const NOW = instant(Date.UTC(2026, 1, 28, 23, 59));
const [SECOND, MINUTE, HOUR] = [1000, 60_000, 3_600_000];

describe("the next try of an event", () => {
  it.each([
    ["after the first", 1, 5 * SECOND],
    ["after the second", 2, 5 * MINUTE],
    ["after the third", 3, HOUR / 2],
    ["after the ninth", 9, 24 * HOUR],
  ])("%s comes after its gap", (_, tries, gap) => {
    expect(nextTry(tries, NOW, null)).toBe(NOW + gap);
  });

  it("comes no more after the tenth, and the tries cover three days", () => {
    expect(TRIES_MAX).toBe(10);
    expect(nextTry(TRIES_MAX, NOW, 60)).toBeNull();
    const gaps = Array.from(
      { length: 9 },
      (_, index) => (nextTry(index + 1, NOW, null) ?? 0) - NOW,
    );
    expect(gaps.reduce((sum, gap) => sum + gap)).toBeGreaterThan(3 * 24 * HOUR);
  });

  it.each([
    ["that asks for less than the gap gets the gap", 2, 10, 5 * MINUTE],
    ["that asks for more is not asked before", 1, 3600, HOUR],
    ["that asks for years is asked after a day", 1, 1e9, 24 * HOUR],
  ])("of a receiver %s", (_, tries, asked, gap) => {
    expect(nextTry(tries, NOW, asked)).toBe(NOW + gap);
  });
});

describe("a receiver that fails at everything", () => {
  it.each([
    ["since now rests half a minute", 0, 30 * SECOND],
    ["for eight minutes rests one", 8 * MINUTE, MINUTE],
    ["for a day rests an hour", 24 * HOUR, HOUR],
    ["for three days less a millisecond rests an hour", FAILING_MS_MAX - 1, HOUR],
  ])("%s", (_, failing, rest) => {
    expect(restUntil(instant(NOW - failing), NOW)).toBe(NOW + rest);
  });

  it("for three days is given up", () => {
    expect(restUntil(instant(NOW - FAILING_MS_MAX), NOW)).toBeNull();
  });

  it("is always asked again at a whole millisecond, later than now and within an hour", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: FAILING_MS_MAX - 1 }), (failing) => {
        const until = restUntil(instant(NOW - failing), NOW) ?? 0;
        expect(Number.isInteger(until)).toBe(true);
        expect(until).toBeGreaterThan(NOW);
        expect(until).toBeLessThanOrEqual(NOW + HOUR);
      }),
    );
  });
});

it.each([
  [200, "delivered"],
  [204, "delivered"],
  [299, "delivered"],
  [301, "failed"],
  [400, "failed"],
  [410, "gone"],
  [429, "failed"],
  [500, "failed"],
  [null, "failed"],
] as const)("an answer of %s means %s", (status, end) => {
  expect(endOf(status)).toBe(end);
});
