import { type BringCurrentQuote, quoteBringCurrent } from "../../domain/quote/bring-current";
import { type PaymentPreview, previewPayment } from "../../domain/quote/payment";
import { type PayoffQuote, type QuotableLoan, quotePayoff } from "../../domain/quote/payoff";
import type { BusinessDate } from "../../kernel/calendar";
import type { Minor } from "../../kernel/money";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import { rulesOf, stopsOf } from "./fold";
import type { LoanRecord } from "./store";

export type LoanQuote = Readonly<{
  payoff: PayoffQuote;
  bringCurrent: BringCurrentQuote;
  /** Null when no payment was to be tried. */
  payment: PaymentPreview | null;
}>;

/**
 * What closes a loan on a day, what brings it current, and what a payment would do then. The running
 * period asks its interest by days: paid off early, a loan does not cost what it did not earn.
 */
export function quoteLoan(
  { timeline, today }: Pick<TenantContext, "timeline" | "today">,
  record: LoanRecord,
  asked: Readonly<{ on: BusinessDate; payment: Minor | null }>,
): LoanQuote {
  const { on, payment } = asked;
  const quotable = quotableOf({ timeline, today }, record);
  return {
    payoff: quotePayoff(quotable, on, { kind: "by-days" }),
    bringCurrent: quoteBringCurrent(quotable, on),
    payment: payment === null ? null : previewPayment(quotable, { amount: payment, on }),
  };
}

/** A loan by its facts and the rules in force, to be asked about any day. */
export function quotableOf(
  { timeline, today }: Pick<TenantContext, "timeline" | "today">,
  { loan, schedules, ledger }: LoanRecord,
): QuotableLoan {
  const rules = rulesOf(timeline.of(loan.borrowerId).on(today), loan);
  const stops = stopsOf(loan.holds);
  return { schedules, ledger, rules, stops, startedOn: loan.terms.disbursedOn };
}

/** As quoteLoan, for a stored loan. A day that has been is quoted as it is known now. */
export async function readLoanQuote(
  ctx: TenantContext,
  id: number,
  asked: Readonly<{ on: BusinessDate; payment: Minor | null }>,
): Promise<
  Result<
    Readonly<{ record: LoanRecord; quote: LoanQuote }>,
    Readonly<{ code: "loan.not_found" } | { code: "loan.schedule_missing" }>
  >
> {
  ctx.allow("loan.read");
  const record = await ctx.loans.record(id);
  if (!record) return refuse({ code: "loan.not_found" });
  if (record.schedules.length === 0) return refuse({ code: "loan.schedule_missing" });
  return ok({ record, quote: quoteLoan(ctx, record, asked) });
}
