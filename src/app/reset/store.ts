import type { BusinessDate, Instant } from "../../kernel/calendar";

export type ResetState = "queued" | "running" | "finished";

/** One emptying of a sandbox's book, and how far it has come. */
export type Reset = Readonly<{
  number: number;
  state: ResetState;
  /** Where the clock stands afterwards. */
  clockOn: BusinessDate;
  loansTotal: number;
  loansRemoved: number;
  rowsRemoved: number;
  createdBy: string;
  createdAt: Instant;
  finishedAt: Instant | null;
}>;

/** What one page of an emptying removed. */
export type Removed = Readonly<{ rows: number; loans: number }>;

/**
 * Takes a sandbox's book away. Rows can only be removed while every partition is frozen, and the
 * databases themselves refuse it for every book but a sandbox's.
 */
export type ResetStore = Readonly<{
  latest(): Promise<Reset | undefined>;
  /** False for a sandbox whose databases hold it for a live book: one from before they told apart. */
  canEmpty(): Promise<boolean>;
  /** The day on which the book began; null when no day was scanned since. */
  beganOn(): Promise<BusinessDate | null>;
  loanCount(): Promise<number>;
  /** False while the clock moves or another one is under way. */
  start(
    input: Readonly<{ clockOn: BusinessDate; loansTotal: number; createdBy: string }>,
    now: Instant,
    until: Instant,
  ): Promise<boolean>;
  claim(now: Instant, leaseUntil: Instant): Promise<Reset | undefined>;
  /** Counts what is gone, and keeps the lease. */
  note(number: number, removed: Removed, leaseUntil: Instant): Promise<void>;
  release(number: number): Promise<void>;
  finish(number: number, now: Instant): Promise<void>;
  freeze(): Promise<void>;
  /** The kinds of rows there are to remove, children before their parents. */
  stepCount: number;
  /** Removes a page of one kind; nothing when there is none left of it. */
  remove(step: number, limit: number): Promise<Removed>;
  /** Sets the clock, outdates every context that was opened before, and opens the partitions. */
  beginAgain(clockOn: BusinessDate): Promise<void>;
}>;
