import { StateBadge, type Tone } from "../components/badge";
import { type Column, DataTable } from "../components/data-table";
import { InstantText } from "../components/date";
import { EmptyState } from "../components/empty-state";
import type { FieldErrors } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Pagination } from "../components/pagination";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import {
  ImportForm,
  type ImportFormValues,
  type ImportKind,
  type SavedMapping,
} from "./import-form";

export type ImportStatus = "awaiting-file" | "queued" | "running" | "finished" | "failed";

export const IMPORT_TONES: Readonly<Record<ImportStatus, Tone>> = {
  "awaiting-file": "idle",
  queued: "busy",
  running: "busy",
  finished: "good",
  failed: "act",
};

export type ImportRow = Readonly<{
  id: string;
  kind: ImportKind;
  fileName: string;
  status: ImportStatus;
  dryRun: boolean;
  rowsTotal: number;
  rowsAccepted: number;
  rowsRejected: number;
  createdBy: string;
  createdAt: number;
}>;

export type ImportsPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  rows: readonly ImportRow[];
  mappings: readonly SavedMapping[];
  /** False hides the upload form. */
  canImport: boolean;
  /** The largest file that the form holds. */
  fileBytesMax: number;
  values?: ImportFormValues;
  errors?: FieldErrors;
  cursor: string | null;
  nextCursor: string | null;
}>;

export function ImportsPage(props: ImportsPageProps) {
  const { t, frame, rows, canImport, cursor, nextCursor } = props;
  return (
    <Shell t={t} frame={frame} title={t("imports.title")}>
      <PageHeader title={t("imports.title")} />
      <div class="with-side">
        <Section id="imports" title={t("imports.caption")}>
          {rows.length === 0 ? (
            <EmptyState
              title={t("imports.empty.title")}
              text={t("imports.empty.text")}
              example={t("imports.empty.example")}
            />
          ) : (
            <ImportTable t={t} rows={rows} timezone={frame.tenant.timezone} />
          )}
          <Pagination
            t={t}
            firstHref={cursor === null ? null : "/imports"}
            nextHref={
              nextCursor === null ? null : `/imports?cursor=${encodeURIComponent(nextCursor)}`
            }
          />
        </Section>
        {canImport && (
          <Section id="new" title={t("imports.new")}>
            <ImportForm
              t={t}
              mappings={props.mappings}
              fileBytesMax={props.fileBytesMax}
              values={props.values}
              errors={props.errors}
            />
          </Section>
        )}
      </div>
    </Shell>
  );
}

type ImportTableProps = Readonly<{ t: Translator; rows: readonly ImportRow[]; timezone: string }>;

function ImportTable({ t, rows, timezone }: ImportTableProps) {
  const columns: readonly Column<ImportRow>[] = [
    {
      key: "file",
      label: t("imports.file"),
      cell: (row) => (
        <span class="clip" title={row.fileName}>
          {row.fileName}
        </span>
      ),
    },
    {
      key: "kind",
      label: t("imports.kind"),
      cell: (row) => (
        <>
          {t(`import.kind.${row.kind}`)}
          {row.dryRun && <span class="quiet"> · {t("import.dryRun")}</span>}
        </>
      ),
    },
    {
      key: "status",
      label: t("imports.status"),
      cell: (row) => (
        <StateBadge tone={IMPORT_TONES[row.status]}>{t(`import.status.${row.status}`)}</StateBadge>
      ),
    },
    count("accepted", t("imports.accepted"), (row) => row.rowsAccepted, t),
    count("rejected", t("imports.rejected"), (row) => row.rowsRejected, t),
    {
      key: "at",
      label: t("imports.started"),
      cell: (row) => (
        <>
          <InstantText t={t} at={row.createdAt} timezone={timezone} />
          <span class="quiet small under">{t("timeline.by", { who: row.createdBy })}</span>
        </>
      ),
    },
  ];
  return (
    <DataTable
      t={t}
      id="imports-table"
      caption={t("imports.caption")}
      columns={columns}
      rows={rows}
      rowHref={(row) => `/imports/${row.id}`}
    />
  );
}

function count(
  key: string,
  label: string,
  pick: (row: ImportRow) => number,
  t: Translator,
): Column<ImportRow> {
  return {
    key,
    label,
    numeric: true,
    cell: (row) => (pick(row) === 0 ? <span class="zero">–</span> : t.formatNumber(pick(row))),
  };
}
