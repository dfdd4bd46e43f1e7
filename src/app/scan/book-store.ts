import type { BusinessDate } from "../../kernel/calendar";
import type { Takeover } from "../../domain/policy/takeover";
import type { Circumstances } from "../../domain/treatment/loan-facts";
import type { Minor } from "../../kernel/money";
import type { LoanRecord } from "../loan/store";
import type { Write } from "../write";

/** A loan that the scan could not read, with the reason; it is set aside and stops nobody. */
export type UnreadableLoan = Readonly<{ id: number; version: number; reason: string }>;

/** What the scan needs to know of who owes. */
export type BorrowerCircumstances = Pick<
  Circumstances,
  "locale" | "timezone" | "stopRequested" | "confirmed" | "since"
>;

export type DueLoan = Readonly<{
  record: LoanRecord;
  borrower: BorrowerCircumstances;
}>;

export type DuePage = Readonly<{
  loans: readonly DueLoan[];
  unreadable: readonly UnreadableLoan[];
  /** True when the page was full, so that there may be more. */
  full: boolean;
}>;

export type RollupDelta = Readonly<{
  currency: string;
  bucket: number;
  loanCount: number;
  pastDueAmount: Minor;
  balance: Minor;
}>;

export type FlowDelta = Readonly<{
  currency: string;
  fromBucket: number;
  toBucket: number;
  loanCount: number;
  balance: Minor;
}>;

export type RollupRow = Readonly<{
  businessDate: BusinessDate | null;
  currency: string;
  bucket: number;
  loanCount: number;
  pastDueAmount: Minor;
  balance: Minor;
}>;

export type FlowRow = FlowDelta & Readonly<{ businessDate: BusinessDate }>;

export type ScanEffect = Readonly<{
  loansTouched: number;
  noticesPlanned: number;
  transitions: number;
  setAside: number;
}>;

/** The book as the scan sees it: what is due, where it stands, and the numbers kept with it. */
export type BookStore = Readonly<{
  /** The business date the partition's book stands at. */
  scannedOn(partition: number): Promise<BusinessDate>;
  /** The earliest of all partitions. */
  bookDate(): Promise<BusinessDate>;
  due(partition: number, through: BusinessDate, limit: number): Promise<DuePage>;
  /** Pages of the whole book in key order, for reports and audits. */
  page(partition: number, afterId: number, limit: number): Promise<DuePage>;
  rollup(): Promise<readonly RollupRow[]>;
  rollupDaily(from: BusinessDate, to: BusinessDate): Promise<readonly RollupRow[]>;
  flows(from: BusinessDate, to: BusinessDate): Promise<readonly FlowRow[]>;
  effect(partition: number, date: BusinessDate): Promise<ScanEffect>;
  /** Whether a scan of this day has written anything yet. */
  hasBegun(partition: number, date: BusinessDate): Promise<boolean>;
  setAsideLoans(
    limit: number,
  ): Promise<readonly Readonly<{ id: number; externalId: string; reason: string }>[]>;
  applyRollup(partition: number, deltas: readonly RollupDelta[]): Write[];
  applyFlows(partition: number, date: BusinessDate, deltas: readonly FlowDelta[]): Write[];
  /** With `afterNotices` it must follow the insert of notices directly and counts what that inserted. */
  addEffect(
    partition: number,
    date: BusinessDate,
    effect: Omit<ScanEffect, "noticesPlanned">,
    afterNotices: boolean,
  ): Write;
  /** The first write of a day; its commit fails when another has begun it. */
  beginDay(partition: number, date: BusinessDate): Write;
  /**
   * Brings loans that were last looked at before this day forward to the day on which a version of
   * the policy that takes effect now may ask something of them. A second time changes nothing.
   */
  bringForward(partition: number, date: BusinessDate, takeover: Takeover): Write[];
  /** Moves the book date when nothing due is left, and keeps the day's closing numbers. */
  closeDay(partition: number, date: BusinessDate): Write[];
}>;
