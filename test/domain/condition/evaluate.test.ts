import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateCondition, factsConsulted, holds } from "../../../src/domain/condition/evaluate";
import { canHold } from "../../../src/domain/condition/can-hold";
import { compileCondition } from "../../../src/domain/condition/compile";
import { sayCondition } from "../../../src/domain/condition/say";
import { CONDITION_WORDS_EN } from "../../../src/domain/condition/say-en";
import { CONDITION_WORDS_ZH_CN } from "../../../src/domain/condition/say-zh-cn";
import { conditionOf, factsOf } from "./facts-of";

describe("a condition holds or does not", () => {
  it.each([
    ["loan.daysPastDue >= 30 && loan.daysPastDue < 60", true],
    ['loan.product in ["card", "personal"]', true],
    ['loan.product == "mortgage" || loan.installmentsUnpaid >= 2', true],
    ["loan.pastDueAmount * 100 / loan.principalBalance >= 9", true],
    ["loan.pastDueAmount * 100 / loan.principalBalance >= 10", false],
    ['"vulnerable" in flags && !("contact" in holds)', true],
    ['flags.exists(f, f.startsWith("vuln"))', true],
    ['flags.all(f, f == "legal")', false],
    ["case.open ? false : loan.installmentsUnpaid == 2", true],
    ['borrower.timezone == ""', true],
    ["size(flags) == 1 && holds.size() == 0", true],
    ['flags[0] == "vulnerable"', true],
  ])("%s: %s", (text, expected) => {
    const facts = factsOf({ flags: ["vulnerable"] });
    expect(evaluateCondition(conditionOf(text), facts)).toEqual({ holds: expected, problem: null });
  });

  it.each([
    ["loan.pastDueAmount / loan.credit > 1", "division_by_zero"],
    ["loan.pastDueAmount % loan.credit > 1", "modulo_by_zero"],
    ["loan.principal * 9000000000000000000 > 1", "numeric_overflow"],
    ['flags[0] == "a"', "index_out_of_bounds"],
    ['!(flags[0] == "a")', "index_out_of_bounds"],
  ])("%s cannot be told and does not hold: %s", (text, problem) => {
    expect(evaluateCondition(conditionOf(text), factsOf())).toEqual({ holds: false, problem });
    expect(holds(conditionOf(text), factsOf())).toBe(false);
  });

  it("what cannot be told does not matter where the other side decides", () => {
    expect(holds(conditionOf("1 / loan.credit == 1 || case.open == false"), factsOf())).toBe(true);
  });

  it("is kept with the values it asked about, and no others", () => {
    const condition = conditionOf('loan.daysPastDue > 3 && (case.open || "a" in flags)');
    expect(factsConsulted(condition, factsOf({ flags: ["a"] }))).toEqual({
      "loan.daysPastDue": 31,
      "case.open": false,
      flags: ["a"],
    });
  });

  it("depends on the facts alone: asked of any loans in any order, it answers the same", () => {
    const condition = conditionOf(
      'loan.daysPastDue >= 30 && (loan.product == "card" || flags.exists(f, f == loan.product))',
    );
    const facts = fc
      .record({
        daysPastDue: fc.integer({ min: 0, max: 60 }),
        product: fc.constantFrom("card", "auto"),
        flags: fc.array(fc.constantFrom("card", "auto", "x"), { maxLength: 3 }),
      })
      .map(({ flags, ...loan }) => factsOf({ loan, flags }));
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 10 }), (list) => {
        const expected = list.map(
          ({ loan, flags }) =>
            loan.daysPastDue >= 30 && (loan.product === "card" || flags.includes(loan.product)),
        );
        expect(list.map((one) => holds(condition, one))).toEqual(expected);
        expect(list.toReversed().map((one) => holds(condition, one))).toEqual(
          expected.toReversed(),
        );
      }),
      { numRuns: 200 },
    );
  });

  it("and never throws, whatever it computes of whatever facts", () => {
    const { answer } = fc.letrec<Record<"whole" | "text" | "list" | "answer", string>>((tie) => ({
      whole: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        fc.constantFrom("loan.credit", "loan.daysPastDue", "0", "7", "9223372036854775807"),
        fc.tuple(tie("whole"), fc.constantFrom(..."+-*/%"), tie("whole")).map(joined),
        tie("whole").map((one) => `-(${one})`),
        tie("list").map((one) => `size(${one})`),
      ),
      text: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        fc.constantFrom("loan.product", "'card'", "case.stage", "'\\u4e2d'"),
        fc.tuple(tie("list"), tie("whole")).map(([one, index]) => `${one}[${index}]`),
        fc.tuple(tie("text"), tie("text")).map(([one, other]) => `(${one} + ${other})`),
      ),
      list: fc.oneof(
        fc.constantFrom("flags", "holds"),
        tie("text").map((one) => `[${one}]`),
      ),
      answer: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        fc.constantFrom("case.open", "true"),
        fc.tuple(tie("whole"), fc.constantFrom("<", ">=", "=="), tie("whole")).map(joined),
        fc.tuple(tie("text"), fc.constantFrom("<", "!=", "=="), tie("text")).map(joined),
        fc.tuple(tie("text"), fc.constant("in"), tie("list")).map(joined),
        fc.tuple(tie("answer"), fc.constantFrom("&&", "||"), tie("answer")).map(joined),
        fc
          .tuple(tie("answer"), tie("answer"))
          .map(([one, other]) => `(${one} ? ${other} : !${one})`),
        fc.tuple(tie("list"), tie("text")).map(([one, other]) => `${one}.exists(e, e == ${other})`),
        fc.tuple(tie("text"), tie("text")).map(([one, other]) => `${one}.contains(${other})`),
      ),
    }));
    let told = 0;
    fc.assert(
      fc.property(answer, fc.integer(), fc.array(fc.string()), (written, credit, flags) => {
        const compiled = compileCondition(written);
        // Beyond the size of a condition: nothing else may be wrong with it.
        if (!compiled.ok) {
          expect(compiled.refusal.code).toMatch(/^condition\.too_/);
          return;
        }
        const facts = factsOf({ loan: { credit }, flags });
        const verdict = evaluateCondition(compiled.value, facts);
        expect(verdict.holds && verdict.problem !== null).toBe(false);
        expect(evaluateCondition(compiled.value, facts)).toEqual(verdict);
        for (const words of [CONDITION_WORDS_EN, CONDITION_WORDS_ZH_CN]) {
          expect(sayCondition(compiled.value, words)).not.toMatch(/undefined|^$/);
        }
        if (!holds(compiled.value, facts)) return;
        told += 1;
        const { daysPastDue } = facts.loan;
        const pins = { daysPastDue: { from: daysPastDue, to: daysPastDue } };
        expect(canHold(compiled.value, pins)).toBe(true);
      }),
      { numRuns: 500 },
    );
    expect(told).toBeGreaterThan(20);
  });
});

function joined([left, operation, right]: readonly [string, string, string]): string {
  return `(${left} ${operation} ${right})`;
}
