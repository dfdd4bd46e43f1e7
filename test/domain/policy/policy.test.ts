import { describe, expect, it } from "vitest";
import { TEMPLATE_NAMES } from "../../../src/domain/notice/template-name";
import { checkEffectiveOn, checkPolicy } from "../../../src/domain/policy/check";
import { FIRST_POLICY } from "../../../src/domain/policy/first-policy";
import type { LadderStep, PolicyDocument } from "../../../src/domain/policy/policy";
import { documentOf, POLICY_TEMPLATES } from "../../../src/domain/policy/templates";
import { businessDate } from "../../../src/kernel/calendar";
import { minor } from "../../../src/kernel/money";

const DOCUMENT = documentOf("seven-months");

function step(day: number, name = `step${day}`, template?: string, channel = "email"): LadderStep {
  const fitting = day <= 0 ? "reminder-before-due" : "past-due";
  const action = { kind: "notice", channels: [channel], template: template ?? fitting };
  return { step: name, day, actions: [action] as unknown as LadderStep["actions"] };
}

function window(startMinute: number, endMinute: number): Partial<PolicyDocument> {
  return { contact: { ...DOCUMENT.contact, window: { startMinute, endMinute } } };
}

function order(steps: number) {
  const pairs = ["past-due", "due", "in-advance"].flatMap((timing) =>
    ["penalty", "fee", "interest", "principal"].map((component) => ({ timing, component })),
  );
  const advance = "next-installment";
  return {
    walk: "vertical",
    steps: pairs.slice(0, steps),
    advance,
  } as PolicyDocument["allocation"];
}

describe("the first policy", () => {
  it("is one that can be put in force", () => {
    expect(checkPolicy(FIRST_POLICY)).toEqual([]);
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
  it.each<[string, Partial<PolicyDocument>, string, string]>([
    ["without a name", { name: " " }, "policy.name_empty", "#/name"],
    [
      "with a negative tolerance",
      { toleranceAmount: minor(-1) },
      "policy.tolerance_negative",
      "#/toleranceAmount",
    ],
    [
      "that tolerates more than all",
      { tolerancePercent: "100.1" },
      "policy.percent_out_of_range",
      "#/tolerancePercent",
    ],
    [
      "with a share that is no number",
      { tolerancePercent: "a lot" },
      "policy.percent_out_of_range",
      "#/tolerancePercent",
    ],
    [
      "with a negative limit of the share",
      { tolerancePercentMax: minor(-1) },
      "policy.tolerance_negative",
      "#/tolerancePercentMax",
    ],
    ["with a negative grace", { graceDays: -1 }, "policy.grace_out_of_range", "#/graceDays"],
    [
      "with a grace beyond the first bucket",
      { graceDays: 31 },
      "policy.grace_out_of_range",
      "#/graceDays",
    ],
    ["with half a day of grace", { graceDays: 1.5 }, "policy.grace_out_of_range", "#/graceDays"],
    [
      "whose order of payment leaves a pair out",
      { allocation: order(11) },
      "allocation.step_missing",
      "#/allocation/steps",
    ],
    ["whose window never opens", window(600, 600), "policy.window_empty", "#/contact/window"],
    [
      "whose window begins before the day",
      window(-1, 600),
      "policy.window_empty",
      "#/contact/window",
    ],
    [
      "whose window ends after the day",
      window(600, 1441),
      "policy.window_empty",
      "#/contact/window",
    ],
    [
      "that writes before 8:00",
      window(479, 1000),
      "policy.window_wider",
      "#/contact/window/startMinute",
    ],
    [
      "that writes after 21:00",
      window(480, 1261),
      "policy.window_wider",
      "#/contact/window/endMinute",
    ],
    [
      "with a step 61 days before due",
      { ladder: [step(-61)] },
      "policy.step_out_of_range",
      "#/ladder/0/day",
    ],
    [
      "with a step beyond day 400",
      { ladder: [step(401)] },
      "policy.step_out_of_range",
      "#/ladder/0/day",
    ],
    [
      "with a step within a day",
      { ladder: [step(1.5)] },
      "policy.step_out_of_range",
      "#/ladder/0/day",
    ],
    [
      "with two steps of one name",
      { ladder: [step(1, "a"), step(2, "a")] },
      "policy.step_repeated",
      "#/ladder/1/step",
    ],
    [
      "with two steps on one day",
      { ladder: [step(1, "a"), step(1, "b")] },
      "policy.day_repeated",
      "#/ladder/1/day",
    ],
    [
      "with a ladder out of order",
      { ladder: [step(7), step(1)] },
      "policy.ladder_unordered",
      "#/ladder/1/day",
    ],
    [
      "with a letter that nobody wrote",
      { ladder: [step(1), step(2, "b", "threat")] },
      "policy.template_unknown",
      "#/ladder/1/actions/0/template",
    ],
    [
      "that reminds of a due date when it has passed",
      { ladder: [step(1, "a", "reminder-before-due")] },
      "policy.template_misplaced",
      "#/ladder/0/actions/0/template",
    ],
    [
      "that speaks of days late before the due date",
      { ladder: [step(-3, "a", "past-due")] },
      "policy.template_misplaced",
      "#/ladder/0/actions/0/template",
    ],
    [
      "with a step that its contact rules would always block",
      { contact: { ...DOCUMENT.contact, channels: [] }, ladder: [step(1)] },
      "policy.channel_not_permitted",
      "#/ladder/0/actions/0/channels/0",
    ],
    [
      "with more steps than anybody reads",
      { ladder: Array.from({ length: 101 }, (_, index) => step(index + 1)) },
      "policy.ladder_too_long",
      "#/ladder",
    ],
  ])("%s", (_, changes, code, pointer) => {
    const flaws = checkPolicy({ ...DOCUMENT, ...changes });
    expect(flaws.map((flaw) => [flaw.code, flaw.pointer])).toEqual([[code, pointer]]);
  });

  it("for all of its flaws at once", () => {
    const document = {
      ...DOCUMENT,
      ...window(0, 1440),
      graceDays: 99,
      ladder: [step(7), step(7, "b"), step(3, "b", "threat")],
    };
    expect(checkPolicy(document).map(({ pointer }) => pointer)).toEqual([
      "#/graceDays",
      "#/ladder/1/day",
      "#/ladder/2/day",
      "#/ladder/2/step",
      "#/ladder/2/actions/0/template",
      "#/contact/window/startMinute",
      "#/contact/window/endMinute",
    ]);
  });

  it.each<[string, Partial<PolicyDocument>]>([
    ["at the ends of the ladder", { ladder: [step(-60), step(0), step(400)] }],
    ["without any step", { ladder: [] }],
    ["at the longest grace", { graceDays: 30 }],
    ["open as long as the law lets it", window(480, 1260)],
    ["open for an hour", window(600, 660)],
    ["with a share of all that fell due", { tolerancePercent: "5", tolerancePercentMax: minor(1) }],
    ["with an order of its own", { allocation: order(12) }],
  ])("not %s", (_, changes) => {
    expect(checkPolicy({ ...DOCUMENT, ...changes })).toEqual([]);
  });

  it.each([
    ["2026-02-01", ["policy.effective_not_ahead"]],
    ["2026-02-02", ["policy.effective_not_ahead"]],
    ["2026-02-03", []],
  ])("unless its day %s lies after 2026-02-02", (on, codes) => {
    const flaws = checkEffectiveOn(businessDate(on), businessDate("2026-02-02"));
    expect(flaws.map(({ code }) => code)).toEqual(codes);
  });
});

describe("every template", () => {
  it.each(POLICY_TEMPLATES)("%s can be put in force as it stands", (template) => {
    expect(checkPolicy(documentOf(template))).toEqual([]);
  });

  it("uses letters that there are", () => {
    const used = POLICY_TEMPLATES.flatMap((name) =>
      documentOf(name)
        .ladder.flatMap(({ actions }) => actions)
        .flatMap((action) => (action.kind === "notice" ? action.template : [])),
    );
    expect(TEMPLATE_NAMES).toEqual(expect.arrayContaining(used));
  });
});
