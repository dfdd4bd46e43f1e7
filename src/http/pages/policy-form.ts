import { clockTime } from "../../../web/pages/clock-time";
import type {
  EditorValues,
  PolicyValues,
  SegmentValues,
  StepValues,
} from "../../../web/pages/policy-editor-values";
import type { AllocationName } from "../../domain/loan/allocation";
import type { Match, MissedDays, PolicyDocument, Segment } from "../../domain/policy/policy";
import { SEGMENTS_MAX } from "../../domain/policy/policy";
import { type BusinessDate, EARLIEST_DATE, parseDate } from "../../kernel/calendar";
import { formatMajor, minor, parseMajor } from "../../kernel/money";
import {
  conditionIn,
  inOrder,
  ladderFrom,
  readSteps,
  stepValues,
  wholeOf,
} from "./policy-step-form";

export type PolicyForm = Readonly<Record<string, string>>;

/** What was typed and the document it means; its steps stand in the same places of both. */
export type ReadPolicy = Readonly<{
  values: EditorValues;
  document: PolicyDocument;
  effectiveOn: BusinessDate;
}>;

/** Kept as it is by a form that cannot show it. */
export const OWN_ORDER = "own";
/** What cannot be read becomes a value that the rules refuse, so that all is told at once. */
const UNREADABLE = -1;
const NAME_MAX = 120;
const MATCH = "each-on-its-day";
const MISSED = "take";

export function valuesOf(
  document: PolicyDocument,
  effectiveOn: string,
  currency: string,
): EditorValues {
  const { allocation, contact, tolerancePercentMax, canaryPercent, segments = [] } = document;
  return {
    name: document.name,
    effectiveOn,
    tolerance: formatMajor(document.toleranceAmount, currency),
    tolerancePercent: document.tolerancePercent ?? "",
    tolerancePercentMax:
      tolerancePercentMax === undefined ? "" : formatMajor(tolerancePercentMax, currency),
    graceDays: String(document.graceDays),
    allocation: typeof allocation === "string" ? allocation : OWN_ORDER,
    windowStart: clockTime(contact.window.startMinute),
    windowEnd: clockTime(contact.window.endMinute),
    match: document.match ?? MATCH,
    missedDays: document.missedDays ?? MISSED,
    canaryPercent: canaryPercent === undefined ? "" : String(canaryPercent),
    ladder: document.ladder.map(stepValues),
    segments: segments.map(({ name, when, match = "", ladder }) => ({
      name,
      when,
      match,
      ladder: ladder.map(stepValues),
    })),
  };
}

/** What was typed, as it was typed. */
export function readValues(form: PolicyForm): EditorValues {
  const text = (name: keyof PolicyValues) => (form[name] ?? "").trim();
  const segments: SegmentValues[] = [];
  for (let index = 0; index <= SEGMENTS_MAX && `segments.${index}.name` in form; index += 1) {
    const at = `segments.${index}`;
    segments.push({
      name: (form[`${at}.name`] ?? "").trim(),
      when: conditionIn(form, at),
      match: form[`${at}.match`] ?? "",
      ladder: readSteps(form, `${at}.ladder`),
    });
  }
  return {
    name: text("name").slice(0, NAME_MAX),
    effectiveOn: text("effectiveOn"),
    tolerance: text("tolerance"),
    tolerancePercent: text("tolerancePercent"),
    tolerancePercentMax: text("tolerancePercentMax"),
    graceDays: text("graceDays"),
    allocation: text("allocation"),
    windowStart: text("windowStart"),
    windowEnd: text("windowEnd"),
    match: text("match"),
    missedDays: text("missedDays"),
    canaryPercent: text("canaryPercent"),
    ladder: readSteps(form, "ladder"),
    segments,
  };
}

/** The same with the steps of every ladder in the order of their days, as they are stored. */
export function ordered(values: EditorValues): EditorValues {
  return {
    ...values,
    ladder: inOrder(values.ladder),
    segments: values.segments.map((one) => ({ ...one, ladder: inOrder(one.ladder) })),
  };
}

/** The document that typed values mean over the stored one, whose other parts stay. */
export function documentFrom(
  values: EditorValues,
  stored: PolicyDocument,
  currency: string,
): ReadPolicy {
  const { tolerancePercent: share, tolerancePercentMax: most, match, missedDays } = values;
  const amountOf = (text: string) => parseMajor(text, currency) ?? minor(UNREADABLE);
  const document: PolicyDocument = {
    name: values.name,
    toleranceAmount: amountOf(values.tolerance),
    ...(share !== "" && { tolerancePercent: share }),
    ...(most !== "" && { tolerancePercentMax: amountOf(most) }),
    graceDays: wholeOf(values.graceDays),
    allocation:
      values.allocation === OWN_ORDER ? stored.allocation : (values.allocation as AllocationName),
    ...(stored.charges && { charges: stored.charges }),
    ...((stored.match ?? match !== MATCH) && { match: match as Match }),
    ...((stored.missedDays ?? missedDays !== MISSED) && { missedDays: missedDays as MissedDays }),
    ladder: ladderFrom(values.ladder, stored.ladder),
    ...segmentsFrom(values.segments, stored),
    ...(values.canaryPercent !== "" && { canaryPercent: wholeOf(values.canaryPercent) }),
    contact: {
      ...stored.contact,
      window: { startMinute: minuteOf(values.windowStart), endMinute: minuteOf(values.windowEnd) },
    },
    sources: stored.sources,
  };
  return { values, document, effectiveOn: parseDate(values.effectiveOn) ?? EARLIEST_DATE };
}

function segmentsFrom(typed: readonly SegmentValues[], stored: PolicyDocument) {
  if (typed.length === 0 && !stored.segments) return {};
  const segments = typed.map(({ name, when, match, ladder }): Segment => {
    const before = stored.segments?.find((one) => one.name === name)?.ladder ?? [];
    const own = match === "" ? {} : { match: match as Match };
    return { name, when, ...own, ladder: ladderFrom(ladder, before) };
  });
  return { segments };
}

function minuteOf(text: string): number {
  const match = /^(\d{1,2}):([0-5]\d)$/.exec(text);
  return match ? Number(match[1]) * 60 + Number(match[2]) : UNREADABLE;
}

/** A step nobody filled in yet: a letter on a day to be named. */
export const NEW_STEP: StepValues = {
  step: "",
  trigger: "after",
  days: "",
  bucket: "M1",
  when: "",
  everyDays: "",
  timesMax: "",
  actions: [{ kind: "notice", template: "past-due", channels: "email" }],
};
