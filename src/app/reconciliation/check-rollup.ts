import { bucketDriftOf } from "../../domain/reconciliation/drift";
import type { BusinessDate } from "../../kernel/calendar";
import type { TenantContext } from "../context";
import type { Drift } from "./store";

/** Compares a partition's portfolio numbers with the sums over its loans, as one snapshot has both. */
export async function checkRollup(
  ctx: TenantContext,
  partition: number,
  bookDate: BusinessDate,
): Promise<readonly Drift[]> {
  const { kept, summed } = await ctx.reconciliations.bucketSums(partition);
  return bucketDriftOf(kept, summed).map(({ currency, bucket, ...drift }) => ({
    ...drift,
    loanId: 0,
    place: `${currency} ${bucket}`,
    externalId: "",
    currency,
    on: bookDate,
  }));
}
