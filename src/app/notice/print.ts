import { partitionOf } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import { contend, LOST } from "../contend";
import type { TenantContext } from "../context";
import type { LoanWithBorrower } from "../loan/store";
import type { Notice, SentContent } from "./store";
import { takeUp } from "./take-up";

/** As many letters as a person puts into envelopes at a time. */
export const LETTERS_PER_RUN_MAX = 200;

export type PrintRefusal = Readonly<{
  code: "notice.letterhead_missing" | "notice.nothing_to_print" | "request.conflict";
}>;

export type PrintRun = Readonly<{ id: string; letterCount: number }>;

/**
 * Makes one print run of the letters that wait for it. The gate is asked again for each, so that what
 * was paid or stopped meanwhile is not printed, and the words are those of today. From now on they
 * count as sent: a run is printed and posted on the day it is made.
 */
export async function printLetters(ctx: TenantContext): Promise<Result<PrintRun, PrintRefusal>> {
  ctx.allow("notice.settle");
  if (ctx.tenant.letterhead === null) return refuse({ code: "notice.letterhead_missing" });
  const { notices } = await ctx.notices.list({
    ...{ limit: LETTERS_PER_RUN_MAX, after: null, borrowerId: null, loanId: null },
    state: "to-print",
  });
  const id = `run-${crypto.randomUUID()}`;
  let letterCount = 0;
  for (const [partition, own] of Map.groupBy(notices, (notice) => partitionOf(notice.id))) {
    const ids = own.map((notice) => notice.id);
    const taken = await contend(() => takeUp(ctx, partition, ids, { print: id }));
    if (taken === LOST) return refuse({ code: "request.conflict" });
    letterCount += taken.printed;
  }
  return letterCount === 0 ? refuse({ code: "notice.nothing_to_print" }) : ok({ id, letterCount });
}

export type PrintedLetter = Readonly<{
  notice: Notice;
  subject: LoanWithBorrower;
  content: SentContent;
}>;

/** The letters of one run as they were written, to be printed again when a printer jams. */
export async function readPrintRun(
  ctx: TenantContext,
  id: string,
): Promise<Result<readonly PrintedLetter[], Readonly<{ code: "notice.not_found" }>>> {
  ctx.allow("notice.read");
  const notices = await ctx.notices.ofPrintRun(id);
  const letters = await Promise.all(
    notices.map(async (notice) => {
      const [subject, content] = await Promise.all([
        ctx.loans.find(notice.loanId),
        ctx.notices.content(notice.id),
      ]);
      return subject && content ? [{ notice, subject, content }] : [];
    }),
  );
  const found = letters.flat();
  return found.length === 0 ? refuse({ code: "notice.not_found" }) : ok(found);
}
