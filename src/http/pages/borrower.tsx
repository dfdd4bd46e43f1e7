import type { MessageKey, Translator } from "../../../web/locales/translate";
import { BorrowerPage, type BorrowerPageProps } from "../../../web/pages/borrower";
import type { NoticeRow } from "../../../web/pages/notice-table";
import { type BorrowerDetail, findBorrower } from "../../app/borrower/find";
import { liftStop } from "../../app/borrower/lift-stop";
import { readTimeline } from "../../app/borrower/read-timeline";
import { requestStop } from "../../app/borrower/request-stop";
import { openByHand } from "../../app/case/open";
import type { Loan } from "../../app/loan/store";
import { listNotices } from "../../app/notice/list";
import type { Notice } from "../../app/notice/store";
import { Reason } from "../../app/payment/payment-fields";
import { dateAt } from "../../kernel/calendar";
import { parsePublicId, publicId } from "../../kernel/ids";
import { actorNames } from "./actor-names";
import { toLoanRow } from "./borrower-loan-row";
import { toNoticeRow } from "./notices";
import { linkWords } from "./choice-form";
import { newPages, type PageContext, pageShell, readForm, redirectAfter, renderPage } from "./page";
import { actorsOf, assigneesOf, eventsOf, openTasksOf, standingOf } from "./treatment-view";

const NOTICES_MAX = 50;
/** The stage of a case that a person opens. */
const BY_HAND = "by-hand";

export const borrowerPages = newPages();

borrowerPages.get("/borrowers/:id", (c) => renderBorrower(c));

borrowerPages.post("/borrowers/:id/stop", (c) =>
  changeStop(c, { change: requestStop, done: "borrower.stop.recorded" }),
);

borrowerPages.post("/borrowers/:id/stop/lifting", (c) =>
  changeStop(c, { change: liftStop, done: "borrower.stop.lifted" }),
);

/** A case by hand begins at the stage of its name; what it is about stands in the reason. */
borrowerPages.post("/borrowers/:id/cases", async (c) => {
  const ctx = c.get("tenant");
  ctx.allow("case.write");
  const id = parsePublicId("borrower", c.req.param("id"));
  if (id === undefined) return c.notFound();
  const values = await readForm(c);
  const typed = values["caseReason"] ?? "";
  const reason = Reason.min(1).safeParse(typed);
  if (!reason.success) return renderBorrower(c, { form: "case", typed, wrong: "case.error.words" });
  const begin = { stage: BY_HAND, priority: "normal", ownerRole: "officer" } as const;
  const opened = await openByHand(ctx, { borrower: { id }, ...begin, reason: reason.data });
  if (opened.ok) {
    const path = `/cases/${publicId("case", opened.value.id)}`;
    return redirectAfter(c, path, { key: "case.done.opened" });
  }
  const { code } = opened.refusal;
  if (code === "borrower.not_found") return c.notFound();
  const isThere = code === "case.already_open";
  const wrong = isThere ? "case.error.alreadyOpen" : "case.error.again";
  return renderBorrower(c, { form: "case", typed, wrong });
});

type StopChange = Readonly<{
  change: typeof requestStop;
  done: "borrower.stop.recorded" | "borrower.stop.lifted";
}>;

/** A person who stops or allows contact says why; the next one who looks can read it. */
async function changeStop(c: PageContext, { change, done }: StopChange) {
  const ctx = c.get("tenant");
  ctx.allow("borrower.write");
  const id = parsePublicId("borrower", c.req.param("id") ?? "");
  if (id === undefined) return c.notFound();
  const typed = (await readForm(c))["reason"] ?? "";
  const reason = Reason.min(1).safeParse(typed);
  if (!reason.success) return renderBorrower(c, { form: "stop", typed, wrong: wrongReason(typed) });
  const changed = await change(ctx, { id, reason: reason.data });
  if (changed.ok) {
    return redirectAfter(c, `/borrowers/${publicId("borrower", id)}#contact`, { key: done });
  }
  if (changed.refusal.code === "borrower.not_found") return c.notFound();
  return renderBorrower(c, { form: "stop", typed, wrong: "borrower.error.again" });
}

function wrongReason(typed: string): MessageKey {
  return typed.trim() === "" ? "borrower.error.reasonMissing" : "borrower.error.reasonWrong";
}

type Refused = Readonly<{ form: "stop" | "case"; typed: string; wrong: MessageKey }>;

async function renderBorrower(c: PageContext, again?: Refused) {
  const ctx = c.get("tenant");
  const id = parsePublicId("borrower", c.req.param("id") ?? "");
  const found = id === undefined ? undefined : await findBorrower(ctx, id);
  if (id === undefined || !found?.ok) return c.notFound();
  const { borrower, loans, deeds } = found.value;
  const listed = await listNotices(ctx, {
    borrowerId: id,
    loanId: null,
    state: null,
    after: null,
    limit: NOTICES_MAX,
  });
  const { notices, next } = listed.ok ? listed.value : { notices: [], next: null };
  const [read, open] = await Promise.all([readTimeline(ctx, id), ctx.cases.openOf(id)]);
  if (!read.ok) return c.notFound();
  const { t, frame } = pageShell(c, { current: "/loans" });
  const nameOf = await actorNames(c, t, [
    ...actorsOf(read.value.entries),
    ...assigneesOf(read.value.tasks),
  ]);
  const { externalId, contact, timezone, residence, locale } = borrower;
  const page = (
    <BorrowerPage
      t={t}
      frame={frame}
      borrower={{
        id: publicId("borrower", id),
        externalId,
        ...contact,
        timezone,
        residence,
        locale,
      }}
      stop={stopOf(t, found.value, ctx.tenant.timezone)}
      deeds={await namedDeeds(c, t, deeds)}
      loans={loans.map((loan) => toLoanRow(loan, ctx))}
      notices={notices.map((notice) => withLoan(notice, loans))}
      moreNotices={next !== null}
      standing={standingOf(read.value, open, ctx.today)}
      tasks={openTasksOf(read.value.tasks, nameOf)}
      events={eventsOf(read.value, nameOf)}
      canOpenCase={ctx.actor.permissions.includes("case.write")}
      canChange={ctx.actor.permissions.includes("borrower.write")}
      {...(again?.form === "stop" && {
        values: { reason: again.typed },
        errors: { reason: t(again.wrong) },
      })}
      {...(again?.form === "case" && {
        caseAgain: { reason: again.typed, error: t(again.wrong) },
      })}
    />
  );
  return renderPage(c, page, again ? 422 : 200);
}

function stopOf(
  t: Translator,
  { borrower, stopReason }: BorrowerDetail,
  timezone: string,
): BorrowerPageProps["stop"] {
  const { stopRequestedAt } = borrower;
  if (stopRequestedAt === null) return null;
  return { on: dateAt(stopRequestedAt, timezone), reason: stopReason && linkWords(t, stopReason) };
}

async function namedDeeds(
  c: PageContext,
  t: Translator,
  deeds: BorrowerDetail["deeds"],
): Promise<BorrowerPageProps["deeds"]> {
  const nameOf = await actorNames(
    c,
    t,
    deeds.map(({ actor }) => actor),
  );
  return deeds.map(({ act, on, reason, actor }) => {
    return { act, on, reason: reason && linkWords(t, reason), who: nameOf(actor) };
  });
}

function withLoan(notice: Notice, loans: readonly Loan[]): NoticeRow {
  const loan = loans.find(({ id }) => id === notice.loanId);
  const row = toNoticeRow(notice);
  if (!loan) return row;
  return { ...row, loan: { id: publicId("loan", loan.id), externalId: loan.externalId } };
}
