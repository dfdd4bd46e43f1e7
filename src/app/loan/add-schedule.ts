import {
  checkScheduleRows,
  type ScheduleLine,
  type ScheduleRowsRefusal,
} from "../../domain/import/check-schedule-rows";
import type { LedgerEntry } from "../../domain/loan/ledger";
import { type OpeningRefusal, openLoan } from "../../domain/loan/opening";
import { encodeInstallments, type Schedule } from "../../domain/loan/schedule";
import type { BusinessDate } from "../../kernel/calendar";
import { partitionOf, publicId } from "../../kernel/ids";
import { type Minor, ZERO } from "../../kernel/money";
import { ok, type Result, refuse } from "../../kernel/result";
import { contend, LOST } from "../contend";
import type { TenantContext } from "../context";
import { eventsOfLoans } from "../event/of-loans";
import { type LoanChange, reprojectLoan, writesOf } from "./reproject";
import type { LoanRecord } from "./store";

/** The whole schedule of one loan, as a lender gives it. */
export type GivenSchedule = Readonly<{ loanId: number; lines: readonly ScheduleLine[] }>;

export type ScheduleAddition = "created" | "unchanged";
export type ScheduleAdditionRefusal =
  | ScheduleRowsRefusal
  | OpeningRefusal
  | Readonly<{ code: "loan.not_found" }>
  /** The loan has a schedule already; another one is a modification. */
  | Readonly<{ code: "loan.schedule_exists" }>
  | Readonly<{ code: "request.conflict" }>;

export type AddedSchedule = Readonly<{
  status: ScheduleAddition;
  loanId: number;
  currency: string;
  adjustment: Minor;
}>;
export type AddScheduleOutcome = Result<AddedSchedule, ScheduleAdditionRefusal>;

export type AddScheduleOptions = Readonly<{ tolerancePercent: string; dryRun: boolean }>;

/** Most schedules of one commit. */
const SCHEDULES_PER_COMMIT = 250;

/**
 * Gives loans with method custom the schedule they wait for, and with it their opening. The same
 * schedule again is unchanged. One outcome for each, in order.
 */
export async function addSchedules(
  ctx: TenantContext,
  given: readonly GivenSchedule[],
  options: AddScheduleOptions,
): Promise<readonly AddScheduleOutcome[]> {
  ctx.allow("loan.write");
  const outcomes: AddScheduleOutcome[] = given.map(() => refuse({ code: "loan.not_found" }));
  const placed = given.map((one, index) => ({ one, index }));
  for (const [partition, group] of Map.groupBy(placed, ({ one }) => partitionOf(one.loanId))) {
    if (partition >= ctx.tenant.partitionCount) continue;
    for (let start = 0; start < group.length; start += SCHEDULES_PER_COMMIT) {
      const batch = group.slice(start, start + SCHEDULES_PER_COMMIT);
      const own = batch.map(({ one }) => one);
      const answers = await contend(() => attempt(ctx, partition, own, options));
      for (const [place, { index }] of batch.entries()) {
        const answer = answers === LOST ? undefined : answers[place];
        outcomes[index] = answer ?? refuse({ code: "request.conflict" });
      }
    }
  }
  return outcomes;
}

async function attempt(
  ctx: TenantContext,
  partition: number,
  given: readonly GivenSchedule[],
  options: AddScheduleOptions,
): Promise<readonly AddScheduleOutcome[] | typeof LOST> {
  const [bookDate, found] = await Promise.all([
    ctx.book.scannedOn(partition),
    ctx.loans.records(
      partition,
      given.map(({ loanId }) => loanId),
    ),
  ]);
  const records = new Map(found.map((record) => [record.loan.id, record]));
  const changes = new Map<number, LoanChange>();
  const outcomes = given.map(({ loanId, lines }): AddScheduleOutcome => {
    const record = records.get(loanId);
    if (!record) return refuse({ code: "loan.not_found" });
    const planned = planAddition(ctx, record, lines, options);
    if (!planned.ok) return planned;
    const { addition, adjustment } = planned.value;
    const { currency } = record.loan;
    if (!addition) return ok({ status: "unchanged", loanId, currency, adjustment });
    changes.set(loanId, changeOf(ctx, record, addition, bookDate));
    return ok({ status: "created", loanId, currency, adjustment });
  });
  if (changes.size === 0 || options.dryRun) return outcomes;
  const ids = [...changes.keys()].map((id) => publicId("loan", id));
  const committed = await ctx.commit(partition, {
    deed: {
      action: "loan.add-schedule",
      subject: ids.length === 1 ? (ids[0] ?? "") : `${ids.length} loans`,
      detail: { loans: ids },
    },
    writes: writesOf(ctx, partition, bookDate, [...changes.values()]),
    events: eventsOfLoans([...changes.values()]),
    bookDate,
  });
  return committed.ok ? outcomes : LOST;
}

type Addition = Readonly<{ schedule: Schedule; entries: readonly LedgerEntry[] }>;
type PlannedAddition = Readonly<{ addition: Addition | null; adjustment: Minor }>;

function planAddition(
  ctx: TenantContext,
  record: LoanRecord,
  lines: readonly ScheduleLine[],
  options: AddScheduleOptions,
): Result<PlannedAddition, ScheduleAdditionRefusal> {
  const { terms, opening } = record.loan;
  const checked = checkScheduleRows(terms, lines);
  const stored = record.schedules[0];
  if (stored) {
    const isSame =
      checked.ok && encodeInstallments(checked.value) === encodeInstallments(stored.installments);
    if (isSame) return ok({ addition: null, adjustment: ZERO });
    return refuse({ code: "loan.schedule_exists" });
  }
  if (!checked.ok) return checked;
  const schedule = { version: 1, effectiveOn: terms.disbursedOn, installments: checked.value };
  const { tolerancePercent } = options;
  const opened = openLoan({ terms, schedule, opening, tolerancePercent, postedAt: ctx.now });
  if (!opened.ok) return opened;
  const { entries, adjustment } = opened.value;
  const posted = record.ledger.reduce((last, { sequence }) => Math.max(last, sequence), 0);
  const following = entries.map((entry) => ({ ...entry, sequence: posted + entry.sequence }));
  return ok({ addition: { schedule, entries: following }, adjustment });
}

function changeOf(
  ctx: TenantContext,
  record: LoanRecord,
  { schedule, entries }: Addition,
  asOf: BusinessDate,
): LoanChange {
  return reprojectLoan({
    record,
    newEntries: entries,
    newSchedules: [schedule],
    asOf,
    timeline: ctx.timeline,
    cause: "schedule",
  });
}
