import { ok, type Result } from "../../kernel/result";
import { delinquencyHistory, type HistoryLine } from "./delinquency-history";
import { type Delinquency, type DelinquencyFacts, delinquencyOn } from "./known-delinquency";
import { type DelinquencyRecord, recordDelinquency } from "./spells";
import type { DateRange, HistoryRefusal } from "./walk-replays";

/** How a loan stands at the close of a day, how it came there, and how often it was late. */
export type ToldDelinquency = Readonly<{
  calendar: Delinquency;
  history: readonly HistoryLine[];
  record: DelinquencyRecord;
}>;

/** Entries into delinquency are counted over the last so many months. */
export const ENTRY_MONTHS = 12;

/**
 * Tells the delinquency of a loan from a day through another, all of it from the same facts: as
 * known now, or of `factsAt` as known then. Refuses as a history does.
 */
export function tellDelinquency(
  facts: DelinquencyFacts,
  range: DateRange,
): Result<ToldDelinquency, HistoryRefusal> {
  const history = delinquencyHistory(facts, range);
  if (!history.ok) return history;
  const { through } = range;
  return ok({
    calendar: delinquencyOn(facts, through),
    history: history.value,
    record: recordDelinquency(history.value, { through, months: ENTRY_MONTHS }),
  });
}
