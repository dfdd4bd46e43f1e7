import type { BusinessDate } from "../../kernel/calendar";
import { businessDate } from "../../kernel/calendar";
import type { HolidayCalendar } from "./situation";

export type PublicHolidays = HolidayCalendar & Readonly<{ source: string }>;

/**
 * Public holidays of the countries whose rules of contact close on them, ISO 3166. A day that is kept
 * on another one is here with both. After `through` nothing is known, and such a rule stays closed
 * until the lender says which days they are.
 */
export const PUBLIC_HOLIDAYS: Readonly<Record<string, PublicHolidays>> = {
  AU: {
    source: "national public holidays in every state, with the days they are moved to",
    from: businessDate("2025-01-01"),
    through: businessDate("2030-12-31"),
    dates: [
      ...daysOf(2025, "01-01 01-26 01-27 04-18 04-21 04-25 12-25 12-26"),
      ...daysOf(2026, "01-01 01-26 04-03 04-06 04-25 04-27 12-25 12-26 12-28"),
      ...daysOf(2027, "01-01 01-26 03-26 03-29 04-25 04-26 12-25 12-26 12-27 12-28"),
      ...daysOf(2028, "01-01 01-03 01-26 04-14 04-17 04-25 12-25 12-26"),
      ...daysOf(2029, "01-01 01-26 03-30 04-02 04-25 12-25 12-26"),
      ...daysOf(2030, "01-01 01-26 01-28 04-19 04-22 04-25 12-25 12-26"),
    ],
  },
  ID: {
    source: "joint decree of three ministers for 2026 (No. 1497/2025, 2/2025, 5/2025; press)",
    from: businessDate("2026-01-01"),
    through: businessDate("2026-12-31"),
    dates: [
      ...daysOf(2026, "01-01 01-16 02-17 03-19 03-21 03-22 04-03 04-05 05-01 05-14 05-27 05-31"),
      ...daysOf(2026, "06-01 06-16 08-17 08-25 12-25"),
    ],
  },
  MX: {
    source: "Ley Federal del Trabajo, Art 74",
    from: businessDate("2025-01-01"),
    through: businessDate("2030-12-31"),
    dates: [
      ...daysOf(2025, "01-01 02-03 03-17 05-01 09-16 11-17 12-25"),
      ...daysOf(2026, "01-01 02-02 03-16 05-01 09-16 11-16 12-25"),
      ...daysOf(2027, "01-01 02-01 03-15 05-01 09-16 11-15 12-25"),
      ...daysOf(2028, "01-01 02-07 03-20 05-01 09-16 11-20 12-25"),
      ...daysOf(2029, "01-01 02-05 03-19 05-01 09-16 11-19 12-25"),
      ...daysOf(2030, "01-01 02-04 03-18 05-01 09-16 10-01 11-18 12-25"),
    ],
  },
};

function daysOf(year: number, days: string): readonly BusinessDate[] {
  return days.split(" ").map((day) => businessDate(`${year}-${day}`));
}
