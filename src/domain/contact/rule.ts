import type { BusinessDate } from "../../kernel/calendar";
import type { ContactWindow } from "./window";

/** How a person is reached. `agency`: by an agency that did not say how; it counts as every way. */
export const CHANNELS = [
  "email",
  "sms",
  "message",
  "letter",
  "phone",
  "dialer",
  "agency",
  "visit",
] as const;
export type Channel = (typeof CHANNELS)[number];

/** Why: because a law demands the notice, to be paid what is past due, or to serve the borrower. */
export const PURPOSES = ["statutory", "collection", "service"] as const;
export type Purpose = (typeof PURPOSES)[number];

/** `representative`: whom the borrower named to speak for them. */
export const PARTIES = [
  "borrower",
  "co-borrower",
  "guarantor",
  "representative",
  "third-party",
] as const;
export type Party = (typeof PARTIES)[number];

export const PLACES = ["home", "work", "unknown"] as const;
export type Place = (typeof PLACES)[number];

/** What is known of a borrower or a loan that stops contact; marks of these names on a loan say so. */
export const CONTACT_FLAGS = [
  "stop-requested",
  "attorney",
  "bankrupt",
  "deceased",
  "vulnerable",
  "disputed",
  "breathing-space",
  "mental-health-crisis",
  "debt-advice",
  "plan-signed",
  "workplace-banned",
] as const;
export type ContactFlag = (typeof CONTACT_FLAGS)[number];

/** What a borrower has agreed to. */
export const CONSENTS = ["autodialled", "hours", "work-email"] as const;
export type Consent = (typeof CONSENTS)[number];

/** The ways that a person asks about. */
export const WAYS = ["phone", "sms", "email", "letter", "visit"] as const satisfies Channel[];
export type Way = (typeof WAYS)[number];

/** What became of an attempt. `failed`: it never got through to the number or address. */
export const CONTACT_RESULTS = [
  "right-party",
  "promise",
  "refused",
  "third-party",
  "wrong-number",
  "voicemail",
  "no-answer",
  "failed",
  "sent",
] as const;
export type ContactResult = (typeof CONTACT_RESULTS)[number];

/** Which attempts a cap counts. */
export type Counted = "attempt" | "connected" | "conversation" | "unanswered";

/** Calendar days of the borrower that end today, or the calendar month. */
export type CapPeriod = Readonly<{ unit: "days"; days: number } | { unit: "month" }>;

/** By ISO weekday, Monday first; null: closed all day. */
export type Week = readonly (ContactWindow | null)[];

/** What the gate cannot check and whoever makes the contact must see to. */
export type Advice =
  | "no-number-in-law"
  | "opt-out-line"
  | "limited-voicemail"
  | "caller-identity"
  | "announce-visit"
  | "two-collectors"
  | "record-call";

/**
 * How well a rule's text is known. VP: read in the primary text; VS: in a secondary source; GK: from
 * general knowledge; house: the lender's own. What is not VP or house binds all the same and warns.
 */
export type RuleStatus = "VP" | "VS" | "GK" | "house";

export type RuleTerms =
  /** Local hours; `unless` the borrower agreed to other ones. */
  | Readonly<{
      kind: "window";
      week: Week;
      onHolidays: "open" | "closed";
      /** Whose public holidays those are, besides the days that the lender tells; ISO 3166. */
      holidaysOf?: string;
      place?: Place;
      unless?: Consent;
    }>
  /** At most so many in a period, whoever made them; `per` loan: those that name no loan count too. */
  | Readonly<{
      kind: "cap";
      counts: Counted;
      max: number;
      period: CapPeriod;
      per: "borrower" | "loan";
      /** Channels whose attempts count; those that the rule limits when left out. */
      of?: readonly Channel[];
      excludes?: readonly ContactResult[];
    }>
  /** None for so many calendar days after a conversation, whose day is the first. */
  | Readonly<{ kind: "quiet-after"; days: number; per: "borrower" | "loan" }>
  /** None while the flag stands; with `place`, only there and where the place is not known. */
  | Readonly<{ kind: "stop"; flag: ContactFlag; place?: Place }>
  | Readonly<{ kind: "consent"; needs: Consent; place?: Place }>
  /** Only these people; others too once the borrower is known to be out of reach. */
  | Readonly<{ kind: "party"; permits: readonly Party[]; ifUnreachable?: readonly Party[] }>
  /** What the borrower asked for: channels they do not want, hours that suit them. */
  | Readonly<{ kind: "preference"; of: "channels" | "hours" }>
  | Readonly<{ kind: "advice"; says: Advice }>
  /** The lender's own: see house.ts. */
  | Readonly<{ kind: "house"; of: HouseRule }>;

export type HouseRule =
  | "borrower-stop"
  | "through-representative"
  | "paid-meanwhile"
  | "hold"
  | "one-per-step-and-date"
  | "channel-not-permitted"
  | "no-address"
  | "suppressed-address";

/** One rule of a pack: pure data. */
export type Rule = RuleTerms &
  Readonly<{
    id: string;
    source: string;
    status: RuleStatus;
    channels: readonly Channel[];
    /** Only who lives in one of these parts of the country, ISO 3166-2; where is not told, all. */
    regions?: readonly string[];
    /** All when left out. */
    purposes?: readonly Purpose[];
    /** In force from that day, all along when left out. */
    from?: BusinessDate;
    /** The first day on which it is not in force any more. */
    to?: BusinessDate;
  }>;
export type RuleKind = Rule["kind"];

/** Kinds of loan that rules of contact tell apart; `business`: to no consumer. */
export const PRODUCT_CLASSES = [
  "consumer",
  "mortgage",
  "card",
  "microfinance",
  "business",
] as const;
export type ProductClass = (typeof PRODUCT_CLASSES)[number];
