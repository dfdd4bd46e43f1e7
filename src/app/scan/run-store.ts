import type { BusinessDate, Instant } from "../../kernel/calendar";
import type { ScanEffect } from "./book-store";

export type ScanRun = ScanEffect &
  Readonly<{
    partition: number;
    businessDate: BusinessDate;
    state: "claimed" | "running" | "finished";
    attempts: number;
    createdAt: Instant;
    startedAt: Instant | null;
    finishedAt: Instant | null;
  }>;

/** The finished scans of some days together. */
export type ScanTotals = ScanEffect &
  Readonly<{ days: number; startedAt: Instant | null; finishedAt: Instant | null }>;

/** The tenant's scan runs and clock in the control database. */
export type ScanRunStore = Readonly<{
  /** Takes the run for this date or takes it over when its lease ran out; false when another has it. */
  claim(partition: number, date: BusinessDate, now: Instant, leaseUntil: Instant): Promise<boolean>;
  /**
   * Lets the next message take the run over at once. One is on its way: until `announcedUntil` the
   * tick sends no other beside it.
   */
  release(partition: number, date: BusinessDate, announcedUntil: Instant): Promise<void>;
  finish(partition: number, date: BusinessDate, effect: ScanEffect, now: Instant): Promise<void>;
  list(limit: number, before: BusinessDate | null): Promise<readonly ScanRun[]>;
  /** The days after `from` up to `to`. */
  totals(from: BusinessDate, to: BusinessDate): Promise<ScanTotals>;
  /** Starts a move of the test clock; false when it is already moving. */
  startClock(from: BusinessDate, target: BusinessDate, now: Instant): Promise<boolean>;
  claimClock(now: Instant, leaseUntil: Instant): Promise<boolean>;
  /** The clock arrives at the next day; at the target it stops, and keeps where it came from. */
  moveClock(on: BusinessDate, leaseUntil: Instant): Promise<void>;
  /** Lets the next message go on with the move. */
  releaseClock(): Promise<void>;
}>;
