import { StateBadge } from "../components/badge";
import { Breadcrumbs } from "../components/breadcrumbs";
import { type Fact, Facts } from "../components/facts";
import { TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import { Timeline } from "../components/timeline";
import type { Translator } from "../locales/translate";
import { type BorrowerLoanRow, BorrowerLoans } from "./borrower-loans";
import { BorrowerStop, type StandingStop, type StopDeedRow } from "./borrower-stop";
import { languageName } from "./loan-facts";
import { nextForLoan } from "./loan-state";
import { type NoticeRow, NoticeTable } from "./notice-table";
import { type StandingTreatment, StandingList } from "./standing-treatment";
import { type TaskRow, TaskTable } from "./task-table";
import { type TreatmentEvent, treatmentTimeline } from "./treatment-events";

export type BorrowerFacts = Readonly<{
  id: string;
  externalId: string;
  name: string;
  email: string | null;
  phone: string | null;
  timezone: string | null;
  residence: string | null;
  locale: string;
}>;

export type BorrowerPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  borrower: BorrowerFacts;
  /** Null while contact is not stopped. */
  stop: StandingStop | null;
  /** Newest first. */
  deeds: readonly StopDeedRow[];
  loans: readonly BorrowerLoanRow[];
  /** Newest first. */
  notices: readonly NoticeRow[];
  /** Whether there are older ones than these. */
  moreNotices: boolean;
  /** What stands: the open case, holds and flags. */
  standing: StandingTreatment;
  /** Open ones, what is due first first. */
  tasks: readonly TaskRow[];
  /** Newest first. */
  events: readonly TreatmentEvent[];
  canOpenCase: boolean;
  /** What was typed into the form that opens a case, and what is wrong with it. */
  caseAgain?: Readonly<{ reason: string; error: string }>;
  /** Whether the reader may stop contact and allow it again. */
  canChange: boolean;
  values?: Readonly<{ reason: string }>;
  errors?: FieldErrors;
}>;

export function BorrowerPage(props: BorrowerPageProps) {
  const { t, frame, borrower, loans } = props;
  return (
    <Shell t={t} frame={frame} title={borrower.name}>
      <PageHeader
        above={<Breadcrumbs t={t} trail={[{ href: "/loans", label: t("loans.title") }]} />}
        title={borrower.name}
        lead={t("borrower.of", { externalId: borrower.externalId })}
        figure={<Standing {...props} />}
      />
      <div class="object">
        <Section id="facts" title={t("borrower.facts")}>
          <Facts facts={factsOf(t, borrower)} />
        </Section>
        <Section id="contact" title={t("borrower.contact")}>
          <BorrowerStop {...props} id={borrower.id} />
          <p>
            <a href={`/borrowers/${borrower.id}/contacts`}>{t("contact.link")}</a>
          </p>
        </Section>
      </div>
      <Section id="loans" title={t("borrower.loans")}>
        <Next t={t} loans={loans} />
        <BorrowerLoans t={t} rows={loans} />
      </Section>
      <div class="object">
        <Section id="case" title={t("case.open.title")}>
          <StandingList t={t} standing={props.standing} />
          {props.standing.case === null && props.canOpenCase && <OpenCaseForm {...props} />}
          {props.tasks.length > 0 && (
            <>
              <h3 class="facts-title">{t("case.tasks")}</h3>
              <TaskTable t={t} rows={props.tasks} today={frame.tenant.businessDate} />
            </>
          )}
        </Section>
        <Section id="timeline" title={t("case.timeline")}>
          <Timeline t={t} items={treatmentTimeline(t, props.events)} />
        </Section>
      </div>
      <Section id="notices" title={t("borrower.notices")}>
        <Notices {...props} />
      </Section>
    </Shell>
  );
}

/** POST …/cases with `caseReason`. */
function OpenCaseForm({ t, borrower, caseAgain }: BorrowerPageProps) {
  const errors = caseAgain && { caseReason: caseAgain.error };
  return (
    <Form t={t} action={`/borrowers/${borrower.id}/cases`} errors={errors}>
      <TextField
        t={t}
        name="caseReason"
        label={t("case.open.reason")}
        value={caseAgain?.reason}
        error={caseAgain?.error}
        maxlength={500}
      />
      <div>
        <Submit tone="plain">{t("case.open.submit")}</Submit>
      </div>
    </Form>
  );
}

/** The state in words: whether we may write, and whether anything is late. */
function Standing({ t, stop, loans }: BorrowerPageProps) {
  const count = loans.filter(({ daysPastDue }) => daysPastDue > 0).length;
  return (
    <>
      {stop && <StateBadge tone="watch">{t("borrower.stopped")}</StateBadge>}
      <span class="state-words">
        {count === 0 ? t("borrower.current") : t("borrower.late", { count })}
      </span>
    </>
  );
}

function factsOf(t: Translator, borrower: BorrowerFacts): readonly Fact[] {
  const { id, externalId, name, email, phone, timezone, residence, locale } = borrower;
  return [
    { term: t("loan.name"), detail: name },
    { term: t("loan.email"), detail: email ?? t("shell.unknown") },
    { term: t("loan.phone"), detail: phone ?? t("shell.unknown") },
    { term: t("loan.timezone"), detail: timezone ?? t("shell.unknown") },
    { term: t("borrower.residence"), detail: residence ?? t("shell.unknown") },
    { term: t("loan.language"), detail: languageName(t, locale) },
    { term: t("borrower.reference"), detail: externalId },
    { term: t("borrower.id"), detail: <code>{id}</code> },
  ];
}

/** The installment of any of the loans that falls due first. */
function Next({ t, loans }: Pick<BorrowerPageProps, "t" | "loans">) {
  const [first] = loans
    .flatMap(({ nextDueOn: on, nextDueAmount: amount, currency }) =>
      on === null ? [] : [{ on, amount, currency }],
    )
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  if (!first) return null;
  const { on, amount, currency } = first;
  return (
    <p class="next-line">
      <b>{t("loan.next")}:</b> {nextForLoan(t, { kind: "installment", amount, on }, currency)}
    </p>
  );
}

function Notices({ t, frame, notices, moreNotices }: BorrowerPageProps) {
  if (notices.length === 0) return <p class="quiet">{t("borrower.noticesEmpty")}</p>;
  return (
    <>
      <NoticeTable
        t={t}
        rows={notices}
        timezone={frame.tenant.timezone}
        caption={t("borrower.noticesCaption")}
      />
      {moreNotices && <p class="quiet">{t("borrower.noticesMore", { count: notices.length })}</p>}
    </>
  );
}
