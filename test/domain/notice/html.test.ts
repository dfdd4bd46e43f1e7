import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { htmlOf } from "../../../src/domain/notice/html";

const letter = (text: string) => htmlOf({ subject: "Your loan", text }, "en");

describe("a letter as HTML", () => {
  test("facts become a table, blocks paragraphs, addresses links", () => {
    const html = letter(
      "Hello Ada,\n\nLoan: L1\nPast due: $100.00\n\nChoose here: https://forbear.example/choices/1-a\n",
    );
    expect(html).toContain("Hello Ada,</p>");
    expect(html).toMatch(/<td[^>]*>Past due<\/td><td[^>]*>\$100\.00<\/td>/);
    expect(html).toContain('<a href="https://forbear.example/choices/1-a"');
  });

  test("the Chinese colon makes a fact as well", () => {
    const html = htmlOf({ subject: "贷款", text: "贷款编号：L1\n逾期金额：¥100.00\n" }, "zh-CN");
    expect(html).toMatch(/<td[^>]*>逾期金额<\/td><td[^>]*>¥100\.00<\/td>/);
    expect(html).toContain('<html lang="zh-CN">');
  });

  test("what a name or a loan is called can never become markup", () => {
    const markup = fc.constantFrom("<", ">", '"', "'", "&", "https://a.example/x", ":", "\n", "b ");
    fc.assert(
      fc.property(fc.array(markup, { maxLength: 40 }), (parts) => {
        const text = parts.join("");
        const body = letter(text).replace(/^[\s\S]*<td style="padding:28px 28px 12px">/, "");
        const words = body.replace(/<\/?(p|a|br|table|tr|td|body|html)\b[^<>]*>/g, "");
        expect(words).not.toMatch(/[<>"']/);
      }),
    );
  });

  test("it says every word that the text says", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,6}[:：]? ?[a-z]{0,6}$/)), (lines) => {
        const text = lines.join("\n");
        const said = letter(text).replace(
          /<style[\s\S]*?<\/style>|<title>.*?<\/title>|<[^>]*>/g,
          " ",
        );
        for (const word of text.match(/[a-z]+/g) ?? []) expect(said).toContain(word);
      }),
    );
  });
});
