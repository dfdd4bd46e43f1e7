import { z } from "@hono/zod-openapi";
import { REPORT_MONTHS_MAX, type MonthsAsked } from "../../app/report/months";
import { type MonthsQuery, SOURCES } from "../../app/standing/store";
import { MonthText } from "../fields";

/** What the reports by months are asked. */
export const monthsQuery = z.object({
  source: z
    .enum(SOURCES)
    .optional()
    .openapi({
      description:
        "`book`: this book, as it was when each of its months was closed. `history`: what was told by " +
        "importing a status history. Left out: the book once one of its months has ended.",
    }),
  from: MonthText.optional().openapi({
    description: `At most ${REPORT_MONTHS_MAX} months are reported.`,
  }),
  through: MonthText.optional().openapi({ description: "The last month counted when left out." }),
  product: z.string().max(100).optional().openapi({ description: "Loans of one product only." }),
});

export function askedOf(query: z.infer<typeof monthsQuery>): MonthsAsked {
  const { source = null, from = null, through = null, product = null } = query;
  return { source, from, through, product };
}

export const MonthsAnswer = z
  .object({
    source: z.enum(SOURCES),
    from: z.string().openapi({ example: "2026-01" }),
    through: z.string().openapi({ example: "2026-06" }),
    product: z.string().nullable(),
  })
  .nullable()
  .openapi({ description: "What was chosen; null as long as no month has been counted." });

/** For the name of a file: "2026-01-2026-06", or "empty". */
export function fileSpan(asked: MonthsQuery | null): string {
  return asked ? `${asked.from}-${asked.through}` : "empty";
}
