import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { LoanWithBorrower } from "../loan/store";
import type { NoticeState } from "../../domain/notice/state";
import type { Notice, NoticePlace, SentContent } from "./store";

/** Notices, newest first; of one loan or one borrower when it is named. */
export async function listNotices(
  ctx: TenantContext,
  query: Readonly<{
    limit: number;
    after: NoticePlace | null;
    state: NoticeState | null;
    loanId: number | null;
    borrowerId?: number | null;
  }>,
): Promise<
  Result<
    Readonly<{ notices: readonly Notice[]; next: NoticePlace | null }>,
    Readonly<{ code: "loan.not_found" | "borrower.not_found" }>
  >
> {
  ctx.allow("notice.read");
  const borrowerId = query.borrowerId ?? null;
  if (borrowerId !== null && !(await ctx.borrowers.find(borrowerId))) {
    return refuse({ code: "borrower.not_found" });
  }
  if (query.loanId === null) return ok(await ctx.notices.list({ ...query, borrowerId }));
  // A borrower's notices are few and have an index; a loan's are among them.
  const found = await ctx.loans.find(query.loanId);
  if (!found) return refuse({ code: "loan.not_found" });
  if (borrowerId !== null && found.loan.borrowerId !== borrowerId) {
    return ok({ notices: [], next: null });
  }
  return ok(await ctx.notices.list({ ...query, borrowerId: found.loan.borrowerId }));
}

export type NoticeDetail = Readonly<{
  notice: Notice;
  subject: LoanWithBorrower;
  /** As sent, but for the secret of a borrower's link in a live book; null before. */
  content: SentContent | null;
}>;

/** One notice with every answer of the gate, the loan and borrower it is about, and its text. */
export async function findNotice(
  ctx: TenantContext,
  id: number,
): Promise<Result<NoticeDetail, Readonly<{ code: "notice.not_found" }>>> {
  ctx.allow("notice.read");
  const notice = await ctx.notices.find(id);
  if (!notice) return refuse({ code: "notice.not_found" });
  const [subject, content] = await Promise.all([
    ctx.loans.find(notice.loanId),
    ctx.notices.content(id),
  ]);
  if (!subject) return refuse({ code: "notice.not_found" });
  const isOut = content && HANDED_OVER.includes(notice.state);
  return ok({ notice, subject, content: isOut ? withoutSecret(ctx, content) : null });
}

/** In these states the words were handed over, or wait to be; in others they may still change. */
const HANDED_OVER: readonly NoticeState[] = ["sent", "delivered", "unconfirmed", "to-print"];

/**
 * Whoever has the link in a letter speaks for its borrower, so the lender's people read the letter
 * without it. A sandbox has no borrowers, and integrators try what theirs will do.
 */
function withoutSecret({ tenant }: TenantContext, content: SentContent): SentContent {
  if (tenant.mode === "sandbox") return content;
  return { ...content, text: content.text.replaceAll(/\/choices\/[0-9a-z-]+/g, "/choices/…") };
}
