import type { MessageKey } from "../../../web/locales/translate";
import { CasePage } from "../../../web/pages/case";
import type { CaseFormAgain } from "../../../web/pages/case-forms";
import { readTimeline } from "../../app/borrower/read-timeline";
import { assignTo, type AssignRefusal } from "../../app/case/assign";
import { closeWithReason } from "../../app/case/close";
import { moveToStage } from "../../app/case/move";
import { noteOnCase } from "../../app/case/note";
import { readCase } from "../../app/case/read";
import { Reason } from "../../app/payment/payment-fields";
import { NAME_PATTERN } from "../../domain/case/case";
import { PRIORITIES, WORKING_ROLES } from "../../domain/policy/step-action";
import { parsePublicId, publicId } from "../../kernel/ids";
import type { Result } from "../../kernel/result";
import { actorNames } from "./actor-names";
import { toLoanRow } from "./borrower-loan-row";
import { newPages, type PageContext, pageShell, readForm, redirectAfter, renderPage } from "./page";
import { addTaskFrom, peopleOf, type Wrong } from "./task-form";
import { listNameOf } from "./worklist-name";
import { actorsOf, assigneesOf, eventsOf, openTasksOf } from "./treatment-view";

export const casePages = newPages();

casePages.get("/cases/:id", (c) => renderCase(c));

casePages.post("/cases/:id/notes", (c) =>
  changeBy(c, "note", "case.done.noted", (id, { text = "" }) => {
    const words = Reason.min(1).safeParse(text);
    if (!words.success) return { text: "case.error.words" };
    return noteOnCase(c.get("tenant"), { id, text: words.data });
  }),
);

casePages.post("/cases/:id/stage", (c) =>
  changeBy(c, "stage", "case.done.moved", (id, { stage = "", priority, moveReason = "" }) => {
    const reason = Reason.safeParse(moveReason);
    if (!reason.success) return { moveReason: "case.error.words" };
    if (!NAME_PATTERN.test(stage.trim())) return { stage: "case.error.stage" };
    return moveToStage(c.get("tenant"), {
      id,
      stage: stage.trim(),
      priority: PRIORITIES.find((one) => one === priority),
      reason: reason.data || null,
    });
  }),
);

casePages.post("/cases/:id/assignment", (c) =>
  changeBy(c, "assignment", "case.done.assigned", (id, { ownerRole: role, take }) => {
    const ownerRole = WORKING_ROLES.find((one) => one === role) ?? "officer";
    return assignTo(c.get("tenant"), { id, ownerRole, isTaken: take !== undefined });
  }),
);

casePages.post("/cases/:id/tasks", async (c) => {
  c.get("tenant").allow("task.write");
  const id = parsePublicId("case", c.req.param("id") ?? "");
  const standing = id === undefined ? undefined : await c.get("tenant").cases.find(id);
  if (!standing) return c.notFound();
  const values = await readForm(c);
  const wrong = await addTaskFrom(c, standing.borrowerId, values);
  if (wrong) return renderCase(c, { form: "task", values, wrong });
  return redirectAfter(c, `/cases/${publicId("case", standing.id)}`, { key: "task.done.added" });
});

casePages.post("/cases/:id/closure", (c) =>
  changeBy(c, "closure", "case.done.closed", (id, { reason = "" }) => {
    const words = Reason.min(1).safeParse(reason);
    if (!words.success) return { reason: "case.error.words" };
    return closeWithReason(c.get("tenant"), { id, reason: words.data });
  }),
);

type Change = (
  id: number,
  values: Readonly<Record<string, string>>,
) => Wrong | Promise<Result<unknown, AssignRefusal>>;

/** One form of the case's page: done and said once, or shown again with what was typed. */
async function changeBy(
  c: PageContext,
  form: CaseFormAgain["form"],
  done: MessageKey,
  change: Change,
) {
  c.get("tenant").allow("case.write");
  const id = parsePublicId("case", c.req.param("id") ?? "");
  if (id === undefined) return c.notFound();
  const values = await readForm(c);
  const changed = change(id, values);
  if (!(changed instanceof Promise)) return renderCase(c, { form, values, wrong: changed });
  const outcome = await changed;
  if (outcome.ok) return redirectAfter(c, `/cases/${publicId("case", id)}`, { key: done });
  const { code } = outcome.refusal;
  if (code === "case.not_found") return c.notFound();
  return renderCase(c, { form, values, wrong: { "": WRONG[code] } });
}

const WRONG: Readonly<Record<Exclude<AssignRefusal["code"], "case.not_found">, MessageKey>> = {
  "case.closed": "case.error.closed",
  "case.unchanged": "case.error.unchanged",
  "case.person_needed": "case.error.personNeeded",
  "request.conflict": "case.error.again",
};

type Again = Readonly<{
  form: CaseFormAgain["form"];
  values: Readonly<Record<string, string>>;
  wrong: Wrong;
}>;

async function renderCase(c: PageContext, again?: Again) {
  const ctx = c.get("tenant");
  const id = parsePublicId("case", c.req.param("id") ?? "");
  const found = id === undefined ? undefined : await readCase(ctx, id);
  if (!found?.ok) return c.notFound();
  const { standing, borrower, loans } = found.value;
  const read = await readTimeline(ctx, borrower.id);
  if (!read.ok) return c.notFound();
  const { entries, tasks, hasMore } = read.value;
  const { t, frame } = pageShell(c, { current: "/cases" });
  const asked = c.req.query("role");
  const canChange = ctx.actor.permissions.includes("case.write");
  const { owner } = standing;
  const actors = [...actorsOf(entries), ...assigneesOf(tasks), ...(owner === null ? [] : [owner])];
  const nameOf = await actorNames(c, t, actors);
  const page = (
    <CasePage
      t={t}
      frame={frame}
      standing={{
        ...standing,
        id: publicId("case", standing.id),
        owner: owner === null ? null : nameOf(owner),
      }}
      borrower={{ id: publicId("borrower", borrower.id), name: borrower.contact.name }}
      loans={loans.map((loan) => toLoanRow(loan, ctx))}
      tasks={openTasksOf(tasks, nameOf)}
      events={eventsOf(read.value, nameOf)}
      moreEvents={hasMore}
      canChange={canChange}
      list={asked === undefined ? undefined : listNameOf(asked)}
      people={canChange ? await peopleOf(c) : []}
      {...(again && {
        again: {
          form: again.form,
          values: again.values,
          errors: Object.fromEntries(
            Object.entries(again.wrong).map(([field, key]) => [field, t(key)]),
          ),
        },
      })}
    />
  );
  return renderPage(c, page, again ? 422 : 200);
}
