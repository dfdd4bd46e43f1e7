import type { LateDays } from "../../../web/pages/loan-history";
import type { LoanHistory } from "../../app/loan/read-history";
import { BUCKETS, type BucketName } from "../../domain/delinquency/bucket";
import { ENTRY_MONTHS } from "../../domain/delinquency/tell-delinquency";
import { assert } from "../../kernel/assert";

/** How late a loan was, as its page draws and says it. */
export function lateDaysOf({ lateness }: Pick<LoanHistory, "lateness">): LateDays | null {
  if (lateness === null) return null;
  const { from, through, history, record } = lateness;
  const rows = history.map(({ on, daysAfterPause, isPaused, bucket, pastDueSince, ...line }) => {
    const index = BUCKETS.indexOf(bucket as BucketName);
    assert(index >= 0, `no bucket ${bucket}`);
    const { pastDueAmount } = line;
    return {
      on,
      daysPastDue: daysAfterPause,
      isPaused,
      bucket: index,
      pastDueSince,
      pastDueAmount,
    };
  });
  return { from, through, rows, record, entryMonths: ENTRY_MONTHS };
}
