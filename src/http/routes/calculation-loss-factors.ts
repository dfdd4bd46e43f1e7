import { createRoute, z } from "@hono/zod-openapi";
import { calculateLossFactors } from "../../app/provision/calculate-loss-factors";
import { ratePercent } from "../../kernel/rate";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { Amount, Percent } from "./rules-body";

const BUCKETS_MAX = 24;

const LossFactorsBody = z
  .strictObject({
    buckets: z
      .array(
        z.strictObject({
          name: z.string().trim().min(1).max(40),
          outstanding: Amount,
          rollPercent: Percent.refine((text) => Number(text) <= 100, {
            message: "is at most 100",
          }).openapi({ description: "Of it that rolls to the next bucket, at last to loss." }),
        }),
      )
      .min(1)
      .max(BUCKETS_MAX),
  })
  .openapi("LossFactorsInput", {
    description: "Buckets in order, the most past due last.",
    example: {
      buckets: [
        { name: "M0", outstanding: 100_000, rollPercent: "3.4" },
        { name: "M1", outstanding: 2_000, rollPercent: "42.57" },
        { name: "M2", outstanding: 900, rollPercent: "67.12" },
        { name: "M3", outstanding: 600, rollPercent: "72.12" },
        { name: "M4", outstanding: 400, rollPercent: "100" },
      ],
    },
  });

const Answer = z
  .object({
    buckets: z.array(
      z.object({
        name: z.string(),
        outstanding: z.int(),
        factorPercent: z.string().openapi({ example: "48.4100" }),
        loss: z.int(),
      }),
    ),
    outstanding: z.int(),
    loss: z.int().openapi({ description: "Sum of the losses of the buckets." }),
  })
  .openapi("CalculatedLossFactors");

const lossFactors = createRoute({
  method: "post",
  path: "/v1/calculations/loss-factors",
  operationId: "calculation.loss-factors",
  tags: ["Calculations"],
  summary: "Roll rates to loss factors",
  description:
    "The share of each bucket that is expected to end as a loss: the product of its roll rate and " +
    "all those after it. Each loss is rounded half up to the minor unit. Nothing is stored.",
  security: SIGNED_IN,
  request: { body: jsonBody(LossFactorsBody) },
  responses: {
    ...answers(200, Answer, "Factor and loss of each bucket, and of all."),
    ...problems("request.invalid", "request.malformed"),
  },
});

export const calculationLossFactorRoutes = newApi();

calculationLossFactorRoutes.openapi(lossFactors, (c) => {
  const { buckets } = c.req.valid("json");
  const told = calculateLossFactors(
    c.get("tenant"),
    buckets.map(({ rollPercent, ...one }) => ({ ...one, roll: ratePercent(rollPercent) })),
  );
  const answered = told.buckets.map(({ factorMillionths, ...one }) => {
    return { ...one, factorPercent: (factorMillionths / 10_000).toFixed(4) };
  });
  return c.json({ buckets: answered, outstanding: told.outstanding, loss: told.loss }, 200);
});
