import { type Minor, sum, ZERO } from "../../kernel/money";
import { isOneSlip, readingsOf, referenceKey, slippery, withoutZeros } from "./reference";

/** What is known of a payment whose loan is not. */
export type StrayFacts = Readonly<{
  /** The text in which its sender named the loan. */
  reference: string;
  /** What it would be in a currency; undefined where it is no amount of it. */
  amountIn: (currency: string) => Minor | undefined;
  payerName: string | null;
}>;

/** A loan that a payment may be for, as it stands today. */
export type CandidateLoan = Readonly<{
  loanId: number;
  externalId: string;
  currency: string;
  isOpen: boolean;
  pastDue: Minor;
  /** With the penalties that are owed beside it. */
  pastDueWithPenalty: Minor;
  /** What the next due date asks. */
  nextDue: Minor;
  /** What closes it today; null where nothing says it. */
  payoff: Minor | null;
  /** What installments ask that are not paid yet. */
  installments: readonly Minor[];
}>;

export type CandidateBorrower = Readonly<{
  externalId: string;
  name: string;
  loans: readonly CandidateLoan[];
}>;

/** Why a loan may be meant, the telling ones first; each has words in every language. */
export const SUGGESTION_REASONS = [
  "reference-same",
  "reference-contained",
  "reference-zeros",
  "reference-slip",
  "borrower-reference",
  "amount-past-due",
  "amount-payoff",
  "amount-installment",
  "amount-all-due",
  "name-same",
  "name-alike",
  "only-loan",
] as const;
export type SuggestionReason = (typeof SUGGESTION_REASONS)[number];

export const STRENGTHS = ["sure", "likely", "possible"] as const;
export type Strength = (typeof STRENGTHS)[number];

/** To which loans a payment may belong, and how much of it to each; the parts are all of it. */
export type Suggestion = Readonly<{
  parts: readonly Readonly<{ loanId: number; amount: Minor }>[];
  strength: Strength;
  reasons: readonly SuggestionReason[];
}>;

const SUGGESTIONS_MAX = 5;

/**
 * What each reason weighs. A reference as it is written outweighs any coincidence of name or amount; no
 * reason alone makes a suggestion sure, and an amount alone makes none at all.
 */
const POINTS: Readonly<Record<SuggestionReason, number>> = {
  "reference-same": 60,
  "reference-contained": 55,
  "reference-zeros": 50,
  "reference-slip": 30,
  "borrower-reference": 40,
  "amount-past-due": 30,
  "amount-payoff": 30,
  "amount-installment": 25,
  "amount-all-due": 30,
  "name-same": 35,
  "name-alike": 15,
  "only-loan": 15,
};
const SURE_POINTS = 80;
const LIKELY_POINTS = 55;

type Scored = Suggestion & Readonly<{ points: number }>;

/**
 * The loans a payment may be for, best first and at most five. Sure is only one of them: where two
 * would be, neither is. Loans that one weak reason alone speaks for are left out where it speaks for
 * many, as one wrong digit does in a book that is numbered through.
 */
export function suggest(
  payment: StrayFacts,
  candidates: readonly CandidateBorrower[],
): readonly Suggestion[] {
  const read = readReference(payment.reference, candidates);
  const scored = candidates.flatMap((borrower) => ofBorrower(payment, borrower, read));
  const best = withoutCrowds(scored)
    .toSorted((a, b) => b.points - a.points || firstLoan(a) - firstLoan(b))
    .slice(0, SUGGESTIONS_MAX);
  const isSureTwice = best.filter(({ strength }) => strength === "sure").length > 1;
  return best.map(({ parts, reasons, strength }) => {
    return { parts, reasons, strength: isSureTwice && strength === "sure" ? "likely" : strength };
  });
}

function ofBorrower(
  payment: StrayFacts,
  borrower: CandidateBorrower,
  read: ReadReference,
): Scored[] {
  const about = borrowerReasons(payment, borrower, read);
  const open = borrower.loans.filter(({ isOpen }) => isOpen);
  const found: Scored[] = [];
  for (const loan of borrower.loans) {
    const amount = payment.amountIn(loan.currency);
    const reference = referenceReason(loan.externalId, read);
    const reasons = [...(reference ? [reference] : []), ...about];
    if (amount === undefined || amount <= 0 || reasons.length === 0) continue;
    // A loan that owes nothing is meant only where it is named.
    if (!loan.isOpen && (reference === null || reference === "reference-slip")) continue;
    const fits = amountReason(amount, loan);
    if (fits) reasons.push(fits);
    if (!reference && about.length > 0 && open.length === 1) reasons.push("only-loan");
    found.push(scoredAs([{ loanId: loan.loanId, amount }], reasons));
  }
  return [...found, ...overAllLoans(payment, open, about, read)];
}

/** A payment of exactly what all loans of a borrower ask, each its own. */
function overAllLoans(
  payment: StrayFacts,
  open: readonly CandidateLoan[],
  about: readonly SuggestionReason[],
  read: ReadReference,
): Scored[] {
  const parts = open
    .map((loan) => ({ loan, amount: loan.pastDue > ZERO ? loan.pastDue : loan.nextDue }))
    .filter(({ amount }) => amount > ZERO);
  const [first] = parts;
  if (!first || parts.length < 2) return [];
  const { currency } = first.loan;
  if (parts.some(({ loan }) => loan.currency !== currency)) return [];
  if (sum(parts.map(({ amount }) => amount)) !== payment.amountIn(currency)) return [];
  const references = parts.flatMap(({ loan }) => {
    return referenceReason(loan.externalId, read) ?? [];
  });
  const [reference] = references.toSorted((a, b) => POINTS[b] - POINTS[a]);
  const reasons = [...(reference ? [reference] : []), ...about, "amount-all-due" as const];
  if (reasons.length < 2) return [];
  const shares = parts.map(({ loan, amount }) => ({ loanId: loan.loanId, amount }));
  return [scoredAs(shares, reasons)];
}

function scoredAs(parts: Suggestion["parts"], reasons: readonly SuggestionReason[]): Scored {
  const points = reasons.reduce((total, reason) => total + POINTS[reason], 0);
  const strength = points >= SURE_POINTS ? "sure" : points >= LIKELY_POINTS ? "likely" : "possible";
  return { parts, reasons, strength, points };
}

/** The text of a reference as it may be read. A slip is thought of only where no loan is named as it is. */
type ReadReference = Readonly<{
  key: string;
  bare: string;
  readings: ReadonlySet<string>;
  slippery: readonly string[];
}>;

function readReference(text: string, candidates: readonly CandidateBorrower[]): ReadReference {
  const readings = readingsOf(text);
  const exact = {
    ...{ key: referenceKey(text), bare: withoutZeros(text) },
    ...{ readings: new Set(readings), slippery: [] },
  };
  const isNamed = candidates.some(({ loans }) => {
    return loans.some(({ externalId }) => referenceReason(externalId, exact) !== null);
  });
  return isNamed ? exact : { ...exact, slippery: slippery(readings) };
}

function referenceReason(externalId: string, read: ReadReference): SuggestionReason | null {
  const key = referenceKey(externalId);
  if (key === read.key) return "reference-same";
  if (read.readings.has(key)) return "reference-contained";
  if (withoutZeros(externalId) === read.bare) return "reference-zeros";
  return read.slippery.some((reading) => isOneSlip(reading, key)) ? "reference-slip" : null;
}

function borrowerReasons(
  { payerName }: StrayFacts,
  { externalId, name }: CandidateBorrower,
  read: ReadReference,
): SuggestionReason[] {
  const reasons: SuggestionReason[] = [];
  if (read.readings.has(referenceKey(externalId))) reasons.push("borrower-reference");
  const likeness = payerName === null ? null : nameReason(payerName, name);
  if (likeness) reasons.push(likeness);
  return reasons;
}

/** A payer's bank adds titles and middle names: all of the borrower's words among theirs are the name. */
function nameReason(payerName: string, name: string): SuggestionReason | null {
  const [theirs, own] = [new Set(nameWords(payerName)), new Set(nameWords(name))];
  const shared = [...own].filter((word) => theirs.has(word)).length;
  if (shared === 0) return null;
  if (shared === own.size && (own.size > 1 || theirs.size === 1)) return "name-same";
  return shared > 1 ? "name-alike" : null;
}

/** The words of a name, by which it is also found. */
export function nameWords(name: string): string[] {
  const plain = name.normalize("NFKC").toLowerCase().replace(/[,;.]/g, " ");
  return plain.split(/\s+/).filter(Boolean);
}

function amountReason(
  amount: Minor,
  { pastDue, pastDueWithPenalty, nextDue, payoff, installments }: CandidateLoan,
): SuggestionReason | null {
  if (amount === pastDue || amount === pastDueWithPenalty) return "amount-past-due";
  if (amount === payoff) return "amount-payoff";
  return amount === nextDue || installments.includes(amount) ? "amount-installment" : null;
}

/** Reasons that alone say little where they speak for more loans than are shown. */
const WEAK: ReadonlySet<string> = new Set(["reference-slip", "name-same", "name-alike"]);

function withoutCrowds(scored: readonly Scored[]): readonly Scored[] {
  const alone = ({ reasons }: Scored) => {
    const [only] = reasons;
    return reasons.length === 1 && only !== undefined && WEAK.has(only) ? only : "";
  };
  const crowds = Map.groupBy(scored, alone);
  return scored.filter((one) => {
    const reason = alone(one);
    return reason === "" || (crowds.get(reason)?.length ?? 0) <= SUGGESTIONS_MAX;
  });
}

function firstLoan({ parts }: Suggestion): number {
  return parts[0]?.loanId ?? 0;
}
