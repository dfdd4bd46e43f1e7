import { createRoute, z } from "@hono/zod-openapi";
import { translate } from "../../../web/locales/translate";
import { readExplanation } from "../../app/explanation/read";
import { readActName } from "../../domain/explanation/act-name";
import { answers, newApi, problems, SIGNED_IN } from "../openapi";
import { problem, refused } from "../problem";
import { ExplanationAnswer, explanationAnswer } from "./explanation-answer";

const ACT_LENGTH_MAX = 200;

const read = createRoute({
  method: "get",
  path: "/v1/explanations",
  operationId: "explanation.read",
  tags: ["Explanations"],
  summary: "Why an act happened",
  description:
    "The rule behind a notice, task, case event, hold, flag, move between buckets or charge: policy " +
    "version, step, conditions with the facts they asked, the loan on that day, the contact rules " +
    "asked and what would have prevented it. The page `/why/{act}` says the same.",
  security: SIGNED_IN,
  request: {
    query: z.object({
      act: z
        .string()
        .max(ACT_LENGTH_MAX)
        .openapi({
          example: "notice/ntc_01",
          description:
            "`notice/{id}`, `task/{id}`, `case/{id}/{sequence}`, `hold/{loanId}/{number}`, " +
            "`flag/{loanId}/{flag}`, `move/{loanId}/{loanVersion}` or " +
            "`fee/{loanId}/late-fee|penalty-interest/{installment}/{occurrence}`.",
        }),
      locale: z.enum(["en", "zh-CN"]).optional().openapi({
        description: "The language of the sentences; the lender's own when left out.",
      }),
    }),
  },
  responses: {
    ...answers(200, ExplanationAnswer, "The explanation."),
    ...problems("request.invalid", "explanation.not_found"),
  },
});

export const explanationRoutes = newApi();

explanationRoutes.openapi(read, async (c) => {
  const { act: text, locale } = c.req.valid("query");
  const ctx = c.get("tenant");
  ctx.allow("loan.read");
  const act = readActName(text);
  if (act === undefined) return problem(c, "explanation.not_found");
  const found = await readExplanation(ctx, act);
  if (!found.ok) return refused(c, found.refusal);
  const t = translate(locale ?? ctx.tenant.locale);
  return c.json(explanationAnswer(t, found.value), 200);
});
