import { addDays, type BusinessDate, daysBetween } from "../../kernel/calendar";
import { add, type Minor, minor } from "../../kernel/money";
import type { InstallmentState, LoanState } from "../loan/state";
import { MONTH_DAYS, type Turn } from "../sandbox/behave";

/** A turn of a loan, with the number of its first installment; null after the last of them. */
export type LoanTurn = Turn & Readonly<{ number: number | null }>;

/** The due dates that ask something, in order; lines of one day are one turn. */
export function dueTurns({ installments }: LoanState): readonly LoanTurn[] {
  const days: { on: BusinessDate; installment: Minor; number: number }[] = [];
  for (const line of installments) {
    const asked = askedBy(line);
    if (line.origin !== "schedule" || asked <= 0) continue;
    const last = days.at(-1);
    if (last?.on === line.dueOn) last.installment = add(last.installment, asked);
    else days.push({ on: line.dueOn, installment: asked, number: line.number });
  }
  return days.map((day, index) => {
    const next = days[index + 1]?.on;
    return { ...day, span: next === undefined ? MONTH_DAYS : daysBetween(day.on, next) };
  });
}

/** The latest turn by a day; undefined before the first due date. */
export function turnBy(turns: readonly LoanTurn[], day: BusinessDate): LoanTurn | undefined {
  const turn = turns.findLast(({ on }) => on <= day);
  if (turn === undefined || turn !== turns.at(-1)) return turn;
  const months = Math.floor(daysBetween(turn.on, day) / MONTH_DAYS);
  if (months === 0) return turn;
  return { ...turn, on: addDays(turn.on, months * MONTH_DAYS), number: null };
}

/** The next due date after a day. */
export function turnAfter(turns: readonly LoanTurn[], day: BusinessDate): LoanTurn | undefined {
  return turns.find(({ on }) => on > day);
}

/** What is unpaid of everything that fell due by a day, penalties included. */
export function owedBy({ installments }: LoanState, day: BusinessDate): Minor {
  let owed = 0;
  for (const { dueOn, outstanding } of installments) if (dueOn <= day) owed += outstanding;
  return minor(owed);
}

function askedBy({ principal, interest, fee }: InstallmentState): Minor {
  return minor(principal + interest + fee);
}
