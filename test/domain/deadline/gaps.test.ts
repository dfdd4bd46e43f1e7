import { expect, test } from "vitest";
import { PACKS } from "../../../src/domain/contact/packs/all";
import { deadlineGaps } from "../../../src/domain/deadline/gaps";
import type { LadderStep } from "../../../src/domain/policy/policy";

const REG_X = PACKS.filter(({ id }) => id === "US-REGX");
const CCA = PACKS.filter(({ id }) => id === "UK-CCA");

function letter(day: number, template: string): LadderStep {
  const notice = { kind: "notice", channels: ["email"], template } as const;
  return { step: `day-${day}`, day, actions: [notice] };
}

test.each([
  ["no step writes it", [letter(30, "past-due")], [45]],
  ["a step writes it on the last day", [letter(45, "early-intervention")], []],
  ["a step writes it a day too late", [letter(46, "early-intervention")], [45]],
  [
    "only a promise that is broken leads to it",
    [{ ...letter(1, "early-intervention"), day: undefined, on: { event: "promise-broken" } }],
    [45],
  ],
] as const)("a mortgage under Regulation X: %s", (_, ladder, days) => {
  const gaps = deadlineGaps({ ladder: ladder as unknown as LadderStep[] }, REG_X);
  expect(gaps.map(({ byDay }) => byDay)).toEqual(days);
});

test("each ladder of a policy is looked at, and what has no day of its own has none here", () => {
  const segments = [
    { name: "cards", when: "true", ladder: [letter(20, "arrears-notice")] },
    { name: "others", when: "true", ladder: [] },
  ];
  expect(deadlineGaps({ ladder: [], segments }, CCA)).toMatchObject([
    { letter: "arrears-notice", segment: null, byDay: null },
    { letter: "arrears-notice", segment: "others", byDay: null },
  ]);
});

test("packs that demand no letter leave no gap", () => {
  const others = PACKS.filter(({ deadlines }) => deadlines === undefined);
  expect(deadlineGaps({ ladder: [] }, others)).toEqual([]);
});
