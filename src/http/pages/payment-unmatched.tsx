import type { FieldErrors } from "../../../web/components/form";
import type { LoanChoice } from "../../../web/pages/payment-search";
import type { SplitValues } from "../../../web/pages/payment-split";
import { type PaymentFacts, UnmatchedPaymentPage } from "../../../web/pages/payment-unmatched";
import { UNMATCHED_PATH as PATH } from "../../../web/pages/payments-unmatched";
import type { Translator } from "../../../web/locales/translate";
import type { TenantContext } from "../../app/context";
import type { FoundLoan } from "../../app/loan/find";
import { listLoans } from "../../app/loan/list";
import { assignUnmatched } from "../../app/payment/assign-unmatched";
import { dismissUnmatched } from "../../app/payment/dismiss-unmatched";
import { findUnmatched } from "../../app/payment/find-unmatched";
import { Reason, Reference } from "../../app/payment/payment-fields";
import { returnUnmatched } from "../../app/payment/return-unmatched";
import { splitUnmatched } from "../../app/payment/split-unmatched";
import { suggestMatches } from "../../app/payment/suggest-matches";
import type { UnmatchedPayment } from "../../app/payment/unmatched-store";
import { parsePublicId, publicId } from "../../kernel/ids";
import { actorNames } from "./actor-names";
import { newPages, type PageContext, pageShell, readForm, redirectAfter, renderPage } from "./page";
import { emptySplit, readSplit, splitErrors } from "./payment-split-form";
import { cameAs, reasonWords, refusalWords, suggestionRow } from "./payment-view";
import { loansOfPlans, renderWaiting } from "./payments";

const ONE = `${PATH}/:id`;
/** An id that is none of ours is nobody's. */
const NOBODY = 0;
const FOUND_MAX = 20;

export const unmatchedPaymentPages = newPages();

unmatchedPaymentPages.get(ONE, async (c) => {
  const found = await findUnmatched(c.get("tenant"), idOf(c));
  return found.ok ? renderOne(c, found.value, {}) : c.notFound();
});

unmatchedPaymentPages.post(`${ONE}/assignment`, async (c) => {
  const loan = ((await readForm(c))["loanExternalId"] ?? "").trim();
  if (loan === "") return renderAgain(c, { wrong: (t) => t("payments.error.loanMissing") });
  const assigned = await assignUnmatched(c.get("tenant"), {
    id: idOf(c),
    loan: { externalId: loan },
  });
  if (!assigned.ok) {
    return renderAgain(c, { wrong: (t) => refusalWords(t, assigned.refusal, loan) });
  }
  const payment = assigned.value.entry.externalId ?? "";
  return redirectAfter(c, PATH, { key: "payments.assigned", facts: { payment, loan } });
});

unmatchedPaymentPages.post(`${ONE}/split`, async (c) => {
  const ctx = c.get("tenant");
  ctx.allow("payment.write");
  const form = await readForm(c);
  const found = await findUnmatched(ctx, idOf(c));
  if (!found.ok) return renderAgain(c, { wrong: (t) => t("payments.error.gone") });
  const read = await readSplit(ctx, found.value, form);
  if (form["act"] === "count") return renderOne(c, found.value, { split: () => read.values });
  if (!read.parts) {
    const { wrong } = read;
    return renderOne(c, found.value, { split: (t) => ({ ...read.values, errors: wrong(t) }) }, 422);
  }
  const split = await splitUnmatched(ctx, { id: idOf(c), parts: read.parts });
  if (!split.ok) {
    const { refusal } = split;
    return renderAgain(c, {
      split: (t) => ({ ...read.values, errors: splitErrors(t, refusal, read) }),
      wrong: (t) => refusalWords(t, refusal, ""),
    });
  }
  const facts = { payment: split.value.externalId, count: read.parts.length };
  return redirectAfter(c, PATH, { key: "payments.wasSplit", facts });
});

unmatchedPaymentPages.post(`${ONE}/return`, async (c) => {
  c.get("tenant").allow("payment.write");
  const form = await readForm(c);
  const typed = { reason: form["reason"] ?? "", reference: form["reference"] ?? "" };
  const reason = Reason.min(1).safeParse(typed.reason).data;
  if (reason === undefined) {
    return renderAgain(c, {
      giving: (t) => ({ ...typed, error: t("payments.error.reasonMissing") }),
    });
  }
  const reference = Reference.safeParse(typed.reference).data ?? null;
  const returned = await returnUnmatched(c.get("tenant"), { id: idOf(c), reason, reference });
  if (!returned.ok) {
    return renderAgain(c, { wrong: (t) => refusalWords(t, returned.refusal, "") });
  }
  const payment = returned.value.externalId;
  return redirectAfter(c, PATH, { key: "payments.wasReturned", facts: { payment } });
});

unmatchedPaymentPages.post(`${ONE}/dismissal`, async (c) => {
  const reason = Reason.safeParse((await readForm(c))["reason"] ?? "").data ?? "";
  const dismissed = await dismissUnmatched(c.get("tenant"), { id: idOf(c), reason });
  if (!dismissed.ok) {
    return renderAgain(c, { wrong: (t) => refusalWords(t, dismissed.refusal, "") });
  }
  const payment = dismissed.value.externalId;
  return redirectAfter(c, PATH, { key: "payments.dismissed", facts: { payment } });
});

function idOf(c: PageContext): number {
  return parsePublicId("unmatched", c.req.param("id") ?? "") ?? NOBODY;
}

type Again = Readonly<{
  wrong?: (t: Translator) => string;
  split?: (t: Translator) => SplitValues;
  giving?: (t: Translator) => Readonly<{ reason: string; reference: string; error?: string }>;
}>;

/** After a form that was refused: the payment while it waits, else the list, which has it no more. */
async function renderAgain(c: PageContext, again: Again) {
  const found = await findUnmatched(c.get("tenant"), idOf(c));
  const waits = found.ok && found.value.state === "waiting";
  const gone = again.wrong ?? ((t: Translator) => t("payments.error.gone"));
  if (!waits) return renderWaiting(c, gone);
  return renderOne(c, found.value, again, 422);
}

async function renderOne(
  c: PageContext,
  payment: UnmatchedPayment,
  again: Again,
  status: 200 | 422 = 200,
) {
  const ctx = c.get("tenant");
  const { t, frame } = pageShell(c, { current: PATH });
  const text = (c.req.query("q") ?? "").trim().slice(0, 200);
  const [matches, loans, found] = await Promise.all([
    suggestMatches(ctx, [payment]),
    loansOfPlans(ctx, [payment]),
    search(ctx, text),
  ]);
  const nameOf = await actorNames(c, t, payment.decidedBy === null ? [] : [payment.decidedBy]);
  const chosen = (c.req.queries("with") ?? []).slice(0, FOUND_MAX);
  const split = again.split?.(t) ?? emptySplit(chosen, cameAs(payment, ctx.tenant.currency));
  // What a form says of its own fields is not said a second time above.
  const errors: FieldErrors = again.wrong && !again.split ? { "": again.wrong(t) } : {};
  const facts = factsOf(t, ctx, payment, loans);
  const page = (
    <UnmatchedPaymentPage
      t={t}
      frame={frame}
      payment={{ ...facts, decidedBy: payment.decidedBy && nameOf(payment.decidedBy) }}
      suggestions={(matches.get(payment.id) ?? []).map(suggestionRow)}
      search={{ text, chosen, found: found?.map((one) => toChoice(one, { text, chosen })) ?? null }}
      split={split}
      giving={again.giving?.(t) ?? { reason: "", reference: "" }}
      canResolve={ctx.actor.permissions.includes("payment.write")}
      errors={errors}
    />
  );
  return renderPage(c, page, status);
}

async function search(ctx: TenantContext, text: string): Promise<readonly FoundLoan[] | null> {
  if (text === "" || !ctx.actor.permissions.includes("loan.read")) return null;
  const along = { bucket: null, sort: "external-id" } as const;
  const query = { limit: FOUND_MAX, after: null, along };
  return (await listLoans(ctx, { ...query, externalId: null, search: text })).loans;
}

function toChoice(
  { loan, contact }: FoundLoan,
  { text, chosen }: Readonly<{ text: string; chosen: readonly string[] }>,
): LoanChoice {
  const { pastDueAmount, nextDueAmount, principalBalance } = loan.projection;
  const query = new URLSearchParams({ q: text });
  for (const one of new Set([...chosen, loan.externalId])) query.append("with", one);
  return {
    id: publicId("loan", loan.id),
    externalId: loan.externalId,
    borrowerName: contact.name,
    currency: loan.currency,
    pastDue: pastDueAmount,
    nextDue: nextDueAmount,
    balance: principalBalance,
    splitHref: `?${query}#split`,
  };
}

function factsOf(
  t: Translator,
  { tenant }: TenantContext,
  payment: UnmatchedPayment,
  loans: Awaited<ReturnType<typeof loansOfPlans>>,
): PaymentFacts {
  const { externalId, loanExternalId, payerName, method, paidOn, receivedAt, origin } = payment;
  return {
    id: publicId("unmatched", payment.id),
    ...{ externalId, loanExternalId, payerName, method, paidOn, receivedAt, origin },
    amount: cameAs(payment, tenant.currency),
    state: payment.state,
    reason: reasonWords(t, payment),
    returnReference: payment.returnReference,
    parts: (payment.plan ?? []).map(({ loanId, amount, externalId: reference }) => {
      const loan = loans.get(loanId);
      return {
        loanId: publicId("loan", loanId),
        loanExternalId: loan?.externalId ?? "",
        amount: { minor: amount, currency: loan?.currency ?? tenant.currency },
        reference,
      };
    }),
    decidedBy: null,
    decidedAt: payment.decidedBy === null ? null : payment.updatedAt,
  };
}
