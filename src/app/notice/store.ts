import type { KeptDecision } from "../../domain/contact/decision";
import type { BusinessDate, Instant } from "../../kernel/calendar";
import type { ActReason } from "../treatment/store";
import type { Write } from "../write";

export const NOTICE_STATES = [
  "planned",
  "deferred",
  "sending",
  "sent",
  "cancelled",
  "denied",
  "failed",
] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/** After this a planned notice that nobody took up is asked for again. */
export const PLANNED_MS = 30 * 60_000;

export type StoredDecision = Readonly<{ at: Instant; stage: "send"; decision: KeptDecision }>;

export type Notice = Readonly<{
  id: number;
  borrowerId: number;
  loanId: number;
  step: string;
  businessDate: BusinessDate;
  channel: "email";
  template: string;
  locale: string;
  state: NoticeState;
  daysPastDue: number;
  policyVersion: number;
  /** Why its step was this loan's; null of notices from before it was kept. */
  reason: ActReason | null;
  decisions: readonly StoredDecision[];
  /**
   * Planned: when its message counts as lost. Deferred: not before. Sending: when the lease of whoever
   * took it up ends.
   */
  sendAfter: Instant | null;
  /** How often it was taken up for sending; it also fences off a sender whose lease ended. */
  attempts: number;
  providerId: string | null;
  failure: string | null;
  sentAt: Instant | null;
  createdAt: Instant;
  updatedAt: Instant;
}>;

export type NoticeDraft = Pick<
  Notice,
  | "id"
  | "borrowerId"
  | "loanId"
  | "step"
  | "businessDate"
  | "channel"
  | "template"
  | "locale"
  | "daysPastDue"
  | "policyVersion"
  | "reason"
>;

export type SentContent = Readonly<{ to: string; subject: string; text: string }>;

/** A notice as it was read and as it shall be; the commit fails when it has moved meanwhile. */
export type NoticeChange = Readonly<{ before: Notice; after: Notice }>;

/** Where a list goes on: for each partition the last sequence number seen, 0 for "from the newest". */
export type NoticePlace = readonly number[];

export type NoticeQuery = Readonly<{
  limit: number;
  after: NoticePlace | null;
  state: NoticeState | null;
  /** Only those of one borrower, and of one of its loans. */
  borrowerId: number | null;
  loanId: number | null;
}>;

export type NoticePage = Readonly<{ notices: readonly Notice[]; next: NoticePlace | null }>;

export type NoticeStore = Readonly<{
  find(id: number): Promise<Notice | undefined>;
  byIds(partition: number, ids: readonly number[]): Promise<readonly Notice[]>;
  content(id: number): Promise<SentContent | undefined>;
  /** Newest first. */
  list(query: NoticeQuery): Promise<NoticePage>;
  /** Of one business date, among the newest 20,000 notices of each partition. */
  countByState(businessDate: BusinessDate): Promise<Readonly<Partial<Record<NoticeState, number>>>>;
  /** Notices put off until before `now`, or taken up by a sender that died. */
  waiting(now: Instant, limit: number): Promise<readonly Notice[]>;
  /** Does nothing for a notice whose identity (borrower, step, business date) is there already. */
  insert(drafts: readonly NoticeDraft[], at: Instant): Write;
  change(changes: readonly NoticeChange[], at: Instant): Write[];
  keepContent(rows: readonly Readonly<{ id: number; content: SentContent }>[]): Write[];
}>;
