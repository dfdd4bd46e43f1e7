import { createRoute, z } from "@hono/zod-openapi";
import {
  calculateConsolidation,
  type GivenConsolidation,
} from "../../app/loan/calculate-consolidation";
import { explainConsolidation } from "../../app/loan/explain-modification";
import type { LoanTerms } from "../../domain/loan/terms";
import type { Consolidation } from "../../domain/modification/consolidate";
import { Day } from "../fields";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { problem } from "../problem";
import { entriesOf, installmentsOf, LedgerBody, LinesBody } from "./ledger-body";
import { RulesBody, StopsBody } from "./rules-body";
import { readTerms, SCHEDULE_PROBLEMS, TERM_FIELDS } from "./loan-body";
import { InstallmentAnswer } from "./loan-answer";

const LOANS_MAX = 20;
const { annualRatePercent, installmentCount, frequency, method, firstDueOn, conventions } =
  TERM_FIELDS;

const Reference = z.string().trim().min(1).max(300);
const Loan = z.strictObject({
  reference: Reference,
  borrower: Reference,
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, "is an ISO 4217 code")
    .openapi({ example: "USD" }),
  disbursedOn: Day,
  schedule: LinesBody.min(1),
  ledger: LedgerBody.default([]),
  rules: RulesBody.optional(),
  stops: StopsBody,
});

/** Two loans of one borrower, each behind by an installment, become one over a year. */
const EXAMPLE = {
  loans: ["L-2025-0007", "L-2025-0011"].map((reference) => ({
    reference,
    borrower: "B-311",
    currency: "USD",
    disbursedOn: "2025-12-15",
    schedule: [
      { dueOn: "2026-01-15", principal: 50_000, interest: 1_000 },
      { dueOn: "2026-02-15", principal: 50_000, interest: 500 },
    ],
  })),
  asOf: "2026-02-10",
  reference: "L-2026-0003",
  terms: {
    annualRatePercent: "9.5",
    installmentCount: 12,
    frequency: "monthly",
    method: "annuity",
    firstDueOn: "2026-03-10",
  },
};

const Body = z
  .strictObject({
    loans: z.array(Loan).min(2).max(LOANS_MAX),
    asOf: Day,
    reference: Reference.openapi({ description: "The new loan's, named by what closes the old." }),
    terms: z.strictObject({
      annualRatePercent,
      installmentCount,
      frequency,
      method,
      firstDueOn,
      conventions,
    }),
    interest: z.enum(["full-period", "by-days"]).default("by-days"),
    penalties: z.enum(["carried", "waived"]).default("carried"),
    reason: z.string().trim().min(1).max(300).nullish(),
  })
  .openapi("ConsolidationInput", { example: EXAMPLE });

const Answer = z
  .object({
    principal: z.int(),
    installments: z.array(InstallmentAnswer),
    closings: z.array(
      z.object({
        reference: z.string(),
        amount: z.int(),
        entries: z.array(
          z.object({ type: z.string(), amount: z.int(), component: z.string().nullable() }),
        ),
      }),
    ),
  })
  .openapi("Consolidation");

const consolidation = createRoute({
  method: "post",
  path: "/v1/calculations/consolidation",
  operationId: "calculation.consolidation",
  tags: ["Calculations"],
  summary: "Several loans into one",
  description:
    "The loan that would pay off these loans of one borrower, and what would close each of them. " +
    "Nothing is stored.",
  security: SIGNED_IN,
  request: { body: jsonBody(Body) },
  responses: {
    ...answers(200, Answer, "The new loan's installments, and the closings of the old ones."),
    ...problems(
      "request.invalid",
      "request.malformed",
      // Nobody quotes an installment of the new loan.
      ...SCHEDULE_PROBLEMS.filter((code) => code !== "loan.installment_mismatch"),
      "modification.borrowers_differ",
      "modification.currencies_differ",
      "modification.nothing_owed",
    ),
  },
});

export const calculationConsolidationRoutes = newApi();

calculationConsolidationRoutes.openapi(consolidation, (c) => {
  const body = c.req.valid("json");
  const currency = body.loans[0]?.currency ?? c.get("tenant").tenant.currency;
  // The principal is what the closings ask; any will do to read the rest of the terms.
  const claimed = { ...body.terms, principal: 1_000_000, disbursedOn: body.asOf, currency };
  const terms = readTerms(claimed, currency);
  if (!("principal" in terms)) {
    const errors = terms.map(({ field, detail }) => ({ pointer: `#/terms/${field}`, detail }));
    return problem(c, "request.invalid", { errors });
  }
  const made = calculateConsolidation(c.get("tenant"), givenOf(body, terms));
  if (made.ok) return c.json(consolidationAnswer(made.value), 200);
  const { code, ...facts } = made.refusal;
  const { field, detail } = explainConsolidation(made.refusal);
  return problem(c, code, { ...facts, errors: [{ pointer: `#/${field}`, detail }] });
});

function givenOf(body: z.output<typeof Body>, terms: LoanTerms): GivenConsolidation {
  const { asOf, reference, interest, penalties, reason } = body;
  return {
    loans: body.loans.map(({ schedule, ledger, disbursedOn, ...loan }) => ({
      ...loan,
      installments: installmentsOf(schedule),
      entries: entriesOf(ledger),
      explain: false,
      asOf,
      startedOn: disbursedOn,
    })),
    request: {
      kind: "consolidate",
      reference,
      terms: {
        annualRatePercent: terms.annualRatePercent,
        installmentCount: terms.installmentCount,
        frequency: terms.frequency,
        method: terms.method,
        firstDueOn: terms.firstDueOn,
        ...(terms.conventions && { conventions: terms.conventions }),
      },
      interest: { kind: interest },
      penalties,
      reason: reason ?? null,
    },
  };
}

function consolidationAnswer({ terms, schedule, closings }: Consolidation): z.input<typeof Answer> {
  return {
    principal: terms.principal,
    installments: schedule.installments.map((line) => ({ ...line })),
    closings: closings.map(({ reference, amount, modification }) => ({
      reference,
      amount,
      entries: modification.entries.map((entry) => ({
        type: entry.type,
        amount: entry.amount,
        component: entry.component ?? null,
      })),
    })),
  };
}
