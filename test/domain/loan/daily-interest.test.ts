import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LedgerEntry } from "../../../src/domain/loan/ledger";
import { replay } from "../../../src/domain/loan/replay";
import type { Rules } from "../../../src/domain/loan/rules";
import type { Schedule } from "../../../src/domain/loan/schedule";
import type { LoanState } from "../../../src/domain/loan/state";
import { addDays, addMonths, businessDate } from "../../../src/kernel/calendar";
import { minor, ZERO } from "../../../src/kernel/money";
import { entry, payment, reversal } from "../../support/arbitraries";

const PAID_OUT_ON = businessDate("2025-01-01");

/** 3,650.00 at 10 %: one unit a day. Three level installments of 1,240.00 and what is left. */
const SCHEDULE: Schedule = {
  version: 1,
  effectiveOn: PAID_OUT_ON,
  installments: [
    [119_900, 4_100],
    [120_500, 3_500],
    [124_600, 1_400],
  ].map(([principal, interest], index) => ({
    number: index + 1,
    dueOn: addMonths(businessDate("2025-02-01"), index),
    principal: minor(principal ?? 0),
    interest: minor(interest ?? 0),
    fee: minor(0),
  })),
};

const RULES: Rules = {
  toleranceAmount: ZERO,
  graceDays: 0,
  allocation: "oldest-first",
  interest: { kind: "daily", annualRatePercent: "10", dayCount: "act-365f", from: PAID_OUT_ON },
};

function stateOn(
  asOf: string,
  ledger: readonly LedgerEntry[] = [],
  schedules: readonly Schedule[] = [SCHEDULE],
): LoanState {
  return replay({ schedules, ledger, rules: RULES, asOf: businessDate(asOf) });
}

/** Interest and principal that each installment asks. */
const asks = (state: LoanState) =>
  state.installments.map(({ interest, principal }) => [interest, principal]);

describe("interest by the day", () => {
  it("grows between due dates and is not asked yet", () => {
    expect(stateOn("2025-01-11")).toMatchObject({ accruedInterest: 1_000, daysPastDue: 0 });
  });

  it("is asked on the due date, principal taking the rest of the level installment", () => {
    // 31 days at 100 a day: 3,100 interest, 120,900 principal; the last one asks 1,000 less.
    const state = stateOn("2025-02-01");
    expect(asks(state)[0]).toEqual([3_100, 120_900]);
    expect(asks(state)[2]?.[1]).toBe(123_600);
    expect(state).toMatchObject({ accruedInterest: 0, nextDueAmount: 124_000 });
  });

  it("costs more when the installment is paid late", () => {
    const onTime = [payment(1, 124_000, "2025-02-01")];
    const late = [payment(1, 124_000, "2025-02-21")];
    // 365,000 − 120,900 = 244,100: 66.876… a day, 28 days: 1,872.55.
    expect(asks(stateOn("2025-03-01", onTime))[1]).toEqual([1_873, 122_127]);
    // 20 days on 365,000: 2,000; 8 days on 244,100: 535.01.
    expect(asks(stateOn("2025-03-01", late))[1]).toEqual([2_535, 121_465]);
  });

  it("costs less when it is paid early", () => {
    // 10 days: 1,000 interest, 123,000 principal; 49 days on 242,000: 3,248.77 for the second.
    const early = stateOn("2025-03-01", [payment(1, 124_000, "2025-01-11")]);
    expect(asks(early)[0]).toEqual([1_000, 123_000]);
    expect(asks(early)[1]).toEqual([3_249, 120_751]);
  });

  it("ends with a last installment that asks all that is left", () => {
    const ledger = [1, 2].map((number) =>
      payment(number, 124_000, addMonths(businessDate("2025-02-01"), number - 1)),
    );
    const state = stateOn("2025-04-01", ledger);
    expect(state.outstanding.principal).toBe(365_000 - 120_900 - 122_127);
    // 31 days on 121,973: 1,035.93; in all 3,100 + 1,872.55 + 1,035.93 = 6,008.48, of which 4,973
    // are asked already: rounded once over the whole time, not three times.
    expect(asks(state)[2]).toEqual([1_035, 121_973]);
    const paid = stateOn("2025-04-01", [...ledger, payment(3, 1_035 + 121_973, "2025-04-01")]);
    expect(paid).toMatchObject({ status: "closed", credit: 0, outstanding: { total: 0 } });
  });

  it("goes on after the last due date, and is asked at once", () => {
    const before = stateOn("2025-04-01").outstanding.interest;
    expect(stateOn("2025-05-01").outstanding.interest - before).toBe(30 * 100);
  });

  it("closes with what is owed on the day: nothing is asked for days that never come", () => {
    const owed = 365_000 + 1_000;
    const state = stateOn("2025-06-01", [payment(1, owed, "2025-01-11")]);
    expect(state).toMatchObject({ status: "closed", credit: 0, accruedInterest: 0 });
    expect(state.installments.reduce((sum, { interest }) => sum + interest, 0)).toBe(1_000);
  });

  it("stays open for what was earned and is not asked yet, until the next due date asks it", () => {
    // Principal first: the 1,000 of ten days is left when all of the principal is paid.
    const principalFirst: Rules = { ...RULES, allocation: "principal-interest-charges" };
    const on = (asOf: string) =>
      replay({
        schedules: [SCHEDULE],
        ledger: [payment(1, 365_000, "2025-01-11")],
        rules: principalFirst,
        asOf: businessDate(asOf),
      });
    const before = on("2025-01-20");
    expect(before.outstanding.principal).toBe(0);
    expect(before.outstanding.total + before.accruedInterest).toBe(1_000);
    expect(before.status).toBe("active");
    expect(on("2025-02-02")).toMatchObject({ daysPastDue: 1, pastDueAmount: 1_000 });
  });

  it("does not ask more than the level installment, and carries what has no room", () => {
    const thin: Schedule = {
      ...SCHEDULE,
      installments: SCHEDULE.installments.map((one, index) =>
        index === 2
          ? { ...one, principal: minor(363_000) }
          : { ...one, principal: minor(1_000), interest: minor(1_000) },
      ),
    };
    const state = stateOn("2025-02-02", [], [thin]);
    // 3,100 grew in January: 2,000 are asked, 1,100 wait, with the 100 of 1 February.
    expect(asks(state)[0]).toEqual([2_000, 0]);
    expect(state.accruedInterest).toBe(1_200);
    // 28 days more: 1,100 + 2,800 do not fit into 2,000 either.
    expect(stateOn("2025-03-01", [], [thin]).accruedInterest).toBe(1_900);
  });

  it("takes another rate from the day a modification brings it", () => {
    const cut: Schedule = {
      ...SCHEDULE,
      version: 2,
      effectiveOn: businessDate("2025-01-21"),
      change: { kind: "cut-rate", replaces: 1, annualRatePercent: "5" },
    };
    // 20 days at 100 and 11 days at 50.
    expect(asks(stateOn("2025-02-01", [], [SCHEDULE, cut]))[0]?.[0]).toBe(2_550);
  });

  it("keeps a waiver of interest", () => {
    const ledger = [entry("waiver", 1, 600, "2025-02-01", { component: "interest" })];
    const state = stateOn("2025-02-10", ledger);
    expect(asks(state)[0]).toEqual([2_500, 120_900]);
    expect(state.waivedTotal).toBe(600);
  });
});

describe("whatever is paid and when", () => {
  const draft = fc.record({
    amount: fc.integer({ min: 1, max: 200_000 }),
    day: fc.integer({ min: 0, max: 150 }),
  });
  const drafts = fc.array(draft, { maxLength: 6 });
  const ledgerOf = (list: readonly { amount: number; day: number }[]) =>
    list.map(({ amount, day }, index) => payment(index + 1, amount, addDays(PAID_OUT_ON, day)));
  const asOf = "2025-08-01";

  it("principal asked sums to the principal paid out, and no row asks less than was paid", () => {
    fc.assert(
      fc.property(drafts, (list) => {
        const state = stateOn(asOf, ledgerOf(list));
        const principal = state.installments.reduce((sum, one) => sum + one.principal, 0);
        expect(principal).toBe(365_000);
        for (const one of state.installments) {
          expect(one.principal).toBeGreaterThanOrEqual(one.paid.principal);
          expect(one.interest).toBeGreaterThanOrEqual(one.paid.interest);
        }
      }),
    );
  });

  it("the order of arrival does not matter, and a reversal restores the state", () => {
    fc.assert(
      fc.property(drafts, (list) => {
        const ledger = ledgerOf(list);
        const turned = ledger
          .toReversed()
          .map((one, index) => ({ ...one, sequence: index + 1, externalId: `p${index + 1}` }));
        expect(stateOn(asOf, turned)).toEqual(stateOn(asOf, ledger));
        const extra = payment(ledger.length + 1, 5_000, addDays(PAID_OUT_ON, 40));
        const undone = [...ledger, extra, reversal(ledger.length + 2, extra)];
        expect(stateOn(asOf, undone)).toEqual(stateOn(asOf, ledger));
      }),
    );
  });

  it("paying the same earlier never costs more", () => {
    fc.assert(
      fc.property(drafts, draft, fc.integer({ min: 0, max: 60 }), (list, one, days) => {
        const at = (day: number) =>
          stateOn(asOf, ledgerOf([...list, { ...one, day: Math.max(0, day) }]));
        const owed = (state: LoanState) => state.outstanding.total - state.credit;
        expect(owed(at(one.day - days))).toBeLessThanOrEqual(owed(at(one.day)));
      }),
    );
  });
});
