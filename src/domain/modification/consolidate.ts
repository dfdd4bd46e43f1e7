import { type BusinessDate, instant } from "../../kernel/calendar";
import { type Minor, sum } from "../../kernel/money";
import { ok, type Result, refuse } from "../../kernel/result";
import { buildSchedule } from "../loan/build-schedule";
import { draftOf, type EntryDraft } from "../loan/entry-draft";
import type { Schedule } from "../loan/schedule";
import type { LoanTerms } from "../loan/terms";
import { type PayoffInterest, quotePayoff } from "../quote/payoff";
import {
  applyModification,
  type ModifiableLoan,
  type Modification,
  type ModificationRefusal,
} from "./modification";
import { positionOf } from "./position";

export type ConsolidatedLoan = ModifiableLoan &
  Readonly<{
    reference: string;
    borrower: string;
    currency: string;
    /** When its first period began, for a loan without terms. */
    startedOn?: BusinessDate;
  }>;

export type ConsolidateRequest = Readonly<{
  kind: "consolidate";
  /** The new loan's: entries that close the old ones carry it. */
  reference: string;
  terms: Pick<
    LoanTerms,
    "annualRatePercent" | "installmentCount" | "frequency" | "method" | "firstDueOn" | "conventions"
  >;
  /** What each old loan is asked of its running period. */
  interest: PayoffInterest;
  penalties: "carried" | "waived";
  reason: string | null;
}>;

export type ConsolidationRefusal =
  | ModificationRefusal
  | Readonly<{ code: "modification.too_few_loans"; count: number }>
  | Readonly<{ code: "modification.currencies_differ"; reference: string; currency: string }>
  | Readonly<{ code: "modification.borrowers_differ"; reference: string }>;

export type Consolidation = Readonly<{
  terms: LoanTerms;
  schedule: Schedule;
  /** For each old loan what closes it. */
  closings: readonly Readonly<{ reference: string; amount: Minor; modification: Modification }>[];
}>;

/**
 * Makes several loans of one borrower one: the new loan's principal is what pays off the old ones on
 * the day (see quotePayoff), with their penalties or after waiving them, and each old loan is closed
 * by a payment that names the new one. Interest not earned yet is dropped, never carried along.
 *
 * Refuses fewer than two loans, loans of several currencies or borrowers, one that cannot be
 * modified, and terms that give no schedule.
 */
export function consolidate(
  loans: readonly ConsolidatedLoan[],
  request: ConsolidateRequest,
): Result<Consolidation, ConsolidationRefusal> {
  const [first, ...others] = loans;
  if (first === undefined || others.length === 0) {
    return refuse({ code: "modification.too_few_loans", count: loans.length });
  }
  for (const { borrower, currency, reference } of others) {
    if (currency !== first.currency) {
      return refuse({ code: "modification.currencies_differ", reference, currency });
    }
    if (borrower !== first.borrower) {
      return refuse({ code: "modification.borrowers_differ", reference });
    }
  }
  const closings: Consolidation["closings"][number][] = [];
  for (const loan of loans) {
    const closing = closeLoan(loan, request);
    if (!closing.ok) return closing;
    closings.push({ reference: loan.reference, ...closing.value });
  }
  const terms: LoanTerms = {
    ...request.terms,
    principal: sum(closings.map(({ amount }) => amount)),
    disbursedOn: first.asOf,
    installment: null,
    currency: first.currency,
  };
  if (terms.principal <= 0) return refuse({ code: "modification.nothing_owed" });
  const built = buildSchedule(terms);
  if (!built.ok) return built;
  const schedule = { version: 1, effectiveOn: first.asOf, installments: built.value };
  return ok({ terms, schedule, closings });
}

function closeLoan(
  loan: ConsolidatedLoan,
  { interest, penalties, reference, reason }: ConsolidateRequest,
): Result<Readonly<{ amount: Minor; modification: Modification }>, ModificationRefusal> {
  const found = positionOf(loan);
  if (!found.ok) return found;
  const { state, schedule, version } = found.value;
  const { penalty } = state.outstanding;
  const waived = penalties === "waived" && penalty > 0 ? [waiverOf(penalty, loan.asOf)] : [];
  const change = {
    kind: "consolidate" as const,
    replaces: schedule.version,
    annualRatePercent: null,
  };
  const closed: Schedule = {
    version,
    effectiveOn: loan.asOf,
    installments: schedule.installments,
    change: { ...change, reason },
  };
  const after = applyModification(loan, { schedule: closed, entries: waived }, instant(0));
  const { schedules, ledger, rules, stops } = after;
  const startedOn = loan.startedOn ?? loan.terms?.disbursedOn;
  const quote = quotePayoff(
    {
      schedules,
      ledger,
      rules,
      ...(stops && { stops }),
      ...(startedOn && { startedOn }),
    },
    loan.asOf,
    interest,
  );
  const entries = [...waived, ...quote.entries].map((entry) => ({
    ...entry,
    version,
    ...(entry.type === "payment" && { externalId: reference, method: "consolidation" }),
  }));
  const closing = { schedule: closed, entries };
  return ok({ amount: quote.amount, modification: closing });
}

function waiverOf(amount: Minor, effectiveOn: BusinessDate): EntryDraft {
  return draftOf({ type: "waiver", amount, component: "penalty", effectiveOn });
}
