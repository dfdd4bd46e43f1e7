import type { TenantContext } from "../context";
import type { UnmatchedPayment, UnmatchedPlace } from "./unmatched-store";

/** The payments that wait for a loan, and how many they are in all. */
export async function listUnmatched(
  ctx: TenantContext,
  query: Readonly<{ limit: number; after: UnmatchedPlace | null }>,
): Promise<
  Readonly<{ payments: readonly UnmatchedPayment[]; next: UnmatchedPlace | null; total: number }>
> {
  ctx.allow("payment.read");
  const [found, total] = await Promise.all([
    ctx.unmatched.listWaiting({ limit: query.limit + 1, after: query.after }),
    ctx.unmatched.countWaiting(),
  ]);
  const payments = found.slice(0, query.limit);
  const last = found.length > query.limit ? payments.at(-1) : undefined;
  const next = last ? { loanExternalId: last.loanExternalId, id: last.id } : null;
  return { payments, next, total };
}
