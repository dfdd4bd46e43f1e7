import type { Translator } from "../../../web/locales/translate";
import {
  UNMATCHED_PATH as PATH,
  type UnmatchedPaymentRow,
  UnmatchedPaymentsPage,
} from "../../../web/pages/payments-unmatched";
import { SettledPaymentsPage, type SettledState } from "../../../web/pages/payments-settled";
import type { TenantContext } from "../../app/context";
import type { Loan } from "../../app/loan/store";
import { listSettled } from "../../app/payment/list-settled";
import { listUnmatched } from "../../app/payment/list-unmatched";
import { type SuggestedMatch, suggestMatches } from "../../app/payment/suggest-matches";
import type { UnmatchedPayment } from "../../app/payment/unmatched-store";
import { daysBetween } from "../../kernel/calendar";
import { partitionOf, publicId } from "../../kernel/ids";
import { decodeCursor, encodeCursor } from "../cursor";
import { SettledPlace, UnmatchedPlace } from "../routes/unmatched-list";
import { actorNames } from "./actor-names";
import { newPages, type PageContext, pageShell, renderPage } from "./page";
import { cameAs, reasonWords, suggestionRow } from "./payment-view";

/** Each has its suggestions read for it. */
const PAGE_ROWS = 25;

export const paymentPages = newPages();

paymentPages.get(PATH, (c) => {
  return c.req.query("state") === "settled" ? renderSettled(c) : renderWaiting(c);
});

/** What waits; after a form that was refused with what is wrong, and as it stands now. */
export async function renderWaiting(c: PageContext, wrong?: (t: Translator) => string) {
  const ctx = c.get("tenant");
  const cursor = c.req.query("cursor") ?? null;
  const after = (cursor !== null && decodeCursor(cursor, UnmatchedPlace)) || null;
  const { payments, next, total } = await listUnmatched(ctx, { limit: PAGE_ROWS, after });
  const matches = await suggestMatches(ctx, payments);
  const { t, frame } = pageShell(c, { current: PATH });
  const page = (
    <UnmatchedPaymentsPage
      t={t}
      frame={frame}
      total={total}
      rows={payments.map((payment) => toRow(ctx, payment, matches.get(payment.id)))}
      canResolve={ctx.actor.permissions.includes("payment.write")}
      errors={wrong ? { "": wrong(t) } : {}}
      cursor={after && cursor}
      nextCursor={next && encodeCursor(next)}
    />
  );
  return renderPage(c, page, wrong ? 422 : 200);
}

function toRow(
  { tenant, today }: TenantContext,
  payment: UnmatchedPayment,
  [best]: readonly SuggestedMatch[] = [],
): UnmatchedPaymentRow {
  const { externalId, loanExternalId, payerName, paidOn, origin, state } = payment;
  return {
    id: publicId("unmatched", payment.id),
    ...{ externalId, loanExternalId, payerName, paidOn, origin },
    amount: cameAs(payment, tenant.currency),
    ageDays: Math.max(0, daysBetween(paidOn, today)),
    isPosting: state === "posting",
    best: best ? suggestionRow(best) : null,
  };
}

async function renderSettled(c: PageContext) {
  const ctx = c.get("tenant");
  const cursor = c.req.query("cursor") ?? null;
  const after = (cursor !== null && decodeCursor(cursor, SettledPlace)) || null;
  const { payments, next } = await listSettled(ctx, { limit: PAGE_ROWS, after });
  const loans = await loansOfPlans(ctx, payments);
  const { t, frame } = pageShell(c, { current: PATH });
  const nameOf = await actorNames(
    c,
    t,
    payments.flatMap(({ decidedBy }) => decidedBy ?? []),
  );
  const rows = payments.map((payment) => ({
    id: publicId("unmatched", payment.id),
    externalId: payment.externalId,
    amount: cameAs(payment, ctx.tenant.currency),
    paidOn: payment.paidOn,
    state: payment.state as SettledState,
    loans: (payment.plan ?? []).flatMap(({ loanId }) => {
      const loan = loans.get(loanId);
      return loan ? [{ id: publicId("loan", loanId), externalId: loan.externalId }] : [];
    }),
    reason: reasonWords(t, payment),
    by: payment.decidedBy === null ? t("actor.system") : nameOf(payment.decidedBy),
    at: payment.updatedAt,
  }));
  const page = (
    <SettledPaymentsPage
      t={t}
      frame={frame}
      rows={rows}
      cursor={after && cursor}
      nextCursor={next && encodeCursor(next)}
    />
  );
  return renderPage(c, page);
}

/** The loans that payments went to, by id. */
export async function loansOfPlans(
  ctx: TenantContext,
  payments: readonly UnmatchedPayment[],
): Promise<ReadonlyMap<number, Loan>> {
  const ids = new Set(payments.flatMap(({ plan }) => (plan ?? []).map(({ loanId }) => loanId)));
  const found = await Promise.all(
    [...Map.groupBy(ids, partitionOf)].map(([partition, own]) => {
      return ctx.loans.byIds(partition, own);
    }),
  );
  return new Map(found.flat().map((loan) => [loan.id, loan]));
}
