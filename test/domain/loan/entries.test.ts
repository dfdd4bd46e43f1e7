import { describe, expect, it } from "vitest";
import type { LedgerEntry } from "../../../src/domain/loan/ledger";
import { replay } from "../../../src/domain/loan/replay";
import type { Schedule } from "../../../src/domain/loan/schedule";
import type { LoanState } from "../../../src/domain/loan/state";
import { addMonths, businessDate } from "../../../src/kernel/calendar";
import { minor, ZERO } from "../../../src/kernel/money";
import { adjustment, entry, payment, reversal } from "../../support/arbitraries";

/** Three installments of 100.00: 80.00 principal, 15.00 interest, 5.00 fee. */
const SCHEDULE: Schedule = {
  version: 1,
  effectiveOn: businessDate("2025-01-01"),
  installments: [0, 1, 2].map((month) => ({
    number: month + 1,
    dueOn: addMonths(businessDate("2025-02-01"), month),
    principal: minor(8_000),
    interest: minor(1_500),
    fee: minor(500),
  })),
};

function stateOn(asOf: string, ledger: readonly LedgerEntry[], explain = false): LoanState {
  return replay({
    schedules: [SCHEDULE],
    ledger,
    rules: { toleranceAmount: ZERO, graceDays: 0, allocation: "oldest-first" },
    asOf: businessDate(asOf),
    explain,
  });
}

describe("a fee", () => {
  it.each([
    ["before the first due date, with the first", "2025-01-20", 0],
    ["on a due date, with that one", "2025-02-01", 0],
    ["the day after it, with the next", "2025-02-02", 1],
  ])("is asked %s", (_, on, index) => {
    expect(stateOn("2025-03-20", [entry("fee", 1, 250, on)]).installments[index]?.fee).toBe(750);
  });

  it("after the last due date stands on a line of its own, and ages from its own day", () => {
    const ledger = [payment(1, 30_000, "2025-02-01"), entry("fee", 2, 250, "2025-04-10")];
    const state = stateOn("2025-04-15", ledger);
    expect(state.installments.at(-1)).toMatchObject({
      number: 4,
      dueOn: "2025-04-10",
      origin: "charge",
      outstanding: 250,
    });
    expect(state).toMatchObject({ status: "active", daysPastDue: 5 });
  });

  it("opens an installment again that was paid ahead", () => {
    const ledger = [payment(1, 10_000, "2025-01-10"), entry("fee", 2, 250, "2025-01-20")];
    expect(stateOn("2025-02-03", ledger)).toMatchObject({ daysPastDue: 2, pastDueAmount: 250 });
  });

  it("is paid at once from credit", () => {
    const ledger = [payment(1, 30_400, "2025-02-01"), entry("fee", 2, 250, "2025-02-10")];
    expect(stateOn("2025-02-10", ledger)).toMatchObject({ credit: 150, status: "closed" });
  });
});

describe("a penalty posted by hand", () => {
  it("goes to the oldest installment that is past due, otherwise to the next", () => {
    const late = stateOn("2025-02-20", [entry("late-fee", 1, 700, "2025-02-10")]);
    expect(late.installments[0]?.penalty).toBe(700);
    const early = stateOn("2025-02-20", [entry("penalty-interest", 1, 700, "2025-01-10")]);
    expect(early.installments[0]?.penalty).toBe(700);
  });
});

describe("a chargeback", () => {
  const paid = payment(1, 10_000, "2025-01-30");

  it("is owed again from its own day, unlike a reversal", () => {
    const ledger = [paid, entry("chargeback", 2, 10_000, "2025-03-20", { reverses: 1 })];
    expect(stateOn("2025-02-15", ledger).daysPastDue).toBe(0);
    const state = stateOn("2025-03-25", ledger);
    expect(state.installments.map(({ dueOn, origin }) => [dueOn, origin])).toEqual([
      ["2025-02-01", "schedule"],
      ["2025-03-01", "schedule"],
      ["2025-03-20", "chargeback"],
      ["2025-04-01", "schedule"],
    ]);
    expect(state.outstanding).toMatchObject({ principal: 24_000, interest: 4_500, fee: 1_500 });
  });

  it("of part takes back what was paid last: principal before interest before fee", () => {
    const ledger = [paid, entry("chargeback", 2, 8_600, "2025-03-20", { reverses: 1 })];
    const line = stateOn("2025-03-25", ledger).installments.find(
      ({ origin }) => origin === "chargeback",
    );
    expect(line).toMatchObject({ principal: 8_000, interest: 600, fee: 0 });
  });

  it("takes what still lies as credit first", () => {
    const ledger = [
      payment(1, 30_300, "2025-01-30"),
      entry("chargeback", 2, 500, "2025-02-10", { reverses: 1 }),
    ];
    const state = stateOn("2025-02-10", ledger);
    expect(state).toMatchObject({ credit: 0, outstanding: { total: 200, principal: 200 } });
  });

  it("of a payment it does not name is principal", () => {
    const ledger = [paid, entry("chargeback", 2, 10_000, "2025-03-20")];
    expect(stateOn("2025-03-25", ledger).outstanding.principal).toBe(26_000);
  });

  it("can itself be reversed", () => {
    const back = entry("chargeback", 2, 10_000, "2025-03-20", { reverses: 1 });
    expect(stateOn("2025-03-25", [paid, back, reversal(3, back)])).toEqual(
      stateOn("2025-03-25", [paid]),
    );
  });
});

describe("what the lender lets go", () => {
  it.each<[string, LedgerEntry, Readonly<Record<string, number>>]>([
    [
      "a waiver of interest, oldest first",
      entry("waiver", 1, 2_000, "2025-02-10", { component: "interest" }),
      { interest: 2_500, principal: 24_000, fee: 1_500 },
    ],
    [
      "a waiver without a component: fees, interest, principal",
      entry("waiver", 1, 6_500, "2025-02-10"),
      { fee: 0, interest: 0, principal: 23_500 },
    ],
    [
      "a waiver beyond what is owed of it lowers that to zero, and nobody gets money",
      entry("waiver", 1, 99_000, "2025-02-10", { component: "fee" }),
      { fee: 0, interest: 4_500, principal: 24_000 },
    ],
    [
      "a discount of interest, from the last installment backwards",
      entry("discount", 1, 2_000, "2025-02-10"),
      { interest: 2_500, principal: 24_000, fee: 1_500 },
    ],
    [
      "a write-off of principal",
      entry("write-off", 1, 20_000, "2025-02-10", { component: "principal" }),
      { principal: 4_000, interest: 4_500, fee: 1_500 },
    ],
  ])("%s", (_, one, outstanding) => {
    const state = stateOn("2025-02-10", [one]);
    expect(state).toMatchObject({ outstanding, credit: 0 });
  });

  it("says from which end it was taken", () => {
    const interestOf = (state: LoanState) => state.installments.map(({ interest }) => interest);
    const waived = entry("waiver", 1, 2_000, "2025-02-10", { component: "interest" });
    expect(interestOf(stateOn("2025-02-10", [waived]))).toEqual([0, 1_000, 1_500]);
    expect(interestOf(stateOn("2025-02-10", [entry("discount", 1, 2_000, "2025-02-10")]))).toEqual([
      1_500, 1_000, 0,
    ]);
  });

  it("a full write-off closes the loan; money afterwards is a recovery and lies as credit", () => {
    const ledger = [
      entry("write-off", 1, 30_000, "2025-05-01"),
      entry("recovery", 2, 1_000, "2025-06-01"),
    ];
    expect(stateOn("2025-06-02", ledger)).toMatchObject({
      status: "closed",
      daysPastDue: 0,
      writtenOffTotal: 30_000,
      recoveredTotal: 1_000,
      credit: 1_000,
    });
  });

  it("counts only what was really let go, whatever the entry says", () => {
    const state = stateOn("2025-02-10", [entry("write-off", 1, 90_000, "2025-02-10")]);
    expect(state.writtenOffTotal).toBe(30_000);
  });

  it("a waiver is taken back by its reversal", () => {
    const waived = entry("waiver", 1, 6_500, "2025-02-10");
    expect(stateOn("2025-02-10", [waived, reversal(2, waived)])).toEqual(stateOn("2025-02-10", []));
  });
});

describe("a charge-off", () => {
  it("keeps the claim: what is owed and since when stay, money after it is a recovery", () => {
    const ledger = [
      entry("charge-off", 1, 24_000, "2025-05-01"),
      entry("recovery", 2, 10_000, "2025-06-01"),
    ];
    expect(stateOn("2025-06-02", ledger)).toMatchObject({
      status: "active",
      chargedOffOn: "2025-05-01",
      recoveredTotal: 10_000,
      daysPastDue: 93,
      outstanding: { total: 20_000 },
    });
  });
});

describe("a refund", () => {
  it("lowers the credit", () => {
    const ledger = [payment(1, 30_300, "2025-01-30"), entry("refund", 2, 300, "2025-02-10")];
    expect(stateOn("2025-02-10", ledger)).toMatchObject({ credit: 0, status: "closed" });
  });

  it("beyond the credit, as after a late reversal, is owed again from its day", () => {
    const first = payment(1, 30_300, "2025-01-30");
    const ledger = [first, entry("refund", 2, 300, "2025-02-10"), reversal(3, first)];
    const state = stateOn("2025-02-15", ledger);
    expect(state.installments.find(({ origin }) => origin === "refund")).toMatchObject({
      dueOn: "2025-02-10",
      principal: 300,
    });
    expect(state.outstanding.total).toBe(30_300);
  });
});

describe("an explanation", () => {
  it("says which entry and which rule made every number", () => {
    const ledger = [payment(1, 7_500, "2025-02-01"), adjustment(2, -500, "2025-02-10")];
    const { postings } = stateOn("2025-02-10", ledger, true);
    expect(
      postings.map(({ sequence, number, component, asked, paid }) => [
        sequence,
        number,
        component,
        asked,
        paid,
      ]),
    ).toEqual([
      [1, 1, "fee", 0, 500],
      [1, 1, "interest", 0, 1_500],
      [1, 1, "principal", 0, 5_500],
      [2, 1, "principal", -500, 0],
    ]);
  });

  it("adds up: postings move each number from the schedule to where it stands", () => {
    const ledger = [
      entry("fee", 1, 250, "2025-02-10"),
      payment(2, 31_000, "2025-02-20"),
      entry("chargeback", 3, 4_000, "2025-03-10", { reverses: 2 }),
      entry("waiver", 4, 1_000, "2025-03-12", { component: "interest" }),
      entry("refund", 5, 9_000, "2025-03-13"),
      payment(6, 30_000, "2025-03-14"),
      entry("fee", 7, 120, "2025-03-15"),
    ];
    const state = stateOn("2025-04-10", ledger, true);
    for (const one of state.installments) {
      const start = SCHEDULE.installments.find(({ number }) => number === one.number);
      for (const component of ["fee", "interest", "principal"] as const) {
        const mine = state.postings.filter(
          (posting) => posting.number === one.number && posting.component === component,
        );
        const asked = mine.reduce((sum, posting) => sum + posting.asked, 0);
        const paid = mine.reduce((sum, posting) => sum + posting.paid, 0);
        expect((start?.[component] ?? 0) + asked).toBe(one[component]);
        expect(paid).toBe(one.paid[component]);
      }
    }
    const credit = state.postings.filter(({ number }) => number === null);
    expect(credit.reduce((sum, { paid }) => sum + paid, 0)).toBe(state.credit);
  });

  it("costs nothing when nobody asks for it", () => {
    expect(stateOn("2025-02-10", [payment(1, 7_500, "2025-02-01")]).postings).toEqual([]);
  });
});

it.each(["payment", "fee", "waiver", "refund", "chargeback", "recovery", "write-off"] as const)(
  "a %s of nothing is a bug of whoever posted it",
  (type) => {
    expect(() => stateOn("2025-02-10", [entry(type, 1, 0, "2025-02-01")])).toThrow(
      `a ${type} of 0`,
    );
  },
);
