import type { KeptDecision } from "../../domain/contact/decision";
import type { Locale } from "../../domain/notice/locale";
import type { NoticeState } from "../../domain/notice/state";
import type { NoticeChannel } from "../../domain/notice/template-name";
import type { DeliveryWord } from "../../domain/provider/report";
import type { BusinessDate, Instant } from "../../kernel/calendar";
import type { ActReason } from "../treatment/store";
import type { Write } from "../write";

/** After this a planned notice that nobody took up is asked for again. */
export const PLANNED_MS = 30 * 60_000;

export type StoredDecision = Readonly<{ at: Instant; stage: "send"; decision: KeptDecision }>;

export type Notice = Readonly<{
  id: number;
  borrowerId: number;
  loanId: number;
  step: string;
  businessDate: BusinessDate;
  /** The one it goes by; of those of its step, the first that the gate let through. */
  channel: NoticeChannel;
  /** Those of its step, in order of preference. */
  channels: readonly NoticeChannel[];
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
  /** Who was handed it last or is to be: a provider's id, or that of a print run. */
  provider: string | null;
  /** The provider's own id of it. */
  providerId: string | null;
  /** What the provider told afterwards, oldest first. */
  reports: readonly DeliveryReport[];
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
  | "channels"
  | "template"
  | "locale"
  | "daysPastDue"
  | "policyVersion"
  | "reason"
>;

/** Address and words of a notice as they are handed over. */
export type SentContent = Readonly<{
  to: string;
  subject: string;
  text: string;
  /** The language of the words; not kept of old ones. */
  locale?: Locale;
}>;

/** What a provider told of a message after it had taken it. */
export type DeliveryReport = Readonly<{ at: Instant; says: DeliveryWord; detail: string | null }>;

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
  /** Those of some notices of one partition that have been written, by id. */
  contents(partition: number, ids: readonly number[]): Promise<ReadonlyMap<number, SentContent>>;
  /** Newest first. */
  list(query: NoticeQuery): Promise<NoticePage>;
  /** The letters of one print run, in the order in which they were planned. */
  ofPrintRun(id: string): Promise<readonly Notice[]>;
  /** Of one business date, among the newest 20,000 notices of each partition. */
  countByState(businessDate: BusinessDate): Promise<Readonly<Partial<Record<NoticeState, number>>>>;
  /** Notices put off until before `now`, or taken up by a sender that died. */
  waiting(now: Instant, limit: number): Promise<readonly Notice[]>;
  /** Does nothing for a notice whose identity (borrower, step, business date) is there already. */
  insert(drafts: readonly NoticeDraft[], at: Instant): Write;
  change(changes: readonly NoticeChange[], at: Instant): Write[];
  keepContent(rows: readonly Readonly<{ id: number; content: SentContent }>[]): Write[];
}>;
