import { createRoute, z } from "@hono/zod-openapi";
import { type ForecastReport, MONTHS_AHEAD, readForecast } from "../../app/report/forecast";
import { STANDINGS } from "../../domain/standing/standing";
import { formatMajor } from "../../kernel/money";
import { answers, newApi, problems, SIGNED_IN } from "../openapi";
import { refused } from "../problem";
import { askedOf, fileSpan, MonthsAnswer, monthsQuery } from "./months-query";

const Figures = { loanCount: z.int(), balance: z.int() };

const Report = z
  .object({
    asked: MonthsAnswer,
    newLoans: z.enum(["average", "none"]),
    books: z.array(
      z.object({
        currency: z.string(),
        baseMonths: z.array(z.string().openapi({ example: "2026-03" })),
        months: z.array(
          z.object({
            ahead: z.int(),
            month: z.string().openapi({ example: "2026-10" }),
            buckets: z.array(z.object({ standing: z.enum(STANDINGS), ...Figures })),
            lost: z.object(Figures),
          }),
        ),
        backTest: z.array(
          z.object({
            ahead: z.int(),
            compared: z.int(),
            meanPercent: z.string().openapi({ example: "-1.20" }),
            meanSizePercent: z.string().openapi({ example: "4.75" }),
          }),
        ),
      }),
    ),
  })
  .openapi("ForecastReport");

const query = monthsQuery.extend({
  newLoans: z.enum(["average", "none"]).default("none").openapi({
    description:
      "`none`: the book of today runs off. `average`: as much comes in as came in a month on average.",
  }),
});

const read = createRoute({
  method: "get",
  path: "/v1/reports/forecast",
  operationId: "report.forecast",
  tags: ["Reports"],
  summary: "The book by bucket for the next twelve months",
  description:
    `The next ${MONTHS_AHEAD} months if each is like the months from \`from\` through \`through\`, all ` +
    "moves pooled; it begins with what stands at the end of `through`. `lost`: what went beyond " +
    "seven months past due or was charged off since, outstanding principal in minor units. " +
    "`backTest`: how wrong such forecasts were when each month of the last three years was the last " +
    "one known, by months ahead: the balance more than 30 days past due (without balances the loans) " +
    "forecast less what came, over what came. Months must follow each other without a gap.",
  security: SIGNED_IN,
  request: { query },
  responses: {
    ...answers(200, Report, "One book for each currency."),
    ...problems("request.invalid", "report.period_wrong"),
  },
});

const file = createRoute({
  method: "get",
  path: "/v1/reports/forecast.csv",
  operationId: "report.forecast-file",
  tags: ["Reports"],
  summary: "The forecast as CSV, amounts in major units",
  security: SIGNED_IN,
  request: { query },
  responses: {
    200: { description: "The file.", content: { "text/csv": { schema: z.string() } } },
    ...problems("request.invalid", "report.period_wrong"),
  },
});

export const forecastReportRoutes = newApi()
  .openapi(read, async (c) => {
    const report = await readForecast(c.get("tenant"), forecastAsked(c.req.valid("query")));
    return report.ok ? c.json(toJson(report.value), 200) : refused(c, report.refusal);
  })
  .openapi(file, async (c) => {
    const report = await readForecast(c.get("tenant"), forecastAsked(c.req.valid("query")));
    if (!report.ok) return refused(c, report.refusal);
    const name = `forecast-${fileSpan(report.value.asked)}.csv`;
    c.header("content-type", "text/csv; charset=utf-8");
    c.header("content-disposition", `attachment; filename="${name}"`);
    return c.body(toCsv(report.value), 200);
  });

function forecastAsked(asked: z.infer<typeof query>) {
  return { ...askedOf(asked), withNew: asked.newLoans === "average" };
}

function toJson({ asked, withNew, books }: ForecastReport) {
  const newLoans = withNew ? ("average" as const) : ("none" as const);
  return {
    asked,
    newLoans,
    books: books.map(({ currency, baseMonths, months, backTest }) => ({
      currency,
      baseMonths: [...baseMonths],
      months: months.map(({ buckets, ...month }) => ({ ...month, buckets: [...buckets] })),
      backTest: [...backTest],
    })),
  };
}

/** One line per month and bucket, then what is lost; every field is a number or a word of ours. */
function toCsv({ books }: ForecastReport): string {
  const lines = ["month,currency,bucket,loan_count,balance"];
  for (const { currency, months } of books) {
    for (const { month, buckets, lost } of months) {
      for (const { standing, loanCount, balance } of [...buckets, { standing: "lost", ...lost }]) {
        lines.push(
          [month, currency, standing, loanCount, formatMajor(balance, currency)].join(","),
        );
      }
    }
  }
  return `${lines.join("\r\n")}\r\n`;
}
