import { addDays, type BusinessDate, earliest } from "../../kernel/calendar";
import { replay } from "../loan/replay";
import type { LoanState } from "../loan/state";
import type { DelinquencyFacts } from "./known-delinquency";
import { type OwedInstallment, owedInstallments } from "./owed-installment";

/** A stretch of days, `start` to before `before`, in which one replay tells every day. */
export type ReplaySpan = Readonly<{
  start: BusinessDate;
  before: BusinessDate;
  state: LoanState;
  installments: readonly OwedInstallment[];
}>;

export type DateRange = Readonly<{ from: BusinessDate; through: BusinessDate }>;

export type HistoryRefusal =
  | Readonly<{ code: "delinquency.history_backwards"; from: BusinessDate; through: BusinessDate }>
  /** Told until the day before `reachedOn`; the rest can be asked from there. */
  | Readonly<{
      code: "delinquency.history_too_long";
      replaysMax: number;
      reachedOn: BusinessDate;
    }>;

/** Most replays of one history: a loan of daily installments for some five years. */
export const HISTORY_REPLAYS_MAX = 2_000;

/**
 * Replays a loan once for the first day of a range and once for each later date on which an entry
 * or a schedule starts to count or an installment is due, and shows each span to `visit`; none is
 * kept, since a long loan has many. Answers why not, for a range that ends before it begins, and for
 * one that takes more than HISTORY_REPLAYS_MAX replays.
 */
export function walkReplays(
  facts: Pick<DelinquencyFacts, "schedules" | "ledger" | "rules">,
  { from, through }: DateRange,
  visit: (span: ReplaySpan) => void,
): HistoryRefusal | undefined {
  if (through < from) return { code: "delinquency.history_backwards", from, through };
  const { schedules, ledger, rules } = facts;
  const end = addDays(through, 1);
  let start = from;
  for (let replays = 0; start < end; replays += 1) {
    if (replays === HISTORY_REPLAYS_MAX) {
      const limit = { replaysMax: HISTORY_REPLAYS_MAX, reachedOn: start };
      return { code: "delinquency.history_too_long", ...limit };
    }
    const state = replay({ schedules, ledger, rules, asOf: start });
    const installments = owedInstallments(state.installments);
    const next = earliest(end, state.nextChangeOn ?? end);
    const before = nextDueDate(installments, start, next);
    visit({ start, before, state, installments });
    start = before;
  }
  return undefined;
}

function nextDueDate(
  installments: readonly OwedInstallment[],
  after: BusinessDate,
  before: BusinessDate,
): BusinessDate {
  const next = installments.find(({ dueOn }) => dueOn > after);
  return next === undefined ? before : earliest(before, next.dueOn);
}
