import {
  type VintageBookFigures,
  type VintageFigures,
  type VintageMeasure,
  VintageReportPage,
} from "../../../web/pages/vintage-report";
import { readVintages, type VintageBook } from "../../app/report/vintages";
import type { Vintage } from "../../domain/vintage/vintage";
import { chosenOf, monthsErrors, readMonths } from "./months-choice";
import { newPages, type PageContext, pageShell, renderPage } from "./page";

const PATH = "/reports/vintages";

export const vintageReportPages = newPages();

vintageReportPages.get(PATH, async (c) => {
  const ctx = c.get("tenant");
  const { t, frame } = pageShell(c, { current: "/reports/ageing" });
  const typed = readMonths(c);
  const measure = measureOf(c);
  const read = typed.isWrong ? undefined : await readVintages(ctx, typed.asked);
  const shown = read?.ok ? read.value : null;
  const chosen = chosenOf(typed, shown?.asked ?? null);
  const products = await ctx.standings.products(chosen.source);
  const shared = { t, frame, chosen, products, measure };
  if (shown) {
    const books = shown.books.map((book) => figuresOf(book, measure));
    return renderPage(c, <VintageReportPage {...shared} books={books} />);
  }
  const page = <VintageReportPage {...shared} books={null} errors={monthsErrors(c)} />;
  return renderPage(c, page, 422);
});

function measureOf(c: PageContext): VintageMeasure {
  const late = ([30, 60, 90] as const).find((days) => String(days) === c.req.query("late"));
  return {
    late: late ?? 30,
    when: c.req.query("when") === "current" ? "current" : "ever",
    by: c.req.query("by") === "amount" ? "amount" : "loans",
  };
}

function figuresOf(
  { currency, vintages }: VintageBook,
  measure: VintageMeasure,
): VintageBookFigures {
  return { currency, vintages: vintages.map((vintage) => vintageFigures(vintage, measure)) };
}

/** Each age in its place, also where a month between was not counted. */
function vintageFigures(vintage: Vintage, measure: VintageMeasure): VintageFigures {
  const { ages, ...originated } = vintage;
  const byAge = new Map(ages.map((age) => [age.monthsOnBook, age]));
  const last = ages.at(-1)?.monthsOnBook ?? -1;
  return {
    ...originated,
    ages: Array.from({ length: last + 1 }, (_, monthsOnBook) => {
      const share = byAge.get(monthsOnBook)?.[measure.when][measure.late];
      const percent = measure.by === "loans" ? share?.percent : share?.amountPercent;
      if (!share || percent === undefined || percent === null) return null;
      return { percent: Number(percent), loanCount: share.loanCount, amount: share.amount };
    }),
  };
}
