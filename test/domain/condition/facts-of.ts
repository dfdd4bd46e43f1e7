import { compileCondition, type Condition } from "../../../src/domain/condition/compile";
import type { ConditionFacts } from "../../../src/domain/condition/facts";
import { assert } from "../../../src/kernel/assert";

/** The facts of a card loan 31 days late, with what a test says otherwise. */
export function factsOf({
  loan = {},
  borrower = {},
  ...rest
}: Readonly<{
  loan?: Partial<ConditionFacts["loan"]>;
  borrower?: Partial<ConditionFacts["borrower"]>;
  case?: ConditionFacts["case"];
  flags?: readonly string[];
  holds?: readonly string[];
}> = {}): ConditionFacts {
  return {
    loan: {
      daysPastDue: 31,
      pastDueAmount: 84_550,
      principalBalance: 912_000,
      principal: 1_200_000,
      bucket: "M2",
      product: "card",
      currency: "USD",
      installmentsUnpaid: 2,
      installmentsTotal: 24,
      installmentsPaid: 9,
      monthsOnBook: 11,
      penaltyOutstanding: 0,
      credit: 0,
      openPromise: false,
      brokenPromises: 0,
      ...loan,
    },
    borrower: {
      locale: "en",
      timezone: "",
      stopRequested: false,
      daysSinceConfirmed: 0,
      ...borrower,
    },
    case: { open: false, stage: "", priority: "" },
    flags: [],
    holds: [],
    ...rest,
  };
}

export function conditionOf(text: string): Condition {
  const compiled = compileCondition(text);
  const refusal = compiled.ok ? "" : compiled.refusal.code;
  assert(compiled.ok, `not a condition: ${text}: ${refusal}`);
  return compiled.value;
}
