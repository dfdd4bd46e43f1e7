import { describe, expect, it } from "vitest";
import {
  bucketDriftOf,
  DRIFT_FIELDS,
  driftOf,
  STANDING_FIELDS,
  type StoredNumbers,
} from "../../../src/domain/reconciliation/drift";
import { businessDate } from "../../../src/kernel/calendar";
import { minor } from "../../../src/kernel/money";

const NUMBERS: StoredNumbers = {
  status: "active",
  evaluatedOn: businessDate("2026-01-15"),
  pastDueSince: null,
  pastDueAmount: minor(0),
  principalBalance: minor(90_000),
  bucket: 0,
  nextDueOn: businessDate("2026-02-01"),
  nextDueAmount: minor(9_000),
  credit: minor(0),
  nextActionOn: businessDate("2026-01-27"),
  scheduleVersion: 1,
  entryCount: 2,
  promises: "1 kept 5000",
};

describe("the drift of a loan", () => {
  it("is nothing when all numbers agree", () => {
    expect(driftOf(NUMBERS, { ...NUMBERS })).toEqual([]);
  });

  it("names each field that differs, whichever it is, with both sides", () => {
    for (const field of Object.keys(NUMBERS) as (keyof StoredNumbers)[]) {
      const stored = { ...NUMBERS, [field]: "other" };
      const folded = NUMBERS[field] === null ? null : String(NUMBERS[field]);
      expect(driftOf(stored, NUMBERS)).toEqual([{ field, stored: "other", folded }]);
      expect(DRIFT_FIELDS).toContain(field);
    }
  });

  it("looks at no more than it is asked to", () => {
    const later = { ...NUMBERS, evaluatedOn: businessDate("2026-01-20"), nextActionOn: null };
    expect(driftOf(NUMBERS, later, STANDING_FIELDS)).toEqual([]);
  });
});

describe("the drift of portfolio numbers", () => {
  const row = { currency: "USD", bucket: 1, loanCount: 2, pastDueAmount: 500, balance: 9_000 };

  it("is nothing when they are the sums, and a row of zeros is as good as none", () => {
    const zeros = { currency: "USD", bucket: 4, loanCount: 0, pastDueAmount: 0, balance: 0 };
    expect(bucketDriftOf([row, zeros], [{ ...row }])).toEqual([]);
    expect(bucketDriftOf([], [])).toEqual([]);
  });

  it("names currency, bucket and number, also where one side has no row", () => {
    expect(bucketDriftOf([{ ...row, balance: 9_001 }], [row])).toEqual([
      { currency: "USD", bucket: 1, field: "balance", stored: "9001", folded: "9000" },
    ]);
    expect(bucketDriftOf([], [row]).map(({ field, stored }) => [field, stored])).toEqual([
      ["loanCount", "0"],
      ["pastDueAmount", "0"],
      ["balance", "0"],
    ]);
    expect(bucketDriftOf([row], []).every(({ folded }) => folded === "0")).toBe(true);
  });
});
