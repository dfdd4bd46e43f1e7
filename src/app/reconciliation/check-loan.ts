import { nextActionAcross } from "../../domain/delinquency/next-action-across";
import { project } from "../../domain/delinquency/project";
import {
  driftOf,
  type FieldDrift,
  STANDING_FIELDS,
  type StoredNumbers,
} from "../../domain/reconciliation/drift";
import { judgePromises, promisesText } from "../../domain/promise/promise";
import type { PolicyTimeline } from "../../domain/policy/timeline";
import type { BusinessDate } from "../../kernel/calendar";
import type { TenantContext } from "../context";
import { foldLoan } from "../loan/fold";
import type { LoanRecord } from "../loan/store";

export type LoanDrift = FieldDrift & Readonly<{ on: BusinessDate }>;

/**
 * Folds one loan again at the day its row was evaluated, by the policy in force on that day, and names
 * every number that differs. A row that agrees must also still be right on the day the book stands at,
 * unless the scan has it due.
 */
export function checkLoan(
  { timeline }: Pick<TenantContext, "timeline">,
  record: LoanRecord,
  bookDate: BusinessDate,
): readonly LoanDrift[] {
  const { projection, status, scheduleVersion, entryCount } = record.loan;
  const { evaluatedOn, nextActionOn } = projection;
  const promises = promisesText(record.loan.promises);
  const stored: StoredNumbers = { ...projection, status, scheduleVersion, entryCount, promises };
  const drifts = driftOf(stored, fold(timeline, record, evaluatedOn));
  if (drifts.length > 0) return drifts.map((drift) => ({ ...drift, on: evaluatedOn }));
  const due = nextActionOn !== null && nextActionOn <= bookDate;
  if (due || bookDate <= evaluatedOn) return [];
  return driftOf(stored, fold(timeline, record, bookDate), STANDING_FIELDS).map((drift) => ({
    ...drift,
    on: bookDate,
  }));
}

/**
 * What the row should hold. Its next action may be that of its own day, or as early as a version asks
 * that was approved since and takes effect later (ADR 15): what lies between is as good.
 */
function fold(whole: PolicyTimeline, record: LoanRecord, on: BusinessDate): StoredNumbers {
  const { loan } = record;
  const timeline = whole.of(loan.borrowerId);
  const policy = timeline.on(on);
  const state = foldLoan(policy, record, on);
  const projection = project(state, policy, loan);
  const stored = loan.projection.nextActionOn;
  const soonest = nextActionAcross(state, policy, timeline.after(on), loan);
  const isBetween =
    stored !== null &&
    soonest !== null &&
    soonest <= stored &&
    (projection.nextActionOn === null || stored <= projection.nextActionOn);
  return {
    ...projection,
    nextActionOn: isBetween ? stored : projection.nextActionOn,
    scheduleVersion: record.schedules.at(-1)?.version ?? 0,
    entryCount: record.ledger.length,
    promises: promisesText(judgePromises(loan.promises, { ledger: record.ledger, state })),
  };
}
