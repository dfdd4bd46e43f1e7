import type { LadderStep, PolicyDocument } from "../../src/domain/policy/policy";
import type { StepAction } from "../../src/domain/policy/step-action";
import { minor } from "../../src/kernel/money";
import { documentOf } from "../../src/domain/policy/templates";

const letter = (template: string): StepAction => ({
  kind: "notice",
  channels: ["email"],
  template,
});
const call = (title: string): StepAction => ({
  kind: "task",
  role: "officer",
  title,
  dueInDays: 2,
});

/** Steps of every kind, with conditions about what the steps before them did. */
export const BUSY_LADDER: readonly LadderStep[] = [
  { step: "remind", day: -3, actions: [letter("reminder-before-due")] },
  {
    step: "first",
    day: 3,
    actions: [letter("past-due-early"), { kind: "flag", flag: "warned", days: 30 }],
  },
  {
    step: "call",
    day: 10,
    when: "'warned' in flags",
    repeat: { everyDays: 7, timesMax: 3 },
    actions: [call("Call the borrower"), { kind: "case", stage: "soft", priority: "low" }],
  },
  {
    step: "pause",
    day: 8,
    when: "loan.principal > 128000",
    actions: [
      {
        kind: "hold",
        stops: ["notices", "steps", "charges", "counting"],
        days: 9,
        reason: "Talks",
        legalBasis: "House rule",
      },
    ],
  },
  {
    step: "hard",
    day: 40,
    when: "case.open && case.stage == 'soft'",
    actions: [letter("past-due"), { kind: "case", stage: "hard", priority: "high" }],
  },
  {
    step: "watch",
    on: { event: "bucket-entered", bucket: "M2" },
    actions: [{ kind: "watch", reason: "Two months", days: 30 }],
  },
  {
    step: "promised",
    on: { event: "promise-broken" },
    when: "loan.brokenPromises < 3 && !loan.openPromise",
    actions: [call("Ask what happened"), { kind: "flag", flag: "promised", days: 20 }],
  },
  { step: "cured", on: { event: "cured" }, actions: [{ kind: "close-case", reason: "paid" }] },
];

const LEVELS: readonly LadderStep[] = [
  { step: "level-1", day: 4, actions: [letter("past-due-early")] },
  { step: "level-2", day: 12, when: "loan.pastDueAmount > 11000", actions: [call("Visit")] },
  {
    step: "level-3",
    day: 30,
    repeat: { everyDays: 10, timesMax: 4 },
    actions: [letter("past-due"), { kind: "case", stage: "levels" }],
  },
];

const base = documentOf("seven-months");

/** Two policies with conditions, holds, cases and segments, the second with level ladders. */
export const BUSY: PolicyDocument = { ...base, name: "Busy", ladder: BUSY_LADDER };
export const LEVELLED: PolicyDocument = {
  ...BUSY,
  name: "Levelled",
  graceDays: 2,
  segments: [
    { name: "small", when: "loan.principal < 134000", match: "most-severe", ladder: LEVELS },
    {
      name: "even",
      when: "loan.principal < 140000",
      graceDays: 6,
      counting: "due-day",
      toleranceAmount: minor(2_500),
      match: "one-at-a-time",
      ladder: LEVELS,
    },
  ],
};
