import { describe, expect, test } from "vitest";
import { en } from "../../web/locales/en";
import { translate } from "../../web/locales/translate";
import { zhCn } from "../../web/locales/zh-cn";

const ENGLISH: Readonly<Record<string, string>> = en;
const CHINESE: Readonly<Record<string, string>> = zhCn;

/** Names that are written the same everywhere. */
const SAME =
  /^(?:Forbear|JSON|PAR\d*|Webhooks?|E-mail|API|English|简体中文|“?\{\w+\}”?|[^\p{L}]*)$/u;

function factsOf(message: string): readonly string[] {
  return [...new Set([...message.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ""))].toSorted();
}

/** The Chinese message for an English key; Chinese has no singular. */
function chineseOf(key: string): string | undefined {
  return CHINESE[key.replace(/\.one$/, ".other")];
}

describe("the two languages", () => {
  test("say the same messages", () => {
    const expected = Object.keys(ENGLISH).map((key) => key.replace(/\.one$/, ".other"));
    expect(new Set(Object.keys(CHINESE))).toEqual(new Set(expected));
  });

  test.each(Object.keys(ENGLISH))("%s names the same facts in both", (key) => {
    const [english, chinese] = [ENGLISH[key] ?? "", chineseOf(key) ?? ""];
    // A singular may spell its count out, but can name nothing that the plural does not.
    if (key.endsWith(".one"))
      expect(factsOf(chinese)).toEqual(expect.arrayContaining([...factsOf(english)]));
    else expect(factsOf(chinese)).toEqual(factsOf(english));
  });

  test("leave no English sentence in the Chinese pages", () => {
    const latin = Object.entries(CHINESE).filter(
      ([, text]) => !/\p{Script=Han}/u.test(text) && !SAME.test(text.trim()),
    );
    const sentences = latin.filter(([, text]) => / [a-z]+ [a-z]+/.test(text));
    expect(sentences).toEqual([]);
  });

  test("use the words of the glossary", () => {
    const chinese = Object.values(CHINESE).join("\n");
    const english = Object.values(ENGLISH).join("\n");
    expect(english).not.toMatch(/\b(?:debtor|delinquent|customer|instalment|user)s?\b/i);
    expect(chinese).not.toMatch(/债务人|客户|用户/);
  });
});

describe("the translator", () => {
  const [english, chinese] = [translate("en"), translate("zh-CN")];

  test("chooses the plural of the language", () => {
    expect(english("loans.figure", { count: 1 })).toBe("1 open loan");
    expect(english("loans.figure", { count: 1200 })).toBe("1,200 open loans");
    expect(chinese("loans.figure", { count: 1 })).toContain("1");
  });

  test("writes money exactly, in the decimals of its currency", () => {
    expect(english.formatAmount(123_456, "USD")).toBe("1,234.56");
    expect(english.formatAmount(123_456, "JPY")).toBe("123,456");
    expect(english.formatAmount(123_456, "KWD")).toBe("123.456");
    expect(english.formatAmount(900_719_925_474_099_1, "USD")).toBe("90,071,992,547,409.91");
    expect(english.formatMoney(5, "USD")).toBe("$0.05");
  });

  test("writes dates so that day and month cannot be taken for each other", () => {
    expect(english.formatDate("2026-03-04")).toBe("4 Mar 2026");
    expect(chinese.formatDate("2026-03-04")).toBe("2026年3月4日");
  });

  test("writes an instant in the zone of the lender", () => {
    const at = Date.UTC(2026, 2, 17, 3, 30);
    expect(english.formatInstant(at, "America/New_York")).toContain("16 Mar 2026");
    expect(english.formatInstant(at, "Asia/Shanghai")).toContain("17 Mar 2026");
  });

  test("keeps a percentage as it came, at two decimals at most", () => {
    expect(english.formatPercent("4.7387")).toBe("4.74%");
    expect(english.formatPercent("0.0000")).toBe("0%");
    expect(english.formatShare(3)).toBe("3.00%");
  });
});
