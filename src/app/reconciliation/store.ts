import type { BucketSum, DriftField } from "../../domain/reconciliation/drift";
import type { BusinessDate, Instant } from "../../kernel/calendar";
import type { Write } from "../write";

export type ReconciliationCause = "monthly" | "asked";
export type ReconciliationState = "queued" | "running" | "finished";

export type ReconciliationCounts = Readonly<{
  loansChecked: number;
  loansDrifted: number;
  /** Set aside: they wait for a person already and are not compared. */
  loansPassed: number;
  rollupsDrifted: number;
}>;

/** All partitions of one reconciliation together. */
export type Reconciliation = ReconciliationCounts &
  Readonly<{
    number: number;
    cause: ReconciliationCause;
    state: ReconciliationState;
    partsDone: number;
    partsTotal: number;
    createdBy: string;
    createdAt: Instant;
    startedAt: Instant | null;
    finishedAt: Instant | null;
  }>;

/** What one worker holds: one partition of a reconciliation, and how far it is. */
export type ReconciliationPart = Readonly<{
  number: number;
  partition: number;
  afterId: number;
  loansDrifted: number;
}>;

export type Drift = Readonly<{
  /** 0 for a portfolio number. */
  loanId: number;
  /** Of a portfolio number, currency and bucket ("USD 3"); empty for a loan. */
  place: string;
  field: DriftField;
  externalId: string;
  currency: string;
  on: BusinessDate;
  stored: string | null;
  folded: string | null;
}>;

export type DriftPlace = Pick<Drift, "loanId" | "place" | "field">;

/** The tenant's reconciliations: their progress in the control database, drifts in the shards. */
export type ReconciliationStore = Readonly<{
  list(limit: number, before: number | null): Promise<readonly Reconciliation[]>;
  find(number: number): Promise<Reconciliation | undefined>;
  /** All partitions at once; false when that number was taken meanwhile. */
  create(
    input: Readonly<{ number: number; cause: ReconciliationCause; createdBy: string }>,
    now: Instant,
    announcedUntil: Instant,
  ): Promise<boolean>;
  /** Takes a partition for one worker; undefined when it is done or taken. */
  claim(
    number: number,
    partition: number,
    now: Instant,
    leaseUntil: Instant,
  ): Promise<ReconciliationPart | undefined>;
  /** Lets the next message take the partition at once. */
  release(number: number, partition: number): Promise<void>;
  /** Records one page; false when another worker had recorded it. */
  advance(
    part: ReconciliationPart,
    afterId: number,
    counts: Omit<ReconciliationCounts, "rollupsDrifted">,
  ): Promise<boolean>;
  finish(part: ReconciliationPart, rollupsDrifted: number, now: Instant): Promise<boolean>;
  /** What is kept of a range of loans becomes exactly this: a page that comes again replaces itself. */
  keepDrifts(
    part: ReconciliationPart,
    loans: Readonly<{ after: number; through: number }>,
    drifts: readonly Drift[],
  ): Write[];
  drifts(
    number: number,
    partition: number,
    after: DriftPlace | null,
    limit: number,
  ): Promise<readonly Drift[]>;
  /** The portfolio numbers as kept and as the loans' rows sum up, in one snapshot. */
  bucketSums(
    partition: number,
  ): Promise<Readonly<{ kept: readonly BucketSum[]; summed: readonly BucketSum[] }>>;
}>;
