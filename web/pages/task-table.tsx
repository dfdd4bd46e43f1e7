import { type Column, DataTable } from "../components/data-table";
import { DateText } from "../components/date";
import { type Lateness, latenessColumns } from "../components/lateness";
import type { WorkingRole } from "../../src/domain/policy/step-action";
import type { Translator } from "../locales/translate";

export type TaskRow = Readonly<{
  id: string;
  title: string;
  role: WorkingRole;
  /** The name of who is to do it; null for whoever of the role comes first. */
  assignee: string | null;
  dueOn: string;
  /** Of its loan; left out where the page is about one borrower. */
  late?: Lateness;
  /** Left out where the page is about one borrower. */
  borrower?: Readonly<{ id: string; name: string }>;
}>;

type TaskTableProps = Readonly<{
  t: Translator;
  rows: readonly TaskRow[];
  today: string;
  id?: string;
  caption?: string;
  /** The worklist that a task is gone through in; left out where there is none. */
  list?: string;
}>;

/** Open tasks; what should have been done already says so. */
export function TaskTable({ t, rows, today, id = "tasks-table", caption, list }: TaskTableProps) {
  const search = list === undefined ? "" : `?role=${list}`;
  const borrowerColumn: Column<TaskRow> = {
    key: "borrower",
    label: t("cases.borrower"),
    cell: ({ borrower }) => borrower && <a href={`/borrowers/${borrower.id}`}>{borrower.name}</a>,
  };
  const columns: readonly Column<TaskRow>[] = [
    { key: "task", label: t("tasks.task"), prose: true, cell: ({ title }) => title },
    ...(rows.some(({ borrower }) => borrower) ? [borrowerColumn] : []),
    ...(rows.some(({ late }) => late)
      ? latenessColumns<TaskRow>(t, ({ late = null }) => late)
      : []),
    {
      key: "due",
      label: t("tasks.dueOn"),
      cell: ({ dueOn }) => (
        <>
          <DateText t={t} on={dueOn} />
          {dueOn < today && <span class="quiet"> · {t("tasks.overdue")}</span>}
        </>
      ),
    },
    {
      key: "role",
      label: t("tasks.role"),
      cell: ({ role, assignee }) => assignee ?? t(`case.role.${role}`),
    },
  ];
  return (
    <DataTable
      t={t}
      id={id}
      caption={caption ?? t("tasks.caption")}
      columns={columns}
      rows={rows}
      rowHref={(row) => `/tasks/${row.id}${search}`}
    />
  );
}
