import { LADDER_DAY_MAX, LADDER_DAY_MIN, LADDER_STEPS_MAX, type PolicyDocument } from "./policy";

export type LadderFlaw =
  | Readonly<{ code: "policy.ladder_too_long"; stepsMax: number }>
  | Readonly<{ code: "policy.step_out_of_range"; step: string; dayMin: number; dayMax: number }>
  | Readonly<{ code: "policy.step_repeated"; step: string }>
  | Readonly<{ code: "policy.day_repeated"; step: string; day: number }>
  | Readonly<{ code: "policy.ladder_unordered"; step: string }>
  | Readonly<{ code: "policy.template_unknown"; step: string; template: string }>
  /** A letter about days late before the due date, or a reminder of it afterwards. */
  | Readonly<{ code: "policy.template_misplaced"; step: string; template: string }>
  | Readonly<{ code: "policy.channel_not_permitted"; step: string; channel: string }>;

type Placed = LadderFlaw & Readonly<{ pointer: string }>;

const REMINDER = "reminder-before-due";

/** What is wrong with a ladder, step by step, all of it. */
export function ladderFlaws(
  { ladder, contact }: Pick<PolicyDocument, "ladder" | "contact">,
  isTemplate: (name: string) => boolean,
): readonly Placed[] {
  const flaws: Placed[] = [];
  if (ladder.length > LADDER_STEPS_MAX) {
    const stepsMax = LADDER_STEPS_MAX;
    flaws.push({ code: "policy.ladder_too_long", pointer: "#/ladder", stepsMax });
  }
  const names = new Set<string>();
  const days = new Set<number>();
  let latest = Number.NEGATIVE_INFINITY;
  for (const [index, { step, day, action }] of ladder.entries()) {
    const at = `#/ladder/${index}`;
    const { template, channel } = action;
    if (!Number.isInteger(day) || day < LADDER_DAY_MIN || day > LADDER_DAY_MAX) {
      const range = { dayMin: LADDER_DAY_MIN, dayMax: LADDER_DAY_MAX };
      flaws.push({ code: "policy.step_out_of_range", pointer: `${at}/day`, step, ...range });
    } else if (days.has(day)) {
      flaws.push({ code: "policy.day_repeated", pointer: `${at}/day`, step, day });
    } else if (day < latest) {
      flaws.push({ code: "policy.ladder_unordered", pointer: `${at}/day`, step });
    }
    if (names.has(step)) flaws.push({ code: "policy.step_repeated", pointer: `${at}/step`, step });
    const named = { pointer: `${at}/action/template`, step, template };
    if (!isTemplate(template)) flaws.push({ code: "policy.template_unknown", ...named });
    else if ((template === REMINDER) !== day <= 0) {
      flaws.push({ code: "policy.template_misplaced", ...named });
    }
    // A step that the gate would deny each time promises what never happens.
    if (!contact.channels.includes(channel)) {
      const pointer = `${at}/action/channel`;
      flaws.push({ code: "policy.channel_not_permitted", pointer, step, channel });
    }
    names.add(step);
    days.add(day);
    latest = Math.max(latest, day);
  }
  return flaws;
}
