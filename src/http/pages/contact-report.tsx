import { ContactReportPage } from "../../../web/pages/contact-report";
import {
  CONTACT_REPORT_DAYS_MAX,
  type RuleReport,
  readContactReport,
} from "../../app/report/contact";
import { PACKS } from "../../domain/contact/packs/all";
import { addDays, parseDate } from "../../kernel/calendar";
import { actorNames } from "./actor-names";
import { newPages, type PageContext, pageShell, renderPage, translatorOf } from "./page";

const PATH = "/reports/contacts";
const DAYS_SHOWN = 30;

export const contactReportPages = newPages();

contactReportPages.get(PATH, async (c) => {
  const ctx = c.get("tenant");
  const { t, frame } = pageShell(c, { current: "/reports/ageing" });
  const typed = { from: c.req.query("from") ?? "", through: c.req.query("through") ?? "" };
  const [from, through] = [parseDate(typed.from), parseDate(typed.through)];
  const isWrong =
    (typed.from !== "" && from === undefined) || (typed.through !== "" && through === undefined);
  const read = isWrong
    ? undefined
    : await readContactReport(ctx, { from: from ?? null, through: through ?? null });
  const shared = { t, frame, daysMax: CONTACT_REPORT_DAYS_MAX };
  if (read?.ok) {
    const { value } = read;
    const report = await shown(c, value);
    const days = { from: value.from, through: value.through };
    return renderPage(c, <ContactReportPage {...shared} {...days} report={report} />);
  }
  const errors = { from: t("contactReport.wrong", { days: CONTACT_REPORT_DAYS_MAX }) };
  const days = {
    from: typed.from || addDays(ctx.today, 1 - DAYS_SHOWN),
    through: typed.through || ctx.today,
  };
  return renderPage(
    c,
    <ContactReportPage {...shared} {...days} report={null} errors={errors} />,
    422,
  );
});

async function shown(c: PageContext, { channels, rules, people }: RuleReport) {
  const actors = people.map(({ actor }) => actor);
  const nameOf = await actorNames(c, translatorOf(c), actors);
  return {
    channels,
    rules: rules.map((one) => ({ ...one, source: sourceOf(one) })),
    people: people.map(({ actor, counts }) => ({ name: nameOf(actor), counts })),
  };
}

/** Where a rule's text stands, as its pack says today; a house rule stands in the policy. */
function sourceOf({ pack, rule }: Readonly<{ pack: string; rule: string }>): string {
  const found = PACKS.find(({ id }) => id === pack);
  return found?.rules.find(({ id }) => id === rule)?.source ?? "";
}
