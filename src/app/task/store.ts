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
    /** The person who is to do it, `person:…`; null for whoever of the role comes first. */
    assignee: string | null;
    title: string;
    /** Who made it by hand, as the audit log writes them; null when a step did. */
    plannedBy: string | null;
    /** The business date of the step or person that planned it. */
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

/** Whose open tasks: those of some roles, or those that are given to one person. */
export type TaskQueue = Readonly<{ roles: readonly WorkingRole[] } | { assignee: string }>;

export type TaskDraft = Omit<Task, "version" | "policyVersion" | "step">;

export type WorkCounts = Readonly<{
  due: ReadonlyMap<WorkingRole, number>;
  unownedCases: number;
}>;

export type TaskStore = Readonly<{
  find(id: number): Promise<Task | undefined>;
  /** Open ones, what is due first first. */
  listOpen(
    query: Readonly<{ queue: TaskQueue; limit: number; after: TaskPlace | null }>,
  ): Promise<readonly Task[]>;
  /** The open one that stands before a place. */
  before(queue: TaskQueue, place: TaskPlace): Promise<Task | undefined>;
  /**
   * How many are open and due by a day, by role, and how many open cases nobody has taken; those beyond
   * `max` may be left out.
   */
  countWork(on: BusinessDate, max: number): Promise<WorkCounts>;
  /** Of a borrower in any state, newest first, at most `limit`. */
  ofBorrower(borrowerId: number, limit: number): Promise<readonly Task[]>;
  /**
   * Drops the open tasks that steps past due have planned for borrowers of whom no loan is past due
   * any more: nobody calls about what was paid. Follows the writes that cure; without words of a
   * person (`outcome`).
   */
  dropCured(cured: readonly CuredBorrower[], at: Instant): Write[];
  /** One that a person makes. */
  add(draft: TaskDraft, at: Instant): Write[];
  /** As `add`, unless one that the same maker made for the borrower is open: then the commit fails. */
  addAlone(draft: TaskDraft, at: Instant): Write[];
  /** The next version of a task, if nobody changed it meanwhile. */
  change(move: Readonly<{ before: Task; after: Task }>, at: Instant): Write[];
}>;
