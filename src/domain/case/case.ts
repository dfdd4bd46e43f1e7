import type { BusinessDate } from "../../kernel/calendar";
import { ok, type Result, refuse } from "../../kernel/result";
import { PRIORITIES, type Priority, type WorkingRole } from "../policy/step-action";

export const CASE_STATES = ["open", "closed"] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** What a stage or a flag may be called: the same names that a policy's steps use. */
export const NAME_PATTERN = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** The order in which cases are worked on: 0 is the most urgent (`rank` of `borrower_case`). */
export function rankOf(priority: Priority): number {
  return PRIORITIES.length - 1 - PRIORITIES.indexOf(priority);
}

/** Where a borrower's case stands, and where it stood until the business date of its last move. */
export type CaseStanding = Readonly<{
  state: CaseState;
  stage: string;
  stageBefore: string;
  movedOn: BusinessDate;
  priority: Priority;
  priorityBefore: Priority;
  ownerRole: WorkingRole;
  /** A person, `person:…`; null while nobody has taken it. */
  owner: string | null;
  closedOn: BusinessDate | null;
  closeReason: string | null;
}>;

export type CaseRefusal = Readonly<{ code: "case.closed" | "case.unchanged" }>;

/** How a case begins on a business date: open, and nobody's yet. */
export function openCase(
  begin: Readonly<{ stage: string; priority: Priority; ownerRole: WorkingRole }>,
  on: BusinessDate,
): CaseStanding {
  const { stage, priority, ownerRole } = begin;
  return {
    state: "open",
    stage,
    stageBefore: stage,
    movedOn: on,
    priority,
    priorityBefore: priority,
    ownerRole,
    owner: null,
    closedOn: null,
    closeReason: null,
  };
}

/**
 * An open case at another stage or priority from a business date on; what is left out stays. What it
 * was before that date is kept, since conditions of a policy see a day as it began. Refuses a case
 * that is closed and a move to where it stands already.
 */
export function moveCase<C extends CaseStanding>(
  standing: C,
  to: Readonly<{ stage?: string | undefined; priority?: Priority | undefined }>,
  on: BusinessDate,
): Result<C, CaseRefusal> {
  if (standing.state === "closed") return refuse({ code: "case.closed" });
  const { stage = standing.stage, priority = standing.priority } = to;
  if (stage === standing.stage && priority === standing.priority) {
    return refuse({ code: "case.unchanged" });
  }
  const isFirstToday = standing.movedOn !== on;
  return ok({
    ...standing,
    stage,
    priority,
    movedOn: on,
    stageBefore: isFirstToday ? standing.stage : standing.stageBefore,
    priorityBefore: isFirstToday ? standing.priority : standing.priorityBefore,
  });
}

/**
 * An open case with another role or person to work on it. Refuses a case that is closed and an
 * assignment that it has already.
 */
export function assignCase<C extends CaseStanding>(
  standing: C,
  to: Readonly<{ ownerRole: WorkingRole; owner: string | null }>,
): Result<C, CaseRefusal> {
  if (standing.state === "closed") return refuse({ code: "case.closed" });
  if (to.ownerRole === standing.ownerRole && to.owner === standing.owner) {
    return refuse({ code: "case.unchanged" });
  }
  return ok({ ...standing, ...to });
}

/** An open case, closed on a business date for a reason. Refuses one that is closed already. */
export function closeCase<C extends CaseStanding>(
  standing: C,
  reason: string,
  on: BusinessDate,
): Result<C, CaseRefusal> {
  if (standing.state === "closed") return refuse({ code: "case.closed" });
  return ok({ ...standing, state: "closed", closedOn: on, closeReason: reason });
}
