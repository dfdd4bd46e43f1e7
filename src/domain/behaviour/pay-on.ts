import { assert } from "../../kernel/assert";
import { addDays, type BusinessDate, daysBetween } from "../../kernel/calendar";
import { least, type Minor, multiplyDivide } from "../../kernel/money";
import type { LoanState } from "../loan/state";
import { drawPayment, EARLY_DAYS_MAX } from "../sandbox/behave";
import { openRandom } from "../sandbox/random";
import { chooseRule } from "./choose-rule";
import { keyNumber } from "./key-number";
import type { BehaviourLoan, BehaviourScript, Pays } from "./script";
import { dueTurns, type LoanTurn, owedBy, turnAfter, turnBy } from "./turns";

/** Percent with two decimals, so that a part is rounded once. */
const PERCENT_UNITS = 100;
const RISK = 1;

/**
 * What a loan pays on a business date by a script, in minor units of its currency; null when
 * nothing. The state is the loan's on that date before this payment. The answer depends on script,
 * loan, state and date alone, never on what was asked before, and never exceeds what is owed.
 * Asked again on a day whose payment the state already counts, it may answer once more: the caller
 * knows what it has posted.
 */
export function payOn(
  script: BehaviourScript,
  loan: BehaviourLoan,
  state: LoanState,
  date: BusinessDate,
): Minor | null {
  assert(state.asOf === date, "a loan pays by its state of the day");
  if (state.status !== "active" || state.chargedOffOn !== null) return null;
  const amount = amountOf(chooseRule(script, loan), { script, loan, state, date });
  if (amount === null || amount <= 0) return null;
  const owed = state.outstanding.total;
  return owed > 0 ? least(amount, owed) : null;
}

type Asked = Readonly<{
  script: BehaviourScript;
  loan: BehaviourLoan;
  state: LoanState;
  date: BusinessDate;
}>;

function amountOf(pays: Pays, asked: Asked): Minor | null {
  const { state, date } = asked;
  switch (pays.kind) {
    case "nothing":
      return null;
    case "on-due-date": {
      const turn = turnOn(state, addDays(date, -pays.lateDays));
      return turn ? owedBy(state, turn.on) : null;
    }
    case "part": {
      const turn = turnOn(state, addDays(date, -pays.lateDays));
      if (!turn) return null;
      const share = Math.round(pays.percent * PERCENT_UNITS);
      const part = multiplyDivide(turn.installment, share, 100 * PERCENT_UNITS, "half-up");
      return least(part, owedBy(state, turn.on));
    }
    case "stops": {
      const turn = turnOn(state, date);
      return turn && isBeforeStop(pays, turn) ? owedBy(state, date) : null;
    }
    case "catches-up": {
      // What is past due is what the day before owed, unless the due date itself is late.
      const before = addDays(date, state.counting.dueDateIsDay - 1);
      return state.daysPastDue >= pays.onDaysPastDue ? owedBy(state, before) : null;
    }
    case "rolls":
      return roll(pays.monthlyPercent, asked);
  }
}

function turnOn(state: LoanState, day: BusinessDate): LoanTurn | undefined {
  const turn = turnBy(dueTurns(state), day);
  return turn?.on === day ? turn : undefined;
}

function isBeforeStop(pays: Extract<Pays, { kind: "stops" }>, turn: LoanTurn): boolean {
  if (turn.number === null) return false;
  return "on" in pays ? turn.on < pays.on : turn.number <= pays.afterInstallments;
}

/** The turn that is under way decides, or the next one for those who pay some days early. */
function roll(monthlyPercent: readonly number[] | undefined, asked: Asked): Minor | null {
  const { state, date } = asked;
  const turns = dueTurns(state);
  const next = turnAfter(turns, date);
  const isNear = next !== undefined && daysBetween(date, next.on) <= EARLY_DAYS_MAX;
  for (const turn of [turnBy(turns, date), isNear ? next : undefined]) {
    const drawn = turn && drawnAt(turn, monthlyPercent, asked);
    if (drawn?.paidOn === date) return drawn.amount;
  }
  return null;
}

function drawnAt(turn: LoanTurn, monthlyPercent: readonly number[] | undefined, asked: Asked) {
  const { script, loan, state } = asked;
  const owed = owedBy(state, turn.on);
  if (owed <= 0) return undefined;
  const since = state.oldestUnpaidDueOn;
  const late = since === null ? 0 : Math.max(0, daysBetween(since, turn.on));
  const random = openRandom(script.seed, keyNumber(`${loan.externalId}|${turn.on}`));
  const rates = monthlyPercent === undefined ? {} : { monthlyPercent };
  return drawPayment({ owed, late, risk: RISK, turn, ...rates }, random);
}
