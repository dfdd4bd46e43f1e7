import type { BucketName } from "../delinquency/bucket";
import type { LadderStep, PolicyDocument } from "./policy";
import type { Priority, StepAction } from "./step-action";
import { BROKEN_PROMISE, caseAt, letter, task, watch } from "./template-actions";

/**
 * A card from M1 to M7: letters and calls by days, and a case that moves to the next stage whenever
 * the account enters the next bucket. Supervisors in the United States expect open-end credit to be
 * charged off at 180 days past due (65 FR 36903), so that somebody decides on it then; nothing here
 * is done by the ladder itself.
 */
export const CARD_TEMPLATE: Pick<PolicyDocument, "name" | "match" | "ladder" | "sources"> = {
  name: "Credit card, M1 to M7",
  match: "each-on-its-day",
  ladder: [
    { step: "reminder-3", day: -3, actions: [letter("reminder-before-due")] },
    { step: "notice-1", day: 1, actions: [letter("past-due-early")] },
    entering("M1", "low", "officer"),
    { step: "notice-7", day: 7, actions: [letter("past-due-early")] },
    {
      step: "notice-15",
      day: 15,
      actions: [letter("past-due"), task("officer", "Call about the missed payment", 2)],
    },
    {
      step: "notice-30",
      day: 30,
      actions: [letter("past-due"), task("officer", "Call and offer a plan", 2)],
    },
    entering("M2", "normal", "officer", watch("Second month past due", 90)),
    { step: "notice-60", day: 60, actions: [letter("past-due-late")] },
    entering("M3", "normal", "officer", task("officer", "Ask for income and offer a plan", 5)),
    { step: "notice-90", day: 90, actions: [letter("past-due-late")] },
    entering("M4", "high", "officer"),
    { step: "notice-120", day: 120, actions: [letter("past-due-late")] },
    entering("M5", "high", "officer"),
    { step: "notice-150", day: 150, actions: [letter("past-due-final")] },
    entering("M6", "urgent", "admin", task("admin", "Prepare the decision on charge-off", 20)),
    {
      step: "notice-180",
      day: 180,
      actions: [letter("past-due-final"), task("admin", "Decide on charge-off", 0)],
    },
    entering("M7", "urgent", "admin"),
    { step: "notice-210", day: 210, actions: [letter("past-due-final")] },
    {
      step: "letter-failed",
      on: { event: "notice-failed" },
      actions: [task("officer", "Find a way to reach the borrower", 3)],
    },
    BROKEN_PROMISE,
    {
      step: "cured",
      on: { event: "cured" },
      actions: [{ kind: "close-case", reason: "Nothing is past due any more" }],
    },
  ],
  sources: ["12 CFR 1006.6(b)(1)(i)", "GB/T 45251-2025", "65 FR 36903"],
};

/** The case at the stage of a bucket that was just entered. */
function entering(
  bucket: BucketName,
  priority: Priority,
  role: "officer" | "admin",
  ...others: readonly StepAction[]
): LadderStep {
  const stage = bucket.toLowerCase();
  return {
    step: `enters-${stage}`,
    on: { event: "bucket-entered", bucket },
    actions: [caseAt(stage, { priority, role }), ...others],
  };
}
