import { describe, expect, it } from "vitest";
import { checkScheduleRows } from "../../../src/domain/import/check-schedule-rows";
import { countryOfCurrency } from "../../../src/domain/import/default-country";
import { differingField } from "../../../src/domain/import/differing-field";
import type { Conventions } from "../../../src/domain/loan/conventions";
import { type LoanRow, parseLoanRow } from "../../../src/domain/import/loan-row";
import { parsePaymentRow } from "../../../src/domain/import/payment-row";
import { detectDialect } from "../../../src/domain/import/read-rows";
import { parseScheduleRow } from "../../../src/domain/import/schedule-row";
import { businessDate } from "../../../src/kernel/calendar";
import { minor } from "../../../src/kernel/money";

const OPTIONS = { defaultCurrency: "USD", defaultCountry: "US" };
const LOAN = {
  externalId: "L1",
  borrowerExternalId: "B1",
  borrowerName: "Ada Park",
  principal: "28,000.00",
  annualRatePercent: "14.07",
  installmentCount: "60",
  frequency: "Monthly",
  method: "ANNUITY",
  disbursedOn: "2018-03-01",
  firstDueOn: "2018-04-01",
};

function loanRow(more: Readonly<Record<string, string>> = {}): LoanRow {
  const parsed = parseLoanRow({ ...LOAN, ...more }, OPTIONS);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal.errors));
  return parsed.value;
}

function loanErrors(more: Readonly<Record<string, string>>): readonly (readonly string[])[] {
  const parsed = parseLoanRow({ ...LOAN, ...more }, OPTIONS);
  if (parsed.ok) return [];
  return parsed.refusal.errors.map(({ field, code }) => [field, code]);
}

describe("a row of loans", () => {
  it("needs only the required columns; what is left out stays unknown", () => {
    expect(loanRow()).toMatchObject({
      externalId: "L1",
      borrower: { email: null, phone: null, timezone: null, locale: null },
      product: "",
      opening: null,
      terms: { principal: 2_800_000, currency: "USD", frequency: "monthly", installment: null },
    });
  });

  it("normalizes a phone to E.164 with the country it is told", () => {
    expect(loanRow({ phone: "(415) 555-2671" }).borrower.phone).toBe("+14155552671");
    expect(loanRow({ phone: "+86 138 1234 5678" }).borrower.phone).toBe("+8613812345678");
    expect(loanErrors({ phone: "12" })).toEqual([["phone", "not-a-phone"]]);
  });

  it("counts amounts in the minor units of the row's own currency", () => {
    expect(loanRow({ currency: "jpy", principal: "28000" }).terms.principal).toBe(28_000);
    expect(loanErrors({ currency: "JPY", principal: "28000.5" })).toEqual([
      ["principal", "not-an-amount"],
    ]);
    expect(loanRow({ currency: "KWD", principal: "1.234" }).terms.principal).toBe(1234);
  });

  const wrong = [
    [{ externalId: "" }, ["externalId", "missing"]],
    [{ externalId: "x".repeat(101) }, ["externalId", "too-long"]],
    [{ borrowerName: "a\u0007b" }, ["borrowerName", "not-text"]],
    [{ email: "ada@" }, ["email", "not-an-email"]],
    [{ timezone: "Mars/Base" }, ["timezone", "not-a-timezone"]],
    [{ locale: "fr" }, ["locale", "unknown-word"]],
    [{ currency: "XYZ" }, ["currency", "not-a-currency"]],
    [{ principal: "0" }, ["principal", "out-of-range"]],
    [{ principal: "12.345" }, ["principal", "not-an-amount"]],
    [{ annualRatePercent: "14.07%" }, ["annualRatePercent", "not-a-rate"]],
    [{ installmentCount: "0" }, ["installmentCount", "out-of-range"]],
    [{ installmentCount: "1201" }, ["installmentCount", "out-of-range"]],
    [{ frequency: "fortnightly" }, ["frequency", "unknown-word"]],
    [{ method: "balloon" }, ["method", "unknown-word"]],
    [{ disbursedOn: "01.03.2018" }, ["disbursedOn", "not-a-date"]],
    [{ firstDueOn: "2018-02-28" }, ["firstDueOn", "inconsistent"]],
    [{ method: "single" }, ["installmentCount", "inconsistent"]],
    [{ openingPaid: "5" }, ["openingAsOf", "missing"]],
    [{ openingAsOf: "2018-06-01" }, ["openingPaid", "missing"]],
    [{ openingAsOf: "2018-02-01", openingPaid: "0" }, ["openingAsOf", "inconsistent"]],
  ] as const;
  for (const [more, expected] of wrong) {
    it(`with ${JSON.stringify(more).slice(0, 60)} is refused at ${expected[0]}`, () => {
      expect(loanErrors(more)).toEqual([expected]);
    });
  }

  it("reports all its errors at once, in words that name the field and what to do", () => {
    const parsed = parseLoanRow({ ...LOAN, principal: "x", email: "x", method: "x" }, OPTIONS);
    if (parsed.ok) throw new Error("accepted");
    expect(parsed.refusal.errors).toHaveLength(3);
    for (const { field, detail } of parsed.refusal.errors) {
      expect(detail.startsWith(`${field} `)).toBe(true);
      expect(detail).toContain(": ");
    }
  });
});

describe("the same loan again", () => {
  const known = { ...loanRow(), borrowerExternalId: "B1" };
  it("is the same with the rate written in another way, or with less said", () => {
    expect(differingField(known, loanRow({ annualRatePercent: "14.070" }))).toBeUndefined();
    const quoted = loanRow({ installment: "652.53" });
    expect(differingField({ ...known, terms: quoted.terms }, loanRow())).toBeUndefined();
  });

  it("keeps its conventions: a row without any does not speak of them, one with others differs", () => {
    const businessDays = { rule: "following", weekend: [6, 7], holidays: [] } as const;
    const stored = { ...known, terms: { ...known.terms, conventions: { businessDays } } };
    expect(differingField(stored, loanRow())).toBeUndefined();
    const given = (conventions: Partial<Conventions>) => {
      const row = loanRow();
      return differingField(stored, { ...row, terms: { ...row.terms, conventions } });
    };
    const { rule, ...rest } = businessDays;
    expect(given({ businessDays: { ...rest, rule }, dayCount: "period" })).toBeUndefined();
    expect(given({ dayCount: "act-360" })).toEqual({
      field: "dayCount",
      stored: '"period"',
      given: '"act-360"',
    });
    expect(given({ businessDays: null })).toMatchObject({ field: "businessDays", given: "null" });
  });

  const different = [
    [{ principal: "28000.01" }, "principal"],
    [{ annualRatePercent: "14.071" }, "annualRatePercent"],
    [{ currency: "EUR" }, "currency"],
    [{ borrowerExternalId: "B2" }, "borrowerExternalId"],
    [{ openingAsOf: "2018-06-01", openingPaid: "0" }, "openingAsOf"],
    [{ installment: "652.53" }, "installment"],
  ] as const;
  for (const [more, field] of different) {
    it(`differs in ${field}`, () => {
      expect(differingField(known, loanRow(more))).toMatchObject({ field });
    });
  }
});

describe("a row of payments", () => {
  const PAYMENT = { externalId: "P1", loanExternalId: "L1", amount: "10", paidOn: "2026-01-05" };
  const options = { currencyOf: () => "USD" };
  it("keeps the amount as it was written, for a loan that is not known yet", () => {
    const parsed = parsePaymentRow({ ...PAYMENT, amount: " 1,250.5 " }, options);
    expect(parsed).toMatchObject({
      value: { amount: 125_050, amountText: "1,250.5", method: null },
    });
  });
  for (const [field, value] of [
    ["externalId", ""],
    ["loanExternalId", ""],
    ["amount", "0"],
    ["amount", "-5"],
    ["paidOn", "2026-13-01"],
  ] as const) {
    it(`is refused at ${field} = ${JSON.stringify(value)}`, () => {
      const parsed = parsePaymentRow({ ...PAYMENT, [field]: value }, options);
      expect(parsed).toMatchObject({ ok: false, refusal: { errors: [{ field }] } });
    });
  }
});

describe("the rows of a schedule", () => {
  const terms = loanRow({ method: "custom", principal: "300", installmentCount: "3" }).terms;
  const line = (number: number, dueOn: string, principal: number) => ({
    number,
    dueOn: businessDate(dueOn),
    principal: minor(principal),
    interest: minor(100),
    fee: minor(0),
  });
  const whole = [
    line(1, "2018-04-01", 10_000),
    line(2, "2018-05-01", 10_000),
    line(3, "2018-06-15", 10_000),
  ];
  const [first, second, third] = whole as [(typeof whole)[0], (typeof whole)[0], (typeof whole)[0]];

  it("are the loan's when they are all of it, in any order", () => {
    const checked = checkScheduleRows(terms, [third, first, second]);
    expect(checked).toEqual({ ok: true, value: whole });
  });

  const cases = [
    ["one is missing", [first, second], "number"],
    ["a number comes twice", [first, second, { ...third, number: 2 }], "number"],
    ["the first is due on another day", [line(1, "2018-04-02", 10_000), second, third], "dueOn"],
    ["two are due out of order", [first, { ...second, dueOn: third.dueOn }, third], "dueOn"],
    [
      "their principal is not the loan's",
      [first, second, line(3, "2018-06-15", 9_999)],
      "principal",
    ],
  ] as const;
  for (const [name, lines, field] of cases) {
    it(`are refused at ${field} when ${name}`, () => {
      const checked = checkScheduleRows(terms, lines);
      expect(checked).toMatchObject({ refusal: { code: "loan.schedule_mismatch", field } });
    });
  }

  it("are read with a fee of zero when there is none", () => {
    const values = {
      loanExternalId: "L1",
      number: "1",
      dueOn: "2026-01-01",
      principal: "10",
      interest: "0",
    };
    expect(parseScheduleRow(values, { currencyOf: () => "USD" })).toMatchObject({
      value: { principal: 1000, interest: 0, fee: 0 },
    });
  });
});

describe("how a file is written", () => {
  const cases = [
    ["a,b,c\n1;2,3,4", ",", "\n"],
    ["a;b;c\r\n1,5;2;3", ";", "\n"],
    ["a\tb\tc\n", "\t", "\n"],
    ['"a;b;c",d\n', ",", "\n"],
    ["alone", ",", "\r"],
    ["a;b\r1;2\r", ";", "\r"],
  ] as const;
  for (const [text, separator, newline] of cases) {
    it(`${JSON.stringify(text)} is split by ${JSON.stringify(separator)}`, () => {
      expect(detectDialect(text)).toEqual({ separator, newline });
    });
  }
});

it("a currency of one country tells whose phone numbers come without a code", () => {
  expect([countryOfCurrency("USD"), countryOfCurrency("CNY")]).toEqual(["US", "CN"]);
});
