import { describe, expect, it } from "vitest";
import {
  BOOK_LATE_MS,
  behindMs,
  bookDueAt,
  clockTrouble,
  isBookLate,
  PAUSE_TOLD_MS,
  TICK_LATE_MS,
} from "../../../src/domain/scan/lateness";
import { businessDate, instant } from "../../../src/kernel/calendar";

const HOUR_MS = 3_600_000;
const DAY = businessDate("2026-03-07");

describe("a book", () => {
  it("is due with the midnight of its own zone that ends the day it stands at", () => {
    expect(bookDueAt(DAY, "America/New_York")).toBe(Date.UTC(2026, 2, 8, 5));
    expect(bookDueAt(DAY, "Asia/Shanghai")).toBe(Date.UTC(2026, 2, 7, 16));
  });

  it("counts real hours over a change to daylight saving", () => {
    const sunday = businessDate("2026-03-08");
    const hours = bookDueAt(sunday, "America/New_York") - bookDueAt(DAY, "America/New_York");
    expect(hours).toBe(23 * HOUR_MS);
  });

  it("is not behind before, behind at once, and late only after the stated time", () => {
    const due = bookDueAt(DAY, "America/New_York");
    expect(behindMs(DAY, "America/New_York", instant(due - HOUR_MS))).toBe(0);
    expect(behindMs(DAY, "America/New_York", instant(due + 60_000))).toBe(60_000);
    expect(isBookLate(DAY, "America/New_York", instant(due + BOOK_LATE_MS))).toBe(false);
    expect(isBookLate(DAY, "America/New_York", instant(due + BOOK_LATE_MS + 1))).toBe(true);
  });
});

describe("the platform's clock", () => {
  const NOW = instant(Date.UTC(2026, 2, 8, 12));
  const ago = (ms: number) => instant(NOW - ms);
  const pulse = { tickedAt: ago(60_000), pausedFrom: null, pausedUntil: null };

  it("is in no trouble when it ticks, nor before its first tick", () => {
    expect(clockTrouble(pulse, NOW)).toBeNull();
    expect(clockTrouble({ ...pulse, tickedAt: null }, NOW)).toBeNull();
    expect(clockTrouble({ ...pulse, tickedAt: ago(TICK_LATE_MS) }, NOW)).toBeNull();
  });

  it("stands still when three ticks did not come", () => {
    const tickedAt = ago(TICK_LATE_MS + 1);
    expect(clockTrouble({ ...pulse, tickedAt }, NOW)).toEqual({ from: tickedAt, until: null });
  });

  it("tells of a pause for a day after it", () => {
    const [from, until] = [ago(5 * HOUR_MS), ago(HOUR_MS)];
    const paused = { ...pulse, pausedFrom: from, pausedUntil: until };
    expect(clockTrouble(paused, NOW)).toEqual({ from, until });
    expect(clockTrouble(paused, instant(until + PAUSE_TOLD_MS + 1))).not.toEqual({ from, until });
  });
});
