import type { TaskStanding } from "../../domain/task/task";
import type { WorkingRole } from "../../domain/policy/step-action";
import type { BusinessDate, Instant } from "../../kernel/calendar";
import type { Write } from "../write";

export type Task = TaskStanding &
  Readonly<{
    id: number;
    borrowerId: number;
    loanId: number;
    role: WorkingRole;
    title: string;
    /** The business date of the step that planned it. */
    plannedOn: BusinessDate;
    dueOn: BusinessDate;
    policyVersion: number | null;
    step: string | null;
    createdAt: Instant;
    updatedAt: Instant;
    version: number;
  }>;

export type TaskPlace = Readonly<{ dueOn: string; id: number }>;

export type TaskStore = Readonly<{
  find(id: number): Promise<Task | undefined>;
  /** Open ones of these roles, what is due first first. */
  listOpen(
    query: Readonly<{ roles: readonly WorkingRole[]; limit: number; after: TaskPlace | null }>,
  ): Promise<readonly Task[]>;
  /** Of a borrower in any state, newest first, at most `limit`. */
  ofBorrower(borrowerId: number, limit: number): Promise<readonly Task[]>;
  /** The next version of a task, if nobody changed it meanwhile. */
  change(move: Readonly<{ before: Task; after: Task }>, at: Instant): Write[];
}>;
