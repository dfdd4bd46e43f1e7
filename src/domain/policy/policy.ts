import type { BusinessDate } from "../../kernel/calendar";
import type { Minor } from "../../kernel/money";
import type { ContactRules } from "../contact/gate";
import type { Allocation, AllocationName } from "../loan/allocation";
import type { Charges } from "../loan/rules";

export type NoticeAction = Readonly<{ kind: "notice"; channel: "email"; template: string }>;

/** What happens on one day of a delinquency; the name is the identity that notices carry. */
export type LadderStep = Readonly<{
  step: string;
  /** Days past due. Zero or less: counted to each unpaid due date, which is day 0. */
  day: number;
  action: NoticeAction;
}>;

/** What a lender decides, without the version it is decided in. */
export type PolicyDocument = Readonly<{
  name: string;
  /** A loan whose whole shortfall is at or below this does not count as past due. */
  toleranceAmount: Minor;
  /** A decimal string in percent of all that fell due; the amount is its floor. */
  tolerancePercent?: string;
  /** The most that the percentage tolerates. */
  tolerancePercentMax?: Minor;
  /** Days past due before the delinquent mark: until then the bucket stays M0. */
  graceDays: number;
  /** What loans that come in from now on agree on; those that are here keep theirs. */
  allocation: AllocationName | Allocation;
  /** Late fees and penalty interest of loans that come in from now on; none when left out. */
  charges?: Charges;
  /** In order of days. */
  ladder: readonly LadderStep[];
  contact: ContactRules;
  /** Where the rules come from. */
  sources: readonly string[];
}>;

/** The rules in force from a date on. A version once approved is never changed. */
export type Policy = PolicyDocument & Readonly<{ version: number; effectiveOn: BusinessDate }>;

export const LADDER_DAY_MIN = -60;
export const LADDER_DAY_MAX = 400;
export const LADDER_STEPS_MAX = 100;
export const GRACE_DAYS_MAX = 30;
