import { createRoute, z } from "@hono/zod-openapi";
import { type MovementReport, readMovements } from "../../app/report/movements";
import { STANDINGS } from "../../domain/standing/standing";
import type { MovementFigures, MovementSums } from "../../domain/transition/movement";
import { formatMajor } from "../../kernel/money";
import { answers, newApi, problems, SIGNED_IN } from "../openapi";
import { refused } from "../problem";
import { askedOf, fileSpan, MonthsAnswer, monthsQuery } from "./months-query";

/** In the order of the table: what there was, what came, what went, what there is. */
const COLUMNS = [
  "opening",
  "entered",
  "worsened",
  "improved",
  "leftWorse",
  "leftBetter",
  "paidOff",
  "chargedOff",
  "gone",
  "closing",
] as const satisfies readonly (keyof MovementSums)[];

const Figures = z.object({ loanCount: z.int(), balance: z.int() });
const Sums = {
  opening: Figures,
  entered: Figures,
  worsened: Figures,
  improved: Figures,
  leftWorse: Figures,
  leftBetter: Figures,
  paidOff: Figures,
  chargedOff: Figures,
  gone: Figures,
  repaid: z.int(),
  closing: Figures,
};

const Report = z
  .object({
    asked: MonthsAnswer,
    books: z.array(
      z.object({
        currency: z.string(),
        months: z.array(
          z.object({
            month: z.string().openapi({ example: "2026-03" }),
            buckets: z.array(
              z.object({ standing: z.enum(STANDINGS).openapi({ example: "M1" }), ...Sums }),
            ),
            total: z.object(Sums),
          }),
        ),
      }),
    ),
  })
  .openapi("MovementReport");

const read = createRoute({
  method: "get",
  path: "/v1/reports/movements",
  operationId: "report.movements",
  tags: ["Reports"],
  summary: "Movements of the book by bucket",
  description:
    "Month by month what each bucket had, what came and went, and what it has; outstanding principal " +
    "in minor units. `entered`: from outside the book, by what they owe now. `worsened` came from " +
    "better buckets, `improved` from worse ones; `leftWorse` and `leftBetter` went there. Who comes " +
    "or goes does so with the balance of the month before; `repaid` is what loans that are here now " +
    "owe less since. `gone`: without a balance, or not in the book any more. opening + entered + " +
    "worsened + improved − leftWorse − leftBetter − paidOff − chargedOff − gone − repaid = closing, " +
    "and of this book each month opens as the last was closed.",
  security: SIGNED_IN,
  request: { query: monthsQuery },
  responses: {
    ...answers(200, Report, "One book for each currency."),
    ...problems("request.invalid", "report.period_wrong"),
  },
});

const file = createRoute({
  method: "get",
  path: "/v1/reports/movements.csv",
  operationId: "report.movements-file",
  tags: ["Reports"],
  summary: "Movements month by month as CSV, amounts in major units",
  security: SIGNED_IN,
  request: { query: monthsQuery },
  responses: {
    200: { description: "The file.", content: { "text/csv": { schema: z.string() } } },
    ...problems("request.invalid", "report.period_wrong"),
  },
});

export const movementReportRoutes = newApi()
  .openapi(read, async (c) => {
    const report = await readMovements(c.get("tenant"), askedOf(c.req.valid("query")));
    return report.ok ? c.json(toJson(report.value), 200) : refused(c, report.refusal);
  })
  .openapi(file, async (c) => {
    const report = await readMovements(c.get("tenant"), askedOf(c.req.valid("query")));
    if (!report.ok) return refused(c, report.refusal);
    const name = `movements-${fileSpan(report.value.asked)}.csv`;
    c.header("content-type", "text/csv; charset=utf-8");
    c.header("content-disposition", `attachment; filename="${name}"`);
    return c.body(toCsv(report.value), 200);
  });

function toJson({ asked, books }: MovementReport) {
  return {
    asked,
    books: books.map(({ currency, months }) => ({
      currency,
      months: months.map(({ buckets, ...month }) => ({ ...month, buckets: [...buckets] })),
    })),
  };
}

/** One line per month and bucket, then its total; every field is a number or a word of ours. */
function toCsv({ books }: MovementReport): string {
  const names = COLUMNS.map((name) =>
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  );
  const columns = names.flatMap((name) => [`${name}_count`, `${name}_balance`]);
  const lines = [["month", "currency", "bucket", ...columns, "repaid"].join(",")];
  for (const { currency, months } of books) {
    const written = ({ loanCount, balance }: MovementFigures) => [
      String(loanCount),
      formatMajor(balance, currency),
    ];
    for (const { month, buckets, total } of months) {
      for (const row of [...buckets, { standing: "total", ...total }]) {
        const figures = COLUMNS.flatMap((name) => written(row[name]));
        const repaid = formatMajor(row.repaid, currency);
        lines.push([month, currency, row.standing, ...figures, repaid].join(","));
      }
    }
  }
  return `${lines.join("\r\n")}\r\n`;
}
