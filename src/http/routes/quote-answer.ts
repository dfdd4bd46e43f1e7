import { z } from "@hono/zod-openapi";
import type { LoanQuote } from "../../app/loan/read-quote";

const Components = z.object({
  penalty: z.int(),
  fee: z.int(),
  interest: z.int(),
  principal: z.int(),
});
const Standing = z.object({
  daysPastDue: z.int(),
  pastDueAmount: z.int(),
  oldestUnpaidDueOn: z.iso.date().nullable(),
  outstandingTotal: z.int(),
  credit: z.int(),
});

export const QuoteAnswer = z
  .object({
    payoff: z.object({
      on: z.iso.date(),
      amount: z.int(),
      principal: z.int(),
      interestDue: z.int(),
      interestRunning: z.int(),
      fee: z.int(),
      penalty: z.int(),
      credit: z.int(),
      perDiem: z.int().openapi({ description: "What each further day of the period adds." }),
      unearned: z.int().openapi({ description: "Interest and fees that need not be paid." }),
    }),
    bringCurrent: z.object({ amount: z.int(), daysPastDue: z.int(), pastDue: Components }),
    payment: z
      .object({
        amount: z.int(),
        pays: Components,
        installments: z.array(Components.extend({ number: z.int(), dueOn: z.iso.date() })),
        toCredit: z.int(),
        before: Standing,
        after: Standing,
      })
      .nullable(),
  })
  .openapi("Quotes");

/** Without the entries of a payoff: they are for whoever posts it. */
export function quoteAnswer({
  payoff,
  bringCurrent,
  payment,
}: LoanQuote): z.input<typeof QuoteAnswer> {
  const { entries: _, ...asked } = payoff;
  const { amount, daysPastDue, pastDue } = bringCurrent;
  return {
    payoff: asked,
    bringCurrent: { amount, daysPastDue, pastDue: { ...pastDue } },
    payment: payment && {
      ...payment,
      pays: { ...payment.pays },
      installments: payment.installments.map((part) => ({ ...part })),
    },
  };
}
