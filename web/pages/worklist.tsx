import { WORKING_ROLES, type WorkingRole } from "../../src/domain/policy/step-action";
import { EmptyState } from "../components/empty-state";
import { FilterChips } from "../components/filter-chips";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Pagination } from "../components/pagination";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import { type TaskRow, TaskTable } from "./task-table";

export type WorklistPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  /** Null for all roles. */
  workingRole: WorkingRole | null;
  rows: readonly TaskRow[];
  cursor: string | null;
  nextCursor: string | null;
}>;

export function WorklistPage(props: WorklistPageProps) {
  const { t, frame, workingRole: role, rows, cursor, nextCursor } = props;
  return (
    <Shell t={t} frame={frame} title={t("tasks.title")}>
      <PageHeader title={t("tasks.title")} lead={t("tasks.lead")} />
      <FilterChips
        label={t("tasks.role")}
        chips={[
          { label: t("shell.all"), href: worklistHref(null), current: role === null },
          ...WORKING_ROLES.map((one) => ({
            label: t(`case.role.${one}`),
            href: worklistHref(one),
            current: role === one,
          })),
        ]}
      />
      {rows.length > 0 && <TaskTable t={t} rows={rows} today={frame.tenant.businessDate} />}
      {rows.length === 0 && (
        <EmptyState
          title={t("tasks.empty.title")}
          text={t("tasks.empty.text")}
          action={{ href: "/policy", label: t("tasks.empty.action") }}
        />
      )}
      <Pagination
        t={t}
        firstHref={cursor === null ? null : worklistHref(role)}
        nextHref={nextCursor === null ? null : worklistHref(role, nextCursor)}
      />
    </Shell>
  );
}

function worklistHref(role: WorkingRole | null, cursor?: string): string {
  const parameters = new URLSearchParams({ role: role ?? "all" });
  if (cursor !== undefined) parameters.set("cursor", cursor);
  return `/worklist?${parameters.toString()}`;
}
