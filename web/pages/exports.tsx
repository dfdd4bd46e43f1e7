import { StateBadge, type Tone } from "../components/badge";
import { type Column, DataTable } from "../components/data-table";
import { DateText, InstantText } from "../components/date";
import { EmptyState } from "../components/empty-state";
import { type FieldErrors, Form, Submit } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Pagination } from "../components/pagination";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import { ExportForm, type ExportFormValues, type ExportKindName } from "./export-form";

export type ExportStateName =
  | "queued"
  | "running"
  | "finished"
  | "failed"
  | "cancelled"
  | "removed";

export const EXPORT_TONES: Readonly<Record<ExportStateName, Tone>> = {
  queued: "busy",
  running: "busy",
  finished: "good",
  failed: "act",
  cancelled: "idle",
  removed: "idle",
};

export type ExportRow = Readonly<{
  id: string;
  kind: ExportKindName;
  format: "csv" | "ndjson" | "tar";
  state: ExportStateName;
  rowsDone: number;
  createdBy: string;
  createdAt: number;
}>;

export type ExportScheduleRow = Readonly<{
  id: string;
  name: string;
  kind: ExportKindName;
  format: "csv" | "ndjson" | "tar";
  every: "day" | "week" | "month";
  day: number;
  nextOn: string;
}>;

export type ExportsPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  rows: readonly ExportRow[];
  schedules: readonly ExportScheduleRow[];
  /** False hides the form. */
  canMake: boolean;
  values: ExportFormValues;
  errors?: FieldErrors;
  cursor: string | null;
  nextCursor: string | null;
}>;

/** What was exported, what is made by itself, and a form for one more. */
export function ExportsPage(props: ExportsPageProps) {
  const { t, frame, rows, schedules, canMake, cursor, nextCursor } = props;
  return (
    <Shell t={t} frame={frame} title={t("exports.title")}>
      <PageHeader title={t("exports.title")} lead={t("exports.lead")} />
      <div class="with-side">
        <div>
          <Section id="exports" title={t("exports.caption")}>
            {rows.length === 0 ? (
              <EmptyState title={t("exports.empty.title")} text={t("exports.empty.text")} />
            ) : (
              <ExportTable t={t} rows={rows} timezone={frame.tenant.timezone} />
            )}
            <Pagination
              t={t}
              firstHref={cursor === null ? null : "/exports"}
              nextHref={
                nextCursor === null ? null : `/exports?cursor=${encodeURIComponent(nextCursor)}`
              }
            />
          </Section>
          {schedules.length > 0 && (
            <Section id="schedules" title={t("exportSchedules.title")}>
              <ScheduleTable t={t} rows={schedules} canMake={canMake} />
            </Section>
          )}
        </div>
        {canMake && (
          <Section id="new" title={t("exports.new")}>
            <ExportForm t={t} values={props.values} errors={props.errors} />
          </Section>
        )}
      </div>
    </Shell>
  );
}

type ExportTableProps = Readonly<{ t: Translator; rows: readonly ExportRow[]; timezone: string }>;

function ExportTable({ t, rows, timezone }: ExportTableProps) {
  const columns: readonly Column<ExportRow>[] = [
    {
      key: "kind",
      label: t("exports.kind"),
      cell: ({ kind, format }) => (
        <>
          {t(`export.kind.${kind}`)} <span class="quiet">{format.toUpperCase()}</span>
        </>
      ),
    },
    {
      key: "state",
      label: t("exports.state"),
      cell: ({ state }) => (
        <StateBadge tone={EXPORT_TONES[state]}>{t(`export.state.${state}`)}</StateBadge>
      ),
    },
    {
      key: "rows",
      label: t("exports.rows"),
      numeric: true,
      cell: ({ rowsDone }) => t.formatNumber(rowsDone),
    },
    {
      key: "at",
      label: t("exports.asked"),
      cell: ({ createdAt, createdBy }) => (
        <>
          <InstantText t={t} at={createdAt} timezone={timezone} />
          <span class="quiet small under">{t("timeline.by", { who: createdBy })}</span>
        </>
      ),
    },
  ];
  return (
    <DataTable
      t={t}
      id="exports-table"
      caption={t("exports.caption")}
      columns={columns}
      rows={rows}
      rowHref={({ id }) => `/exports/${id}`}
    />
  );
}

type ScheduleTableProps = Readonly<{
  t: Translator;
  rows: readonly ExportScheduleRow[];
  canMake: boolean;
}>;

function ScheduleTable({ t, rows, canMake }: ScheduleTableProps) {
  const columns: readonly Column<ExportScheduleRow>[] = [
    {
      key: "name",
      label: t("exportSchedules.name"),
      cell: ({ name, kind, format }) => (
        <>
          {name}
          <span class="quiet small under">
            {t(`export.kind.${kind}`)} · {format.toUpperCase()}
          </span>
        </>
      ),
    },
    { key: "when", label: t("exportSchedules.when"), cell: (row) => whenWords(t, row) },
    {
      key: "next",
      label: t("exportSchedules.next"),
      cell: ({ nextOn }) => <DateText t={t} on={nextOn} />,
    },
    {
      key: "end",
      label: t("exportSchedules.end"),
      cell: ({ id, name }) =>
        canMake && (
          <Form t={t} action={`/exports/schedules/${id}/removal`} inline>
            <Submit tone="plain" label={t("exportSchedules.endOf", { name })}>
              {t("exportSchedules.end")}
            </Submit>
          </Form>
        ),
    },
  ];
  return (
    <DataTable
      t={t}
      id="schedules-table"
      caption={t("exportSchedules.title")}
      columns={columns}
      rows={rows}
    />
  );
}

function whenWords(t: Translator, { every, day }: ExportScheduleRow): string {
  if (every === "day") return t("export.when.day");
  if (every === "week") {
    return day === 1 ? t("export.when.week") : t("exportSchedules.weekday", { day });
  }
  if (day === 31) return t("export.when.monthEnd");
  return day === 1 ? t("export.when.month") : t("exportSchedules.monthday", { day });
}
