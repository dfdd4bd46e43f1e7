import type { BusinessDate } from "../../kernel/calendar";
import type { Counting } from "../loan/rules";
import type { Condition } from "../condition/compile";
import { type FactName, FIXED_FACTS } from "../condition/facts";
import { type Conditions, openConditions } from "../condition/open-conditions";
import type { ConditionRefusal } from "../condition/refusal";
import { factOf, type Part, partsOf, type Place, placeOf } from "../condition/tree";
import { isTemplateName } from "../notice/template-name";
import { type DayRange, ladderFlaws, type LadderFlaw } from "./check-ladder";
import { decidingSegments, hasOwnRules } from "./delinquency-rules";
import { bucketsOf, choiceFlaws, type RuleFlaw, ruleFlaws } from "./check-rules";
import { type LawFlaw, lawFlaws } from "./check-law";
import { canConditionHold } from "./reachable";
import { FIRST_POLICY } from "./first-policy";
import {
  type LadderStep,
  MATCHES,
  MISSED_DAYS,
  type PolicyDocument,
  type Segment,
  SEGMENTS_MAX,
} from "./policy";

/** What is wrong, and where: a JSON pointer into the document. */
export type PolicyFlaw = Readonly<{ pointer: string }> &
  (
    | LadderFlaw
    | RuleFlaw
    | LawFlaw
    | Readonly<{ code: "policy.name_empty" }>
    | Readonly<{ code: "policy.window_empty" }>
    | Readonly<{ code: "policy.window_wider"; startMinute: number; endMinute: number }>
    | Readonly<{ code: "policy.effective_not_ahead"; today: BusinessDate }>
    | Readonly<{ code: "policy.too_many_segments"; segmentsMax: number }>
    | Readonly<{ code: "policy.segment_repeated"; segment: string }>
    | Readonly<{ code: "policy.segment_wrong"; segment: string; problem: ConditionRefusal }>
    | Readonly<{ code: "policy.segment_unreachable"; segment: string }>
    /** It decides how days are counted, or stands before one that does, and asks what may change. */
    | Readonly<{
        code: "policy.segment_asks_changing";
        segment: string;
        at: Place;
        fact: FactName;
        /** What it may ask. */
        fixed: readonly FactName[];
        /** The segment with rules of its own before which it stands; null when it has them itself. */
        before: string | null;
      }>
    | Readonly<{ code: "policy.canary_out_of_range" }>
  );
export type PolicyFlawCode = PolicyFlaw["code"];

const MINUTES_OF_DAY = 1440;

/**
 * Everything that keeps a document from being put in force, each with its exact place. A lender may
 * only tighten the hours of contact that the law leaves (those of the first policy).
 */
export function checkPolicy(document: PolicyDocument): readonly PolicyFlaw[] {
  return [
    ...nameFlaws(document),
    ...ruleFlaws(document, "#"),
    ...laddersFlaws(document),
    ...windowFlaws(document.contact.window),
    ...lawFlaws(document.contact),
  ];
}

/** A version takes effect on a day that has not begun: days that were scanned are not decided again. */
export function checkEffectiveOn(
  effectiveOn: BusinessDate,
  today: BusinessDate,
): readonly PolicyFlaw[] {
  if (effectiveOn > today) return [];
  return [{ code: "policy.effective_not_ahead", pointer: "#/effectiveOn", today }];
}

/** The ladder, those of the segments, and what tells them apart. */
function laddersFlaws(document: PolicyDocument): PolicyFlaw[] {
  const { segments = [], match = "each-on-its-day", missedDays = "take", canaryPercent } = document;
  const conditions = openConditions();
  const shared = {
    channels: document.contact.channels,
    isTemplate: isTemplateName,
    conditions,
  };
  const bucketed = (segment: number | null) => {
    const buckets = bucketsOf(document, segment);
    const canHold = (text: string, days: DayRange) =>
      canConditionHold(conditions, text, days, buckets);
    return { ...shared, buckets: buckets?.map(({ name }) => name) ?? null, canHold };
  };
  const flaws: PolicyFlaw[] = [
    ...choiceFlaws(match, MATCHES, "#/match"),
    ...choiceFlaws(missedDays, MISSED_DAYS, "#/missedDays"),
    ...ladderFlaws({ ...bucketed(null), steps: document.ladder, match, at: "#/ladder" }),
    ...dueDateFlaws(document.ladder, document.counting, "#/ladder"),
  ];
  if (segments.length > SEGMENTS_MAX) {
    const segmentsMax = SEGMENTS_MAX;
    flaws.push({ code: "policy.too_many_segments", pointer: "#/segments", segmentsMax });
  }
  for (const [index, segment] of segments.entries()) {
    const at = `#/segments/${index}`;
    const own = segment.match ?? match;
    flaws.push(
      ...segmentFlaws(document, index, conditions),
      ...ruleFlaws(segment, at),
      ...dueDateFlaws(segment.ladder, segment.counting ?? document.counting, `${at}/ladder`),
      ...choiceFlaws(own, MATCHES, `${at}/match`),
      ...ladderFlaws({ ...bucketed(index), steps: segment.ladder, match: own, at: `${at}/ladder` }),
    );
  }
  const isShare = canaryPercent === undefined || (canaryPercent >= 1 && canaryPercent <= 99);
  if (!isShare || !Number.isInteger(canaryPercent ?? 1)) {
    flaws.push({ code: "policy.canary_out_of_range", pointer: "#/canaryPercent" });
  }
  return flaws;
}

/** Where the due date is day 1, a loan that is unpaid on it is late: no step before due is left to take. */
function dueDateFlaws(
  steps: readonly LadderStep[],
  counting: Counting | undefined,
  at: string,
): PolicyFlaw[] {
  if (counting !== "due-day") return [];
  return steps.flatMap(({ step, day }, index): PolicyFlaw[] =>
    day === 0
      ? [{ code: "policy.step_unreachable", pointer: `${at}/${index}/day`, step, day }]
      : [],
  );
}

function segmentFlaws(
  document: PolicyDocument,
  index: number,
  conditions: Conditions,
): PolicyFlaw[] {
  const { segments = [] } = document;
  const { name, when } = segments[index] as Segment;
  const at = `#/segments/${index}`;
  const before = segments.slice(0, index);
  const flaws: PolicyFlaw[] = [];
  if (before.some((other) => other.name === name)) {
    flaws.push({ code: "policy.segment_repeated", pointer: `${at}/name`, segment: name });
  }
  const compiled = conditions.compile(when);
  if (!compiled.ok) {
    const problem = compiled.refusal;
    flaws.push({ code: "policy.segment_wrong", pointer: `${at}/when`, segment: name, problem });
  } else if (
    !canConditionHold(conditions, when, { from: 0, to: null }, bucketsOf(document, index)) ||
    // The first segment that fits counts, so what an earlier one says already is never asked.
    before.some((other) => other.when.trim() === when.trim() || other.when.trim() === "true")
  ) {
    flaws.push({ code: "policy.segment_unreachable", pointer: `${at}/when`, segment: name });
  } else {
    flaws.push(...changingFlaws(segments, index, compiled.value));
  }
  return flaws;
}

/**
 * Whether a loan is late must not hang on how late it is, nor change without anybody looking at it: a
 * segment that is asked before it is known how a loan's days are counted asks what never changes.
 */
function changingFlaws(
  segments: readonly Segment[],
  index: number,
  condition: Condition,
): PolicyFlaw[] {
  const deciding = decidingSegments(segments);
  const segment = deciding[index];
  const asked = segment && firstFact(condition.tree, (name) => !FIXED_FACTS.includes(name));
  if (!asked) return [];
  const last = deciding.at(-1);
  return [
    {
      code: "policy.segment_asks_changing",
      pointer: `#/segments/${index}/when`,
      segment: segment.name,
      at: placeOf(condition.text, asked.part.start, asked.part.end),
      fact: asked.name,
      fixed: FIXED_FACTS,
      before: hasOwnRules(segment) || !last ? null : last.name,
    },
  ];
}

/** The first place in the text of a condition at which such a fact is asked. */
function firstFact(
  part: Part,
  isSuch: (name: FactName) => boolean,
): Readonly<{ part: Part; name: FactName }> | undefined {
  const name = factOf(part)?.name;
  if (name !== undefined) return isSuch(name) ? { part, name } : undefined;
  return partsOf(part)
    .flatMap((inner) => firstFact(inner, isSuch) ?? [])
    .toSorted((a, b) => a.part.start - b.part.start)[0];
}

function nameFlaws({ name }: PolicyDocument): PolicyFlaw[] {
  const isName = name.trim() !== "" && !/\p{Cc}/u.test(name) && name.isWellFormed();
  return isName ? [] : [{ code: "policy.name_empty", pointer: "#/name" }];
}

function windowFlaws({ startMinute, endMinute }: PolicyDocument["contact"]["window"]) {
  const flaws: PolicyFlaw[] = [];
  const pointer = "#/contact/window";
  if (startMinute < 0 || startMinute >= endMinute || endMinute > MINUTES_OF_DAY) {
    flaws.push({ code: "policy.window_empty", pointer });
    return flaws;
  }
  const { window: law } = FIRST_POLICY.contact;
  if (startMinute < law.startMinute) {
    flaws.push({ code: "policy.window_wider", pointer: `${pointer}/startMinute`, ...law });
  }
  if (endMinute > law.endMinute) {
    flaws.push({ code: "policy.window_wider", pointer: `${pointer}/endMinute`, ...law });
  }
  return flaws;
}
