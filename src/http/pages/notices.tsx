import { z } from "zod";
import type { NoticeDecision } from "../../../web/pages/notice-decisions";
import { NoticePage } from "../../../web/pages/notice";
import type { NoticeRow } from "../../../web/pages/notice-table";
import { LettersPage } from "../../../web/pages/letters";
import { NoticesPage } from "../../../web/pages/notices";
import { printLetters, readPrintRun } from "../../app/notice/print";
import { settleNotice } from "../../app/notice/settle";
import { smsSizeOf } from "../../domain/notice/sms";
import { describeLoans } from "../../app/loan/describe";
import { findNotice, listNotices } from "../../app/notice/list";
import type { Notice, StoredDecision } from "../../app/notice/store";
import { NOTICE_STATES } from "../../domain/notice/state";
import { spokenIn, untilOf, warningsIn } from "../../domain/contact/decision";
import { dateAt } from "../../kernel/calendar";
import { PARTITION_COUNT_MAX, parsePublicId, publicId } from "../../kernel/ids";
import { decodeCursor, encodeCursor } from "../cursor";
import { newPages, pageShell, readForm, redirectAfter, renderPage } from "./page";

const PAGE_ROWS = 50;
const Place = z.array(z.int().nonnegative()).max(PARTITION_COUNT_MAX);

export const noticePages = newPages();

noticePages.get("/notices", async (c) => {
  const ctx = c.get("tenant");
  const state = NOTICE_STATES.find((one) => one === c.req.query("state")) ?? null;
  const cursor = c.req.query("cursor") ?? null;
  const after = (cursor !== null && decodeCursor(cursor, Place)) || null;
  const [listed, counts] = await Promise.all([
    listNotices(ctx, { limit: PAGE_ROWS, after, state, loanId: null }),
    ctx.notices.countByState(ctx.today),
  ]);
  if (!listed.ok) return c.notFound();
  const { notices, next } = listed.value;
  const loans = await describeLoans(ctx, notices);
  const { t, frame } = pageShell(c, { current: "/notices" });
  const page = (
    <NoticesPage
      t={t}
      frame={frame}
      state={state}
      counts={counts}
      printing={{
        canPrint: ctx.actor.permissions.includes("notice.settle"),
        hasLetterhead: ctx.tenant.letterhead !== null,
      }}
      rows={notices.map((notice) => {
        const loan = loans.get(notice.loanId);
        const row = toNoticeRow(notice);
        return loan ? { ...row, loan: { ...loan, id: publicId("loan", notice.loanId) } } : row;
      })}
      cursor={after && cursor}
      nextCursor={next && encodeCursor(next)}
    />
  );
  return renderPage(c, page);
});

noticePages.post("/letters", async (c) => {
  const made = await printLetters(c.get("tenant"));
  if (made.ok) return redirectAfter(c, `/letters/${made.value.id}`);
  return redirectAfter(c, "/notices?state=to-print", { key: `letters.${made.refusal.code}` });
});

noticePages.get("/letters/:run", async (c) => {
  const ctx = c.get("tenant");
  const run = await readPrintRun(ctx, c.req.param("run"));
  if (!run.ok) return c.notFound();
  const { t, frame } = pageShell(c, { current: "/notices" });
  const letters = run.value.map(({ notice, subject, content }) => ({
    locale: content.locale ?? "en",
    name: ctx.borrowers.openContact(notice.borrowerId, subject.borrower.contactSealed).name,
    address: content.to.split(";").map((line) => line.trim()),
    on: dateAt(notice.sentAt ?? ctx.now, ctx.tenant.timezone),
    subject: content.subject,
    text: content.text,
  }));
  const letterhead = (ctx.tenant.letterhead ?? "").split("\n");
  const page = <LettersPage t={t} frame={frame} letterhead={letterhead} letters={letters} />;
  return renderPage(c, page);
});

noticePages.get("/notices/:id", async (c) => {
  const ctx = c.get("tenant");
  const id = parsePublicId("notice", c.req.param("id"));
  const found = id === undefined ? undefined : await findNotice(ctx, id);
  if (!found?.ok) return c.notFound();
  const { notice, subject, content } = found.value;
  const { loan, borrower } = subject;
  const contact = ctx.borrowers.openContact(loan.borrowerId, borrower.contactSealed);
  const { t, frame } = pageShell(c, { current: "/notices" });
  const page = (
    <NoticePage
      t={t}
      frame={frame}
      notice={{
        ...notice,
        id: publicId("notice", notice.id),
        segments: notice.channel === "sms" && content ? smsSizeOf(content.text).segments : null,
      }}
      canSettle={ctx.actor.permissions.includes("notice.settle")}
      loan={{ id: publicId("loan", loan.id), externalId: loan.externalId }}
      borrower={{
        id: publicId("borrower", loan.borrowerId),
        name: contact.name,
        timezone: borrower.timezone,
      }}
      decisions={notice.decisions.map(toDecision).toReversed()}
      content={content}
      {...(notice.state === "failed" ? { deadLetterHref: "/scans#dead-letters" } : {})}
    />
  );
  return renderPage(c, page);
});

noticePages.post("/notices/:id/settlement", async (c) => {
  const ctx = c.get("tenant");
  ctx.allow("notice.settle");
  const id = parsePublicId("notice", c.req.param("id"));
  const wasSent = (await readForm(c))["wasSent"] === "yes";
  const settled = id === undefined ? undefined : await settleNotice(ctx, id, wasSent);
  if (!settled || (!settled.ok && settled.refusal.code === "notice.not_found")) return c.notFound();
  // What was settled meanwhile is shown as it stands.
  return redirectAfter(
    c,
    `/notices/${c.req.param("id")}`,
    settled.ok ? { key: "notice.settle.done" } : undefined,
  );
});

export function toNoticeRow(notice: Notice): NoticeRow {
  const { step, state, businessDate, daysPastDue, sentAt } = notice;
  return { id: publicId("notice", notice.id), step, state, businessDate, daysPastDue, sentAt };
}

export function toDecision({ at, decision }: StoredDecision): NoticeDecision {
  const { verdict, rule, facts } = decision;
  return {
    at,
    verdict,
    rule,
    until: untilOf(decision),
    timezones: facts.timezones,
    window: facts.window,
    spoke: spokenIn(decision),
    warnings: warningsIn(decision),
  };
}
