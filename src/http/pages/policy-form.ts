import { clockTime } from "../../../web/pages/clock-time";
import {
  type EditorValues,
  OWN_ORDER,
  type PolicyValues,
  type SegmentValues,
  type StepValues,
} from "../../../web/pages/policy-editor-values";
import type { Counting } from "../../domain/loan/rules";
import { CHANNELS } from "../../domain/policy/step-action";
import type { AllocationName } from "../../domain/loan/allocation";
import type {
  LatenessRules,
  Match,
  MissedDays,
  PolicyDocument,
  Segment,
} from "../../domain/policy/policy";
import { SEGMENTS_MAX } from "../../domain/policy/policy";
import { type BusinessDate, EARLIEST_DATE, parseDate } from "../../kernel/calendar";
import { formatMajor, type Minor, minor, parseMajor } from "../../kernel/money";
import { bucketLines, bucketsFrom } from "./policy-buckets";
import { lawFrom, lawValues } from "./policy-law";
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

/** What cannot be read becomes a value that the rules refuse, so that all is told at once. */
const UNREADABLE = -1;
const NAME_MAX = 120;
const MATCH = "each-on-its-day";
const MISSED = "take";
const COUNTING = "day-after-due";

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
    counting: document.counting ?? COUNTING,
    buckets: bucketLines(document.buckets),
    allocation: orderValue(allocation),
    windowStart: clockTime(contact.window.startMinute),
    ...lawValues(contact),
    windowEnd: clockTime(contact.window.endMinute),
    match: document.match ?? MATCH,
    missedDays: document.missedDays ?? MISSED,
    canaryPercent: canaryPercent === undefined ? "" : String(canaryPercent),
    ladder: document.ladder.map(stepValues),
    segments: segments.map((segment) => segmentValues(segment, currency)),
  };
}

function segmentValues(segment: Segment, currency: string): SegmentValues {
  const { name, when, match = "", ladder, tolerancePercent = "" } = segment;
  const { toleranceAmount: least, tolerancePercentMax: most, graceDays } = segment;
  return {
    name,
    stored: name,
    when,
    match,
    tolerance: least === undefined ? "" : formatMajor(least, currency),
    tolerancePercent,
    tolerancePercentMax: most === undefined ? "" : formatMajor(most, currency),
    graceDays: graceDays === undefined ? "" : String(graceDays),
    counting: segment.counting ?? "",
    buckets: bucketLines(segment.buckets),
    allocation: segment.allocation === undefined ? "" : orderValue(segment.allocation),
    ladder: ladder.map(stepValues),
  };
}

/** What was typed, as it was typed. */
export function readValues(form: PolicyForm): EditorValues {
  const text = (name: keyof PolicyValues) => (form[name] ?? "").trim();
  const segments: SegmentValues[] = [];
  for (let index = 0; index <= SEGMENTS_MAX && `segments.${index}.name` in form; index += 1) {
    const at = `segments.${index}`;
    const typed = (name: string) => (form[`${at}.${name}`] ?? "").trim();
    segments.push({
      name: typed("name"),
      stored: typed("stored"),
      when: conditionIn(form, at),
      match: typed("match"),
      tolerance: typed("tolerance"),
      tolerancePercent: typed("tolerancePercent"),
      tolerancePercentMax: typed("tolerancePercentMax"),
      graceDays: typed("graceDays"),
      counting: typed("counting"),
      buckets: typed("buckets"),
      allocation: typed("allocation"),
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
    counting: text("counting"),
    buckets: text("buckets"),
    allocation: text("allocation"),
    windowStart: text("windowStart"),
    supervisedIn: text("supervisedIn"),
    role: text("role"),
    productClasses: text("productClasses"),
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
  const { match, missedDays } = values;
  const { lender: _lender, productClasses: _classes, ...contact } = stored.contact;
  const document: PolicyDocument = {
    name: values.name,
    ...latenessFrom(values, currency),
    toleranceAmount: amountFrom(values.tolerance, currency),
    graceDays: wholeOf(values.graceDays),
    ...((stored.counting ?? values.counting !== COUNTING) && {
      counting: values.counting as Counting,
    }),
    ...(values.buckets !== "" && { buckets: bucketsFrom(values.buckets) }),
    allocation: orderFrom(values.allocation, stored.allocation),
    ...(stored.charges && { charges: stored.charges }),
    ...((stored.match ?? match !== MATCH) && { match: match as Match }),
    ...((stored.missedDays ?? missedDays !== MISSED) && { missedDays: missedDays as MissedDays }),
    ladder: ladderFrom(values.ladder, stored.ladder),
    ...segmentsFrom(values.segments, stored, currency),
    ...(values.canaryPercent !== "" && { canaryPercent: wholeOf(values.canaryPercent) }),
    contact: {
      ...contact,
      ...lawFrom(values),
      channels: channelsOf(values, stored.contact.channels),
      window: { startMinute: minuteOf(values.windowStart), endMinute: minuteOf(values.windowEnd) },
    },
    sources: stored.sources,
  };
  return { values, document, effectiveOn: parseDate(values.effectiveOn) ?? EARLIEST_DATE };
}

/** What a step writes by is what the policy may write by; what it could before, it still may. */
function channelsOf({ ladder, segments }: EditorValues, stored: readonly string[]): string[] {
  const steps = [...ladder, ...segments.flatMap((segment) => segment.ladder)];
  const named = steps.flatMap(({ actions }) =>
    actions.flatMap((action) => (action["channels"] ?? "").split(" ")),
  );
  return [...stored, ...CHANNELS.filter((one) => named.includes(one) && !stored.includes(one))];
}

function segmentsFrom(typed: readonly SegmentValues[], stored: PolicyDocument, currency: string) {
  if (typed.length === 0 && !stored.segments) return {};
  const segments = typed.map((values): Segment => {
    const { name, when, match, ladder } = values;
    const known = stored.segments?.find((one) => one.name === values.stored);
    const before = known?.ladder ?? [];
    const own = match === "" ? {} : { match: match as Match };
    const { counting, buckets, allocation } = values;
    const rules = {
      ...latenessFrom(values, currency),
      ...(counting !== "" && { counting: counting as Counting }),
      ...(buckets !== "" && { buckets: bucketsFrom(buckets) }),
      ...(allocation !== "" && { allocation: orderFrom(allocation, known?.allocation) }),
      ...(known?.charges && { charges: known.charges }),
    };
    return { name, when, ...rules, ...own, ladder: ladderFrom(ladder, before) };
  });
  return { segments };
}

function orderValue(allocation: PolicyDocument["allocation"]): string {
  return typeof allocation === "string" ? allocation : OWN_ORDER;
}

function orderFrom(
  value: string,
  stored: PolicyDocument["allocation"] | undefined,
): PolicyDocument["allocation"] {
  return value === OWN_ORDER && stored !== undefined ? stored : (value as AllocationName);
}

type TypedRules = Pick<
  SegmentValues,
  "tolerance" | "tolerancePercent" | "tolerancePercentMax" | "graceDays"
>;

/** The rules of lateness that were filled in. */
function latenessFrom(typed: TypedRules, currency: string): Partial<LatenessRules> {
  const { tolerance, tolerancePercent, tolerancePercentMax: most, graceDays } = typed;
  return {
    ...(tolerance !== "" && { toleranceAmount: amountFrom(tolerance, currency) }),
    ...(tolerancePercent !== "" && { tolerancePercent }),
    ...(most !== "" && { tolerancePercentMax: amountFrom(most, currency) }),
    ...(graceDays !== "" && { graceDays: wholeOf(graceDays) }),
  };
}

function amountFrom(text: string, currency: string): Minor {
  return parseMajor(text, currency) ?? minor(UNREADABLE);
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

/** A segment nobody filled in yet: it counts as the policy does. */
export const NEW_SEGMENT: SegmentValues = {
  name: "",
  stored: "",
  when: "",
  match: "",
  tolerance: "",
  tolerancePercent: "",
  tolerancePercentMax: "",
  graceDays: "",
  counting: "",
  buckets: "",
  allocation: "",
  ladder: [NEW_STEP],
};
