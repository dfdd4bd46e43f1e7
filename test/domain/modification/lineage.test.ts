import { describe, expect, it } from "vitest";
import {
  FFIEC_RE_AGE,
  lineage,
  reAgeDates,
  reAgeWindows,
} from "../../../src/domain/modification/lineage";
import type { ModifiableLoan } from "../../../src/domain/modification/modification";
import { type ModificationRequest, modify } from "../../../src/domain/modification/modify";
import { addMonths, businessDate } from "../../../src/kernel/calendar";
import { payment } from "../../support/arbitraries";
import { applied, loanOf, NO_LIMITS, on, TERMS, withEntry } from "../../support/modifiable-loans";

const LONG = { ...TERMS, installmentCount: 60 };
const SIX_PAID = Array.from({ length: 6 }, (_, month) => [3_000, `2025-0${month + 2}-01`] as const);
/** Six level installments of 26.69 and more paid, then nothing. */
const LOAN = loanOf("2025-12-10", SIX_PAID, { terms: LONG });

function reAgeOn(day: string): ModificationRequest {
  const firstDueOn = addMonths(businessDate(day), 1);
  return { kind: "re-age", reason: "illness", interest: "kept", installmentCount: 12, firstDueOn };
}

function reAged(loan: ModifiableLoan, day: string): ModifiableLoan {
  const there = on(loan, day);
  const made = modify(there, reAgeOn(day), NO_LIMITS);
  if (!made.ok) throw new Error(made.refusal.code);
  return applied(there, made.value);
}

function refusalOf(loan: ModifiableLoan, day: string) {
  const made = modify(on(loan, day), reAgeOn(day), FFIEC_RE_AGE);
  return made.ok ? "made" : made.refusal;
}

describe("who may be re-aged (FFIEC)", () => {
  it("a loan of nine months and six payments may", () => {
    expect(refusalOf(LOAN, "2025-12-10")).toBe("made");
  });

  it("nine months to the day is old enough, a day less is not", () => {
    expect(refusalOf(LOAN, "2025-10-01")).toBe("made");
    expect(refusalOf(LOAN, "2025-09-30")).toEqual({
      code: "modification.loan_too_young",
      ageMonthsMin: 9,
      eligibleOn: "2025-10-01",
    });
  });

  it.each([
    ["two payments are too few", SIX_PAID.slice(0, 2), 2],
    ["three are enough", SIX_PAID.slice(0, 3), "made"],
    ["one as large as three is enough", [[8_008, "2025-02-01"]] as const, "made"],
  ])("%s", (_, paid, expected) => {
    const found = refusalOf(loanOf("2025-12-10", paid, { terms: LONG }), "2025-12-10");
    const refusal = { code: "modification.too_few_payments", paymentCountMin: 3 };
    if (expected === "made") expect(found).toBe("made");
    else expect(found).toEqual({ ...refusal, paymentCount: expected });
  });

  it("payments count from the last re-age on, and those taken back never", () => {
    const again = reAged(LOAN, "2025-12-10");
    expect(refusalOf(again, "2027-02-10")).toMatchObject({
      code: "modification.too_few_payments",
      paymentCount: 0,
    });
  });

  it("once in twelve months: again on the very day a year later, not the day before", () => {
    const again = withEntry(reAged(LOAN, "2025-12-10"), (sequence) =>
      payment(sequence, 40_000, "2026-02-01"),
    );
    expect(refusalOf(again, "2026-12-10")).toBe("made");
    expect(refusalOf(again, "2026-12-09")).toEqual({
      code: "modification.too_often",
      reAgeCount: 1,
      reAgeCountMax: 1,
      withinMonths: 12,
      eligibleOn: "2026-12-10",
    });
  });

  it("twice in five years, also those of before the loan came to us", () => {
    const loan = {
      ...LOAN,
      reAgedBeforeOn: [businessDate("2021-03-05"), businessDate("2023-06-05")],
    };
    expect(refusalOf(loan, "2025-12-10")).toEqual({
      code: "modification.too_often",
      reAgeCount: 2,
      reAgeCountMax: 2,
      withinMonths: 60,
      eligibleOn: "2026-03-05",
    });
    expect(refusalOf(loan, "2026-03-05")).toBe("made");
  });

  it("a charged-off loan may not", () => {
    const entry = payment(9, 0, "2025-12-01");
    const loan = { ...LOAN, ledger: [...LOAN.ledger, { ...entry, type: "charge-off" as const }] };
    expect(refusalOf(loan, "2025-12-10")).toEqual({
      code: "modification.charged_off",
      chargedOffOn: "2025-12-01",
    });
  });
});

describe("lineage", () => {
  const once = reAged(LOAN, "2025-12-10");

  it("says what replaced what, when and why", () => {
    const extended = modify(
      on(once, "2026-02-10"),
      { kind: "extend", reason: "reduced hours", by: { addedCount: 6 } },
      NO_LIMITS,
    );
    if (!extended.ok) throw new Error(extended.refusal.code);
    const loan = applied(once, extended.value);
    expect(lineage(loan.schedules, businessDate("2026-03-01"))).toEqual([
      step(1, "2025-01-01", "original", null, null, true),
      step(2, "2025-12-10", "re-age", 1, "illness", true),
      step(3, "2026-02-10", "extend", 2, "reduced hours", true),
    ]);
  });

  it("of an undone re-age counts neither it nor its undoing", () => {
    const undone = modify(on(once, "2026-01-05"), { kind: "undo", reason: "mistake" }, NO_LIMITS);
    if (!undone.ok) throw new Error(undone.refusal.code);
    const loan = on(applied(once, undone.value), "2026-01-05");
    expect(lineage(loan.schedules, loan.asOf)).toEqual([
      step(1, "2025-01-01", "original", null, null, true),
      step(2, "2025-12-10", "re-age", 1, "illness", false),
      step(3, "2026-01-05", "undo", 2, "mistake", false),
    ]);
    expect(reAgeDates(loan)).toEqual([]);
    expect(reAgeWindows(loan, FFIEC_RE_AGE).map(({ left }) => left)).toEqual([1, 2]);
    // Before the undoing it still counted.
    expect(reAgeDates(on(loan, "2026-01-04"))).toEqual(["2025-12-10"]);
  });
});

function step(
  version: number,
  effectiveOn: string,
  kind: string,
  replaces: number | null,
  reason: string | null,
  inForce: boolean,
) {
  return { version, effectiveOn, kind, replaces, reason, annualRatePercent: null, inForce };
}
