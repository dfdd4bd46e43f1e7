import { dateAt, earliest } from "../../kernel/calendar";
import { publicId } from "../../kernel/ids";
import { sum } from "../../kernel/money";
import type { TenantContext } from "../context";
import type { Loan } from "../loan/store";
import { readAmount } from "../payment/amount-text";
import { PayerName } from "../payment/payment-fields";
import type { PaymentInput, PostOutcome } from "../payment/outcome";
import { postPayment } from "../payment/post";
import { reversePayment } from "../payment/reverse";
import type { SaidPayment } from "./ask";
import { flawsOf, PaymentData } from "./payment-event";

/** What became of one message. An outcome is a code, with facts behind a colon, or words. */
export type Verdict = Readonly<{ state: "applied" | "unmatched" | "refused"; outcome: string }>;
/** Nothing is wrong with it. `says`: why it waits, where its lender can do something about it. */
export type Later = Readonly<{ later: string; says?: string; afterSeconds?: number | null }>;

/** As a source tells of it, posted at once. */
export async function receiveSaid(ctx: TenantContext, said: SaidPayment): Promise<Verdict | Later> {
  const loan = (await ctx.loans.byExternalIds([said.loanExternalId])).get(said.loanExternalId);
  const data = paymentSaid(ctx, said, loan);
  if (typeof data === "string") return { state: "refused", outcome: data };
  return postedVerdict(await postPayment(ctx, toInput(data), "webhook"));
}

/**
 * The payment that a source tells of, in the currency of its loan; a text says why it is none. A sandbox
 * lives in its own time: what is paid now is paid on its clock's day at the latest.
 */
export function paymentSaid(
  ctx: Pick<TenantContext, "tenant" | "today">,
  said: SaidPayment,
  loan: Loan | undefined,
): PaymentData | string {
  const { externalId, loanExternalId, amount, currency, at, method, payerName } = said;
  const expected = loan?.currency ?? ctx.tenant.currency;
  if (currency !== expected) return `paid in ${currency}, and the loan is in ${expected}`;
  const day = typeof at === "number" ? dateAt(at, ctx.tenant.timezone) : at;
  const paidOn = ctx.tenant.mode === "sandbox" ? earliest(day, ctx.today) : day;
  const fields = PaymentData.safeParse({
    ...{ externalId, loanExternalId, amount, paidOn, method },
    payerName: nameOrNull(payerName),
  });
  return fields.success ? fields.data : flawsOf(fields.error);
}

/** A name is of help and no reason to refuse money: one that is too long or odd is left out. */
function nameOrNull(name: string | null | undefined): string | null {
  return PayerName.safeParse(name).data ?? null;
}

export function toInput(data: PaymentData): PaymentInput {
  const { externalId, loanExternalId, amount, paidOn, method, payerName } = data;
  return {
    loan: { externalId: loanExternalId },
    amount: { minor: amount },
    paidOn,
    externalId,
    method: method ?? null,
    payerName: payerName ?? null,
  };
}

export function postedVerdict(outcome: PostOutcome): Verdict | Later {
  switch (outcome.status) {
    case "posted":
    case "duplicate":
      return { state: "applied", outcome: publicId("loan", outcome.loan.id) };
    case "split":
      return { state: "applied", outcome: publicId("unmatched", outcome.payment.id) };
    case "unmatched":
      return { state: "unmatched", outcome: publicId("unmatched", outcome.id) };
    case "refused": {
      const { code } = outcome.refusal;
      return code === "request.conflict" ? { later: code } : { state: "refused", outcome: code };
    }
  }
}

export async function reverse(
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
    const outcome = "loan" in value ? publicId("loan", value.loan.id) : value.status;
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
  const paid = posted?.entry.amount ?? (await waitingAmount(ctx, externalId));
  if (amount >= paid) return null;
  const part = `${amount} of ${paid} of ${externalId} was taken back`;
  return posted
    ? `${part}: reverse it and post what is left by hand`
    : `${part}: give it its loan first, then reverse it and post what is left by hand`;
}

/** Of a payment that is split over loans, or waits for one and would be taken in the lender's currency. */
async function waitingAmount(ctx: TenantContext, externalId: string): Promise<number> {
  const kept = (await ctx.unmatched.byExternalIds([externalId])).get(externalId);
  if (kept?.plan) return sum(kept.plan.map((part) => part.amount));
  if (kept?.state !== "waiting") return 0;
  return readAmount(kept.amountText, ctx.tenant.currency) ?? 0;
}
