import { describe, expect, it } from "vitest";
import type { Conventions } from "../../../src/domain/loan/conventions";
import { businessDate } from "../../../src/kernel/calendar";
import { minor } from "../../../src/kernel/money";
import {
  interestsOf,
  principalsOf,
  refusalOf,
  rowsOf,
  sumOf,
  totalsOf,
} from "../../support/contract";

const change = (from: string, annualRatePercent: string): Partial<Conventions> => ({
  rateChanges: [{ from: businessDate(from), annualRatePercent }],
});
const paidOut = (...parts: readonly (readonly [string, number])[]): Partial<Conventions> => ({
  disbursements: parts.map(([on, amount]) => ({ on: businessDate(on), amount: minor(amount) })),
});

describe("another rate from a date on", () => {
  it("on a due date: the next installment is computed again for what is left", () => {
    const rows = rowsOf(change("2025-04-15", "6"));
    // After three of 10,662: 91,329 left, 9 payments at 0.5 %: 10,403.05; interest 456.65.
    expect(totalsOf(rows).slice(0, 5)).toEqual([10_662, 10_662, 10_662, 10_403, 10_403]);
    expect(interestsOf(rows).slice(0, 4)).toEqual([1_200, 1_105, 1_010, 457]);
    expect(sumOf(principalsOf(rows))).toBe(120_000);
  });

  it("within a period: 16 days at the old rate and 14 at the new", () => {
    const rows = rowsOf(change("2025-04-01", "6"));
    // 100,981 × (12 % × 16 + 6 % × 14) ÷ 360 = 774.19; 101,755.19 in 10 payments at 0.5 %, the first
    // now: ÷ 9.77906 = 10,405.41.
    expect(rows[2]).toMatchObject({ interest: 774, principal: 10_405 - 774 });
    expect(totalsOf(rows).slice(3, -1)).toEqual(Array(8).fill(10_405));
  });

  it("by actual days: 17 of 31 at the old rate", () => {
    const rows = rowsOf(
      { dayCount: "act-360", ...change("2025-02-01", "24") },
      { method: "interest-only" },
    );
    // 120,000 × (12 % × 17 + 24 % × 14) ÷ 360 = 1,800.
    expect(interestsOf(rows).slice(0, 2)).toEqual([1_800, 2_240]);
  });

  it("changes no installment before it, whatever the day count", () => {
    const conventions = { dayCount: "act-365f" } as const;
    const plain = rowsOf(conventions);
    const changed = rowsOf({ ...conventions, ...change("2025-07-15", "24") });
    expect(changed.slice(0, 6)).toEqual(plain.slice(0, 6));
    expect(changed[6]).not.toEqual(plain[6]);
  });

  it("after a period has all its days already changes nothing in it", () => {
    // A regular first period is 30 days: they are over on 31 January, long before the due date.
    const rows = rowsOf(change("2025-03-01", "24"), {
      method: "interest-only",
      disbursedOn: businessDate("2025-01-01"),
      firstDueOn: businessDate("2025-03-31"),
    });
    expect(interestsOf(rows).slice(0, 2)).toEqual([1_200, 2_400]);
  });

  it("twice in one period", () => {
    const rateChanges = [
      { from: businessDate("2025-01-20"), annualRatePercent: "24" },
      { from: businessDate("2025-01-25"), annualRatePercent: "6" },
    ];
    const rows = rowsOf({ rateChanges }, { method: "interest-only" });
    // 30/360: 5 days at 12 %, 5 at 24 %, 20 at 6 % of 120,000: 200 + 400 + 400.
    expect(interestsOf(rows).slice(0, 2)).toEqual([1_000, 600]);
  });

  it("before the loan begins counts from its first day, after its end never", () => {
    const early = rowsOf(change("2024-12-31", "6"));
    expect(early).toEqual(rowsOf({}, { annualRatePercent: "6" }));
    expect(rowsOf(change("2026-01-15", "6"))).toEqual(rowsOf({}));
  });

  it("down to nothing: what is left in even parts", () => {
    const rows = rowsOf(change("2025-04-15", "0"));
    // 91,329 in nine: 10,147.67, rounded up.
    expect(totalsOf(rows).slice(3)).toEqual([...Array(8).fill(10_148), 10_145]);
  });

  it("flat: level before and level after", () => {
    const rows = rowsOf(change("2025-07-15", "6"), { method: "flat" });
    expect(interestsOf(rows)).toEqual([...Array(6).fill(1_200), ...Array(6).fill(600)]);
    expect(principalsOf(rows)).toEqual(Array(12).fill(10_000));
  });

  it("a single payment: half a year at each", () => {
    const single = {
      method: "single",
      installmentCount: 1,
      firstDueOn: businessDate("2026-01-15"),
    };
    const [row] = rowsOf(change("2025-07-15", "6"), { ...single, method: "single" });
    expect(row?.interest).toBe(7_200 + 3_600);
  });
});

describe("money paid out in parts", () => {
  it("annuity: the level installment rises when the second part comes", () => {
    const rows = rowsOf(paidOut(["2025-01-15", 60_000], ["2025-03-01", 60_000]));
    // 60,000 at 1 % in 12: 5,330.93. Then 55,269 and 60,000 with 552.69 and 60,000 × 12 % × 14 ÷ 360 =
    // 280 of interest, in 11 payments, the first now: 116,101.69 ÷ 10.471305 = 11,087.60.
    expect(rows[0]).toMatchObject({ interest: 600, principal: 5_331 - 600 });
    expect(rows[1]).toMatchObject({ interest: 833, principal: 11_088 - 833 });
    expect(totalsOf(rows).slice(2, -1)).toEqual(Array(9).fill(11_088));
    expect(sumOf(principalsOf(rows))).toBe(120_000);
  });

  it("on a due date: it bears interest from then on", () => {
    const rows = rowsOf(paidOut(["2025-01-15", 60_000], ["2025-02-15", 60_000]));
    expect(interestsOf(rows).slice(0, 2)).toEqual([600, 1_153]);
  });

  it("twice on the first day is all at once", () => {
    const rows = rowsOf(paidOut(["2025-01-15", 50_000], ["2025-01-15", 70_000]));
    expect(rows).toEqual(rowsOf({}));
  });

  it("equal principal: divided again over the rest", () => {
    const rows = rowsOf(paidOut(["2025-01-15", 60_000], ["2025-07-15", 60_000]), {
      method: "equal-principal",
    });
    // 60,000 ÷ 12 = 5,000 six times; then 30,000 and 60,000 in six.
    expect(principalsOf(rows)).toEqual([...Array(6).fill(5_000), ...Array(6).fill(15_000)]);
    expect(interestsOf(rows).slice(5, 7)).toEqual([350, 900]);
  });

  it("flat: interest on all that was paid out", () => {
    const rows = rowsOf(paidOut(["2025-01-15", 60_000], ["2025-07-15", 60_000]), {
      method: "flat",
    });
    expect(interestsOf(rows)).toEqual([...Array(6).fill(600), ...Array(6).fill(1_200)]);
    expect(principalsOf(rows)).toEqual([...Array(6).fill(5_000), ...Array(6).fill(15_000)]);
  });

  it("interest-only: on what is outstanding, all of it at the end", () => {
    const rows = rowsOf(paidOut(["2025-01-15", 20_000], ["2025-06-15", 100_000]), {
      method: "interest-only",
    });
    expect(interestsOf(rows)).toEqual([...Array(5).fill(200), ...Array(7).fill(1_200)]);
    expect(rows.at(-1)?.principal).toBe(120_000);
  });

  it("with carried interest ends at nothing all the same", () => {
    const parts = paidOut(["2025-01-15", 60_001], ["2025-03-01", 59_999]);
    const rows = rowsOf({ ...parts, dayCount: "act-365f", interestCarry: "carried" });
    expect(sumOf(principalsOf(rows))).toBe(120_000);
    expect(new Set(totalsOf(rows).slice(1, -1)).size).toBe(1);
  });
});

describe("refusals of events", () => {
  it.each<[string, Partial<Conventions>, object]>([
    [
      "parts that are not the principal",
      paidOut(["2025-01-15", 60_000], ["2025-03-01", 59_999]),
      { code: "loan.disbursements_mismatch", expected: 120_000, given: 119_999 },
    ],
    [
      "a first part that does not come with the loan",
      paidOut(["2025-01-16", 120_000]),
      { code: "loan.disbursements_out_of_order", on: "2025-01-16" },
    ],
    [
      "a part before the one before",
      paidOut(["2025-01-15", 20_000], ["2025-05-01", 50_000], ["2025-04-01", 50_000]),
      { code: "loan.disbursements_out_of_order", on: "2025-04-01" },
    ],
    [
      "a part on the last due date",
      paidOut(["2025-01-15", 60_000], ["2026-01-15", 60_000]),
      {
        code: "loan.disbursement_after_last_due",
        on: "2026-01-15",
        lastDueOn: "2026-01-15",
      },
    ],
    [
      "a part of nothing",
      paidOut(["2025-01-15", 120_000], ["2025-02-15", 0]),
      { code: "loan.convention_invalid", field: "disbursements", value: "0 on 2025-02-15" },
    ],
    [
      "a rate that is none",
      change("2025-04-15", "six"),
      { code: "loan.convention_invalid", field: "rateChanges", value: "six from 2025-04-15" },
    ],
    [
      "two rates from one day on",
      {
        rateChanges: ["6", "7"].map((annualRatePercent) => ({
          from: businessDate("2025-04-15"),
          annualRatePercent,
        })),
      },
      { code: "loan.convention_invalid", field: "rateChanges", value: "7 from 2025-04-15" },
    ],
  ])("%s", (_, conventions, refusal) => expect(refusalOf(conventions)).toEqual(refusal));
});
