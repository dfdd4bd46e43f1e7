import { type BusinessDate, EARLIEST_DATE } from "../../kernel/calendar";
import { type Interval, mergeIntervals } from "../../kernel/interval";
import { sum, ZERO } from "../../kernel/money";
import { type Account, openRow, type Row } from "./account";
import { compileAllocation } from "./allocate";
import { openDailyInterest } from "./daily-interest";
import { asKnown, inEffectiveOrder, type LedgerEntry } from "./ledger";
import { bringTo, momentsOf } from "./moments";
import { postEntry } from "./post-entry";
import type { Rules, Stop } from "./rules";
import { type Installment, type Schedule, scheduleOn, versionsInForce } from "./schedule";
import type { DerivedCharge, LoanState } from "./state";
import { nextClosing, openRevolving, type StatementTerms } from "./statement";
import { summarize } from "./summarize";

export type ReplayInput = Readonly<{
  schedules: readonly Schedule[];
  ledger: readonly LedgerEntry[];
  rules: Rules;
  asOf: BusinessDate;
  /** Days on which charges are held back; of a pause also the count of days past due. */
  stops?: readonly Stop[];
  /** Of an account that asks a minimum per statement instead of a schedule. */
  statement?: StatementTerms | null;
  /** Whether the state says which entry or rule made each number. */
  explain?: boolean;
}>;

/**
 * The state of a loan on a day, from nothing but its schedules and ledger, in minor units. The
 * latest schedule effective by that day counts, the first one also before its date. Entries count
 * by effective date, then in the order of posting, so it never matters when a payment was learned.
 *
 * Money goes where the allocation of the rules says. Late fees and penalty interest are made by the
 * rules while the entries are replayed and never posted, so a backdated payment unmakes those that
 * were not due. Days past due is the day minus the oldest unpaid due date, which is itself day 0 (or
 * 1, by the rules), without the days within a pause; penalties are owed but never age a loan. A
 * shortfall within the tolerance is not past due, nor does it lend its age to a later one: the count
 * starts at the due date with which the unpaid sum exceeds the tolerance.
 */
export function replay(input: ReplayInput): LoanState {
  const { schedules, ledger, rules, asOf } = input;
  const schedule = scheduleOn(schedules, asOf);
  const known = asKnown(ledger, { effectiveThrough: asOf });
  const account = openAccount(input, schedule, known);
  const moments = momentsOf(account, asOf);
  for (const entry of inEffectiveOrder(known)) {
    bringTo(account, moments, entry.effectiveOn);
    postEntry(account, entry);
  }
  bringTo(account, moments, asOf);
  const summary = summarize(account, rules, asOf, pausesOf(input.stops));
  const isAwaiting = schedule === undefined && !input.statement;
  const isPaid = summary.outstanding.total === 0;
  // Interest that was earned and is not asked yet keeps a loan open until its next due date.
  const isClosed = isPaid && summary.accruedInterest === 0;
  return {
    asOf,
    status: isAwaiting ? "awaiting-schedule" : isClosed ? "closed" : "active",
    scheduleVersion: schedule?.version ?? 0,
    installments: account.rows,
    ...summary,
    credit: account.credit,
    paidTotal: account.paidTotal,
    charges: chargesOf(account),
    chargedOffOn: account.chargedOffOn,
    recoveredTotal: account.recoveredTotal,
    writtenOffTotal: account.writtenOffTotal,
    waivedTotal: account.waivedTotal,
    statements: account.revolving?.statements ?? NO_STATEMENTS,
    nextChangeOn: nextChange(input, isPaid && !isClosed ? account.rows : []),
    postings: input.explain ? (account.postings ?? []) : [],
  };
}

const NO_STATEMENTS: LoanState["statements"] = [];
const NO_CHARGES: readonly DerivedCharge[] = [];

function openAccount(
  { rules, schedules, stops, statement, explain, asOf }: ReplayInput,
  schedule: Schedule | undefined,
  known: readonly LedgerEntry[],
): Account {
  const { rows, waiting } = openRows(schedule?.installments ?? []);
  const principal = sum(rows.map((row) => row.principal));
  const { interest, charges } = rules;
  const isTraced = explain === true || known.some(({ type }) => type === "chargeback");
  return {
    rows,
    waiting,
    takenTooMuch: [],
    firstOpen: 0,
    credit: ZERO,
    allocation: compileAllocation(rules.allocation),
    principalOwed: principal,
    principalAsked: principal,
    charges: charges ?? null,
    stops: stopsOf(rules, stops),
    toleranceAmount: rules.toleranceAmount,
    penalties: new Map(),
    lateFees: [],
    lateFeeTotal: ZERO,
    penaltyInterestTotal: ZERO,
    daily:
      interest?.kind === "daily"
        ? openDailyInterest(interest, rateChanges(schedules, asOf), rows)
        : null,
    revolving: statement ? openRevolving(statement) : null,
    postings: isTraced ? [] : null,
    paidTotal: ZERO,
    recoveredTotal: ZERO,
    writtenOffTotal: ZERO,
    waivedTotal: ZERO,
    chargedOffOn: null,
  };
}

/** Lines of later versions wait for the entry that brings them. */
function openRows(installments: readonly Installment[]): Pick<Account, "rows" | "waiting"> {
  const rows: Row[] = [];
  const waiting = new Map<number, Row[]>();
  for (const installment of installments) {
    const row = openRow(installment);
    const { since } = installment;
    if (since === undefined) {
      rows.push(row);
    } else {
      row.since = since;
      const later = waiting.get(since) ?? [];
      later.push(row);
      waiting.set(since, later);
    }
  }
  return { rows, waiting };
}

const NO_PAUSES: readonly Interval[] = [];

function pausesOf(stops: readonly Stop[] = []): readonly Interval[] {
  if (stops.length === 0) return NO_PAUSES;
  const pauses = stops.filter(({ kind }) => kind === "pause");
  return mergeIntervals(pauses.map(({ from, to }) => ({ from, to })));
}

/** Days before the first that is charged for are held back like any other. */
function stopsOf({ charges }: Rules, stops: readonly Stop[] = []): readonly Interval[] {
  if (!charges) return [];
  const named = stops.filter(({ kind }) => charges.stoppedBy.includes(kind));
  const before = charges.from === undefined ? [] : [{ from: EARLIEST_DATE, to: charges.from }];
  return mergeIntervals([...before, ...named]);
}

function rateChanges(schedules: readonly Schedule[], asOf: BusinessDate) {
  return versionsInForce(schedules, asOf).flatMap(({ change, effectiveOn }) =>
    change && change.annualRatePercent !== null
      ? [{ from: effectiveOn, annualRatePercent: change.annualRatePercent }]
      : [],
  );
}

function chargesOf({ lateFees, penalties }: Account): readonly DerivedCharge[] {
  if (lateFees.length === 0 && penalties.size === 0) return NO_CHARGES;
  const interest = [...penalties]
    .filter(([, { asked }]) => asked > 0)
    .map(([{ number }, { asked, since }]) => ({
      kind: "penalty-interest" as const,
      number,
      occurrence: 1,
      on: since,
      amount: asked,
    }));
  return [...lateFees, ...interest];
}

/** `waiting`: rows of which the next one asks what was earned. */
function nextChange(
  { schedules, ledger, statement, asOf }: ReplayInput,
  waiting: Account["rows"],
): BusinessDate | null {
  let next: BusinessDate | null = statement ? nextClosing(statement, asOf) : null;
  for (const { dueOn } of waiting) {
    if (dueOn > asOf && (next === null || dueOn < next)) next = dueOn;
  }
  for (const { effectiveOn } of ledger) {
    if (effectiveOn > asOf && (next === null || effectiveOn < next)) next = effectiveOn;
  }
  for (const { effectiveOn } of schedules) {
    if (effectiveOn > asOf && (next === null || effectiveOn < next)) next = effectiveOn;
  }
  return next;
}
