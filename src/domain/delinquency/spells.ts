import { addDays, addMonths, type BusinessDate, daysBetween } from "../../kernel/calendar";
import type { HistoryLine } from "./delinquency-history";

/** Days on end with the delinquent mark. */
export type Spell = Readonly<{
  startedOn: BusinessDate;
  /** It was delinquent already when the history begins, so the true start is not known. */
  startedBefore: boolean;
  /** The first day without the mark; null while it lasts. */
  curedOn: BusinessDate | null;
  days: number;
}>;

export type DelinquencyRecord = Readonly<{
  /** Oldest first. */
  spells: readonly Spell[];
  firstDelinquentOn: BusinessDate | null;
  /** The latest cure, also when it did not last. */
  curedOn: BusinessDate | null;
  /** The latest day on which the mark came back after a cure. */
  redefaultedOn: BusinessDate | null;
  longestSpellDays: number;
  /** Entries within the last so many months; a start before the history is not one. */
  entryCount: number;
}>;

/**
 * Cure and re-default, read off a history that was told through a day. Delinquent is what carries
 * the mark, so days within the grace are neither an entry nor part of a spell, and a payment that
 * brings a loan back into the grace cures it. A pause ends no spell. Entries count after the same
 * day `months` months earlier, through the last day.
 */
export function recordDelinquency(
  lines: readonly HistoryLine[],
  { through, months }: Readonly<{ through: BusinessDate; months: number }>,
): DelinquencyRecord {
  const spells = spellsOf(lines, through);
  const windowOpensAfter = addMonths(through, -months);
  const entries = spells.filter(({ startedBefore }) => !startedBefore);
  return {
    spells,
    firstDelinquentOn: spells[0]?.startedOn ?? null,
    curedOn: spells.findLast(({ curedOn }) => curedOn !== null)?.curedOn ?? null,
    redefaultedOn: spells.length > 1 ? (spells.at(-1)?.startedOn ?? null) : null,
    longestSpellDays: Math.max(0, ...spells.map(({ days }) => days)),
    entryCount: entries.filter(({ startedOn }) => startedOn > windowOpensAfter).length,
  };
}

function spellsOf(lines: readonly HistoryLine[], through: BusinessDate): readonly Spell[] {
  const spells: Spell[] = [];
  let open: Pick<Spell, "startedOn" | "startedBefore"> | null = null;
  for (const [index, { on, isDelinquent }] of lines.entries()) {
    if (on > through) break;
    if (isDelinquent) {
      open ??= { startedOn: on, startedBefore: index === 0 };
    } else if (open !== null) {
      spells.push({ ...open, curedOn: on, days: daysBetween(open.startedOn, on) });
      open = null;
    }
  }
  if (open !== null) {
    const days = daysBetween(open.startedOn, addDays(through, 1));
    spells.push({ ...open, curedOn: null, days });
  }
  return spells;
}
