import type { TenantContext } from "../context";
import type { Reconciliation } from "./store";

export type ReconciliationPage = Readonly<{
  reconciliations: readonly Reconciliation[];
  next: number | null;
}>;

/** Reconciliations, newest first. */
export async function listReconciliations(
  ctx: TenantContext,
  query: Readonly<{ limit: number; before: number | null }>,
): Promise<ReconciliationPage> {
  ctx.allow("reconciliation.read");
  const reconciliations = await ctx.reconciliations.list(query.limit, query.before);
  const last = reconciliations.at(-1);
  const next = reconciliations.length === query.limit && last ? last.number : null;
  return { reconciliations, next };
}
