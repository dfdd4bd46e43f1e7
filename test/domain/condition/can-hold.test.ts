import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canHold } from "../../../src/domain/condition/can-hold";
import { holds } from "../../../src/domain/condition/evaluate";
import { bucketAt, M_SCHEME } from "../../../src/domain/delinquency/bucket-scheme";
import { conditionOf, factsOf } from "./facts-of";

const on = (day: number) => ({ daysPastDue: { from: day, to: day }, buckets: M_SCHEME });
const anyDay = { daysPastDue: { from: 0, to: null }, buckets: M_SCHEME };

describe("a condition that can never hold is found", () => {
  it.each([
    ["false", anyDay, false],
    ["case.open && false", anyDay, false],
    ["loan.daysPastDue < 3", on(30), false],
    ["loan.daysPastDue < 3", on(2), true],
    ["!(loan.daysPastDue >= 3 || case.open)", on(30), false],
    ["loan.daysPastDue > 10 && loan.daysPastDue < 5", anyDay, false],
    ["loan.daysPastDue > 10 && loan.daysPastDue < 12", anyDay, true],
    ["loan.daysPastDue > 10 && loan.daysPastDue < 11", anyDay, false],
    ["loan.daysPastDue in [10, 20]", on(30), false],
    ["loan.daysPastDue < 0", anyDay, false],
    ['loan.bucket == "M1"', on(31), false],
    ['loan.bucket == "M2"', on(31), true],
    ['loan.bucket == "M2" && loan.daysPastDue < 31', anyDay, false],
    ['loan.bucket == "M2" && loan.daysPastDue < 32', anyDay, true],
    ['loan.bucket in ["M9", "M10"]', anyDay, false],
    ['loan.bucket == "M0"', on(5), false],
    ['loan.bucket == "M0"', { ...on(5), graceDays: 5 }, true],
    ['loan.bucket == "M0"', { daysPastDue: { from: 5, to: 5 } }, true],
    ["case.open ? loan.daysPastDue < 3 : false", on(30), false],
  ])("%s (%j): %s", (text, pins, expected) => {
    expect(canHold(conditionOf(text), pins)).toBe(expected);
  });

  it.each([
    "loan.daysPastDue - 100 > 0",
    'loan.product == "a" && loan.product == "b"',
    "case.open && !case.open",
    "loan.principal < 0",
  ])("and whatever is not certain may hold: %s", (text) => {
    expect(canHold(conditionOf(text), anyDay)).toBe(true);
  });

  it("and no loan for which one holds is ever ruled out", () => {
    const days = fc.integer({ min: 0, max: 260 });
    const claim = fc.oneof(
      fc
        .tuple(fc.constantFrom("<", "<=", ">", ">=", "==", "!="), days)
        .map(([operation, day]) => `loan.daysPastDue ${operation} ${day}`),
      fc.constantFrom("M0", "M1", "M2", "M7", "M7+").map((name) => `loan.bucket == "${name}"`),
      fc.constantFrom("case.open", "loan.daysPastDue * 2 > 90", "true", "false"),
    );
    const text = fc
      .array(fc.tuple(claim, fc.constantFrom("&&", "||"), fc.boolean()), {
        minLength: 1,
        maxLength: 5,
      })
      .map((list) =>
        list
          .map(([one, joint, not], index) => `${index ? joint : ""} ${not ? `!(${one})` : one}`)
          .join(" "),
      );
    fc.assert(
      fc.property(text, days, days, days, (written, one, other, day) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const condition = conditionOf(written);
        const daysPastDue = from + (day % (to - from + 1));
        const bucket = bucketAt(M_SCHEME, daysPastDue).name;
        const facts = factsOf({ loan: { daysPastDue, bucket } });
        const possible = canHold(condition, { daysPastDue: { from, to }, buckets: M_SCHEME });
        expect(possible || !holds(condition, facts)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
