import { describe, expect, it } from "vitest";
import type { ModifiableLoan } from "../../../src/domain/modification/modification";
import { type ModificationRequest, modify } from "../../../src/domain/modification/modify";
import { reviveClaim, settlementOutcome } from "../../../src/domain/modification/settle";
import { businessDate, instant } from "../../../src/kernel/calendar";
import { toEntries } from "../../../src/domain/loan/entry-draft";
import { minor } from "../../../src/kernel/money";
import { payment } from "../../support/arbitraries";
import {
  applied,
  CHARGES,
  loanOf,
  NO_LIMITS,
  on,
  PLAIN_RULES,
  stateOf,
  withEntry,
} from "../../support/modifiable-loans";

const LATE = loanOf("2025-05-10", [[10_662, "2025-02-01"]], {
  rules: { ...PLAIN_RULES, charges: CHARGES },
});
const UNDO: ModificationRequest = { kind: "undo", reason: "entered twice" };
const EXTEND: ModificationRequest = { kind: "extend", reason: null, by: { addedCount: 6 } };

function changed(loan: ModifiableLoan, request: ModificationRequest): ModifiableLoan {
  const made = modify(loan, request, NO_LIMITS);
  if (!made.ok) throw new Error(made.refusal.code);
  return applied(loan, made.value);
}

describe("an undoing", () => {
  const extended = changed(LATE, EXTEND);

  it("leaves the days between as they were in effect", () => {
    const undone = changed(on(extended, "2025-05-20"), UNDO);
    const between = businessDate("2025-05-15");
    const { nextChangeOn, ...state } = stateOf(undone, between);
    expect(stateOf(extended, between)).toMatchObject(state);
    expect(nextChangeOn).toBe("2025-05-20");
    const { scheduleVersion, ...restored } = stateOf(undone, businessDate("2025-06-20"));
    expect(stateOf(LATE, businessDate("2025-06-20"))).toMatchObject(restored);
    expect(scheduleVersion).toBe(3);
  });

  it("makes room for another modification on the same day", () => {
    const again = changed(changed(extended, UNDO), EXTEND);
    const { scheduleVersion, ...state } = stateOf(again);
    expect(scheduleVersion).toBe(4);
    const { installments: _, ...others } = state;
    expect(stateOf(extended)).toMatchObject(others);
  });

  it("takes back only the last one: then the one before can be undone", () => {
    const cut = changed(extended, { kind: "cut-rate", reason: null, annualRatePercent: "6" });
    const once = changed(cut, UNDO);
    const { scheduleVersion: _, ...state } = stateOf(once);
    expect(stateOf(extended)).toMatchObject(state);
    expect(modify(once, UNDO)).toMatchObject({
      refusal: { code: "modification.nothing_to_undo" },
    });
  });

  it.each([
    ["posted after it", "2025-05-20"],
    ["posted after it, though of before", "2025-04-20"],
  ])("is refused once an entry was %s", (_, paidOn) => {
    const paid = withEntry(extended, (sequence) => payment(sequence, 5_000, paidOn));
    const sequence = paid.ledger.at(-1)?.sequence;
    expect(modify(on(paid, "2025-05-21"), UNDO)).toEqual({
      ok: false,
      refusal: { code: "modification.depended_on", sequences: [sequence] },
    });
  });

  it("is refused once an entry is effective after its day", () => {
    const waiting = withEntry(LATE, (sequence) => payment(sequence, 5_000, "2025-05-12"));
    const paid = changed(waiting, EXTEND);
    expect(modify(on(paid, "2025-05-12"), UNDO)).toMatchObject({
      refusal: { code: "modification.depended_on", sequences: [2] },
    });
  });

  it("a modification before one that is to come is refused", () => {
    const later = changed(on(LATE, "2025-06-10"), EXTEND);
    expect(modify(on(later, "2025-05-10"), EXTEND)).toEqual({
      ok: false,
      refusal: { code: "modification.superseded", version: 2, effectiveOn: "2025-06-10" },
    });
  });
});

describe("a settlement", () => {
  const agreed = changed(LATE, {
    kind: "settle",
    reason: null,
    payments: [
      { on: businessDate("2025-05-20"), amount: minor(30_000) },
      { on: businessDate("2025-06-20"), amount: minor(40_000) },
    ],
  });
  const pay = (loan: ModifiableLoan, amount: number, day: string) =>
    withEntry(on(loan, day), (sequence) => payment(sequence, amount, day));

  it("makes the loan current, waives penalties and keeps the rest of the claim", () => {
    const before = stateOf(LATE).outstanding;
    const { outstanding, daysPastDue } = stateOf(agreed);
    expect(daysPastDue).toBe(0);
    expect(before.penalty).toBeGreaterThan(0);
    expect(outstanding).toEqual({ ...before, penalty: 0, total: before.total - before.penalty });
  });

  it("runs while its payments are not due, and for the grace after", () => {
    for (const [day, status] of [
      ["2025-05-20", "running"],
      ["2025-05-23", "running"],
      ["2025-05-24", "broken"],
    ]) {
      expect(settlementOutcome(on(agreed, day ?? ""), 3)).toMatchObject({ value: { status } });
    }
  });

  it("is kept once all is paid, and gives up what is left", () => {
    const paid = pay(pay(agreed, 30_000, "2025-05-20"), 40_000, "2025-06-18");
    const outcome = settlementOutcome(paid, 0);
    if (!outcome.ok || outcome.value.status !== "kept") throw new Error("not kept");
    const { ledger } = paid;
    const entries = toEntries(ledger, outcome.value.entries, instant(2_000));
    const closed = stateOf({ ...paid, ledger: [...ledger, ...entries] });
    expect(closed).toMatchObject({ status: "closed", credit: 0, daysPastDue: 0 });
    expect(closed.waivedTotal).toBe(stateOf(LATE).outstanding.total - 70_000);
  });

  it("that is broken revives the claim: old due dates, all money allocated to them", () => {
    const paid = on(pay(agreed, 30_000, "2025-05-20"), "2025-07-01");
    expect(settlementOutcome(paid, 3)).toMatchObject({ value: { status: "broken" } });
    const revived = reviveClaim(paid, "second payment missed");
    if (!revived.ok) throw new Error(revived.refusal.code);
    const { scheduleVersion: _, ...state } = stateOf(applied(paid, revived.value));
    const without = pay(LATE, 30_000, "2025-05-20");
    expect(stateOf(on(without, "2025-07-01"))).toMatchObject(state);
    // 300.00 pay March and April with their penalties, and a part of May.
    expect(state.oldestUnpaidDueOn).toBe("2025-05-01");
  });

  it("is none where none was agreed", () => {
    expect(settlementOutcome(LATE, 0)).toMatchObject({ ok: false });
    expect(reviveClaim(changed(LATE, EXTEND), null)).toMatchObject({ ok: false });
  });
});
