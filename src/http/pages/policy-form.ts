import type { Option } from "../../../web/components/fields";
import type { Translator } from "../../../web/locales/translate";
import { clockTime } from "../../../web/pages/notice-decisions";
import type { EditorValues } from "../../../web/pages/policy-editor";
import type { EditorRow } from "../../../web/pages/policy-ladder-fields";
import { ALLOCATIONS, type AllocationName } from "../../domain/loan/allocation";
import { TEMPLATE_NAMES } from "../../domain/notice/template-name";
import {
  type DayStep,
  isDayStep,
  type LadderStep,
  LADDER_STEPS_MAX,
  type PolicyDocument,
} from "../../domain/policy/policy";
import type { NoticeAction } from "../../domain/policy/step-action";
import { stepNameOn } from "../../domain/policy/templates";
import { type BusinessDate, EARLIEST_DATE, parseDate } from "../../kernel/calendar";
import { formatMajor, minor, parseMajor } from "../../kernel/money";

type Form = Readonly<Record<string, string>>;

/** What was typed, the document it means, and for each of its steps the row it stood in. */
export type ReadPolicy = Readonly<{
  values: EditorValues;
  document: PolicyDocument;
  effectiveOn: BusinessDate;
  rowOf: readonly number[];
}>;

/** Kept as it is by a form that cannot show it. */
const OWN_ORDER = "own";
/** What cannot be read becomes a value that the rules refuse, so that all is told at once. */
const UNREADABLE = -1;
const NAME_MAX = 120;

export function valuesOf(
  document: PolicyDocument,
  effectiveOn: string,
  currency: string,
): EditorValues {
  const { allocation, contact, ladder, tolerancePercentMax } = document;
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
    rows: ladder.filter(isPlain).map(({ day, actions: [action] }) => ({
      days: String(Math.abs(day)),
      side: day <= 0 ? "before" : "after",
      template: action.template,
    })),
  };
}

/** Reads the editor's form over the stored document, whose other parts stay. */
export function readPolicy(form: Form, stored: PolicyDocument, currency: string): ReadPolicy {
  const values = typedValues(form);
  const placed = values.rows
    .map((row, index) => ({ row, index, day: dayOf(row) }))
    .filter(({ row }) => row.days !== "")
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.index - b.index));
  const nameOn = new Map(stored.ladder.map(({ step, day }) => [day, step]));
  const plain = placed.map(({ row, day }): LadderStep => {
    const action = { kind: "notice", channels: ["email"], template: row.template } as const;
    return { step: nameOn.get(day) ?? stepNameOn(day), day, actions: [action] };
  });
  const ladder = [...plain, ...stored.ladder.filter((step) => !isPlain(step))];
  const { tolerancePercent: _percent, tolerancePercentMax: _most, ...kept } = stored;
  const share = values.tolerancePercent;
  const most = values.tolerancePercentMax;
  const amountOf = (text: string) => parseMajor(text, currency) ?? minor(UNREADABLE);
  const document: PolicyDocument = {
    ...kept,
    name: values.name,
    toleranceAmount: amountOf(values.tolerance),
    ...(share !== "" && { tolerancePercent: share }),
    ...(most !== "" && { tolerancePercentMax: amountOf(most) }),
    graceDays: wholeOf(values.graceDays),
    allocation:
      values.allocation === OWN_ORDER ? stored.allocation : (values.allocation as AllocationName),
    ladder,
    contact: {
      ...stored.contact,
      window: { startMinute: minuteOf(values.windowStart), endMinute: minuteOf(values.windowEnd) },
    },
  };
  const effectiveOn = parseDate(values.effectiveOn) ?? EARLIEST_DATE;
  return { values, document, effectiveOn, rowOf: placed.map(({ index }) => index) };
}

type PlainStep = DayStep & Readonly<{ actions: readonly [NoticeAction] }>;

/** What the rows of the form can show: one letter on one day, whatever else holds. */
function isPlain(step: LadderStep): step is PlainStep {
  const { actions, when, repeat } = step;
  return (
    isDayStep(step) &&
    when === undefined &&
    repeat === undefined &&
    actions.length === 1 &&
    actions[0]?.kind === "notice"
  );
}

function typedValues(form: Form): EditorValues {
  const text = (name: string) => (form[name] ?? "").trim();
  const rows: EditorRow[] = [];
  for (let index = 0; index <= LADDER_STEPS_MAX && `day-${index}` in form; index += 1) {
    rows.push({
      days: text(`day-${index}`),
      side: text(`side-${index}`) === "before" ? "before" : "after",
      template: text(`template-${index}`),
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
    rows: rows.filter(
      // Free rows come again below those that were filled.
      ({ days }, index) => days !== "" || rows.slice(index).some((later) => later.days !== ""),
    ),
  };
}

function dayOf({ days, side }: EditorRow): number {
  const count = wholeOf(days);
  if (count < 0) return Number.NaN;
  return side === "before" ? 0 - count : count;
}

function wholeOf(text: string): number {
  return /^\d{1,4}$/.test(text) ? Number(text) : UNREADABLE;
}

function minuteOf(text: string): number {
  const match = /^(\d{1,2}):([0-5]\d)$/.exec(text);
  return match ? Number(match[1]) * 60 + Number(match[2]) : UNREADABLE;
}

/** The presets with what they say; an order of the lender's own stays a choice where it is one. */
export function allocationOptions(t: Translator, document: PolicyDocument): readonly Option[] {
  const presets = (Object.keys(ALLOCATIONS) as AllocationName[]).map((value) => ({
    value: value as string,
    label: `${t(`policy.order.${value}`)} (${ALLOCATIONS[value].source})`,
  }));
  if (typeof document.allocation === "string") return presets;
  return [{ value: OWN_ORDER, label: t("policy.order.own") }, ...presets];
}

export function templateOptions(t: Translator): readonly Option[] {
  return TEMPLATE_NAMES.map((value) => ({ value, label: t(`policy.letter.${value}`) }));
}
