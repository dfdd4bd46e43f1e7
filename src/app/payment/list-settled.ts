import type { TenantContext } from "../context";
import type { SettledPlace, UnmatchedPayment } from "./unmatched-store";

/** Payments that waited for a loan and wait no more, the last one first. */
export async function listSettled(
  ctx: TenantContext,
  query: Readonly<{ limit: number; after: SettledPlace | null }>,
): Promise<Readonly<{ payments: readonly UnmatchedPayment[]; next: SettledPlace | null }>> {
  ctx.allow("payment.read");
  const { limit, after } = query;
  const found = await ctx.unmatched.listSettled({ limit: limit + 1, after });
  const payments = found.slice(0, limit);
  const last = found.length > limit ? payments.at(-1) : undefined;
  return { payments, next: last ? { updatedAt: last.updatedAt, id: last.id } : null };
}
