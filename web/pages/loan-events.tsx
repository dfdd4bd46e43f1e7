import { BucketBadge } from "../components/badge";
import { bucketName } from "../components/bucket";
import { DateText, InstantText } from "../components/date";
import type { TimelineItem } from "../components/timeline";
import type { Translator } from "../locales/translate";
import { NOTICE_TONES, type NoticeState } from "./notice-state";
import { stepName } from "./step-name";

/** One thing that happened to a loan. `who` is a name, or null when Forbear did it by itself. */
export type LoanEvent = Readonly<{
  /** The business date it counts for. */
  on: string;
  /** When it was recorded; null when only the date is known. */
  at: number | null;
  who: string | null;
}> &
  (
    | Readonly<{ kind: "opened"; amount: number }>
    | Readonly<{
        kind: "payment" | "reversal" | "adjustment";
        amount: number;
        /** Through what it came. */
        origin: "api" | "import" | "webhook" | "opening" | "manual" | "script";
      }>
    | Readonly<{
        kind: "moved";
        from: number;
        to: number;
        cause: "scan" | "payment" | "reversal" | "schedule" | "import";
        policyVersion: number;
        /** Where it is explained. */
        whyHref: string;
      }>
    | Readonly<{
        kind: "notice";
        id: string;
        step: string;
        state: Exclude<NoticeState, "sending">;
        policyVersion: number;
      }>
    | Readonly<{ kind: "set-aside"; reason: string }>
  );

export function loanTimeline(
  t: Translator,
  events: readonly LoanEvent[],
  currency: string,
  timezone: string,
): readonly TimelineItem[] {
  return events.map((event) => ({
    ...wordsOf(t, event, currency),
    when: <When t={t} event={event} timezone={timezone} />,
    who: event.who ?? origin(t, event),
  }));
}

/** Who did it where no person is named: what it came through, or Forbear itself. */
function origin(t: Translator, event: LoanEvent): string {
  return "origin" in event ? t(`loan.origin.${event.origin}`) : t("actor.system");
}

type WhenProps = Readonly<{ t: Translator; event: LoanEvent; timezone: string }>;

/** The moment it was recorded, and the day it counts for where that is another one. */
function When({ t, event, timezone }: WhenProps) {
  const day = <DateText t={t} on={event.on} />;
  if (event.at === null) return day;
  const moment = <InstantText t={t} at={event.at} timezone={timezone} />;
  if (t.formatInstant(event.at, timezone).startsWith(t.formatDate(event.on))) return moment;
  return (
    <>
      {day} ({moment})
    </>
  );
}

type Words = Pick<TimelineItem, "what" | "why" | "tone">;

function wordsOf(t: Translator, event: LoanEvent, currency: string): Words {
  switch (event.kind) {
    case "opened":
    case "payment":
    case "reversal":
    case "adjustment":
      return {
        what: t(`loan.event.${event.kind}`, { amount: t.formatMoney(event.amount, currency) }),
        tone: event.kind === "payment" ? "good" : event.kind === "reversal" ? "watch" : "idle",
      };
    case "moved":
      return movedWords(t, event);
    case "notice":
      return noticeWords(t, event);
    case "set-aside":
      return { what: t("loan.event.set-aside"), why: event.reason, tone: "act" };
  }
}

function movedWords(t: Translator, event: Extract<LoanEvent, { kind: "moved" }>): Words {
  const facts = { from: bucketName(event.from), to: bucketName(event.to) };
  const words = event.to === 0 ? t("loan.event.cured", facts) : t("loan.event.moved", facts);
  return {
    what: (
      <>
        <BucketBadge t={t} index={event.to} /> {words}
      </>
    ),
    why: (
      <>
        {t(`loan.cause.${event.cause}`)} · {policyLink(t, event.policyVersion)} ·{" "}
        <a href={event.whyHref}>{t("why.link")}</a>
      </>
    ),
    tone: event.to < event.from ? "good" : "watch",
  };
}

function noticeWords(t: Translator, event: Extract<LoanEvent, { kind: "notice" }>): Words {
  const { id, step, state, policyVersion } = event;
  return {
    what: (
      <a href={`/notices/${id}`}>{t(`loan.event.notice.${state}`, { step: stepName(t, step) })}</a>
    ),
    why: (
      <>
        {policyLink(t, policyVersion, step)} · <a href={`/why/notice/${id}`}>{t("why.link")}</a>
      </>
    ),
    tone: NOTICE_TONES[state],
  };
}

/** Each automatic act links to its rule. */
function policyLink(t: Translator, version: number, step = "") {
  return (
    <a href={step === "" ? "/policy" : `/policy#${step}`}>
      {t("notice.policyVersion")} {version}
      {step && `, ${step}`}
    </a>
  );
}
