import { Amount } from "../components/amount";
import { DataTable } from "../components/data-table";
import { Section } from "../components/section";
import { Stat, Stats } from "../components/stat";
import type { Translator } from "../locales/translate";
import type { ImportFacts } from "./import";

export type RejectedRow = Readonly<{ row: number; field: string; reason: string }>;

/** Opening adjustments by currency, minor units. */
export type ImportAdjustments = Readonly<{
  count: number;
  totals: readonly Readonly<{
    currency: string;
    total: number;
    absolute: number;
    largest: number;
  }>[];
}>;

type ResultProps = Readonly<{ t: Translator; job: ImportFacts }>;

export function ResultSection({ t, job }: ResultProps) {
  const figures = [
    ["total", job.rowsTotal],
    ["accepted", job.rowsAccepted],
    ["rejected", job.rowsRejected],
    ["created", job.rowsCreated],
    ["updated", job.rowsUpdated],
    ["unchanged", job.rowsUnchanged],
  ] as const;
  return (
    <Section id="results" title={t("import.results")}>
      <Stats small>
        {figures.map(([name, value]) => (
          <Stat label={t(`import.result.${name}`)} value={t.formatNumber(value)} />
        ))}
        {job.kind === "payments" && (
          <Stat
            label={t("import.result.unmatched")}
            value={t.formatNumber(job.rowsUnmatched)}
            note={
              job.rowsUnmatched > 0 && <a href="/payments/unmatched">{t("import.seePayments")}</a>
            }
          />
        )}
      </Stats>
    </Section>
  );
}

type RejectedProps = ResultProps & Readonly<{ rows: readonly RejectedRow[] }>;

export function RejectedSection({ t, job, rows }: RejectedProps) {
  if (job.rowsRejected === 0) return null;
  return (
    <Section
      id="rejected"
      title={t("import.rejectedSample")}
      aside={
        <a href={`/imports/${job.id}/rejected.csv`} download>
          {t("import.downloadRejected")}
        </a>
      }
    >
      <div class="flow">
        <p class="quiet">{t("import.downloadRejectedHelp")}</p>
        {rows.length > 0 && (
          <DataTable
            t={t}
            id="rejected-table"
            caption={t("import.rejectedSample")}
            rows={rows}
            columns={[
              { key: "row", label: t("import.row"), cell: ({ row }) => t.formatNumber(row) },
              { key: "field", label: t("import.field"), cell: ({ field }) => <code>{field}</code> },
              {
                key: "reason",
                prose: true,
                label: t("import.reason"),
                cell: ({ reason }) => reason,
              },
            ]}
          />
        )}
      </div>
    </Section>
  );
}

type AdjustmentProps = Readonly<{ t: Translator; adjustments: ImportAdjustments }>;

export function AdjustmentSection({ t, adjustments }: AdjustmentProps) {
  const { count, totals } = adjustments;
  return (
    <Section id="adjustments" title={t("import.adjustments")}>
      <div class="flow">
        <p>
          {count === 0 ? t("import.adjustments.none") : t("import.adjustments.text", { count })}
        </p>
        {totals.length > 0 && (
          <DataTable
            t={t}
            id="adjustments-table"
            caption={t("import.adjustments")}
            rows={totals}
            columns={[
              {
                key: "currency",
                label: t("import.adjustments.currency"),
                cell: ({ currency }) => currency,
              },
              ...(["total", "absolute", "largest"] as const).map((key) => ({
                key,
                label: t(`import.adjustments.${key}`),
                numeric: true,
                cell: (row: ImportAdjustments["totals"][number]) => (
                  <Amount t={t} minor={row[key]} currency={row.currency} />
                ),
              })),
            ]}
          />
        )}
      </div>
    </Section>
  );
}
