import type { PolicyDocument } from "../../domain/policy/policy";
import type { SimulationInput } from "../../domain/simulation/input";
import type { Priority } from "../../domain/policy/step-action";
import type { CaseMemory, FlagMemory } from "../../domain/simulation/memory";
import type { PartReport } from "../../domain/simulation/report";
import type { PaymentPromise } from "../../domain/promise/promise";
import type { LoanHold } from "../../domain/treatment/treatment";
import type { BusinessDate, Instant } from "../../kernel/calendar";
import type { LoanRecord } from "../loan/store";

export type SimulationKind = "ahead" | "back-test";
export type SimulationState = "queued" | "running" | "finished" | "failed";

export type SimulationPlan = Readonly<{
  number: number;
  kind: SimulationKind;
  policyVersion: number;
  againstVersion: number;
  document: PolicyDocument;
  effectiveOn: BusinessDate;
  /** Of document and day of effect: the same digest is the same policy. */
  digest: string;
  fromOn: BusinessDate;
  throughOn: BusinessDate;
  input: SimulationInput;
  every: number;
  loansTotal: number;
  createdBy: string;
  createdAt: Instant;
}>;

/** A simulation with its progress over all partitions. */
export type Simulation = Omit<SimulationPlan, "document"> &
  Readonly<{
    state: SimulationState;
    partsDone: number;
    partsTotal: number;
    loansDone: number;
    failure: string | null;
    finishedAt: Instant | null;
  }>;

/** What one worker holds: one partition of a simulation, and how far it is. */
export type SimulationPart = Readonly<{
  number: number;
  partition: number;
  afterId: number;
  report: PartReport;
}>;

export type BorrowersPage = Readonly<{
  /** The last borrower of the page; undefined when there is none any more. */
  through: number | undefined;
  records: readonly LoanRecord[];
  /** Borrowers of whom a loan could not be read. */
  unreadable: readonly number[];
}>;

type OfBorrower = Readonly<{ borrowerId: number }>;

/** Of borrowers, what stands besides their loans. */
export type StandingTreatments = Readonly<{
  cases: readonly (CaseMemory & OfBorrower)[];
  flags: readonly (FlagMemory & OfBorrower)[];
}>;

export type KnownPromise = Readonly<{
  loanId: number;
  on: BusinessDate;
  at: Instant;
  promise: PaymentPromise;
}>;
/** What a person did with a case. */
export type PersonCaseDeed = Readonly<{ on: BusinessDate }> &
  (
    | Readonly<{ kind: "close-case" }>
    /** Opened, or moved; what is left out stayed. */
    | Readonly<{ kind: "move-case"; stage: string | null; priority: Priority | null }>
  );

/** What persons did, as far as it is kept by its day. */
export type PersonDeeds = Readonly<{
  holds: readonly (OfBorrower & Readonly<{ loanId: number; hold: LoanHold }>)[];
  /** Holds of steps that a person lifted, with the day. */
  lifts: readonly (OfBorrower & Readonly<{ loanId: number; hold: number; on: BusinessDate }>)[];
  /** Promises as they were made, and as they were cancelled, with the day their loan stood at. */
  promises: readonly KnownPromise[];
  /** What a person opened, moved or closed, in its order. */
  cases: readonly (OfBorrower & PersonCaseDeed)[];
}>;

/** The tenant's simulations: their progress in the control database, the book in the shards. */
export type SimulationStore = Readonly<{
  list(limit: number, before: number | null): Promise<readonly Simulation[]>;
  find(number: number): Promise<Simulation | undefined>;
  plan(number: number): Promise<SimulationPlan | undefined>;
  /** The newest that ran to its end, of a version as it stands. */
  latestOf(version: number, digest: string): Promise<Simulation | undefined>;
  reports(number: number): Promise<readonly PartReport[]>;
  /** All partitions at once; false when that number was taken meanwhile. */
  create(plan: SimulationPlan, announcedUntil: Instant): Promise<boolean>;
  /** Takes a partition for one worker; undefined when it is done or taken. */
  claim(
    number: number,
    partition: number,
    now: Instant,
    leaseUntil: Instant,
  ): Promise<SimulationPart | undefined>;
  /** Lets the next message take the partition at once. */
  release(number: number, partition: number): Promise<void>;
  /** Records one page; false when another worker had recorded it. */
  advance(part: SimulationPart, through: number, report: PartReport): Promise<boolean>;
  finish(part: SimulationPart, now: Instant): Promise<boolean>;
  /** Gives the whole simulation up. */
  fail(number: number, failure: string, now: Instant): Promise<void>;

  loanCounts(): Promise<readonly number[]>;
  /** Borrowers in order of their ids, one of `every`, with all their loans. */
  page(partition: number, afterId: number, limit: number, every: number): Promise<BorrowersPage>;
  standing(partition: number, borrowerIds: readonly number[]): Promise<StandingTreatments>;
  deeds(partition: number, borrowerIds: readonly number[]): Promise<PersonDeeds>;
  /** Names of the acts that scans did with borrowers from a day on (domain, act). */
  actNames(
    partition: number,
    borrowerIds: readonly number[],
    from: BusinessDate,
  ): Promise<ReadonlyMap<number, readonly string[]>>;
  /** When the scan of each day of a partition was done. */
  scannedDays(
    partition: number,
  ): Promise<readonly Readonly<{ on: BusinessDate; finishedAt: Instant }>[]>;
}>;
