import { createRoute, z } from "@hono/zod-openapi";
import { readLoanQuote } from "../../app/loan/read-quote";
import { minor } from "../../kernel/money";
import { parsePublicId, publicId } from "../../kernel/ids";
import { Day } from "../fields";
import { answers, newApi, problems, SIGNED_IN } from "../openapi";
import { problem, refused } from "../problem";
import { QuoteAnswer, quoteAnswer } from "./quote-answer";
import { AMOUNT_MAX } from "./rules-body";

const Answer = QuoteAnswer.extend({
  loanId: z.string().openapi({ example: "loan_01" }),
  externalId: z.string(),
  currency: z.string().openapi({ example: "USD" }),
}).openapi("LoanQuotes");

const quote = createRoute({
  method: "get",
  path: "/v1/loans/{id}/quote",
  operationId: "loan.read-quote",
  tags: ["Loans"],
  summary: "Payoff, bringing current, and what a payment would do",
  description:
    "What closes the loan on a day, today when left out, what brings it current, and, with a " +
    "payment, what that would pay by component and installment. Nothing is posted.",
  security: SIGNED_IN,
  request: {
    params: z.object({ id: z.string().max(40).openapi({ example: "loan_01" }) }),
    query: z.object({
      on: Day.optional(),
      payment: z.coerce
        .number("is an integer in minor units, such as 12000 for 120.00")
        .int("is an integer in minor units, such as 12000 for 120.00")
        .min(1, "is more than zero")
        .max(AMOUNT_MAX)
        .optional()
        .openapi({ type: "integer", example: 12_000 }),
    }),
  },
  responses: {
    ...answers(200, Answer, "The quotes."),
    ...problems("request.invalid", "loan.not_found", "loan.schedule_missing"),
  },
});

export const loanQuoteRoutes = newApi();

loanQuoteRoutes.openapi(quote, async (c) => {
  const id = parsePublicId("loan", c.req.valid("param").id);
  if (id === undefined) return problem(c, "loan.not_found");
  const { on, payment } = c.req.valid("query");
  const ctx = c.get("tenant");
  const read = await readLoanQuote(ctx, id, {
    on: on ?? ctx.today,
    payment: payment === undefined ? null : minor(payment),
  });
  if (!read.ok) return refused(c, read.refusal);
  const { record, quote: found } = read.value;
  const { id: loanId, externalId, currency } = record.loan;
  const answer = { loanId: publicId("loan", loanId), externalId, currency };
  return c.json({ ...answer, ...quoteAnswer(found) }, 200);
});
