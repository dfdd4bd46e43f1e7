import type { BusinessDate } from "../../kernel/calendar";

/** Which loans a rule is about: those that meet all that it says; without anything, every loan. */
export type RuleLoans = Readonly<{
  externalIds?: readonly string[];
  product?: string;
  /** A share of the borrowers whom no earlier rule took, the same ones every day. */
  sharePercent?: number;
}>;

/**
 * How such a loan is paid. A turn is a due date and, once the last has passed, every thirtieth day
 * after it.
 */
export type Pays =
  | Readonly<{ kind: "nothing" }>
  /** So many days after each turn: everything that had fallen due by it. */
  | Readonly<{ kind: "on-due-date"; lateDays: number }>
  /** So many days after each turn: this part of its installment. */
  | Readonly<{ kind: "part"; percent: number; lateDays: number }>
  /** On each due date of the first so many installments of the loan, then never again. */
  | Readonly<{ kind: "stops"; afterInstallments: number }>
  /** On each due date before this day, then never again. */
  | Readonly<{ kind: "stops"; on: BusinessDate }>
  /** Nothing until so many days past due; from then on everything that is past due. */
  | Readonly<{ kind: "catches-up"; onDaysPastDue: number }>
  /** By chance, with a monthly roll rate for each bucket from M0 on; the last holds beyond. */
  | Readonly<{ kind: "rolls"; monthlyPercent?: readonly number[] }>;

export type BehaviourRule = Readonly<{ loans: RuleLoans; pays: Pays }>;

/** How borrowers pay, as data. The first rule that is about a loan counts; without one, nothing. */
export type BehaviourScript = Readonly<{ seed: number; rules: readonly BehaviourRule[] }>;

/** What a rule may look at. */
export type BehaviourLoan = Readonly<{
  externalId: string;
  borrowerExternalId: string;
  product: string;
}>;
