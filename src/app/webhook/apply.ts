import type { TenantContext } from "../context";
import { postPayments } from "../payment/post";
import { applyGocardless } from "./apply-gocardless";
import { type Asked, askedBy } from "./ask";
import type { PaymentData } from "./payment-event";
import {
  type Later,
  paymentSaid,
  postedVerdict,
  reverse,
  toInput,
  type Verdict,
} from "./post-said";
import { settleEvents } from "./settle";
import { type EventKey, eventName, type FoundEndpoint, type WebhookEvent } from "./store";

export type EventEnd =
  | Readonly<{ end: "settled" }>
  | Readonly<{ end: "missing" }>
  /** Nothing is wrong with it; it may work later. */
  | Readonly<{ end: "later"; reason: string; afterSeconds: number }>;

/** Senders repeat for days, and what they held back is sent again by hand within months. */
const EARLY_MS_MAX = 180 * 86_400_000;

/**
 * Applies stored webhook events, at most a hundred, and records what became of each; one end for each
 * key, in order. All payments among them are posted together: one commit for each partition they touch.
 * Applying one again finds the payment by its reference and changes nothing. A reversal may have
 * overtaken its payment, so that it waits for 180 days: a payment that came after it would else be
 * counted for good.
 */
export async function applyWebhookEvents(
  ctx: TenantContext,
  keys: readonly EventKey[],
): Promise<readonly EventEnd[]> {
  ctx.allow("payment.write");
  const events = await ctx.webhooks.events(keys);
  const open = events.filter(({ state }) => state === "stored");
  const late = await settleEvents(ctx, open, await verdictsOn(ctx, open));
  const found = new Set(events.map(eventName));
  return keys.map((key): EventEnd => {
    const name = eventName(key);
    if (!found.has(name)) return { end: "missing" };
    const why = late.get(name);
    if (!why) return { end: "settled" };
    return { end: "later", reason: why.later, afterSeconds: why.afterSeconds ?? 0 };
  });
}

/** One verdict for each event, in order; payments first, so that a reversal finds its own. */
async function verdictsOn(
  ctx: TenantContext,
  events: readonly WebhookEvent[],
): Promise<readonly (Verdict | Later)[]> {
  const endpoints = await endpointsOf(ctx, events);
  const asked = events.map((event) => askedBy(ctx, event, endpoints.get(event.endpointNumber)));
  const posted = await post(ctx, await paymentsIn(ctx, asked));
  const verdicts: (Verdict | Later)[] = [];
  for (const [index, event] of events.entries()) {
    const one = asked[index];
    const verdict = posted[index] ?? (one && (await verdictOn(ctx, event, one)));
    verdicts.push(verdict ?? { later: "request.conflict" });
  }
  return verdicts;
}

async function endpointsOf(
  ctx: TenantContext,
  events: readonly WebhookEvent[],
): Promise<ReadonlyMap<number, FoundEndpoint>> {
  const numbers = [...new Set(events.map(({ endpointNumber }) => endpointNumber))];
  const found = await Promise.all(numbers.map((number) => ctx.webhooks.endpoint(number, ctx.now)));
  return new Map(found.flatMap((one) => (one ? [[one.endpoint.number, one]] : [])));
}

/** The payments that are asked for, each in the place of its message; a text says why one is none. */
async function paymentsIn(
  ctx: TenantContext,
  asked: readonly Asked[],
): Promise<readonly (PaymentData | string | undefined)[]> {
  const said = asked.flatMap((one) => (one.asks === "said-payment" ? [one.said] : []));
  const names = [...new Set(said.map(({ loanExternalId }) => loanExternalId))];
  const loans = names.length === 0 ? new Map() : await ctx.loans.byExternalIds(names);
  return asked.map((one) => {
    if (one.asks === "payment") return one.data;
    if (one.asks !== "said-payment") return undefined;
    return paymentSaid(ctx, one.said, loans.get(one.said.loanExternalId));
  });
}

/** Posts what is a payment; a verdict in the place of each, undefined where there was none. */
async function post(
  ctx: TenantContext,
  payments: readonly (PaymentData | string | undefined)[],
): Promise<readonly (Verdict | Later | undefined)[]> {
  const data = payments.filter((one) => typeof one === "object");
  const outcomes = data.length === 0 ? [] : await postPayments(ctx, data.map(toInput), "webhook");
  let next = 0;
  return payments.map((one) => {
    if (one === undefined) return undefined;
    if (typeof one === "string") return { state: "refused", outcome: one };
    const outcome = outcomes[next];
    next += 1;
    return outcome && postedVerdict(outcome);
  });
}

/** On a message that is no payment. */
async function verdictOn(
  ctx: TenantContext,
  event: WebhookEvent,
  asked: Asked,
): Promise<Verdict | Later | undefined> {
  const mayWait = ctx.now - event.receivedAt < EARLY_MS_MAX;
  switch (asked.asks) {
    case "nothing":
      return { state: "applied", outcome: "ignored" };
    case "refusal":
      return { state: "refused", outcome: asked.why };
    case "reversal":
      return reverse(ctx, asked, mayWait);
    case "gocardless":
      return applyGocardless(ctx, { ...asked.found, event, mayWait });
    case "payment":
    case "said-payment":
      return undefined;
  }
}
