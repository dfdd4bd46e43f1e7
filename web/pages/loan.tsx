import { Alert } from "../components/alert";
import { BucketBadge, StateBadge } from "../components/badge";
import { Breadcrumbs } from "../components/breadcrumbs";
import { Facts } from "../components/facts";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import type { Deadline } from "../../src/domain/deadline/deadlines";
import { DeadlineSection } from "./loan-deadlines";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import { Timeline } from "../components/timeline";
import type { Translator } from "../locales/translate";
import { HistorySection, type LateDays } from "./loan-history";
import { type LoanEvent, loanTimeline } from "./loan-events";
import {
  borrowerFacts,
  type LoanBorrower,
  type LoanFacts,
  loanFacts,
  termFacts,
} from "./loan-facts";
import { type LedgerRow, LedgerTable } from "./loan-ledger";
import { type LoanQuoteView, QuoteSection } from "./loan-quote";
import { type InstallmentRow, ScheduleTable } from "./loan-schedule";
import { loanState, type NextForLoan, nextForLoan } from "./loan-state";
import { type NoticeRow, NoticeTable } from "./notice-table";
import { PromiseSection, type PromiseSectionProps } from "./promises";
import { type StandingTreatment, StandingList } from "./standing-treatment";
import { type TaskRow, TaskTable } from "./task-table";

export type LoanPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  loan: LoanFacts;
  borrower: LoanBorrower;
  next: NextForLoan;
  installments: readonly InstallmentRow[];
  /** Null without anything that could be late. */
  history: LateDays | null;
  /** Null for a loan that owes nothing, or that cannot be read. */
  quote: Readonly<{ quote: LoanQuoteView; asked: string; wrong: string | undefined }> | null;
  /** False shows what matters now, and leads to the rest. */
  wholeSchedule: boolean;
  /** Newest first. */
  ledger: readonly LedgerRow[];
  /** Newest first. */
  events: readonly LoanEvent[];
  notices: readonly NoticeRow[];
  /** What stands: the borrower's open case, the loan's holds and flags. */
  standing: StandingTreatment;
  /** Open tasks about the borrower, what is due first first. */
  tasks: readonly TaskRow[];
  deadlines: readonly Deadline[];
  promises: Omit<PromiseSectionProps, "t" | "loanId" | "currency">;
  /** Whether the reader may reverse a payment. */
  canReverse: boolean;
  /** Why what was just asked for was not done. */
  wrong?: string;
}>;

export function LoanPage(props: LoanPageProps) {
  const { t, frame, loan, borrower, next, events, notices } = props;
  return (
    <Shell t={t} frame={frame} title={loan.externalId}>
      <PageHeader
        above={<Breadcrumbs t={t} trail={[{ href: "/loans", label: t("loans.title") }]} />}
        title={loan.externalId}
        lead={t("loan.of", { product: loan.product, borrower: borrower.name })}
        figure={<State {...props} />}
      />
      {props.wrong && <Alert tone="act">{props.wrong}</Alert>}
      <Warnings {...props} />
      <div class="object">
        <Section id="facts" title={t("loan.facts")}>
          <Facts facts={loanFacts(t, loan)} />
          <h3 class="facts-title">{t("loan.borrower")}</h3>
          <Facts facts={borrowerFacts(t, borrower)} />
          <h3 class="facts-title">{t("loan.terms")}</h3>
          <Facts facts={termFacts(t, loan)} />
        </Section>
        <Section id="timeline" title={t("loan.timeline")}>
          <p class="next-line">
            <b>{t("loan.next")}:</b> {nextForLoan(t, next, loan.currency)}
          </p>
          <Timeline t={t} items={loanTimeline(t, events, loan.currency, frame.tenant.timezone)} />
        </Section>
      </div>
      <Section id="case" title={t("case.open.title")}>
        <StandingList t={t} standing={props.standing} />
        {props.tasks.length > 0 && (
          <TaskTable t={t} rows={props.tasks} today={frame.tenant.businessDate} />
        )}
      </Section>
      <DeadlineSection t={t} deadlines={props.deadlines} />
      <PromiseSection t={t} loanId={loan.id} currency={loan.currency} {...props.promises} />
      {props.quote && (
        <QuoteSection t={t} loanId={loan.id} currency={loan.currency} {...props.quote} />
      )}
      <HistorySection t={t} history={props.history} currency={loan.currency} />
      <Section id="schedule" title={t("loan.schedule")}>
        <ScheduleTable
          t={t}
          rows={props.installments}
          currency={loan.currency}
          allHref={props.wholeSchedule ? null : `/loans/${loan.id}?schedule=all#schedule`}
        />
      </Section>
      <Section id="ledger" title={t("loan.ledger")}>
        <LedgerTable
          t={t}
          rows={props.ledger}
          currency={loan.currency}
          timezone={frame.tenant.timezone}
          loanId={loan.id}
          canReverse={props.canReverse}
        />
      </Section>
      <Section id="notices" title={t("loan.notices")}>
        {notices.length === 0 ? (
          <p class="quiet">{t("loan.noticesEmpty")}</p>
        ) : (
          <NoticeTable
            t={t}
            rows={notices}
            timezone={frame.tenant.timezone}
            caption={t("loan.noticesCaption")}
          />
        )}
      </Section>
    </Shell>
  );
}

function State({ t, loan }: LoanPageProps) {
  return (
    <>
      {loan.status === "active" ? (
        <>
          <BucketBadge t={t} index={loan.bucket} />
          {loan.policyBucket !== null && (
            <span title={t("loan.policyBucket")}>{loan.policyBucket}</span>
          )}
        </>
      ) : (
        <StateBadge tone={loan.status === "closed" ? "good" : "watch"}>
          {t(`loan.status.${loan.status}`)}
        </StateBadge>
      )}
      <span class="state-words">{loanState(t, loan)}</span>
    </>
  );
}

function Warnings({ t, loan, borrower }: LoanPageProps) {
  return (
    <>
      {loan.setAsideReason !== null && (
        <Alert tone="act" title={t("loan.setAside.title")}>
          {t("loan.setAside.text", { reason: loan.setAsideReason })}
        </Alert>
      )}
      {borrower.stopRequestedOn !== null && (
        <Alert tone="watch">
          {t("loan.stopped", { date: t.formatDate(borrower.stopRequestedOn) })}{" "}
          <a href={`/borrowers/${borrower.id}#contact`}>{t("loan.stopped.see")}</a>
        </Alert>
      )}
    </>
  );
}
