import { addDays, type BusinessDate, daysBetween } from "../../kernel/calendar";
import { dayOutside, type Interval, mergeIntervals } from "../../kernel/interval";
import type { Minor } from "../../kernel/money";
import { ok, type Result, refuse } from "../../kernel/result";
import {
  assess,
  type Delinquency,
  type DelinquencyFacts,
  standingPauses,
} from "./known-delinquency";
import { type DateRange, type HistoryRefusal, type ReplaySpan, walkReplays } from "./walk-replays";

/** How a loan stands from a day on until the next such line, apart from the days that go by. */
export type HistoryLine = Readonly<{
  on: BusinessDate;
  pastDueSince: BusinessDate | null;
  /** Both counts are of this day; each later day adds one, to the second only outside of a pause. */
  daysPastDue: number;
  daysAfterPause: number;
  isPaused: boolean;
  isDelinquent: boolean;
  bucket: string;
  /** Minor units. */
  pastDueAmount: Minor;
}>;

/**
 * The delinquency of a loan from a day through another as known now (of `factsAt` for as known
 * then): a line for the first day and for every day on which the amount past due, the date it counts
 * from, the mark, the bucket or the pause changes. It replays once for the first day and once for
 * each later date on which an entry or a schedule starts to count or an installment is due; what
 * lies between is counted from those. Refuses a range that ends before it begins, and one that takes
 * more than HISTORY_REPLAYS_MAX replays.
 */
export function delinquencyHistory(
  facts: DelinquencyFacts,
  range: DateRange,
): Result<readonly HistoryLine[], HistoryRefusal> {
  const lines: HistoryLine[] = [];
  const refusal = walkReplays(facts, range, (span) => {
    for (const on of daysOfChange(span, facts)) {
      appendChange(lines, assess(span.installments, facts, on));
    }
  });
  return refusal ? refuse(refusal) : ok(lines);
}

/** Reads days past due of any day off a history; undefined before its first line. */
export function historyOn(
  lines: readonly HistoryLine[],
  on: BusinessDate,
): HistoryLine | undefined {
  const line = lines.findLast((one) => one.on <= on);
  return line && onLaterDay(line, on);
}

/** The days from `start` before `before` on which unchanged installments can tell something new. */
function daysOfChange(
  { start, before, installments }: ReplaySpan,
  facts: DelinquencyFacts,
): readonly BusinessDate[] {
  const pauses = mergeIntervals(standingPauses(facts));
  const days = new Set<BusinessDate>([start]);
  const consider = (on: BusinessDate | null) => {
    if (on !== null && on > start && on < before) days.add(on);
  };
  // By day 0, what is due on the first day is late on the second.
  consider(addDays(start, 1));
  for (const pause of pauses) {
    consider(pause.from);
    consider(pause.to);
  }
  const { pastDueSince } = assess(installments, facts, addDays(start, 1));
  if (pastDueSince !== null) {
    for (const on of edgesFrom(pastDueSince, facts, pauses)) consider(on);
  }
  return [...days].toSorted();
}

/** The days on which a count from a due date ends the grace or enters a bucket. */
function edgesFrom(
  pastDueSince: BusinessDate,
  { rules, dueDateIsDay, scheme }: DelinquencyFacts,
  pauses: readonly Interval[],
): readonly (BusinessDate | null)[] {
  const counts = [rules.graceDays + 1, ...scheme.map(({ from }) => from)];
  return counts.map((count) => {
    const day = count > 0 ? dayOutside(pauses, pastDueSince, count) : null;
    // From day 0 on, a day has counted once the next one closes.
    return day && addDays(day, 1 - dueDateIsDay);
  });
}

function appendChange(lines: HistoryLine[], delinquency: Delinquency): void {
  const { asOf, pastDueSince, daysPastDue, daysAfterPause, isPaused } = delinquency;
  const { isDelinquent, bucket, pastDueAmount } = delinquency;
  const previous = lines.at(-1);
  const isSame =
    previous !== undefined &&
    previous.pastDueSince === pastDueSince &&
    previous.isPaused === isPaused &&
    previous.isDelinquent === isDelinquent &&
    previous.bucket === bucket &&
    previous.pastDueAmount === pastDueAmount;
  if (isSame) return;
  const counts = { daysPastDue, daysAfterPause, isPaused, isDelinquent };
  lines.push({ on: asOf, pastDueSince, ...counts, bucket, pastDueAmount });
}

function onLaterDay(line: HistoryLine, on: BusinessDate): HistoryLine {
  if (line.pastDueSince === null) return { ...line, on };
  const days = daysBetween(line.on, on);
  return {
    ...line,
    on,
    daysPastDue: line.daysPastDue + days,
    daysAfterPause: line.daysAfterPause + (line.isPaused ? 0 : days),
  };
}
