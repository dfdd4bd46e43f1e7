import { addDays, addMonths, type BusinessDate, weekdayOf } from "../../kernel/calendar";

export const EXPORT_RHYTHMS = ["day", "week", "month"] as const;
export type ExportRhythm = (typeof EXPORT_RHYTHMS)[number];

/** When an export is made by itself: `day` of the week from 1, Monday, or of the month. */
export type ExportTime = Readonly<{ every: ExportRhythm; day: number }>;

export const DAY_MAX: Readonly<Record<ExportRhythm, number>> = { day: 1, week: 7, month: 31 };

/** The first day after this one on which it is made; a month without that day ends with it. */
export function nextExportOn({ every, day }: ExportTime, after: BusinessDate): BusinessDate {
  const tomorrow = addDays(after, 1);
  switch (every) {
    case "day":
      return tomorrow;
    case "week":
      return addDays(tomorrow, (day - weekdayOf(tomorrow) + 7) % 7);
    case "month": {
      const own = addMonths(tomorrow, 0, day);
      return own >= tomorrow ? own : addMonths(tomorrow, 1, day);
    }
  }
}
