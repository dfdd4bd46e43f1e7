import { z } from "zod";
import { lateDaysOf, type Today } from "../../app/loan/late-days";
import { BUCKET_NAMES } from "../../../web/components/bucket";
import { type LoanListRow, type LoanSort, LoansPage } from "../../../web/pages/loans";
import type { FoundLoan } from "../../app/loan/find";
import { listLoans } from "../../app/loan/list";
import type { LoanWalk } from "../../app/loan/store";
import { publicId } from "../../kernel/ids";
import { decodeCursor, encodeCursor } from "../cursor";
import { newPages, pageShell, renderPage } from "./page";

const PAGE_ROWS = 50;
const SORTS: readonly string[] = ["id", "external-id", "days-past-due"] satisfies LoanSort[];
const Place = z.object({ key: z.string(), id: z.int() });

export const loanListPages = newPages();

loanListPages.get("/loans", async (c) => {
  const ctx = c.get("tenant");
  const q = (c.req.query("q") ?? "").trim().slice(0, 200);
  const along = walkOf(bucketOf(c.req.query("bucket")), sortOf(c.req.query("sort")));
  const cursor = c.req.query("cursor") ?? null;
  const after = (cursor !== null && decodeCursor(cursor, Place)) || null;
  const [{ loans, next }, rollup] = await Promise.all([
    listLoans(ctx, {
      limit: PAGE_ROWS,
      after,
      along,
      externalId: null,
      search: q === "" ? null : q,
    }),
    ctx.book.rollup(),
  ]);
  const { t, frame } = pageShell(c, { current: "/loans", search: q });
  const page = (
    <LoansPage
      t={t}
      frame={frame}
      query={{ q, ...along }}
      bucketCounts={BUCKET_NAMES.map((_, bucket) =>
        rollup.reduce((sum, row) => sum + (row.bucket === bucket ? row.loanCount : 0), 0),
      )}
      rows={loans.map((found) => toRow(found, ctx))}
      cursor={after && cursor}
      nextCursor={next && encodeCursor(next)}
    />
  );
  return renderPage(c, page);
});

function bucketOf(name: string | undefined): number | null {
  const names: readonly string[] = BUCKET_NAMES;
  const bucket = names.indexOf(name ?? "");
  return bucket === -1 ? null : bucket;
}

function sortOf(name: string | undefined): LoanSort {
  return name !== undefined && SORTS.includes(name) ? (name as LoanSort) : "id";
}

/** A bucket has no order by external id. */
function walkOf(bucket: number | null, sort: LoanSort): LoanWalk {
  if (bucket === null) return { bucket, sort };
  return { bucket, sort: sort === "external-id" ? "id" : sort };
}

function toRow({ loan, contact }: FoundLoan, now: Today): LoanListRow {
  const { bucket, pastDueAmount, principalBalance, nextDueOn } = loan.projection;
  return {
    id: publicId("loan", loan.id),
    externalId: loan.externalId,
    borrowerName: contact.name,
    product: loan.product,
    currency: loan.currency,
    status: loan.status,
    bucket,
    daysPastDue: lateDaysOf(now, loan).daysPastDue,
    pastDueAmount,
    balance: principalBalance,
    nextDueOn,
    setAside: loan.setAsideReason !== null,
  };
}
