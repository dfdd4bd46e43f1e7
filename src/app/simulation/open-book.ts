import { UNTREATED } from "../../domain/treatment/treatment";
import { addDays, type BusinessDate, dateAt, type Instant } from "../../kernel/calendar";
import type { Borrower } from "../borrower/store";
import type { KnownContact } from "../contact/store";
import type { LoanRecord } from "../loan/store";
import type { Arrival, BorrowerBook, Deed } from "./borrower-book";
import type { KnownPromise, PersonDeeds, StandingTreatments } from "./store";

type Given = Readonly<{
  borrower: Borrower;
  records: readonly LoanRecord[];
  contacts: readonly KnownContact[];
}>;

/** A borrower as the book stands on a day. */
export function standingBook(
  { borrower, records, contacts }: Given,
  { cases, flags }: StandingTreatments,
  day: BusinessDate,
): BorrowerBook {
  const isOwn = ({ borrowerId }: { borrowerId: number }) => borrowerId === borrower.id;
  return {
    borrower,
    day,
    loans: records,
    cases: cases.filter(isOwn),
    flags: flags.filter(isOwn),
    contacts,
    arrivals: [],
    deeds: [],
  };
}

/** The same borrower before any of its loans came in, with all that is to come as it came. */
export function unwrittenBook(
  { borrower, records, contacts }: Given,
  persons: PersonDeeds & Pick<StandingTreatments, "flags">,
  timezone: string,
): BorrowerBook {
  const arrivals = records
    .flatMap((record) => arrivalsOf(record, persons.promises, timezone))
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.at - b.at));
  const deeds = deedsOf(borrower.id, persons).toSorted((a, b) =>
    a.on < b.on ? -1 : a.on > b.on ? 1 : 0,
  );
  const first = [...arrivals, ...deeds].map(({ on }) => on).toSorted()[0];
  return {
    borrower,
    day: addDays(first ?? dateAt(borrower.createdAt, timezone), -1),
    loans: records.map(unwritten),
    cases: [],
    flags: [],
    // Its letters are written again.
    contacts: contacts.filter(({ noticeId }) => noticeId === null),
    arrivals,
    deeds,
  };
}

/** A loan of which nothing is known yet: no scan looks at it before it comes. */
function unwritten({ loan }: LoanRecord): LoanRecord {
  return {
    loan: {
      ...loan,
      status: "awaiting-schedule",
      scheduleVersion: 0,
      entryCount: 0,
      treatment: UNTREATED,
      holds: [],
      promises: [],
      projection: { ...loan.projection, pastDueSince: null, nextDueOn: null, nextActionOn: null },
    },
    schedules: [],
    ledger: [],
  };
}

/**
 * The facts of a loan by the commits that brought them. A loan comes with what was posted at its own
 * moment. Facts from before the day was noted count as known on the day they are effective.
 */
function arrivalsOf(
  { loan, schedules, ledger }: LoanRecord,
  known: readonly KnownPromise[],
  timezone: string,
): Arrival[] {
  const promises = known.filter(({ loanId }) => loanId === loan.id);
  const momentOf = (at: Instant | undefined) =>
    at === undefined || at <= loan.createdAt ? loan.createdAt : at;
  const facts = [
    ...schedules.map((schedule) => ({
      at: momentOf(schedule.postedAt),
      on: schedule.stoodOn ?? schedule.effectiveOn,
    })),
    ...ledger.map((entry) => ({
      at: momentOf(entry.postedAt),
      on: entry.stoodOn ?? entry.effectiveOn,
    })),
    ...promises.map(({ at, on }) => ({ at: momentOf(at), on })),
  ];
  const days = facts.map(({ on }) => on).toSorted();
  const firstDay = days[0];
  const own = dateAt(loan.createdAt, timezone);
  const cameOn =
    facts.find(({ at }) => at === loan.createdAt)?.on ??
    (firstDay !== undefined && firstDay < own ? firstDay : own);
  const moments = [...new Set([loan.createdAt, ...facts.map(({ at }) => at)])];
  return moments.map((at) => ({
    loanId: loan.id,
    on: at === loan.createdAt ? cameOn : (facts.find((fact) => fact.at === at)?.on ?? cameOn),
    at,
    entries: ledger.filter(({ postedAt }) => momentOf(postedAt) === at),
    schedules: schedules.filter(({ postedAt }) => momentOf(postedAt) === at),
    promises: promises.filter((one) => momentOf(one.at) === at).map(({ promise }) => promise),
    introduces: at === loan.createdAt,
  }));
}

function deedsOf(
  id: number,
  { holds, lifts, cases, flags }: PersonDeeds & Pick<StandingTreatments, "flags">,
): Deed[] {
  const own = <Row extends { borrowerId: number }>(rows: readonly Row[]) =>
    rows.filter(({ borrowerId }) => borrowerId === id);
  return [
    ...own(holds).map(({ loanId, hold }): Deed => ({ kind: "hold", on: hold.from, loanId, hold })),
    ...own(lifts).map(({ loanId, hold, on }): Deed => ({ kind: "lift", on, loanId, hold })),
    ...own(cases).map(({ borrowerId: _, ...deed }): Deed => deed),
    ...own(flags)
      .filter(({ policyVersion }) => policyVersion === null)
      .map((flag): Deed => ({ kind: "flag", on: flag.setOn, flag })),
  ];
}
