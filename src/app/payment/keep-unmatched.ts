import { internalId } from "../../kernel/ids";
import { contend, LOST } from "../contend";
import type { TenantContext } from "../context";
import { amountText } from "./amount-text";
import { isSplit } from "./carry-out";
import { type PaymentInput, type PostOutcome, refusedWith } from "./outcome";
import type { UnmatchedDraft, UnmatchedPayment } from "./unmatched-store";

/** A payment that names a loan that is not here. */
export type StrayPayment = PaymentInput & Readonly<{ loan: Readonly<{ externalId: string }> }>;

/**
 * Keeps payments of one partition until their loans arrive; one outcome for each, in order. Looks
 * for the loans once more afterwards, because one that came in between would never ask for them.
 */
export async function keepUnmatched(
  ctx: TenantContext,
  partition: number,
  payments: readonly StrayPayment[],
  origin: UnmatchedDraft["origin"],
): Promise<readonly PostOutcome[]> {
  const outcome = await contend(() => attempt(ctx, partition, payments, origin));
  if (outcome === LOST) return payments.map(() => refusedWith({ code: "request.conflict" }));
  const arrived = await ctx.loans.byExternalIds([
    ...new Set(payments.map(({ loan }) => loan.externalId)),
  ]);
  const ids = outcome.flatMap((one, index) => {
    const loan = payments[index]?.loan.externalId ?? "";
    return one.status === "unmatched" && arrived.has(loan) ? [one.id] : [];
  });
  for (let start = 0; start < ids.length; start += 100) {
    const message = { v: 1, kind: "unmatched.apply", tenant: ctx.tenant.id };
    await ctx.send("payments", { ...message, ids: ids.slice(start, start + 100) });
  }
  return outcome;
}

async function attempt(
  ctx: TenantContext,
  partition: number,
  payments: readonly StrayPayment[],
  origin: UnmatchedDraft["origin"],
): Promise<readonly PostOutcome[] | typeof LOST> {
  const kept = new Map<string, UnmatchedDraft>(
    await ctx.unmatched.byExternalIds(payments.map(({ externalId }) => externalId)),
  );
  const drafts: UnmatchedDraft[] = [];
  const missing = new Set(
    payments.map(({ externalId }) => externalId).filter((id) => !kept.has(id)),
  );
  const first = missing.size > 0 ? await ctx.reserve(partition, missing.size) : 0;
  const outcomes = payments.map((payment): PostOutcome => {
    const before = kept.get(payment.externalId);
    if (before) return standing(payment, before);
    const id = internalId(partition, first + drafts.length);
    const draft = draftOf(ctx, payment, id, origin);
    drafts.push(draft);
    kept.set(payment.externalId, draft);
    return { status: "unmatched", id };
  });
  if (drafts.length === 0) return outcomes;
  const committed = await ctx.commit(partition, {
    deed: {
      action: "payment.keep-unmatched",
      subject: drafts.length === 1 ? (drafts[0]?.externalId ?? "") : `${drafts.length} payments`,
      detail: { externalIds: drafts.map(({ externalId }) => externalId) },
    },
    writes: [ctx.unmatched.insert(drafts, ctx.now)],
  });
  return committed.ok ? outcomes : LOST;
}

/** How a payment stands that came before. */
export function standing(
  payment: StrayPayment,
  before: UnmatchedDraft | UnmatchedPayment,
): PostOutcome {
  const { externalId } = payment;
  if (!isSame(payment, before))
    return refusedWith({ code: "payment.external_id_reused", externalId });
  if ("state" in before) {
    if (before.state === "dismissed") return refusedWith({ code: "payment.dismissed", externalId });
    if (before.state === "returned") return refusedWith({ code: "payment.returned", externalId });
    if (isSplit(before)) return { status: "split", payment: before };
  }
  return { status: "unmatched", id: before.id };
}

export function isSame(payment: StrayPayment, before: UnmatchedDraft): boolean {
  return (
    before.loanExternalId === payment.loan.externalId &&
    before.paidOn === payment.paidOn &&
    before.amountText === amountText(payment.amount)
  );
}

function draftOf(
  ctx: TenantContext,
  payment: StrayPayment,
  id: number,
  origin: UnmatchedDraft["origin"],
): UnmatchedDraft {
  return {
    id,
    externalId: payment.externalId,
    loanExternalId: payment.loan.externalId,
    amountText: amountText(payment.amount),
    paidOn: payment.paidOn,
    method: payment.method,
    payerName: payment.payerName ?? null,
    origin,
    receivedAt: ctx.now,
  };
}
