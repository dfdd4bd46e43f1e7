import { createRoute, z } from "@hono/zod-openapi";
import { calculateLoanState, calculateSchedule } from "../../app/loan/calculate";
import { explainRefusal } from "../../app/loan/explain-refusal";
import { INSTALLMENT_COUNT_MAX, parseTerms } from "../../domain/import/loan-row";
import { minor, sum } from "../../kernel/money";
import { Day } from "../fields";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { problem } from "../problem";
import { InstallmentAnswer, StateAnswer, stateAnswer } from "./loan-answer";
import { rowValues, TERM_FIELDS } from "./loan-body";

/** Below it the sums over every installment and entry allowed here are exact. */
const AMOUNT_MAX = 10 ** 12;
const ENTRIES_MAX = 2000;

const Amount = z
  .int("is an integer in minor units, such as 1250 for 12.50")
  .max(AMOUNT_MAX)
  .transform((value) => minor(value));
const Owed = Amount.refine((value) => value >= 0, "is zero or more").openapi({ type: "integer" });

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

const Line = z.strictObject({
  number: z.int().min(1).optional().openapi({ description: "Its position, when given." }),
  dueOn: Day,
  principal: Owed,
  interest: Owed,
  fee: Owed.optional(),
});
const Lines = z
  .array(Line)
  .min(1)
  .max(INSTALLMENT_COUNT_MAX)
  .superRefine((lines, context) => {
    for (const [index, line] of lines.entries()) {
      const before = lines[index - 1];
      if (before && line.dueOn < before.dueOn) {
        const message = "lies before the installment above it: send them in order";
        context.addIssue({ code: "custom", path: [index, "dueOn"], message });
      }
      if (line.number !== undefined && line.number !== index + 1) {
        const message = `is not its position, ${index + 1}`;
        context.addIssue({ code: "custom", path: [index, "number"], message });
      }
    }
  });

const Entry = z.strictObject({
  sequence: z.int().min(1).optional().openapi({ description: "Its position, when given." }),
  externalId: z.string().max(300).nullish(),
  type: z.enum(["payment", "reversal", "adjustment"]),
  amount: Amount.optional().openapi({
    type: "integer",
    description: "Above zero for a payment; an adjustment moves the principal by either sign.",
  }),
  effectiveOn: Day,
  reverses: z.int().min(1).optional().openapi({
    description: "Of a reversal: the position of the payment in this ledger, from 1.",
  }),
});
const Ledger = z
  .array(Entry)
  .max(ENTRIES_MAX)
  .superRefine((entries, context) => {
    for (const [index, entry] of entries.entries()) {
      const problemFound = checkEntry(entries, index, entry);
      if (!problemFound) continue;
      const [field, message] = problemFound;
      context.addIssue({ code: "custom", path: [index, field], message });
    }
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
          rules: z
            .strictObject({
              toleranceAmount: z.int().min(0).max(AMOUNT_MAX).optional(),
              graceDays: z.int().min(0).max(30).optional(),
              allocation: z.literal("oldest-first").optional(),
            })
            .optional()
            .openapi({ description: "Those of your policy where left out." }),
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
    installments: lines.map((line, index) => ({
      ...line,
      number: index + 1,
      fee: line.fee ?? minor(0),
    })),
    entries: ledger.map((entry) => ({
      type: entry.type,
      amount: entry.amount ?? minor(0),
      effectiveOn: entry.effectiveOn,
      reverses: entry.reverses ?? null,
    })),
    rules: { ...rules },
    asOf,
  });
  return c.json(stateAnswer(state), 200);
});

type EntryBody = z.output<typeof Entry>;

/** The field of an entry that is not as its type asks, and why. */
function checkEntry(
  entries: readonly EntryBody[],
  index: number,
  entry: EntryBody,
): readonly [field: string, message: string] | undefined {
  const { type, amount, reverses, sequence } = entry;
  if (sequence !== undefined && sequence !== index + 1) {
    return ["sequence", `is not its position, ${index + 1}`];
  }
  if (type !== "reversal") {
    if (reverses !== undefined) return ["reverses", "belongs to a reversal only: leave it out"];
    if (amount === undefined) return ["amount", "is missing"];
    if (type === "payment" && amount <= 0) return ["amount", "is more than zero"];
    return amount === 0 ? ["amount", "is not zero"] : undefined;
  }
  if (reverses === undefined)
    return ["reverses", "is missing: the position of the payment, from 1"];
  const reversed = reverses <= index ? entries[reverses - 1] : undefined;
  if (reversed?.type !== "payment")
    return ["reverses", "is not the position of a payment above it"];
  const again = entries.slice(0, index).some((other) => other.reverses === reverses);
  return again ? ["reverses", "names a payment that was taken back above"] : undefined;
}
