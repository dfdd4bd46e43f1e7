import { describe, expect, it } from "vitest";
import type { PlannedStep } from "../../../src/domain/delinquency/advance";
import { project } from "../../../src/domain/delinquency/project";
import type { LedgerEntry } from "../../../src/domain/loan/ledger";
import { replay } from "../../../src/domain/loan/replay";
import type { Schedule } from "../../../src/domain/loan/schedule";
import { FIRST_POLICY } from "../../../src/domain/policy/first-policy";
import { Fault } from "../../../src/kernel/assert";
import { addDays, businessDate } from "../../../src/kernel/calendar";
import { minor } from "../../../src/kernel/money";
import { payment } from "../../support/arbitraries";
import { advanceOn, FRESH } from "../../support/progress";

const DUE_ON = businessDate("2025-03-01");
const NEXT_DUE_ON = businessDate("2025-12-01");

const SCHEDULE: Schedule = {
  version: 1,
  effectiveOn: businessDate("2025-02-01"),
  installments: [DUE_ON, NEXT_DUE_ON].map((dueOn, index) => ({
    number: index + 1,
    dueOn,
    principal: minor(10_000),
    interest: minor(500),
    fee: minor(0),
  })),
};

function stateOn(date: string, ledger: readonly LedgerEntry[]) {
  const asOf = businessDate(date);
  return replay({ schedules: [SCHEDULE], ledger, rules: FIRST_POLICY, asOf });
}

function advanceTo(date: string, ledger: readonly LedgerEntry[] = []) {
  const previous = project(stateOn(addDays(businessDate(date), -1), ledger), FIRST_POLICY, FRESH);
  const state = stateOn(date, ledger);
  return advanceOn({ state, previous, policy: FIRST_POLICY, date: state.asOf });
}

const names = (steps: readonly PlannedStep[]) => steps.map(({ step }) => step.step);

describe("the ladder of a loan nobody pays", () => {
  it.each([
    [-6, []],
    [-5, ["reminder-5"]],
    [-4, []],
    [0, []],
    [1, ["notice-1"]],
    [2, []],
    [7, ["notice-7"]],
    [15, ["notice-15"]],
    [30, ["notice-30"]],
    [31, []],
    [60, ["notice-60"]],
    [90, ["notice-90"]],
    [120, ["notice-120"]],
    [150, ["notice-150"]],
    [180, ["notice-180"]],
    [210, ["notice-210"]],
    [211, []],
  ])("on day %i plans %j", (days, expected) => {
    expect(names(advanceTo(addDays(DUE_ON, days)).steps)).toEqual(expected);
  });

  it("says of each step what it counts from and which words it uses", () => {
    const letter = (template: string) => [{ kind: "notice", channels: ["email"], template }];
    expect(advanceTo(addDays(DUE_ON, -5)).steps).toMatchObject([
      { step: { actions: letter("reminder-before-due") }, daysPastDue: -5, dueOn: DUE_ON },
    ]);
    expect(advanceTo(addDays(DUE_ON, 15)).steps).toMatchObject([
      { step: { actions: letter("past-due") }, daysPastDue: 15, dueOn: DUE_ON },
    ]);
  });
});

describe("payments and the ladder", () => {
  it("a paid installment is not announced", () => {
    expect(advanceTo("2025-02-24", [payment(1, 10_500, "2025-02-20")]).steps).toEqual([]);
  });

  it("a partly paid one is", () => {
    const { steps } = advanceTo("2025-02-24", [payment(1, 10_300, "2025-02-20")]);
    expect(names(steps)).toEqual(["reminder-5"]);
  });

  it("one short by no more than the tolerance is not", () => {
    expect(advanceTo("2025-02-24", [payment(1, 10_400, "2025-02-20")]).steps).toEqual([]);
  });

  it("a partial payment does not restart the days of the ladder", () => {
    const { steps } = advanceTo("2025-03-08", [payment(1, 5_000, "2025-03-05")]);
    expect(names(steps)).toEqual(["notice-7"]);
  });

  it("a cured loan gets no further notice", () => {
    expect(advanceTo("2025-03-08", [payment(1, 10_500, "2025-03-05")]).steps).toEqual([]);
  });

  it("a late loan gets the letter of the late and no reminder of the next date beside it", () => {
    const soon = { ...SCHEDULE.installments[1], dueOn: businessDate("2025-03-21") };
    const installments = [SCHEDULE.installments[0], soon] as Schedule["installments"];
    const asOf = businessDate("2025-03-16");
    const schedules = [{ ...SCHEDULE, installments }];
    const state = replay({ schedules, ledger: [], rules: FIRST_POLICY, asOf });
    const previous = { bucket: 1, pastDueSince: DUE_ON };
    const { steps } = advanceOn({ state, previous, policy: FIRST_POLICY, date: asOf });
    expect(names(steps)).toEqual(["notice-15"]);
  });
});

describe("transitions", () => {
  it.each([
    [0, null],
    [1, { from: 0, to: 1 }],
    [30, null],
    [31, { from: 1, to: 2 }],
    [60, null],
    [61, { from: 2, to: 3 }],
    [181, { from: 6, to: 7 }],
    [210, null],
    [211, { from: 7, to: 8 }],
  ])("on day %i: %j", (days, expected) => {
    expect(advanceTo(addDays(DUE_ON, days)).transition).toEqual(expected);
  });

  it("a payment found on its day brings the loan back to M0", () => {
    const { transition, projection } = advanceTo("2025-05-10", [payment(1, 10_500, "2025-05-10")]);
    expect(transition).toEqual({ from: 3, to: 0 });
    expect(projection).toMatchObject({ pastDueSince: null, pastDueAmount: 0, bucket: 0 });
  });

  it("does not accept the state of another day", () => {
    const state = stateOn("2025-03-08", []);
    const previous = { bucket: 0, pastDueSince: null };
    const date = businessDate("2025-03-09");
    expect(() => advanceOn({ state, previous, policy: FIRST_POLICY, date })).toThrow(Fault);
  });
});
