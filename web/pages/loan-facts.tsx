import { Amount } from "../components/amount";
import { DateText } from "../components/date";
import type { Child } from "hono/jsx";
import { Explained } from "../components/explained";
import type { Fact } from "../components/facts";
import type { MessageKey, Translator } from "../locales/translate";
import { type Explanation, ExplanationTable } from "./loan-explanation";
import type { LoanStatus } from "./loan-state";

export type LoanMethod =
  | "annuity"
  | "equal-principal"
  | "flat"
  | "interest-only"
  | "single"
  | "custom";

export type LoanFacts = Readonly<{
  id: string;
  externalId: string;
  product: string;
  currency: string;
  status: LoanStatus;
  bucket: number;
  /** The bucket of its policy, where that has its own. */
  policyBucket: string | null;
  daysPastDue: number;
  /** Since the due date; more than the above when the count was paused. */
  calendarDaysPastDue: number;
  installmentsLate: number;
  pastDueSince: string | null;
  pastDueAmount: number;
  balance: number;
  credit: number;
  nextDueOn: string | null;
  nextDueAmount: number;
  setAsideReason: string | null;
  /** What made its numbers; null when it could not be replayed. */
  explanations: Readonly<{
    pastDue: Explanation;
    balance: Explanation;
    credit: Explanation;
    toleranceAmount: number;
  }> | null;
  terms: Readonly<{
    principal: number;
    annualRatePercent: string;
    method: LoanMethod;
    /** `monthly` … or `every-<n>-days|weeks|months`. */
    frequency: string;
    installmentCount: number;
    installment: number | null;
    disbursedOn: string;
    firstDueOn: string;
  }>;
  opening: Readonly<{ asOf: string; paid: number; adjustment: number }> | null;
}>;

export type LoanBorrower = Readonly<{
  id: string;
  name: string;
  externalId: string;
  email: string | null;
  phone: string | null;
  timezone: string | null;
  locale: string;
  stopRequestedOn: string | null;
  otherLoans: readonly Readonly<{ id: string; externalId: string }>[];
}>;

/** What is open now. */
export function loanFacts(t: Translator, loan: LoanFacts): readonly (Fact | null)[] {
  const { currency } = loan;
  const money = (minor: number) => <Amount t={t} minor={minor} currency={currency} money />;
  const explained = (which: Explainable, minor: number) => (
    <ExplainedFact t={t} loan={loan} which={which} amount={money(minor)} />
  );
  return [
    { term: t("loan.pastDueAmount"), detail: explained("pastDue", loan.pastDueAmount) },
    loan.pastDueSince === null
      ? null
      : { term: t("loan.pastDueSince"), detail: <DateText t={t} on={loan.pastDueSince} /> },
    loan.calendarDaysPastDue === loan.daysPastDue
      ? null
      : { term: t("loan.daysCounted"), detail: countedWords(t, loan) },
    { term: t("loan.balance"), detail: explained("balance", loan.balance) },
    loan.nextDueOn === null
      ? null
      : {
          term: t("loan.nextDue"),
          detail: (
            <>
              {money(loan.nextDueAmount)} · <DateText t={t} on={loan.nextDueOn} />
            </>
          ),
        },
    loan.credit === 0 ? null : { term: t("loan.credit"), detail: explained("credit", loan.credit) },
  ];
}

/** Both numbers of a loan whose count was paused: what steps go by, and the calendar's. */
function countedWords(
  t: Translator,
  { daysPastDue, calendarDaysPastDue }: Pick<LoanFacts, "daysPastDue" | "calendarDaysPastDue">,
): string {
  const paused = t("clock.days", { count: calendarDaysPastDue - daysPastDue });
  const counted = t("clock.days", { count: daysPastDue });
  const calendar = t("clock.days", { count: calendarDaysPastDue });
  return t("loan.daysCountedValue", { counted, calendar, paused });
}

type Explainable = "pastDue" | "balance" | "credit";
type ExplainedFactProps = Readonly<{
  t: Translator;
  loan: LoanFacts;
  which: Explainable;
  amount: Child;
}>;

/** An amount of the facts, with what made it. */
function ExplainedFact({ t, loan, which, amount }: ExplainedFactProps) {
  const explanation = loan.explanations?.[which];
  if (!loan.explanations || !explanation || explanation.lines.length === 0) return <>{amount}</>;
  const id = `explain-${which}`;
  const title = t(`explain.${which}`);
  const { currency } = loan;
  const tolerance = t.formatMoney(loan.explanations.toleranceAmount, currency);
  return (
    <Explained t={t} id={id} title={title} amount={amount}>
      <ExplanationTable t={t} id={id} title={title} explanation={explanation} currency={currency} />
      {which === "pastDue" && <p>{t("explain.pastDueText", { tolerance })}</p>}
      {which === "credit" && <p>{t("explain.creditText")}</p>}
    </Explained>
  );
}

export function borrowerFacts(t: Translator, borrower: LoanBorrower): readonly (Fact | null)[] {
  const { id, name, externalId, email, phone, timezone, otherLoans } = borrower;
  return [
    {
      term: t("loan.name"),
      detail: (
        <>
          <a href={`/borrowers/${id}`}>{name}</a> <span class="quiet">{externalId}</span>
        </>
      ),
    },
    email === null ? null : { term: t("loan.email"), detail: email },
    phone === null ? null : { term: t("loan.phone"), detail: phone },
    { term: t("loan.timezone"), detail: timezone ?? t("shell.unknown") },
    { term: t("loan.language"), detail: languageName(t, borrower.locale) },
    otherLoans.length === 0
      ? null
      : {
          term: t("loan.otherLoans"),
          detail: otherLoans.map((other) => (
            <>
              <a href={`/loans/${other.id}`}>{other.externalId}</a>{" "}
            </>
          )),
        },
  ];
}

/** What was agreed. */
export function termFacts(t: Translator, loan: LoanFacts): readonly (Fact | null)[] {
  const { terms, opening, currency } = loan;
  const money = (minor: number) => <Amount t={t} minor={minor} currency={currency} money />;
  return [
    { term: t("loan.principal"), detail: money(terms.principal) },
    { term: t("loan.rate"), detail: t.formatPercent(terms.annualRatePercent) },
    { term: t("loan.method"), detail: t(`loan.method.${terms.method}`) },
    { term: t("loan.frequency"), detail: frequencyName(t, terms.frequency) },
    { term: t("loan.installmentCount"), detail: t.formatNumber(terms.installmentCount) },
    terms.installment === null
      ? null
      : { term: t("loan.installmentAmount"), detail: money(terms.installment) },
    { term: t("loan.disbursedOn"), detail: <DateText t={t} on={terms.disbursedOn} /> },
    { term: t("loan.firstDueOn"), detail: <DateText t={t} on={terms.firstDueOn} /> },
    opening && {
      term: t("loan.opening"),
      detail: [
        t("loan.openingText", {
          date: t.formatDate(opening.asOf),
          paid: t.formatMoney(opening.paid, currency),
        }),
        opening.adjustment === 0
          ? null
          : t("loan.openingAdjusted", { adjustment: t.formatMoney(opening.adjustment, currency) }),
      ]
        .filter((words) => words !== null)
        .join("; "),
    },
    { term: t("loan.id"), detail: <code>{loan.id}</code> },
  ];
}

const FREQUENCIES: Readonly<Record<string, MessageKey>> = {
  daily: "loan.frequency.daily",
  weekly: "loan.frequency.weekly",
  biweekly: "loan.frequency.biweekly",
  semimonthly: "loan.frequency.semimonthly",
  monthly: "loan.frequency.monthly",
  quarterly: "loan.frequency.quarterly",
};

function frequencyName(t: Translator, frequency: string): string {
  const key = FREQUENCIES[frequency];
  if (key) return t(key);
  const [, count, unit] = /^every-(\d+)-(days|weeks|months)$/.exec(frequency) ?? [];
  if (!count || !(unit === "days" || unit === "weeks" || unit === "months")) return frequency;
  return t(`loan.frequency.every-${unit}`, { number: count });
}

export function languageName(t: Translator, locale: string): string {
  return locale.startsWith("zh") ? t("locale.zh-CN") : t("locale.en");
}
