import { z } from "@hono/zod-openapi";
import { explainRefusal } from "../../app/loan/explain-refusal";
import type { LoanOutcome, LoanRefusal } from "../../app/loan/loan-outcome";
import type { FieldError } from "../../domain/import/field-error";
import type { LoanRow } from "../../domain/import/loan-row";
import { publicId } from "../../kernel/ids";
import { PROBLEMS } from "../problem-codes";

export const Taken = z
  .object({
    externalId: z.string(),
    status: z.enum(["created", "updated", "unchanged"]),
    id: z.string().openapi({ example: "loan_01" }),
    openingAdjustment: z.int().openapi({
      description: "Minor units posted to reach openingPrincipal; 0 when it was met.",
    }),
  })
  .openapi("LoanTaken");

const FieldProblem = z.object({ pointer: z.string(), detail: z.string() });

const Refused = z
  .object({
    externalId: z.string(),
    status: z.literal("refused"),
    code: z.string().openapi({ example: "loan.terms_differ" }),
    title: z.string(),
    errors: z.array(FieldProblem),
  })
  .openapi("LoanRefused");

export const Results = z
  .object({ results: z.array(z.union([Taken, Refused])) })
  .openapi("LoanResults", { description: "One result for each loan, in order." });

/** What became of one loan of several; `at` points to it in the body. */
export function loanResult(row: LoanRow, outcome: LoanOutcome | undefined, at: string) {
  if (!outcome) return refusedResult(row.externalId, "request.conflict", [], at);
  if (outcome.status !== "refused") return takenResult(outcome);
  const error = explainRefusal(outcome.refusal, row.terms.currency);
  return refusedResult(row.externalId, outcome.refusal.code, [error], at);
}

export function takenResult(outcome: Exclude<LoanOutcome, { status: "refused" }>) {
  const { externalId, status, id, adjustment } = outcome;
  const shown = id === null ? "" : publicId("loan", id);
  return { externalId, status, id: shown, openingAdjustment: adjustment };
}

export function refusedResult(
  externalId: string,
  code: LoanRefusal["code"] | "request.invalid",
  errors: readonly Pick<FieldError, "field" | "detail">[],
  at: string,
) {
  return {
    externalId,
    status: "refused" as const,
    code,
    title: PROBLEMS[code].title,
    errors: pointersOf(errors, at),
  };
}

/** Errors of fields as pointers into the body; those of a whole row point to the row. */
export function pointersOf(errors: readonly Pick<FieldError, "field" | "detail">[], at: string) {
  return errors.map(({ field, detail }) => ({
    pointer: field === "row" ? at : `${at}/${field}`,
    detail,
  }));
}
