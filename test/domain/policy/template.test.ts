import { describe, expect, it } from "vitest";
import { compileCondition } from "../../../src/domain/condition/compile";
import { sayCondition } from "../../../src/domain/condition/say";
import { CONDITION_WORDS_EN } from "../../../src/domain/condition/say-en";
import { checkPolicy } from "../../../src/domain/policy/check";
import { laddersOf, type PolicyDocument } from "../../../src/domain/policy/policy";
import { differencesOf } from "../../../src/domain/policy/difference";
import { readingsOf } from "../../../src/domain/policy/readings";
import type { StepActionKind } from "../../../src/domain/policy/step-action";
import { documentOf, POLICY_TEMPLATES } from "../../../src/domain/policy/templates";

const CARD = documentOf("card-m1-m7");
const BUSINESS = documentOf("small-business");

function kindsIn(template: (typeof POLICY_TEMPLATES)[number]): ReadonlySet<StepActionKind> {
  const steps = laddersOf(documentOf(template)).flatMap((ladder) => ladder.steps);
  return new Set(steps.flatMap(({ actions }) => actions.map(({ kind }) => kind)));
}

describe("the templates", () => {
  it("stop nothing of their own accord: a hold rests on a law that the lender names", () => {
    for (const template of POLICY_TEMPLATES) expect(kindsIn(template)).not.toContain("hold");
  });

  it("close what they open: each that opens a case ends it when the loan is cured", () => {
    for (const template of POLICY_TEMPLATES.filter((name) => kindsIn(name).has("case"))) {
      for (const { steps } of laddersOf(documentOf(template))) {
        const cured = steps.find(({ on }) => on?.event === "cured");
        expect(cured?.actions.map(({ kind }) => kind)).toEqual(["close-case"]);
      }
    }
  });

  it("say all of their words in Chinese, on ladders that are the same but for them", () => {
    const wordsOf = (document: PolicyDocument) => [
      document.name,
      ...(document.segments ?? []).map(({ name }) => name),
      ...laddersOf(document).flatMap(({ steps }) =>
        steps.flatMap(({ actions }) =>
          actions.flatMap((action) => [
            ...("title" in action ? [action.title] : []),
            ...("reason" in action ? [action.reason] : []),
          ]),
        ),
      ),
    ];
    for (const template of POLICY_TEMPLATES) {
      const english = documentOf(template);
      const chinese = documentOf(template, "zh-CN");
      expect(checkPolicy(chinese)).toEqual([]);
      for (const words of wordsOf(chinese)) expect(words).toMatch(/\p{Script=Han}/u);
      const bare = (document: PolicyDocument) =>
        JSON.stringify(document, (key, value) =>
          ["name", "title", "reason"].includes(key) ? "" : value,
        );
      expect(bare(chinese)).toBe(bare(english));
    }
  });

  it("for cards moves the case at every entry from M1 to M7 and asks for officers at 15 and 30", () => {
    const stages = CARD.ladder.flatMap(({ on, actions }) =>
      on?.event === "bucket-entered"
        ? actions.flatMap((action) => (action.kind === "case" ? [[on.bucket, action.stage]] : []))
        : [],
    );
    expect(stages).toEqual([1, 2, 3, 4, 5, 6, 7].map((month) => [`M${month}`, `m${month}`]));
    const tasks = CARD.ladder.flatMap(({ day, actions }) =>
      actions.flatMap((action) =>
        action.kind === "task" && action.role === "officer" && day !== undefined ? [day] : [],
      ),
    );
    expect(tasks).toEqual([15, 30]);
    expect(CARD.ladder[0]?.day).toBe(-3);
  });

  it("for small businesses calls before it writes, and knows large exposures by a condition", () => {
    for (const { steps } of laddersOf(BUSINESS)) {
      const late = steps.filter(({ day = 0 }) => day > 0);
      expect(late[0]?.actions.map(({ kind }) => kind)).toEqual(["task"]);
    }
    const say = (condition: Parameters<typeof sayCondition>[0]) =>
      sayCondition(condition, CONDITION_WORDS_EN);
    expect(readingsOf(BUSINESS, say)).toEqual([
      { pointer: "#/segments/0/when", text: "the principal balance is more than 25,000,000" },
    ]);
  });
});

describe("what conditions of a document say", () => {
  it("is told with their places, and nothing of those that are none", () => {
    const when = ["loan.daysPastDue > 3", "loan.nothing", "true"];
    const ladder = CARD.ladder.slice(0, 3).map((step, at) => ({ ...step, when: when[at] ?? "" }));
    expect(compileCondition("loan.nothing").ok).toBe(false);
    expect(readingsOf({ ladder }, () => "said").map(({ pointer }) => pointer)).toEqual([
      "#/ladder/0/when",
      "#/ladder/2/when",
    ]);
  });
});

describe("the difference of two documents", () => {
  it("tells segments by their names and their steps by theirs, wherever they stand", () => {
    const [segment] = BUSINESS.segments ?? [];
    if (!segment) throw new Error("the template has a segment");
    const [first, second, ...others] = segment.ladder;
    const changed = {
      ...BUSINESS,
      segments: [
        { name: "New/one", when: "true", ladder: [] },
        { ...segment, ladder: [{ ...first, day: -9 } as never, second as never, ...others] },
      ],
    };
    expect(differencesOf(BUSINESS, changed)).toEqual([
      { path: "segments/Large exposure/ladder/reminder-5/day", before: -5, after: -9 },
      { path: "segments/New~1one", before: null, after: { when: "true", ladder: {} } },
    ]);
    expect(differencesOf({ ...CARD, segments: [] }, CARD)).toEqual([]);
  });

  it("is none when the same is only written in another order", () => {
    const turned = CARD.ladder.map((step) => ({
      ...step,
      actions: step.actions.map(
        (action) => Object.fromEntries(Object.entries(action).toReversed()) as typeof action,
      ),
    }));
    expect(differencesOf(CARD, { ...CARD, ladder: turned })).toEqual([]);
    const gone = CARD.ladder.map((step) => ({ ...step, actions: step.actions.slice(1) }));
    expect(differencesOf(CARD, { ...CARD, ladder: gone })).toHaveLength(CARD.ladder.length);
  });
});
