import { createRoute, z } from "@hono/zod-openapi";
import { addSchedules } from "../../app/loan/add-schedule";
import { explainRefusal } from "../../app/loan/explain-refusal";
import { INSTALLMENT_COUNT_MAX } from "../../domain/import/loan-row";
import { AMOUNT_MAX } from "../../domain/import/read-field";
import { parsePublicId } from "../../kernel/ids";
import { minor } from "../../kernel/money";
import { Day } from "../fields";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { problem } from "../problem";
import { Tolerance } from "./loan-body";

const Amount = z
  .int("is an integer in minor units, such as 1250 for 12.50")
  .min(0)
  .max(AMOUNT_MAX)
  .transform((value) => minor(value));

const ScheduleBody = z
  .strictObject({
    installments: z
      .array(
        z.strictObject({
          number: z.int().min(1).max(INSTALLMENT_COUNT_MAX),
          dueOn: Day,
          principal: Amount.openapi({ type: "integer", example: 8_000 }),
          interest: Amount.openapi({ type: "integer", example: 1_200 }),
          fee: Amount.optional().openapi({ type: "integer" }),
        }),
      )
      .min(1)
      .max(INSTALLMENT_COUNT_MAX),
    openingTolerancePercent: Tolerance,
  })
  .openapi("NewSchedule");

const EXAMPLE = {
  installments: [
    { number: 1, dueOn: "2026-02-15", principal: 600_000, interest: 14_070 },
    { number: 2, dueOn: "2026-03-15", principal: 600_000, interest: 7_035, fee: 500 },
  ],
};

const add = createRoute({
  method: "post",
  path: "/v1/loans/{id}/schedules",
  operationId: "loan.add-schedule",
  tags: ["Loans"],
  summary: "Give a custom loan its schedule",
  description:
    "All installments of a loan with method custom: numbered from 1, due in order, their principal " +
    "summing to the loan's. The same schedule again is unchanged.",
  security: SIGNED_IN,
  request: {
    params: z.object({ id: z.string().max(40).openapi({ example: "loan_01" }) }),
    body: jsonBody(ScheduleBody, EXAMPLE),
  },
  responses: {
    ...answers(
      201,
      z.object({ status: z.enum(["created", "unchanged"]), openingAdjustment: z.int() }),
      "The loan has its schedule.",
    ),
    ...problems(
      "request.invalid",
      "request.malformed",
      "request.conflict",
      "loan.not_found",
      "loan.amount_too_large",
      "loan.opening_beyond_tolerance",
      "loan.opening_overpaid",
      "loan.schedule_exists",
      "loan.schedule_mismatch",
    ),
  },
});

export const loanScheduleRoutes = newApi();

loanScheduleRoutes.openapi(add, async (c) => {
  const id = parsePublicId("loan", c.req.valid("param").id);
  if (id === undefined) return problem(c, "loan.not_found");
  const { installments, openingTolerancePercent } = c.req.valid("json");
  const lines = installments.map((line) => ({ ...line, fee: line.fee ?? minor(0) }));
  const options = { tolerancePercent: openingTolerancePercent ?? "1", dryRun: false };
  const ctx = c.get("tenant");
  const [outcome] = await addSchedules(ctx, [{ loanId: id, lines }], options);
  if (!outcome) return problem(c, "request.conflict");
  if (!outcome.ok) {
    const { code, ...facts } = outcome.refusal;
    if (code === "loan.not_found" || code === "request.conflict") return problem(c, code);
    const { detail } = explainRefusal(outcome.refusal, ctx.tenant.currency);
    return problem(c, code, { ...facts, errors: [{ pointer: "#/installments", detail }] });
  }
  const { status, adjustment } = outcome.value;
  return c.json({ status, openingAdjustment: adjustment }, 201);
});
