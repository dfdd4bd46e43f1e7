import { z } from "@hono/zod-openapi";
import { type BusinessDate, parseDate } from "../kernel/calendar";

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

export const Name = z.string().trim().min(1).max(120);
export const LocaleName = z.enum(["en", "zh-CN"]);
