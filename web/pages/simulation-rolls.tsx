import { bucketName } from "../../src/domain/delinquency/bucket";
import type { RollCount } from "../../src/domain/simulation/roll-rates";
import { DataTable } from "../components/data-table";
import { Section } from "../components/section";
import type { Translator } from "../locales/translate";

type RollTableProps = Readonly<{ t: Translator; rolls: readonly RollCount[] }>;

/** The rates by which borrowers pay, with what they were counted from. */
export function RollTable({ t, rolls }: RollTableProps) {
  return (
    <Section id="rolls" title={t("simulation.rolls")}>
      <DataTable
        t={t}
        id="rolls-table"
        caption={t("simulation.rollsCaption")}
        rows={rolls}
        columns={[
          {
            key: "bucket",
            label: t("simulation.roll.bucket"),
            cell: ({ bucket }) => bucketName(bucket),
          },
          {
            key: "entered",
            label: t("simulation.roll.entered"),
            numeric: true,
            cell: ({ entered }) => t.formatNumber(entered),
          },
          {
            key: "rolled",
            label: t("simulation.roll.rolled"),
            numeric: true,
            cell: ({ rolled }) => t.formatNumber(rolled),
          },
          {
            key: "percent",
            label: t("simulation.roll.percent"),
            numeric: true,
            cell: ({ percent }) => t.formatPercent(percent),
          },
          {
            key: "source",
            label: t("simulation.roll.source"),
            cell: ({ own }) => t(own ? "simulation.roll.own" : "simulation.roll.given"),
          },
        ]}
      />
    </Section>
  );
}
