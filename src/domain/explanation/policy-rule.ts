import type { BusinessDate, Instant } from "../../kernel/calendar";
import type { Condition } from "../condition/compile";
import type { FactName, FactValue } from "../condition/facts";
import { findFact } from "../condition/facts";
import type { Conditions } from "../condition/open-conditions";
import { FIRST_POLICY } from "../policy/first-policy";
import {
  type LadderStep,
  laddersOf,
  type Match,
  type PolicyDocument,
  type Repeat,
  type StepEventName,
} from "../policy/policy";
import type { BrokenPromise } from "../promise/promise";
import type { PolicyVersion } from "../policy/version";

/** What was kept with an act when it was done: why its step was this loan's. */
export type KeptReason = Readonly<{
  segment: string | null;
  event?: string;
  promise?: BrokenPromise;
  when?: string;
  facts: Readonly<Record<string, unknown>>;
  daysPastDue: number;
  dueOn: BusinessDate | null;
}>;

/** What a step waits for. */
export type Trigger =
  | Readonly<{ kind: "day"; day: number; repeat: Repeat | null }>
  | Readonly<{
      kind: "event";
      event: StepEventName;
      bucket: string | null;
      /** The promise that was broken, of an event that was. */
      promise: BrokenPromise | null;
    }>;

/** A condition that was asked before the act, with its answer. */
export type AskedCondition = Readonly<{
  of: "segment" | "step";
  /** The name of the segment or step. */
  name: string;
  text: string;
  /** Null when the text is no condition that can be read today. */
  condition: Condition | null;
  isSo: boolean;
}>;

export type AskedFact = Readonly<{ name: FactName; value: FactValue }>;

/** The rule behind an act as its version says it, however many versions followed. */
export type PolicyRule = Readonly<{
  version: number;
  /** Null when the version's text is not there any more. */
  name: string | null;
  effectiveOn: BusinessDate | null;
  /** The first policy comes with the product: it is code, and nobody approved it. */
  isBuiltIn: boolean;
  approvedBy: string | null;
  approvedAt: Instant | null;
  /** Of a canary: for so many of a hundred borrowers, and this borrower is one of them. */
  canaryPercent: number | null;
  /** The segment whose ladder it was; null for the policy's own ladder, or when it was not kept. */
  segment: string | null;
  /** Null of a move between buckets, which no step makes. */
  step: string | null;
  /** Null when the version has no such step. */
  trigger: Trigger | null;
  match: Match | null;
  asked: readonly AskedCondition[];
  facts: readonly AskedFact[];
  /** False of acts from before reasons were kept: segment, conditions and facts are not known. */
  isReasonKept: boolean;
}>;

export type RuleInput = Readonly<{
  version: number;
  /** As stored; undefined of the first policy, or when it is not there. */
  found: PolicyVersion | undefined;
  step: string | null;
  reason: KeptReason | null;
  conditions: Conditions;
}>;

/** The text of the version that acted: the stored one, or the first policy; null when neither. */
export function documentOfAct(
  version: number,
  found: PolicyVersion | undefined,
): PolicyDocument | null {
  return version === FIRST_POLICY.version ? FIRST_POLICY : (found?.document ?? null);
}

/** Says which rule made an act, from the version that acted and the reason that was kept with it. */
export function explainRule(input: RuleInput): PolicyRule {
  const { version, found, step, reason } = input;
  const document = documentOfAct(version, found);
  const isBuiltIn = version === FIRST_POLICY.version;
  const ladder = document && ladderOfAct(document, step, reason);
  const own = ladder?.steps.find((one) => one.step === step);
  return {
    version,
    name: document?.name ?? null,
    effectiveOn: isBuiltIn ? FIRST_POLICY.effectiveOn : (found?.effectiveOn ?? null),
    isBuiltIn,
    approvedBy: found?.approvedBy ?? null,
    approvedAt: found?.approvedAt ?? null,
    canaryPercent: document?.canaryPercent ?? null,
    segment: reason?.segment ?? null,
    step,
    trigger: own ? triggerOf(own, reason) : null,
    match: step === null ? null : (ladder?.match ?? null),
    asked: document && reason ? askedOf(document, input, reason) : [],
    facts: reason ? factsOf(reason) : [],
    isReasonKept: reason !== null,
  };
}

/** The step of the version that acted; undefined when the version has none of this name. */
export function stepOfAct(
  document: PolicyDocument,
  step: string,
  reason: KeptReason | null,
): LadderStep | undefined {
  return ladderOfAct(document, step, reason)?.steps.find((one) => one.step === step);
}

/** By the segment that was kept; without it the ladder that has the step, the policy's own first. */
function ladderOfAct(document: PolicyDocument, step: string | null, reason: KeptReason | null) {
  const ladders = laddersOf(document);
  if (reason !== null) return ladders.find(({ segment }) => segment === reason.segment);
  return ladders.find(({ steps }) => steps.some((one) => one.step === step));
}

function triggerOf({ day, on, repeat }: LadderStep, reason: KeptReason | null): Trigger | null {
  if (day !== undefined) return { kind: "day", day, repeat: repeat ?? null };
  if (on === undefined) return null;
  const bucket = on.event === "bucket-entered" ? on.bucket : null;
  return { kind: "event", event: on.event, bucket, promise: reason?.promise ?? null };
}

/** Segments are asked in order until one holds; then the step asks its own condition. */
function askedOf(
  { segments = [] }: PolicyDocument,
  { step, conditions }: RuleInput,
  reason: KeptReason,
): readonly AskedCondition[] {
  const read = (text: string): Condition | null => {
    const compiled = conditions.compile(text);
    return compiled.ok ? compiled.value : null;
  };
  const chosen = segments.findIndex(({ name }) => name === reason.segment);
  const asked = chosen < 0 ? segments : segments.slice(0, chosen + 1);
  const ofSegments = asked.map(({ name, when }): AskedCondition => {
    return {
      of: "segment",
      name,
      text: when,
      condition: read(when),
      isSo: name === reason.segment,
    };
  });
  const { when: text } = reason;
  if (text === undefined) return ofSegments;
  const own: AskedCondition = {
    of: "step",
    name: step ?? "",
    text,
    condition: read(text),
    isSo: true,
  };
  return [...ofSegments, own];
}

function factsOf({ facts }: KeptReason): readonly AskedFact[] {
  return Object.entries(facts).flatMap(([name, value]) => {
    const fact = findFact(name);
    return fact ? [{ name: fact.name, value: value as FactValue }] : [];
  });
}
