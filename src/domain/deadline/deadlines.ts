import { addDays, addMonths, type BusinessDate, latest } from "../../kernel/calendar";
import { type Minor, minor } from "../../kernel/money";
import type { RulePack } from "../contact/pack";
import type { ContactFlag, ProductClass, RuleStatus } from "../contact/rule";
import type { StatutoryName } from "../notice/template-name";
import type { DeadlineKind, DeadlineRule } from "./rule";

/** One due date of a loan, of before today or of it. */
export type PastDueDate = Readonly<{ on: BusinessDate; amount: Minor; isUnpaid: boolean }>;

/** What the deadlines of a loan are counted from. Days are the lender's business dates. */
export type DeadlineFacts = Readonly<{
  today: BusinessDate;
  /** Null when nothing is past due. */
  oldestUnpaidDueOn: BusinessDate | null;
  /** In order. */
  dueDates: readonly PastDueDate[];
  isWeekly: boolean;
  /** What was missing in all at the end of a day, as it is known today. */
  shortfallOn(on: BusinessDate): Minor;
  /** Calls and visits, whatever became of them. */
  liveContacts: readonly BusinessDate[];
  /** The first contact about it on any way; null: none is known. */
  firstContactOn: BusinessDate | null;
  /** Letters that a law demands and that went out. */
  letters: readonly Readonly<{ letter: StatutoryName; on: BusinessDate }>[];
  flags: readonly ContactFlag[];
  /** Collects debts of others or bought in default. */
  isCollector: boolean;
  /** Which kind of loan it is, is told: then packs of other kinds are not among those asked. */
  isKindTold: boolean;
}>;

/**
 * `met`: done by its day. `late`: done after it. `due`: to be done by then. `missed`: its day is over.
 * `waiting`: not before then. `free`: its day has come.
 */
export const DEADLINE_STATES = ["met", "late", "due", "missed", "waiting", "free"] as const;
export type DeadlineState = (typeof DEADLINE_STATES)[number];

export type Deadline = Readonly<{
  pack: string;
  packVersion: number;
  rule: string;
  source: string;
  status: RuleStatus;
  kind: DeadlineKind;
  /** The letter that meets it; null: a letter does not. */
  letter: StatutoryName | null;
  /** It is owed if the loan is of one of these kinds, and which kind it is, is not told; else null. */
  onlyFor: readonly ProductClass[] | null;
  state: DeadlineState;
  /** The last day on which it is in time; of a wait the first on which it is allowed. */
  on: BusinessDate;
  /** When it was last done. */
  doneOn: BusinessDate | null;
}>;

type Told = Pick<Deadline, "state" | "on" | "doneOn">;
type RuleOf<Kind extends DeadlineKind> = Extract<DeadlineRule, { kind: Kind }>;

/**
 * What laws want done about a loan by a day, and what not before one. A rule that concerns nothing of
 * the loan now says nothing. Each shows the oldest of its days that was not met, or else the last one;
 * where a text leaves the first day open, the earlier reading counts. Refuses nothing.
 */
export function deadlinesOf(packs: readonly RulePack[], facts: DeadlineFacts): readonly Deadline[] {
  return packs.flatMap((pack) =>
    (pack.deadlines ?? []).flatMap((rule) => {
      const told = tell(rule, facts);
      if (!told) return [];
      const { id, kind, source, status } = rule;
      const letter = "letter" in rule ? rule.letter : null;
      const onlyFor = facts.isKindTold ? null : pack.products;
      const shared = { pack: pack.id, packVersion: pack.version, rule: id, source, status };
      return [{ ...shared, kind, letter, onlyFor, ...told }];
    }),
  );
}

function tell(rule: DeadlineRule, facts: DeadlineFacts): Told | null {
  switch (rule.kind) {
    case "live-contact":
      return tellLiveContact(rule, facts);
    case "late-letter":
      return tellLateLetter(rule, facts);
    case "arrears-letter":
      return tellArrearsLetter(rule, facts);
    case "first-letter":
      return tellFirstLetter(rule, facts);
    case "foreclosure-wait": {
      if (facts.oldestUnpaidDueOn === null) return null;
      const on = addDays(facts.oldestUnpaidDueOn, rule.days + 1);
      return { state: facts.today >= on ? "free" : "waiting", on, doneOn: null };
    }
  }
}

/** For each due date that is unpaid: a contact from it on, until so many days after it. */
function tellLiveContact(
  { days, unless }: RuleOf<"live-contact">,
  { dueDates, oldestUnpaidDueOn, liveContacts, flags, today }: DeadlineFacts,
): Told | null {
  if (oldestUnpaidDueOn === null || unless.some((flag) => flags.includes(flag))) return null;
  const asked = dueDates
    .filter(({ on, isUnpaid }) => isUnpaid && on >= oldestUnpaidDueOn)
    .map(({ on: dueOn }) => {
      const done = liveContacts.filter((contact) => contact >= dueOn).toSorted()[0] ?? null;
      return settle(addDays(dueOn, days), done, today);
    });
  return asked.find(({ state }) => state === "missed" || state === "due") ?? asked.at(-1) ?? null;
}

/** By its day of the delinquency; where one went out before, not until its time has passed. */
function tellLateLetter(
  { letter, days, againDays }: RuleOf<"late-letter">,
  { oldestUnpaidDueOn, letters, today }: DeadlineFacts,
): Told | null {
  if (oldestUnpaidDueOn === null) return null;
  const first = addDays(oldestUnpaidDueOn, days);
  const sent = datesOf(letters, letter);
  const last = sent.at(-1);
  if (last === undefined) return settle(first, null, today);
  const again = latest(first, addDays(last, againDays));
  if (today > again) return { state: "missed", on: again, doneOn: last };
  if (last < oldestUnpaidDueOn) return { state: "due", on: again, doneOn: last };
  const before = sent.at(-2);
  return settle(
    before === undefined ? first : latest(first, addDays(before, againDays)),
    last,
    today,
  );
}

/**
 * From the due date on which so many payments are first missing, for as long as anything is. That day
 * is the first of the time (s.86B(2): "beginning with the day").
 */
function tellArrearsLetter(rule: RuleOf<"arrears-letter">, facts: DeadlineFacts): Told | null {
  const { letter, days, againMonths } = rule;
  const { letters, today } = facts;
  const since = arrearsSince(rule, facts);
  if (since === null) return null;
  const first = addDays(since, days - 1);
  const sent = datesOf(letters, letter).filter((on) => on >= since);
  const last = sent.at(-1);
  if (last === undefined) return settle(first, null, today);
  const again = addMonths(last, againMonths);
  if (today > again) return { state: "missed", on: again, doneOn: last };
  const before = sent.at(-2);
  return settle(before === undefined ? first : addMonths(before, againMonths), last, today);
}

/** The due date on which the arrears of today were first that large; null: they never were. */
function arrearsSince(
  { payments, weeklyPayments }: RuleOf<"arrears-letter">,
  { dueDates, isWeekly, shortfallOn, oldestUnpaidDueOn }: DeadlineFacts,
): BusinessDate | null {
  if (oldestUnpaidDueOn === null) return null;
  const count = isWeekly ? weeklyPayments : payments;
  let since: BusinessDate | null = null;
  for (const [index, { on }] of [...dueDates.entries()].reverse()) {
    const missing = shortfallOn(on);
    // Nothing was missing then: what is missing today began later.
    if (missing <= 0) break;
    const last = dueDates.slice(Math.max(0, index + 1 - count), index + 1);
    const asked = minor(last.reduce((sum, { amount }) => sum + amount, 0));
    if (last.length === count && missing >= asked) since = on;
  }
  return since;
}

function tellFirstLetter(
  { letter, days }: RuleOf<"first-letter">,
  { isCollector, firstContactOn, letters, today }: DeadlineFacts,
): Told | null {
  if (!isCollector || firstContactOn === null) return null;
  return settle(addDays(firstContactOn, days), datesOf(letters, letter)[0] ?? null, today);
}

function settle(on: BusinessDate, doneOn: BusinessDate | null, today: BusinessDate): Told {
  if (doneOn !== null) return { state: doneOn <= on ? "met" : "late", on, doneOn };
  return { state: today > on ? "missed" : "due", on, doneOn };
}

function datesOf(letters: DeadlineFacts["letters"], wanted: StatutoryName): BusinessDate[] {
  return letters.flatMap(({ letter, on }) => (letter === wanted ? [on] : [])).sort();
}
