import type { HoldStop, Priority, WorkingRole } from "../../domain/policy/step-action";
import type { BrokenPromise } from "../../domain/promise/promise";
import type { BusinessDate, Instant } from "../../kernel/calendar";
import type { Write } from "../write";

/** Why a step was a loan's: kept with every act that came of it. */
export type ActReason = Readonly<{
  /** The segment whose ladder it was; null for the policy's own. */
  segment: string | null;
  /** What the step waited for, when it was not a day. */
  event?: string;
  /** The promise whose end it was, when it waited for one. */
  promise?: BrokenPromise;
  /** Its condition, when it had one. */
  when?: string;
  /** The facts that conditions asked, each with its value. */
  facts: Readonly<Record<string, unknown>>;
  daysPastDue: number;
  /** The due date it counts from. */
  dueOn: BusinessDate | null;
}>;

/** The rule behind an act: which version, which of its steps, and why. */
export type ActRule = Readonly<{ policyVersion: number; step: string; reason: ActReason }>;

type OfLoan = Readonly<{ borrowerId: number; loanId: number; businessDate: BusinessDate }>;

export type TaskDraft = OfLoan &
  ActRule &
  Readonly<{
    id: number;
    role: WorkingRole;
    title: string;
    dueOn: BusinessDate;
    /** Which of the step's tasks it is, from 1. */
    place: number;
  }>;

export type CaseMove = OfLoan &
  ActRule &
  Readonly<{
    /** Used when no case is open yet. */
    id: number;
    stage: string;
    priority: Priority | null;
    role: WorkingRole | null;
    /** The loan that the case follows instead, when it stays where it is. */
    follows: FollowedLoan | null;
  }>;

/** A loan that is late for longer than the one whose step would have moved the case. */
export type FollowedLoan = Readonly<{ loanId: number; pastDueSince: BusinessDate }>;

export type CaseClosing = OfLoan & ActRule & Readonly<{ closeReason: string }>;

export type HoldDraft = OfLoan &
  ActRule &
  Readonly<{
    number: number;
    stops: readonly HoldStop[];
    from: BusinessDate;
    to: BusinessDate;
    holdReason: string;
    legalBasis: string;
  }>;

export type FlagDraft = OfLoan &
  ActRule &
  Readonly<{ flag: string; endsOn: BusinessDate | null; note: string | null }>;

/** What conditions ask of cases and flags, as it stood at the end of the day before. */
export type KnownTreatments = Readonly<{
  cases: ReadonlyMap<number, Readonly<{ stage: string; priority: Priority }>>;
  flags: ReadonlyMap<number, readonly string[]>;
}>;

/** Of borrowers: whose case is open, and their loans as they are stored but those set aside. */
export type CaseSubjects = Readonly<{
  withOpenCase: readonly number[];
  loans: readonly Readonly<{
    id: number;
    borrowerId: number;
    pastDueSince: BusinessDate | null;
    nextActionOn: BusinessDate | null;
  }>[];
}>;

/** What the scan reads and writes of cases, tasks, holds and flags. */
export type TreatmentStore = Readonly<{
  known(
    partition: number,
    date: BusinessDate,
    ids: Readonly<{ borrowerIds: readonly number[]; loanIds: readonly number[] }>,
  ): Promise<KnownTreatments>;
  /** What decides whether a step may move a case. */
  caseSubjects(partition: number, borrowerIds: readonly number[]): Promise<CaseSubjects>;
  /** Does nothing for a task whose identity (borrower, step, business date, place) is there already. */
  planTasks(drafts: readonly TaskDraft[], at: Instant): Write[];
  /**
   * Opens the borrower's case or moves the open one; the same step on the same day does so once. A
   * move that is not made, since the case follows another loan, is noted in its timeline.
   */
  moveCases(moves: readonly CaseMove[], at: Instant): Write[];
  closeCases(closings: readonly CaseClosing[], at: Instant): Write[];
  placeHolds(drafts: readonly HoldDraft[], at: Instant): Write[];
  /** Sets a mark, or moves its end when it is there. */
  setFlags(drafts: readonly FlagDraft[], at: Instant): Write[];
}>;
