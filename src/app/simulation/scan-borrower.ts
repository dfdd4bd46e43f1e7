import { takeoverOf } from "../../domain/policy/takeover";
import type { PolicyTimeline } from "../../domain/policy/timeline";
import { waitsFor } from "../../domain/policy/policy";
import type { SimulatedAct } from "../../domain/simulation/act";
import { lookAfterTakeover } from "../../domain/simulation/bring-forward";
import {
  caseSeenOn,
  closeCase,
  flagsSeenOn,
  moveCase,
  setFlag,
} from "../../domain/simulation/memory";
import { bucketName } from "../../domain/delinquency/bucket";
import { addDays, type BusinessDate, dateAt } from "../../kernel/calendar";
import type { LoanRecord } from "../loan/store";
import { actsOf, type CaseBook, type PlannedActs, type Stepping } from "../scan/draft-acts";
import { advanceLoan } from "../treatment/advance-loan";
import { type BorrowerBook, withLoan } from "./borrower-book";
import type { AskGate } from "./ask-gate";

export type DayScan = Readonly<{
  day: BusinessDate;
  /** The lender's, as the scan of this day knows it. */
  timeline: PolicyTimeline;
  isMissed: boolean;
  /** Null: nobody needs to know whether letters go out. */
  gate: AskGate | null;
}>;

export type DayScanned = Readonly<{ book: BorrowerBook; acts: readonly SimulatedAct[] }>;

/** What the scan of one day does with a borrower: the same core, on a book in memory. */
export function scanBorrower(before: BorrowerBook, scan: DayScan): DayScanned {
  const { day } = scan;
  const book = takeEffect(before, scan);
  const due = book.loans.filter(({ loan }) => isDue(loan, day));
  if (due.length === 0) return { book, acts: [] };
  const looked = due.map((record) => look(book, record, scan));
  const moved = looked.reduce((next, { record }) => withLoan(next, record), book);
  const acts = actsOf(
    day,
    looked.map(({ stepping }) => stepping),
    caseBookOf(moved),
  );
  const moves = looked.flatMap(({ move }) => move ?? []);
  const done = remember(moved, acts, scan);
  return { book: done.book, acts: [...moves, ...done.acts] };
}

function caseBookOf({ cases, loans }: BorrowerBook): CaseBook {
  const lateness = loans.map(({ loan: { id, projection } }) => {
    return { loanId: id, pastDueSince: projection.pastDueSince };
  });
  return {
    isOpen: () => cases.some(({ closedOn }) => closedOn === null),
    loansOf: () => lateness,
  };
}

function isDue({ projection, setAsideReason }: LoanRecord["loan"], day: BusinessDate): boolean {
  const { nextActionOn } = projection;
  return setAsideReason === null && nextActionOn !== null && nextActionOn <= day;
}

function takeEffect(book: BorrowerBook, { day, timeline }: DayScan): BorrowerBook {
  const changes = timeline.changes(addDays(day, -1), day);
  if (changes.length === 0) return book;
  const takeovers = changes.map(({ before, after }) => takeoverOf(before, after));
  const loans = book.loans.map((record) => {
    const { loan } = record;
    if (loan.setAsideReason !== null) return record;
    let { projection } = loan;
    for (const takeover of takeovers) {
      const standing = { ...projection, status: loan.status, holds: loan.holds };
      projection = { ...projection, nextActionOn: lookAfterTakeover(standing, takeover, day) };
    }
    return { ...record, loan: { ...loan, projection } };
  });
  return { ...book, loans };
}

type Looked = Readonly<{ record: LoanRecord; stepping: Stepping; move: SimulatedAct | null }>;

function look(book: BorrowerBook, record: LoanRecord, scan: DayScan): Looked {
  const { loan } = record;
  const { borrower } = book;
  const { day } = scan;
  const timeline = scan.timeline.of(borrower.id);
  const { projection, transition, steps, treatment, holds, promises } = advanceLoan({
    record,
    circumstances: {
      locale: borrower.locale,
      timezone: borrower.timezone,
      stopRequested: borrower.stopRequestedAt !== null,
      confirmed: borrower.confirmed,
      since: dateAt(borrower.createdAt, "UTC"),
      case: caseSeenOn(book.cases, day),
      flags: flagsSeenOn(book.flags, loan.id, day),
    },
    timeline,
    date: day,
    isMissed: scan.isMissed,
  });
  const { status, ...numbers } = projection;
  const policyVersion = timeline.on(day).version;
  return {
    record: {
      ...record,
      loan: { ...loan, status, projection: numbers, treatment, holds, promises },
    },
    stepping: { loan, locale: borrower.locale, policyVersion, steps },
    move: transition && {
      kind: "bucket",
      on: day,
      loanId: loan.id,
      step: "",
      policyVersion,
      what: `${bucketName(transition.from)} ${bucketName(transition.to)}`,
      identity: `${loan.id} ${transition.from} ${transition.to}`,
      why: null,
    },
  };
}

/** Keeps what later days need of a day's acts, in the order in which the scan writes them. */
function remember(before: BorrowerBook, acts: PlannedActs, scan: DayScan): DayScanned {
  const { day } = scan;
  const done: SimulatedAct[] = [];
  let book = before;
  for (const draft of acts.notices) {
    const sent = send(book, draft, scan);
    book = sent.book;
    done.push(sent.act);
  }
  for (const draft of acts.tasks) {
    const { role, title, dueOn, place } = draft;
    const identity = [draft.borrowerId, place, role, title, dueOn].join(" ");
    done.push({ ...sharedOf(draft), kind: "task", what: title, identity, role });
  }
  for (const draft of acts.moves) {
    const { stage, priority, follows } = draft;
    if (follows !== null) continue;
    const moved = moveCase(book.cases, { stage, priority, on: day });
    book = { ...book, cases: moved.cases };
    const identity = `${draft.borrowerId}`;
    done.push({ ...sharedOf(draft), kind: "case", what: stage, identity, opened: moved.opened });
  }
  // As the store does: while another loan is late, one that is cured closes nothing.
  const isLate = book.loans.some(({ loan }) => loan.projection.bucket > 0);
  for (const draft of acts.closings) {
    const isOpen = book.cases.some(({ closedOn }) => closedOn === null);
    if (!isOpen || (isLate && draft.reason.event === "cured")) continue;
    book = { ...book, cases: closeCase(book.cases, day) };
    const identity = `${draft.borrowerId}`;
    done.push({ ...sharedOf(draft), kind: "close-case", what: draft.closeReason, identity });
  }
  for (const draft of acts.holds) {
    const identity = `${draft.loanId} ${draft.from} ${draft.stops.join(",")}`;
    done.push({ ...sharedOf(draft), kind: "hold", what: draft.stops.join(", "), identity });
  }
  for (const draft of acts.flags) {
    const { loanId, flag, endsOn, policyVersion, step } = draft;
    const memory = { loanId, flag, setOn: day, endsOn, policyVersion, step };
    book = { ...book, flags: setFlag(book.flags, memory) };
    done.push({ ...sharedOf(draft), kind: "flag", what: flag, identity: `${loanId} ${flag}` });
  }
  return { book, acts: done };
}

type Draft = PlannedActs["notices"][number] | PlannedActs["holds"][number];

function sharedOf(
  draft: Pick<Draft, "businessDate" | "loanId" | "step" | "policyVersion" | "reason">,
) {
  const { businessDate: on, loanId, step, policyVersion, reason } = draft;
  return { on, loanId, step, policyVersion, why: reason };
}

function send(
  book: BorrowerBook,
  draft: PlannedActs["notices"][number],
  { gate, timeline, day }: DayScan,
): Readonly<{ book: BorrowerBook; act: SimulatedAct }> {
  const { channels, template, daysPastDue, loanId } = draft;
  const identity = [draft.borrowerId, daysPastDue, template, channels.join(",")].join(" ");
  const act: SimulatedAct = { ...sharedOf(draft), kind: "notice", what: template, identity };
  const policy = timeline.of(book.borrower.id).on(day);
  const isWatched = waitsFor(policy, "notice-failed");
  const record = book.loans.find(({ loan }) => loan.id === loanId);
  if (!record || !gate) return { book, act };
  const { borrower, flags: marks, contacts } = book;
  const { contact, sentAt } = gate(draft, { record, borrower, marks, contacts }, timeline);
  const sent = { ...act, contact };
  if (isWatched && contact.rule === "no-address") {
    return { book: withLoan(book, withFailure(record, draft.step)), act: sent };
  }
  if (sentAt === null) return { book, act: sent };
  const { channel } = contact;
  const letter = { at: sentAt, channel, loanId, result: "sent" } as const;
  return { book: { ...book, contacts: [...contacts, letter] }, act: sent };
}

/** As the store notes a letter that could not be sent: the scan looks at the loan on its next day. */
function withFailure(record: LoanRecord, failed: string): LoanRecord {
  const { loan } = record;
  if (loan.status !== "active") return record;
  const { nextActionOn: before, evaluatedOn } = loan.projection;
  const tomorrow = addDays(evaluatedOn, 1);
  const nextActionOn = before !== null && before < tomorrow ? before : tomorrow;
  const treatment = { ...loan.treatment, failed };
  return {
    ...record,
    loan: { ...loan, treatment, projection: { ...loan.projection, nextActionOn } },
  };
}
