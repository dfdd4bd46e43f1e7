import type { LoanQuoteView } from "../../../web/pages/loan-quote";
import type { LoanHistory } from "../../app/loan/read-history";
import { type LoanQuote, quoteLoan } from "../../app/loan/read-quote";
import type { TenantContext } from "../../app/context";
import { type Minor, parseMajor } from "../../kernel/money";

/** What was typed as the amount of a payment; undefined when it is none. */
export function readPayment(text: string, currency: string): Minor | undefined {
  const amount = parseMajor(text, currency);
  return amount !== undefined && amount > 0 ? amount : undefined;
}

/** The quotes of a loan that owes something; null of one that does not, or that cannot be read. */
export function quoteViewOf(
  ctx: Pick<TenantContext, "timeline" | "today">,
  { replayed, found }: LoanHistory,
  payment: Minor | null,
): LoanQuoteView | null {
  const isOpen = replayed?.state.status === "active" && found.loan.setAsideReason === null;
  if (!replayed || !isOpen) return null;
  return toView(quoteLoan(ctx, replayed.record, { on: ctx.today, payment }));
}

function toView({ bringCurrent, payoff, payment }: LoanQuote): LoanQuoteView {
  return {
    bringCurrent: bringCurrent.amount,
    payoff: payoff.amount,
    perDiem: payoff.perDiem,
    payment,
  };
}
