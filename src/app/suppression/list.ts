import type { TenantContext } from "../context";
import type { Suppression } from "./store";

/** Addresses that nothing is sent to any more, newest first. */
export async function listSuppressions(
  ctx: TenantContext,
  limit: number,
): Promise<readonly Suppression[]> {
  ctx.allow("suppression.read");
  return ctx.suppressions.list(limit);
}
