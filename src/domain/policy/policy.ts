import type { BusinessDate } from "../../kernel/calendar";
import type { Minor } from "../../kernel/money";
import type { ContactRules } from "../contact/gate";
import type { BucketRange } from "../delinquency/bucket-scheme";
import type { Allocation, AllocationName } from "../loan/allocation";
import type { Charges, Counting } from "../loan/rules";
import type { StepAction } from "./step-action";

export type BucketEntered = Readonly<{ event: "bucket-entered"; bucket: string }>;
/** What a step can wait for besides a day: told to the ladder by the next scan. */
export type StepEvent =
  | BucketEntered
  /** A loan that was in a bucket beyond the first owes nothing past due any more. */
  | Readonly<{ event: "cured" }>
  /** A letter came back, or could not be sent for want of an address. */
  | Readonly<{ event: "notice-failed" }>
  /** The day after the last one that a borrower promised to pay by, and the amount is not there. */
  | Readonly<{ event: "promise-broken" }>;

export const STEP_EVENTS = ["bucket-entered", "cured", "notice-failed", "promise-broken"] as const;
export type StepEventName = (typeof STEP_EVENTS)[number];

/** A step once more every so many days after its own, as long as the loan stays late. */
export type Repeat = Readonly<{ everyDays: number; timesMax: number }>;

/** What happens on one day or event of a delinquency; the name is the identity that its acts carry. */
export type LadderStep = Readonly<{
  step: string;
  /** Days past due. Zero or less: counted to each unpaid due date, which is day 0. */
  day?: number;
  /** Instead of a day. */
  on?: StepEvent;
  /** A condition in CEL; always, when left out. */
  when?: string;
  repeat?: Repeat;
  actions: readonly StepAction[];
}>;

/**
 * Which steps past due are taken. `each-on-its-day`: every one on its own day or never.
 * `most-severe`: of those whose day has come the last one. `one-at-a-time`: one after the other with
 * none left out and the ladder's own days between them, as legal notices ask for.
 */
export const MATCHES = ["each-on-its-day", "most-severe", "one-at-a-time"] as const;
export type Match = (typeof MATCHES)[number];

/** Whether the steps of days that were scanned late are still taken. */
export const MISSED_DAYS = ["take", "skip"] as const;
export type MissedDays = (typeof MISSED_DAYS)[number];

/** What decides whether a loan is late and from when on it is delinquent. */
export type LatenessRules = Readonly<{
  /** A loan whose whole shortfall is at or below this does not count as past due. */
  toleranceAmount: Minor;
  /** A decimal string in percent of all that fell due; the amount is its floor. */
  tolerancePercent?: string;
  /** The most that the percentage tolerates. */
  tolerancePercentMax?: Minor;
  /** Days past due before the delinquent mark: until then the bucket stays M0. */
  graceDays: number;
  /** Which day of the count the due date is; day 0 when left out. */
  counting?: Counting;
  /**
   * What so many days past due are called in steps and conditions; M0 to M7+ when left out. The
   * numbers of the book go by M0 to M7+ in any case, so that they can be compared.
   */
  buckets?: readonly BucketRange[];
}>;

/** What the contract of a loan says that comes in; those that are here keep theirs. */
export type OfferedContract = Readonly<{
  allocation: AllocationName | Allocation;
  /** Late fees and penalty interest; none when left out. */
  charges?: Charges;
}>;

/** Loans that get another ladder than the others, and other rules where it says so. */
export type Segment = Partial<LatenessRules & OfferedContract> &
  Readonly<{
    name: string;
    /**
     * A condition in CEL. The first segment whose condition holds counts. One with rules of its own,
     * and each before such a one, asks only what never changes on a loan.
     */
    when: string;
    /** As the policy's when left out. */
    match?: Match;
    ladder: readonly LadderStep[];
  }>;

/** What a lender decides, without the version it is decided in. */
export type PolicyDocument = LatenessRules &
  OfferedContract &
  Readonly<{
    name: string;
    /** Each on its day when left out. */
    match?: Match;
    /** Taken when left out. */
    missedDays?: MissedDays;
    /** In order of days; steps that wait for an event stand where they are as severe. */
    ladder: readonly LadderStep[];
    segments?: readonly Segment[];
    /** Only so many of a hundred borrowers, always the same ones; the others keep what was in force. */
    canaryPercent?: number;
    contact: ContactRules;
    /** Where the rules come from. */
    sources: readonly string[];
  }>;

/** The rules in force from a date on. A version once approved is never changed. */
export type Policy = PolicyDocument & Readonly<{ version: number; effectiveOn: BusinessDate }>;

export const LADDER_DAY_MIN = -60;
export const LADDER_DAY_MAX = 400;
export const LADDER_STEPS_MAX = 100;
export const SEGMENTS_MAX = 20;
export const GRACE_DAYS_MAX = 30;
export const BUCKETS_MAX = 30;
export const BUCKET_NAME_MAX = 30;

/** Every ladder of a policy, its own one first. */
export function laddersOf(document: Pick<PolicyDocument, "ladder" | "match" | "segments">) {
  const { ladder, match = "each-on-its-day", segments = [] } = document;
  return [
    { segment: null, match, steps: ladder },
    ...segments.map((segment) => ({
      segment: segment.name,
      match: segment.match ?? match,
      steps: segment.ladder,
    })),
  ] as const satisfies readonly Ladder[];
}

/** One ladder with how it is walked. */
export type Ladder = Readonly<{
  segment: string | null;
  match: Match;
  steps: readonly LadderStep[];
}>;

export type DayStep = LadderStep & Readonly<{ day: number }>;
export function isDayStep(step: LadderStep): step is DayStep {
  return step.day !== undefined;
}

/** Whether conditions decide anything in it, so that their facts are needed. */
export function asksFacts(document: Pick<PolicyDocument, "ladder" | "segments">): boolean {
  const { ladder, segments = [] } = document;
  return segments.length > 0 || ladder.some(({ when }) => when !== undefined);
}

/** Whether a step of it waits for this event. */
export function waitsFor(
  document: Pick<PolicyDocument, "ladder" | "match" | "segments">,
  event: StepEventName,
): boolean {
  return laddersOf(document).some(({ steps }) => steps.some(({ on }) => on?.event === event));
}

/** The steps of days past due, in their order. */
export function lateSteps(steps: readonly LadderStep[]): readonly DayStep[] {
  return steps.filter(isDayStep).filter(({ day }) => day > 0);
}

/** The steps on or before a due date. */
export function earlySteps(steps: readonly LadderStep[]): readonly DayStep[] {
  return steps.filter(isDayStep).filter(({ day }) => day <= 0);
}
