import { partitionOf } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import { takeBackDismissed } from "./take-back-dismissed";
import type { UnmatchedPayment } from "./unmatched-store";

export type DismissRefusal =
  | Readonly<{ code: "payment.unmatched_not_found" }>
  | Readonly<{ code: "payment.unmatched_resolved"; state: UnmatchedPayment["state"] }>
  | Readonly<{ code: "request.conflict" }>;

/** Takes an unmatched payment off the list for good; the reason stays with it. */
export async function dismissUnmatched(
  ctx: TenantContext,
  input: Readonly<{ id: number; reason: string }>,
): Promise<Result<UnmatchedPayment, DismissRefusal>> {
  ctx.allow("payment.write");
  const payment = await ctx.unmatched.find(input.id);
  if (!payment) return refuse({ code: "payment.unmatched_not_found" });
  if (payment.state !== "waiting") {
    return refuse({ code: "payment.unmatched_resolved", state: payment.state });
  }
  const to = { state: "dismissed", resolution: input.reason } as const;
  const committed = await ctx.commit(partitionOf(payment.id), {
    deed: {
      action: "payment.dismiss-unmatched",
      subject: payment.externalId,
      detail: { reason: input.reason },
    },
    writes: [ctx.unmatched.resolve([{ payment, to }], ctx.now)],
  });
  if (!committed.ok) return refuse({ code: "request.conflict" });
  const dismissed = { ...payment, ...to };
  await takeBackDismissed(ctx, [dismissed]);
  return ok(dismissed);
}
