import { assert, Fault } from "../../kernel/assert";
import { type BusinessDate, parseDate } from "../../kernel/calendar";
import type { Minor } from "../../kernel/money";

/** One due line. Numbers run from 1; amounts are in minor units of the loan's currency. */
export type Installment = Readonly<{
  number: number;
  dueOn: BusinessDate;
  principal: Minor;
  interest: Minor;
  fee: Minor;
}>;

/** What made a later version: lineage, and what limits on repeated changes count. */
export type ScheduleChange = Readonly<{
  kind: ScheduleChangeKind;
  /** The version it takes the place of. */
  replaces: number;
  /** The yearly rate from here on, a decimal string; null where it stays. */
  annualRatePercent: string | null;
}>;

export const SCHEDULE_CHANGES = [
  "re-age",
  "re-amortize",
  "extend",
  "cut-rate",
  "move-due-dates",
  "defer",
  "capitalize",
  "forgive",
  "settle",
  "consolidate",
  "undo",
] as const;
export type ScheduleChangeKind = (typeof SCHEDULE_CHANGES)[number];

/** The dated installments of a loan. A version is never changed; a later one replaces it whole. */
export type Schedule = Readonly<{
  version: number;
  effectiveOn: BusinessDate;
  installments: readonly Installment[];
  /** Absent on the first version. */
  change?: ScheduleChange | null;
}>;

/** Writes installments as stored: `[[dueOn, principal, interest, fee], …]`, numbered by position. */
export function encodeInstallments(installments: readonly Installment[]): string {
  return JSON.stringify(
    installments.map(({ dueOn, principal, interest, fee }) => [dueOn, principal, interest, fee]),
  );
}

/**
 * Reads stored installments. Anything but due lines in order of their dates, with amounts of zero
 * or more, is a damaged row and throws a Fault: the scan sets such a loan aside.
 */
export function decodeInstallments(text: string): readonly Installment[] {
  const rows = parseRows(text);
  let previousDueOn = "";
  return rows.map((row, index) => {
    const installment = decodeInstallment(row, index + 1);
    assert(installment.dueOn >= previousDueOn, `installment ${index + 1} is due before the last`);
    previousDueOn = installment.dueOn;
    return installment;
  });
}

function parseRows(text: string): readonly unknown[] {
  let rows: unknown;
  try {
    rows = JSON.parse(text);
  } catch {
    throw new Fault("a stored schedule is not JSON");
  }
  assert(Array.isArray(rows), "a stored schedule is not a list");
  return rows;
}

function decodeInstallment(row: unknown, number: number): Installment {
  assert(Array.isArray(row) && row.length === 4, `installment ${number} is not four values`);
  const [date, principal, interest, fee] = row as readonly unknown[];
  const dueOn = typeof date === "string" ? parseDate(date) : undefined;
  assert(dueOn, `installment ${number} has no due date`);
  assert(
    isAmount(principal) && isAmount(interest) && isAmount(fee),
    `installment ${number} has an amount that is none`,
  );
  return { number, dueOn, principal, interest, fee };
}

function isAmount(value: unknown): value is Minor {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
