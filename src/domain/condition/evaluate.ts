import { EvaluationError } from "@marcbachmann/cel-js";
import { type Condition, FACT_VIEWS } from "./compile";
import { type ConditionFacts, type FactName, type FactValue, factValue } from "./facts";

/** Whether a condition holds; `problem` says why it could not be told, and then it does not hold. */
export type Verdict = Readonly<{ holds: boolean; problem: string | null }>;

const TRUE: Verdict = { holds: true, problem: null };
const FALSE: Verdict = { holds: false, problem: null };

/**
 * Decides a condition for the facts of one loan. What cannot be told of this loan (a division by
 * zero, a sum beyond 64 bits, an element a list does not have) does not hold and comes with its
 * problem: a condition that errs must neither act on a borrower nor keep the loan's day from ending.
 */
export function evaluateCondition(condition: Condition, facts: ConditionFacts): Verdict {
  try {
    const answer: unknown = condition.run({
      loan: new FACT_VIEWS.loan(facts.loan),
      borrower: new FACT_VIEWS.borrower(facts.borrower),
      case: new FACT_VIEWS.case(facts.case),
      flags: facts.flags,
      holds: facts.holds,
    });
    return answer === true ? TRUE : FALSE;
  } catch (error) {
    if (error instanceof EvaluationError) return { holds: false, problem: error.code };
    throw error;
  }
}

/** Whether a condition holds for the facts of one loan; false too when it cannot be told. */
export function holds(condition: Condition, facts: ConditionFacts): boolean {
  return evaluateCondition(condition, facts).holds;
}

/** The facts a condition asks about with their values, and no others: what an act by it is kept with. */
export function factsConsulted(
  condition: Condition,
  facts: ConditionFacts,
): Readonly<Partial<Record<FactName, FactValue>>> {
  return Object.fromEntries(condition.factsUsed.map((name) => [name, factValue(facts, name)]));
}
