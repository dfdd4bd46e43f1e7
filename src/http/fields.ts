import { z } from "@hono/zod-openapi";
import { type BusinessDate, instant, parseDate } from "../kernel/calendar";
import { type Month, parseMonth } from "../kernel/month";

/** A calendar day; refused when it does not exist. */
export const Day = z
  .string()
  .transform((text, context): BusinessDate => {
    const date = parseDate(text);
    if (date) return date;
    context.addIssue({ code: "custom", message: "not a calendar day: write YYYY-MM-DD" });
    return z.NEVER;
  })
  .openapi({ type: "string", format: "date", example: "2026-03-31" });

/** A calendar month. */
export const MonthText = z
  .string()
  .transform((text, context): Month => {
    const month = parseMonth(text);
    if (month) return month;
    context.addIssue({ code: "custom", message: "not a month: write YYYY-MM" });
    return z.NEVER;
  })
  .openapi({ type: "string", pattern: "^[0-9]{4}-[0-9]{2}$", example: "2026-03" });

/** The last millisecond a date can be made of. */
export const MOMENT_MAX = 8_640_000_000_000_000;

/** A moment in milliseconds since the epoch. */
export const Moment = z
  .int("is a whole number of milliseconds since the epoch, such as 1767225600000")
  .min(0)
  .max(MOMENT_MAX)
  .transform((ms) => instant(ms))
  .openapi({ type: "integer", example: 1_767_225_600_000 });

export const Name = z.string().trim().min(1).max(120);
export const LocaleName = z.enum(["en", "zh-CN"]);
