import { quoteBringCurrent } from "../../domain/quote/bring-current";
import { previewPayment } from "../../domain/quote/payment";
import { type PayoffInterest, quotePayoff } from "../../domain/quote/payoff";
import type { BusinessDate } from "../../kernel/calendar";
import type { Minor } from "../../kernel/money";
import type { TenantContext } from "../context";
import { type GivenLoan, givenFacts } from "./given-facts";
import type { LoanQuote } from "./read-quote";

export type GivenQuote = GivenLoan &
  Readonly<{
    /** When the first period began; null when nobody says. */
    startedOn: BusinessDate | null;
    interest: PayoffInterest;
    /** A payment to be tried; null for none. */
    payment: Minor | null;
  }>;

/** What closes a given loan on its day, what brings it current, and what a payment would do. */
export function calculateQuotes(ctx: TenantContext, given: GivenQuote): LoanQuote {
  ctx.allow("loan.read");
  const { asOf, explain: _, ...facts } = givenFacts(ctx, given);
  const { startedOn, interest, payment } = given;
  const loan = startedOn === null ? facts : { ...facts, startedOn };
  return {
    payoff: quotePayoff(loan, asOf, interest),
    bringCurrent: quoteBringCurrent(loan, asOf),
    payment: payment === null ? null : previewPayment(loan, { amount: payment, on: asOf }),
  };
}
