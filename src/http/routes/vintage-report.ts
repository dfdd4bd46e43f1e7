import { createRoute, z } from "@hono/zod-openapi";
import { readVintages, type VintageReport } from "../../app/report/vintages";
import { LATE_BEYOND, type LateBeyond, type VintageShare } from "../../domain/vintage/vintage";
import { formatMajor } from "../../kernel/money";
import { answers, newApi, problems, SIGNED_IN } from "../openapi";
import { refused } from "../problem";
import { askedOf, fileSpan, MonthsAnswer, monthsQuery } from "./months-query";

const Percent = z.string().nullable().openapi({ example: "3.8125" });
const LateShare = z.object({
  loanCount: z.int(),
  amount: z.int(),
  percent: Percent,
  amountPercent: Percent,
});
const ByLateness = z.object({ over30: LateShare, over60: LateShare, over90: LateShare });

const Report = z
  .object({
    asked: MonthsAnswer,
    books: z.array(
      z.object({
        currency: z.string(),
        vintages: z.array(
          z.object({
            vintage: z.string().openapi({ example: "2026-01" }),
            originatedCount: z.int(),
            originatedAmount: z.int(),
            ages: z.array(
              z.object({
                monthsOnBook: z.int(),
                month: z.string().openapi({ example: "2026-03" }),
                loanCount: z.int(),
                balance: z.int(),
                current: ByLateness,
                ever: ByLateness,
              }),
            ),
          }),
        ),
      }),
    ),
  })
  .openapi("VintageReport");

const read = createRoute({
  method: "get",
  path: "/v1/reports/vintages",
  operationId: "report.vintages",
  tags: ["Reports"],
  summary: "Vintages by months on book",
  description:
    "Loans by month of disbursement, followed by months on book; month 0 is that of the " +
    "disbursement. `current`: more than 30, 60 or 90 days past due (M2, M3, M4 and worse, charged " +
    "off included) at the end of the month, with their outstanding principal. `ever`: so late at the " +
    "end of that month or of any before it, with the amount disbursed. Both over all loans of the " +
    "vintage, `originatedCount`, and over the amount disbursed: loans that are gone stay in the whole. " +
    "`from` and `through` are months of disbursement. Of a history, a loan without a day of " +
    "disbursement has its first month as vintage. A loan that came in mid-life is followed from then on.",
  security: SIGNED_IN,
  request: { query: monthsQuery },
  responses: {
    ...answers(200, Report, "One book for each currency."),
    ...problems("request.invalid", "report.period_wrong"),
  },
});

const file = createRoute({
  method: "get",
  path: "/v1/reports/vintages.csv",
  operationId: "report.vintages-file",
  tags: ["Reports"],
  summary: "Vintages as CSV, amounts in major units",
  security: SIGNED_IN,
  request: { query: monthsQuery },
  responses: {
    200: { description: "The file.", content: { "text/csv": { schema: z.string() } } },
    ...problems("request.invalid", "report.period_wrong"),
  },
});

export const vintageReportRoutes = newApi()
  .openapi(read, async (c) => {
    const report = await readVintages(c.get("tenant"), askedOf(c.req.valid("query")));
    return report.ok ? c.json(toJson(report.value), 200) : refused(c, report.refusal);
  })
  .openapi(file, async (c) => {
    const report = await readVintages(c.get("tenant"), askedOf(c.req.valid("query")));
    if (!report.ok) return refused(c, report.refusal);
    const name = `vintages-${fileSpan(report.value.asked)}.csv`;
    c.header("content-type", "text/csv; charset=utf-8");
    c.header("content-disposition", `attachment; filename="${name}"`);
    return c.body(toCsv(report.value), 200);
  });

type ByDays = Readonly<Record<LateBeyond, VintageShare>>;

function toJson({ asked, books }: VintageReport) {
  const named = (of: ByDays) => ({ over30: of[30], over60: of[60], over90: of[90] });
  return {
    asked,
    books: books.map(({ currency, vintages }) => ({
      currency,
      vintages: vintages.map(({ ages, ...vintage }) => ({
        ...vintage,
        ages: ages.map(({ current, ever, ...age }) => ({
          ...age,
          current: named(current),
          ever: named(ever),
        })),
      })),
    })),
  };
}

const PER_LATENESS = LATE_BEYOND.flatMap((days) => [
  `over_${days}_count`,
  `over_${days}_balance`,
  `ever_over_${days}_count`,
  `ever_over_${days}_amount`,
]);

/** One line per vintage and month on book; every field is a number or a month. */
function toCsv({ books }: VintageReport): string {
  const lines = [
    `vintage,months_on_book,month,currency,originated_count,originated_amount,loan_count,balance,${PER_LATENESS.join(",")}`,
  ];
  for (const { currency, vintages } of books) {
    for (const { vintage, originatedCount, originatedAmount, ages } of vintages) {
      for (const { monthsOnBook, month, loanCount, balance, current, ever } of ages) {
        const late = LATE_BEYOND.flatMap((days) =>
          [current[days], ever[days]].flatMap((one) => [
            one.loanCount,
            formatMajor(one.amount, currency),
          ]),
        );
        lines.push(
          [
            ...[vintage, monthsOnBook, month, currency, originatedCount],
            ...[formatMajor(originatedAmount, currency), loanCount],
            ...[formatMajor(balance, currency), ...late],
          ].join(","),
        );
      }
    }
  }
  return `${lines.join("\r\n")}\r\n`;
}
