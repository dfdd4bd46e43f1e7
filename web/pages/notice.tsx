import { StateBadge } from "../components/badge";
import { Breadcrumbs } from "../components/breadcrumbs";
import { DateText, InstantText } from "../components/date";
import { type Fact, Facts } from "../components/facts";
import { Form, Submit } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import { Decisions, type NoticeDecision } from "./notice-decisions";
import { NOTICE_TONES, type NoticeState } from "./notice-state";
import { stepName } from "./step-name";

type NoticeChannel = "email" | "sms" | "letter" | "message";

export type NoticeFacts = Readonly<{
  id: string;
  step: string;
  state: NoticeState;
  businessDate: string;
  daysPastDue: number;
  policyVersion: number;
  channel: NoticeChannel;
  channels: readonly NoticeChannel[];
  /** What a text message costs; null of everything else. */
  segments: number | null;
  provider: string | null;
  reports: readonly Readonly<{
    at: number;
    says: "delivered" | "failed" | "bounced" | "complained";
    detail: string | null;
  }>[];
  template: string;
  locale: string;
  attempts: number;
  providerId: string | null;
  failure: string | null;
  /** Until when it waits. */
  sendAfter: number | null;
  sentAt: number | null;
  createdAt: number;
}>;

export type NoticePageProps = Readonly<{
  t: Translator;
  frame: Frame;
  notice: NoticeFacts;
  loan: Readonly<{ id: string; externalId: string }>;
  borrower: Readonly<{ id: string; name: string; timezone: string | null }>;
  /** Each answer of the contact gate, newest first. */
  decisions: readonly NoticeDecision[];
  /** Exactly as sent; null before. */
  content: Readonly<{ to: string; subject: string; text: string }> | null;
  canSettle: boolean;
  deadLetterHref?: string;
}>;

export function NoticePage(props: NoticePageProps) {
  const { t, frame, notice, borrower, loan, decisions, content } = props;
  const { timezone } = frame.tenant;
  const time = notice.sentAt ?? notice.sendAfter;
  const facts = { time: time === null ? "–" : t.formatInstant(time, timezone) };
  return (
    <Shell t={t} frame={frame} title={stepName(t, notice.step)}>
      <PageHeader
        above={<Breadcrumbs t={t} trail={trail(t, loan)} />}
        title={stepName(t, notice.step)}
        lead={<a href={`/borrowers/${borrower.id}`}>{borrower.name}</a>}
        figure={
          <>
            <StateBadge tone={NOTICE_TONES[notice.state]}>
              {t(`notice.state.${notice.state}`)}
            </StateBadge>
            <span class="state-words">{t(`notice.words.${notice.state}`, facts)}</span>
          </>
        }
      />
      <div class="object">
        <div>
          {notice.state === "unconfirmed" && props.canSettle && <Settling t={t} id={notice.id} />}
          {notice.failure === NO_PROVIDER && notice.state === "failed" && props.canSettle && (
            <SendNow t={t} id={notice.id} />
          )}
          <Section id="message" title={t("notice.message")}>
            <Letter t={t} content={content} locale={notice.locale} />
          </Section>
        </div>
        <div>
          <Section
            id="decisions"
            title={t("notice.decisions")}
            aside={<a href={`/why/notice/${notice.id}`}>{t("why.link")}</a>}
          >
            <Decisions t={t} decisions={decisions} timezone={timezone} />
          </Section>
          <Section id="facts" title={t("notice.facts")}>
            <Facts facts={noticeFacts(props)} />
          </Section>
        </div>
      </div>
    </Shell>
  );
}

const NO_PROVIDER = "notice.no_provider";

/** When somebody is there to carry it. */
function SendNow({ t, id }: Readonly<{ t: Translator; id: string }>) {
  return (
    <Form t={t} action={`/notices/${id}/settlement`} label={t("notice.settle.sendNow")} inline>
      <input type="hidden" name="wasSent" value="no" />
      <Submit tone="plain">{t("notice.settle.sendNow")}</Submit>
    </Form>
  );
}

/** Only whoever has looked at the provider's own list can tell what became of it. */
function Settling({ t, id }: Readonly<{ t: Translator; id: string }>) {
  const action = `/notices/${id}/settlement`;
  return (
    <Section id="settle" title={t("notice.settle")}>
      <div class="flow">
        <p>{t("notice.settle.why")}</p>
        <Form t={t} action={action} label={t("notice.settle.sent")} inline>
          <input type="hidden" name="wasSent" value="yes" />
          <Submit>{t("notice.settle.sent")}</Submit>
        </Form>
        <Form t={t} action={action} label={t("notice.settle.notSent")} inline>
          <input type="hidden" name="wasSent" value="no" />
          <Submit tone="plain">{t("notice.settle.notSent")}</Submit>
        </Form>
      </div>
    </Section>
  );
}

function trail(t: Translator, loan: NoticePageProps["loan"]) {
  return [
    { href: "/notices", label: t("notices.title") },
    { href: `/loans/${loan.id}`, label: loan.externalId },
  ];
}

type LetterProps = Readonly<{
  t: Translator;
  content: NoticePageProps["content"];
  locale: string;
}>;

function Letter({ t, content, locale }: LetterProps) {
  if (!content) return <p class="quiet">{t("notice.message.none")}</p>;
  return (
    <article class="letter">
      <dl class="letter-head">
        <div>
          <dt>{t("notice.to")}</dt>
          <dd>{content.to}</dd>
        </div>
        {content.subject !== "" && (
          <div>
            <dt>{t("notice.subject")}</dt>
            <dd lang={locale}>{content.subject}</dd>
          </div>
        )}
      </dl>
      <div class="letter-text" lang={locale}>
        {content.text}
      </div>
    </article>
  );
}

function noticeFacts(props: NoticePageProps): readonly (Fact | null)[] {
  const { t, frame, notice, borrower, loan, deadLetterHref } = props;
  return [
    { term: t("notices.loan"), detail: <a href={`/loans/${loan.id}`}>{loan.externalId}</a> },
    { term: t("notices.businessDate"), detail: <DateText t={t} on={notice.businessDate} /> },
    { term: t("notices.daysPastDue"), detail: t.formatNumber(Math.max(0, notice.daysPastDue)) },
    {
      term: t("notice.policyVersion"),
      detail: (
        <a href={`/policy#${notice.step}`}>
          {t("notice.policyVersionValue", { version: notice.policyVersion, step: notice.step })}
        </a>
      ),
    },
    { term: t("notice.channel"), detail: t(`notice.channel.${notice.channel}`) },
    notice.segments === null
      ? null
      : { term: t("notice.segments"), detail: t.formatNumber(notice.segments) },
    notice.channels.length < 2
      ? null
      : {
          term: t("notice.channels"),
          detail: notice.channels.map((one) => t(`notice.channel.${one}`)).join(", "),
        },
    notice.provider === null
      ? null
      : { term: t("notice.provider"), detail: <code>{notice.provider}</code> },
    notice.reports.length === 0
      ? null
      : {
          term: t("notice.reports"),
          detail: notice.reports.map(({ at, says, detail }) => (
            <div>
              <InstantText t={t} at={at} timezone={frame.tenant.timezone} />:{" "}
              {t(`notice.report.${says}`)}
              {detail && ` (${detail})`}
            </div>
          )),
        },
    {
      term: t("notice.language"),
      detail: notice.locale === "zh-CN" ? t("locale.zh-CN") : t("locale.en"),
    },
    { term: t("notice.template"), detail: <code>{notice.template}</code> },
    { term: t("notice.borrowerTime"), detail: borrower.timezone ?? t("shell.unknown") },
    { term: t("notice.attempts"), detail: t.formatNumber(notice.attempts) },
    {
      term: t("notices.sentAt"),
      detail: <InstantText t={t} at={notice.sentAt} timezone={frame.tenant.timezone} />,
    },
    notice.providerId === null
      ? null
      : { term: t("notice.providerId"), detail: <code>{notice.providerId}</code> },
    notice.failure === null
      ? null
      : {
          term: t("notice.failure"),
          detail: (
            <>
              {notice.failure === NO_PROVIDER ? t("notice.failure.no_provider") : notice.failure}{" "}
              {deadLetterHref && <a href={deadLetterHref}>{t("notice.deadLetter")}</a>}
            </>
          ),
        },
  ];
}
