import { dayOfCount } from "../../domain/delinquency/counted-days";
import type { LoanState } from "../../domain/loan/state";
import { earlySteps, lateSteps, type Policy } from "../../domain/policy/policy";
import { addDays, type BusinessDate } from "../../kernel/calendar";
import type { Minor } from "../../kernel/money";

export type NextEvent =
  | Readonly<{ kind: "notice"; step: string; on: BusinessDate }>
  | Readonly<{ kind: "reminder"; on: BusinessDate }>
  | Readonly<{ kind: "installment"; amount: Minor; on: BusinessDate }>
  | Readonly<{ kind: "nothing" }>;

/**
 * The next thing that happens to a loan by itself after the day of its state: a step of the ladder,
 * or an installment falling due, whichever comes first. Silent loans (a borrower who asked for a
 * stop) get no notices.
 */
export function foresee(state: LoanState, policy: Policy, isSilent: boolean): NextEvent {
  const all = isSilent ? [] : [...noticesAfter(state, policy), ...remindersBefore(state, policy)];
  const { nextDueOn, nextDueAmount } = state;
  if (nextDueOn !== null && nextDueOn > state.asOf) {
    all.push({ kind: "installment", amount: nextDueAmount, on: nextDueOn });
  }
  const [first] = all.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return first ?? { kind: "nothing" };
}

type DatedEvent = Exclude<NextEvent, { kind: "nothing" }>;

function noticesAfter(state: LoanState, policy: Policy): DatedEvent[] {
  const { oldestUnpaidDueOn, daysPastDue, nextDueOn, nextDueAmount, asOf } = state;
  const { toleranceAmount } = state.counting;
  const dueToday = nextDueOn === asOf && nextDueAmount > toleranceAmount ? nextDueOn : null;
  const dueOn = oldestUnpaidDueOn ?? dueToday;
  const step = lateSteps(policy.ladder).find(({ day }) => day > daysPastDue);
  if (dueOn === null || !step) return [];
  const { pauses, dueDateIsDay } = state.counting;
  const on = dayOfCount(pauses, addDays(dueOn, 0 - dueDateIsDay), step.day);
  return on === null ? [] : [{ kind: "notice", step: step.step, on }];
}

/** Before each installment that is unpaid by more than the tolerance, as the scan plans them. */
function remindersBefore(state: LoanState, policy: Policy): DatedEvent[] {
  if (state.oldestUnpaidDueOn !== null) return [];
  const steps = earlySteps(policy.ladder);
  const { toleranceAmount } = state.counting;
  return state.installments
    .filter(({ dueOn, outstanding }) => dueOn > state.asOf && outstanding > toleranceAmount)
    .flatMap(({ dueOn }) => steps.map(({ day }) => addDays(dueOn, day)))
    .filter((on) => on > state.asOf)
    .map((on): DatedEvent => ({ kind: "reminder", on }));
}
