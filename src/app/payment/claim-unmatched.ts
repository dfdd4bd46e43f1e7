import { partitionOf, publicId } from "../../kernel/ids";
import type { TenantContext } from "../context";
import type { UnmatchedMove, UnmatchedPayment } from "./unmatched-store";

/** A payment that waits, and by which plan it is to be posted; without one, why it goes on waiting. */
export type UnmatchedClaim = Readonly<{ payment: UnmatchedPayment }> &
  (Readonly<{ plan: NonNullable<UnmatchedPayment["plan"]> }> | Readonly<{ note: string }>);

/**
 * Decides where payments go, before anything is posted: of two who decide at once, one is told that
 * somebody else did. The payments lie in one partition; false when one has changed since it was read.
 */
export async function claim(
  ctx: TenantContext,
  action: `payment.${"apply" | "assign" | "split"}-unmatched`,
  claims: readonly UnmatchedClaim[],
): Promise<boolean> {
  const [first] = claims;
  if (!first) return true;
  const committed = await ctx.commit(partitionOf(first.payment.id), {
    deed: {
      action,
      subject: claims.length === 1 ? first.payment.externalId : `${claims.length} payments`,
      detail: { payments: claims.map(claimDetail) },
    },
    writes: [
      ctx.unmatched.move(
        claims.map((one) => ({ payment: one.payment, to: moveOf(ctx, one) })),
        ctx.now,
      ),
    ],
  });
  return committed.ok;
}

function moveOf({ actor }: TenantContext, one: UnmatchedClaim): UnmatchedMove {
  if ("note" in one) return { state: "waiting", resolution: one.note };
  return { state: "posting", plan: one.plan, decidedBy: actor.name, resolution: null };
}

function claimDetail(one: UnmatchedClaim) {
  const { externalId } = one.payment;
  if ("note" in one) return [externalId, one.note];
  return [externalId, one.plan.map(({ loanId, amount }) => [publicId("loan", loanId), amount])];
}
