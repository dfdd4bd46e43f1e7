import { EmptyState } from "../components/empty-state";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Pagination } from "../components/pagination";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import { type TaskRow, TaskTable } from "./task-table";
import { type ListName, WorklistChips, worklistHref } from "./worklist-chips";

export type WorklistPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  list: ListName;
  /** What is due first first. */
  rows: readonly TaskRow[];
  cursor: string | null;
  nextCursor: string | null;
}>;

/** What should be done by now, what today asks, and what comes. */
export function WorklistPage(props: WorklistPageProps) {
  const { t, frame, list, rows, cursor, nextCursor } = props;
  const today = frame.tenant.businessDate;
  const [first] = rows;
  return (
    <Shell t={t} frame={frame} title={t("tasks.title")}>
      <PageHeader
        title={t("tasks.title")}
        lead={t("tasks.lead")}
        actions={first && <a href={`/tasks/${first.id}?role=${list}`}>{t("tasks.begin")}</a>}
      />
      <WorklistChips t={t} list={list} />
      {GROUPS.map(({ group, holds }) => {
        const own = rows.filter(({ dueOn }) => holds(dueOn, today));
        const title = t(`tasks.group.${group}`);
        return (
          own.length > 0 && (
            <Section id={group} title={title}>
              <TaskTable
                t={t}
                id={`tasks-${group}`}
                caption={title}
                rows={own}
                today={today}
                list={list}
              />
            </Section>
          )
        );
      })}
      {rows.length === 0 && <Empty t={t} list={list} />}
      <Pagination
        t={t}
        firstHref={cursor === null ? null : worklistHref(list)}
        nextHref={nextCursor === null ? null : worklistHref(list, nextCursor)}
      />
    </Shell>
  );
}

const GROUPS = [
  { group: "overdue", holds: (dueOn: string, today: string) => dueOn < today },
  { group: "today", holds: (dueOn: string, today: string) => dueOn === today },
  { group: "coming", holds: (dueOn: string, today: string) => dueOn > today },
] as const;

function Empty({ t, list }: Pick<WorklistPageProps, "t" | "list">) {
  if (list === "all") {
    return (
      <EmptyState
        title={t("tasks.empty.title")}
        text={t("tasks.empty.text")}
        action={{ href: "/policy", label: t("tasks.empty.action") }}
      />
    );
  }
  return (
    <EmptyState
      title={t("tasks.noMatch.title")}
      text={t("tasks.noMatch.text")}
      action={{ href: worklistHref("all"), label: t("tasks.noMatch.action") }}
    />
  );
}
