import { partitionOf } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import { contend, LOST } from "../contend";
import type { TenantContext } from "../context";
import { findWaiting, type WaitingRefusal } from "./find-waiting";
import type { UnmatchedPayment } from "./unmatched-store";

export type DismissRefusal = WaitingRefusal | Readonly<{ code: "request.conflict" }>;

type Input = Readonly<{ id: number; reason: string }>;

/** Takes an unmatched payment off the list for good; the reason stays with it. */
export async function dismissUnmatched(
  ctx: TenantContext,
  input: Input,
): Promise<Result<UnmatchedPayment, DismissRefusal>> {
  ctx.allow("payment.write");
  const outcome = await contend(() => attempt(ctx, input));
  return outcome === LOST ? refuse({ code: "request.conflict" }) : outcome;
}

async function attempt(
  ctx: TenantContext,
  { id, reason }: Input,
): Promise<Result<UnmatchedPayment, DismissRefusal> | typeof LOST> {
  const waiting = await findWaiting(ctx, id);
  if (!waiting.ok) return waiting;
  const payment = waiting.value;
  const { name: decidedBy } = ctx.actor;
  const to = { state: "dismissed", resolution: reason, decidedBy } as const;
  const committed = await ctx.commit(partitionOf(id), {
    deed: {
      action: "payment.dismiss-unmatched",
      subject: payment.externalId,
      detail: { reason },
    },
    writes: [ctx.unmatched.move([{ payment, to }], ctx.now)],
  });
  return committed.ok ? ok({ ...payment, ...to, updatedAt: ctx.now }) : LOST;
}
