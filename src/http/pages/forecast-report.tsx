import { type ForecastBookFigures, ForecastReportPage } from "../../../web/pages/forecast-report";
import { type ForecastBook, readForecast } from "../../app/report/forecast";
import { endOfMonth } from "../../kernel/month";
import { chosenOf, monthsErrors, readMonths } from "./months-choice";
import { newPages, pageShell, renderPage } from "./page";

/** M2: more than thirty days past due. */
const LATE_FROM = 2;

export const forecastReportPages = newPages();

forecastReportPages.get("/reports/forecast", async (c) => {
  const ctx = c.get("tenant");
  const { t, frame } = pageShell(c, { current: "/reports/ageing" });
  const typed = readMonths(c);
  const newLoans = c.req.query("newLoans") === "average" ? "average" : "none";
  const withNew = newLoans === "average";
  const read = typed.isWrong ? undefined : await readForecast(ctx, { ...typed.asked, withNew });
  const shown = read?.ok ? read.value : null;
  const chosen = chosenOf(typed, shown?.asked ?? null);
  const products = await ctx.standings.products(chosen.source);
  const shared = { t, frame, chosen, products, newLoans } as const;
  if (shown) {
    const books = shown.books.map(figuresOf);
    return renderPage(c, <ForecastReportPage {...shared} books={books} />);
  }
  const page = <ForecastReportPage {...shared} books={null} errors={monthsErrors(c)} />;
  return renderPage(c, page, 422);
});

function figuresOf({ currency, baseMonths, months, backTest }: ForecastBook): ForecastBookFigures {
  const hasBalance = months.some(({ buckets }) => buckets.some(({ balance }) => balance > 0));
  const of = (one: Readonly<{ loanCount: number; balance: number }>) =>
    hasBalance ? one.balance : one.loanCount;
  return {
    currency,
    by: hasBalance ? "balance" : "loans",
    baseMonths: baseMonths.length,
    months,
    late: months.map(({ month, buckets }) => {
      const whole = buckets.reduce((sum, one) => sum + of(one), 0);
      const late = buckets.slice(LATE_FROM).reduce((sum, one) => sum + of(one), 0);
      return { on: endOfMonth(month), value: whole === 0 ? null : (100 * late) / whole };
    }),
    backTest: backTest.map((one) => ({
      ...one,
      meanPercent: Number(one.meanPercent),
      meanSizePercent: Number(one.meanSizePercent),
    })),
  };
}
