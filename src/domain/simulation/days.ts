import { addDays, type BusinessDate, businessDate, daysBetween } from "../../kernel/calendar";

/** Every day from one to another, both of them included. */
export function daysFrom(from: string, through: string): readonly BusinessDate[] {
  const first = businessDate(from);
  const count = daysBetween(first, businessDate(through)) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => addDays(first, index));
}
