import { applyMapping } from "../../domain/import/apply-mapping";
import type { ImportPlan } from "../../domain/import/header";
import { type LoanRow, type LoanRowOptions, parseLoanRow } from "../../domain/import/loan-row";
import { publicId } from "../../kernel/ids";
import type { TenantContext } from "../context";
import { createLoans } from "../loan/create";
import { explainRefusal } from "../loan/explain-refusal";
import type { LoanOutcome } from "../loan/loan-outcome";
import { type FileRow, type RowResult, rejected } from "./row-result";
import type { ImportJob } from "./store";

/** Brings the loans of some rows in; one result for each row, in order. */
export async function takeLoans(
  ctx: TenantContext,
  job: ImportJob,
  plan: ImportPlan,
  rows: readonly FileRow[],
): Promise<readonly RowResult[]> {
  const options: LoanRowOptions = {
    defaultCurrency: ctx.tenant.currency,
    defaultCountry: job.options.defaultCountry,
  };
  const results: (RowResult | undefined)[] = [];
  const loans: LoanRow[] = [];
  const places: Readonly<{ row: FileRow; index: number }>[] = [];
  for (const [index, row] of rows.entries()) {
    const mapped = applyMapping(plan, row.cells, row.row);
    const parsed = parseLoanRow(mapped.values, options, mapped.errors);
    if (parsed.ok) {
      loans.push(parsed.value);
      places.push({ row, index });
    } else {
      results[index] = rejected(row, parsed.refusal.errors);
    }
  }
  const outcomes = await createLoans(ctx, loans, {
    tolerancePercent: job.options.openingTolerancePercent,
    dryRun: job.dryRun,
    importNumber: job.number,
  });
  for (const [place, { row, index }] of places.entries()) {
    const outcome = outcomes[place];
    const currency = loans[place]?.terms.currency ?? ctx.tenant.currency;
    if (outcome) results[index] = toResult(row, outcome, currency);
  }
  return results.flatMap((result) => (result ? [result] : []));
}

function toResult(row: FileRow, outcome: LoanOutcome, currency: string): RowResult {
  if (outcome.status === "refused") {
    return rejected(row, [explainRefusal(outcome.refusal, currency)]);
  }
  const { status, id, externalId, adjustment } = outcome;
  const result = {
    row: row.row,
    status,
    externalId,
    id: id === null ? null : publicId("loan", id),
  };
  return adjustment === 0 ? result : { ...result, adjustment: { amount: adjustment, currency } };
}
