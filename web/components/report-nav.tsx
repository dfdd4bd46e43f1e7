import type { Translator } from "../locales/translate";
import { FilterChips } from "./filter-chips";

const REPORTS = ["ageing", "movements", "transitions", "vintages", "forecast", "contacts"] as const;
export type ReportName = (typeof REPORTS)[number];

/** From one report to the others. */
export function ReportNav({ t, current }: Readonly<{ t: Translator; current: ReportName }>) {
  return (
    <FilterChips
      label={t("report.nav")}
      chips={REPORTS.map((name) => ({
        label: t(`report.nav.${name}`),
        href: `/reports/${name}`,
        current: name === current,
      }))}
    />
  );
}
