import type { Translator } from "../../web/locales/translate";
import type { SuggestionRow } from "../../web/pages/payment-suggestion";
import { type PaymentFacts, UnmatchedPaymentPage } from "../../web/pages/payment-unmatched";
import { SettledPaymentsPage } from "../../web/pages/payments-settled";
import { UnmatchedPaymentsPage } from "../../web/pages/payments-unmatched";
import { exampleFrame, NOW } from "./example-frame";

const PATH = "/payments/unmatched";

function part(loanExternalId: string, amount: number) {
  const written = (amount / 100).toFixed(2);
  return {
    ...{ loanId: "loan_02", loanExternalId, borrowerName: "Ada Example" },
    ...{ amount, currency: "USD", written },
  };
}

const SURE: SuggestionRow = {
  strength: "sure",
  reasons: ["reference-same", "name-same", "amount-past-due"],
  parts: [part("L-1001", 110_302)],
};
const SHARED: SuggestionRow = {
  strength: "likely",
  reasons: ["borrower-reference", "amount-all-due"],
  parts: [part("L-1001", 60_302), part("L-1002", 50_000)],
};
const FAINT: SuggestionRow = {
  strength: "possible",
  reasons: ["reference-contained", "reference-zeros", "reference-slip", "name-alike"],
  parts: [part("L-1011", 110_302)],
};
const PLAIN: SuggestionRow = {
  strength: "possible",
  reasons: ["amount-payoff", "amount-installment", "only-loan"],
  parts: [part("L-1012", 110_302)],
};

const ROW = {
  id: "unm_2",
  externalId: "pay-90114",
  loanExternalId: "l 1001 rent",
  amount: { minor: 110_302, currency: "USD" },
  payerName: "EXAMPLE ADA",
  paidOn: "2026-03-15",
  ageDays: 2,
  origin: "webhook",
  isPosting: false,
  best: SURE,
} as const;

const PAYMENT: PaymentFacts = {
  ...{ id: "unm_2", externalId: "pay-90114", loanExternalId: "l 1001 rent" },
  amount: { minor: 110_302, currency: "USD" },
  ...{ payerName: "EXAMPLE ADA", method: "bank-transfer", paidOn: "2026-03-15" },
  ...{ receivedAt: NOW, origin: "webhook", state: "waiting", reason: null },
  ...{ returnReference: null, parts: [], decidedBy: null, decidedAt: null },
};

const NOTHING_TYPED = {
  search: { text: "", found: null, chosen: [] },
  split: { rows: [{ loan: "", amount: "" }], remainder: null, errors: {} },
  giving: { reason: "", reference: "" },
};

export function paymentExamples(t: Translator) {
  const frame = exampleFrame(t, PATH);
  return {
    "payments-unmatched": (
      <UnmatchedPaymentsPage
        t={t}
        frame={frame}
        total={3}
        rows={[
          ROW,
          {
            ...{ ...ROW, id: "unm_3", externalId: "pay-90115", loanExternalId: "L-8888" },
            ...{ amount: { text: "250.00" }, payerName: null, origin: "import", best: null },
          },
          { ...ROW, id: "unm_4", externalId: "pay-90116", isPosting: true, best: SHARED },
        ]}
        canResolve
        errors={{ "": t("payments.error.gone") }}
        cursor={null}
        nextCursor="next"
      />
    ),
    "payments-unmatched-empty": (
      <UnmatchedPaymentsPage
        t={t}
        frame={frame}
        total={0}
        rows={[]}
        canResolve={false}
        cursor="here"
        nextCursor={null}
      />
    ),
    "payment-unmatched": (
      <UnmatchedPaymentPage
        t={t}
        frame={frame}
        payment={{ ...PAYMENT, reason: t("payments.waiting.refused") }}
        suggestions={[SURE, SHARED, FAINT, PLAIN]}
        search={{
          text: "Ada",
          chosen: ["L-1002"],
          found: [
            {
              ...{ id: "loan_02", externalId: "L-1001", borrowerName: "Ada Example" },
              ...{ currency: "USD", pastDue: 110_302, nextDue: 0, balance: 900_000 },
              splitHref: "?q=Ada&with=L-1001#split",
            },
          ],
        }}
        split={{
          rows: [
            { loan: "L-1001", amount: "603.02" },
            { loan: "L-1002", amount: "x" },
          ],
          remainder: { minor: 50_000, currency: "USD" },
          errors: {
            "loan-1": t("payments.error.twice", { loan: "L-1001" }),
            "amount-2": t("payments.error.partAmount"),
            "": t("payments.error.tooFewParts"),
          },
        }}
        giving={{ reason: "", reference: "RET-1", error: t("payments.error.reasonMissing") }}
        canResolve
        errors={{ "": t("payments.error.again") }}
      />
    ),
    "payment-unmatched-unknown": (
      <UnmatchedPaymentPage
        t={t}
        frame={frame}
        payment={PAYMENT}
        suggestions={[]}
        {...NOTHING_TYPED}
        search={{ text: "nobody", found: [], chosen: [] }}
        canResolve
      />
    ),
    "payment-unmatched-split": (
      <UnmatchedPaymentPage
        t={t}
        frame={frame}
        payment={{
          ...{ ...PAYMENT, state: "applied", decidedBy: "Olive Officer", decidedAt: NOW },
          parts: [
            {
              ...{ loanId: "loan_02", loanExternalId: "L-1001", reference: "pay-90114#1" },
              amount: { minor: 60_302, currency: "USD" },
            },
            {
              ...{ loanId: "loan_03", loanExternalId: "L-1002", reference: "pay-90114#2" },
              amount: { minor: 50_000, currency: "USD" },
            },
          ],
        }}
        suggestions={[]}
        {...NOTHING_TYPED}
        canResolve={false}
      />
    ),
    "payments-settled": (
      <SettledPaymentsPage
        t={t}
        frame={frame}
        rows={(["applied", "reversing", "reversed", "dismissed", "returned"] as const).map(
          (state, index) => ({
            ...{ id: `unm_${index + 2}`, externalId: `pay-${index}`, state },
            amount: { minor: 110_302, currency: "USD" },
            paidOn: "2026-03-15",
            loans: index < 3 ? [{ id: "loan_02", externalId: "L-1001" }] : [],
            reason: index < 3 ? null : "not ours",
            ...{ by: "Olive Officer", at: NOW },
          }),
        )}
        cursor="here"
        nextCursor="next"
      />
    ),
    "payments-settled-empty": (
      <SettledPaymentsPage t={t} frame={frame} rows={[]} cursor={null} nextCursor={null} />
    ),
  };
}
