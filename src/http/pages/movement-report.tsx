import { MovementReportPage } from "../../../web/pages/movement-report";
import { readMovements } from "../../app/report/movements";
import { chosenOf, monthsErrors, readMonths } from "./months-choice";
import { newPages, pageShell, renderPage } from "./page";

export const movementReportPages = newPages();

movementReportPages.get("/reports/movements", async (c) => {
  const ctx = c.get("tenant");
  const { t, frame } = pageShell(c, { current: "/reports/ageing" });
  const typed = readMonths(c);
  const read = typed.isWrong ? undefined : await readMovements(ctx, typed.asked);
  const shown = read?.ok ? read.value : null;
  const chosen = chosenOf(typed, shown?.asked ?? null);
  const products = await ctx.standings.products(chosen.source);
  const shared = { t, frame, chosen, products };
  if (shown) return renderPage(c, <MovementReportPage {...shared} books={shown.books} />);
  const page = <MovementReportPage {...shared} books={null} errors={monthsErrors(c)} />;
  return renderPage(c, page, 422);
});
