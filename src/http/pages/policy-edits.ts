import type {
  ActionValues,
  EditorValues,
  SegmentValues,
  StepValues,
} from "../../../web/pages/policy-editor-values";
import { ACTION_KINDS, type StepActionKind } from "../../domain/policy/step-action";
import { NEW_SEGMENT, NEW_STEP, type PolicyForm } from "./policy-form";

/** The values after a button of the form, and the field to go on with. */
export type Edited = Readonly<{ values: EditorValues; at: string }>;

const STEP = /^((?:segments\.\d+\.)?ladder)\.(\d+)$/;

/**
 * What a button changes while the form is being filled in: `add-step:ladder`, `remove-step:ladder.3`,
 * `step-up:ladder.3`, `add-action:ladder.3`, `remove-action:ladder.3.actions.1`, `add-segment`,
 * `remove-segment:segments.0`. Undefined for a button that is none of these.
 */
export function editedBy(
  button: string,
  values: EditorValues,
  form: PolicyForm,
): Edited | undefined {
  const [verb = "", place = ""] = button.split(":");
  const [, ladder = "", number = ""] = STEP.exec(place.replace(/\.actions\.\d+$/, "")) ?? [];
  const index = Number(number);
  const inLadder = (
    change: (steps: readonly StepValues[]) => readonly StepValues[],
    at = place,
  ) => ({
    values: withLadder(values, ladder, change),
    at,
  });
  switch (verb) {
    case "add-step": {
      const count = stepsOf(values, place).length;
      const added = withLadder(values, place, (steps) => [...steps, NEW_STEP]);
      return { values: added, at: `${place}.${count}` };
    }
    case "remove-step":
      return inLadder((steps) => steps.filter((_, at) => at !== index), ladder);
    case "step-up":
      return inLadder((steps) => swapped(steps, index - 1), `${ladder}.${Math.max(0, index - 1)}`);
    case "step-down": {
      const last = stepsOf(values, ladder).length - 1;
      return inLadder((steps) => swapped(steps, index), `${ladder}.${Math.min(last, index + 1)}`);
    }
    case "add-action": {
      const kind = ACTION_KINDS.find((known) => known === form[`${place}.newAction`]) ?? "notice";
      return inLadder((steps) => onActions(steps, index, (all) => [...all, NEW_ACTIONS[kind]]));
    }
    case "remove-action": {
      const gone = Number(place.split(".").at(-1));
      const keep = (actions: readonly ActionValues[]) => actions.filter((_, at) => at !== gone);
      return inLadder((steps) => onActions(steps, index, keep), `${ladder}.${index}`);
    }
    case "add-segment": {
      const segments = [...values.segments, NEW_SEGMENT];
      return { values: { ...values, segments }, at: `segments.${segments.length - 1}` };
    }
    case "remove-segment": {
      const gone = Number(place.split(".")[1]);
      const segments = values.segments.filter((_, at) => at !== gone);
      return { values: { ...values, segments }, at: "segments" };
    }
    default:
      return undefined;
  }
}

/** An action nobody filled in yet. */
const NEW_ACTIONS: Readonly<Record<StepActionKind, ActionValues>> = {
  notice: { kind: "notice", template: "past-due", channels: "email" },
  task: { kind: "task", role: "officer", title: "", dueInDays: "3" },
  case: { kind: "case", stage: "", priority: "", role: "" },
  "close-case": { kind: "close-case", reason: "" },
  hold: { kind: "hold", stops: "notices", days: "30", reason: "", legalBasis: "" },
  flag: { kind: "flag", flag: "", days: "" },
  watch: { kind: "watch", reason: "", days: "30" },
};

function segmentAt(ladder: string): number | null {
  const found = /^segments\.(\d+)\.ladder$/.exec(ladder);
  return found ? Number(found[1]) : null;
}

function stepsOf(values: EditorValues, ladder: string): readonly StepValues[] {
  const segment = segmentAt(ladder);
  return segment === null ? values.ladder : (values.segments[segment]?.ladder ?? []);
}

function withLadder(
  values: EditorValues,
  ladder: string,
  change: (steps: readonly StepValues[]) => readonly StepValues[],
): EditorValues {
  const segment = segmentAt(ladder);
  if (segment === null) return { ...values, ladder: change(values.ladder) };
  const segments = values.segments.map(
    (one, at): SegmentValues => (at === segment ? { ...one, ladder: change(one.ladder) } : one),
  );
  return { ...values, segments };
}

function onActions(
  steps: readonly StepValues[],
  index: number,
  change: (actions: readonly ActionValues[]) => readonly ActionValues[],
): readonly StepValues[] {
  return steps.map((step, at) =>
    at === index ? { ...step, actions: change(step.actions) } : step,
  );
}

/** A step in the place of the one after it. */
function swapped(steps: readonly StepValues[], index: number): readonly StepValues[] {
  const [one, other] = [steps[index], steps[index + 1]];
  if (!one || !other) return steps;
  return steps.with(index, other).with(index + 1, one);
}
