import type { GateDecision } from "../../domain/contact/decision";
import type { LoanMark } from "../../domain/contact/flags";
import type { Channel, ContactResult, Party, Purpose } from "../../domain/contact/rule";
import type { PastContact } from "../../domain/contact/situation";
import type { ContactTally } from "../../domain/contact/tally";
import type { BusinessDate, Instant } from "../../kernel/calendar";
import type { Write } from "../write";

/** A contact of the past and the notice that it was, if it was one. */
export type KnownContact = PastContact & Readonly<{ noticeId: number | null }>;

/** Which part of the histories of some borrowers of one partition. */
export type HistoryQuery = Readonly<{
  partition: number;
  borrowerIds: readonly number[];
  since: Instant;
  /** Permits that expire after this count as contacts. */
  now: Instant;
}>;

/** What is asked of the gate, and what a permit is good for. */
export type ContactSubject = Readonly<{
  borrowerId: number;
  loanId: number | null;
  channel: Channel;
  purpose: Purpose;
  party: Party;
}>;

export type Contact = ContactSubject &
  Readonly<{
    id: number;
    externalId: string;
    at: Instant;
    result: ContactResult | null;
    note: string | null;
    permitId: number | null;
    actor: string;
    createdAt: Instant;
  }>;

export type ContactPermit = ContactSubject &
  Readonly<{
    id: number;
    decision: GateDecision;
    askedAt: Instant;
    expiresAt: Instant;
    /** The contact that used it up. */
    contactId: number | null;
    actor: string;
    createdAt: Instant;
  }>;

export type ContactStore = Readonly<{
  /**
   * One history for each borrower: attempts that were logged, letters that went out or are on their
   * way, and permits that nobody used yet.
   */
  history(query: HistoryQuery): Promise<ReadonlyMap<number, readonly KnownContact[]>>;
  /** Marks on the borrowers' loans that stop contact or did, by borrower. */
  marks(
    partition: number,
    borrowerIds: readonly number[],
  ): Promise<ReadonlyMap<number, readonly LoanMark[]>>;
  /** Adds to the counts of their days. */
  tally(partition: number, tallies: readonly ContactTally[]): Write[];
  /** All counts between two days, both included. */
  tallies(from: BusinessDate, through: BusinessDate): Promise<readonly ContactTally[]>;
  /** Undoes a commit when the histories do not have that many contacts any more. */
  asCounted(query: HistoryQuery, count: number): Write[];
  byExternalId(borrowerId: number, externalId: string): Promise<Contact | undefined>;
  /** Newest first; `after` is the number of the last one seen. */
  list(
    query: Readonly<{ borrowerId: number; limit: number; after: number | null }>,
  ): Promise<readonly Contact[]>;
  log(contact: Contact): Write[];
  permit(id: number): Promise<ContactPermit | undefined>;
  grant(permit: ContactPermit): Write[];
  /** Fails the commit when the permit was used meanwhile. */
  usePermit(permit: ContactPermit, contactId: number): Write[];
}>;
