import { describe, expect, it } from "vitest";
import type { ModifiableLoan } from "../../../src/domain/modification/modification";
import { type ModificationRequest, modify } from "../../../src/domain/modification/modify";
import { businessDate } from "../../../src/kernel/calendar";
import { minor } from "../../../src/kernel/money";
import { payment, reversal } from "../../support/arbitraries";
import {
  applied,
  CHARGES,
  loanOf,
  NO_LIMITS,
  on,
  PLAIN_RULES,
  stateOf,
  TERMS,
  unpaidOf,
  withEntry,
} from "../../support/modifiable-loans";

/**
 * Two of twelve installments of 106.62 paid, those of April and May not. On 10 May 1,009.81 of
 * principal is owed: 96.52 + 97.49 overdue and 815.80 ahead; interest 10.10 + 9.13 overdue.
 */
const LATE = loanOf("2025-05-10", [
  [10_662, "2025-02-01"],
  [10_662, "2025-03-01"],
]);
const OVERDUE = [
  ["2025-04-01", 9_652, 1_010, 0, 0],
  ["2025-05-01", 9_749, 913, 0, 0],
];

function changed(loan: ModifiableLoan, request: ModificationRequest) {
  const made = modify(loan, request, NO_LIMITS);
  if (!made.ok) throw new Error(made.refusal.code);
  return applied(loan, made.value);
}

function refusalOf(loan: ModifiableLoan, request: ModificationRequest) {
  const made = modify(loan, request, NO_LIMITS);
  return made.ok ? "made" : made.refusal;
}

const reason = "lost job";
const REQUESTS = {
  "re-age, interest computed": {
    kind: "re-age",
    reason,
    interest: "computed",
    installmentCount: 3,
    firstDueOn: businessDate("2025-06-01"),
  },
  "re-age, interest kept": {
    kind: "re-age",
    reason,
    interest: "kept",
    installmentCount: 4,
    firstDueOn: businessDate("2025-06-15"),
  },
  "re-amortize, interest kept": { kind: "re-amortize", reason, interest: "kept" },
  "extend by four": { kind: "extend", reason, by: { addedCount: 4 } },
  "cut the rate to 6 percent": { kind: "cut-rate", reason, annualRatePercent: "6" },
  "move to the 15th": {
    kind: "move-due-dates",
    reason,
    to: { dayOfMonth: 15 },
    gapInterest: "charged",
  },
  "move by a week for nothing": {
    kind: "move-due-dates",
    reason,
    to: { days: 7 },
    gapInterest: "waived",
  },
  "defer two and the arrears, bearing interest": {
    kind: "defer",
    reason,
    installmentCount: 2,
    arrears: "deferred",
    interest: "accrues",
  },
  "defer two for nothing": {
    kind: "defer",
    reason,
    installmentCount: 2,
    arrears: "kept",
    interest: "free",
  },
  "capitalize overdue interest": {
    kind: "capitalize",
    reason,
    components: ["interest"],
    addedCount: 0,
  },
  "forgive 300.00 of principal": {
    kind: "forgive",
    reason,
    component: "principal",
    amount: minor(30_000),
    as: "waiver",
  },
  "settle for 700.00": {
    kind: "settle",
    reason,
    payments: [
      { on: businessDate("2025-06-01"), amount: minor(40_000) },
      { on: businessDate("2025-07-01"), amount: minor(30_000) },
    ],
  },
} as const satisfies Record<string, ModificationRequest>;

describe("what is unpaid after the modification", () => {
  it.each<
    readonly [
      name: keyof typeof REQUESTS,
      why: string,
      lines: readonly (readonly (string | number)[])[],
    ]
  >([
    [
      "re-age, interest computed",
      // 1009.81 at 1 % over 3: level 343.36, interest 10.10, 6.77, 3.40; overdue 19.23 / 3 = 6.41.
      "the contract's interest, and the overdue interest in thirds",
      [
        ["2025-06-01", 33_326, 1_010 + 641, 0, 0],
        ["2025-07-01", 33_659, 677 + 641, 0, 0],
        ["2025-08-01", 33_996, 340 + 641, 0, 0],
      ],
    ],
    [
      "re-age, interest kept",
      // 1009.81 / 4 = 252.4525 and 56.37 / 4 = 14.0925: the first takes the odd cent of each.
      "all of it in quarters",
      [
        ["2025-06-15", 25_246, 1_410, 0, 0],
        ["2025-07-15", 25_245, 1_409, 0, 0],
        ["2025-08-15", 25_245, 1_409, 0, 0],
        ["2025-09-15", 25_245, 1_409, 0, 0],
      ],
    ],
    [
      "re-amortize, interest kept",
      // 194.01 / 8 = 24.25 and one cent; 19.23 / 8 = 2.40 and three cents.
      "an eighth of the overdue on each of the eight that are left",
      [
        ["2025-06-01", 9_846 + 2_426, 816 + 241, 0, 0],
        ["2025-07-01", 9_945 + 2_425, 717 + 241, 0, 0],
        ["2025-08-01", 10_044 + 2_425, 618 + 241, 0, 0],
        ["2025-09-01", 10_145 + 2_425, 517 + 240, 0, 0],
        ["2025-10-01", 10_246 + 2_425, 416 + 240, 0, 0],
        ["2025-11-01", 10_348 + 2_425, 314 + 240, 0, 0],
        ["2025-12-01", 10_452 + 2_425, 210 + 240, 0, 0],
        ["2026-01-01", 10_554 + 2_425, 106 + 240, 0, 0],
      ],
    ],
    [
      "cut the rate to 6 percent",
      // 815.80 at 0.5 % over 8: level 104.28. Running: (8.16 × 9 + 4.08 × 22) / 31 = 5.264...
      "the running period by days at both rates, then half the interest",
      [
        ...OVERDUE,
        ["2025-06-01", 10_020, 526, 0, 0],
        ["2025-07-01", 10_070, 358, 0, 0],
        ["2025-08-01", 10_121, 307, 0, 0],
        ["2025-09-01", 10_171, 257, 0, 0],
        ["2025-10-01", 10_222, 206, 0, 0],
        ["2025-11-01", 10_273, 155, 0, 0],
        ["2025-12-01", 10_324, 104, 0, 0],
        ["2026-01-01", 10_379, 52, 0, 0],
      ],
    ],
    [
      "move to the 15th",
      // 815.80 × 12 % × 14 / 360 = 3.807 on top of 8.16.
      "fourteen days of interest on the first one moved",
      [
        ...OVERDUE,
        ["2025-06-15", 9_846, 816 + 381, 0, 0],
        ["2025-07-15", 9_945, 717, 0, 0],
        ["2025-08-15", 10_044, 618, 0, 0],
        ["2025-09-15", 10_145, 517, 0, 0],
        ["2025-10-15", 10_246, 416, 0, 0],
        ["2025-11-15", 10_348, 314, 0, 0],
        ["2025-12-15", 10_452, 210, 0, 0],
        ["2026-01-15", 10_554, 106, 0, 0],
      ],
    ],
    [
      "move by a week for nothing",
      "the same amounts a week later",
      [
        ...OVERDUE,
        ["2025-06-08", 9_846, 816, 0, 0],
        ["2025-07-08", 9_945, 717, 0, 0],
        ["2025-08-08", 10_044, 618, 0, 0],
        ["2025-09-08", 10_145, 517, 0, 0],
        ["2025-10-08", 10_246, 416, 0, 0],
        ["2025-11-08", 10_348, 314, 0, 0],
        ["2025-12-08", 10_452, 210, 0, 0],
        ["2026-01-08", 10_554, 106, 0, 0],
      ],
    ],
    [
      "defer two and the arrears, bearing interest",
      // Overdue from 10 May: 96.52 × 12 % × 261 / 360 = 8.397 to 1 Feb; 97.49 × 291 / 360 = 9.457.
      // From their due dates: 98.46 × 10 % (10 months) = 9.846; 99.45 × 10 % = 9.945.
      "behind the last, each with the interest of its wait",
      [
        ["2025-08-01", 10_044, 618, 0, 0],
        ["2025-09-01", 10_145, 517, 0, 0],
        ["2025-10-01", 10_246, 416, 0, 0],
        ["2025-11-01", 10_348, 314, 0, 0],
        ["2025-12-01", 10_452, 210, 0, 0],
        ["2026-01-01", 10_554, 106, 0, 0],
        ["2026-02-01", 9_652, 1_010 + 840, 0, 0],
        ["2026-03-01", 9_749, 913 + 946, 0, 0],
        ["2026-04-01", 9_846, 816 + 985, 0, 0],
        ["2026-05-01", 9_945, 717 + 994, 0, 0],
      ],
    ],
    [
      "defer two for nothing",
      "behind the last, the overdue stays overdue",
      [
        ...OVERDUE,
        ["2025-08-01", 10_044, 618, 0, 0],
        ["2025-09-01", 10_145, 517, 0, 0],
        ["2025-10-01", 10_246, 416, 0, 0],
        ["2025-11-01", 10_348, 314, 0, 0],
        ["2025-12-01", 10_452, 210, 0, 0],
        ["2026-01-01", 10_554, 106, 0, 0],
        ["2026-02-01", 9_846, 816, 0, 0],
        ["2026-03-01", 9_945, 717, 0, 0],
      ],
    ],
    [
      "capitalize overdue interest",
      // 1009.81 + 19.23 = 1029.04 at 1 % over 8: level 134.49.
      "1,029.04 over the eight that are left",
      [
        ["2025-06-01", 12_420, 1_029, 0, 0],
        ["2025-07-01", 12_544, 905, 0, 0],
        ["2025-08-01", 12_670, 779, 0, 0],
        ["2025-09-01", 12_796, 653, 0, 0],
        ["2025-10-01", 12_924, 525, 0, 0],
        ["2025-11-01", 13_053, 396, 0, 0],
        ["2025-12-01", 13_184, 265, 0, 0],
        ["2026-01-01", 13_313, 133, 0, 0],
      ],
    ],
    [
      "forgive 300.00 of principal",
      // The overdue 194.01 first, 105.99 of what is ahead: 709.81 at 1 % over 8, level 92.77.
      "the overdue principal is gone, the rest computed again",
      [
        ["2025-04-01", 0, 1_010, 0, 0],
        ["2025-05-01", 0, 913, 0, 0],
        ["2025-06-01", 8_567, 710, 0, 0],
        ["2025-07-01", 8_653, 624, 0, 0],
        ["2025-08-01", 8_739, 538, 0, 0],
        ["2025-09-01", 8_827, 450, 0, 0],
        ["2025-10-01", 8_915, 362, 0, 0],
        ["2025-11-01", 9_004, 273, 0, 0],
        ["2025-12-01", 9_094, 183, 0, 0],
        ["2026-01-01", 9_182, 92, 0, 0],
      ],
    ],
    [
      "settle for 700.00",
      "the two payments, and the rest of the claim the day after",
      [
        ["2025-06-01", 40_000, 0, 0, 0],
        ["2025-07-01", 30_000, 0, 0, 0],
        ["2025-07-02", 30_981, 5_637, 0, 0],
      ],
    ],
  ])("%s: %s", (name, _, lines) => {
    expect(unpaidOf(stateOf(changed(LATE, REQUESTS[name])))).toEqual(lines);
  });

  it("extends by four: 815.80 over twelve at 1 percent is 72.48 a month", () => {
    const lines = unpaidOf(stateOf(changed(LATE, REQUESTS["extend by four"])));
    expect(lines.slice(0, 3)).toEqual([...OVERDUE, ["2025-06-01", 6_432, 816, 0, 0]]);
    expect(lines).toHaveLength(14);
    expect(lines.at(-1)).toEqual(["2026-05-01", 7_181, 72, 0, 0]);
  });

  it("extends as little as an amount asks: at most 60.00 takes seven more", () => {
    const by = { installmentMax: minor(6_000) };
    const lines = unpaidOf(stateOf(changed(LATE, { kind: "extend", reason, by })));
    // 815.80 at 1 % over 15 is 58.84, over 14 it is 62.74.
    expect(lines.length - OVERDUE.length).toBe(15);
    expect((lines[2]?.[1] ?? 0) + (lines[2]?.[2] ?? 0)).toBe(5_884);
  });

  it("goes on as the contract does at the end of a month", () => {
    const terms = { ...TERMS, installmentCount: 2, firstDueOn: businessDate("2025-01-31") };
    const loan = loanOf("2025-01-10", [], { terms });
    const lines = unpaidOf(stateOf(changed(loan, REQUESTS["extend by four"])));
    expect(lines.map(([dueOn]) => dueOn)).toEqual([
      "2025-01-31",
      "2025-02-28",
      "2025-03-31",
      "2025-04-30",
      "2025-05-31",
      "2025-06-30",
    ]);
  });
});

describe("a modification that is refused", () => {
  const current = loanOf("2025-03-10", [
    [10_662, "2025-02-01"],
    [10_662, "2025-03-01"],
  ]);
  const matured = on(LATE, "2026-03-01");
  const rows = { ...LATE, terms: null };

  it.each<readonly [string, ModifiableLoan, ModificationRequest, object]>([
    [
      "re-aging what is not late",
      current,
      REQUESTS["re-age, interest kept"],
      { code: "modification.not_past_due" },
    ],
    [
      "re-amortizing what is not late",
      current,
      REQUESTS["re-amortize, interest kept"],
      { code: "modification.not_past_due" },
    ],
    [
      "re-aging to today",
      LATE,
      { ...REQUESTS["re-age, interest kept"], firstDueOn: LATE.asOf },
      { code: "modification.due_too_early", dueOn: "2025-05-10", after: "2025-05-10" },
    ],
    [
      "spreading over no installments",
      matured,
      REQUESTS["re-amortize, interest kept"],
      { code: "modification.no_installments_left", count: 0 },
    ],
    [
      "extending a loan of rows",
      rows,
      REQUESTS["extend by four"],
      { code: "modification.terms_missing" },
    ],
    [
      "an amount that no term reaches",
      LATE,
      { kind: "extend", reason, by: { installmentMax: minor(100) } },
      { code: "modification.installment_not_reachable" },
    ],
    [
      "a rate that is not lower",
      LATE,
      { kind: "cut-rate", reason, annualRatePercent: "12.0" },
      { code: "modification.rate_not_lower", annualRatePercent: "12" },
    ],
    [
      "deferring more than there is",
      LATE,
      { ...REQUESTS["defer two for nothing"], installmentCount: 9 },
      { code: "modification.no_installments_left", count: 8 },
    ],
    [
      "moving to before today",
      LATE,
      { ...REQUESTS["move by a week for nothing"], to: { days: -22 } },
      { code: "modification.due_too_early", dueOn: "2025-05-10", after: "2025-05-10" },
    ],
    [
      "capitalizing nothing",
      current,
      REQUESTS["capitalize overdue interest"],
      { code: "modification.nothing_to_capitalize" },
    ],
    [
      "forgiving more than is owed",
      LATE,
      { kind: "forgive", reason, component: "interest", amount: minor(5_638), as: "waiver" },
      { code: "modification.beyond_owed", component: "interest", owed: 5_637 },
    ],
    [
      "settling for all of it",
      LATE,
      {
        kind: "settle",
        reason,
        payments: [{ on: businessDate("2025-06-01"), amount: minor(106_618) }],
      },
      { code: "modification.settlement_not_less", owed: 106_618 },
    ],
    [
      "anything on a loan that owes nothing",
      loanOf("2025-05-10", [[127_943, "2025-01-05"]]),
      REQUESTS["extend by four"],
      { code: "modification.nothing_owed" },
    ],
    [
      "undoing what was never done",
      LATE,
      { kind: "undo", reason },
      { code: "modification.nothing_to_undo" },
    ],
  ])("%s", (_, loan, request, refusal) => {
    expect(refusalOf(loan, request)).toMatchObject(refusal);
  });

  it("weekly dates cannot all move to one day of the month", () => {
    const loan = loanOf("2025-01-10", [], { terms: { ...TERMS, frequency: "weekly" } });
    expect(refusalOf(loan, REQUESTS["move to the 15th"])).toEqual({
      code: "modification.due_dates_collide",
      dueOn: "2025-02-15",
    });
  });
});

describe("what comes after a re-age", () => {
  const aged = changed(LATE, REQUESTS["re-age, interest kept"]);

  it("is due from the new dates on", () => {
    expect(stateOf(on(aged, "2025-06-15"))).toMatchObject({ daysPastDue: 0 });
    expect(stateOf(on(aged, "2025-06-20"))).toMatchObject({
      daysPastDue: 5,
      pastDueAmount: 26_656,
    });
  });

  it("is paid by money of its own days", () => {
    const paid = withEntry(aged, (sequence) => payment(sequence, 26_656, "2025-06-15"));
    expect(stateOf(on(paid, "2025-06-20"))).toMatchObject({
      daysPastDue: 0,
      nextDueOn: "2025-07-15",
      nextDueAmount: 26_654,
    });
  });

  it("a payment of before that we learn of lowers the new lines, oldest first", () => {
    const paid = withEntry(aged, (sequence) => payment(sequence, 10_662, "2025-04-20"));
    const state = stateOf(paid);
    expect(state.daysPastDue).toBe(0);
    expect(state.outstanding.total).toBe(106_618 - 10_662);
    // April was paid then: 96.52 of principal, 10.10 of interest.
    expect(state.installments[2]?.paid).toMatchObject({ principal: 9_652, interest: 1_010 });
    expect(unpaidOf(state)[0]).toEqual(["2025-06-15", 25_246 - 9_652, 1_410 - 1_010, 0, 0]);
  });

  it("a payment of before that is taken back makes the loan late again", () => {
    const [first] = LATE.ledger;
    if (!first) throw new Error("no payment");
    const state = stateOf(withEntry(aged, (sequence) => reversal(sequence, first)));
    // The second payment pays February; March is unpaid since its own due date.
    expect(state).toMatchObject({
      oldestUnpaidDueOn: "2025-03-01",
      daysPastDue: 70,
      pastDueAmount: 10_662,
    });
    expect(state.outstanding.total).toBe(106_618 + 10_662);
  });
});

describe("charges", () => {
  const rules = { ...PLAIN_RULES, charges: CHARGES };
  const loan = loanOf("2025-05-10", [[10_662, "2025-02-01"]], { rules });
  const aged = changed(loan, REQUESTS["re-age, interest kept"]);

  it("that arose before stay owed and grow no more once nothing is overdue", () => {
    const before = stateOf(loan);
    expect(before.outstanding.penalty).toBeGreaterThan(0);
    expect(stateOf(aged).charges).toEqual(before.charges);
    expect(stateOf(on(aged, "2025-06-10")).outstanding.penalty).toBe(before.outstanding.penalty);
  });

  it("that a payment of before makes undone are gone, also after a modification", () => {
    const paid = withEntry(aged, (sequence) => payment(sequence, 10_662, "2025-03-01"));
    const without = withEntry(loan, (sequence) => payment(sequence, 10_662, "2025-03-01"));
    expect(stateOf(paid).charges).toEqual(stateOf(without).charges);
  });

  it("go on growing on arrears that stay", () => {
    const extended = changed(loan, REQUESTS["extend by four"]);
    const later = "2025-05-31";
    expect(stateOf(on(extended, later)).charges).toEqual(stateOf(on(loan, later)).charges);
  });

  it("become principal when they are capitalized", () => {
    const { penalty, principal } = stateOf(loan).outstanding;
    const request = {
      ...REQUESTS["capitalize overdue interest"],
      components: ["penalty"] as const,
    };
    const state = stateOf(changed(loan, request));
    expect(state.outstanding).toMatchObject({ penalty: 0, principal: principal + penalty });
  });
});

describe("interest by the day", () => {
  const rules = {
    ...PLAIN_RULES,
    interest: {
      kind: "daily",
      annualRatePercent: "12",
      dayCount: "act-365f",
      from: TERMS.disbursedOn,
    },
  } as const;
  const loan = loanOf("2025-05-10", [[10_662, "2025-02-01"]], { rules });

  it("that is overdue is asked by the new lines, and not twice", () => {
    const aged = changed(loan, REQUESTS["re-age, interest kept"]);
    // Untouched until 15 June both earn the same, on the same principal.
    const due = stateOf(on(aged, "2025-06-15"));
    const { installments } = stateOf(on(loan, "2025-06-15"));
    const asked = installments.filter(({ dueOn }) => dueOn <= "2025-06-15");
    const billed = asked.reduce((sum, { interest, paid }) => sum + interest - paid.interest, 0);
    const accrued = stateOf(on(loan, "2025-06-15")).accruedInterest;
    const line = due.installments.find(({ dueOn }) => dueOn === "2025-06-15");
    expect((line?.interest ?? 0) + due.accruedInterest).toBe(billed + accrued);
  });

  it("is earned at the new rate from the day of a cut on", () => {
    const cut = changed(loan, REQUESTS["cut the rate to 6 percent"]);
    const plain = stateOf(on(loan, "2025-05-20")).accruedInterest;
    const less = stateOf(on(cut, "2025-05-20")).accruedInterest;
    // 1,105.38 × 6 % × 10 / 365 = 1.817 less in the ten days after it.
    expect(plain - less).toBe(182);
  });
});
