import { z } from "@hono/zod-openapi";
import { type BusinessDate, instant, parseDate } from "../kernel/calendar";

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
