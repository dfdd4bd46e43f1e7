import { isWrittenFor } from "../notice/template-name";
import { HOLD_STOPS, PRIORITIES, type StepAction, WORKING_ROLES } from "./step-action";

export const TASK_DAYS_MAX = 365;
export const HOLD_DAYS_MAX = 365;
export const WORDS_MAX = 200;

export type ActionFlaw =
  | Readonly<{ code: "policy.actions_missing"; step: string }>
  /** Two letters in one step, or a case that is moved and closed at once. */
  | Readonly<{ code: "policy.actions_contradict"; step: string; kind: string }>
  | Readonly<{ code: "policy.template_unknown"; step: string; template: string }>
  /** A letter about days late before the due date, or a reminder of it afterwards. */
  | Readonly<{ code: "policy.template_misplaced"; step: string; template: string }>
  /** What a law demands is too long for a text message. */
  | Readonly<{
      code: "policy.template_not_for_channel";
      step: string;
      template: string;
      channel: string;
    }>
  | Readonly<{ code: "policy.channel_not_permitted"; step: string; channel: string }>
  | Readonly<{ code: "policy.channels_missing"; step: string }>
  | Readonly<{ code: "policy.words_missing"; step: string; field: string; lengthMax: number }>
  | Readonly<{ code: "policy.not_a_name"; step: string; field: string }>
  | Readonly<{
      code: "policy.unknown_choice";
      step: string;
      field: string;
      known: readonly string[];
    }>
  | Readonly<{
      code: "policy.days_out_of_range";
      step: string;
      field: string;
      daysMin: number;
      daysMax: number;
    }>;

export type PlacedFlaw<F> = F & Readonly<{ pointer: string }>;

const REMINDER = "reminder-before-due";
const NAME = /^[a-z0-9][a-z0-9-]{0,39}$/;

export type ActionsInput = Readonly<{
  step: string;
  actions: readonly StepAction[];
  /** Where the step's actions lie. */
  at: string;
  /** What its letters speak of: a date to come, days past due, or neither. */
  time: "before-due" | "past-due" | "settled";
  channels: readonly string[];
  isTemplate: (name: string) => boolean;
}>;

/** What is wrong with the actions of one step, all of it. */
export function actionFlaws(input: ActionsInput): readonly PlacedFlaw<ActionFlaw>[] {
  const { step, actions, at } = input;
  if (actions.length === 0) return [{ code: "policy.actions_missing", pointer: at, step }];
  return [
    ...contradictions(input),
    ...actions.flatMap((action, index) => flawsOf(action, `${at}/${index}`, input)),
  ];
}

/** One letter, one move of the case and one end of it are what a step can mean at once. */
function contradictions({ step, actions, at }: ActionsInput): PlacedFlaw<ActionFlaw>[] {
  const kinds = actions.map(({ kind }) => (kind === "close-case" ? "case" : kind));
  return kinds.flatMap((kind, index) => {
    const single = kind === "notice" || kind === "case";
    if (!single || kinds.indexOf(kind) === index) return [];
    return [{ code: "policy.actions_contradict", pointer: `${at}/${index}`, step, kind } as const];
  });
}

function flawsOf(action: StepAction, at: string, input: ActionsInput): PlacedFlaw<ActionFlaw>[] {
  const { step } = input;
  const words = (field: string, text: string) => wordsFlaw(step, at, field, text);
  const name = (field: string, text: string) => nameFlaw(step, at, field, text);
  const days = (field: string, count: number | undefined, least: number, most: number) =>
    count === undefined ? [] : daysFlaw(step, at, field, count, least, most);
  const choice = (field: string, values: readonly string[], known: readonly string[]) =>
    values.every((value) => known.includes(value)) && values.length > 0
      ? []
      : [{ code: "policy.unknown_choice", pointer: `${at}/${field}`, step, field, known } as const];
  switch (action.kind) {
    case "notice":
      return letterFlaws(action, at, input);
    case "task":
      return [
        ...choice("role", [action.role], WORKING_ROLES),
        ...words("title", action.title),
        ...days("dueInDays", action.dueInDays, 0, TASK_DAYS_MAX),
      ];
    case "case":
      return [
        ...name("stage", action.stage),
        ...(action.priority ? choice("priority", [action.priority], PRIORITIES) : []),
        ...(action.role ? choice("role", [action.role], WORKING_ROLES) : []),
      ];
    case "close-case":
      return words("reason", action.reason);
    case "hold":
      return [
        ...choice("stops", action.stops, HOLD_STOPS),
        ...days("days", action.days, 1, HOLD_DAYS_MAX),
        ...words("reason", action.reason),
        ...words("legalBasis", action.legalBasis),
      ];
    case "flag":
      return [...name("flag", action.flag), ...days("days", action.days, 1, HOLD_DAYS_MAX)];
    case "watch":
      return [...words("reason", action.reason), ...days("days", action.days, 1, HOLD_DAYS_MAX)];
  }
}

function letterFlaws(
  { template, channels }: Extract<StepAction, { kind: "notice" }>,
  at: string,
  { step, time, channels: permitted, isTemplate }: ActionsInput,
): PlacedFlaw<ActionFlaw>[] {
  const flaws: PlacedFlaw<ActionFlaw>[] = [];
  const named = { pointer: `${at}/template`, step, template };
  if (!isTemplate(template)) flaws.push({ code: "policy.template_unknown", ...named });
  else if (time === "settled" || (template === REMINDER) !== (time === "before-due")) {
    flaws.push({ code: "policy.template_misplaced", ...named });
  }
  if (channels.length === 0) {
    flaws.push({ code: "policy.channels_missing", pointer: `${at}/channels`, step });
  }
  // A step that the gate would deny each time promises what never happens.
  for (const [index, channel] of channels.entries()) {
    const pointer = `${at}/channels/${index}`;
    if (isTemplate(template) && !isWrittenFor(template, channel)) {
      flaws.push({ code: "policy.template_not_for_channel", pointer, step, template, channel });
    }
    if (permitted.includes(channel)) continue;
    flaws.push({ code: "policy.channel_not_permitted", pointer, step, channel });
  }
  return flaws;
}

function wordsFlaw(step: string, at: string, field: string, text: string) {
  const isSaid = text.trim() !== "" && text.length <= WORDS_MAX && !/\p{Cc}/u.test(text);
  if (isSaid && text.isWellFormed()) return [];
  const pointer = `${at}/${field}`;
  return [{ code: "policy.words_missing", pointer, step, field, lengthMax: WORDS_MAX } as const];
}

function nameFlaw(step: string, at: string, field: string, text: string) {
  if (NAME.test(text)) return [];
  return [{ code: "policy.not_a_name", pointer: `${at}/${field}`, step, field } as const];
}

function daysFlaw(
  step: string,
  at: string,
  field: string,
  count: number,
  daysMin: number,
  daysMax: number,
) {
  if (Number.isInteger(count) && count >= daysMin && count <= daysMax) return [];
  const pointer = `${at}/${field}`;
  return [{ code: "policy.days_out_of_range", pointer, step, field, daysMin, daysMax } as const];
}
