import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileCondition } from "../../../src/domain/condition/compile";
import { FACTS } from "../../../src/domain/condition/facts";
import { openConditions } from "../../../src/domain/condition/open-conditions";
import { conditionOf } from "./facts-of";

/** The refusal of a text: its code, the text it points at, and what else it says. */
function refused(text: string) {
  const compiled = compileCondition(text);
  if (compiled.ok) return "compiled";
  const { code, at, ...rest } = compiled.refusal;
  return [code, text.slice(at.offset, at.end), rest];
}

describe("a condition", () => {
  it("knows which facts it asks about, each once, in the order of the catalogue", () => {
    const { factsUsed } = conditionOf(
      '"a" in flags && (case.open || loan.product == "x") && loan.daysPastDue * loan.daysPastDue > 4',
    );
    expect(factsUsed).toEqual(["loan.daysPastDue", "loan.product", "case.open", "flags"]);
  });

  it.each(FACTS.map(({ name, type, example }) => [name, type, example] as const))(
    "can ask about %s by its type",
    (name, type, example) => {
      const said = JSON.stringify(type === "list<string>" ? [example].flat()[0] : example);
      const text = type === "list<string>" ? `${said} in ${name}` : `${name} == ${said}`;
      expect(conditionOf(text).factsUsed).toEqual([name]);
    },
  );

  it.each([
    "true",
    '!(loan.product in ["card", "revolving"]) && -loan.credit < 0',
    'flags.exists(f, f.startsWith("legal")) || holds.all(h, h != "contact")',
    "size(flags) + holds.size() > 1 ? case.open : borrower.stopRequested",
    'case.priority == "" || case.priority in ["high", "urgent"]',
    "loan.pastDueAmount * 100 / loan.principalBalance >= 5",
    "// why this is so\nloan.daysPastDue >= 0x1E",
    'flags[0] == "vulnerable"',
    "loan.daysPastDue > 30.5",
    "[1, 2].exists(n, n == loan.installmentsUnpaid)",
  ])("may say %s", (text) => {
    expect(compileCondition(text)).toMatchObject({ ok: true });
  });
});

describe("a text that is no condition is refused", () => {
  it.each([
    ["", "", "unexpected_token"],
    ["loan.daysPastDue >", "", "unexpected_token"],
    ["loan.daysPastDue = 3", "=", "unexpected_character"],
    ["(case.open", "", "expected_token"],
    ["case.open case.open", "case", "unexpected_character"],
    ['loan.product == "card', '"card', "unterminated_string"],
    ["loan.daysPastDue > 9223372036854775808", "9223372036854775808", "integer_out_of_range"],
    ["逾期 > 3", "逾", "unexpected_character"],
    ["flags.exists(loan, true)", "flags.exists(loan, true)", "name_taken"],
    ['{"a": true}["a"]', '{"a": true}', "unsupported"],
  ])("%s as broken syntax", (text, at, problem) => {
    expect(refused(text)).toEqual(["condition.syntax", at, { problem }]);
  });

  it.each([
    ["loan.daysPastDu > 3", "loan.daysPastDu", "loan.daysPastDue"],
    ["daysPastDue > 3", "daysPastDue", "loan.daysPastDue"],
    ["case.open && borower.locale == 'en'", "borower.locale", "borrower.locale"],
    ["loan == loan", "loan", null],
    ["loan.constructor == loan.constructor", "loan.constructor", null],
    ["loan['daysPastDue'] > 3", "loan", null],
    ["cel.open", "cel.open", null],
  ])("%s for an unknown fact", (text, at, nearest) => {
    expect(refused(text)).toEqual(["condition.unknown_fact", at, { name: at, nearest }]);
  });

  it.each([
    ['loan.product.matches("(a+)+$")', "matches"],
    ['flags.map(f, f + "x") == []', "map"],
    ["dyn(loan.daysPastDue) == 1", "dyn"],
    ["now() > 3", "now"],
    ["has(loan.product)", "has"],
  ])("%s for an unknown function", (text, name) => {
    const [code, at, rest] = refused(text);
    expect([code, rest]).toMatchObject(["condition.unknown_function", { name }]);
    expect(text).toContain(at);
  });

  it.each([
    ['loan.daysPastDue >= "30"', ">=", ["int", "string"]],
    ["loan.daysPastDue == 30.5", "==", ["int", "double"]],
    ["!loan.daysPastDue", "!", ["int"]],
    ["case.open && loan.daysPastDue", "&&", ["bool", "int"]],
    ["loan.product + 1 == 2", "+", ["string", "int"]],
    ["size(loan.daysPastDue) > 1", "size", ["int"]],
    ["flags.legal", ".", ["list<string>"]],
    ["loan.product in [1, 2]", "in", ["string", "list<int>"]],
  ])("%s for its types", (text, operation, types) => {
    expect(refused(text)).toMatchObject([
      "condition.type_mismatch",
      expect.any(String),
      { operation, types },
    ]);
  });

  it("for an answer that is not yes or no, or a value that cannot be", () => {
    expect(refused("loan.daysPastDue + 1")).toEqual([
      "condition.not_boolean",
      "loan.daysPastDue + 1",
      { type: "int" },
    ]);
    expect(refused('case.priority in ["high", "hihg"]')).toMatchObject([
      "condition.unknown_value",
      '"hihg"',
      { fact: "case.priority", value: "hihg" },
    ]);
  });

  it("for being too long or too deep", () => {
    expect(refused(`case.open ${" ".repeat(1000)}`)).toMatchObject([
      "condition.too_long",
      " ".repeat(10),
      { lengthMax: 1000 },
    ]);
    expect(refused(Array(100).fill("case.open").join("||"))).toMatchObject([
      "condition.too_long",
      expect.any(String),
      { partsMax: 200 },
    ]);
    expect(refused(`${"(".repeat(30)}true${")".repeat(30)}`)).toMatchObject([
      "condition.too_deep",
      "",
      { depthMax: 20 },
    ]);
    const nested = "flags.exists(a, holds.exists(b, a == b))";
    expect(refused(nested)).toEqual([
      "condition.too_deep",
      "holds.exists(b, a == b)",
      { depthMax: 1 },
    ]);
  });

  it("with line and column counted from 1", () => {
    const compiled = compileCondition("case.open &&\n  loan.bucet == 'M1'");
    expect(compiled).toMatchObject({
      refusal: { at: { offset: 15, end: 25, line: 2, column: 3 }, nearest: "loan.bucket" },
    });
  });
});

describe("any text at all", () => {
  const words = fc.constantFrom(
    ...["loan.daysPastDue", "flags", "case.open", "loan", ">=", "==", "&&", "||", "!", "-", "in"],
    ...[
      "(",
      ")",
      "[",
      "]",
      "{",
      "}",
      ",",
      ".",
      "?",
      ":",
      '"card"',
      "'",
      "30",
      "0x",
      "1.5",
      "exists",
    ],
    ...["size(", "true", "null", "b'", "//", "\n", "__proto__", "\\", "中", "u", "all(x,"],
  );
  const texts = fc.oneof(
    fc.string({ maxLength: 500, unit: "binary" }),
    fc.array(words, { maxLength: 60 }).map((list) => list.join(" ").slice(0, 500)),
  );

  it("compiles or is refused with a place inside it, and the same each time", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const compiled = compileCondition(text);
        const again = compileCondition(text);
        expect(again.ok).toBe(compiled.ok);
        if (compiled.ok) return;
        const { offset, end } = compiled.refusal.at;
        expect(0 <= offset && offset <= end && end <= text.length).toBe(true);
        expect(again).toEqual(compiled);
      }),
      { numRuns: 2000 },
    );
  });

  it("of which the last ones are kept compiled, bounded in number", () => {
    const conditions = openConditions(2);
    const first = conditions.compile("case.open");
    expect(conditions.compile("case.open")).toBe(first);
    conditions.compile("true");
    conditions.compile("false");
    expect(conditions.compile("case.open")).not.toBe(first);
  });
});
