import type { BusinessDate } from "../../kernel/calendar";
import type { Minor } from "../../kernel/money";
import type { LoanState } from "../loan/state";
import type { Policy } from "../policy/policy";
import type { PaymentPromise } from "../promise/promise";
import type { LoanHold, Treatment } from "../treatment/treatment";
import { bucketOf } from "./bucket";
import { bucketAt, type BucketRange, knownScheme, M_SCHEME } from "./bucket-scheme";
import { nextActionOn } from "./next-action";

/** The numbers of a loan that lists and the scan need: a cache of the fold on one business date. */
export type Projection = Readonly<{
  status: LoanState["status"];
  evaluatedOn: BusinessDate;
  /** The oldest unpaid due date that counts; days past due is a business date minus it. */
  pastDueSince: BusinessDate | null;
  pastDueAmount: Minor;
  principalBalance: Minor;
  bucket: number;
  nextDueOn: BusinessDate | null;
  nextDueAmount: Minor;
  credit: Minor;
  /** The next day on which anything here can change, or a step is due, without a new entry. */
  nextActionOn: BusinessDate | null;
}>;

/** What a loan carries besides its facts of money: how far its ladder has come, holds and promises. */
export type Progress = Readonly<{
  treatment: Treatment;
  holds: readonly LoanHold[];
  promises: readonly PaymentPromise[];
}>;

/** Reads the projection off a replayed state. During the grace the bucket stays M0. */
export function project(state: LoanState, policy: Policy, progress: Progress): Projection {
  const bucket = bucketIn(state);
  return {
    status: state.status,
    evaluatedOn: state.asOf,
    pastDueSince: state.oldestUnpaidDueOn,
    pastDueAmount: state.pastDueAmount,
    principalBalance: state.outstanding.principal,
    bucket,
    nextDueOn: state.nextDueOn,
    nextDueAmount: state.nextDueAmount,
    credit: state.credit,
    nextActionOn: nextActionOn(state, policy, progress),
  };
}

/**
 * The bucket of a replayed state by the buckets of its policy: the first one until the grace is over.
 * Steps and conditions go by it; the numbers of the book go by `bucketIn`.
 */
export function policyBucket(
  state: Pick<LoanState, "delinquent" | "daysPastDue" | "counting">,
): BucketRange {
  const { buckets } = state.counting;
  const scheme = buckets ? knownScheme(buckets) : M_SCHEME;
  return bucketAt(scheme, state.delinquent ? state.daysPastDue : 0);
}

/** The bucket M0 to M7+ of a replayed state, by which books are compared: M0 until the grace is over. */
export function bucketIn(state: Pick<LoanState, "delinquent" | "daysPastDue">): number {
  return state.delinquent ? bucketOf(state.daysPastDue) : 0;
}
