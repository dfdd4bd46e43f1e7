import { BucketBadge } from "../components/badge";
import { bucketName } from "../components/bucket";
import { DateText } from "../components/date";
import type { TimelineItem } from "../components/timeline";
import type { HoldStop, Priority, WorkingRole } from "../../src/domain/policy/step-action";
import type { Translator } from "../locales/translate";
import { NOTICE_TONES, type NoticeState } from "./notice-state";
import { stepName } from "./step-name";

type OfLoan = Readonly<{ loan: Readonly<{ id: string; externalId: string }> }>;

/** The rule behind an automatic act, and the page that says why it was so. */
export type RuleLink = Readonly<{ version: number; step: string | null; href: string }>;

/** One thing that happened with a borrower. `who` is a name, or null when Forbear did it by itself. */
export type TreatmentEvent = Readonly<{
  on: string;
  who: string | null;
  rule: RuleLink | null;
  /** A note, an outcome, or the reason that was given. */
  text: string | null;
}> &
  (
    | Readonly<{
        kind: "case";
        act: "opened" | "moved" | "kept" | "assigned" | "noted" | "closed";
        caseId: string;
        stage?: string | undefined;
        priority?: Priority | undefined;
        ownerRole?: WorkingRole | undefined;
        /** The name of who took it. */
        owner?: string | undefined;
        /** Of one that stayed where it was: the loan that is late for longer. */
        follows?: string | undefined;
      }>
    | Readonly<{
        kind: "task";
        moment: "planned" | "done" | "cancelled";
        id: string;
        title: string;
      }>
    | (OfLoan &
        Readonly<{
          kind: "promise";
          act: "made" | "kept" | "broken" | "reopened" | "cancelled";
          amount: number;
          paid: number;
          currency: string;
          dueOn: string;
        }>)
    | (OfLoan & Readonly<{ kind: "hold"; moment: "begins" | "ends"; stops: readonly HoldStop[] }>)
    | (OfLoan & Readonly<{ kind: "flag"; moment: "set" | "ends"; flag: string }>)
    | Readonly<{ kind: "notice"; id: string; step: string; state: NoticeState }>
    | (OfLoan & Readonly<{ kind: "move"; from: number; to: number }>)
    | (OfLoan &
        Readonly<{
          kind: "payment";
          type: "payment" | "reversal";
          amount: number;
          currency: string;
        }>)
  );

export function treatmentTimeline(
  t: Translator,
  events: readonly TreatmentEvent[],
): readonly TimelineItem[] {
  return events.map((event) => ({
    what: wordsOf(t, event),
    when: <DateText t={t} on={event.on} />,
    who: event.who ?? t("actor.system"),
    why: whyOf(t, event),
    tone: toneOf(event),
  }));
}

function whyOf(t: Translator, event: TreatmentEvent) {
  const { rule } = event;
  // A task that nobody gave words for when it was dropped is one that a payment has settled.
  const isCured = event.kind === "task" && event.moment === "cancelled" && event.text === null;
  const text = isCured ? t("task.cured") : event.text;
  const link = rule && (
    <a href={rule.href}>
      {rule.step === null
        ? t("why.version", { version: rule.version })
        : t("why.rule", { version: rule.version, step: rule.step })}
    </a>
  );
  if (text === null) return link;
  return (
    <>
      {text}
      {link && <> · {link}</>}
    </>
  );
}

function wordsOf(t: Translator, event: TreatmentEvent) {
  switch (event.kind) {
    case "case":
      return <a href={`/cases/${event.caseId}`}>{caseWords(t, event)}</a>;
    case "task":
      return (
        <a href={`/tasks/${event.id}`}>
          {t(`happened.task.${event.moment}`, { title: event.title })}
        </a>
      );
    case "promise": {
      const { act, amount, paid, currency, dueOn, loan } = event;
      const words = t(`happened.promise.${act}`, {
        loan: loan.externalId,
        amount: t.formatMoney(amount, currency),
        paid: t.formatMoney(paid, currency),
        date: t.formatDate(dueOn),
      });
      return <a href={`/loans/${loan.id}#promises`}>{words}</a>;
    }
    case "hold":
      return (
        <a href={`/loans/${event.loan.id}/holds`}>
          {t(`happened.hold.${event.moment}`, {
            loan: event.loan.externalId,
            stops: stopWords(t, event.stops),
          })}
        </a>
      );
    case "flag": {
      const facts = { loan: event.loan.externalId, flag: flagName(t, event.flag) };
      return t(`happened.flag.${event.moment}`, facts);
    }
    case "notice": {
      const state = event.state === "sending" ? "planned" : event.state;
      const words = t(`loan.event.notice.${state}`, { step: stepName(t, event.step) });
      return <a href={`/notices/${event.id}`}>{words}</a>;
    }
    case "move": {
      const facts = { from: bucketName(event.from), to: bucketName(event.to) };
      return (
        <>
          <BucketBadge t={t} index={event.to} />{" "}
          {t("happened.move", { loan: event.loan.externalId, ...facts })}
        </>
      );
    }
    case "payment": {
      const amount = t.formatMoney(Math.abs(event.amount), event.currency);
      return t(`happened.${event.type}`, { amount, loan: event.loan.externalId });
    }
  }
}

function caseWords(t: Translator, event: Extract<TreatmentEvent, { kind: "case" }>): string {
  const { act, stage, priority, ownerRole, owner, follows = "" } = event;
  if (act === "kept") return t("happened.case.kept", { stage: stage ?? "", loan: follows });
  if (act === "moved" && stage === undefined && priority !== undefined) {
    return t("happened.case.priority", { priority: t(`case.priority.${priority}`) });
  }
  const role = ownerRole === undefined ? "" : t(`case.role.${ownerRole}`);
  return t(`happened.case.${act}`, { stage: stage ?? "", owner: owner ?? role });
}

export function stopWords(t: Translator, stops: readonly HoldStop[]): string {
  return stops.map((stop) => t(`hold.stop.${stop}`)).join(", ");
}

export function flagName(t: Translator, flag: string): string {
  return flag === "watch" ? t("flag.watch") : flag;
}

const PROMISE_TONES = {
  made: "watch",
  kept: "good",
  broken: "act",
  reopened: "watch",
  cancelled: "idle",
} as const;

function toneOf(event: TreatmentEvent): NonNullable<TimelineItem["tone"]> {
  switch (event.kind) {
    case "notice":
      return NOTICE_TONES[event.state];
    case "move":
      return event.to < event.from ? "good" : "watch";
    case "payment":
      return event.type === "payment" ? "good" : "watch";
    case "promise":
      return PROMISE_TONES[event.act];
    case "task":
      return event.moment === "done" ? "good" : "idle";
    case "hold":
      return event.moment === "begins" ? "watch" : "idle";
    default:
      return "idle";
  }
}
