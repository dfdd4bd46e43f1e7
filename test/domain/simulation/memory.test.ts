import { describe, expect, it } from "vitest";
import {
  type CaseMemory,
  caseSeenOn,
  closeCase,
  flagsSeenOn,
  moveCase,
  setFlag,
} from "../../../src/domain/simulation/memory";
import { businessDate } from "../../../src/kernel/calendar";

const day = (number: number) => businessDate(`2026-03-${String(number).padStart(2, "0")}`);

describe("what a simulation remembers of a case", () => {
  it("shows the day before: a move counts from the next day on, two of a day as one", () => {
    const open = moveCase([], { stage: "soft", priority: null, on: day(3) });
    expect(open.opened).toBe(true);
    expect(caseSeenOn(open.cases, day(3))).toBeNull();
    const once = moveCase(open.cases, { stage: "hard", priority: "high", on: day(9) });
    const twice = moveCase(once.cases, { stage: "legal", priority: null, on: day(9) });
    expect(twice.opened).toBe(false);
    expect(caseSeenOn(twice.cases, day(9))).toEqual({ stage: "soft", priority: "normal" });
    expect(caseSeenOn(twice.cases, day(10))).toEqual({ stage: "legal", priority: "high" });
  });

  it("is seen on the day it is closed, not after; a new one may follow", () => {
    const { cases } = moveCase([], { stage: "soft", priority: null, on: day(3) });
    const closed: readonly CaseMemory[] = closeCase(cases, day(7));
    expect(caseSeenOn(closed, day(7))?.stage).toBe("soft");
    expect(caseSeenOn(closed, day(8))).toBeNull();
    const next = moveCase(closed, { stage: "again", priority: null, on: day(7) });
    expect(next.opened).toBe(true);
    expect(caseSeenOn(next.cases, day(8))?.stage).toBe("again");
  });
});

describe("what a simulation remembers of a mark", () => {
  it("keeps its first day while it is moved on, and begins anew once it had ended", () => {
    const mark = { loanId: 1, flag: "warned", policyVersion: 2, step: "first" };
    const first = setFlag([], { ...mark, setOn: day(1), endsOn: day(5) });
    const moved = setFlag(first, { ...mark, setOn: day(4), endsOn: day(9) });
    expect(moved).toMatchObject([{ setOn: day(1), endsOn: day(9) }]);
    expect(flagsSeenOn(moved, 1, day(8))).toEqual(["warned"]);
    expect(flagsSeenOn(moved, 1, day(9))).toEqual([]);
    expect(flagsSeenOn(moved, 2, day(8))).toEqual([]);
    const anew = setFlag(moved, { ...mark, setOn: day(9), endsOn: null });
    expect(anew).toMatchObject([{ setOn: day(9), endsOn: null }]);
    expect(flagsSeenOn(anew, 1, day(9))).toEqual([]);
  });
});
