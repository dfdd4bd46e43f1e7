import type { Finding } from "../../domain/webhook/read-custom";
import { type Asked, readGocardlessEvent } from "../../domain/webhook/read-gocardless";
import type { SaidOfMoney } from "../../domain/webhook/source";
import { type BusinessDate, dateAt } from "../../kernel/calendar";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import { eventsIn } from "./events-in";
import { readPaymentEvent } from "./payment-event";
import { readMoney } from "./read-money";
import type { WebhookEndpoint } from "./store";
import { parsed, provenMessages, type RawMessage } from "./verify";
import { type ProofFlaw, proofOf } from "./verify-custom";

export type Understood =
  | Readonly<{
      says: "received";
      externalId: string;
      loanExternalId: string;
      /** Minor units; the currency of a standard message is its loan's, and null. */
      amount: number;
      currency: string | null;
      paidOn: BusinessDate;
      method: string | null;
      /** False: it would wait to be assigned, or for its loan. */
      isLoanKnown: boolean;
    }>
  | Extract<SaidOfMoney, { says: "reversed" | "nothing" | "unclear" }>
  /** GoCardless tells no amounts: this is what its API would be asked. */
  | (Readonly<{ says: "asks" }> & Pick<Extract<Asked, { id: string }>, "asks" | "id" | "action">);

export type TriedMessage = Readonly<{
  messageId: string | null;
  understood: Understood;
  findings: readonly Finding[];
}>;

/** `proof` null: no headers came along, so that nothing could be proven. */
export type Trial = Readonly<{
  proof: readonly ProofFlaw[] | null;
  messages: readonly TriedMessage[];
}>;

export type TrialDraft = Readonly<{
  body: string;
  /** As the source sends them, by names in small letters; null: the signature is not looked at. */
  headers: Readonly<Record<string, string>> | null;
}>;

const MESSAGES_MAX = 20;

/** What would be made of a message, without taking it: whether it is proven, and what it says. */
export async function tryMessage(
  ctx: TenantContext,
  number: number,
  { body, headers }: TrialDraft,
): Promise<Result<Trial, Readonly<{ code: "webhook.not_found" | "webhook.not_described" }>>> {
  ctx.allow("webhook.manage");
  const found = await ctx.webhooks.endpoint(number, ctx.now);
  if (!found || found.endpoint.disabledAt !== null) return refuse({ code: "webhook.not_found" });
  const { source, description } = found.endpoint;
  if (source === "custom" && !description) return refuse({ code: "webhook.not_described" });
  const raw: RawMessage = { body, header: (name) => headers?.[name.toLowerCase()] ?? "" };
  const known = { source, description, secrets: found.secrets };
  const proof = headers === null ? null : proofFlaws(known, raw, ctx.now);
  const messages = source === "gocardless" ? eventsIn(body) : [{ messageId: null, body }];
  const tried = messages.slice(0, MESSAGES_MAX).map(async (message) => {
    const { said, findings } = readOne(ctx, found, message.body);
    const id = idOf(known, raw, ctx.now) ?? message.messageId;
    return { messageId: id, understood: await inWords(ctx, said), findings };
  });
  return ok({ proof, messages: await Promise.all(tried) });
}

type Known = Parameters<typeof provenMessages>[0];

function proofFlaws(known: Known, raw: RawMessage, now: number): readonly ProofFlaw[] {
  const { source, description, secrets } = known;
  if (source === "custom" && description) return proofOf(description, secrets, raw, now).flaws;
  if (secrets.length === 0) return ["secret-missing"];
  return provenMessages(known, raw, now) ? [] : ["signature-wrong"];
}

function idOf({ source, description, secrets }: Known, raw: RawMessage, now: number) {
  return source === "custom" && description ? proofOf(description, secrets, raw, now).id : null;
}

type Said = SaidOfMoney | Extract<Understood, { says: "asks" }> | StandardPayment;
type StandardPayment = Readonly<{
  says: "standard";
  externalId: string;
  loanExternalId: string;
  amount: number;
  paidOn: BusinessDate;
  method: string | null;
}>;
type Reading = Readonly<{ said: Said; findings: readonly Finding[] }>;

function readOne(
  ctx: TenantContext,
  { endpoint, secrets }: Readonly<{ endpoint: WebhookEndpoint; secrets: Known["secrets"] }>,
  body: string,
): Reading {
  const { source, loanKey, description } = endpoint;
  switch (source) {
    case "standard":
      return { said: readStandard(body), findings: [] };
    case "gocardless": {
      const asked = readGocardlessEvent(parsed(body));
      if (asked.asks === "nothing") return { said: { says: "nothing" }, findings: [] };
      if (asked.asks === "unclear") {
        return { said: { says: "unclear", why: "not an event of GoCardless" }, findings: [] };
      }
      const { asks, id, action } = asked;
      return { said: { says: "asks", asks, id, action }, findings: [] };
    }
    default:
      return readMoney(source, {
        ...{ body, loanKey, description, secrets, receivedAt: ctx.now },
        isLive: ctx.tenant.mode === "live",
      });
  }
}

function readStandard(body: string): Said {
  const event = readPaymentEvent(body);
  if (typeof event === "string") return { says: "unclear", why: event };
  const { type, data } = event;
  if (type === "payment.received")
    return { says: "standard", ...data, method: data.method ?? null };
  const { externalId, reason } = data;
  return { says: "reversed", externalId, amount: null, reason: reason ?? "reversed" };
}

async function inWords(ctx: TenantContext, said: Said): Promise<Understood> {
  if (said.says !== "received" && said.says !== "standard") return said;
  const { externalId, loanExternalId, amount, method } = said;
  const loans = await ctx.loans.byExternalIds([loanExternalId]);
  const payment = { externalId, loanExternalId, amount, method };
  const isLoanKnown = loans.has(loanExternalId);
  if (said.says === "standard") {
    const currency = loans.get(loanExternalId)?.currency ?? null;
    return { says: "received", ...payment, currency, paidOn: said.paidOn, isLoanKnown };
  }
  const { at, currency } = said;
  const paidOn = typeof at === "number" ? dateAt(at, ctx.tenant.timezone) : at;
  return { says: "received", ...payment, currency, paidOn, isLoanKnown };
}
