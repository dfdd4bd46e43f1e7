import { describe, expect, it } from "vitest";
import {
  type Origination,
  type VintageMonth,
  vintagesOf,
} from "../../../src/domain/vintage/vintage";
import { minor } from "../../../src/kernel/money";
import type { Month } from "../../../src/kernel/month";

/** Ten loans of 100 each in a vintage; so many late now and for the first time, beyond 30 days. */
function row(vintage: string, month: string, late: number, first: number): VintageMonth {
  const figures = (loanCount: number, each: number) => ({
    loanCount,
    amount: minor(loanCount * each),
  });
  const none = figures(0, 0);
  return {
    vintage: vintage as Month,
    month: month as Month,
    loanCount: 10,
    balance: minor(800),
    late: { 30: figures(late, 80), 60: none, 90: none },
    firstLate: { 30: figures(first, 100), 60: none, 90: none },
  };
}

function originated(vintage: string, count: number, amount: number): Origination {
  return { vintage: vintage as Month, originatedCount: count, originatedAmount: minor(amount) };
}

describe("a vintage", () => {
  const [vintage] = vintagesOf(
    [
      row("2025-11", "2026-02", 1, 1),
      row("2025-11", "2025-11", 0, 0),
      row("2025-11", "2025-12", 2, 2),
      row("2025-11", "2026-01", 0, 0),
    ],
    [originated("2025-11", 10, 1000)],
  );

  it("is followed from the month of its disbursement, over the end of a year", () => {
    expect(vintage?.ages.map(({ monthsOnBook, month }) => [monthsOnBook, month])).toEqual([
      [0, "2025-11"],
      [1, "2025-12"],
      [2, "2026-01"],
      [3, "2026-02"],
    ]);
  });

  it("tells who is late now, by what they owe, over the amount disbursed", () => {
    expect(vintage?.ages[1]?.current[30]).toEqual({
      loanCount: 2,
      amount: 160,
      percent: "20.0000",
      amountPercent: "16.0000",
    });
    expect(vintage?.ages[2]?.current[30].loanCount).toBe(0);
  });

  it("keeps who was ever late, also when they are not any more", () => {
    expect(vintage?.ages.map(({ ever }) => ever[30].percent)).toEqual([
      "0.0000",
      "20.0000",
      "20.0000",
      "30.0000",
    ]);
    expect(vintage?.ages[3]?.ever[30].amountPercent).toBe("30.0000");
  });

  it("adds up what several partitions tell of it, also one whose loans are gone", () => {
    const rows = [row("2026-01", "2026-01", 0, 0), row("2026-01", "2026-02", 1, 1)];
    const [whole] = vintagesOf(
      [...rows, row("2026-01", "2026-02", 2, 2)],
      [originated("2026-01", 10, 1000), originated("2026-01", 12, 1000)],
    );
    expect(whole).toMatchObject({ originatedCount: 22, originatedAmount: 2000 });
    expect(whole?.ages[1]?.current[30]).toMatchObject({ loanCount: 3, percent: "13.6364" });
  });

  it("has no share where no amount is known", () => {
    const [vintage] = vintagesOf([row("2026-01", "2026-01", 1, 1)], [originated("2026-01", 10, 0)]);
    expect(vintage?.ages[0]?.current[30].amountPercent).toBeNull();
  });
});
