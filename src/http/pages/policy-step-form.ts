import {
  type ActionValues,
  type StepValues,
  type Trigger,
  TRIGGERS,
} from "../../../web/pages/policy-editor-values";
import { LADDER_STEPS_MAX, type LadderStep } from "../../domain/policy/policy";
import {
  ACTION_KINDS,
  type StepAction,
  type StepActionKind,
} from "../../domain/policy/step-action";
import { stepNameOn } from "../../domain/policy/templates";
import type { PolicyForm } from "./policy-form";

const ACTIONS_MAX = 20;
/** What cannot be read becomes a value that the rules refuse. */
const UNREADABLE = -1;

type FieldKind = "text" | "list" | "count" | "choice" | "days";

/** The fields of each kind of action; a `choice` and `days` are left out when they are empty. */
export const ACTION_FIELDS: Readonly<Record<StepActionKind, Readonly<Record<string, FieldKind>>>> =
  {
    notice: { channels: "list", template: "text" },
    task: { role: "text", title: "text", dueInDays: "count" },
    case: { stage: "text", priority: "choice", role: "choice" },
    "close-case": { reason: "text" },
    hold: { stops: "list", days: "count", reason: "text", legalBasis: "text" },
    flag: { flag: "text", days: "days" },
    watch: { reason: "text", days: "count" },
  };

export function stepValues(one: LadderStep): StepValues {
  const { step, day, on, when = "", repeat, actions } = one;
  return {
    step,
    trigger: on ? on.event : (day ?? 1) <= 0 ? "before" : "after",
    days: day === undefined ? "" : String(Math.abs(day)),
    bucket: on?.event === "bucket-entered" ? on.bucket : "",
    when,
    everyDays: repeat ? String(repeat.everyDays) : "",
    timesMax: repeat ? String(repeat.timesMax) : "",
    actions: actions.map(actionValues),
  };
}

function actionValues(action: StepAction): ActionValues {
  const fields = Object.keys(ACTION_FIELDS[action.kind]).map((name) => {
    const value = (action as Readonly<Record<string, unknown>>)[name];
    return [name, Array.isArray(value) ? value.join(" ") : String(value ?? "")];
  });
  return { ...Object.fromEntries(fields), kind: action.kind };
}

/** The steps of the ladder at a place of the form, as they were typed. */
export function readSteps(form: PolicyForm, at: string): readonly StepValues[] {
  const steps: StepValues[] = [];
  for (let index = 0; index <= LADDER_STEPS_MAX; index += 1) {
    const here = `${at}.${index}`;
    const trigger = form[`${here}.trigger`];
    if (trigger === undefined) break;
    const text = (name: string) => (form[`${here}.${name}`] ?? "").trim();
    steps.push({
      step: text("step"),
      trigger: TRIGGERS.find((known) => known === trigger) ?? "after",
      days: text("day"),
      bucket: text("bucket"),
      when: conditionIn(form, here),
      everyDays: text("everyDays"),
      timesMax: text("timesMax"),
      actions: readActions(form, `${here}.actions`),
    });
  }
  return steps;
}

/** Browsers end the lines of a text with two characters; a condition has one. */
export function conditionIn(form: PolicyForm, at: string): string {
  return (form[`${at}.when`] ?? "").replaceAll("\r\n", "\n").trim();
}

function readActions(form: PolicyForm, at: string): readonly ActionValues[] {
  const actions: ActionValues[] = [];
  for (let index = 0; index < ACTIONS_MAX; index += 1) {
    const here = `${at}.${index}`;
    const kind = ACTION_KINDS.find((known) => known === form[`${here}.kind`]);
    if (kind === undefined) break;
    const fields = Object.entries(ACTION_FIELDS[kind]).map(([name, type]) => [
      name,
      type === "list" ? ticked(form, `${here}.${name}`) : (form[`${here}.${name}`] ?? "").trim(),
    ]);
    actions.push({ ...Object.fromEntries(fields), kind });
  }
  return actions;
}

/** What is chosen of a list: one select, or a box for each value. */
function ticked(form: PolicyForm, at: string): string {
  const boxes = Object.keys(form).filter((name) => name.startsWith(`${at}.`));
  const values = boxes.map((name) => name.slice(at.length + 1));
  return [form[at] ?? "", ...values].filter((value) => value !== "").join(" ");
}

/**
 * Steps by their days; one that waits for an event, or whose day cannot be read, stays behind the
 * step above it.
 */
export function inOrder(steps: readonly StepValues[]): readonly StepValues[] {
  const groups: { day: number; steps: StepValues[] }[] = [
    { day: Number.NEGATIVE_INFINITY, steps: [] },
  ];
  for (const step of steps) {
    const day = dayOf(step);
    if (day === undefined || Number.isNaN(day)) groups.at(-1)?.steps.push(step);
    else groups.push({ day, steps: [step] });
  }
  return groups
    .toSorted((a, b) => (a.day === b.day ? 0 : a.day - b.day))
    .flatMap((one) => one.steps);
}

function dayOf({ trigger, days }: StepValues): number | undefined {
  if (trigger !== "before" && trigger !== "after") return undefined;
  const count = wholeOf(days);
  if (count < 0) return Number.NaN;
  return trigger === "before" ? 0 - count : count;
}

/** The ladder that typed steps mean; names that only say a day follow it when it is moved. */
export function ladderFrom(
  typed: readonly StepValues[],
  stored: readonly LadderStep[],
): readonly LadderStep[] {
  const taken = new Set(typed.map(({ step }) => step));
  return typed.map((values) => {
    const { trigger, when, everyDays, timesMax } = values;
    const day = dayOf(values);
    const repeats = everyDays !== "" || timesMax !== "";
    const step = nameOf(values, stored, taken);
    return {
      step,
      ...(day === undefined ? { on: eventOf(trigger, values.bucket) } : { day }),
      ...(when !== "" && { when }),
      ...(repeats && { repeat: { everyDays: wholeOf(everyDays), timesMax: wholeOf(timesMax) } }),
      actions: values.actions.map(actionFrom),
    };
  });
}

function eventOf(trigger: Trigger, bucket: string): Required<LadderStep>["on"] {
  if (trigger === "bucket-entered") return { event: trigger, bucket };
  return { event: trigger === "cured" || trigger === "promise-broken" ? trigger : "notice-failed" };
}

/** The name as typed; one that is missing, or speaks of a day that the step has left, is made. */
function nameOf(values: StepValues, stored: readonly LadderStep[], taken: Set<string>): string {
  const { step, trigger, bucket } = values;
  const day = dayOf(values);
  const before = stored.find((one) => one.step === step)?.day;
  const hasLeft = before !== undefined && day !== undefined && before !== day;
  const isItsDay = hasLeft && step.endsWith(`-${Math.abs(before)}`);
  if (step !== "" && !(isItsDay && !Number.isNaN(day))) return step;
  const isLetters = step === "" || step === stepNameOn(before ?? 0);
  const made =
    day === undefined
      ? trigger === "bucket-entered"
        ? entersName(bucket)
        : trigger
      : isLetters
        ? stepNameOn(Number.isNaN(day) ? 0 : day)
        : `${step.slice(0, step.lastIndexOf("-"))}-${Math.abs(day)}`;
  return free(made, taken);
}

/** A step's name of letters and digits, whatever letters the bucket's has. */
function entersName(bucket: string): string {
  const plain = bucket
    .toLowerCase()
    .replace("+", "-plus")
    .replaceAll(/[^a-z0-9]+/g, "-");
  return `enters-${plain.replaceAll(/^-+|-+$/g, "") || "bucket"}`;
}

function free(name: string, taken: Set<string>): string {
  let found = name;
  for (let count = 2; taken.has(found); count += 1) found = `${name}-${count}`;
  taken.add(found);
  return found;
}

function actionFrom(values: ActionValues): StepAction {
  const fields = Object.entries(ACTION_FIELDS[values.kind]).flatMap(
    ([name, type]): [string, unknown][] => {
      const text = values[name] ?? "";
      if (text === "" && (type === "choice" || type === "days")) return [];
      if (type === "list") return [[name, text.split(" ").filter((one) => one !== "")]];
      return [[name, type === "count" || type === "days" ? wholeOf(text) : text]];
    },
  );
  return { kind: values.kind, ...Object.fromEntries(fields) } as StepAction;
}

/** A whole number of at most four figures, or one that the rules refuse. */
export function wholeOf(text: string): number {
  return /^\d{1,4}$/.test(text) ? Number(text) : UNREADABLE;
}
