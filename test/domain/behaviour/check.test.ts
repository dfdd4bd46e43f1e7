import { describe, expect, it } from "vitest";
import { type BehaviourFlaw, checkBehaviour } from "../../../src/domain/behaviour/check";
import { paysNothing } from "../../../src/domain/behaviour/choose-rule";
import type { BehaviourScript, Pays, RuleLoans } from "../../../src/domain/behaviour/script";
import {
  BEHAVIOUR_TEMPLATES,
  behaviourOf,
  templateOf,
} from "../../../src/domain/behaviour/templates";

const NOTHING: Pays = { kind: "nothing" };

function flawsOf(script: BehaviourScript): string[] {
  return checkBehaviour(script).map(({ pointer, code }: BehaviourFlaw) => `${pointer} ${code}`);
}

describe("a script of behaviour", () => {
  it.each(BEHAVIOUR_TEMPLATES)("%s is one that can be followed, and is known again", (name) => {
    expect(checkBehaviour(behaviourOf(name))).toEqual([]);
    expect(templateOf(JSON.parse(JSON.stringify(behaviourOf(name))))).toBe(name);
    expect(paysNothing(behaviourOf(name))).toBe(name === "nobody-pays");
  });

  it("is refused for a seed that is no number of 31 bits", () => {
    for (const seed of [-1, 0.5, 2 ** 31, Number.NaN]) {
      expect(flawsOf({ seed, rules: [] })).toEqual(["#/seed behaviour.seed_out_of_range"]);
    }
  });

  const ways: readonly [Pays, string][] = [
    [{ kind: "on-due-date", lateDays: -1 }, "lateDays behaviour.number_out_of_range"],
    [{ kind: "part", percent: 0, lateDays: 0 }, "percent behaviour.percent_out_of_range"],
    [{ kind: "part", percent: 50, lateDays: 1.5 }, "lateDays behaviour.number_out_of_range"],
    [{ kind: "stops", afterInstallments: 601 }, "afterInstallments behaviour.number_out_of_range"],
    [{ kind: "catches-up", onDaysPastDue: 0 }, "onDaysPastDue behaviour.number_out_of_range"],
    [{ kind: "rolls", monthlyPercent: [] }, "monthlyPercent behaviour.rates_out_of_range"],
    [
      { kind: "rolls", monthlyPercent: [5, 101] },
      "monthlyPercent/1 behaviour.percent_out_of_range",
    ],
  ];
  it.each(ways)("is refused for %j, with the place", (pays, flaw) => {
    expect(flawsOf({ seed: 1, rules: [{ loans: {}, pays }] })).toEqual([`#/rules/0/pays/${flaw}`]);
  });

  const abouts: readonly [RuleLoans, string][] = [
    [{ externalIds: [] }, "externalIds behaviour.loans_empty"],
    [{ externalIds: Array.from({ length: 1001 }, String) }, "externalIds behaviour.too_many_loans"],
    [{ product: " " }, "product behaviour.product_empty"],
    [{ sharePercent: 0 }, "sharePercent behaviour.percent_out_of_range"],
    [{ sharePercent: 100.1 }, "sharePercent behaviour.percent_out_of_range"],
  ];
  it.each(abouts)("is refused for a rule about loans that cannot be (%#)", (loans, flaw) => {
    const script = { seed: 1, rules: [{ loans, pays: NOTHING }] };
    expect(flawsOf(script)).toEqual([`#/rules/0/loans/${flaw}`]);
  });

  it("is refused for rules behind one that is about every loan, and for too many", () => {
    const rule = { loans: {}, pays: NOTHING };
    const some = { loans: { product: "Car loan" }, pays: NOTHING };
    expect(flawsOf({ seed: 1, rules: [some, rule, some] })).toEqual([
      "#/rules/2 behaviour.rule_unreachable",
    ]);
    const many = Array.from({ length: 51 }, () => some);
    expect(flawsOf({ seed: 1, rules: many })).toEqual(["#/rules behaviour.too_many_rules"]);
  });
});
