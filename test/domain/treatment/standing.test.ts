import { describe, expect, it } from "vitest";
import {
  assignCase,
  type CaseStanding,
  closeCase,
  moveCase,
  openCase,
} from "../../../src/domain/case/case";
import { followedInstead } from "../../../src/domain/case/follow";
import { checkFlagEnd, isFlagged } from "../../../src/domain/flag/flag";
import { checkHold, type HoldTerms, liftHold } from "../../../src/domain/hold/hold";
import { settleTask } from "../../../src/domain/task/task";
import { type BusinessDate, businessDate } from "../../../src/kernel/calendar";

const day = (number: number): BusinessDate =>
  businessDate(`2026-03-${String(number).padStart(2, "0")}`);

const BEGIN = { stage: "first", priority: "normal", ownerRole: "officer" } as const;
const OPEN: CaseStanding = openCase(BEGIN, day(1));

describe("a case", () => {
  it("keeps what it was before the day of its last moves, however many that day has", () => {
    const once = moveCase(OPEN, { stage: "second" }, day(2));
    if (!once.ok) throw new Error(once.refusal.code);
    const twice = moveCase(once.value, { stage: "third", priority: "high" }, day(2));
    expect(twice).toMatchObject({
      value: {
        stage: "third",
        stageBefore: "first",
        priority: "high",
        priorityBefore: "normal",
        movedOn: "2026-03-02",
      },
    });
  });

  it.each([
    ["moved where it stands", moveCase(OPEN, { stage: "first" }, day(2)), "case.unchanged"],
    ["moved nowhere", moveCase(OPEN, {}, day(2)), "case.unchanged"],
    [
      "given to whom it belongs",
      assignCase(OPEN, { ownerRole: "officer", owner: null }),
      "case.unchanged",
    ],
    ["moved when closed", moveCase(closed(), { stage: "x" }, day(2)), "case.closed"],
    ["given when closed", assignCase(closed(), { ownerRole: "admin", owner: null }), "case.closed"],
    ["closed twice", closeCase(closed(), "again", day(3)), "case.closed"],
  ])("is refused when %s", (_, result, code) => {
    expect(result).toMatchObject({ ok: false, refusal: { code } });
  });
});

function closed(): CaseStanding {
  const result = closeCase(OPEN, "paid", day(2));
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

const TERMS: HoldTerms = { stops: ["notices"], from: day(5), to: day(9), openEndReason: null };

describe("a hold", () => {
  it.each<[Partial<HoldTerms>, string | null]>([
    [{}, null],
    [{ to: null, openEndReason: "until the court decides" }, null],
    [{ stops: [] }, "hold.stops_nothing"],
    [{ from: day(4) }, "hold.from_in_past"],
    [{ to: day(5) }, "hold.ends_before_it_begins"],
    [{ to: null }, "hold.end_missing"],
  ])("placed on the 5th with %j is refused as %s", (change, code) => {
    const checked = checkHold({ ...TERMS, ...change }, day(5));
    expect(checked.ok ? null : checked.refusal.code).toBe(code);
  });

  it.each<[number, string | null, string | null]>([
    [3, "2026-03-05", null],
    [5, "2026-03-05", null],
    [7, "2026-03-07", null],
    [9, null, "hold.ended"],
  ])("from the 5th before the 9th, lifted on the %i, ends on %s", (on, to, code) => {
    const lifted = liftHold(TERMS, day(on));
    expect(lifted.ok ? [lifted.value.to, null] : [null, lifted.refusal.code]).toEqual([to, code]);
  });

  it("that was lifted before it began is not lifted again", () => {
    expect(liftHold({ from: day(5), to: day(5) }, day(3)).ok).toBe(false);
  });
});

describe("a flag", () => {
  it.each([
    [4, false],
    [5, true],
    [8, true],
    [9, false],
  ])("from the 5th before the 9th on the %i: %s", (on, expected) => {
    expect(isFlagged({ setOn: day(5), endsOn: day(9) }, day(on))).toBe(expected);
  });

  it("ends after today or not at all", () => {
    expect([checkFlagEnd(day(5), day(5)).ok, checkFlagEnd(day(6), day(5)).ok]).toEqual([
      false,
      true,
    ]);
    expect(checkFlagEnd(null, day(5)).ok).toBe(true);
  });
});

it("a task ends once", () => {
  const task = { state: "open", outcome: null, doneBy: null, doneOn: null } as const;
  const end = { state: "done", outcome: "reached", by: "person:a", on: day(5) } as const;
  const done = settleTask<Parameters<typeof settleTask>[0]>(task, end);
  expect(done).toMatchObject({ value: { state: "done", doneBy: "person:a" } });
  if (!done.ok) throw new Error(done.refusal.code);
  expect(settleTask(done.value, end)).toMatchObject({ refusal: { code: "task.settled" } });
});

describe("an open case", () => {
  const NOT_LATE = null;
  it.each([
    ["its loan alone", [[1, day(3)]], null],
    [
      "its loan and one that is not late",
      [
        [1, day(3)],
        [2, NOT_LATE],
      ],
      null,
    ],
    [
      "a loan that is late since the same day",
      [
        [1, day(3)],
        [2, day(3)],
      ],
      null,
    ],
    [
      "a younger delinquency",
      [
        [1, day(3)],
        [2, day(4)],
      ],
      null,
    ],
    [
      "an older delinquency",
      [
        [1, day(3)],
        [2, day(2)],
      ],
      2,
    ],
    [
      "the oldest of several",
      [
        [1, day(9)],
        [2, day(5)],
        [3, day(2)],
        [4, day(2)],
      ],
      3,
    ],
    [
      "a late loan, when its own is not",
      [
        [1, NOT_LATE],
        [2, day(9)],
      ],
      2,
    ],
    [
      "nobody, when nothing is late",
      [
        [1, NOT_LATE],
        [2, NOT_LATE],
      ],
      null,
    ],
    ["a late loan, when its own is unknown", [[2, day(9)]], 2],
  ] as const)("follows, beside a step of loan 1: %s", (_, loans, followed) => {
    const lateness = loans.map(([loanId, pastDueSince]) => ({ loanId, pastDueSince }));
    expect(followedInstead(1, lateness)?.loanId ?? null).toBe(followed);
  });
});
