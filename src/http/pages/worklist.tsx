import { WorklistPage } from "../../../web/pages/worklist";
import { type ListedTask, listTasks } from "../../app/task/list";
import { publicId } from "../../kernel/ids";
import { decodeCursor, encodeCursor } from "../cursor";
import { TaskPlaceSchema } from "../routes/tasks";
import { actorNames } from "./actor-names";
import { latenessOf } from "./lateness";
import { newPages, type PageContext, pageShell, renderPage } from "./page";
import { assigneesOf } from "./treatment-view";
import { listNameOf, worklistOf } from "./worklist-name";

const PAGE_ROWS = 50;

export const worklistPages = newPages();

worklistPages.get("/worklist", async (c) => {
  const ctx = c.get("tenant");
  const list = listNameOf(c.req.query("role"));
  const cursor = c.req.query("cursor") ?? null;
  const after = (cursor !== null && decodeCursor(cursor, TaskPlaceSchema)) || null;
  const worklist = worklistOf(list, ctx.actor.name);
  const { tasks, next } = await listTasks(ctx, { ...worklist, limit: PAGE_ROWS, after });
  const { t, frame } = pageShell(c, { current: "/worklist" });
  const nameOf = await actorNames(c, t, assigneesOf(tasks.map(({ task }) => task)));
  const page = (
    <WorklistPage
      t={t}
      frame={frame}
      list={list}
      rows={tasks.map((one) => rowOf(c, one, nameOf))}
      cursor={after && cursor}
      nextCursor={next && encodeCursor(next)}
    />
  );
  return renderPage(c, page);
});

function rowOf(
  c: PageContext,
  { task, borrower, loan }: ListedTask,
  nameOf: (actor: string) => string,
) {
  const { title, role, dueOn, assignee } = task;
  return {
    ...{ id: publicId("task", task.id), title, role, dueOn },
    assignee: assignee === null ? null : nameOf(assignee),
    borrower: { id: publicId("borrower", borrower.id), name: borrower.name },
    late: latenessOf(loan, c.get("tenant")),
  };
}
