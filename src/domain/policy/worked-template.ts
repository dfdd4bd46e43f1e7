import { FIRST_POLICY } from "./first-policy";
import type { LadderStep, PolicyDocument } from "./policy";
import type { StepAction } from "./step-action";
import { BROKEN_PROMISE, caseAt, task } from "./template-actions";

/** What people do beside the letters of the first policy, by days past due. */
const WORK: Readonly<Record<number, readonly StepAction[]>> = {
  15: [task("officer", "Call about the missed installment", 2)],
  30: [caseAt("early", { priority: "normal", role: "officer" })],
  60: [task("officer", "Call and offer a plan", 3)],
  90: [caseAt("late", { priority: "high", role: "officer" })],
  180: [caseAt("last", { priority: "urgent", role: "admin" })],
  210: [task("admin", "Decide what comes after the ladder", 5)],
};

/** The letters of the first policy, with calls and a case that people work on. */
export const WORKED_TEMPLATE: Pick<PolicyDocument, "name" | "ladder"> = {
  name: "Seven months, with calls and cases",
  ladder: [
    ...FIRST_POLICY.ladder.map(
      (step): LadderStep => ({
        ...step,
        actions: [...step.actions, ...(WORK[step.day ?? 0] ?? [])],
      }),
    ),
    BROKEN_PROMISE,
    {
      step: "cured",
      on: { event: "cured" },
      actions: [{ kind: "close-case", reason: "Nothing is past due any more" }],
    },
  ],
};
