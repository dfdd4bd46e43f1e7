import type { BusinessDate } from "../../kernel/calendar";
import type { Minor } from "../../kernel/money";

export const PRODUCTS = ["card", "open-end", "closed-end", "mortgage"] as const;
export type Product = (typeof PRODUCTS)[number];

/** What can happen to a loan or its borrower that a scheme may ask for, each on its day. */
export const EVENTS = [
  "restructured",
  "restructured-again",
  "forborne",
  "forborne-performing",
  "forborne-again",
  "significant-increase-in-risk",
  "credit-impaired",
  "unlikely-to-pay",
  "bankruptcy",
  "fraud",
  "evasion",
  "refinanced-to-repay",
  "unauthorized-use",
  "loss-identified",
] as const;
export type Event = (typeof EVENTS)[number];

/** The class that a scheme gave before, since when, and since when without a break non-performing. */
export type Previous = Readonly<{
  class: string;
  since: BusinessDate;
  nonPerformingSince: BusinessDate | null;
}>;

/** A judgement of management: why, who approved it, from when, and until when (the last day). */
export type Overlay = Readonly<{
  class: string;
  reason: string;
  approver: string;
  from: BusinessDate;
  until: BusinessDate;
}>;

/** What is known about a loan, all of it dated, so that a day can be asked again later. */
export type LoanFacts = Readonly<{
  reference: string;
  product: Product;
  isRetail: boolean;
  /** The oldest unpaid due date, technical arrears left out; null when nothing is past due. */
  pastDueSince: BusinessDate | null;
  /** First day of the run on which both limits of the EU are exceeded. */
  materialSince: BusinessDate | null;
  /** Since when nothing is past due; null when it is, or never was. */
  arrearsClearedOn: BusinessDate | null;
  /** Payments on time since then; after a restructuring, since its first due date. */
  paymentsOnTime: number;
  /** When an observation begins again or later than arrears were cleared: the end of grace, a miss. */
  observedFrom: BusinessDate | null;
  events: Readonly<Partial<Record<Event, BusinessDate>>>;
  /** Expected loss in percent of the exposure. */
  expectedLossPercent: number | null;
  exposure: Exposure;
  /** What security is worth today, in minor units. */
  security: Minor;
  isUnsecuredFromStart: boolean;
}>;

export const EXPOSURE_PARTS = ["principal", "interest", "penalty"] as const;
/** What is owed by part, in minor units, never below zero. */
export type Exposure = Readonly<Record<(typeof EXPOSURE_PARTS)[number], Minor>>;
