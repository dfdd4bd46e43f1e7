import { applyMapping } from "../../domain/import/apply-mapping";
import type { FieldError } from "../../domain/import/field-error";
import { parseScheduleRow, type ScheduleRow } from "../../domain/import/schedule-row";
import { publicId } from "../../kernel/ids";
import type { TenantContext } from "../context";
import { type AddScheduleOutcome, addSchedules } from "../loan/add-schedule";
import { explainRefusal } from "../loan/explain-refusal";
import type { Loan } from "../loan/store";
import { type FileRow, type RowResult, rejected } from "./row-result";
import type { Taking } from "./take-part";

type ReadRow = Readonly<{
  row: FileRow;
  loanExternalId: string;
  line: ScheduleRow | null;
  errors: readonly FieldError[];
}>;

/**
 * Gives loans the schedules that some rows hold: all rows of a loan are taken together or not at
 * all. One result for each row, in order.
 */
export async function takeSchedules(
  ctx: TenantContext,
  { job, plan }: Taking,
  rows: readonly FileRow[],
): Promise<readonly RowResult[]> {
  const mapped = rows.map((row) => ({ row, ...applyMapping(plan, row.cells, row.row) }));
  const named = new Set(mapped.map(({ values }) => (values.loanExternalId ?? "").trim()));
  const loans = await ctx.loans.byExternalIds([...named]);
  const currencyOf = (externalId: string) => loans.get(externalId)?.currency ?? ctx.tenant.currency;
  const read = mapped.map(({ row, values, errors }): ReadRow => {
    const parsed = parseScheduleRow(values, { currencyOf }, errors);
    const loanExternalId = (values.loanExternalId ?? "").trim();
    return parsed.ok
      ? { row, loanExternalId, line: parsed.value, errors: [] }
      : { row, loanExternalId, line: null, errors: parsed.refusal.errors };
  });
  const groups = [...Map.groupBy(read, ({ loanExternalId }) => loanExternalId)];
  const whole = groups.flatMap(([externalId, group]) => {
    const loan = loans.get(externalId);
    const lines = group.flatMap(({ line }) => (line ? [line] : []));
    return loan && lines.length === group.length ? [{ loan, lines }] : [];
  });
  const outcomes = await addSchedules(
    ctx,
    whole.map(({ loan, lines }) => ({ loanId: loan.id, lines })),
    { tolerancePercent: job.options.openingTolerancePercent, dryRun: job.dryRun },
  );
  const outcomeOf = new Map(whole.map(({ loan }, index) => [loan.externalId, outcomes[index]]));
  return groups
    .flatMap(([externalId, group]) =>
      groupResults(group, loans.get(externalId), outcomeOf.get(externalId)),
    )
    .sort((a, b) => a.row - b.row);
}

function groupResults(
  group: readonly ReadRow[],
  loan: Loan | undefined,
  outcome: AddScheduleOutcome | undefined,
): readonly RowResult[] {
  if (!loan || !outcome) return group.map((one) => refusedRow(one, loan));
  if (!outcome.ok) {
    const error = explainRefusal(outcome.refusal, loan.currency);
    return group.map(({ row }) => rejected(row, [error]));
  }
  const { status, adjustment, currency } = outcome.value;
  return group.map(({ row, loanExternalId }, index) => {
    const id = publicId("loan", loan.id);
    const result = { row: row.row, status, externalId: loanExternalId, id };
    // The loan's opening is adjusted once, not with each of its rows.
    const isAdjusted = index === 0 && adjustment !== 0;
    return isAdjusted ? { ...result, adjustment: { amount: adjustment, currency } } : result;
  });
}

function refusedRow({ row, loanExternalId, errors }: ReadRow, loan: Loan | undefined): RowResult {
  if (loan) return rejected(row, errors.length > 0 ? errors : [INCOMPLETE]);
  const known = errors.some(({ field }) => field === "loanExternalId");
  if (known || loanExternalId === "") return rejected(row, errors);
  const unknown = explainRefusal({ code: "loan.not_found" }, "USD");
  return rejected(row, [...errors, unknown]);
}

const INCOMPLETE: FieldError = {
  field: "row",
  code: "incomplete",
  detail: "row is right, but another row of its loan is not: correct that one and send all of them",
};
