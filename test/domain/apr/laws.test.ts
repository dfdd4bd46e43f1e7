import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { APR_BASES, type Apr, type AprBasis, calculateApr } from "../../../src/domain/apr/apr";
import type { Flow, LoanFlows } from "../../../src/domain/apr/flow";
import { netByDay } from "../../../src/domain/apr/flow";
import { solveRate } from "../../../src/domain/apr/solve";
import { buildSchedule } from "../../../src/domain/loan/build-schedule";
import type { Frequency } from "../../../src/domain/loan/terms";
import { addDays, addMonths, businessDate, daysBetween } from "../../../src/kernel/calendar";
import { minor } from "../../../src/kernel/money";

const START = businessDate("2024-01-31");

function flow(days: number, amount: number): Flow {
  return { on: addDays(START, days), amount: minor(amount) };
}

function answerOf(flows: LoanFlows, basis: AprBasis, decimals = 6): Apr {
  const apr = calculateApr(flows, basis, decimals);
  if (!apr.ok) throw new Error(apr.refusal.code);
  return apr.value;
}

function percentOf(flows: LoanFlows, basis: AprBasis): number {
  return Number(answerOf(flows, basis).percent);
}

function paysBackLess({ advances, payments }: LoanFlows): boolean {
  const total = (list: readonly Flow[]) => list.reduce((sum, one) => sum + one.amount, 0);
  return total(payments) < total(advances);
}

const basis = fc.constantFrom(...APR_BASES);
const amount = fc.integer({ min: 1, max: 10 ** 9 });
const days = fc.integer({ min: 1, max: 8000 });

/** One to three advances, all before the payments, so that the rate is the only one. */
const flows: fc.Arbitrary<LoanFlows> = fc
  .record({
    first: amount,
    later: fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), amount), { maxLength: 2 }),
    payments: fc.array(fc.tuple(days, amount), { minLength: 1, maxLength: 60 }),
  })
  .map(({ first, later, payments }) => ({
    advances: [flow(0, first), ...later.map(([after, value]) => flow(after, value))],
    payments: payments.map(([after, value]) => flow(100 + after, value)),
  }));

describe("laws of a yearly rate", () => {
  it("every loan has one, lies beyond what can be printed, or is a loss that Appendix J has no rate for", () => {
    fc.assert(
      fc.property(flows, basis, (given, which) => {
        const apr = calculateApr(given, which);
        if (apr.ok) expect(apr.value.percent).toMatch(/^-?\d+\.\d\d$/);
        else if (apr.refusal.code === "apr.no_rate") {
          expect([which, paysBackLess(given)]).toEqual(["us-reg-z", true]);
        } else expect(apr.refusal.code).toBe("apr.rate_out_of_range");
      }),
    );
  });

  it("Appendix J has none where its simple fraction cannot outweigh a later advance", () => {
    // After 56 days 6 are worth more than 1 that came 45 days later can ever be: 1 ÷ (1 − 45/56).
    const loss = { advances: [flow(0, 1), flow(1, 1), flow(56, 6)], payments: [flow(101, 1)] };
    expect(calculateApr(loss, "us-reg-z")).toEqual({ ok: false, refusal: { code: "apr.no_rate" } });
    expect(answerOf(loss, "irr-effective", 2).percent).toBe("-100.00");
  });

  it("at the answered rate both sides are worth the same", () => {
    fc.assert(
      fc.property(flows, (given) => {
        const nets = netByDay(given);
        const amounts = nets.map(({ on, net }) => {
          return { amount: net, full: daysBetween(START, on) / 365, fraction: 0 };
        });
        const u = solveRate(amounts)?.logGrowth ?? Number.NaN;
        const values = amounts.map((one) => one.amount * Math.exp(-one.full * u));
        const size = values.reduce((sum, value) => sum + Math.abs(value), 0);
        const total = values.reduce((sum, value) => sum + value, 0);
        expect(Math.abs(total) / size).toBeLessThan(1e-11);
      }),
    );
  });

  it("the order in which flows come and their scale change nothing", () => {
    fc.assert(
      fc.property(flows, basis, fc.integer({ min: 2, max: 1000 }), (given, which, factor) => {
        const times = (list: readonly Flow[]) =>
          list.toReversed().map((one) => ({ ...one, amount: minor(one.amount * factor) }));
        const scaled = { advances: times(given.advances), payments: times(given.payments) };
        const [here, there] = [calculateApr(given, which), calculateApr(scaled, which)];
        expect(there.ok).toBe(here.ok);
        if (here.ok && there.ok) expect(there.value.percent).toBe(here.value.percent);
      }),
    );
  });

  it("more finance charge never lowers it", () => {
    fc.assert(
      fc.property(flows, basis, fc.nat(), amount, (given, which, at, charge) => {
        const index = at % given.payments.length;
        const payments = given.payments.map((one, position) =>
          position === index ? { ...one, amount: minor(one.amount + charge) } : one,
        );
        const [before, after] = [
          calculateApr(given, which, 6),
          calculateApr({ ...given, payments }, which, 6),
        ];
        if (!before.ok || !after.ok) return;
        // Of rates of many millions of percent the sixth decimal is beyond what a number can hold.
        const least = Number(before.value.percent);
        expect(Number(after.value.percent)).toBeGreaterThanOrEqual(least - Math.abs(least) * 1e-12);
      }),
    );
  });

  it("a loan that costs nothing has 0.00, and one that pays back less is below", () => {
    fc.assert(
      fc.property(
        basis,
        fc.array(fc.tuple(days, amount), { minLength: 1, maxLength: 40 }),
        (which, paid) => {
          const payments = paid.map(([after, value]) => flow(after, value));
          const total = paid.reduce((sum, [, value]) => sum + value, 0);
          const loan = (advanced: number) => ({ advances: [flow(0, advanced)], payments });
          expect(answerOf(loan(total), which, 2).percent).toBe("0.00");
          const less = calculateApr(loan(total + Math.ceil(total / 10)), which, 2);
          if (less.ok) expect(less.value.percent).toMatch(/^-/);
        },
      ),
    );
  });

  it("paying the same later lowers the return", () => {
    fc.assert(
      fc.property(flows, fc.integer({ min: 1, max: 400 }), (given, delay) => {
        const payments = given.payments.map((one) => ({ ...one, on: addDays(one.on, delay) }));
        const here = calculateApr(given, "irr-effective", 6);
        const there = calculateApr({ ...given, payments }, "irr-effective", 6);
        if (!here.ok || !there.ok || Number(here.value.percent) < 0) return;
        expect(Number(there.value.percent)).toBeLessThanOrEqual(Number(here.value.percent));
      }),
    );
  });

  it("a regular schedule has its own rate, within what cents can say", () => {
    const rhythm = fc.constantFrom<readonly [Frequency, number]>(["monthly", 1], ["quarterly", 3]);
    const rate = fc.integer({ min: 0, max: 6000 });
    const count = fc.integer({ min: 2, max: 360 });
    const day = fc.integer({ min: 1, max: 31 });
    fc.assert(
      fc.property(rhythm, rate, count, day, ([frequency, months], basisPoints, n, dayOfMonth) => {
        // From December, so that no short month takes the place of the first due day.
        const disbursedOn = addMonths(businessDate("2024-12-01"), 0, dayOfMonth);
        const built = buildSchedule({
          principal: minor(100_000_000),
          annualRatePercent: (basisPoints / 100).toFixed(2),
          installmentCount: n,
          frequency,
          method: "annuity",
          disbursedOn,
          firstDueOn: addMonths(disbursedOn, months, dayOfMonth),
          installment: null,
          currency: "USD",
        });
        if (!built.ok) return;
        const payments = built.value.map(({ dueOn, principal, interest }) => {
          return { on: dueOn, amount: minor(principal + interest) };
        });
        const advances = [{ on: disbursedOn, amount: minor(100_000_000) }];
        const percent = percentOf({ advances, payments }, "us-reg-z");
        expect(Math.abs(percent - basisPoints / 100)).toBeLessThan(0.005);
      }),
    );
  });
});

describe("what has no yearly rate", () => {
  const loan = { advances: [flow(0, 1000)], payments: [flow(30, 1100)] };
  it.each<readonly [string, LoanFlows, string]>([
    ["no advance", { ...loan, advances: [] }, "apr.no_advance"],
    ["an advance of nothing", { ...loan, advances: [flow(0, 0)] }, "apr.no_advance"],
    ["no payment", { ...loan, payments: [] }, "apr.no_payment"],
    ["a payment of nothing", { ...loan, payments: [flow(30, 0)] }, "apr.no_payment"],
    ["everything on one day", { ...loan, payments: [flow(0, 1100)] }, "apr.no_rate"],
    ["what evens out each day", { ...loan, payments: [flow(0, 1000)] }, "apr.no_rate"],
    [
      "what evens out each of two days",
      { advances: [flow(0, 1000), flow(9, 50)], payments: [flow(0, 1000), flow(9, 50)] },
      "apr.no_rate",
    ],
    [
      "more paid back at once than was advanced",
      { ...loan, payments: [flow(0, 1500), flow(30, 10)] },
      "apr.no_rate",
    ],
    [
      "an advance at the end that is never paid back",
      { advances: [flow(0, 1000), flow(60, 5000)], payments: [flow(30, 10)] },
      "apr.no_rate",
    ],
    [
      "a payment before the first advance",
      { ...loan, payments: [flow(-1, 1100)] },
      "apr.flows_out_of_order",
    ],
    [
      "a loan for a day at twice the amount",
      { ...loan, payments: [flow(1, 2000)] },
      "apr.rate_out_of_range",
    ],
    [
      "thousands of payments",
      { ...loan, payments: Array.from({ length: 3000 }, (_, index) => flow(index + 1, 1)) },
      "apr.too_many_flows",
    ],
  ])("%s", (_name, given, code) => {
    const apr = calculateApr(given, "irr-effective");
    expect(apr.ok ? apr.value.percent : apr.refusal.code).toBe(code);
  });

  it("but for one day Regulation Z multiplies: 100 % × 365", () => {
    const apr = answerOf({ ...loan, payments: [flow(1, 2000)] }, "us-reg-z", 2);
    expect(apr.percent).toBe("36500.00");
  });

  it("takes as many flows as it says", () => {
    const payments = Array.from({ length: 2999 }, (_, index) => flow(index + 1, 1));
    expect(answerOf({ ...loan, payments }, "irr-effective").percent).not.toBe("");
  });

  it("takes no negative amount for a flow", () => {
    const payments = [{ ...flow(30, 1), amount: minor(-5) }];
    expect(() => calculateApr({ ...loan, payments }, "us-reg-z")).toThrow("not negative");
  });
});

describe("of several rates", () => {
  // In years x = 1 + i: 100 x² - 210 x + 108 is zero at 0.9 and 1.2, 1000 x² - 2500 x + 1540 at 1.1
  // and 1.4.
  it.each<readonly [string, readonly [number, number, number], string]>([
    ["more paid than advanced: up from zero", [100, 210, 108], "20.00"],
    ["less paid, but nothing fits below zero: the nearest above", [1000, 2500, 1540], "10.00"],
  ])("%s", (_name, [first, paid, second], percent) => {
    const given = { advances: [flow(0, first), flow(730, second)], payments: [flow(365, paid)] };
    expect(answerOf(given, "eu-aprc-days-365", 2).percent).toBe(percent);
  });

  it("none is sought where nothing is charged", () => {
    const given = { advances: [flow(0, 100)], payments: [flow(30, 60), flow(60, 40)] };
    expect(answerOf(given, "us-reg-z", 2)).toMatchObject({ percent: "0.00", iterations: 0 });
  });
});

describe("a printed percentage", () => {
  it("rounds halves up, also those that doubles miss", () => {
    // 1 % + 0.005 percentage points on one year is a half: 1.005 in doubles lies below it.
    const year = { advances: [flow(0, 1_000_00)], payments: [flow(365, 1_010_05)] };
    expect(answerOf(year, "eu-aprc-days-365", 2).percent).toBe("1.01");
    expect(answerOf(year, "eu-aprc-days-365", 3).percent).toBe("1.005");
    expect(answerOf(year, "eu-aprc-days-365", 0).percent).toBe("1");
  });

  it("has no negative zero", () => {
    const year = { advances: [flow(0, 1_000_000_00)], payments: [flow(365, 999_999_99)] };
    expect(answerOf(year, "eu-aprc-days-365", 2).percent).toBe("0.00");
    expect(answerOf(year, "eu-aprc-days-365", 6).percent).toBe("-0.000001");
  });
});
