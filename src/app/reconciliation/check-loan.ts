import { project } from "../../domain/delinquency/project";
import {
  driftOf,
  type FieldDrift,
  STANDING_FIELDS,
  type StoredNumbers,
} from "../../domain/reconciliation/drift";
import type { BusinessDate } from "../../kernel/calendar";
import type { TenantContext } from "../context";
import { foldLoan } from "../loan/fold";
import type { LoanRecord } from "../loan/store";

export type LoanDrift = FieldDrift & Readonly<{ on: BusinessDate }>;

/**
 * Folds one loan again at the day its row was evaluated and names every number that differs. A row
 * that agrees must also still be right on the day the book stands at, unless the scan has it due.
 */
export function checkLoan(
  ctx: Pick<TenantContext, "policy">,
  record: LoanRecord,
  bookDate: BusinessDate,
): readonly LoanDrift[] {
  const { projection, status, scheduleVersion, entryCount } = record.loan;
  const { evaluatedOn, nextActionOn } = projection;
  const stored: StoredNumbers = { ...projection, status, scheduleVersion, entryCount };
  const drifts = driftOf(stored, fold(ctx, record, evaluatedOn));
  if (drifts.length > 0) return drifts.map((drift) => ({ ...drift, on: evaluatedOn }));
  const due = nextActionOn !== null && nextActionOn <= bookDate;
  if (due || bookDate <= evaluatedOn) return [];
  return driftOf(stored, fold(ctx, record, bookDate), STANDING_FIELDS).map((drift) => ({
    ...drift,
    on: bookDate,
  }));
}

function fold(
  ctx: Pick<TenantContext, "policy">,
  record: LoanRecord,
  on: BusinessDate,
): StoredNumbers {
  return {
    ...project(foldLoan(ctx.policy, record, on), ctx.policy),
    scheduleVersion: record.schedules.at(-1)?.version ?? 0,
    entryCount: record.ledger.length,
  };
}
