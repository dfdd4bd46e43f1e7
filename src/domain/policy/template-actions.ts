import type { LadderStep } from "./policy";
import type { CaseAction, NoticeAction, TaskAction, WatchAction, WorkingRole } from "./step-action";
import type { TemplateName } from "../notice/template-name";

/** A letter by e-mail. */
export function letter(template: TemplateName): NoticeAction {
  return { kind: "notice", channels: ["email"], template };
}

/** Work for a role, to be done within so many days of the step. */
export function task(role: WorkingRole, title: string, dueInDays: number): TaskAction {
  return { kind: "task", role, title, dueInDays };
}

/** The borrower's case at a stage: opened, or moved there. */
export function caseAt(stage: string, rest: Omit<CaseAction, "kind" | "stage"> = {}): CaseAction {
  return { kind: "case", stage, ...rest };
}

/** The watch list, to be looked at again after so many days. */
export function watch(reason: string, days: number): WatchAction {
  return { kind: "watch", reason, days };
}

/** A call after a promise that was not kept, as long as anything is past due. */
export const BROKEN_PROMISE: LadderStep = {
  step: "promise-broken",
  on: { event: "promise-broken" },
  when: "loan.pastDueAmount > 0",
  actions: [task("officer", "Call: the promised payment did not come", 1)],
};
