import { createRoute, z } from "@hono/zod-openapi";
import {
  RANGE_YEARS_MAX,
  type ReadDelinquency,
  type ReadDelinquencyRefusal,
  readDelinquency,
} from "../../app/loan/read-delinquency";
import { instant } from "../../kernel/calendar";
import { parsePublicId, publicId } from "../../kernel/ids";
import { Day, MOMENT_MAX } from "../fields";
import type { FieldError } from "../field-errors";
import { answers, newApi, problems, SIGNED_IN } from "../openapi";
import { problem } from "../problem";
import { ToldAnswer, toldAnswer } from "./delinquency-answer";

const Answer = ToldAnswer.extend({
  loanId: z.string().openapi({ example: "loan_01" }),
  externalId: z.string(),
  currency: z.string().openapi({ example: "USD" }),
  from: z.iso.date().openapi({
    description:
      "Where the history begins: no earlier than the loan was paid out, or came in mid-life.",
  }),
  to: z.iso.date(),
  knownAt: z.int().nullable(),
  knownThen: ToldAnswer.nullable().openapi({ description: "The same from what was known then." }),
}).openapi("LoanDelinquency");

const delinquency = createRoute({
  method: "get",
  path: "/v1/loans/{id}/delinquency",
  operationId: "loan.read-delinquency",
  tags: ["Loans"],
  summary: "The history of days past due of a loan",
  description:
    "How late the loan was between two business dates, with its spells: from twelve months before " +
    `\`to\`, which is today, when left out; ${RANGE_YEARS_MAX} years at most. With \`knownAt\` also ` +
    "as it was known at that moment: what was posted later did not count yet.",
  security: SIGNED_IN,
  request: {
    params: z.object({ id: z.string().max(40).openapi({ example: "loan_01" }) }),
    query: z.object({
      from: Day.optional(),
      to: Day.optional(),
      knownAt: z.coerce
        .number("is a whole number of milliseconds since the epoch")
        .int("is a whole number of milliseconds since the epoch")
        .min(1)
        .max(MOMENT_MAX)
        .optional()
        .openapi({ type: "integer", example: 1_767_225_600_000 }),
    }),
  },
  responses: {
    ...answers(200, Answer, "The history, and how the loan stands at its end."),
    ...problems(
      "request.invalid",
      "loan.not_found",
      "delinquency.history_backwards",
      "delinquency.history_too_long",
      "delinquency.in_future",
      "delinquency.range_too_wide",
      "delinquency.unknown_then",
    ),
  },
});

export const loanDelinquencyRoutes = newApi();

loanDelinquencyRoutes.openapi(delinquency, async (c) => {
  const id = parsePublicId("loan", c.req.valid("param").id);
  if (id === undefined) return problem(c, "loan.not_found");
  const { from, to, knownAt } = c.req.valid("query");
  const read = await readDelinquency(c.get("tenant"), id, {
    from: from ?? null,
    to: to ?? null,
    knownAt: knownAt === undefined ? null : instant(knownAt),
  });
  if (read.ok) return c.json(answerOf(read.value, knownAt ?? null), 200);
  const { code, ...facts } = read.refusal;
  const errors = explain(read.refusal);
  return problem(c, code, errors === undefined ? facts : { ...facts, errors: [errors] });
});

function answerOf(read: ReadDelinquency, knownAt: number | null): z.input<typeof Answer> {
  const { loan, range, knownNow, knownThen } = read;
  return {
    loanId: publicId("loan", loan.id),
    externalId: loan.externalId,
    currency: loan.currency,
    from: range.from,
    to: range.through,
    knownAt,
    ...toldAnswer(knownNow),
    knownThen: knownThen && toldAnswer(knownThen),
  };
}

/** The parameter that a refusal is about, with what to do. */
function explain(refusal: ReadDelinquencyRefusal): FieldError | undefined {
  switch (refusal.code) {
    case "loan.not_found":
      return undefined;
    case "delinquency.in_future":
      return { pointer: "query:to", detail: `lies after today, ${refusal.today}` };
    case "delinquency.range_too_wide": {
      const detail = `lies more than ${refusal.yearsMax} years before to: ask in parts`;
      return { pointer: "query:from", detail };
    }
    case "delinquency.history_backwards": {
      const detail = `lies before ${refusal.from}, where the history begins`;
      return { pointer: "query:to", detail };
    }
    case "delinquency.history_too_long": {
      const { replaysMax, reachedOn } = refusal;
      const detail = `takes more than ${replaysMax} dates of schedule and ledger: it reaches ${reachedOn}`;
      return { pointer: "query:from", detail };
    }
    case "delinquency.unknown_then": {
      const detail = `lies before ${refusal.knownSince}, when the loan came in`;
      return { pointer: "query:knownAt", detail };
    }
  }
}
