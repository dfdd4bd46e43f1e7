import { createRoute, z } from "@hono/zod-openapi";
import { readTransitions, type TransitionReport } from "../../app/report/transitions";
import { standingName, STANDINGS } from "../../domain/standing/standing";
import { formatMajor } from "../../kernel/money";
import { answers, newApi, problems, SIGNED_IN } from "../openapi";
import { refused } from "../problem";
import { askedOf, fileSpan, MonthsAnswer, monthsQuery } from "./months-query";

const Standing = z.enum(STANDINGS).openapi({ example: "M1" });
const Percent = z.string().nullable().openapi({ example: "3.8125" });
const IntervalAnswer = z
  .object({ low: z.string(), high: z.string() })
  .nullable()
  .openapi({ description: "95 % confidence interval of a share of loans, by Wilson's method." });
const Share = z.object({ part: z.int(), whole: z.int(), percent: Percent });
const Shares = { loans: Share, balance: Share };

const MatrixRow = z.object({
  standing: Standing,
  loanCount: z.int(),
  openingBalance: z.int(),
  to: z.array(
    z.object({
      standing: Standing,
      loanCount: z.int(),
      percent: Percent,
      interval: IntervalAnswer,
      openingBalance: z.int(),
      closingBalance: z.int(),
      balancePercent: Percent,
    }),
  ),
});

const RollRateAnswer = z.object({
  from: Standing,
  to: Standing,
  cohort: z.object({ ...Shares, interval: IntervalAnswer }),
  stock: z.object(Shares),
  better: z.object(Shares),
  same: z.object(Shares),
});

const Report = z
  .object({
    asked: MonthsAnswer,
    books: z.array(
      z.object({
        currency: z.string(),
        matrix: z.array(MatrixRow),
        rollRates: z.array(RollRateAnswer),
        chained: z.object({ loans: Percent, balance: Percent }),
        moves: z.array(
          z.object({
            month: z.string().openapi({ example: "2026-03" }),
            from: Standing,
            to: Standing,
            loanCount: z.int(),
            openingBalance: z.int(),
            closingBalance: z.int(),
          }),
        ),
      }),
    ),
  })
  .openapi("TransitionReport");

const read = createRoute({
  method: "get",
  path: "/v1/reports/transitions",
  operationId: "report.transitions",
  tags: ["Reports"],
  summary: "Transitions and roll rates",
  description:
    "Where loans went from the end of one month to the end of the next. `matrix`: of the loans that " +
    "stood in a row, where each stood a month later, all months pooled; loans that were outside the " +
    "book are left out. `rollRates`: by the cohort method the share that a month later is in a worse " +
    "bucket or charged off, by the stock method what stands in the next bucket over what stood in " +
    "this one a month before; an empty base has no percent. `chained`: the product of the stock " +
    "rates from M0 to M7+. `moves`: the counts of each month. Amounts are outstanding principal in " +
    "minor units; a cohort goes by the balance at the end of the month before. A loan of a history " +
    "whose next month was not told is in no move. Every number is as it was when its month closed.",
  security: SIGNED_IN,
  request: { query: monthsQuery },
  responses: {
    ...answers(200, Report, "One book for each currency."),
    ...problems("request.invalid", "report.period_wrong"),
  },
});

const file = createRoute({
  method: "get",
  path: "/v1/reports/transitions.csv",
  operationId: "report.transitions-file",
  tags: ["Reports"],
  summary: "Transitions month by month as CSV, amounts in major units",
  security: SIGNED_IN,
  request: { query: monthsQuery },
  responses: {
    200: { description: "The file.", content: { "text/csv": { schema: z.string() } } },
    ...problems("request.invalid", "report.period_wrong"),
  },
});

export const transitionReportRoutes = newApi()
  .openapi(read, async (c) => {
    const report = await readTransitions(c.get("tenant"), askedOf(c.req.valid("query")));
    return report.ok ? c.json(toJson(report.value), 200) : refused(c, report.refusal);
  })
  .openapi(file, async (c) => {
    const report = await readTransitions(c.get("tenant"), askedOf(c.req.valid("query")));
    if (!report.ok) return refused(c, report.refusal);
    const name = `transitions-${fileSpan(report.value.asked)}.csv`;
    c.header("content-type", "text/csv; charset=utf-8");
    c.header("content-disposition", `attachment; filename="${name}"`);
    return c.body(toCsv(report.value), 200);
  });

function toJson({ asked, books }: TransitionReport) {
  return {
    asked,
    books: books.map(({ matrix, rollRates, moves, ...book }) => ({
      ...book,
      matrix: matrix.map(({ to, ...row }) => ({ ...row, to: [...to] })),
      rollRates: [...rollRates],
      moves: moves.map(({ currency: _, from, to, ...move }) => ({
        ...move,
        from: standingName(from),
        to: standingName(to),
      })),
    })),
  };
}

/** One line per month and move; every field is a number or a word of ours. */
function toCsv({ books }: TransitionReport): string {
  const lines = ["month,currency,from,to,loan_count,opening_balance,closing_balance"];
  for (const { currency, moves } of books) {
    for (const { month, from, to, loanCount, openingBalance, closingBalance } of moves) {
      const amounts = [openingBalance, closingBalance].map((one) => formatMajor(one, currency));
      const standings = [standingName(from), standingName(to)];
      lines.push([month, currency, ...standings, loanCount, ...amounts].join(","));
    }
  }
  return `${lines.join("\r\n")}\r\n`;
}
