import type { Event, Product } from "./facts";

/**
 * Where a number comes from. Not verified: it is common knowledge of the field that nobody here has
 * read, and a reviewer should read the article before relying on it; `note` says what is unsure, also
 * where a secondary text was read in place of the article.
 */
export type Source = Readonly<{
  document: string;
  article: string | null;
  verified: boolean;
  note?: string;
}>;

/** One class of a scheme; those of a scheme are in order, the best first. */
export type LoanClass = Readonly<{ name: string; isNonPerforming: boolean }>;

/** Holds only so long after an event: months of the calendar, the last day not included. */
export type Within = Readonly<{ event: Event; months: number }>;

type RuleBase = Readonly<{
  /** Stable within the scheme; answers name it. */
  id: string;
  /** The class a loan has at least when this rule speaks. */
  atLeast: string;
  source: Source;
  /** Absent: every product. */
  products?: readonly Product[];
  /** A presumption that a reasoned overlay may set aside. */
  isRebuttable?: boolean;
}>;

/**
 * One reason for a class: more than so many days of a counter (past due, or material by the EU's two
 * limits), an event so many days ago, a share expected to be lost, or months as non-performing.
 */
export type Rule =
  | (RuleBase &
      Readonly<{
        kind: "days";
        counter: "past-due" | "material";
        moreThanDays: number;
        within?: Within;
      }>)
  | (RuleBase &
      Readonly<{ kind: "event"; event: Event; afterDays: number; forMonths: number | null }>)
  | (RuleBase & Readonly<{ kind: "expected-loss"; morePercent: number }>)
  | (RuleBase & Readonly<{ kind: "non-performing-age"; months: number }>);

/**
 * What a loan must show before a better class counts: nothing past due, then so many months and
 * payments on time. The longest that fits its events holds.
 */
export type Cure = Readonly<{
  id: string;
  /** Asked of loans whose class was this one or worse. */
  fromClass: string;
  /** Absent: of every loan; else of loans that this happened to. */
  event?: Event;
  months: number;
  payments: number;
  source: Source;
}>;

/**
 * How one loan draws the borrower's others down. `worst-loan`: all take the class of the worst, when
 * that is `fromClass` or worse. `share`: when more than a share of the exposure is in it or worse,
 * all are at least `atLeast`. `other-lenders`: the same of what is owed to every lender.
 */
export type Contagion = Readonly<{
  id: string;
  source: Source;
  retail: "only" | "never" | "both";
}> &
  (
    | Readonly<{ kind: "worst-loan"; fromClass: string }>
    | Readonly<{ kind: "share"; fromClass: string; morePercent: number; atLeast: string }>
    | Readonly<{ kind: "other-lenders"; morePercent: number; atLeast: string }>
  );

/** Rates of a class as decimal strings in percent; without the others the first is for all of it. */
export type ProvisionRate = Readonly<{
  class: string;
  percent: string;
  /** Of what security does not cover. */
  unsecuredPercent?: string;
  /** Of all of a loan that had next to no security from the start. */
  unsecuredFromStartPercent?: string;
  source: Source;
}>;

/** A portfolio number that a supervisor wants to be at least so high. */
export type Floor = Readonly<{
  ratio: "coverage" | "loan-provision";
  percentMin: string;
  percentMax: string;
  source: Source;
}>;

/** One way of classifying, as data; a change of anything in it is a new version. */
export type Scheme = Readonly<{
  id: string;
  version: number;
  name: string;
  jurisdiction: string;
  /** 0: the due date is day 0. 1: it is the first day past due at its close. */
  dueDateIsDay: 0 | 1;
  classes: readonly LoanClass[];
  rules: readonly Rule[];
  cures: readonly Cure[];
  contagion: readonly Contagion[];
  provisions: readonly ProvisionRate[];
  floors: readonly Floor[];
}>;

/** The position of a class, 0 the best; -1 when the scheme has none of this name. */
export function rankOf(scheme: Scheme, name: string): number {
  return scheme.classes.findIndex((one) => one.name === name);
}
