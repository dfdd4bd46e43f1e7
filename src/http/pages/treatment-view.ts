import type { StandingTreatment } from "../../../web/pages/standing-treatment";
import type { TaskRow } from "../../../web/pages/task-table";
import type { RuleLink, TreatmentEvent } from "../../../web/pages/treatment-events";
import type { BorrowerTimeline, TimelineEntry } from "../../app/borrower/read-timeline";
import type { BorrowerCase } from "../../app/case/store";
import type { Hold } from "../../app/hold/store";
import type { Loan } from "../../app/loan/store";
import type { Task } from "../../app/task/store";
import { isFlagged } from "../../domain/flag/flag";
import type { BusinessDate } from "../../kernel/calendar";
import { publicId } from "../../kernel/ids";

/** The rule behind an act of a policy; null when a person did it. */
export function ruleOf(
  { policyVersion, step }: Readonly<{ policyVersion: number | null; step: string | null }>,
  href: string,
): RuleLink | null {
  return policyVersion === null ? null : { version: policyVersion, step, href };
}

/** Everybody who is named in a timeline, as the audit log writes them. */
export function actorsOf(entries: readonly TimelineEntry[]): readonly string[] {
  return entries.flatMap((entry) => {
    if (entry.kind === "case") {
      const { actor, reason } = entry.event;
      return reason.to?.owner ? [actor, reason.to.owner] : [actor];
    }
    const actor = actorOf(entry);
    return actor === null ? [] : [actor];
  });
}

/** Who did it; null where nobody is kept. */
function actorOf(entry: TimelineEntry): string | null {
  switch (entry.kind) {
    case "case":
      return entry.event.actor;
    case "task":
      return entry.moment === "planned" ? entry.task.plannedBy : entry.task.doneBy;
    case "promise":
      return entry.event.actor;
    case "hold":
      return entry.moment === "begins" ? entry.hold.placedBy : entry.hold.liftedBy;
    case "flag":
      return entry.moment === "set" ? entry.flag.actor : null;
    default:
      return null;
  }
}

export function eventsOf(
  { entries, loans }: Pick<BorrowerTimeline, "entries" | "loans">,
  nameOf: (actor: string) => string,
): readonly TreatmentEvent[] {
  const known = new Map(loans.map((loan) => [loan.id, loan]));
  return entries.flatMap((entry): TreatmentEvent[] => {
    const actor = actorOf(entry);
    const who = actor === null ? null : nameOf(actor);
    const event = eventOf(entry, known, nameOf);
    return event ? [{ on: entry.on, who, ...event }] : [];
  });
}

type Unplaced = TreatmentEvent extends infer One
  ? One extends unknown
    ? Omit<One, "on" | "who">
    : never
  : never;

function eventOf(
  entry: TimelineEntry,
  loans: ReadonlyMap<number, Loan>,
  nameOf: (actor: string) => string,
): Unplaced | undefined {
  switch (entry.kind) {
    case "case":
      return caseEvent(entry.event, loans, nameOf);
    case "task": {
      const { task, moment } = entry;
      const id = publicId("task", task.id);
      const text = moment === "planned" ? null : task.outcome;
      const rule = moment === "planned" ? ruleOf(task, `/why/task/${id}`) : null;
      return { kind: "task", moment, id, title: task.title, text, rule };
    }
    case "notice": {
      const { id, step, state, policyVersion } = entry.notice;
      const named = publicId("notice", id);
      const rule = { version: policyVersion, step, href: `/why/notice/${named}` };
      return { kind: "notice", id: named, step, state, text: null, rule };
    }
    case "promise":
      return withLoan(loans, entry.promise.loanId, (loan) => promiseEvent(entry, loan));
    case "hold":
      return withLoan(loans, entry.hold.loanId, (loan) => holdEvent(entry, loan));
    case "flag":
      return withLoan(loans, entry.flag.loanId, (loan) => flagEvent(entry, loan));
    case "move":
      return withLoan(loans, entry.transition.loanId, (loan) => {
        const { fromBucket: from, toBucket: to, loanVersion, policyVersion } = entry.transition;
        const href = `/why/move/${loan.id}/${loanVersion}`;
        const rule = { version: policyVersion, step: null, href };
        return { kind: "move", from, to, loan, text: null, rule };
      });
    case "payment":
      return withLoan(loans, entry.loanId, (loan, { currency }) => {
        const { type, amount } = entry.entry;
        const isBack = type === "reversal";
        const shared = { kind: "payment", amount, currency, loan, text: null, rule: null } as const;
        return { ...shared, type: isBack ? "reversal" : "payment" };
      });
  }
}

type LoanName = Readonly<{ id: string; externalId: string }>;

function withLoan(
  loans: ReadonlyMap<number, Loan>,
  id: number,
  say: (name: LoanName, loan: Loan) => Unplaced,
): Unplaced | undefined {
  const loan = loans.get(id);
  return loan && say({ id: publicId("loan", id), externalId: loan.externalId }, loan);
}

function caseEvent(
  event: Extract<TimelineEntry, { kind: "case" }>["event"],
  loans: ReadonlyMap<number, Loan>,
  nameOf: (actor: string) => string,
): Unplaced {
  const caseId = publicId("case", event.caseId);
  const { text = null, to = {}, follows } = event.reason;
  // A step moves a case or opens it: the first event is the opening.
  const act = event.kind === "moved" && event.sequence === 1 ? "opened" : event.kind;
  return {
    kind: "case",
    act,
    caseId,
    stage: to.stage,
    priority: to.priority,
    ownerRole: to.ownerRole,
    owner: to.owner ? nameOf(to.owner) : undefined,
    follows: follows && loans.get(follows.loanId)?.externalId,
    text,
    rule: ruleOf(event, `/why/case/${caseId}/${event.sequence}`),
  };
}

function promiseEvent(
  { event, promise }: Extract<TimelineEntry, { kind: "promise" }>,
  loan: LoanName,
): Unplaced {
  const { amount, currency, dueOn, note, cancelReason } = promise;
  const { kind: act, paid } = event;
  const text = act === "made" ? note : act === "cancelled" ? cancelReason : null;
  return { kind: "promise", act, amount, paid, currency, dueOn, loan, text, rule: null };
}

function holdEvent(
  { hold, moment }: Extract<TimelineEntry, { kind: "hold" }>,
  loan: LoanName,
): Unplaced {
  const begins = moment === "begins";
  const rule = begins ? ruleOf(hold, `/why/hold/${loan.id}/${hold.number}`) : null;
  const text = begins ? hold.holdReason : hold.liftReason;
  return { kind: "hold", moment, stops: hold.stops, loan, text, rule };
}

function flagEvent(
  { flag, moment }: Extract<TimelineEntry, { kind: "flag" }>,
  loan: LoanName,
): Unplaced {
  const isSet = moment === "set";
  const rule = isSet ? ruleOf(flag, `/why/flag/${loan.id}/${flag.flag}`) : null;
  return { kind: "flag", moment, flag: flag.flag, loan, text: isSet ? flag.note : null, rule };
}

/** Whether a hold stops something today or later. */
export function isStanding({ from, to }: Pick<Hold, "from" | "to">, today: BusinessDate): boolean {
  return to === null || (to > today && to > from);
}

/** What stands today: the open case, and each loan's holds and flags. */
export function standingOf(
  { loans, holds, flags }: Pick<BorrowerTimeline, "loans" | "holds" | "flags">,
  open: BorrowerCase | undefined,
  today: BusinessDate,
): StandingTreatment {
  return {
    case: open
      ? { id: publicId("case", open.id), stage: open.stage, priority: open.priority }
      : null,
    loans: loans.map(({ id, externalId }) => ({
      id: publicId("loan", id),
      externalId,
      holds: holds.filter((hold) => hold.loanId === id && isStanding(hold, today)),
      flags: flags
        .filter((flag) => flag.loanId === id && isFlagged(flag, today))
        .map(({ flag }) => flag),
    })),
  };
}

/** Whom tasks are given to, to be named. */
export function assigneesOf(tasks: readonly Task[]): readonly string[] {
  return tasks.flatMap(({ assignee }) => (assignee === null ? [] : [assignee]));
}

/** Open ones, what is due first first. */
export function openTasksOf(
  tasks: readonly Task[],
  nameOf: (actor: string) => string,
): readonly TaskRow[] {
  return tasks
    .filter(({ state }) => state === "open")
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.id - b.id))
    .map(({ id, title, role, assignee, dueOn }) => ({
      ...{ id: publicId("task", id), title, role, dueOn },
      assignee: assignee === null ? null : nameOf(assignee),
    }));
}
