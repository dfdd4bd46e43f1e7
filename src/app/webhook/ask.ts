import type { SaidOfMoney } from "../../domain/webhook/source";
import type { TenantContext } from "../context";
import { type PaymentData, readPaymentEvent } from "./payment-event";
import { readMoney } from "./read-money";
import type { FoundEndpoint, WebhookEvent } from "./store";

export type SaidPayment = Extract<SaidOfMoney, { says: "received" }>;

/** What a stored message asks of us, as far as it alone can say. */
export type Asked =
  | Readonly<{ asks: "nothing" }>
  | Readonly<{ asks: "refusal"; why: string }>
  | Readonly<{ asks: "payment"; data: PaymentData }>
  /** A source's own words: the loan says whether the currency is its own. */
  | Readonly<{ asks: "said-payment"; said: SaidPayment }>
  /** `amount`: how much of it; null: all. */
  | Readonly<{
      asks: "reversal";
      externalId: string;
      reason: string | null;
      amount: number | null;
    }>
  /** It only names something that the source has to be asked about. */
  | Readonly<{ asks: "gocardless"; found: FoundEndpoint }>;

const OUTCOME_LENGTH_MAX = 300;

export function askedBy(
  ctx: Pick<TenantContext, "tenant">,
  { body, receivedAt }: WebhookEvent,
  found: FoundEndpoint | undefined,
): Asked {
  const source = found?.endpoint.source ?? "standard";
  if (source === "standard" || !found) return askedByStandard(body);
  if (source === "gocardless") return { asks: "gocardless", found };
  const { loanKey, description } = found.endpoint;
  const isLive = ctx.tenant.mode === "live";
  const { secrets } = found;
  const { said } = readMoney(source, { body, loanKey, description, secrets, isLive, receivedAt });
  switch (said.says) {
    case "nothing":
      return { asks: "nothing" };
    case "unclear":
      return { asks: "refusal", why: said.why.slice(0, OUTCOME_LENGTH_MAX) };
    case "reversed": {
      const { externalId, reason, amount } = said;
      return { asks: "reversal", externalId, reason, amount };
    }
    case "received":
      return { asks: "said-payment", said };
  }
}

function askedByStandard(body: string): Asked {
  const said = readPaymentEvent(body);
  if (typeof said === "string") return { asks: "refusal", why: said };
  if (said.type === "payment.received") return { asks: "payment", data: said.data };
  const { externalId, reason } = said.data;
  return { asks: "reversal", externalId, reason: reason ?? null, amount: null };
}
