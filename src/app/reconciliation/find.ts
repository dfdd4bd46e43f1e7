import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { Drift, DriftPlace, Reconciliation } from "./store";

type Missing = Readonly<{ code: "reconciliation.not_found" }>;

/** Where a list of drifts goes on: partitions come one after the other. */
export type DriftCursor = Readonly<{ partition: number; after: DriftPlace }>;

export type FoundReconciliation = Readonly<{
  reconciliation: Reconciliation;
  drifts: readonly Drift[];
  next: DriftCursor | null;
}>;

/** One reconciliation with a page of what it found so far. */
export async function findReconciliation(
  ctx: TenantContext,
  number: number,
  query: Readonly<{ limit: number; cursor: DriftCursor | null }>,
): Promise<Result<FoundReconciliation, Missing>> {
  ctx.allow("reconciliation.read");
  const reconciliation = await ctx.reconciliations.find(number);
  if (!reconciliation) return refuse({ code: "reconciliation.not_found" });
  const { loansDrifted, rollupsDrifted } = reconciliation;
  if (loansDrifted + rollupsDrifted === 0) return ok({ reconciliation, drifts: [], next: null });
  return ok({ reconciliation, ...(await readDrifts(ctx, number, query)) });
}

async function readDrifts(
  ctx: TenantContext,
  number: number,
  { limit, cursor }: Readonly<{ limit: number; cursor: DriftCursor | null }>,
): Promise<Omit<FoundReconciliation, "reconciliation">> {
  const drifts: Drift[] = [];
  const { partitionCount } = ctx.tenant;
  for (let at = cursor?.partition ?? 0; at < partitionCount && drifts.length < limit; at += 1) {
    const after = at === cursor?.partition ? cursor.after : null;
    const wanted = limit - drifts.length;
    const page = await ctx.reconciliations.drifts(number, at, after, wanted);
    drifts.push(...page);
    const last = page.at(-1);
    if (page.length === wanted && last) {
      const { loanId, place, field } = last;
      return { drifts, next: { partition: at, after: { loanId, place, field } } };
    }
  }
  return { drifts, next: null };
}
