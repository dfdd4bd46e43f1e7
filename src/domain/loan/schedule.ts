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
  /** The later version that made the line. Money that came before that version never reaches it. */
  since?: number;
}>;

/** What made a later version: lineage, and what limits on repeated changes count. */
export type ScheduleChange = Readonly<{
  kind: ScheduleChangeKind;
  /** The version it takes the place of. */
  replaces: number;
  /** The yearly rate from here on, a decimal string; null where it stays. */
  annualRatePercent: string | null;
  reason?: string | null;
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

/**
 * The dated installments of a loan. A version is never changed; a later one replaces it whole. A
 * modification repeats every line there was, word for word and under its number, and adds its own
 * behind them: what came before it is replayed as it was, and a `schedule-change` of the ledger
 * takes off the old lines what the new ones ask instead.
 */
export type Schedule = Readonly<{
  version: number;
  effectiveOn: BusinessDate;
  installments: readonly Installment[];
  /** Absent on the first version. */
  change?: ScheduleChange | null;
}>;

/**
 * The versions that made the one in effect on a day, oldest first: each one and what it replaced. An
 * undoing and what it undid are none of them, since both are as if they had never been.
 */
export function versionsInForce(
  schedules: readonly Schedule[],
  asOf: BusinessDate,
): readonly Schedule[] {
  const byVersion = new Map(schedules.map((schedule) => [schedule.version, schedule]));
  const chain: Schedule[] = [];
  let schedule = scheduleOn(schedules, asOf);
  while (schedule !== undefined) {
    const { change } = schedule;
    const replaced: Schedule | undefined = change ? byVersion.get(change.replaces) : undefined;
    if (change?.kind === "undo") {
      schedule = replaced?.change ? byVersion.get(replaced.change.replaces) : undefined;
    } else {
      chain.push(schedule);
      schedule = replaced;
    }
  }
  return chain.reverse();
}

/** The latest version effective by a day; the first one also counts before its date. */
export function scheduleOn(
  schedules: readonly Schedule[],
  asOf: BusinessDate,
): Schedule | undefined {
  let latest: Schedule | undefined;
  let first: Schedule | undefined;
  for (const schedule of schedules) {
    if (first === undefined || schedule.version < first.version) first = schedule;
    const counts = schedule.effectiveOn <= asOf;
    if (counts && (latest === undefined || schedule.version > latest.version)) latest = schedule;
  }
  return latest ?? first;
}

/**
 * Writes installments as stored: `[[dueOn, principal, interest, fee], …]`, numbered by position; a
 * line of a later version has that as a fifth value.
 */
export function encodeInstallments(installments: readonly Installment[]): string {
  return JSON.stringify(
    installments.map(({ dueOn, principal, interest, fee, since }) =>
      since === undefined
        ? [dueOn, principal, interest, fee]
        : [dueOn, principal, interest, fee, since],
    ),
  );
}

/**
 * Reads stored installments. Anything but due lines in order of their dates, within the version
 * that made them, with amounts of zero or more, is a damaged row and throws a Fault: the scan sets
 * such a loan aside.
 */
export function decodeInstallments(text: string): readonly Installment[] {
  const rows = parseRows(text);
  let previous: Installment | undefined;
  return rows.map((row, index) => {
    const installment = decodeInstallment(row, index + 1);
    const isNext = (installment.since ?? 1) > (previous?.since ?? 1);
    const isInOrder = previous === undefined || installment.dueOn >= previous.dueOn || isNext;
    assert(isInOrder, `installment ${index + 1} is due before the last`);
    previous = installment;
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
  const isLine = Array.isArray(row) && (row.length === 4 || row.length === 5);
  assert(isLine, `installment ${number} is not four values`);
  const [date, principal, interest, fee, since] = row as readonly unknown[];
  const dueOn = typeof date === "string" ? parseDate(date) : undefined;
  assert(dueOn, `installment ${number} has no due date`);
  assert(
    isAmount(principal) && isAmount(interest) && isAmount(fee),
    `installment ${number} has an amount that is none`,
  );
  if (since === undefined) return { number, dueOn, principal, interest, fee };
  assert(isAmount(since) && since > 1, `installment ${number} is of a version that is none`);
  return { number, dueOn, principal, interest, fee, since };
}

function isAmount(value: unknown): value is Minor {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
