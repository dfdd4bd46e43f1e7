import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sayCondition } from "../../../src/domain/condition/say";
import { CONDITION_WORDS_EN } from "../../../src/domain/condition/say-en";
import { CONDITION_WORDS_ZH_CN } from "../../../src/domain/condition/say-zh-cn";
import { conditionOf } from "./facts-of";

const dollars = (minor: bigint) => `$${(Number(minor) / 100).toFixed(2)}`;

describe("a condition reads in plain language", () => {
  it.each([
    [
      'loan.daysPastDue >= 30 && loan.product == "card"',
      "days past due is at least 30 and the product is “card”",
      "逾期天数至少为 30，且产品为“card”",
    ],
    [
      'loan.pastDueAmount > 5000 && (case.open || "vulnerable" in flags)',
      "the amount past due is more than $50.00 and (a case is open or “vulnerable” is flagged)",
      "逾期金额大于 $50.00，且（有未结案件，或已标记“vulnerable”）",
    ],
    [
      "!loan.openPromise && loan.brokenPromises >= 2",
      "no promise to pay is open and the number of broken promises is at least 2",
      "没有待履行的还款承诺，且未兑现的还款承诺笔数至少为 2",
    ],
    [
      '!(loan.daysPastDue < 60 || "contact" in holds)',
      "days past due is at least 60 and “contact” is not on hold",
      "逾期天数至少为 60，且“contact”未暂停",
    ],
    [
      'loan.bucket in ["M2", "M3", "M4"]',
      "the bucket is “M2”, “M3” or “M4”",
      "逾期账龄为“M2”、“M3”或“M4”",
    ],
    [
      'loan.product in ["card"] || !(loan.currency in ["USD", "EUR"])',
      "the product is “card” or the currency is neither “USD” nor “EUR”",
      "产品为“card”，或币种不为“USD”或“EUR”中的任何一个",
    ],
    [
      'case.open == false && case.stage != "" && borrower.timezone == ""',
      "no case is open and the case has a stage and the borrower's time zone is unknown",
      "没有未结案件，且案件已有阶段，且借款人的时区未知",
    ],
    [
      "loan.pastDueAmount * 100 / loan.principalBalance >= 5",
      "the amount past due times 100 divided by the principal balance is at least 5",
      "逾期金额乘以 100 除以本金余额至少为 5",
    ],
    [
      "loan.pastDueAmount - 5000 > (loan.principal + 100) * 2",
      "the amount past due minus $50.00 is more than (the principal lent plus $1.00) times 2",
      "逾期金额减 $50.00 大于（贷款本金加 $1.00）乘以 2",
    ],
    [
      '!loan.product.startsWith("sme-") && !borrower.stopRequested',
      "the product does not start with “sme-” and the borrower has not asked us to stop",
      "产品不以“sme-”开头，且借款人未要求停止联系",
    ],
    [
      'loan.product == "card" ? loan.daysPastDue > 5 : loan.installmentsUnpaid > 1000',
      "if the product is “card”, then days past due is more than 5, otherwise the number of installments past due is more than 1,000",
      "若产品为“card”，则逾期天数大于 5；否则逾期期数大于 1,000",
    ],
    [
      'size(flags) > 1 && !flags.exists(f, f == "a")',
      'the number of flags is more than 1 and not “flags.exists(f, f == "a")”',
      '标记的数量大于 1，且不满足“flags.exists(f, f == "a")”',
    ],
    ["!(true && false)", "never or always", "从不成立，或始终成立"],
  ])("%s", (text, english, chinese) => {
    const condition = conditionOf(text);
    expect(sayCondition(condition, CONDITION_WORDS_EN, dollars)).toBe(english);
    expect(sayCondition(condition, CONDITION_WORDS_ZH_CN, dollars)).toBe(chinese);
  });

  it("without a way to write money an amount is its number", () => {
    const condition = conditionOf("loan.credit >= 5000");
    expect(sayCondition(condition, CONDITION_WORDS_EN)).toBe(
      "the credit of the loan is at least 5,000",
    );
  });
});

it("the engine of conditions makes no code at run time", () => {
  const folder = "node_modules/@marcbachmann/cel-js/lib";
  const files = readdirSync(folder).filter((name) => name.endsWith(".js"));
  expect(files.length).toBeGreaterThan(5);
  const found = files.filter((name) =>
    /\beval\(|\bFunction\(/.test(readFileSync(`${folder}/${name}`, "utf8")),
  );
  expect(found).toEqual([]);
});
