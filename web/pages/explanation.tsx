import type { Explanation } from "../../src/domain/explanation/explanation";
import { Amount } from "../components/amount";
import { Breadcrumbs } from "../components/breadcrumbs";
import { DateText, InstantText } from "../components/date";
import { type Fact, Facts } from "../components/facts";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import { ChargeSection } from "./explanation-charge";
import { NumbersSection } from "./explanation-numbers";
import { RuleSection } from "./explanation-rule";
import {
  entryWords,
  leadWords,
  type NameOf,
  preventionWords,
  whatWords,
} from "./explanation-words";
import { Decisions, type NoticeDecision } from "./notice-decisions";

export type ExplanationPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  explanation: Explanation;
  /** The public id of the loan it is about. */
  loanId: string | null;
  /** The name is null of a case event that is about no loan. */
  borrower: Readonly<{ id: string; name: string | null }>;
  /** Where the act itself is shown. */
  actHref: string | null;
  /** The answers of the contact gate, newest first; null of acts that contact nobody. */
  decisions: readonly NoticeDecision[] | null;
  nameOf: NameOf;
}>;

/** Why something happened: the act, its rule, what was asked, the loan on that day. */
export function ExplanationPage(props: ExplanationPageProps) {
  const { t, frame, explanation, nameOf, decisions } = props;
  const what = whatWords(t, explanation);
  const title = t("why.title", { what });
  const currency = explanation.loan?.currency ?? "";
  return (
    <Shell t={t} frame={frame} title={title}>
      <PageHeader
        above={<Breadcrumbs t={t} trail={trailOf(props)} />}
        title={title}
        lead={leadWords(t, explanation, nameOf)}
      />
      <div class="object">
        <div>
          {explanation.charge && (
            <ChargeSection t={t} charge={explanation.charge} currency={currency} />
          )}
          {explanation.rule && (
            <RuleSection
              t={t}
              rule={explanation.rule}
              currency={currency}
              timezone={frame.tenant.timezone}
              nameOf={nameOf}
            />
          )}
          {decisions && (
            <Section id="contact" title={t("why.contact")}>
              <Decisions t={t} decisions={decisions} timezone={frame.tenant.timezone} />
            </Section>
          )}
        </div>
        <div>
          <Section id="act" title={t("why.act")}>
            <Facts facts={actFacts(props)} />
          </Section>
          <Entries t={t} explanation={explanation} currency={currency} />
          <NumbersSection t={t} explanation={explanation} currency={currency} />
          <Preventions t={t} explanation={explanation} currency={currency} />
        </div>
      </div>
    </Shell>
  );
}

function trailOf({ t, explanation, loanId }: ExplanationPageProps) {
  const { loan } = explanation;
  const loans = { href: "/loans", label: t("loans.title") };
  return loan && loanId ? [loans, { href: `/loans/${loanId}`, label: loan.externalId }] : [loans];
}

type PartProps = Readonly<{ t: Translator; explanation: Explanation; currency: string }>;

function Entries({ t, explanation, currency }: PartProps) {
  const entries = explanation.cause?.entries ?? [];
  if (entries.length === 0) return null;
  return (
    <Section id="entries" title={t("why.entries")}>
      <ul>
        {entries.map((entry) => (
          <li>{entryWords(t, entry, currency)}</li>
        ))}
      </ul>
    </Section>
  );
}

/** What a person did needs no prevention, and neither does what is good for the borrower. */
function Preventions({ t, explanation, currency }: PartProps) {
  const { what, preventions, rule, charge } = explanation;
  if (!rule && !charge) return null;
  if (what.kind === "move" && what.to < what.from) return null;
  return (
    <Section id="prevention" title={t("why.prevent")}>
      {preventions.length === 0 ? (
        <p class="quiet">{t("why.prevent.none")}</p>
      ) : (
        <ul>
          {preventions.map((one) => (
            <li>{preventionWords(t, one, currency)}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function actFacts(props: ExplanationPageProps): readonly (Fact | null)[] {
  const { t, frame, explanation, actHref, loanId, borrower, nameOf } = props;
  const { loan, on, at, actor } = explanation;
  return [
    actHref === null
      ? null
      : {
          term: t("notices.notice"),
          detail: <a href={actHref}>{whatWords(t, explanation)}</a>,
        },
    loan && loanId
      ? { term: t("notices.loan"), detail: <a href={`/loans/${loanId}`}>{loan.externalId}</a> }
      : null,
    {
      term: t("why.borrower"),
      detail: <a href={`/borrowers/${borrower.id}`}>{borrower.name ?? borrower.id}</a>,
    },
    { term: t("why.on"), detail: <DateText t={t} on={on} /> },
    at === null
      ? null
      : {
          term: t("why.at"),
          detail: <InstantText t={t} at={at} timezone={frame.tenant.timezone} />,
        },
    actor === null ? null : { term: t("why.who"), detail: nameOf(actor) },
    ...kindFacts(props),
  ];
}

/** What only this kind of act has. */
function kindFacts({ t, explanation, nameOf }: ExplanationPageProps): readonly (Fact | null)[] {
  const { what, loan } = explanation;
  switch (what.kind) {
    case "task":
      return [
        { term: t("why.task.role"), detail: roleWords(t, what.role) },
        { term: t("why.task.dueOn"), detail: <DateText t={t} on={what.dueOn} /> },
      ];
    case "case":
      return [
        what.priority && {
          term: t("why.case.priority"),
          detail: t(`why.priority.${what.priority}`),
        },
        what.role && { term: t("why.case.role"), detail: t(`role.${what.role}`) },
      ];
    case "hold":
      return [
        { term: t("why.hold.reason"), detail: what.reason },
        { term: t("why.hold.legalBasis"), detail: what.legalBasis },
        what.liftedBy === null
          ? null
          : { term: t("why.hold.lifted"), detail: nameOf(what.liftedBy) },
        what.liftReason === null
          ? null
          : { term: t("why.hold.liftReason"), detail: what.liftReason },
      ];
    case "flag":
      return [
        what.endsOn === null
          ? null
          : { term: t("why.flag.until"), detail: <DateText t={t} on={what.endsOn} /> },
        what.note === null ? null : { term: t("why.flag.note"), detail: what.note },
      ];
    case "move":
      return [
        {
          term: t("why.numbers.pastDue"),
          detail: <Amount t={t} minor={what.pastDueAmount} currency={loan?.currency ?? ""} money />,
        },
        {
          term: t("why.numbers.balance"),
          detail: (
            <Amount t={t} minor={what.principalBalance} currency={loan?.currency ?? ""} money />
          ),
        },
      ];
    default:
      return [];
  }
}

const ROLES = ["owner", "admin", "officer", "analyst", "integrator"] as const;

function roleWords(t: Translator, role: string): string {
  const known = ROLES.find((one) => one === role);
  return known ? t(`role.${known}`) : role;
}
