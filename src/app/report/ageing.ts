import { type AgedLoan, type Ageing, ageing } from "../../domain/delinquency/ageing";
import { project } from "../../domain/delinquency/project";
import { asKnown } from "../../domain/loan/ledger";
import { type BusinessDate, earliest } from "../../kernel/calendar";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import { foldLoan } from "../loan/fold";
import type { LoanRecord } from "../loan/store";

const PAGE_LOANS = 1000;

/** A past day as the ledger says today, or as the book was closed on that day. */
export const KNOWLEDGE = ["now", "then"] as const;
export type Known = (typeof KNOWLEDGE)[number];

export type AgeingReport = Ageing & Readonly<{ asOf: BusinessDate; known: Known }>;
export type AgeingRefusal = Readonly<{ code: "report.in_future"; today: BusinessDate }>;

/**
 * The book by bucket as of a day: of the day it stands at from the numbers kept with it. Of an earlier
 * day as known now by folding every loan again from what its ledger says of that day, as known then
 * from the numbers with which that day was closed.
 */
export async function readAgeing(
  ctx: TenantContext,
  input: Readonly<{ asOf: BusinessDate | null; known: Known }>,
): Promise<Result<AgeingReport, AgeingRefusal>> {
  ctx.allow("report.read");
  if (input.asOf !== null && input.asOf > ctx.today) {
    return refuse({ code: "report.in_future", today: ctx.today });
  }
  const bookDate = await ctx.book.bookDate();
  const asOf = input.asOf === null ? bookDate : earliest(input.asOf, bookDate);
  return ok({
    asOf,
    known: input.known,
    ...ageing(await rowsOf(ctx, { ...input, asOf, bookDate })),
  });
}

function rowsOf(
  ctx: TenantContext,
  { asOf, bookDate, known }: Readonly<{ asOf: BusinessDate; bookDate: BusinessDate; known: Known }>,
): Promise<readonly AgedLoan[]> {
  if (asOf === bookDate) return ctx.book.rollup();
  return known === "then" ? ctx.book.rollupDaily(asOf, asOf) : foldBook(ctx, asOf);
}

async function foldBook(ctx: TenantContext, asOf: BusinessDate): Promise<readonly AgedLoan[]> {
  const rows: AgedLoan[] = [];
  for (let partition = 0; partition < ctx.tenant.partitionCount; partition += 1) {
    for (let afterId = 0, more = true; more; ) {
      const page = await ctx.book.page(partition, afterId, PAGE_LOANS);
      for (const { record } of page.loans) {
        const row = standingOn(ctx, record, asOf);
        if (row) rows.push(row);
      }
      afterId = Math.max(
        afterId,
        ...page.loans.map(({ record }) => record.loan.id),
        ...page.unreadable.map(({ id }) => id),
      );
      more = page.full;
    }
  }
  return rows;
}

/** One loan on a past day; undefined before it was paid out and after it was closed. */
export function standingOn(
  ctx: Pick<TenantContext, "timeline">,
  record: LoanRecord,
  asOf: BusinessDate,
): AgedLoan | undefined {
  const { loan } = record;
  if (loan.terms.disbursedOn > asOf) return undefined;
  const ledger = asKnown(record.ledger, { effectiveThrough: asOf });
  const policy = ctx.timeline.of(loan.borrowerId).on(asOf);
  const state = foldLoan(policy, { ...record, ledger }, asOf);
  const { status, bucket, pastDueAmount, principalBalance } = project(state, policy, loan);
  if (status !== "active") return undefined;
  return { currency: loan.currency, bucket, pastDueAmount, balance: principalBalance };
}
