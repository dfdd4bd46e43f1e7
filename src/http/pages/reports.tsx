import { AgeingReportPage } from "../../../web/pages/ageing-report";
import { readAgeing } from "../../app/report/ageing";
import { parseDate } from "../../kernel/calendar";
import { newPages, pageShell, renderPage } from "./page";

const PATH = "/reports/ageing";

export const reportPages = newPages();

reportPages.get("/reports", (c) => c.redirect(PATH, 303));

reportPages.get(PATH, async (c) => {
  const ctx = c.get("tenant");
  const { t, frame } = pageShell(c, { current: PATH });
  const typed = c.req.query("asOf") ?? "";
  const asOf = parseDate(typed);
  const known = c.req.query("known") === "then" ? "then" : "now";
  const wrong = typed !== "" && asOf === undefined;
  const read = wrong ? undefined : await readAgeing(ctx, { asOf: asOf ?? null, known });
  const shared = { t, frame, known } as const;
  if (read?.ok) {
    const { asOf: on, books } = read.value;
    return renderPage(c, <AgeingReportPage {...shared} asOf={on} books={books} />);
  }
  const errors = { asOf: t("ageing.asOfHelp", { date: t.formatDate(ctx.today) }) };
  const page = <AgeingReportPage {...shared} asOf={typed} books={null} errors={errors} />;
  return renderPage(c, page, 422);
});
