import { createRoute, z } from "@hono/zod-openapi";
import { calculateLoanState, calculateSchedule } from "../../app/loan/calculate";
import { explainRefusal } from "../../app/loan/explain-refusal";
import { parseTerms } from "../../domain/import/loan-row";
import { sum } from "../../kernel/money";
import { Day } from "../fields";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { problem } from "../problem";
import { Ledger, Lines, RulesBody, toGivenEntries, toInstallments } from "./calculation-body";
import { InstallmentAnswer, StateAnswer, stateAnswer } from "./loan-answer";
import { rowValues, TERM_FIELDS } from "./loan-body";

const schedule = createRoute({
  method: "post",
  path: "/v1/calculations/schedule",
  operationId: "calculation.schedule",
  tags: ["Calculations"],
  summary: "Terms to installments",
  description: "The schedule these terms give. Nothing is stored.",
  security: SIGNED_IN,
  request: { body: jsonBody(z.strictObject(TERM_FIELDS).openapi("Terms")) },
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
      "loan.amount_too_large",
      "loan.first_due_before_disbursement",
      "loan.installment_below_interest",
      "loan.installment_mismatch",
      "loan.principal_too_small",
      "loan.schedule_not_derivable",
      "loan.schedule_too_long",
      "loan.single_has_one_installment",
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
          schedule: Lines.openapi({
            description: "All installments, in order of their due dates.",
          }),
          ledger: Ledger.default([]),
          rules: RulesBody.optional(),
          asOf: Day,
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
  const values = rowValues(c.req.valid("json"), defaultCurrency);
  const terms = parseTerms(values, defaultCurrency);
  if (!terms.ok) {
    const errors = terms.refusal.errors.map(({ field, detail }) => ({
      pointer: `#/${field}`,
      detail,
    }));
    return problem(c, "request.invalid", { errors });
  }
  const built = calculateSchedule(c.get("tenant"), terms.value);
  const { currency } = terms.value;
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
  const { schedule: lines, ledger, rules, asOf } = c.req.valid("json");
  const state = calculateLoanState(c.get("tenant"), {
    installments: toInstallments(lines),
    entries: toGivenEntries(ledger),
    rules: { ...rules },
    asOf,
  });
  return c.json(stateAnswer(state), 200);
});
