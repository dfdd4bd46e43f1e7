import type { TenantContext } from "../context";
import type { Loan, LoanRecord } from "../loan/store";
import { amountText } from "../payment/amount-text";
import { type PaymentInput, type PostOutcome, refusedWith } from "../payment/outcome";
import { type LoanPayment, planPosting } from "../payment/plan-posting";
import type { Seen } from "./seen";

/** What would become of payments, for a dry run: judged like real ones, and nothing is written. */
export async function judgePayments(
  ctx: TenantContext,
  payments: readonly PaymentInput[],
  loans: ReadonlyMap<string, Loan>,
  seen: Seen | null,
): Promise<readonly PostOutcome[]> {
  const references = [...new Set(payments.map(({ externalId }) => externalId))];
  const posted = await ctx.loans.postedReferences(references);
  // The plan needs the loan and, for a number nobody will see, its ledger.
  const records = new Map<number, LoanRecord>();
  for (const loan of loans.values()) records.set(loan.id, { loan, schedules: [], ledger: [] });
  const matched: LoanPayment[] = [];
  const places: number[] = [];
  const outcomes = payments.map((payment, index): PostOutcome => {
    const facts = factsOf(payment);
    const before = seen?.of(payment.externalId);
    if (before !== undefined && before !== facts) {
      return refusedWith({ code: "payment.external_id_reused", externalId: payment.externalId });
    }
    const loan = "externalId" in payment.loan ? loans.get(payment.loan.externalId) : undefined;
    if (!loan) return judgeUnmatched(ctx, payment);
    const { paidOn, externalId, method } = payment;
    const text = amountText(payment.amount);
    matched.push({
      loanId: loan.id,
      amountText: text,
      paidOn,
      externalId,
      method,
      origin: "import",
    });
    places.push(index);
    return refusedWith({ code: "loan.not_found" });
  });
  const planned = planPosting(ctx, matched, records, posted).outcomes;
  for (const [place, index] of places.entries()) {
    const outcome = planned[place];
    if (outcome) outcomes[index] = outcome;
  }
  for (const [index, payment] of payments.entries()) {
    if (outcomes[index]?.status !== "refused") seen?.keep(payment.externalId, factsOf(payment));
  }
  return outcomes;
}

/** What makes two payments of one reference the same. */
function factsOf({ loan, amount, paidOn }: PaymentInput): string {
  return JSON.stringify([loan, amountText(amount), paidOn]);
}

function judgeUnmatched(ctx: TenantContext, payment: PaymentInput): PostOutcome {
  if (payment.paidOn > ctx.today) {
    return refusedWith({ code: "payment.paid_in_future", today: ctx.today });
  }
  return { status: "unmatched", id: 0 };
}
