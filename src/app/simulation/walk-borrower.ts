import type { BehaviourScript } from "../../domain/behaviour/script";
import type { LedgerEntry } from "../../domain/loan/ledger";
import type { PaymentPromise } from "../../domain/promise/promise";
import type { PolicyTimeline } from "../../domain/policy/timeline";
import type { SimulatedAct } from "../../domain/simulation/act";
import { closeCase, moveByPerson, setFlag } from "../../domain/simulation/memory";
import { addDays, type BusinessDate, earliest, type Instant, latest } from "../../kernel/calendar";
import type { Minor } from "../../kernel/money";
import { foldLoan } from "../loan/fold";
import { introduceLoan } from "../loan/introduce";
import { reprojectLoan } from "../loan/reproject";
import type { LoanRecord } from "../loan/store";
import type { AskGate } from "./ask-gate";
import { type Arrival, type BorrowerBook, type Deed, withLoan } from "./borrower-book";
import type { KnownPolicies } from "./known-policies";
import { NO_PAY_DAYS, openPayDays, type PayDays } from "./pay-days";
import { scanBorrower } from "./scan-borrower";

export type Walk = Readonly<{
  policies: KnownPolicies;
  through: BusinessDate;
  /** How loans are paid; null when nobody pays. */
  script: BehaviourScript | null;
  gate: AskGate | null;
  isMissed: (day: BusinessDate) => boolean;
  /** The moment of what the simulation itself posts. */
  now: Instant;
}>;

export type Walked = Readonly<{ book: BorrowerBook; acts: readonly SimulatedAct[] }>;

/**
 * Takes a borrower through the days up to one, as the scan would: holds and marks that persons set count
 * from their day on, then comes the scan of the day, then what persons did with the case, for which
 * they come to work after it, then what was posted. It goes from one day on which anything can happen
 * to the next, by the law that the scan goes by (next action).
 */
export function walkBorrower(start: BorrowerBook, walk: Walk): Walked {
  const acts: SimulatedAct[] = [];
  const payDays = payDaysOf(start, walk);
  let book = start;
  for (;;) {
    const day = nextDay(book, walk, payDays);
    if (day === null || day > walk.through) break;
    const scanned = scanBorrower(doDeeds(book, day, walk, isTerm), {
      day,
      timeline: walk.policies.scan(day),
      isMissed: walk.isMissed(day),
      gate: walk.gate,
    });
    acts.push(...scanned.acts);
    const worked = doDeeds(scanned.book, day, walk, (deed) => !isTerm(deed));
    book = payBook({ ...arrive(worked, day, walk), day }, walk, payDays);
  }
  return { book: { ...book, day: walk.through }, acts };
}

/** The next day after the book's own on which anything can happen; null when none comes. */
function nextDay(book: BorrowerBook, { policies }: Walk, payDays: PayDays): BusinessDate | null {
  const { day, loans, arrivals, deeds } = book;
  const soonest = addDays(day, 1);
  const days = [
    ...loans.map(({ loan }) =>
      loan.setAsideReason === null ? loan.projection.nextActionOn : null,
    ),
    arrivals[0]?.on ?? null,
    deeds[0]?.on ?? null,
    policies.changeAfter(day),
    ...loans.map((record) => payDays.next(record, soonest)),
  ].flatMap((on) => (on === null ? [] : [latest(on, soonest)]));
  return days.length === 0 ? null : days.reduce(earliest);
}

/** What counts from the beginning of its day on. */
function isTerm({ kind }: Deed): boolean {
  return kind !== "close-case" && kind !== "move-case";
}

function doDeeds(
  before: BorrowerBook,
  day: BusinessDate,
  walk: Walk,
  isNow: (deed: Deed) => boolean,
): BorrowerBook {
  const now = before.deeds.filter((deed) => deed.on <= day && isNow(deed));
  const deeds = before.deeds.filter((deed) => !now.includes(deed));
  return now.reduce<BorrowerBook>((book, deed) => doDeed(book, deed, day, walk), {
    ...before,
    deeds,
  });
}

function doDeed(book: BorrowerBook, deed: Deed, day: BusinessDate, walk: Walk): BorrowerBook {
  switch (deed.kind) {
    case "close-case":
      return { ...book, cases: closeCase(book.cases, deed.on) };
    case "move-case":
      return { ...book, cases: moveByPerson(book.cases, deed) };
    case "flag":
      return { ...book, flags: setFlag(book.flags, deed.flag) };
    case "hold":
    case "lift": {
      const record = book.loans.find(({ loan }) => loan.id === deed.loanId);
      if (!record) return book;
      const { holds: before } = record.loan;
      const holds =
        deed.kind === "hold"
          ? [...before, deed.hold]
          : before.map((one) => (one.hold === deed.hold ? { ...one, to: deed.on } : one));
      const timeline = walk.policies.scan(day);
      const { treatment, promises } = record.loan;
      const progress = { treatment, holds, promises };
      const asOf = addDays(day, -1);
      return withLoan(
        book,
        repost(record, { asOf, timeline, entries: [], schedules: [], progress }),
      );
    }
  }
}

/** What was posted while the book stood at a day, each lot by itself. */
function arrive(before: BorrowerBook, day: BusinessDate, walk: Walk): BorrowerBook {
  if (before.arrivals.length === 0) return before;
  const now = before.arrivals.filter(({ on }) => on <= day);
  const arrivals = before.arrivals.filter(({ on }) => on > day);
  return now.reduce<BorrowerBook>(
    (book, arrival) => {
      const record = book.loans.find(({ loan }) => loan.id === arrival.loanId);
      if (!record) return book;
      const timeline = walk.policies.posting(day, arrival.at);
      return withLoan(book, arrived(record, arrival, timeline));
    },
    { ...before, arrivals },
  );
}

function arrived(record: LoanRecord, arrival: Arrival, timeline: PolicyTimeline): LoanRecord {
  const { on: asOf, entries, schedules, introduces } = arrival;
  if (!introduces) {
    const { treatment, holds } = record.loan;
    const promises = withPromises(record.loan.promises, arrival.promises);
    const progress = { treatment, holds, promises };
    return repost(record, { asOf, timeline, entries, schedules, progress });
  }
  const { loan } = introduceLoan({ draft: record.loan, schedules, entries, asOf, timeline });
  return { loan: { ...record.loan, ...loan }, schedules, ledger: entries };
}

/** With those that were made; one that was cancelled takes its own place. */
function withPromises(
  before: readonly PaymentPromise[],
  arrived: readonly PaymentPromise[],
): readonly PaymentPromise[] {
  const numbers = new Set(arrived.map(({ promise }) => promise));
  return [...before.filter(({ promise }) => !numbers.has(promise)), ...arrived];
}

type Posting = Readonly<{
  asOf: BusinessDate;
  timeline: PolicyTimeline;
  entries: readonly LedgerEntry[];
  schedules: LoanRecord["schedules"];
  progress?: Parameters<typeof reprojectLoan>[0]["progress"];
}>;

function repost(record: LoanRecord, posting: Posting): LoanRecord {
  const { asOf, timeline, entries, schedules, progress } = posting;
  const { move } = reprojectLoan({
    record,
    newEntries: entries,
    newSchedules: schedules,
    asOf,
    timeline,
    cause: "payment",
    ...(progress && { progress }),
  });
  const { loan: _, ...moved } = move;
  return {
    loan: { ...record.loan, ...moved },
    schedules: [...record.schedules, ...schedules],
    ledger: [...record.ledger, ...entries],
  };
}

/** What the borrower pays in the evening of the book's day. */
export function payBook(
  book: BorrowerBook,
  walk: Walk,
  payDays: PayDays = payDaysOf(book, walk),
): BorrowerBook {
  const { day } = book;
  return book.loans.reduce((next, record) => {
    if (payDays.next(record, day) !== day) return next;
    const amount = payDays.amount(record, day);
    if (amount === null) return next;
    const timeline = walk.policies.posting(day, null);
    const entries = [paymentOf(record, amount, day, walk.now)];
    return withLoan(next, repost(record, { asOf: day, timeline, entries, schedules: [] }));
  }, book);
}

function payDaysOf({ borrower }: BorrowerBook, { script, policies, through }: Walk): PayDays {
  if (script === null) return NO_PAY_DAYS;
  return openPayDays(script, borrower.externalId, {
    through,
    fold: (record, day) =>
      foldLoan(policies.posting(day, null).of(borrower.id).on(day), record, day),
  });
}

function paymentOf(
  { ledger }: LoanRecord,
  amount: Minor,
  day: BusinessDate,
  postedAt: Instant,
): LedgerEntry {
  return {
    sequence: (ledger.at(-1)?.sequence ?? 0) + 1,
    type: "payment",
    amount,
    effectiveOn: day,
    postedAt,
    externalId: null,
    reverses: null,
    method: null,
    origin: "script",
    stoodOn: day,
  };
}
