import { describe, expect, it } from "vitest";
import { complete } from "../../../src/domain/condition/complete";
import { FACTS } from "../../../src/domain/condition/facts";

/** What may be put where `|` stands, and the text it replaces. */
function offered(marked: string): readonly [string, readonly string[]] {
  const offset = marked.indexOf("|");
  const text = marked.replace("|", "");
  const { from, to, suggestions } = complete(text, offset);
  return [text.slice(from, to), suggestions.map((each) => each.text)];
}

describe("an unfinished condition is offered", () => {
  it("every fact where one may stand", () => {
    const names = FACTS.map(({ name }) => name);
    for (const marked of ["|", "case.open && |", "!(|", "[|"]) {
      expect(offered(marked)).toEqual(["", names]);
    }
  });

  it.each([
    ["loan.days|", "loan.days", ["loan.daysPastDue"]],
    ["pastdue|", "pastdue", ["loan.daysPastDue", "loan.pastDueAmount"]],
    ["case.open && borrower.l|", "borrower.l", ["borrower.locale"]],
    ["xyz|", "xyz", []],
  ])("facts by the beginning of any of their words: %s", (marked, replaced, texts) => {
    expect(offered(marked)).toEqual([replaced, texts]);
  });

  it.each([
    ["loan.daysPastDue |", "", [">=", ">", "<=", "<", "==", "!="]],
    ["loan.product |", "", ["==", "!=", "in"]],
    ["loan.product i|", "i", ["in"]],
    ["case.open |", "", ["&&", "||"]],
    ["loan.daysPastDue >= 30 |", "", ["&&", "||"]],
    ["loan.pastDueAmount > loan.principal |", "", ["&&", "||"]],
    ["'a' |", "", ["in", "&&", "||"]],
  ])("what may follow an operand: %s", (marked, replaced, texts) => {
    expect(offered(marked)).toEqual([replaced, texts]);
  });

  it.each([
    ['case.priority == "|', "", ["low", "normal", "high", "urgent"]],
    ['case.priority in ["low", "u|', "u", ["urgent"]],
    ["loan.bucket != 'M7|", "M7", ["M7", "M7+"]],
    ['loan.product == "|', "", []],
  ])("known values inside a text: %s", (marked, replaced, texts) => {
    expect(offered(marked)).toEqual([replaced, texts]);
  });

  it("values, then facts of the same type, after a comparison", () => {
    const [replaced, texts] = offered("borrower.locale == |");
    expect(replaced).toBe("");
    expect(texts.slice(0, 3)).toEqual(['"en"', '"zh-CN"', "loan.bucket"]);
    expect(texts).not.toContain("loan.daysPastDue");
  });

  it("what can be asked of a text or a list", () => {
    expect(offered("flags.|")[1]).toEqual(["flags.exists(", "flags.all(", "flags.size()"]);
    expect(offered("loan.product.st|")[1]).toEqual(["loan.product.startsWith("]);
  });
});
