import { decodeInstallments } from "../domain/loan/schedule";
import type { LedgerEntry } from "../domain/loan/ledger";
import type { ScheduleChange } from "../domain/loan/schedule";
import type { Loan, LoanRecord, OpeningFacts } from "../app/loan/store";
import { bucketFloorDays } from "../domain/delinquency/bucket";
import type { LoanTerms } from "../domain/loan/terms";
import type { PaymentPromise } from "../domain/promise/promise";
import { type LoanHold, type Treatment, UNTREATED } from "../domain/treatment/treatment";
import type { BusinessDate, Instant } from "../kernel/calendar";
import type { Minor } from "../kernel/money";

/** The columns of `loan` as D1 answers them. */
export type LoanColumns = Readonly<{
  id: number;
  partition: number;
  borrower_id: number;
  external_id: string;
  product: string;
  currency: string;
  terms: string;
  status: Loan["status"];
  schedule_version: number;
  entry_count: number;
  evaluated_on: BusinessDate;
  past_due_since: BusinessDate | null;
  past_due_amount: Minor;
  principal_balance: Minor;
  bucket: number;
  next_due_on: BusinessDate | null;
  next_due_amount: Minor;
  credit: Minor;
  next_action_on: BusinessDate | null;
  set_aside_reason: string | null;
  treatment: string | null;
  holds: string | null;
  promises: string | null;
  created_at: Instant;
  updated_at: Instant;
  version: number;
}>;

export const LOAN_COLUMNS = `id, partition, borrower_id, external_id, product, currency, terms, status,
  schedule_version, entry_count, evaluated_on, past_due_since, past_due_amount, principal_balance,
  bucket, next_due_on, next_due_amount, credit, next_action_on, set_aside_reason, treatment,
  holds, promises, created_at, updated_at, version`;

export type ScheduleColumns = Readonly<{
  loan_id: number;
  version: number;
  effective_on: BusinessDate;
  installments: string;
  change: string | null;
  stood_on: BusinessDate | null;
  created_at: Instant;
}>;

export type LedgerColumns = Readonly<{
  loan_id: number;
  sequence: number;
  type: LedgerEntry["type"];
  amount: Minor;
  effective_on: BusinessDate;
  posted_at: Instant;
  external_id: string | null;
  reverses: number | null;
  method: string | null;
  origin: LedgerEntry["origin"];
  component: LedgerEntry["component"];
  version: LedgerEntry["version"];
  stood_on: BusinessDate | null;
}>;

export const SCHEDULE_COLUMNS = `loan_id, version, effective_on, installments, change, stood_on,
  created_at`;
export const LEDGER_COLUMNS = `loan_id, sequence, type, amount, effective_on, posted_at, external_id,
  reverses, method, origin, component, version, stood_on`;

/** Terms and opening share one JSON column: they are read together and never change. */
type StoredTerms = Readonly<{ terms: LoanTerms; opening: OpeningFacts | null }>;

export function encodeTerms(terms: LoanTerms, opening: OpeningFacts | null): string {
  return JSON.stringify({ terms, opening } satisfies StoredTerms);
}

export function encodeChange(change: ScheduleChange | null | undefined): string | null {
  return change ? JSON.stringify(change) : null;
}

/** Null for a loan that was never treated, which most are. */
export function encodeTreatment({
  reached,
  fallen,
  level,
  asked,
  failed,
  broken,
}: Treatment): string | null {
  const isNew = level === null && asked === 0 && failed === null && broken.length === 0;
  if (reached === 0 && isNew) return null;
  return JSON.stringify({
    reached,
    ...(fallen !== null && { fallen }),
    ...(level && { level }),
    ...(asked > 0 && { asked }),
    ...(failed !== null && { failed }),
    ...(broken.length > 0 && { broken }),
  });
}

function decodeTreatment(stored: string | null): Treatment {
  if (stored === null) return UNTREATED;
  // Before lenders had buckets of their own the number of one of M0 to M7+ was kept.
  const { bucket = 0, ...kept } = JSON.parse(stored) as Partial<Treatment> & { bucket?: number };
  return { ...UNTREATED, reached: bucketFloorDays(bucket), ...kept };
}

export function encodeHolds(holds: readonly LoanHold[]): string | null {
  return holds.length === 0 ? null : JSON.stringify(holds);
}

export function encodePromises(promises: readonly PaymentPromise[]): string | null {
  return promises.length === 0 ? null : JSON.stringify(promises);
}

export function toLoan(row: LoanColumns): Loan {
  const { terms, opening } = JSON.parse(row.terms) as StoredTerms;
  return {
    id: row.id,
    partition: row.partition,
    borrowerId: row.borrower_id,
    externalId: row.external_id,
    product: row.product,
    currency: row.currency,
    terms,
    opening,
    status: row.status,
    scheduleVersion: row.schedule_version,
    entryCount: row.entry_count,
    projection: {
      evaluatedOn: row.evaluated_on,
      pastDueSince: row.past_due_since,
      pastDueAmount: row.past_due_amount,
      principalBalance: row.principal_balance,
      bucket: row.bucket,
      nextDueOn: row.next_due_on,
      nextDueAmount: row.next_due_amount,
      nextActionOn: row.next_action_on,
      credit: row.credit,
    },
    setAsideReason: row.set_aside_reason,
    treatment: decodeTreatment(row.treatment),
    holds: row.holds === null ? [] : (JSON.parse(row.holds) as readonly LoanHold[]),
    promises: row.promises === null ? [] : (JSON.parse(row.promises) as PaymentPromise[]),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
  };
}

export function toSchedule(row: ScheduleColumns): LoanRecord["schedules"][number] {
  return {
    version: row.version,
    effectiveOn: row.effective_on,
    installments: decodeInstallments(row.installments),
    change: row.change === null ? null : (JSON.parse(row.change) as ScheduleChange),
    postedAt: row.created_at,
    stoodOn: row.stood_on,
  };
}

export function toEntry(row: LedgerColumns): LedgerEntry {
  return {
    sequence: row.sequence,
    type: row.type,
    amount: row.amount,
    effectiveOn: row.effective_on,
    postedAt: row.posted_at,
    externalId: row.external_id,
    reverses: row.reverses,
    component: row.component ?? null,
    version: row.version ?? null,
    method: row.method,
    origin: row.origin,
    stoodOn: row.stood_on,
  };
}

/** Puts loans, schedules and ledger entries that were read apart back together, in loan order. */
export function assembleRecords(
  loans: readonly LoanColumns[],
  schedules: readonly ScheduleColumns[],
  ledger: readonly LedgerColumns[],
  unreadable: (row: LoanColumns, error: unknown) => void,
): LoanRecord[] {
  const schedulesOf = groupByLoan(schedules);
  const ledgerOf = groupByLoan(ledger);
  const records: LoanRecord[] = [];
  for (const row of loans) {
    try {
      records.push({
        loan: toLoan(row),
        schedules: (schedulesOf.get(row.id) ?? []).map(toSchedule),
        ledger: (ledgerOf.get(row.id) ?? []).map(toEntry),
      });
    } catch (error) {
      unreadable(row, error);
    }
  }
  return records;
}

function groupByLoan<Row extends { loan_id: number }>(rows: readonly Row[]): Map<number, Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.loan_id);
    if (group) group.push(row);
    else groups.set(row.loan_id, [row]);
  }
  return groups;
}
