import { describe, expect, it } from "vitest";
import type { Conventions } from "../../../src/domain/loan/conventions";
import type { LoanTerms } from "../../../src/domain/loan/terms";
import { businessDate } from "../../../src/kernel/calendar";
import { ZERO } from "../../../src/kernel/money";
import {
  interestsOf,
  principalsOf,
  refusalOf,
  rowsOf,
  sumOf,
  totalsOf,
} from "../../support/contract";

describe("grace on principal", () => {
  it("annuity: three of interest alone, then level over the other nine", () => {
    const rows = rowsOf({ principalGraceCount: 3 });
    // 120,000 × 0.01 ÷ (1 − 1.01⁻⁹) = 14,008.84.
    expect(totalsOf(rows).slice(0, -1)).toEqual([1_200, 1_200, 1_200, ...Array(8).fill(14_009)]);
    expect(sumOf(principalsOf(rows))).toBe(120_000);
  });

  it("equal principal: the parts are of the other ten", () => {
    const rows = rowsOf({ principalGraceCount: 2 }, { method: "equal-principal" });
    expect(principalsOf(rows)).toEqual([0, 0, ...Array(10).fill(12_000)]);
    expect(interestsOf(rows).slice(0, 4)).toEqual([1_200, 1_200, 1_200, 1_080]);
  });

  it("flat: interest runs on in level parts", () => {
    const rows = rowsOf({ principalGraceCount: 2 }, { method: "flat" });
    expect(totalsOf(rows)).toEqual([1_200, 1_200, ...Array(10).fill(13_200)]);
  });
});

describe("grace on interest", () => {
  it("deferred: the first installment after it asks for all of it", () => {
    const rows = rowsOf({ interestGraceCount: 2 });
    const plain = rowsOf({});
    expect(principalsOf(rows)).toEqual(principalsOf(plain));
    // 1,200 + 1,105 + 1,010.
    expect(interestsOf(rows).slice(0, 4)).toEqual([0, 0, 3_315, interestsOf(plain)[3]]);
    expect(sumOf(interestsOf(rows))).toBe(sumOf(interestsOf(plain)));
  });

  it("waived: those periods bear none, and the level installment is of the whole", () => {
    const rows = rowsOf({ interestGraceCount: 2, interestGrace: "waived" });
    // Payments 1 and 2 count whole, ten more at 1 %: 120,000 ÷ (2 + 9.471305) = 10,460.88.
    expect(rows[0]).toMatchObject({ principal: 10_461, interest: 0 });
    expect(interestsOf(rows).slice(1, 3)).toEqual([0, 991]);
    expect(new Set(totalsOf(rows).slice(0, -1))).toEqual(new Set([10_461]));
  });

  it("flat, waived: ten months of interest over ten installments", () => {
    const rows = rowsOf({ interestGraceCount: 2, interestGrace: "waived" }, { method: "flat" });
    expect(interestsOf(rows)).toEqual([0, 0, ...Array(10).fill(1_200)]);
    expect(principalsOf(rows)).toEqual(Array(12).fill(10_000));
  });

  it("with grace on principal: installments that ask nothing", () => {
    const rows = rowsOf({ interestGraceCount: 2, principalGraceCount: 2 });
    expect(totalsOf(rows).slice(0, 2)).toEqual([0, 0]);
    expect(rows[2]?.interest).toBe(3_600);
  });

  it("carried and deferred: the sum is that of the exact interest", () => {
    const carried = { interestCarry: "carried", dayCount: "act-365f" } as const;
    const rows = rowsOf({ ...carried, interestGraceCount: 5 });
    expect(sumOf(interestsOf(rows))).toBe(sumOf(interestsOf(rowsOf(carried))));
  });
});

describe("a due day of two a month", () => {
  it("may be the end of a month that is shorter", () => {
    const firstDueOn = businessDate("2025-02-28");
    const rows = rowsOf({ dueDay: 31 }, { frequency: "semimonthly", firstDueOn });
    expect(rows.slice(0, 3).map(({ dueOn }) => dueOn)).toEqual([
      "2025-02-28",
      "2025-03-15",
      "2025-03-31",
    ]);
  });
});

describe("refusals of conventions", () => {
  const businessDays = { rule: "following", weekend: [6, 7], holidays: [] } as const;
  const invalid = (field: keyof Conventions, value: string) => ({
    code: "loan.convention_invalid",
    field,
    value,
  });

  it.each<[string, Partial<Conventions>, Partial<LoanTerms>, object]>([
    [
      "grace on principal to the end",
      { principalGraceCount: 12 },
      {},
      { code: "loan.grace_too_long", field: "principalGraceCount", installmentCount: 12 },
    ],
    [
      "grace on interest to the end",
      { interestGraceCount: 12 },
      {},
      { code: "loan.grace_too_long", field: "interestGraceCount", installmentCount: 12 },
    ],
    ["less than no grace", { interestGraceCount: -1 }, {}, invalid("interestGraceCount", "-1")],
    ["half a grace", { principalGraceCount: 0.5 }, {}, invalid("principalGraceCount", "0.5")],
    [
      "a multiple of nothing",
      { installmentMultiple: ZERO },
      {},
      invalid("installmentMultiple", "0"),
    ],
    ["the 32nd", { dueDay: 32 }, {}, invalid("dueDay", "32")],
    ["the 0th", { dueDay: 0 }, {}, invalid("dueDay", "0")],
    [
      "a day of the month every week",
      { dueDay: 5 },
      { frequency: "weekly" },
      invalid("dueDay", "5"),
    ],
    [
      "a day that is none of the two a month",
      { dueDay: 10 },
      { frequency: "semimonthly" },
      invalid("dueDay", "10"),
    ],
    [
      "an eighth day of the week",
      { businessDays: { ...businessDays, weekend: [8] } },
      {},
      invalid("businessDays", "8"),
    ],
    [
      "a week of weekend",
      { businessDays: { ...businessDays, weekend: [1, 2, 3, 4, 5, 6, 7] } },
      {},
      invalid("businessDays", "no day of the week"),
    ],
    [
      "a holiday that does not exist",
      { businessDays: { ...businessDays, holidays: ["2025-02-29" as never] } },
      {},
      invalid("businessDays", "2025-02-29"),
    ],
    [
      "a daily rhythm that stands still over the weekend",
      { businessDays },
      { frequency: "daily", firstDueOn: businessDate("2025-02-14") },
      { code: "loan.due_dates_collide", dueOn: "2025-02-17" },
    ],
    [
      "a first due date that moves before the money",
      { businessDays: { ...businessDays, rule: "preceding" } },
      { disbursedOn: businessDate("2025-02-15") },
      { code: "loan.first_due_before_disbursement", disbursedOn: "2025-02-15" },
    ],
    [
      "a custom loan",
      { principalGraceCount: 12 },
      { method: "custom" },
      { code: "loan.schedule_not_derivable" },
    ],
  ])("%s", (_, conventions, changes, refusal) => {
    expect(refusalOf(conventions, changes)).toEqual(refusal);
  });
});
