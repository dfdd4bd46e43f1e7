import type { BusinessDate, Instant } from "../../kernel/calendar";
import type { Interval } from "../../kernel/interval";
import { type ReplayInput, replay } from "../loan/replay";
import type { Schedule } from "../loan/schedule";
import { type BucketScheme, bucketAt } from "./bucket-scheme";
import { type CountingRule, countDaysPastDue, type DaysPastDue } from "./days-past-due";
import { type OwedInstallment, owedInstallments } from "./owed-installment";

/**
 * A pause is never changed: one that ends at another time is withdrawn and posted anew, so that what
 * was known before can still be told.
 */
export type Pause = Interval &
  Readonly<{
    /** Known from the start when left out. */
    postedAt?: Instant;
    withdrawnAt?: Instant | null;
  }>;

/** Everything days past due come from. A schedule without an instant was known from the start. */
export type DelinquencyFacts = Readonly<{
  schedules: readonly (Schedule & Readonly<{ postedAt?: Instant }>)[];
  ledger: ReplayInput["ledger"];
  /** Tolerance and grace are the loan's own. */
  rules: ReplayInput["rules"];
  dueDateIsDay: CountingRule["dueDateIsDay"];
  pauses: readonly Pause[];
  scheme: BucketScheme;
}>;

export type Delinquency = DaysPastDue &
  Readonly<{
    /** A name of the scheme, by days after pause; that of day 0 until the delinquent mark. */
    bucket: string;
  }>;

/** Days past due of a business date by one replay, from all that is known now. */
export function delinquencyOn(facts: DelinquencyFacts, on: BusinessDate): Delinquency {
  const { schedules, ledger, rules } = facts;
  const { installments } = replay({ schedules, ledger, rules, asOf: on });
  return assess(owedInstallments(installments), facts, on);
}

/**
 * Days past due of a business date twice, by two replays: as it was known at an instant (posted at
 * or before it) and as it is known now. A backdated payment, a reversal, a late pause makes them
 * differ. What was posted by the instant but is effective after the date counts in neither.
 */
export function delinquencyThenAndNow(
  facts: DelinquencyFacts,
  { on, knownAt }: Readonly<{ on: BusinessDate; knownAt: Instant }>,
): Readonly<{ knownThen: Delinquency; knownNow: Delinquency }> {
  return {
    knownThen: delinquencyOn(factsAt(facts, knownAt), on),
    knownNow: delinquencyOn(facts, on),
  };
}

/** The facts as they were known at an instant. */
export function factsAt(facts: DelinquencyFacts, knownAt: Instant): DelinquencyFacts {
  const isKnown = ({ postedAt }: Readonly<{ postedAt?: Instant }>) =>
    postedAt === undefined || postedAt <= knownAt;
  const isWithdrawn = ({ withdrawnAt }: Pause) =>
    withdrawnAt !== undefined && withdrawnAt !== null && withdrawnAt <= knownAt;
  // A withdrawal that was not known yet did not count yet.
  const pauses = facts.pauses
    .filter((pause) => isKnown(pause) && !isWithdrawn(pause))
    .map((pause) => ({ ...pause, withdrawnAt: null }));
  return {
    ...facts,
    schedules: facts.schedules.filter(isKnown),
    // Reversals stay in: replay knows from which business date one counts.
    ledger: facts.ledger.filter(isKnown),
    pauses,
  };
}

/** What installments, replayed until `on` or unchanged since, say of the close of that day. */
export function assess(
  installments: readonly OwedInstallment[],
  facts: DelinquencyFacts,
  on: BusinessDate,
): Delinquency {
  const days = countDaysPastDue({
    installments,
    rule: countingRule(facts),
    pauses: standingPauses(facts),
    asOf: on,
  });
  const bucketDays = days.isDelinquent ? days.daysAfterPause : 0;
  return { ...days, bucket: bucketAt(facts.scheme, bucketDays).name };
}

export function countingRule({ rules, dueDateIsDay }: DelinquencyFacts): CountingRule {
  return { ...rules, dueDateIsDay };
}

/** The pauses that were not withdrawn. */
export function standingPauses({ pauses }: DelinquencyFacts): readonly Interval[] {
  return pauses.filter(({ withdrawnAt }) => withdrawnAt === undefined || withdrawnAt === null);
}
