import { factsAt, type Pause } from "../../domain/delinquency/known-delinquency";
import { type ToldDelinquency, tellDelinquency } from "../../domain/delinquency/tell-delinquency";
import type { DateRange, HistoryRefusal } from "../../domain/delinquency/walk-replays";
import { hasPause } from "../../domain/treatment/treatment";
import { addMonths, type BusinessDate, type Instant, latest } from "../../kernel/calendar";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import { delinquencyFacts, historyOpensOn } from "./delinquency-facts";
import type { Loan } from "./store";

/** Most years of one answer. */
export const RANGE_YEARS_MAX = 10;
const MONTHS_DEFAULT = 12;

export type DelinquencyRange = Readonly<{
  /** Twelve months before `to` when null. */
  from: BusinessDate | null;
  /** Today when null. */
  to: BusinessDate | null;
  knownAt: Instant | null;
}>;

export type ReadDelinquency = Readonly<{
  loan: Loan;
  /** What was told: it begins no earlier than the loan's history does. */
  range: DateRange;
  knownNow: ToldDelinquency;
  knownThen: ToldDelinquency | null;
}>;

export type ReadDelinquencyRefusal =
  | HistoryRefusal
  | Readonly<{ code: "loan.not_found" }>
  | Readonly<{ code: "delinquency.in_future"; today: BusinessDate }>
  | Readonly<{ code: "delinquency.range_too_wide"; yearsMax: number }>
  /** Nothing of the loan was posted before `knownSince`. */
  | Readonly<{ code: "delinquency.unknown_then"; knownSince: Instant }>;

/** How late a stored loan was between two days, as known now and as it was known at a moment. */
export async function readDelinquency(
  ctx: TenantContext,
  id: number,
  asked: DelinquencyRange,
): Promise<Result<ReadDelinquency, ReadDelinquencyRefusal>> {
  ctx.allow("loan.read");
  const record = await ctx.loans.record(id);
  if (!record) return refuse({ code: "loan.not_found" });
  const { loan } = record;
  const range = rangeOf(loan, asked, ctx.today);
  if (!range.ok) return range;
  const { knownAt } = asked;
  if (knownAt !== null && knownAt < loan.createdAt) {
    return refuse({ code: "delinquency.unknown_then", knownSince: loan.createdAt });
  }
  const policy = ctx.timeline.of(loan.borrowerId).on(ctx.today);
  const pauses = knownAt === null ? undefined : await datedPauses(ctx, loan);
  const facts = delinquencyFacts(policy, record, pauses);
  const now = tellDelinquency(facts, range.value);
  if (!now.ok) return now;
  const then = knownAt === null ? ok(null) : tellDelinquency(factsAt(facts, knownAt), range.value);
  if (!then.ok) return then;
  return ok({ loan, range: range.value, knownNow: now.value, knownThen: then.value });
}

/** Its pauses with when they were placed. One that was lifted since ends then where it ends now. */
async function datedPauses(
  ctx: TenantContext,
  { id, partition, holds }: Loan,
): Promise<readonly Pause[] | undefined> {
  if (!hasPause(holds)) return undefined;
  const placed = await ctx.holds.ofLoans(partition, [id]);
  return placed
    .filter(({ stops }) => stops.includes("counting"))
    .map(({ from, to, createdAt }) => ({ from, to, postedAt: createdAt }));
}

function rangeOf(
  loan: Loan,
  { from, to }: DelinquencyRange,
  today: BusinessDate,
): Result<DateRange, ReadDelinquencyRefusal> {
  const through = to ?? today;
  if (through > today) return refuse({ code: "delinquency.in_future", today });
  const asked = from ?? addMonths(through, -MONTHS_DEFAULT);
  if (asked < addMonths(through, -12 * RANGE_YEARS_MAX)) {
    return refuse({ code: "delinquency.range_too_wide", yearsMax: RANGE_YEARS_MAX });
  }
  // What ends before it begins is refused as asked, not as it was moved to here.
  const begins = asked > through ? asked : latest(asked, historyOpensOn(loan));
  return ok({ from: begins, through });
}
