import { applyMapping } from "../../domain/import/apply-mapping";
import { differingField, type KnownLoan } from "../../domain/import/differing-field";
import { type LoanRow, type LoanRowOptions, parseLoanRow } from "../../domain/import/loan-row";
import { publicId } from "../../kernel/ids";
import type { TenantContext } from "../context";
import { createLoans } from "../loan/create";
import { explainRefusal } from "../loan/explain-refusal";
import type { LoanOutcome } from "../loan/loan-outcome";
import { type FileRow, type RowResult, rejected } from "./row-result";
import type { Seen } from "./seen";
import type { Taking } from "./take-part";

/** Brings the loans of some rows in; one result for each row, in order. */
export async function takeLoans(
  ctx: TenantContext,
  { job, plan, seen }: Taking,
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
    const judged = parsed.ok && seen ? judgeRepeated(seen, row, parsed.value) : undefined;
    if (!parsed.ok) results[index] = rejected(row, parsed.refusal.errors);
    else if (judged) results[index] = judged;
    else {
      loans.push(parsed.value);
      places.push({ row, index });
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
    const loan = loans[place];
    if (seen && loan && outcome?.status === "created") seen.keep(loan.externalId, factsOf(loan));
  }
  return results.flatMap((result) => (result ? [result] : []));
}

/** What a later row with the same external id is compared with. */
function factsOf({ terms, opening, borrower }: LoanRow): string {
  const facts: KnownLoan = { terms, opening, borrowerExternalId: borrower.externalId };
  return JSON.stringify(facts);
}

/** A row of a dry run whose loan came in an earlier part of the file: as the real import would. */
function judgeRepeated(seen: Seen, row: FileRow, loan: LoanRow): RowResult | undefined {
  const facts = seen.of(loan.externalId);
  if (facts === undefined) return undefined;
  const differs = differingField(JSON.parse(facts) as KnownLoan, loan);
  if (!differs) return { row: row.row, status: "unchanged", externalId: loan.externalId, id: null };
  const refusal = { code: "loan.terms_differ", ...differs } as const;
  return rejected(row, [explainRefusal(refusal, loan.terms.currency)]);
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
