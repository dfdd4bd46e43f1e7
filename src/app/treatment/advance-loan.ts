import { type Advance, advance, type Judge } from "../../domain/delinquency/advance";
import { evaluateCondition, factsConsulted } from "../../domain/condition/evaluate";
import type { ConditionFacts } from "../../domain/condition/facts";
import type { Conditions } from "../../domain/condition/open-conditions";
import { countingWith } from "../../domain/delinquency/counted-days";
import { project } from "../../domain/delinquency/project";
import type { PolicyTimeline } from "../../domain/policy/timeline";
import { type Circumstances, conditionFacts } from "../../domain/treatment/loan-facts";
import { judgePromises, type PaymentPromise } from "../../domain/promise/promise";
import type { LoanHold } from "../../domain/treatment/treatment";
import { assert } from "../../kernel/assert";
import { addDays, type BusinessDate } from "../../kernel/calendar";
import { foldLoan } from "../loan/fold";
import { lookAhead } from "../loan/reproject";
import type { LoanRecord } from "../loan/store";

export type LoanAdvance = Advance &
  Readonly<{ holds: readonly LoanHold[]; promises: readonly PaymentPromise[] }>;

/**
 * What one business date brings for one loan by the policy of that date, with the holds that its steps
 * place and its promises as they stand by then. The scan and the simulator both ask here, so that a simulation is the scan.
 */
export function advanceLoan(
  input: Readonly<{
    record: LoanRecord;
    circumstances: Circumstances;
    /** The borrower's own. */
    timeline: PolicyTimeline;
    date: BusinessDate;
    isMissed: boolean;
  }>,
): LoanAdvance {
  const { record, circumstances, timeline, date, isMissed } = input;
  const { loan } = record;
  const policy = timeline.on(date);
  const state = foldLoan(policy, record, date);
  const promises = judgePromises(loan.promises, { ledger: record.ledger, state });
  const facts = () => conditionFacts({ loan: { ...loan, promises }, state, circumstances });
  const advanced = advance({
    state,
    previous: loan.projection,
    treatment: loan.treatment,
    holds: loan.holds,
    promises,
    policy,
    date,
    judge: judgeBy(timeline.conditions, facts),
    isMissed,
  });
  const holds = [...loan.holds, ...holdsOf(advanced, loan.holds.length, date)];
  const progress = { treatment: advanced.treatment, holds, promises };
  // A hold that begins tomorrow changes nothing of today but when the loan is looked at next.
  const isHeldAnew = holds.length > loan.holds.length;
  const ahead = isHeldAnew ? { ...state, counting: countingWith(state.counting, holds) } : state;
  const own = isHeldAnew ? project(ahead, policy, progress) : advanced.projection;
  const projection = lookAhead(own, ahead, timeline, progress);
  return { ...advanced, projection, holds, promises };
}

/** Answers conditions for one loan; its facts are put together when the first one asks. */
function judgeBy(conditions: Conditions, readFacts: () => ConditionFacts): Judge {
  let facts: ConditionFacts | undefined;
  return (text) => {
    const compiled = conditions.compile(text);
    assert(compiled.ok, "a policy in force has conditions that compile");
    facts ??= readFacts();
    const { holds } = evaluateCondition(compiled.value, facts);
    return { holds, facts: factsConsulted(compiled.value, facts) };
  };
}

/** What a step holds is held from the next day on: the day itself is what it is by then. */
function holdsOf({ steps }: Advance, before: number, date: BusinessDate): LoanHold[] {
  const from = addDays(date, 1);
  return steps
    .flatMap(({ step }) => step.actions)
    .flatMap((action) => (action.kind === "hold" ? [action] : []))
    .map(({ stops, days }, index) => {
      return { hold: before + index + 1, stops, from, to: addDays(from, days) };
    });
}
