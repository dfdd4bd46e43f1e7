import type { BusinessDate } from "../../kernel/calendar";
import type { Minor } from "../../kernel/money";
import type { DayCount } from "../../kernel/day-count";
import type { BucketRange } from "../delinquency/bucket-scheme";
import type { Allocation, AllocationName } from "./allocation";
import type { LateFeeRule } from "./late-fee";
import type { PenaltyInterestRule } from "./penalty-interest";

/** What can hold charges back, as far as the contract names it: a hold of a person, a pause of the delinquency, an agreed arrangement, the charge-off. */
export const STOP_KINDS = ["hold", "pause", "arrangement", "charge-off"] as const;
export type StopKind = (typeof STOP_KINDS)[number];

/** Days on which something is held back: from `from` on, before `to`; null for no end yet. */
export type Stop = Readonly<{ kind: StopKind; from: BusinessDate; to: BusinessDate | null }>;

export type Charges = Readonly<{
  lateFee: LateFeeRule | null;
  penaltyInterest: PenaltyInterestRule | null;
  /** Which stops hold late fees and penalty interest back. */
  stoppedBy: readonly StopKind[];
  /** Nothing is charged for days before; absent: from the beginning. */
  from?: BusinessDate;
}>;

/**
 * How interest arises. `scheduled`: as the schedule says, whenever it is paid. `daily`: on the
 * principal that is really owed, so that paying late costs more and paying early less.
 */
export type InterestRule =
  | Readonly<{ kind: "scheduled" }>
  | Readonly<{
      kind: "daily";
      annualRatePercent: string;
      dayCount: DayCount;
      /** The first day that earns interest: the disbursement. */
      from: BusinessDate;
    }>;

/** What a contract says of money that comes, or comes late. Frozen onto the loan when it comes in. */
export type ContractRules = Readonly<{
  /** A preset by name, or an order of its own. */
  allocation: AllocationName | Allocation;
  /** Scheduled when left out. */
  interest?: InterestRule;
  /** None when left out. */
  charges?: Charges;
}>;

/**
 * Which day of the count the due date is. `day-after-due`: day 0, so that the day after is the first
 * day past due (12 CFR 1024.31, comment on delinquency). `due-day`: day 1, so that what is unpaid on
 * the due date itself is past due (RBI circular RBI/2021-22/125 of 12 November 2021).
 */
export const COUNTINGS = ["day-after-due", "due-day"] as const;
export type Counting = (typeof COUNTINGS)[number];

export function dueDateIsDay({ counting }: Readonly<{ counting?: Counting }>): 0 | 1 {
  return counting === "due-day" ? 1 : 0;
}

/** How one loan counts: its contract, and how its lender counts days today. */
export type Rules = ContractRules &
  Readonly<{
    /** Minor units: a shortfall of the whole loan at or below it does not count as past due. */
    toleranceAmount: Minor;
    /** A decimal string in percent of all that fell due; the amount is its floor. */
    tolerancePercent?: string;
    /** The most that the percentage tolerates, in minor units. */
    tolerancePercentMax?: Minor;
    /** Days past due before the delinquent mark; the due date and days past due stay as they are. */
    graceDays: number;
    /** The day after the due date is the first one when left out. */
    counting?: Counting;
    /** What the lender calls so many days past due; M0 to M7+ when left out. */
    buckets?: readonly BucketRange[];
  }>;
