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

/** Of whom a loan owes nothing past due any more, since a business date. */
export type CuredBorrower = Readonly<{ borrowerId: number; on: BusinessDate }>;

export type TaskPlace = Readonly<{ dueOn: string; id: number }>;

export type TaskStore = Readonly<{
  find(id: number): Promise<Task | undefined>;
  /** Open ones of these roles, what is due first first. */
  listOpen(
    query: Readonly<{ roles: readonly WorkingRole[]; limit: number; after: TaskPlace | null }>,
  ): Promise<readonly Task[]>;
  /** Of a borrower in any state, newest first, at most `limit`. */
  ofBorrower(borrowerId: number, limit: number): Promise<readonly Task[]>;
  /**
   * Drops the open tasks that steps past due have planned for borrowers of whom no loan is past due
   * any more: nobody calls about what was paid. Follows the writes that cure; without words of a
   * person (`outcome`).
   */
  dropCured(cured: readonly CuredBorrower[], at: Instant): Write[];
  /** The next version of a task, if nobody changed it meanwhile. */
  change(move: Readonly<{ before: Task; after: Task }>, at: Instant): Write[];
}>;
