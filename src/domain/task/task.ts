import { addDays, type BusinessDate } from "../../kernel/calendar";
import { ok, type Result, refuse } from "../../kernel/result";

export const TASK_STATES = ["open", "done", "cancelled"] as const;
export type TaskState = (typeof TASK_STATES)[number];

export type TaskStanding = Readonly<{
  state: TaskState;
  /** What came of it, or why it was dropped. */
  outcome: string | null;
  doneBy: string | null;
  doneOn: BusinessDate | null;
}>;

/** Characters of a title that a person writes. */
export const TITLE_LENGTH_MAX = 200;

/** Days until which work may be planned by hand: beyond that nobody keeps it in mind. */
export const DUE_DAYS_MAX = 366;

export type DueRefusal = Readonly<{ code: "task.due_out_of_range" }>;

/** Whether a person may plan work for a business date: today, or at most a year ahead. */
export function checkDueDay(
  dueOn: BusinessDate,
  today: BusinessDate,
): Result<BusinessDate, DueRefusal> {
  const isIn = dueOn >= today && dueOn <= addDays(today, DUE_DAYS_MAX);
  return isIn ? ok(dueOn) : refuse({ code: "task.due_out_of_range" });
}

/**
 * An open task as it ends: done with what came of it, or cancelled with why. Refuses one that has
 * ended already.
 */
export function settleTask<T extends TaskStanding>(
  task: T,
  end: Readonly<{ state: "done" | "cancelled"; outcome: string; by: string; on: BusinessDate }>,
): Result<T, Readonly<{ code: "task.settled" }>> {
  if (task.state !== "open") return refuse({ code: "task.settled" });
  const { state, outcome, by, on } = end;
  return ok({ ...task, state, outcome, doneBy: by, doneOn: on });
}
