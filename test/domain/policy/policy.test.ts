import { describe, expect, it } from "vitest";
import { FIRST_POLICY } from "../../../src/domain/policy/first-policy";
import { type LadderStep, type Policy, validatePolicy } from "../../../src/domain/policy/policy";
import { minor } from "../../../src/kernel/money";

function step(day: number, name = `step${day}`): LadderStep {
  return {
    step: name,
    day,
    action: { kind: "notice", channel: "email", template: "past-due" },
  };
}

function window(startMinute: number, endMinute: number): Partial<Policy> {
  return { contact: { ...FIRST_POLICY.contact, window: { startMinute, endMinute } } };
}

describe("the first policy", () => {
  it("is one that can be put in force", () => {
    expect(validatePolicy(FIRST_POLICY)).toEqual({ ok: true, value: FIRST_POLICY });
  });

  it("reminds five days before due and writes on ten days to the end of the seventh month", () => {
    expect(FIRST_POLICY.ladder.map(({ day }) => day)).toEqual([
      -5, 1, 7, 15, 30, 60, 90, 120, 150, 180, 210,
    ]);
  });

  it("contacts nobody before 8:00 (US, CN) or from 21:00 on (12 CFR 1006.6(b)(1)(i))", () => {
    expect(FIRST_POLICY.contact.window).toEqual({ startMinute: 480, endMinute: 1260 });
  });
});

describe("a policy is refused", () => {
  it.each<[string, Partial<Policy>, string]>([
    ["with a negative tolerance", { toleranceAmount: minor(-1) }, "policy.tolerance_negative"],
    ["with a negative grace", { graceDays: -1 }, "policy.grace_out_of_range"],
    ["with a grace beyond the first bucket", { graceDays: 31 }, "policy.grace_out_of_range"],
    ["with half a day of grace", { graceDays: 1.5 }, "policy.grace_out_of_range"],
    ["whose window never opens", window(600, 600), "policy.window_empty"],
    ["whose window begins before the day", window(-1, 600), "policy.window_empty"],
    ["whose window ends after the day", window(600, 1441), "policy.window_empty"],
    ["with a step 61 days before due", { ladder: [step(-61)] }, "policy.step_out_of_range"],
    ["with a step beyond day 400", { ladder: [step(401)] }, "policy.step_out_of_range"],
    ["with a step within a day", { ladder: [step(1.5)] }, "policy.step_out_of_range"],
    [
      "with two steps of one name",
      { ladder: [step(1, "a"), step(2, "a")] },
      "policy.step_repeated",
    ],
    ["with two steps on one day", { ladder: [step(1, "a"), step(1, "b")] }, "policy.day_repeated"],
    ["with a ladder out of order", { ladder: [step(7), step(1)] }, "policy.ladder_unordered"],
  ])("%s", (_, changes, code) => {
    expect(validatePolicy({ ...FIRST_POLICY, ...changes })).toMatchObject({
      ok: false,
      refusal: { code },
    });
  });

  it.each<[string, Partial<Policy>]>([
    ["at the ends of the ladder", { ladder: [step(-60), step(0), step(400)] }],
    ["without any step", { ladder: [] }],
    ["at the longest grace", { graceDays: 30 }],
    ["open all day", window(0, 1440)],
  ])("not %s", (_, changes) => {
    expect(validatePolicy({ ...FIRST_POLICY, ...changes }).ok).toBe(true);
  });
});
