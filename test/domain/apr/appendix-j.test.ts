import { describe, expect, it } from "vitest";
import {
  everyDays,
  everyMonths,
  flow,
  type RegZCase,
  regZ,
  twiceAMonth,
} from "../../support/loan-flows";

/**
 * 12 CFR 1026 Appendix J (c)(1) to (c)(5)(i) as reprinted, dates and digits, in the tests of
 * github.com/simontreanor/FSharp.Finance.Personal, `AprUsActuarialTests`.
 */
const APPENDIX_J: readonly RegZCase[] = [
  [
    "(c)(1)(i) monthly, regular first period",
    [flow("1978-01-10", 5000_00)],
    everyMonths(24, 1, "1978-02-10", 230_00),
    "month",
    "9.69",
  ],
  [
    "(c)(1)(ii) monthly, long first period",
    [flow("1978-02-10", 6000_00)],
    everyMonths(36, 1, "1978-04-01", 200_00),
    "month",
    "11.82",
  ],
  [
    "(c)(1)(iii) semimonthly, short first period",
    [flow("1978-02-23", 5000_00)],
    twiceAMonth(24, "1978-03-01", 219_17),
    "semimonth",
    "10.34",
  ],
  [
    "(c)(1)(iv) quarterly, long first period",
    [flow("1978-05-23", 10_000_00)],
    everyMonths(40, 3, "1978-10-01", 385_00),
    "3-months",
    "8.97",
  ],
  [
    "(c)(1)(v) weekly, long first period",
    [flow("1978-03-20", 500_00)],
    everyDays(30, 7, "1978-04-21", 17_60),
    "week",
    "14.96",
  ],
  [
    "(c)(2)(i) monthly, irregular first payment",
    [flow("1978-01-10", 5000_00)],
    [flow("1978-02-10", 250_00), ...everyMonths(23, 1, "1978-03-10", 230_00)],
    "month",
    "10.08",
  ],
  [
    "(c)(2)(ii) every 4 weeks, long first period, irregular first payment",
    [flow("1978-03-18", 400_00)],
    [flow("1978-04-20", 39_50), ...everyDays(11, 28, "1978-05-18", 38_31)],
    "4-weeks",
    "28.50",
  ],
  [
    "(c)(3)(i) monthly, irregular final payment",
    [flow("1978-01-10", 5000_00)],
    [...everyMonths(23, 1, "1978-02-10", 230_00), flow("1980-01-10", 280_00)],
    "month",
    "10.50",
  ],
  [
    "(c)(3)(ii) every 2 weeks, short first period, irregular final payment",
    [flow("1978-04-03", 200_00)],
    [...everyDays(19, 14, "1978-04-11", 9_50), flow("1979-01-02", 30_00)],
    "2-weeks",
    "12.22",
  ],
  [
    "(c)(4)(i) monthly, irregular first and final payments",
    [flow("1978-01-10", 5000_00)],
    [
      flow("1978-02-10", 250_00),
      ...everyMonths(22, 1, "1978-03-10", 230_00),
      flow("1980-01-10", 280_00),
    ],
    "month",
    "10.90",
  ],
  [
    "(c)(4)(ii) every two months, short first period, irregular first and final payments",
    [flow("1978-01-10", 8000_00)],
    [
      flow("1978-03-01", 449_36),
      ...everyMonths(18, 2, "1978-05-01", 465_00),
      flow("1981-05-01", 200_00),
    ],
    "2-months",
    "7.30",
  ],
  [
    "(c)(5)(i) single payment, term of less than a year in days",
    [flow("1978-01-03", 1000_00)],
    [flow("1978-09-15", 1080_00)],
    "term",
    "11.45",
  ],
];

/**
 * Examples from (c)(5)(ii) on, of which no reprint was at hand: dates and digits are those the
 * regulation is known by. That the equation gives these very digits speaks for both; compare them
 * with the text before relying on them as the regulation's. (c)(6)(iii), a mortgage whose payments change
 * each year, is missing.
 */
const APPENDIX_J_UNREPRINTED: readonly RegZCase[] = [
  [
    "(c)(5)(ii) single payment, term of less than a year in whole months",
    [flow("1978-07-15", 1000_00)],
    [flow("1979-01-15", 1044_00)],
    "6-months",
    "8.80",
  ],
  [
    "(c)(5)(iii) single payment, a year and a fraction of it in whole months",
    [flow("1978-01-17", 1000_00)],
    [flow("1979-07-17", 1135_19)],
    "year",
    "8.76",
  ],
  [
    "(c)(5)(iv) single payment, exactly two years",
    [flow("1978-01-03", 1000_00)],
    [flow("1980-01-03", 1240_00)],
    "year",
    "11.36",
  ],
  [
    "(c)(6)(i) every 4 weeks; a second one in a month comes 2 weeks later",
    [flow("1978-01-25", 2135_00)],
    [
      ...everyDays(9, 28, "1978-02-20", 100_00),
      ...everyDays(6, 28, "1978-11-13", 100_00),
      ...everyDays(6, 28, "1979-05-14", 100_00),
      ...everyDays(3, 28, "1979-11-12", 100_00),
    ],
    "4-weeks",
    "12.00",
  ],
  [
    "(c)(6)(ii) skipped payments and single payments",
    [flow("1978-03-03", 7350_00)],
    [
      ...everyMonths(3, 1, "1978-09-15", 1000_00),
      flow("1979-03-15", 2000_00),
      ...everyMonths(3, 1, "1979-09-15", 750_00),
      flow("1980-02-01", 1000_00),
    ],
    "month",
    "10.22",
  ],
  [
    "(c)(7)(i) construction loan in three advances",
    [flow("1979-04-10", 20_000_00), flow("1979-06-12", 20_000_00), flow("1979-09-18", 20_000_00)],
    everyMonths(240, 1, "1979-12-10", 612_36),
    "month",
    "10.25",
  ],
];

describe("the examples of Appendix J", () => {
  it.each(APPENDIX_J)("%s", (_name, advances, payments, unitPeriod, percent) => {
    expect(regZ(advances, payments)).toMatchObject({ basis: "us-reg-z", unitPeriod, percent });
  });

  it.each(APPENDIX_J_UNREPRINTED)(
    "%s, of which no reprint was compared",
    (_name, advances, payments, unitPeriod, percent) => {
      expect(regZ(advances, payments)).toMatchObject({ unitPeriod, percent });
    },
  );

  it("payments may begin before the first advance, as in (c)(7)(ii)", () => {
    // A student loan in eight advances. Of this one even the digits are not the regulation's but
    // what the general equation gives: 32.04 % is the smaller of two rates that fit.
    const advances = [1978, 1979, 1980, 1981].flatMap((year) => [
      flow(`${year}-09-05`, 1800_00),
      flow(`${year + 1}-01-05`, 1000_00),
    ]);
    const payments = everyMonths(50, 1, "1978-07-01", 240_00);
    expect(regZ(advances, payments)).toMatchObject({ unitPeriod: "month", percent: "32.04" });
  });
});
