import type { Child } from "hono/jsx";
import type { FieldErrors } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { ReportNav, type ReportName } from "../components/report-nav";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import { type MonthsChosen, MonthsForm, monthsQueryOf } from "./months-form";

export type MonthsReportProps = Readonly<{
  t: Translator;
  frame: Frame;
  chosen: MonthsChosen;
  products: readonly string[];
  errors?: FieldErrors;
}>;

type Head = Readonly<{
  report: ReportName;
  title: string;
  lead: string;
  /** What else is chosen on the page and stays when the months change. */
  kept?: Readonly<Record<string, string>>;
  /** The part of it that the files are asked for too. */
  asked?: Readonly<Record<string, string>>;
  /** False when the months could not be used: there is no file then. */
  isShown: boolean;
  children?: Child;
}>;

/** What the reports by months have in common: their files, the way to the others, and the months. */
export function MonthsReport(props: MonthsReportProps & Head) {
  const { t, frame, chosen, products, errors, report, title, lead, kept, asked, isShown } = props;
  const file = (end: string) => `/v1/reports/${report}${end}${monthsQueryOf(chosen, asked)}`;
  return (
    <Shell t={t} frame={frame} title={title}>
      <PageHeader
        title={title}
        lead={lead}
        actions={
          isShown && (
            <>
              <a class="button" href={file(".csv")} download>
                {t("ageing.csv")}
              </a>
              <a class="button" href={file("")}>
                {t("ageing.json")}
              </a>
            </>
          )
        }
      />
      <ReportNav t={t} current={report} />
      <MonthsForm
        t={t}
        action={`/reports/${report}`}
        chosen={chosen}
        products={products}
        kept={kept ?? {}}
        errors={errors}
      />
      {props.children}
    </Shell>
  );
}
