import { type BusinessDate, instant, latest } from "../../kernel/calendar";
import { type Minor, minor, sum, ZERO } from "../../kernel/money";
import { ok, type Result, refuse } from "../../kernel/result";
import { type EntryDraft, toEntries } from "../loan/entry-draft";
import { rateInEffect } from "../loan/rate-in-effect";
import { replay } from "../loan/replay";
import { type Schedule, scheduleOn } from "../loan/schedule";
import type { InstallmentState, LoanState } from "../loan/state";
import type { ModifiableLoan, ModificationRefusal } from "./modification";

/** What is unpaid of a line, penalties left out: they stay where they are unless somebody moves them. */
export type UnpaidLine = Readonly<{
  dueOn: BusinessDate;
  principal: Minor;
  interest: Minor;
  fee: Minor;
}>;

/** Where a loan stands when it is modified. */
export type Position = Readonly<{
  loan: ModifiableLoan;
  state: LoanState;
  schedule: Schedule;
  /** The number that the new version gets. */
  version: number;
  /** Entries of the modification that come before everything else of it. */
  posted: readonly EntryDraft[];
  /** Unpaid and due on the day of the modification or before. */
  arrears: readonly UnpaidLine[];
  /** Unpaid and due later. */
  ahead: readonly UnpaidLine[];
  /** Interest that was paid before it was due: it is not asked again when installments are computed anew. */
  interestPaidAhead: Minor;
  /** The interest that the line due next asks in all, and the day its period began. */
  running: Readonly<{ interest: Minor; since: BusinessDate }>;
  /** The yearly rate in effect, a decimal string; null when nobody says. */
  annualRatePercent: string | null;
}>;

/**
 * Reads where a loan stands on its day, after the first entries of the modification. Refuses a loan
 * without a schedule, one that owes nothing, and one for which a later version exists already.
 */
export function positionOf(
  loan: ModifiableLoan,
  posted: (version: number) => readonly EntryDraft[] = () => [],
): Result<Position, ModificationRefusal> {
  const { schedules, asOf, rules, stops } = loan;
  const schedule = scheduleOn(schedules, asOf);
  if (schedule === undefined) return refuse({ code: "modification.no_schedule" });
  const later = schedules.find(({ effectiveOn, change }) => effectiveOn > asOf && change);
  if (later !== undefined) {
    const { version, effectiveOn } = later;
    return refuse({ code: "modification.superseded", version, effectiveOn });
  }
  const version = Math.max(...schedules.map((one) => one.version)) + 1;
  const first = posted(version);
  const ledger = [...loan.ledger, ...toEntries(loan.ledger, first, instant(0))];
  const state = replay({ schedules, ledger, rules, asOf, stops: stops ?? [] });
  if (state.outstanding.total === 0) return refuse({ code: "modification.nothing_owed" });
  const rows = state.installments;
  const ahead = rows.filter(({ dueOn }) => dueOn > asOf);
  return ok({
    loan,
    state,
    schedule,
    version,
    posted: first,
    arrears: unpaidLines(rows.filter(({ dueOn }) => dueOn <= asOf)),
    ahead: unpaidLines(ahead),
    interestPaidAhead: sum(ahead.map(({ paid }) => paid.interest)),
    running: {
      interest: ahead.find(({ outstanding }) => outstanding > 0)?.interest ?? ZERO,
      since: runningSince(loan, schedule, rows),
    },
    annualRatePercent:
      rateInEffect(schedules, rules, asOf) ?? loan.terms?.annualRatePercent ?? null,
  });
}

function unpaidLines(rows: readonly InstallmentState[]): readonly UnpaidLine[] {
  return rows
    .map(({ dueOn, principal, interest, fee, paid }) => ({
      dueOn,
      principal: minor(principal - paid.principal),
      interest: minor(interest - paid.interest),
      fee: minor(fee - paid.fee),
    }))
    .filter(({ principal, interest, fee }) => principal + interest + fee > 0);
}

/** The last due date that has been, or the disbursement. */
function runningSince(
  { asOf, terms }: ModifiableLoan,
  schedule: Schedule,
  rows: readonly InstallmentState[],
): BusinessDate {
  let since: BusinessDate | null = null;
  for (const { dueOn, origin } of rows) {
    if (origin !== "schedule" || dueOn > asOf) continue;
    since = since === null ? dueOn : latest(since, dueOn);
  }
  return since ?? terms?.disbursedOn ?? schedule.effectiveOn;
}
