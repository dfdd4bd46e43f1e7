import { chooseRule } from "../../domain/behaviour/choose-rule";
import { payOn } from "../../domain/behaviour/pay-on";
import type { BehaviourLoan, BehaviourScript } from "../../domain/behaviour/script";
import { countedBetween, dayZeroOf } from "../../domain/delinquency/counted-days";
import type { LoanState } from "../../domain/loan/state";
import { EARLY_DAYS_MAX } from "../../domain/sandbox/behave";
import { addDays, type BusinessDate, earliest, latest } from "../../kernel/calendar";
import type { Minor } from "../../kernel/money";
import type { LoanRecord } from "../loan/store";

/** When and what the loans of one borrower pay in a walk. */
export type PayDays = Readonly<{
  /** The first day from one on on which a loan pays, if nothing else happens to it before. */
  next(record: LoanRecord, from: BusinessDate): BusinessDate | null;
  /** What it pays on a day; null when nothing. */
  amount(record: LoanRecord, day: BusinessDate): Minor | null;
}>;

/** Nobody pays. */
export const NO_PAY_DAYS: PayDays = { next: () => null, amount: () => null };

/**
 * Pays by a script as the sandbox does. A loan is folded when something happened to it and on the
 * day it pays, not on every day between: until its next look only the calendar goes on, and whether
 * a turn brings a payment on a day does not hang on what accrues meanwhile.
 */
export function openPayDays(
  script: BehaviourScript,
  borrowerExternalId: string,
  given: Readonly<{
    through: BusinessDate;
    fold: (record: LoanRecord, day: BusinessDate) => LoanState;
  }>,
): PayDays {
  const known = new WeakMap<LoanRecord, BusinessDate | "never">();
  const payerOf = ({ loan: { externalId, product } }: LoanRecord): BehaviourLoan => ({
    externalId,
    product,
    borrowerExternalId,
  });
  const find = (record: LoanRecord, from: BusinessDate): BusinessDate | "never" => {
    const begin = mayPayFrom(record);
    const payer = payerOf(record);
    if (begin === null || chooseRule(script, payer).kind === "nothing") return "never";
    const { nextActionOn } = record.loan.projection;
    const end = nextActionOn === null ? given.through : earliest(nextActionOn, given.through);
    let day = latest(from, begin);
    if (day > end) return "never";
    const state = given.fold(record, day);
    for (; day <= end; day = addDays(day, 1)) {
      if (payOn(script, payer, standingOn(state, day), day) !== null) return day;
    }
    return "never";
  };
  return {
    next(record, from) {
      const before = known.get(record);
      const isGood = before !== undefined && (before === "never" || before >= from);
      const day = isGood ? before : find(record, from);
      known.set(record, day);
      return day === "never" ? null : day;
    },
    amount: (record, day) => payOn(script, payerOf(record), given.fold(record, day), day),
  };
}

/** From which day on a loan may pay something: as the sandbox asks them (store, behaviour). */
function mayPayFrom({ loan }: LoanRecord): BusinessDate | null {
  const { status, projection, setAsideReason } = loan;
  if (status !== "active" || setAsideReason !== null) return null;
  const { pastDueSince, nextDueOn } = projection;
  if (pastDueSince !== null) return pastDueSince;
  return nextDueOn && addDays(nextDueOn, -EARLY_DAYS_MAX);
}

function standingOn(state: LoanState, asOf: BusinessDate): LoanState {
  const since = dayZeroOf(state);
  const daysPastDue = since === null ? 0 : countedBetween(state.counting.pauses, since, asOf);
  return { ...state, asOf, daysPastDue };
}
