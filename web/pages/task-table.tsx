import { type Column, DataTable } from "../components/data-table";
import { DateText } from "../components/date";
import type { WorkingRole } from "../../src/domain/policy/step-action";
import type { Translator } from "../locales/translate";

export type TaskRow = Readonly<{
  id: string;
  title: string;
  role: WorkingRole;
  dueOn: string;
  /** Left out where the page is about one borrower. */
  borrower?: Readonly<{ id: string; name: string }>;
}>;

type TaskTableProps = Readonly<{ t: Translator; rows: readonly TaskRow[]; today: string }>;

/** Open tasks; what should have been done already says so. */
export function TaskTable({ t, rows, today }: TaskTableProps) {
  const borrowerColumn: Column<TaskRow> = {
    key: "borrower",
    label: t("cases.borrower"),
    cell: ({ borrower }) => borrower && <a href={`/borrowers/${borrower.id}`}>{borrower.name}</a>,
  };
  const columns: readonly Column<TaskRow>[] = [
    { key: "task", label: t("tasks.task"), prose: true, cell: ({ title }) => title },
    ...(rows.some(({ borrower }) => borrower) ? [borrowerColumn] : []),
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
    { key: "role", label: t("tasks.role"), cell: ({ role }) => t(`case.role.${role}`) },
  ];
  return (
    <DataTable
      t={t}
      id="tasks-table"
      caption={t("tasks.caption")}
      columns={columns}
      rows={rows}
      rowHref={({ id }) => `/tasks/${id}`}
    />
  );
}
