import type { MessageKey } from "../../../web/locales/translate";
import { TaskPage } from "../../../web/pages/task";
import { type ListName, worklistHref } from "../../../web/pages/worklist-chips";
import { Reason } from "../../app/payment/payment-fields";
import { cancelTask } from "../../app/task/cancel";
import { findTask } from "../../app/task/find";
import { finishTask } from "../../app/task/finish";
import { neighboursOf } from "../../app/task/neighbours";
import type { SettleRefusal } from "../../app/task/settle";
import type { Task } from "../../app/task/store";
import { parsePublicId, publicId } from "../../kernel/ids";
import { actorNames } from "./actor-names";
import { latenessOf } from "./lateness";
import { newPages, type PageContext, pageShell, readForm, redirectAfter, renderPage } from "./page";
import { ruleOf } from "./treatment-view";
import { listNameOf, worklistOf } from "./worklist-name";

export const taskPages = newPages();

taskPages.get("/tasks/:id", (c) => renderTask(c));

taskPages.post("/tasks/:id/completion", (c) =>
  endTask(c, "outcome", "task.done.finished", (id, words) =>
    finishTask(c.get("tenant"), { id, outcome: words }),
  ),
);

taskPages.post("/tasks/:id/cancellation", (c) =>
  endTask(c, "reason", "task.done.cancelled", (id, words) =>
    cancelTask(c.get("tenant"), { id, reason: words }),
  ),
);

/** The worklist that somebody goes through; null for one who came from elsewhere. */
function listOf(c: PageContext): ListName | null {
  const asked = c.req.query("role");
  return asked === undefined ? null : listNameOf(asked);
}

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
  if (ended.ok) return redirectAfter(c, await placeAfter(c, ended.value), { key: done });
  const { code } = ended.refusal;
  return code === "task.not_found" ? c.notFound() : renderTask(c, again(field, typed, code));
}

/** Who goes through a worklist arrives at its next task. */
async function placeAfter(c: PageContext, task: Task): Promise<string> {
  const list = listOf(c);
  if (list === null) return `/tasks/${publicId("task", task.id)}`;
  const ctx = c.get("tenant");
  const { next } = await neighboursOf(ctx, task, worklistOf(list, ctx.actor.name));
  return next ? `/tasks/${publicId("task", next.id)}?role=${list}` : worklistHref(list);
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
  const list = listOf(c);
  const [subject, open, around] = await Promise.all([
    ctx.loans.find(task.loanId),
    ctx.cases.openOf(task.borrowerId),
    list === null ? null : neighboursOf(ctx, task, worklistOf(list, ctx.actor.name)),
  ]);
  if (!subject) return c.notFound();
  const { t, frame } = pageShell(c, { current: "/worklist" });
  const named = [task.doneBy, task.assignee, task.plannedBy].flatMap((one) => one ?? []);
  const nameOf = await actorNames(c, t, named);
  const nameOrNull = (actor: string | null) => (actor === null ? null : nameOf(actor));
  const taskId = publicId("task", task.id);
  const page = (
    <TaskPage
      t={t}
      frame={frame}
      task={{
        ...task,
        id: taskId,
        doneBy: nameOrNull(task.doneBy),
        assignee: nameOrNull(task.assignee),
        plannedBy: nameOrNull(task.plannedBy),
        rule: ruleOf(task, `/why/task/${taskId}`),
      }}
      borrower={{ id: publicId("borrower", borrower.id), name: borrower.name }}
      loan={{
        id: publicId("loan", task.loanId),
        externalId: subject.loan.externalId,
        late: latenessOf(subject.loan, ctx),
      }}
      openCase={open ? { id: publicId("case", open.id), stage: open.stage } : null}
      list={list}
      previous={around?.previous ? linkTo(around.previous) : null}
      next={around?.next ? linkTo(around.next) : null}
      canChange={ctx.actor.permissions.includes("task.write")}
      {...(refused && {
        values: { [refused.field]: refused.typed },
        errors: { [refused.field]: t(refused.wrong) },
      })}
    />
  );
  return renderPage(c, page, refused ? 422 : 200);
}

function linkTo({ id, title }: Task) {
  return { id: publicId("task", id), title };
}
