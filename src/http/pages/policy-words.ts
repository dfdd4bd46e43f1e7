import type { MessageKey, Translator } from "../../../web/locales/translate";
import type { LadderWords, StepWords } from "../../../web/pages/policy-ladder";
import type { Condition } from "../../domain/condition/compile";
import { type Conditions, openConditions } from "../../domain/condition/open-conditions";
import { sayCondition } from "../../domain/condition/say";
import { CONDITION_WORDS_EN } from "../../domain/condition/say-en";
import { CONDITION_WORDS_ZH_CN } from "../../domain/condition/say-zh-cn";
import type { BucketRange } from "../../domain/delinquency/bucket-scheme";
import { ALLOCATIONS, type AllocationName } from "../../domain/loan/allocation";
import type { Counting } from "../../domain/loan/rules";
import { isTemplateName } from "../../domain/notice/template-name";
import { LATENESS_RULES } from "../../domain/policy/delinquency-rules";
import { bucketLine, bucketsOfLadder } from "./policy-buckets";
import {
  laddersOf,
  type LadderStep,
  type LatenessRules,
  type OfferedContract,
  type PolicyDocument,
} from "../../domain/policy/policy";
import {
  HOLD_STOPS,
  PRIORITIES,
  type StepAction,
  WORKING_ROLES,
} from "../../domain/policy/step-action";

/** Says a condition in the reader's language, amounts in the lender's currency. */
export function conditionSayer(t: Translator, currency: string): (condition: Condition) => string {
  const words = t.locale === "zh-CN" ? CONDITION_WORDS_ZH_CN : CONDITION_WORDS_EN;
  return (condition) =>
    sayCondition(condition, words, (minor) => t.formatMoney(Number(minor), currency));
}

/** A condition in plain words; one that is none stays as it is written. */
export function conditionWords(
  t: Translator,
  text: string,
  currency: string,
  conditions: Conditions = openConditions(),
): string {
  const compiled = conditions.compile(text);
  return compiled.ok ? conditionSayer(t, currency)(compiled.value) : text;
}

/** "5 days before", "30 days past due", "Enters M2". */
export function triggerWords(t: Translator, { day, on }: Pick<LadderStep, "day" | "on">): string {
  if (on?.event === "bucket-entered") return t("policy.when.bucket-entered", { bucket: on.bucket });
  if (on) return t(`policy.when.${on.event}`);
  return day === undefined || Number.isNaN(day) ? t("policy.when.unknown") : dayWords(t, day);
}

export function dayWords(t: Translator, day: number): string {
  return day <= 0
    ? t("policy.dayBefore", { count: 0 - day })
    : t("policy.dayAfter", { count: day });
}

export function repeatWords(
  t: Translator,
  { everyDays, timesMax }: Required<LadderStep>["repeat"],
) {
  return t("policy.repeats", { days: everyDays, count: timesMax });
}

/** What an action does, as a sentence; a value that is not known is said as it is written. */
export function actionWords(t: Translator, action: StepAction): string {
  switch (action.kind) {
    case "notice":
      return t("policy.act.notice", { letter: letterWords(t, action.template) });
    case "task": {
      const { role, title, dueInDays } = action;
      const facts = { role: known(t, "role", role, WORKING_ROLES), title, count: dueInDays };
      return t("policy.act.task", facts);
    }
    case "case": {
      let words = t("policy.act.case", { stage: action.stage });
      if (action.priority) {
        const priority = known(t, "policy.priority", action.priority, PRIORITIES);
        words = t("policy.act.casePriority", { words, priority });
      }
      if (!action.role) return words;
      const role = known(t, "role", action.role, WORKING_ROLES);
      return t("policy.act.caseRole", { words, role });
    }
    case "close-case":
      return t("policy.act.close-case", { reason: action.reason });
    case "hold": {
      const { stops, days, reason, legalBasis } = action;
      const said = t.formatList(stops.map((stop) => known(t, "policy.stops", stop, HOLD_STOPS)));
      return t("policy.act.hold", { stops: said, count: days, reason, basis: legalBasis });
    }
    case "flag":
      return action.days === undefined
        ? t("policy.act.flag", { flag: action.flag })
        : t("policy.act.flagDays", { flag: action.flag, count: action.days });
    case "watch":
      return t("policy.act.watch", { count: action.days, reason: action.reason });
  }
}

export function letterWords(t: Translator, template: string): string {
  return isTemplateName(template) ? t(`policy.letter.${template}`) : template;
}

function known(t: Translator, area: string, value: string, values: readonly string[]): string {
  return values.includes(value) ? t(`${area}.${value}` as MessageKey) : value;
}

/** Every ladder of a document in words, its own one first. */
export function laddersWords(
  t: Translator,
  document: Pick<PolicyDocument, "ladder" | "match" | "segments" | "buckets">,
  currency: string,
): readonly LadderWords[] {
  const conditions = openConditions();
  const say = (text: string) => conditionWords(t, text, currency, conditions);
  return laddersOf(document).map(({ segment, match, steps }, index) => {
    const own = document.segments?.[index - 1];
    const buckets = bucketsOfLadder(document, index);
    return {
      segment,
      reading: own === undefined ? null : say(own.when),
      lateness: own === undefined ? null : latenessWords(t, own, currency),
      match,
      buckets: buckets.slice(1).map(({ name }) => name),
      steps: steps.map((step) => stepWords(t, step, index, say, buckets)),
    };
  });
}

/** "Days of grace: 5; Tolerance: 2.00 USD", of what a segment says itself; null when nothing. */
export function latenessWords(
  t: Translator,
  rules: Partial<LatenessRules & OfferedContract>,
  currency: string,
): string | null {
  const words = LATENESS_RULES.flatMap((rule) => {
    const value = rules[rule];
    if (value === undefined) return [];
    const what = t(rule === "toleranceAmount" ? "policy.tolerance" : `policy.${rule}`);
    return [t("policyEdit.of", { what, where: ruleWords(t, rule, value, currency) })];
  });
  const { allocation, charges } = rules;
  if (allocation !== undefined) {
    const where = orderWords(t, allocation);
    words.push(t("policyEdit.of", { what: t("policy.allocation"), where }));
  }
  if (charges !== undefined) {
    words.push(t("policyEdit.of", { what: t("policy.charges"), where: t("policy.chargesSome") }));
  }
  return words.length === 0 ? null : words.join("; ");
}

export function orderWords(t: Translator, allocation: unknown): string {
  const isPreset = typeof allocation === "string" && Object.hasOwn(ALLOCATIONS, allocation);
  return t(`policy.order.${isPreset ? (allocation as AllocationName) : "own"}`);
}

function ruleWords(
  t: Translator,
  rule: (typeof LATENESS_RULES)[number],
  value: number | string | readonly BucketRange[],
  currency: string,
): string {
  if (typeof value === "object") return t.formatList(value.map(bucketLine));
  if (rule === "counting") return t(`policy.counting.${value as Counting}`);
  if (rule === "graceDays") return t("clock.days", { count: Number(value) });
  if (rule === "tolerancePercent") return t.formatPercent(String(value));
  return t.formatMoney(Number(value), currency);
}

function stepWords(
  t: Translator,
  step: LadderStep,
  ladder: number,
  say: (text: string) => string,
  buckets: readonly BucketRange[],
): StepWords {
  const { when, repeat } = step;
  return {
    // A segment may name its steps as the policy does.
    id: ladder === 0 ? step.step : `${step.step}.${ladder}`,
    at: placeOfStep(step, buckets),
    isEvent: step.on !== undefined,
    again: repeat ? repeatsOf(step.day, repeat) : [],
    trigger: triggerWords(t, step),
    condition: when === undefined ? null : say(when),
    repeat: repeat ? repeatWords(t, repeat) : null,
    acts: step.actions.map((action) => actionWords(t, action)),
    kinds: [...new Set(step.actions.map(({ kind }) => kind))],
  };
}

/** The day past due at which a step stands in a picture; null for an event of no day. */
export function placeOfStep(
  { day, on }: LadderStep,
  buckets: readonly BucketRange[],
): number | null {
  if (on?.event !== "bucket-entered") return Number.isInteger(day) ? (day as number) : null;
  const from = buckets.find(({ name }) => name === on.bucket)?.from;
  return from !== undefined && Number.isInteger(from) ? from : null;
}

function repeatsOf(day: number | undefined, repeat: Required<LadderStep>["repeat"]): number[] {
  const { everyDays, timesMax } = repeat;
  if (day === undefined || !(everyDays >= 1) || !(timesMax >= 1 && timesMax <= 100)) return [];
  return Array.from({ length: timesMax }, (_, index) => day + (index + 1) * everyDays);
}
