import { publicId } from "../../kernel/ids";
import type { TenantContext } from "../context";
import { postPayment } from "../payment/post";
import { reversePayment } from "../payment/reverse";
import { type PaymentEvent, readPaymentEvent } from "./payment-event";
import type { WebhookEvent } from "./store";

export type EventEnd =
  | Readonly<{ end: "settled"; state: WebhookEvent["state"] }>
  | Readonly<{ end: "missing" }>
  /** Nothing is wrong with it; it may work later. */
  | Readonly<{ end: "later"; reason: string }>;

type Verdict = Readonly<{ state: "applied" | "unmatched" | "refused"; outcome: string }>;
type Later = Readonly<{ later: string }>;

/**
 * Applies a stored webhook event and records what became of it. Applying it again finds the payment
 * by its reference and changes nothing. `mayWait`: a reversal may have overtaken its payment, so it
 * is put off as long as there are attempts left.
 */
export async function applyWebhookEvent(
  ctx: TenantContext,
  key: Readonly<{ endpointNumber: number; messageId: string }>,
  mayWait: boolean,
): Promise<EventEnd> {
  ctx.allow("payment.write");
  const event = await ctx.webhooks.event(key.endpointNumber, key.messageId);
  if (!event) return { end: "missing" };
  if (event.state !== "stored") return { end: "settled", state: event.state };

  const said = readPaymentEvent(event.body);
  const verdict =
    typeof said === "string"
      ? ({ state: "refused", outcome: said } as const)
      : await actOn(ctx, said, mayWait);
  if ("later" in verdict) return { end: "later", reason: verdict.later };
  const committed = await ctx.commit(event.partition, {
    deed: {
      action: "webhook.apply",
      subject: event.messageId,
      detail: { endpoint: event.endpointNumber, ...verdict },
    },
    writes: [ctx.webhooks.resolveEvent(event, verdict, ctx.now)],
  });
  // Another delivery was faster: the next look finds what it recorded.
  if (!committed.ok) return { end: "later", reason: "request.conflict" };
  return { end: "settled", state: verdict.state };
}

async function actOn(
  ctx: TenantContext,
  event: PaymentEvent,
  mayWait: boolean,
): Promise<Verdict | Later> {
  switch (event.type) {
    case "payment.received":
      return receive(ctx, event.data);
    case "payment.reversed":
      return reverse(ctx, event.data, mayWait);
  }
}

async function receive(
  ctx: TenantContext,
  data: Extract<PaymentEvent, { type: "payment.received" }>["data"],
): Promise<Verdict | Later> {
  const { externalId, loanExternalId, amount, paidOn, method } = data;
  const payment = {
    loan: { externalId: loanExternalId },
    amount: { minor: amount },
    paidOn,
    externalId,
    method: method ?? null,
  };
  const outcome = await postPayment(ctx, payment, "webhook");
  switch (outcome.status) {
    case "posted":
    case "duplicate":
      return { state: "applied", outcome: publicId("loan", outcome.loan.id) };
    case "unmatched":
      return { state: "unmatched", outcome: publicId("unmatched", outcome.id) };
    case "refused": {
      const { code } = outcome.refusal;
      return code === "request.conflict" ? { later: code } : { state: "refused", outcome: code };
    }
  }
}

async function reverse(
  ctx: TenantContext,
  data: Extract<PaymentEvent, { type: "payment.reversed" }>["data"],
  mayWait: boolean,
): Promise<Verdict | Later> {
  const { externalId, reason } = data;
  const reversed = await reversePayment(ctx, {
    externalId,
    reason: reason ?? null,
    origin: "webhook",
  });
  if (reversed.ok) {
    const { value } = reversed;
    const outcome = value.status === "reversed" ? publicId("loan", value.loan.id) : value.status;
    return { state: "applied", outcome };
  }
  const { code } = reversed.refusal;
  if (code === "payment.already_reversed") return { state: "applied", outcome: code };
  const early = code === "payment.not_found" && mayWait;
  return early || code === "request.conflict"
    ? { later: code }
    : { state: "refused", outcome: code };
}
