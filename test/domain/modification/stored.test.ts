import { describe, expect, it } from "vitest";
import {
  decodeInstallments,
  encodeInstallments,
  scheduleOn,
  versionsInForce,
} from "../../../src/domain/loan/schedule";
import { modify } from "../../../src/domain/modification/modify";
import { businessDate } from "../../../src/kernel/calendar";
import { applied, loanOf } from "../../support/modifiable-loans";

describe("a version of a modification", () => {
  const loan = loanOf("2025-01-10");
  const made = modify(loan, { kind: "extend", reason: null, by: { addedCount: 2 } });
  if (!made.ok) throw new Error(made.refusal.code);
  const { schedule } = made.value;

  it("is read as it was stored: old lines first, each version in order of its dates", () => {
    const text = encodeInstallments(schedule.installments);
    expect(decodeInstallments(text)).toEqual(schedule.installments);
    expect(schedule.installments.slice(0, 12)).toEqual(loan.schedules[0]?.installments);
    expect(schedule.installments.slice(12).map(({ since }) => since)).toEqual(Array(14).fill(2));
  });

  it.each([
    ["out of order within a version", '[["2025-02-01",1,0,0,2],["2025-01-01",1,0,0,2]]'],
    ["of an earlier version behind a later one", '[["2025-02-01",1,0,0,3],["2025-01-01",1,0,0,2]]'],
    ["of version 1, which has no such mark", '[["2025-02-01",1,0,0,1]]'],
    ["of half a version", '[["2025-02-01",1,0,0,2.5]]'],
    ["of six values", '[["2025-02-01",1,0,0,2,3]]'],
  ])("is damaged with lines %s", (_, text) => {
    expect(() => decodeInstallments(text)).toThrow();
  });

  it("is in effect from its day on, and the first one before any", () => {
    const { schedules } = applied(loan, made.value);
    for (const [day, version] of [
      ["2024-01-01", 1],
      ["2025-01-09", 1],
      ["2025-01-10", 2],
    ] as const) {
      const asOf = businessDate(day);
      expect(scheduleOn(schedules, asOf)?.version).toBe(version);
      expect(versionsInForce(schedules, asOf).at(-1)?.version).toBe(version);
    }
    expect(scheduleOn([], loan.asOf)).toBeUndefined();
  });
});
