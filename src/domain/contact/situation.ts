import type { BusinessDate, Instant } from "../../kernel/calendar";
import type { LocalClock } from "./local-clock";
import type {
  Channel,
  Consent,
  ContactFlag,
  ContactResult,
  HouseRule,
  Party,
  Place,
  Purpose,
} from "./rule";
import type { ContactWindow } from "./window";

/** One contact of the past, by whomever: the lender, an agency, somebody at the door. */
export type PastContact = Readonly<{
  at: Instant;
  channel: Channel;
  /** Null: not about one loan, so it counts for each. */
  loanId: number | null;
  /** Null: what became of it is not known, so it counts as whatever is counted. */
  result: ContactResult | null;
  /** Of a permit that nobody used yet: from then on it counts no more. */
  countsUntil?: Instant;
}>;

/** What the borrower asked for; null where nobody asked them. */
export type Preferences = Readonly<{
  unwantedChannels: readonly Channel[];
  hours: ContactWindow | null;
}>;

/** The days without business between two dates, both included; nothing is known of other days. */
export type HolidayCalendar = Readonly<{
  from: BusinessDate;
  through: BusinessDate;
  dates: readonly BusinessDate[];
}>;

/** All that the rules look at, but for the moment. */
export type Situation = Readonly<{
  clock: LocalClock;
  /** Openings after this are not looked for. */
  horizon: Instant;
  channel: Channel;
  purpose: Purpose;
  party: Party;
  place: Place;
  loanId: number | null;
  flags: readonly ContactFlag[];
  consents: readonly Consent[];
  preferences: Preferences | null;
  /** True only when it is known that the borrower cannot be reached. */
  isUnreachable: boolean;
  /** Where the borrower lives, ISO 3166; null: not told. */
  residence: string | null;
  /** The borrower named somebody to speak for them, and the lender has confirmed it. */
  hasRepresentative: boolean;
  holidays: HolidayCalendar | null;
  history: readonly PastContact[];
  /** Which of the lender's own reasons against a contact are given. */
  houseReasons: readonly HouseRule[];
}>;
