import type { UnmatchedPaymentRow } from "../../../web/pages/payments-unmatched";
import { UnmatchedPaymentsPage } from "../../../web/pages/payments-unmatched";
import type { Translator } from "../../../web/locales/translate";
import { type AssignRefusal, assignUnmatched } from "../../app/payment/assign-unmatched";
import { dismissUnmatched } from "../../app/payment/dismiss-unmatched";
import { listUnmatched } from "../../app/payment/list-unmatched";
import { Reason } from "../../app/payment/payment-fields";
import type { UnmatchedPayment } from "../../app/payment/unmatched-store";
import { parsePublicId, publicId } from "../../kernel/ids";
import { decodeCursor, encodeCursor } from "../cursor";
import { UnmatchedPlace } from "../routes/unmatched-list";
import { newPages, type PageContext, pageShell, readForm, redirectAfter, renderPage } from "./page";

const PATH = "/payments/unmatched";
const PAGE_ROWS = 50;
/** An id that is none of ours is nobody's. */
const NOBODY = 0;

export const paymentPages = newPages();

paymentPages.get(PATH, (c) => renderList(c));

paymentPages.post(`${PATH}/:id/assignment`, async (c) => {
  const ctx = c.get("tenant");
  const id = parsePublicId("unmatched", c.req.param("id")) ?? NOBODY;
  const loan = ((await readForm(c))["loanExternalId"] ?? "").trim();
  if (loan === "") return renderList(c, (t) => t("payments.error.loanMissing"));
  const assigned = await assignUnmatched(ctx, { id, loan: { externalId: loan } });
  if (!assigned.ok) return renderList(c, (t) => reasonOf(t, assigned.refusal, loan));
  const payment = assigned.value.entry.externalId ?? "";
  return redirectAfter(c, PATH, { key: "payments.assigned", facts: { payment, loan } });
});

paymentPages.post(`${PATH}/:id/dismissal`, async (c) => {
  const id = parsePublicId("unmatched", c.req.param("id")) ?? NOBODY;
  const reason = Reason.safeParse((await readForm(c))["reason"] ?? "").data ?? "";
  const dismissed = await dismissUnmatched(c.get("tenant"), { id, reason });
  if (!dismissed.ok) return renderList(c, (t) => reasonOf(t, dismissed.refusal, ""));
  const payment = dismissed.value.externalId;
  return redirectAfter(c, PATH, { key: "payments.dismissed", facts: { payment } });
});

/** The list; after a form that was refused with what is wrong, and as it stands now. */
async function renderList(c: PageContext, wrong?: (t: Translator) => string) {
  const ctx = c.get("tenant");
  const cursor = c.req.query("cursor") ?? null;
  const after = (cursor !== null && decodeCursor(cursor, UnmatchedPlace)) || null;
  const { payments, next, total } = await listUnmatched(ctx, { limit: PAGE_ROWS, after });
  const { t, frame } = pageShell(c, { current: PATH });
  const page = (
    <UnmatchedPaymentsPage
      t={t}
      frame={frame}
      total={total}
      rows={payments.map((payment) => toRow(payment, ctx.tenant.currency))}
      canResolve={ctx.actor.permissions.includes("payment.write")}
      errors={wrong ? { "": wrong(t) } : {}}
      cursor={after && cursor}
      nextCursor={next && encodeCursor(next)}
    />
  );
  return renderPage(c, page, wrong ? 422 : 200);
}

function toRow(payment: UnmatchedPayment, currency: string): UnmatchedPaymentRow {
  const { externalId, loanExternalId, amountText, paidOn, receivedAt, origin } = payment;
  const minor = /^minor:(\d+)$/.exec(amountText)?.[1];
  return {
    id: publicId("unmatched", payment.id),
    externalId,
    loanExternalId,
    // Until a loan says otherwise it is taken for the lender's own currency.
    amount: minor === undefined ? { text: amountText } : { minor: Number(minor), currency },
    paidOn,
    receivedAt,
    origin,
  };
}

function reasonOf(t: Translator, refusal: AssignRefusal, loan: string): string {
  switch (refusal.code) {
    case "loan.not_found":
      return t("payments.error.loan", { loan });
    case "payment.unmatched_not_found":
    case "payment.unmatched_resolved":
    case "payment.dismissed":
    case "payment.returned":
      return t("payments.error.gone");
    case "payment.amount_not_positive":
      return t("payments.error.amount", { amount: "0", loan });
    case "payment.amount_not_readable":
      return t("payments.error.amount", { amount: refusal.amount.replace(/^minor:/, ""), loan });
    case "payment.external_id_reused":
      return t("payments.error.reused", { payment: refusal.externalId });
    case "payment.paid_before_disbursement":
      return t("payments.error.beforeLoan", { loan });
    case "payment.covered_by_opening":
      return t("payments.error.inOpening", { loan });
    case "payment.paid_in_future":
      return t("payments.error.future");
    case "request.conflict":
      return t("payments.error.again");
  }
}
