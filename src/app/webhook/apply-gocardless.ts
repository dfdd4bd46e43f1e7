import {
  type GocardlessPayment,
  readGocardlessEvent,
  readGocardlessPayment,
  type Settling,
  settle,
} from "../../domain/webhook/read-gocardless";
import {
  type Fields,
  LOAN_KEYS,
  objectIn,
  type SourceSecrets,
  textIn,
} from "../../domain/webhook/source";
import { dateAt } from "../../kernel/calendar";
import { formatMajor, minor } from "../../kernel/money";
import type { TenantContext } from "../context";
import { applyMandate } from "./apply-mandate";
import type { GocardlessAnswer, GocardlessResource } from "./gocardless-port";
import { type Later, receiveSaid, reverse, type Verdict } from "./post-said";
import { readStanding } from "./standing";
import type { WebhookEndpoint, WebhookEvent } from "./store";
import { parsed } from "./verify";

export type GocardlessWork = Readonly<{
  endpoint: WebhookEndpoint;
  secrets: readonly SourceSecrets[];
  event: WebhookEvent;
  mayWait: boolean;
}>;

/** What was found at GoCardless, or how the event ends without it. */
export type Found = Readonly<{ fields: Fields }> | Readonly<{ instead: Verdict | Later }>;
type Asking = (resource: GocardlessResource, id: string) => Promise<Found>;

/**
 * Applies an event of GoCardless. It names a payment and no amount, so the payment is asked of their
 * API, and what it is now decides: events may come in any order, and late.
 */
export async function applyGocardless(
  ctx: TenantContext,
  work: GocardlessWork,
): Promise<Verdict | Later> {
  const asked = readGocardlessEvent(parsed(work.event.body));
  const ask: Asking = (resource, id) => find(ctx, work, resource, id);
  switch (asked.asks) {
    case "nothing":
      return { state: "applied", outcome: "ignored" };
    case "unclear":
      return { state: "refused", outcome: "gocardless.unclear" };
    case "mandate": {
      const found = await ask("mandates", asked.id);
      if ("instead" in found) return found.instead;
      return applyMandate(ctx, asked, { fields: found.fields, loanKey: loanKeyOf(work) });
    }
    case "refund": {
      const refund = await ask("refunds", asked.id);
      if ("instead" in refund) return refund.instead;
      const payment = textIn(objectIn(refund.fields, "links"), "payment");
      // Of a mandate's whole balance, and of no payment.
      if (payment === null) return { state: "refused", outcome: `gocardless.refund: ${asked.id}` };
      return applyPayment(ctx, work, ask, { ...asked, id: payment });
    }
    case "payment":
      return applyPayment(ctx, work, ask, asked);
  }
}

type About = Readonly<{ id: string; action: string; cause: string }>;

async function applyPayment(
  ctx: TenantContext,
  work: GocardlessWork,
  ask: Asking,
  { id, action, cause }: About,
): Promise<Verdict | Later> {
  const found = await ask("payments", id);
  if ("instead" in found) return found.instead;
  const payment = readGocardlessPayment(found.fields);
  if (!payment) return { state: "refused", outcome: "gocardless.unclear" };
  const standing = await readStanding(ctx, id);
  const settling = settle(payment, standing, action);
  const why = [payment.status, cause].filter((one) => one !== "").join(", ");
  switch (settling.act) {
    case "nothing":
      return { state: "applied", outcome: "ignored" };
    case "none-came":
      return { state: "applied", outcome: `gocardless.none_came: ${why}` };
    case "ask": {
      const { currency } = payment;
      const [left, all] = [settling.amount, payment.amount].map((amount) =>
        formatMajor(minor(amount), currency),
      );
      const facts = `${id}, ${left} / ${all} ${currency}`;
      return { state: "refused", outcome: `gocardless.${CODES[settling.why]}: ${facts}` };
    }
    case "reverse": {
      const reason = `GoCardless: ${why}`;
      return reverse(ctx, { externalId: standing.name, reason, amount: null }, work.mayWait);
    }
    case "post": {
      const day = payment.chargedOn ?? dateAt(work.event.receivedAt, ctx.tenant.timezone);
      return post(ctx, work, ask, { payment, settling, standing, day });
    }
  }
}

const CODES = {
  "partly-refunded": "partly_refunded",
  "taken-back-here": "taken_back_here",
} as const;

type Posting = Readonly<{
  payment: GocardlessPayment;
  settling: Extract<Settling, { act: "post" }>;
  standing: Awaited<ReturnType<typeof readStanding>>;
  day: ReturnType<typeof dateAt>;
}>;

async function post(
  ctx: TenantContext,
  work: GocardlessWork,
  ask: Asking,
  { payment, settling, standing, day }: Posting,
): Promise<Verdict | Later> {
  const { nextName: externalId, loanExternalId: before } = standing;
  if (externalId === null) return { state: "refused", outcome: "gocardless.too_often" };
  const named = before ?? (await loanNamed(payment, loanKeyOf(work), ask));
  if (typeof named === "object" && named !== null) return named.instead;
  return receiveSaid(ctx, {
    ...{ says: "received", externalId, loanExternalId: named ?? payment.id },
    ...{ amount: settling.amount, currency: payment.currency, at: day, method: "gocardless" },
  });
}

/** Where a payment names its loan: on itself, or on the subscription or mandate it belongs to. */
async function loanNamed(
  { metadata, links }: GocardlessPayment,
  loanKey: string,
  ask: Asking,
): Promise<string | null | Readonly<{ instead: Verdict | Later }>> {
  const own = textIn(metadata, loanKey);
  if (own !== null) return own;
  for (const [link, resource] of [
    ["subscription", "subscriptions"],
    ["mandate", "mandates"],
  ] as const) {
    const id = textIn(links, link);
    if (id === null) continue;
    const found = await ask(resource, id);
    if ("instead" in found) {
      if ("later" in found.instead) return { instead: found.instead };
      continue;
    }
    const named = textIn(objectIn(found.fields, "metadata"), loanKey);
    if (named !== null) return named;
  }
  return null;
}

function loanKeyOf({ endpoint }: GocardlessWork): string {
  return endpoint.loanKey ?? LOAN_KEYS.gocardless;
}

const API_URLS = {
  live: "https://api.gocardless.com",
  sandbox: "https://api-sandbox.gocardless.com",
} as const;

/** Asks with the token of now, and with the one before while that is good. */
async function find(
  ctx: TenantContext,
  { endpoint, secrets, mayWait }: GocardlessWork,
  resource: GocardlessResource,
  id: string,
): Promise<Found> {
  const url = endpoint.apiUrl ?? API_URLS[ctx.tenant.mode];
  let answer: GocardlessAnswer = { end: "denied" };
  for (const { accessToken } of secrets) {
    if (accessToken === undefined || answer.end !== "denied") continue;
    answer = await ctx.gocardless.find({ url, token: accessToken, resource, id });
  }
  switch (answer.end) {
    case "found":
      return { fields: answer.fields };
    case "unknown":
      return { instead: { state: "refused", outcome: `gocardless.unknown: ${id}` } };
    case "denied":
    case "later": {
      const code = answer.end === "denied" ? "gocardless.denied" : "gocardless.unavailable";
      if (!mayWait) return { instead: { state: "refused", outcome: code } };
      const afterSeconds = answer.end === "later" ? answer.afterSeconds : null;
      return { instead: { later: code, says: code, afterSeconds } };
    }
  }
}
