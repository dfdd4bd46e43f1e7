import { StateBadge, type Tone } from "../components/badge";
import { Breadcrumbs } from "../components/breadcrumbs";
import { DateText, InstantText } from "../components/date";
import { type Fact, Facts } from "../components/facts";
import { ErrorSummary, type FieldErrors } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import { type LoanSearch, PaymentSearch } from "./payment-search";
import { PaymentReturn } from "./payment-return";
import { PaymentSplit, type SplitValues } from "./payment-split";
import { AcceptSuggestion, Suggestion, type SuggestionRow } from "./payment-suggestion";
import type { SettledState } from "./payments-settled";
import { CameAs, type ComeAmount, UNMATCHED_PATH } from "./payments-unmatched";

export type PaymentFacts = Readonly<{
  id: string;
  externalId: string;
  loanExternalId: string;
  amount: ComeAmount;
  payerName: string | null;
  method: string | null;
  paidOn: string;
  receivedAt: number;
  origin: "api" | "import" | "webhook" | "manual";
  state: "waiting" | "posting" | SettledState;
  /** What was said about how it ended; while it waits, why no loan took it. */
  reason: string | null;
  returnReference: string | null;
  parts: readonly Readonly<{
    loanId: string;
    loanExternalId: string;
    amount: Readonly<{ minor: number; currency: string }>;
    reference: string;
  }>[];
  decidedBy: string | null;
  decidedAt: number | null;
}>;

export type UnmatchedPaymentPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  payment: PaymentFacts;
  suggestions: readonly SuggestionRow[];
  search: LoanSearch;
  split: SplitValues;
  giving: Readonly<{ reason: string; reference: string; error?: string }>;
  canResolve: boolean;
  /** Of the whole page; those of a form are at its fields. */
  errors?: FieldErrors;
}>;

const TONES: Readonly<Record<PaymentFacts["state"], Tone>> = {
  waiting: "watch",
  posting: "busy",
  applied: "good",
  reversing: "busy",
  reversed: "idle",
  dismissed: "idle",
  returned: "idle",
};

/** One payment that came without a loan: what it may be for, and what is to become of it. */
export function UnmatchedPaymentPage(props: UnmatchedPaymentPageProps) {
  const { t, frame, payment, canResolve, errors = {} } = props;
  const title = t("payments.titleOf", { payment: payment.externalId });
  const mayDecide = canResolve && payment.state === "waiting";
  return (
    <Shell t={t} frame={frame} title={title}>
      <PageHeader
        above={<Breadcrumbs t={t} trail={[{ href: UNMATCHED_PATH, label: t("payments.title") }]} />}
        title={title}
        figure={
          <>
            <CameAs t={t} amount={payment.amount} />{" "}
            <StateBadge tone={TONES[payment.state]}>
              {t(`payments.state.${payment.state}`)}
            </StateBadge>
          </>
        }
        lead={payment.state === "waiting" ? t("payments.oneLead") : undefined}
      />
      <ErrorSummary t={t} errors={errors} />
      <Section id="facts" title={t("payments.facts")}>
        <Facts facts={factsOf(t, frame, payment)} />
      </Section>
      {payment.state === "waiting" && <Suggestions {...props} />}
      {mayDecide && <PaymentSearch {...props} path={`${UNMATCHED_PATH}/${payment.id}`} />}
      {mayDecide && (
        <PaymentSplit t={t} path={`${UNMATCHED_PATH}/${payment.id}`} {...props.split} />
      )}
      {mayDecide && <PaymentReturn t={t} payment={payment} giving={props.giving} />}
    </Shell>
  );
}

function Suggestions({ t, payment, suggestions, canResolve }: UnmatchedPaymentPageProps) {
  const path = `${UNMATCHED_PATH}/${payment.id}`;
  return (
    <Section id="suggestions" title={t("payments.suggestions")}>
      {suggestions.length === 0 ? (
        <p class="quiet">{t("payments.noSuggestionText")}</p>
      ) : (
        <ol class="suggestions">
          {suggestions.map((suggestion, index) => (
            <li>
              <Suggestion t={t} suggestion={suggestion} />
              {canResolve && (
                <AcceptSuggestion
                  t={t}
                  suggestion={suggestion}
                  path={path}
                  payment={payment.externalId}
                  tone={index === 0 ? "main" : "plain"}
                />
              )}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function factsOf(t: Translator, frame: Frame, payment: PaymentFacts): readonly (Fact | null)[] {
  const { timezone } = frame.tenant;
  const { payerName, method, parts, reason, returnReference, decidedBy, decidedAt } = payment;
  const fact = (term: string, detail: Fact["detail"] | null) =>
    detail === null ? null : { term, detail };
  return [
    fact(t("payments.loanReference"), payment.loanExternalId),
    fact(t("payments.payer"), payerName),
    fact(t("payments.paidOn"), <DateText t={t} on={payment.paidOn} />),
    fact(t("payments.method"), method),
    fact(t("payments.origin"), t(`loan.origin.${payment.origin}`)),
    fact(
      t("payments.receivedAt"),
      <InstantText t={t} at={payment.receivedAt} timezone={timezone} />,
    ),
    parts.length === 0
      ? null
      : {
          term: t("payments.where"),
          detail: (
            <ul>
              {parts.map(({ loanId, loanExternalId, amount, reference }) => (
                <li>
                  <a href={`/loans/${loanId}`}>{loanExternalId}</a> <CameAs t={t} amount={amount} />{" "}
                  <span class="quiet">{reference}</span>
                </li>
              ))}
            </ul>
          ),
        },
    fact(t(payment.state === "waiting" ? "payments.whyWaiting" : "payments.reason"), reason),
    fact(t("payments.returnReference"), returnReference),
    fact(t("payments.decidedBy"), decidedBy),
    decidedAt === null
      ? null
      : {
          term: t("payments.decidedAt"),
          detail: <InstantText t={t} at={decidedAt} timezone={timezone} />,
        },
  ];
}
