import type { MessageKey } from "../../../web/locales/translate";
import { TaskPage } from "../../../web/pages/task";
import { WorklistPage } from "../../../web/pages/worklist";
import { Reason } from "../../app/payment/payment-fields";
import { cancelTask } from "../../app/task/cancel";
import { findTask } from "../../app/task/find";
import { finishTask } from "../../app/task/finish";
import { listTasks } from "../../app/task/list";
import type { SettleRefusal } from "../../app/task/settle";
import { WORKING_ROLES } from "../../domain/policy/step-action";
import { parsePublicId, publicId } from "../../kernel/ids";
import { decodeCursor, encodeCursor } from "../cursor";
import { TaskPlaceSchema } from "../routes/tasks";
import { actorNames } from "./actor-names";
import { newPages, type PageContext, pageShell, readForm, redirectAfter, renderPage } from "./page";
import { ruleOf } from "./treatment-view";

const PAGE_ROWS = 50;

export const worklistPages = newPages();

worklistPages.get("/worklist", async (c) => {
  const ctx = c.get("tenant");
  const role = WORKING_ROLES.find((one) => one === c.req.query("role")) ?? null;
  const cursor = c.req.query("cursor") ?? null;
  const after = (cursor !== null && decodeCursor(cursor, TaskPlaceSchema)) || null;
  const { tasks, next } = await listTasks(ctx, { role, limit: PAGE_ROWS, after });
  const { t, frame } = pageShell(c, { current: "/worklist" });
  const rows = tasks.map(({ task, borrower }) => ({
    id: publicId("task", task.id),
    title: task.title,
    role: task.role,
    dueOn: task.dueOn,
    borrower: { id: publicId("borrower", borrower.id), name: borrower.name },
  }));
  const page = (
    <WorklistPage
      t={t}
      frame={frame}
      workingRole={role}
      rows={rows}
      cursor={after && cursor}
      nextCursor={next && encodeCursor(next)}
    />
  );
  return renderPage(c, page);
});

worklistPages.get("/tasks/:id", (c) => renderTask(c));

worklistPages.post("/tasks/:id/completion", (c) =>
  endTask(c, "outcome", "task.done.finished", (id, words) =>
    finishTask(c.get("tenant"), { id, outcome: words }),
  ),
);

worklistPages.post("/tasks/:id/cancellation", (c) =>
  endTask(c, "reason", "task.done.cancelled", (id, words) =>
    cancelTask(c.get("tenant"), { id, reason: words }),
  ),
);

/** A person who ends a task says how; the next one who looks can read it. */
async function endTask(
  c: PageContext,
  field: "outcome" | "reason",
  done: MessageKey,
  end: (id: number, words: string) => ReturnType<typeof finishTask>,
) {
  c.get("tenant").allow("task.write");
  const id = parsePublicId("task", c.req.param("id") ?? "");
  if (id === undefined) return c.notFound();
  const typed = (await readForm(c))[field] ?? "";
  const words = Reason.min(1).safeParse(typed);
  if (!words.success) return renderTask(c, { field, typed, wrong: "task.error.words" });
  const ended = await end(id, words.data);
  if (ended.ok) return redirectAfter(c, `/tasks/${publicId("task", id)}`, { key: done });
  const { code } = ended.refusal;
  return code === "task.not_found" ? c.notFound() : renderTask(c, again(field, typed, code));
}

type Again = Readonly<{ field: "outcome" | "reason"; typed: string; wrong: MessageKey }>;

function again(
  field: Again["field"],
  typed: string,
  code: Exclude<SettleRefusal["code"], "task.not_found">,
): Again {
  const wrong = code === "task.settled" ? "task.error.settled" : "task.error.again";
  return { field, typed, wrong };
}

async function renderTask(c: PageContext, refused?: Again) {
  const ctx = c.get("tenant");
  const id = parsePublicId("task", c.req.param("id") ?? "");
  const found = id === undefined ? undefined : await findTask(ctx, id);
  if (!found?.ok) return c.notFound();
  const { task, borrower } = found.value;
  const subject = await ctx.loans.find(task.loanId);
  if (!subject) return c.notFound();
  const { t, frame } = pageShell(c, { current: "/worklist" });
  const nameOf = await actorNames(c, t, task.doneBy === null ? [] : [task.doneBy]);
  const taskId = publicId("task", task.id);
  const page = (
    <TaskPage
      t={t}
      frame={frame}
      task={{
        ...task,
        id: taskId,
        doneBy: task.doneBy === null ? null : nameOf(task.doneBy),
        rule: ruleOf(task, `/why/task/${taskId}`),
      }}
      borrower={{ id: publicId("borrower", borrower.id), name: borrower.name }}
      loan={{ id: publicId("loan", task.loanId), externalId: subject.loan.externalId }}
      canChange={ctx.actor.permissions.includes("task.write")}
      {...(refused && {
        values: { [refused.field]: refused.typed },
        errors: { [refused.field]: t(refused.wrong) },
      })}
    />
  );
  return renderPage(c, page, refused ? 422 : 200);
}
