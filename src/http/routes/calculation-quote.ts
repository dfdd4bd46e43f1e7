import { createRoute, z } from "@hono/zod-openapi";
import { calculateQuotes } from "../../app/loan/calculate-quote";
import { DAY_COUNTS } from "../../kernel/day-count";
import { Day } from "../fields";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { entriesOf, installmentsOf, LedgerBody, LinesBody, Owed } from "./ledger-body";
import { QuoteAnswer, quoteAnswer } from "./quote-answer";
import { Percent, RulesBody, StopsBody } from "./rules-body";

const Interest = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("full-period") }),
    z.strictObject({ kind: z.literal("by-days") }),
    z.strictObject({
      kind: z.literal("daily"),
      annualRatePercent: Percent,
      dayCount: z.enum(DAY_COUNTS),
    }),
  ])
  .openapi("PayoffInterest", { description: "What a payoff asks of the running period." });

const quote = createRoute({
  method: "post",
  path: "/v1/calculations/quote",
  operationId: "calculation.quote",
  tags: ["Calculations"],
  summary: "Payoff, bringing current, and what a payment would do",
  description:
    "What closes this loan on a day, what brings it current, and, with a payment, what that would " +
    "pay by component and installment. Nothing is stored.",
  security: SIGNED_IN,
  request: {
    body: jsonBody(
      z
        .strictObject({
          schedule: LinesBody.min(1),
          ledger: LedgerBody.default([]),
          rules: RulesBody.optional(),
          stops: StopsBody,
          asOf: Day,
          startedOn: Day.optional().openapi({
            type: "string",
            format: "date",
            description: "When the first period began: the disbursement.",
          }),
          interest: Interest.default({ kind: "by-days" }),
          payment: Owed.refine((amount) => amount > 0, "is more than zero").optional(),
        })
        .openapi("QuoteInput", {
          example: {
            schedule: [
              { dueOn: "2026-02-01", principal: 9_500, interest: 1_000 },
              { dueOn: "2026-03-01", principal: 9_600, interest: 900 },
            ],
            asOf: "2026-02-10",
            payment: 12_000,
          },
        }),
    ),
  },
  responses: {
    ...answers(200, QuoteAnswer, "The quotes."),
    ...problems("request.invalid", "request.malformed"),
  },
});

export const calculationQuoteRoutes = newApi();

calculationQuoteRoutes.openapi(quote, (c) => {
  const { schedule, ledger, startedOn, payment, ...rest } = c.req.valid("json");
  const quotes = calculateQuotes(c.get("tenant"), {
    installments: installmentsOf(schedule),
    entries: entriesOf(ledger),
    ...rest,
    explain: false,
    startedOn: startedOn ?? null,
    payment: payment ?? null,
  });
  return c.json(quoteAnswer(quotes), 200);
});
