import type { SaidOfMoney } from "../../domain/webhook/source";
import { dateAt, earliest } from "../../kernel/calendar";
import { publicId } from "../../kernel/ids";
import type { TenantContext } from "../context";
import { postPayment } from "../payment/post";
import { reversePayment } from "../payment/reverse";
import { flawsOf, PaymentData, readPaymentEvent } from "./payment-event";
import { readMoney } from "./read-money";
import type { WebhookEvent } from "./store";

export type EventEnd =
  | Readonly<{ end: "settled"; state: WebhookEvent["state"] }>
  | Readonly<{ end: "missing" }>
  /** Nothing is wrong with it; it may work later. */
  | Readonly<{ end: "later"; reason: string }>;

const EARLY_MS_MAX = 30 * 86_400_000;

type Verdict = Readonly<{ state: "applied" | "unmatched" | "refused"; outcome: string }>;
type Later = Readonly<{ later: string }>;

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

async function verdictOn(
  ctx: TenantContext,
  event: WebhookEvent,
  mayWait: boolean,
): Promise<Verdict | Later> {
  const found = await ctx.webhooks.endpoint(event.endpointNumber, ctx.now);
  const { source, loanKey } = found?.endpoint ?? { source: "standard", loanKey: null };
  if (source === "standard") {
    const said = readPaymentEvent(event.body);
    if (typeof said === "string") return { state: "refused", outcome: said };
    if (said.type === "payment.received") return receive(ctx, said.data);
    const { externalId, reason } = said.data;
    return reverse(ctx, { externalId, reason: reason ?? null, amount: null }, mayWait);
  }
  const { body } = event;
  const isLive = ctx.tenant.mode === "live";
  const said = readMoney(source, { body, loanKey, isLive, secrets: found?.secrets ?? [] });
  switch (said.says) {
    case "nothing":
      return { state: "applied", outcome: "ignored" };
    case "unclear":
      return { state: "refused", outcome: said.why.slice(0, 300) };
    case "reversed":
      return reverse(ctx, said, mayWait);
    case "received":
      return receiveSaid(ctx, said);
  }
}

/** A sandbox lives in its own time: what is paid now is paid on its clock's day at the latest. */
async function receiveSaid(
  ctx: TenantContext,
  said: Extract<SaidOfMoney, { says: "received" }>,
): Promise<Verdict | Later> {
  const { externalId, loanExternalId, amount, currency, at, method } = said;
  const loan = (await ctx.loans.byExternalIds([loanExternalId])).get(loanExternalId);
  const expected = loan?.currency ?? ctx.tenant.currency;
  if (currency !== expected) {
    return { state: "refused", outcome: `paid in ${currency}, and the loan is in ${expected}` };
  }
  const day = dateAt(at, ctx.tenant.timezone);
  const paidOn = ctx.tenant.mode === "sandbox" ? earliest(day, ctx.today) : day;
  const fields = PaymentData.safeParse({ externalId, loanExternalId, amount, paidOn, method });
  if (!fields.success) return { state: "refused", outcome: flawsOf(fields.error) };
  return receive(ctx, fields.data);
}

async function receive(ctx: TenantContext, data: PaymentData): Promise<Verdict | Later> {
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
  {
    externalId,
    reason,
    amount,
  }: Readonly<{
    externalId: string;
    reason: string | null;
    /** How much of it; null: all. */
    amount: number | null;
  }>,
  mayWait: boolean,
): Promise<Verdict | Later> {
  const part = amount === null ? null : await partOf(ctx, externalId, amount);
  if (part) return { state: "refused", outcome: part };
  const reversed = await reversePayment(ctx, {
    externalId,
    reason,
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

/** What to do about a payment of which only a part was taken back; null: it was all of it. */
async function partOf(
  ctx: TenantContext,
  externalId: string,
  amount: number,
): Promise<string | null> {
  const posted = (await ctx.loans.postedReferences([externalId])).get(externalId);
  const paid = posted?.entry.amount ?? 0;
  if (amount >= paid) return null;
  const part = `${amount} of ${paid} of ${externalId} was taken back`;
  return `${part}: reverse it and post what is left by hand`;
}
