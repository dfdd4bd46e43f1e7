import { createRoute, z } from "@hono/zod-openapi";
import { calculateLoanState, calculateSchedule } from "../../app/loan/calculate";
import { explainRefusal } from "../../app/loan/explain-refusal";
import { sum } from "../../kernel/money";
import { Day } from "../fields";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { problem } from "../problem";
import { InstallmentAnswer, StateAnswer, stateAnswer } from "./loan-answer";
import { RateCeilingBody } from "./conventions-body";
import { entriesOf, installmentsOf, LedgerBody, LinesBody } from "./ledger-body";
import { readTerms, SCHEDULE_PROBLEMS, TERM_FIELDS } from "./loan-body";
import { RulesBody, StatementBody, StopsBody } from "./rules-body";

const schedule = createRoute({
  method: "post",
  path: "/v1/calculations/schedule",
  operationId: "calculation.schedule",
  tags: ["Calculations"],
  summary: "Terms to installments",
  description: "The schedule these terms give. Nothing is stored.",
  security: SIGNED_IN,
  request: {
    body: jsonBody(
      z.strictObject({ ...TERM_FIELDS, rateCeiling: RateCeilingBody.optional() }).openapi("Terms"),
    ),
  },
  responses: {
    ...answers(
      200,
      z
        .object({
          currency: z.string(),
          installments: z.array(InstallmentAnswer),
          totals: z.object({
            principal: z.int(),
            interest: z.int(),
            fee: z.int(),
            total: z.int(),
          }),
        })
        .openapi("CalculatedSchedule"),
      "The installments; their principal sums to the loan's.",
    ),
    ...problems(
      "request.invalid",
      "request.malformed",
      ...SCHEDULE_PROBLEMS,
      "loan.rate_above_ceiling",
    ),
  },
});

const loanState = createRoute({
  method: "post",
  path: "/v1/calculations/loan-state",
  operationId: "calculation.loan-state",
  tags: ["Calculations"],
  summary: "Schedule and ledger to state",
  description:
    "The state that replaying this ledger over this schedule gives on a day. Nothing is stored.",
  security: SIGNED_IN,
  request: {
    body: jsonBody(
      z
        .strictObject({
          schedule: LinesBody.default([]).openapi({
            description: "All installments, in order of their due dates. None with a statement.",
          }),
          ledger: LedgerBody.default([]),
          rules: RulesBody.optional(),
          stops: StopsBody,
          statement: StatementBody.nullish(),
          explain: z.boolean().default(false).openapi({
            description: "Whether the answer says which entry or rule made each number.",
          }),
          asOf: Day,
        })
        .refine(({ schedule, statement }) => schedule.length > 0 || statement, {
          path: ["schedule"],
          message: "is empty: send the installments, or the terms of a statement",
        })
        .openapi("LoanStateInput"),
    ),
  },
  responses: {
    ...answers(200, StateAnswer, "The state."),
    ...problems("request.invalid", "request.malformed"),
  },
});

export const calculationRoutes = newApi();

calculationRoutes.openapi(schedule, (c) => {
  const { currency: defaultCurrency } = c.get("tenant").tenant;
  const { rateCeiling = null, ...body } = c.req.valid("json");
  const terms = readTerms(body, defaultCurrency);
  if (!("principal" in terms)) {
    const errors = terms.map(({ field, detail }) => ({ pointer: `#/${field}`, detail }));
    return problem(c, "request.invalid", { errors });
  }
  const built = calculateSchedule(c.get("tenant"), terms, rateCeiling);
  const { currency } = terms;
  if (!built.ok) {
    const { code, ...facts } = built.refusal;
    const { field, detail } = explainRefusal(built.refusal, currency);
    return problem(c, code, { ...facts, errors: [{ pointer: `#/${field}`, detail }] });
  }
  const installments = built.value.map((one) => ({ ...one }));
  const principal = sum(built.value.map((one) => one.principal));
  const interest = sum(built.value.map((one) => one.interest));
  const fee = sum(built.value.map((one) => one.fee));
  const totals = { principal, interest, fee, total: principal + interest + fee };
  return c.json({ currency, installments, totals }, 200);
});

calculationRoutes.openapi(loanState, (c) => {
  const { schedule: lines, ledger, ...rest } = c.req.valid("json");
  const state = calculateLoanState(c.get("tenant"), {
    installments: installmentsOf(lines),
    entries: entriesOf(ledger),
    ...rest,
  });
  return c.json(stateAnswer(state), 200);
});
