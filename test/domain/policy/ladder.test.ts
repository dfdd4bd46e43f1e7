import { describe, expect, it } from "vitest";
import { explainFlaw } from "../../../src/app/policy/explain-flaw";
import { checkPolicy } from "../../../src/domain/policy/check";
import type { LadderStep, PolicyDocument, Segment } from "../../../src/domain/policy/policy";
import { storedDocument } from "../../../src/domain/policy/stored-document";
import type { StepAction } from "../../../src/domain/policy/step-action";
import { documentOf } from "../../../src/domain/policy/templates";
import { minor } from "../../../src/kernel/money";

const DOCUMENT = documentOf("seven-months");
const LETTER: StepAction = { kind: "notice", channels: ["email"], template: "past-due" };
const TASK: StepAction = { kind: "task", role: "officer", title: "Call", dueInDays: 2 };

const step = (more: Partial<LadderStep>): LadderStep => ({
  step: "one",
  actions: [LETTER],
  ...more,
});
const acting = (...actions: StepAction[]) => ({ ladder: [step({ day: 5, actions })] });
const segment = (more: Partial<Segment>): Segment => ({
  name: "cards",
  when: 'loan.product == "card"',
  ladder: [step({ day: 3 })],
  ...more,
});

describe("a ladder may", () => {
  it.each<[string, Partial<PolicyDocument>]>([
    ["wait for a bucket", { ladder: [step({ on: { event: "bucket-entered", bucket: "M2" } })] }],
    ["ask a condition", { ladder: [step({ day: 30, when: "loan.pastDueAmount > 5000" })] }],
    [
      "tell two steps of one day apart by conditions",
      {
        ladder: [
          step({ step: "a", day: 30, when: 'loan.currency == "USD"' }),
          step({ step: "b", day: 30, when: 'loan.currency != "USD"' }),
        ],
      },
    ],
    [
      "do everything there is to do",
      acting(
        LETTER,
        TASK,
        TASK,
        { kind: "case", stage: "early", priority: "high", role: "officer" },
        { kind: "hold", stops: ["charges"], days: 30, reason: "Relief", legalBasis: "Own rule" },
        { kind: "flag", flag: "vulnerable" },
        { kind: "watch", reason: "Pays later each month", days: 30 },
      ),
    ],
    [
      "close a case when the loan is cured",
      {
        ladder: [
          step({ on: { event: "cured" }, actions: [{ kind: "close-case", reason: "Cured" }] }),
        ],
      },
    ],
    ["differ by segment", { segments: [segment({})] }],
    [
      "count otherwise in a segment, with others behind it that ask how late a loan is",
      {
        segments: [
          segment({ graceDays: 3, tolerancePercent: "1", tolerancePercentMax: minor(500) }),
          segment({ name: "late", when: "loan.daysPastDue > 30" }),
        ],
      },
    ],
    ["count for some of the borrowers", { canaryPercent: 10 }],
    ["repeat a step", { ladder: [step({ day: 30, repeat: { everyDays: 7, timesMax: 4 } })] }],
  ])("%s", (_, change) => {
    expect(checkPolicy({ ...DOCUMENT, ...change })).toEqual([]);
  });
});

describe("a ladder is refused, with the exact place", () => {
  it.each<[string, Partial<PolicyDocument>, string, string]>([
    [
      "a step without a day or an event",
      { ladder: [step({})] },
      "policy.trigger_unclear",
      "#/ladder/0/day",
    ],
    [
      "a step with both",
      { ladder: [step({ day: 3, on: { event: "notice-failed" } })] },
      "policy.trigger_unclear",
      "#/ladder/0/day",
    ],
    [
      "a bucket that nobody enters",
      { ladder: [step({ on: { event: "bucket-entered", bucket: "M0" } })] },
      "policy.bucket_never_entered",
      "#/ladder/0/on/bucket",
    ],
    [
      "an unknown fact",
      { ladder: [step({ day: 5, when: "loan.colour == 3" })] },
      "policy.condition_wrong",
      "#/ladder/0/when",
    ],
    [
      "a condition that never holds on its day",
      { ladder: [step({ day: 30, when: "loan.daysPastDue < 10" })] },
      "policy.step_unreachable",
      "#/ladder/0/when",
    ],
    [
      "a bucket that is not that of the day",
      { ladder: [step({ day: 95, when: 'loan.bucket == "M2"' })] },
      "policy.step_unreachable",
      "#/ladder/0/when",
    ],
    [
      "two levels of one day",
      {
        match: "one-at-a-time",
        ladder: [
          step({ day: 5, when: "loan.credit == 0" }),
          step({ step: "b", day: 5, when: "loan.credit > 0" }),
        ],
      },
      "policy.day_repeated",
      "#/ladder/1/day",
    ],
    [
      "a repeat that never ends",
      { ladder: [step({ day: 5, repeat: { everyDays: 0, timesMax: 5 } })] },
      "policy.repeat_out_of_range",
      "#/ladder/0/repeat",
    ],
    [
      "a repeated letter on the day of another",
      {
        ladder: [
          step({ day: 5, repeat: { everyDays: 5, timesMax: 5 } }),
          step({ step: "b", day: 15 }),
        ],
      },
      "policy.repeat_overlaps",
      "#/ladder/0/repeat",
    ],
    [
      "five months without a step",
      { ladder: [step({ day: 5 }), step({ step: "b", day: 155 })] },
      "policy.ladder_gap",
      "#/ladder/1/day",
    ],
    ["a step that does nothing", acting(), "policy.actions_missing", "#/ladder/0/actions"],
    [
      "two letters at once",
      acting(LETTER, LETTER),
      "policy.actions_contradict",
      "#/ladder/0/actions/1",
    ],
    [
      "a case that is moved and closed at once",
      acting({ kind: "case", stage: "early" }, { kind: "close-case", reason: "x" }),
      "policy.actions_contradict",
      "#/ladder/0/actions/1",
    ],
    [
      "a letter about lateness to a loan that was cured",
      { ladder: [step({ on: { event: "cured" } })] },
      "policy.template_misplaced",
      "#/ladder/0/actions/0/template",
    ],
    [
      "a letter by no channel",
      acting({ kind: "notice", channels: [], template: "past-due" }),
      "policy.channels_missing",
      "#/ladder/0/actions/0/channels",
    ],
    [
      "a task for nobody",
      acting({ ...TASK, role: "robot" } as never),
      "policy.unknown_choice",
      "#/ladder/0/actions/0/role",
    ],
    [
      "a task without words",
      acting({ ...TASK, title: " " } as never),
      "policy.words_missing",
      "#/ladder/0/actions/0/title",
    ],
    [
      "a task due in two years",
      acting({ ...TASK, dueInDays: 700 } as never),
      "policy.days_out_of_range",
      "#/ladder/0/actions/0/dueInDays",
    ],
    [
      "a hold without a legal basis",
      acting({ kind: "hold", stops: ["steps"], days: 5, reason: "r", legalBasis: "" }),
      "policy.words_missing",
      "#/ladder/0/actions/0/legalBasis",
    ],
    [
      "a hold that stops nothing",
      acting({ kind: "hold", stops: [], days: 5, reason: "r", legalBasis: "l" }),
      "policy.unknown_choice",
      "#/ladder/0/actions/0/stops",
    ],
    [
      "a flag that is no name",
      acting({ kind: "flag", flag: "Très grave" }),
      "policy.not_a_name",
      "#/ladder/0/actions/0/flag",
    ],
    ["an unknown way to match", { match: "random" as never }, "policy.unknown_match", "#/match"],
    [
      "an unknown way with missed days",
      { missedDays: "guess" as never },
      "policy.unknown_match",
      "#/missedDays",
    ],
    ["a canary of nobody", { canaryPercent: 0 }, "policy.canary_out_of_range", "#/canaryPercent"],
    [
      "a canary of everybody",
      { canaryPercent: 100 },
      "policy.canary_out_of_range",
      "#/canaryPercent",
    ],
    [
      "a segment of no condition",
      { segments: [segment({ when: "loan" })] },
      "policy.segment_wrong",
      "#/segments/0/when",
    ],
    [
      "a segment that an earlier one takes",
      { segments: [segment({}), segment({ name: "again" })] },
      "policy.segment_unreachable",
      "#/segments/1/when",
    ],
    [
      "two segments of one name",
      { segments: [segment({}), segment({ when: "loan.credit > 0" })] },
      "policy.segment_repeated",
      "#/segments/1/name",
    ],
    [
      "a segment with its own grace that asks how late a loan is",
      { segments: [segment({ graceDays: 3, when: "loan.daysPastDue > 5" })] },
      "policy.segment_asks_changing",
      "#/segments/0/when",
    ],
    [
      "a segment before one with its own tolerance that asks how late a loan is",
      {
        segments: [
          segment({ when: "loan.pastDueAmount > 5" }),
          segment({ name: "own", when: "loan.currency == 'USD'", toleranceAmount: minor(5) }),
        ],
      },
      "policy.segment_asks_changing",
      "#/segments/0/when",
    ],
    [
      "a grace of a segment that is too long",
      { segments: [segment({ graceDays: 31, when: "loan.principal > 5" })] },
      "policy.grace_out_of_range",
      "#/segments/0/graceDays",
    ],
    [
      "a tolerance of a segment below zero",
      { segments: [segment({ toleranceAmount: minor(-1), when: "loan.principal > 5" })] },
      "policy.tolerance_negative",
      "#/segments/0/toleranceAmount",
    ],
    [
      "a share of a segment beyond all",
      { segments: [segment({ tolerancePercent: "100.1", when: "loan.principal > 5" })] },
      "policy.percent_out_of_range",
      "#/segments/0/tolerancePercent",
    ],
    [
      "an unknown first day",
      { counting: "tomorrow" as never },
      "policy.unknown_match",
      "#/counting",
    ],
    [
      "an unknown first day of a segment",
      { segments: [segment({ counting: "tomorrow" as never })] },
      "policy.unknown_match",
      "#/segments/0/counting",
    ],
    [
      "a step on the due date, when that is the first day past due",
      {
        counting: "due-day",
        ladder: [
          step({ day: 0, actions: [{ ...LETTER, template: "reminder-before-due" }] }),
          step({ step: "two", day: 3 }),
        ],
      },
      "policy.step_unreachable",
      "#/ladder/0/day",
    ],
    [
      "a step of a segment in its own place",
      { segments: [segment({ ladder: [step({ day: 999 })] })] },
      "policy.step_out_of_range",
      "#/segments/0/ladder/0/day",
    ],
  ])("%s", (_, change, code, pointer) => {
    const flaws = checkPolicy({ ...DOCUMENT, ...change });
    expect(flaws.map((flaw) => [flaw.code, flaw.pointer])).toEqual([[code, pointer]]);
    expect(flaws.map(explainFlaw).every((words) => words.length > 8)).toBe(true);
  });
});

it("a document from when a step had one action is read as one with a list", () => {
  const { ladder, ...rest } = DOCUMENT;
  const old = ladder.map(({ actions: [action], ...one }) => {
    if (action?.kind !== "notice") throw new Error("the first policy writes letters");
    const { template, channels } = action;
    return { ...one, action: { kind: "notice", channel: channels[0], template } };
  });
  expect(storedDocument(JSON.stringify({ ...rest, ladder: old }))).toEqual(DOCUMENT);
});
