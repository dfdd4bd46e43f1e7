import type { MessageKey, Translator } from "../../../web/locales/translate";
import { clockTime } from "../../../web/pages/notice-decisions";
import { dayWords } from "../../../web/pages/policy-ladder";
import type { PolicyFacts } from "../../../web/pages/policy-rules";
import type { ChangeWords } from "../../../web/pages/policy-version";
import { ALLOCATIONS, type AllocationName } from "../../domain/loan/allocation";
import { isTemplateName } from "../../domain/notice/template-name";
import { differencesOf, type PolicyChange } from "../../domain/policy/difference";
import { isDayStep, type Policy, type PolicyDocument } from "../../domain/policy/policy";

/** A document as the pages show it. */
export function policyFacts(document: PolicyDocument, currency: string): PolicyFacts {
  const { allocation, ladder, contact } = document;
  const preset = typeof allocation === "string" ? allocation : null;
  return {
    graceDays: document.graceDays,
    tolerance: { minor: document.toleranceAmount, currency },
    tolerancePercent: document.tolerancePercent ?? null,
    allocation: preset,
    allocationSource: preset && ALLOCATIONS[preset].source,
    hasCharges: document.charges !== undefined,
    ladder: ladder.filter(isDayStep).flatMap(({ step, day, actions }) =>
      actions
        .filter((action) => action.kind === "notice")
        .map(({ template }) => ({
          id: step,
          atDaysPastDue: day,
          channel: "email" as const,
          template: isTemplateName(template) ? template : ("past-due" as const),
        })),
    ),
    contact: contact.window,
    sources: document.sources,
  };
}

type Words = (value: unknown) => string;

/** What a version changes of the one in force, as a reader would say it; steps in order of days. */
export function changeWords(
  t: Translator,
  { version: _version, effectiveOn: _effectiveOn, ...before }: Policy,
  after: PolicyDocument,
  currency: string,
): readonly ChangeWords[] {
  const dayOf = new Map(
    [...before.ladder, ...after.ladder].map(({ step, day = 0 }) => [step, day]),
  );
  const changes = differencesOf(before, after);
  const placeOf = ({ path }: PolicyChange) => {
    const [top, step = ""] = path.split("/");
    return top === "ladder" ? (dayOf.get(step) ?? 0) : Number.NEGATIVE_INFINITY;
  };
  const ordered = changes.toSorted((a, b) => Math.sign(placeOf(a) - placeOf(b)) || 0);
  return ordered.map((change) => {
    const [what, say] = spoken(t, change.path, dayOf, currency);
    const tell: Words = (value) => (value === null ? t("policy.none") : say(value));
    return { what, before: tell(change.before), after: tell(change.after) };
  });
}

const WHAT: Readonly<Record<string, MessageKey>> = {
  name: "policy.name",
  toleranceAmount: "policy.tolerance",
  tolerancePercent: "policy.tolerancePercent",
  tolerancePercentMax: "policy.tolerancePercentMax",
  graceDays: "policy.graceDays",
  allocation: "policy.allocation",
  sources: "policy.sources",
  charges: "policy.charges",
};

/** What a path is called, and how to say its values. */
function spoken(
  t: Translator,
  path: string,
  dayOf: ReadonlyMap<string, number>,
  currency: string,
): readonly [what: string, say: Words] {
  const [top = "", second = "", third] = path.split("/");
  const plain: Words = (value) => (Array.isArray(value) ? value.join("; ") : String(value));
  if (top === "ladder") {
    const what = t("policy.stepOf", { day: dayWords(t, dayOf.get(second) ?? 0) });
    return [what, third === "day" ? (value) => dayWords(t, Number(value)) : letterWords(t)];
  }
  if (top === "contact") {
    const edge = path.endsWith("endMinute") ? "policy.windowEnd" : "policy.windowStart";
    if (second !== "window") return [t("policy.channels"), plain];
    return [t(edge), (value) => clockTime(Number(value))];
  }
  const what = t(WHAT[top] ?? "policy.rules");
  if (top === "toleranceAmount" || top === "tolerancePercentMax") {
    return [what, (value) => t.formatMoney(Number(value), currency)];
  }
  if (top === "allocation") return [what, (value) => orderWords(t, value)];
  return [what, top === "charges" ? () => t("policy.changed") : plain];
}

/** The letter of a step that came or went as a whole, or another one of a step that stays. */
function letterWords(t: Translator): Words {
  return (value) => {
    const text = JSON.stringify(value);
    const template = typeof value === "string" ? value : /"template":"([^"]*)"/.exec(text)?.[1];
    if (template === undefined) return text;
    return isTemplateName(template) ? t(`policy.letter.${template}`) : template;
  };
}

function orderWords(t: Translator, value: unknown): string {
  const isPreset = typeof value === "string" && Object.hasOwn(ALLOCATIONS, value);
  return t(`policy.order.${isPreset ? (value as AllocationName) : "own"}`);
}
