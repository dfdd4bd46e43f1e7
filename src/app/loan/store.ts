import type { Projection } from "../../domain/delinquency/project";
import type { LedgerEntry } from "../../domain/loan/ledger";
import type { Schedule } from "../../domain/loan/schedule";
import type { LoanTerms } from "../../domain/loan/terms";
import type { PaymentPromise } from "../../domain/promise/promise";
import type { LoanHold, Treatment } from "../../domain/treatment/treatment";
import type { BusinessDate, Instant } from "../../kernel/calendar";
import type { Minor } from "../../kernel/money";
import type { Write } from "../write";

/** What a loan brought with it when it came in mid-life. */
export type OpeningFacts = Readonly<{
  asOf: BusinessDate;
  paid: Minor;
  principal: Minor | null;
  adjustment: Minor;
}>;

export type LoanStatus = "awaiting-schedule" | "active" | "closed";

export type Loan = Readonly<{
  id: number;
  partition: number;
  borrowerId: number;
  externalId: string;
  product: string;
  currency: string;
  terms: LoanTerms;
  opening: OpeningFacts | null;
  status: LoanStatus;
  scheduleVersion: number;
  entryCount: number;
  projection: StoredProjection;
  setAsideReason: string | null;
  /** How far the ladder has come with it. */
  treatment: Treatment;
  holds: readonly LoanHold[];
  promises: readonly PaymentPromise[];
  createdAt: Instant;
  updatedAt: Instant;
  version: number;
}>;

/** The cached fold; `status` is the loan's own. */
export type StoredProjection = Omit<Projection, "status">;

export type LoanRecord = Readonly<{
  loan: Loan;
  /** Each with the moment it became known, as far as it was stored. */
  schedules: readonly (Schedule &
    Readonly<{ postedAt?: Instant; stoodOn?: BusinessDate | null }>)[];
  ledger: readonly LedgerEntry[];
}>;

export type LoanDraft = Omit<Loan, "version" | "updatedAt" | "setAsideReason">;

export type BorrowerBrief = Readonly<{
  externalId: string;
  contactSealed: string;
  locale: string;
  timezone: string | null;
}>;

export type LoanWithBorrower = Readonly<{ loan: Loan; borrower: BorrowerBrief }>;

export type LoanSort = "id" | "external-id" | "days-past-due";

/** The whole book or one bucket, in an order that has an index to walk along. */
export type LoanWalk =
  | Readonly<{ bucket: null; sort: LoanSort }>
  | Readonly<{ bucket: number; sort: Exclude<LoanSort, "external-id"> }>;

export type LoanQuery = Readonly<{
  along:
    | LoanWalk
    | Readonly<{ externalIdPrefix: string }>
    | Readonly<{ borrowerIds: readonly number[] }>;
  limit: number;
  /** The sort key and id of the last row seen. */
  after: Readonly<{ key: string; id: number }> | null;
}>;

export type LoanStore = Readonly<{
  find(id: number): Promise<LoanWithBorrower | undefined>;
  /** Loan, schedules and ledger in one snapshot. */
  record(id: number): Promise<LoanRecord | undefined>;
  byIds(partition: number, ids: readonly number[]): Promise<readonly Loan[]>;
  records(partition: number, ids: readonly number[]): Promise<readonly LoanRecord[]>;
  /** All loans of these borrowers; one that cannot be read is left out. */
  recordsOfBorrowers(
    partition: number,
    borrowerIds: readonly number[],
  ): Promise<readonly LoanRecord[]>;
  byExternalIds(externalIds: readonly string[]): Promise<ReadonlyMap<string, Loan>>;
  /** Whose reference is one of these, whatever its case and separators; at most a thousand. */
  byReferenceKeys(
    keys: readonly string[],
  ): Promise<readonly Readonly<{ key: string; borrowerId: number }>[]>;
  ofBorrower(borrowerId: number): Promise<readonly Loan[]>;
  list(query: LoanQuery): Promise<readonly LoanWithBorrower[]>;
  /** Of these external references, those that a ledger of the tenant already has. */
  postedReferences(
    references: readonly string[],
  ): Promise<ReadonlyMap<string, Readonly<{ loanId: number; entry: LedgerEntry }>>>;
  transitions(loanId: number): Promise<readonly Transition[]>;
  insert(drafts: readonly LoanDraft[]): Write[];
  insertSchedules(rows: readonly ScheduleDraft[], at: Instant): Write[];
  append(entries: readonly EntryDraft[]): Write[];
  /** `openDay`: the day whose close will count them; a month that was closed keeps its numbers. */
  project(moves: readonly ProjectionMove[], at: Instant, openDay: BusinessDate): Write[];
  insertTransitions(rows: readonly Transition[]): Write[];
  /** Tells the ladder that a letter did not go out: the scan looks at the loan on its next day. */
  noteFailedNotices(rows: readonly Readonly<{ loanId: number; step: string }>[]): Write[];
  setAside(rows: readonly Readonly<{ id: number; version: number; reason: string }>[]): Write[];
  describe(
    rows: readonly Readonly<{ id: number; version: number; product: string }>[],
    at: Instant,
  ): Write[];
}>;

/** Each with the day its loan stands at. */
export type ScheduleDraft = Readonly<{
  loanId: number;
  schedule: Schedule;
  stoodOn: BusinessDate;
}>;
export type EntryDraft = Readonly<{ loanId: number; entry: LedgerEntry; stoodOn: BusinessDate }>;

/** A projection that replaces the stored one, guarded by the version it was computed from. */
export type ProjectionMove = Readonly<{
  loan: Loan;
  status: LoanStatus;
  projection: StoredProjection;
  treatment: Treatment;
  holds: readonly LoanHold[];
  promises: readonly PaymentPromise[];
  scheduleVersion: number;
  entryCount: number;
}>;

export type Transition = Readonly<{
  loanId: number;
  loanVersion: number;
  businessDate: BusinessDate;
  fromBucket: number;
  toBucket: number;
  pastDueAmount: Minor;
  principalBalance: Minor;
  cause: "scan" | "payment" | "reversal" | "schedule" | "import";
  policyVersion: number;
}>;
