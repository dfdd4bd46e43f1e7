import type { TenantContext } from "../context";
import { applyGocardless } from "./apply-gocardless";
import { readPaymentEvent } from "./payment-event";
import { type Later, receive, receiveSaid, reverse, type Verdict } from "./post-said";
import { readMoney } from "./read-money";
import type { WebhookEvent } from "./store";

export type EventEnd =
  | Readonly<{ end: "settled"; state: WebhookEvent["state"] }>
  | Readonly<{ end: "missing" }>
  /** Nothing is wrong with it; it may work later. */
  | Readonly<{ end: "later"; reason: string; afterSeconds: number }>;

const EARLY_MS_MAX = 30 * 86_400_000;
const OUTCOME_LENGTH_MAX = 300;

/**
 * Applies a stored webhook event and records what became of it. Applying it again finds the payment
 * by its reference and changes nothing. A reversal may have overtaken its payment, so that it waits for
 * thirty days: a payment that came after it would else be counted for good.
 */
export async function applyWebhookEvent(
  ctx: TenantContext,
  key: Readonly<{ endpointNumber: number; messageId: string }>,
): Promise<EventEnd> {
  ctx.allow("payment.write");
  const event = await ctx.webhooks.event(key.endpointNumber, key.messageId);
  if (!event) return { end: "missing" };
  if (event.state !== "stored") return { end: "settled", state: event.state };

  const mayWait = ctx.now - event.receivedAt < EARLY_MS_MAX;
  const verdict = await verdictOn(ctx, event, mayWait);
  if ("later" in verdict) return putOff(ctx, event, verdict);
  return (await record(ctx, event, verdict))
    ? { end: "settled", state: verdict.state }
    : // Another delivery was faster: the next look finds what it recorded.
      { end: "later", reason: "request.conflict", afterSeconds: 0 };
}

/** Says with the event why it waits, once for each reason: somebody may have to do something. */
async function putOff(ctx: TenantContext, event: WebhookEvent, later: Later): Promise<EventEnd> {
  const { says, afterSeconds } = later;
  if (says !== undefined && says !== event.outcome) {
    await record(ctx, event, { state: "stored", outcome: says });
  }
  return { end: "later", reason: later.later, afterSeconds: afterSeconds ?? 0 };
}

async function record(
  ctx: TenantContext,
  event: WebhookEvent,
  verdict: Readonly<{ state: WebhookEvent["state"]; outcome: string }>,
): Promise<boolean> {
  const committed = await ctx.commit(event.partition, {
    deed: {
      action: "webhook.apply",
      subject: event.messageId,
      detail: { endpoint: event.endpointNumber, ...verdict },
    },
    writes: [ctx.webhooks.resolveEvent(event, verdict, ctx.now)],
  });
  return committed.ok;
}

async function verdictOn(
  ctx: TenantContext,
  event: WebhookEvent,
  mayWait: boolean,
): Promise<Verdict | Later> {
  const found = await ctx.webhooks.endpoint(event.endpointNumber, ctx.now);
  const source = found?.endpoint.source ?? "standard";
  if (source === "standard" || !found) {
    const said = readPaymentEvent(event.body);
    if (typeof said === "string") return { state: "refused", outcome: said };
    if (said.type === "payment.received") return receive(ctx, said.data);
    const { externalId, reason } = said.data;
    return reverse(ctx, { externalId, reason: reason ?? null, amount: null }, mayWait);
  }
  if (source === "gocardless") return applyGocardless(ctx, { ...found, event, mayWait });
  const { loanKey, description } = found.endpoint;
  const { said } = readMoney(source, {
    ...{ body: event.body, loanKey, description, secrets: found.secrets },
    ...{ isLive: ctx.tenant.mode === "live", receivedAt: event.receivedAt },
  });
  switch (said.says) {
    case "nothing":
      return { state: "applied", outcome: "ignored" };
    case "unclear":
      return { state: "refused", outcome: said.why.slice(0, OUTCOME_LENGTH_MAX) };
    case "reversed":
      return reverse(ctx, said, mayWait);
    case "received":
      return receiveSaid(ctx, said);
  }
}
