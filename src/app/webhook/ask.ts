import type { SaidOfMoney } from "../../domain/webhook/source";
import { dateAt, earliest } from "../../kernel/calendar";
import type { TenantContext } from "../context";
import type { Loan } from "../loan/store";
import { flawsOf, PaymentData, readPaymentEvent } from "./payment-event";
import { readMoney } from "./read-money";
import type { FoundEndpoint, WebhookEvent } from "./store";

/** What a stored message asks of us, as far as it alone can say. */
export type Asked =
  | Readonly<{ asks: "nothing" }>
  | Readonly<{ asks: "refusal"; why: string }>
  | Readonly<{ asks: "payment"; data: PaymentData }>
  /** A source's own words: the loan says whether the currency is its own. */
  | Readonly<{ asks: "said-payment"; said: Received }>
  /** `amount`: how much of it; null: all. */
  | Readonly<{
      asks: "reversal";
      externalId: string;
      reason: string | null;
      amount: number | null;
    }>;
type Received = Extract<SaidOfMoney, { says: "received" }>;

export function askedBy(
  ctx: Pick<TenantContext, "tenant">,
  { body }: WebhookEvent,
  found: FoundEndpoint | undefined,
): Asked {
  const { source, loanKey } = found?.endpoint ?? { source: "standard", loanKey: null };
  if (source === "standard") {
    const said = readPaymentEvent(body);
    if (typeof said === "string") return { asks: "refusal", why: said };
    if (said.type === "payment.received") return { asks: "payment", data: said.data };
    const { externalId, reason } = said.data;
    return { asks: "reversal", externalId, reason: reason ?? null, amount: null };
  }
  const isLive = ctx.tenant.mode === "live";
  const said = readMoney(source, { body, loanKey, isLive, secrets: found?.secrets ?? [] });
  switch (said.says) {
    case "nothing":
      return { asks: "nothing" };
    case "unclear":
      return { asks: "refusal", why: said.why.slice(0, 300) };
    case "reversed": {
      const { externalId, reason, amount } = said;
      return { asks: "reversal", externalId, reason, amount };
    }
    case "received":
      return { asks: "said-payment", said };
  }
}

/**
 * The payment that a source tells of, in the currency of its loan; a text says why it is none. A sandbox
 * lives in its own time: what is paid now is paid on its clock's day at the latest.
 */
export function paymentSaid(
  ctx: Pick<TenantContext, "tenant" | "today">,
  said: Received,
  loan: Loan | undefined,
): PaymentData | string {
  const { externalId, loanExternalId, amount, currency, at, method } = said;
  const expected = loan?.currency ?? ctx.tenant.currency;
  if (currency !== expected) return `paid in ${currency}, and the loan is in ${expected}`;
  const day = dateAt(at, ctx.tenant.timezone);
  const paidOn = ctx.tenant.mode === "sandbox" ? earliest(day, ctx.today) : day;
  const fields = PaymentData.safeParse({ externalId, loanExternalId, amount, paidOn, method });
  return fields.success ? fields.data : flawsOf(fields.error);
}
