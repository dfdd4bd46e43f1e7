import type { CaseStanding, CaseState } from "../../domain/case/case";
import type { Priority, WorkingRole } from "../../domain/policy/step-action";
import type { BusinessDate, Instant } from "../../kernel/calendar";
import type { FollowedLoan } from "../treatment/store";
import type { Write } from "../write";

export type BorrowerCase = CaseStanding &
  Readonly<{
    id: number;
    borrowerId: number;
    openedOn: BusinessDate;
    createdAt: Instant;
    updatedAt: Instant;
    version: number;
  }>;

export const CASE_EVENT_KINDS = ["opened", "moved", "kept", "assigned", "noted", "closed"] as const;
export type CaseEventKind = (typeof CASE_EVENT_KINDS)[number];

/** What an event says besides its rule: words of a person, and where the case went. */
export type CaseEventReason = Readonly<{
  text?: string;
  to?: Readonly<{
    stage?: string;
    priority?: Priority;
    ownerRole?: WorkingRole;
    owner?: string | null;
  }>;
  /** Of a step that left the case where it was: the loan that is late for longer. */
  follows?: FollowedLoan;
}>;

export type CaseEvent = Readonly<{
  caseId: number;
  sequence: number;
  kind: CaseEventKind;
  on: BusinessDate;
  at: Instant;
  /** As the audit log writes it. */
  actor: string;
  loanId: number | null;
  /** The version and step that caused it; null when a person did. */
  policyVersion: number | null;
  step: string | null;
  reason: CaseEventReason;
}>;

export type CaseEventDraft = Pick<CaseEvent, "kind" | "on" | "actor" | "reason">;

/** For each partition the sequence number after which its list goes on. */
export type CasePlace = readonly number[];

/** Where a page of open cases ends. */
export type CaseQueuePlace = Readonly<{ rank: number; openedOn: string; id: number }>;

/** Whose cases: a person's ("person:…"), those that nobody has taken, or all. */
export type CaseOwner = "anybody" | "nobody" | `person:${string}`;

type CaseFilters = Readonly<{
  limit: number;
  stage: string | null;
  priority: Priority | null;
  ownerRole: WorkingRole | null;
  owner: CaseOwner;
}>;

export type CaseQuery = CaseFilters &
  Readonly<{ after: CasePlace | null; state: CaseState | null; borrowerId: number | null }>;

export type CaseQueueQuery = CaseFilters & Readonly<{ after: CaseQueuePlace | null }>;

export type CasePage = Readonly<{ cases: readonly BorrowerCase[]; next: CasePlace | null }>;

export type CaseStore = Readonly<{
  find(id: number): Promise<BorrowerCase | undefined>;
  openOf(borrowerId: number): Promise<BorrowerCase | undefined>;
  /** Newest first. */
  list(query: CaseQuery): Promise<CasePage>;
  /** Open ones in the order in which they are worked on: the most urgent first, then the oldest. */
  queue(
    query: CaseQueueQuery,
  ): Promise<Readonly<{ cases: readonly BorrowerCase[]; next: CaseQueuePlace | null }>>;
  /** In order, at most `limit`, the newest ones when there are more. */
  events(id: number, limit: number): Promise<readonly CaseEvent[]>;
  /** Of all cases of a borrower, newest first, at most `limit`. */
  eventsOf(borrowerId: number, limit: number): Promise<readonly CaseEvent[]>;
  /** Fails as a conflict when the borrower has an open one. */
  open(draft: Omit<BorrowerCase, "version">, event: CaseEventDraft, at: Instant): Write[];
  /** The next version of a case, if nobody changed it meanwhile, with what happened. */
  change(
    move: Readonly<{ before: BorrowerCase; after: BorrowerCase }>,
    event: CaseEventDraft,
    at: Instant,
  ): Write[];
}>;
