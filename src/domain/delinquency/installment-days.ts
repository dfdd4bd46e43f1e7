import type { BusinessDate } from "../../kernel/calendar";
import { mergeIntervals } from "../../kernel/interval";
import type { Minor } from "../../kernel/money";
import { firstBeyondTolerance } from "./beyond-tolerance";
import { type BucketScheme, bucketAt } from "./bucket-scheme";
import {
  type CountingInput,
  countFrom,
  type DayCounts,
  lateBefore,
  NOT_LATE,
} from "./days-past-due";

export type InstallmentDays = DayCounts &
  Readonly<{
    number: number;
    dueOn: BusinessDate;
    /** Minor units. */
    unpaid: Minor;
    /** Older than the one the loan counts from: a shortfall too small to have an age. */
    isTolerated: boolean;
    /** A name of the scheme. */
    bucket: string;
  }>;

/**
 * Days past due and bucket of each installment with something past due, oldest first; none when the
 * loan is not past due. They follow the loan's conventions throughout: the oldest that counts has
 * the loan's own days, the amounts sum to the loan's amount past due, and each installment has the
 * grace for itself. Without it (Fineract's choice) an installment would stand in a bucket while its
 * loan is still current.
 */
export function installmentDays(
  input: CountingInput & Readonly<{ scheme: BucketScheme }>,
): readonly InstallmentDays[] {
  const { installments, rule, asOf, scheme } = input;
  const before = lateBefore(rule, asOf);
  const first = firstBeyondTolerance(installments, rule, before);
  if (first === -1) return [];
  const pauses = mergeIntervals(input.pauses);
  return installments.flatMap(({ number, dueOn, unpaid }, index) => {
    if (unpaid === 0 || dueOn >= before) return [];
    const isTolerated = index < first;
    const counts = isTolerated ? NOT_LATE : countFrom(dueOn, { rule, pauses, asOf });
    const days = counts.isDelinquent ? counts.daysAfterPause : 0;
    return [{ number, dueOn, unpaid, isTolerated, ...counts, bucket: bucketAt(scheme, days).name }];
  });
}
