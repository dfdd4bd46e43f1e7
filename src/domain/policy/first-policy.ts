import { businessDate } from "../../kernel/calendar";
import { minor } from "../../kernel/money";
import type { LadderStep, Policy } from "./policy";

/**
 * The policy every lender starts with: a reminder before each due date, four notices in the first
 * month past due, then one a month to the end of the seventh.
 *
 * The contact window is the one that holds in the United States and in mainland China: 12 CFR
 * 1006.6(b)(1)(i) permits 8:00 to 21:00 at the borrower's location, GB/T 45251-2025 forbids 22:00 to
 * 8:00, so the first is the stricter one.
 */
export const FIRST_POLICY: Policy = {
  version: 1,
  effectiveOn: businessDate("2000-01-01"),
  name: "Seven months",
  toleranceAmount: minor(100),
  graceDays: 0,
  allocation: "oldest-first",
  ladder: [
    reminder(5),
    notice(1, "past-due-early"),
    notice(7, "past-due-early"),
    notice(15, "past-due"),
    notice(30, "past-due"),
    notice(60, "past-due-late"),
    notice(90, "past-due-late"),
    notice(120, "past-due-late"),
    notice(150, "past-due-late"),
    notice(180, "past-due-final"),
    notice(210, "past-due-final"),
  ],
  contact: {
    window: { startMinute: 8 * 60, endMinute: 21 * 60 },
    channels: ["email"],
  },
  sources: ["12 CFR 1006.6(b)(1)(i)", "GB/T 45251-2025"],
};

function reminder(daysBefore: number): LadderStep {
  return {
    step: `reminder-${daysBefore}`,
    day: -daysBefore,
    actions: [{ kind: "notice", channels: ["email"], template: "reminder-before-due" }],
  };
}

function notice(day: number, template: string): LadderStep {
  return {
    step: `notice-${day}`,
    day,
    actions: [{ kind: "notice", channels: ["email"], template }],
  };
}
