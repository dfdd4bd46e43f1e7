import { partitionOf, publicId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import { contend, LOST } from "../contend";
import type { TenantContext } from "../context";
import { readAmount } from "./amount-text";
import { findWaiting, type WaitingRefusal } from "./find-waiting";
import type { UnmatchedPayment } from "./unmatched-store";

export type ReturnRefusal = WaitingRefusal | Readonly<{ code: "request.conflict" }>;

type Input = Readonly<{ id: number; reason: string; reference: string | null }>;

/**
 * An officer decides that the money goes back to its payer. Forbear moves none: the event tells the
 * lender's own system to send it. From then on no loan can have it, also not the one it named.
 */
export async function returnUnmatched(
  ctx: TenantContext,
  input: Input,
): Promise<Result<UnmatchedPayment, ReturnRefusal>> {
  ctx.allow("payment.write");
  const outcome = await contend(() => attempt(ctx, input));
  return outcome === LOST ? refuse({ code: "request.conflict" }) : outcome;
}

async function attempt(
  ctx: TenantContext,
  { id, reason, reference }: Input,
): Promise<Result<UnmatchedPayment, ReturnRefusal> | typeof LOST> {
  const waiting = await findWaiting(ctx, id);
  if (!waiting.ok) return waiting;
  const payment = waiting.value;
  const to = {
    state: "returned",
    resolution: reason,
    returnReference: reference,
    decidedBy: ctx.actor.name,
  } as const;
  const { externalId, loanExternalId, amountText, paidOn, method } = payment;
  const { currency } = ctx.tenant;
  const committed = await ctx.commit(partitionOf(id), {
    deed: {
      action: "payment.return-unmatched",
      subject: externalId,
      detail: { reason, reference, amount: amountText },
    },
    writes: [ctx.unmatched.move([{ payment, to }], ctx.now)],
    events: [
      {
        type: "payment.returned",
        on: ctx.today,
        data: {
          paymentId: publicId("unmatched", id),
          ...{ externalId, loanExternalId, currency, paidOn, method },
          // A file's text may be none in the lender's currency.
          amount: readAmount(amountText, currency) ?? null,
          returnReference: reference,
        },
      },
    ],
  });
  return committed.ok ? ok({ ...payment, ...to, updatedAt: ctx.now }) : LOST;
}
