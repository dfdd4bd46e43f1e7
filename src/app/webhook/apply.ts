import { publicId } from "../../kernel/ids";
import type { TenantContext } from "../context";
import type { PostOutcome } from "../payment/outcome";
import { postPayments } from "../payment/post";
import { reversePayment } from "../payment/reverse";
import { type Asked, askedBy, paymentSaid } from "./ask";
import type { PaymentData } from "./payment-event";
import { type Later, settleEvents, type Verdict } from "./settle";
import { type EventKey, eventName, type FoundEndpoint, type WebhookEvent } from "./store";

export type EventEnd =
  | Readonly<{ end: "settled" }>
  | Readonly<{ end: "missing" }>
  /** Nothing is wrong with it; it may work later. */
  | Readonly<{ end: "later"; reason: string }>;

const EARLY_MS_MAX = 30 * 86_400_000;

/**
 * Applies stored webhook events, at most a hundred, and records what became of each; one end for each
 * key, in order. All payments among them are posted together: one commit for each partition they touch.
 * Applying one again finds the payment by its reference and changes nothing. A reversal may have
 * overtaken its payment, so that it waits for thirty days: a payment that came after it would else be
 * counted for good.
 */
export async function applyWebhookEvents(
  ctx: TenantContext,
  keys: readonly EventKey[],
): Promise<readonly EventEnd[]> {
  ctx.allow("payment.write");
  const events = await ctx.webhooks.events(keys);
  const open = events.filter(({ state }) => state === "stored");
  const verdicts = await verdictsOn(ctx, open);
  const late = await settleEvents(ctx, open, verdicts);
  const found = new Set(events.map(eventName));
  return keys.map((key): EventEnd => {
    const name = eventName(key);
    if (!found.has(name)) return { end: "missing" };
    const reason = late.get(name);
    return reason === undefined ? { end: "settled" } : { end: "later", reason };
  });
}

/** One verdict for each event, in order; payments first, so that a reversal finds its own. */
async function verdictsOn(
  ctx: TenantContext,
  events: readonly WebhookEvent[],
): Promise<readonly (Verdict | Later)[]> {
  const endpoints = await endpointsOf(ctx, events);
  const asked = events.map((event) => askedBy(ctx, event, endpoints.get(event.endpointNumber)));
  const payments = await paymentsIn(ctx, asked);
  const posted = await post(ctx, payments);
  const verdicts: (Verdict | Later)[] = [];
  for (const [index, event] of events.entries()) {
    const one = asked[index];
    const mayWait = ctx.now - event.receivedAt < EARLY_MS_MAX;
    verdicts.push(
      one?.asks === "reversal"
        ? await reverse(ctx, one, mayWait)
        : (posted[index] ?? plainVerdict(one)),
    );
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
    return outcome && verdictOn(outcome);
  });
}

function toInput({ externalId, loanExternalId, amount, paidOn, method }: PaymentData) {
  return {
    loan: { externalId: loanExternalId },
    amount: { minor: amount },
    paidOn,
    externalId,
    method: method ?? null,
  };
}

function verdictOn(outcome: PostOutcome): Verdict | Later {
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

/** Of a message that is neither payment nor reversal. */
function plainVerdict(asked: Asked | undefined): Verdict | Later {
  switch (asked?.asks) {
    case "nothing":
      return { state: "applied", outcome: "ignored" };
    case "refusal":
      return { state: "refused", outcome: asked.why };
    default:
      return { later: "request.conflict" };
  }
}

async function reverse(
  ctx: TenantContext,
  { externalId, reason, amount }: Extract<Asked, { asks: "reversal" }>,
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
