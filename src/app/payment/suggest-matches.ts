import { totalOf } from "../../domain/loan/components";
import { replay } from "../../domain/loan/replay";
import { keysNear, readingsOf } from "../../domain/payment/reference";
import {
  type CandidateLoan,
  type Strength,
  type SuggestionReason,
  suggest,
} from "../../domain/payment/suggest";
import { quotePayoff } from "../../domain/quote/payoff";
import { partitionOf } from "../../kernel/ids";
import { type Minor, minor, ZERO } from "../../kernel/money";
import type { Borrower } from "../borrower/store";
import type { TenantContext } from "../context";
import { quotableOf } from "../loan/read-quote";
import type { Loan, LoanRecord } from "../loan/store";
import { readAmount } from "./amount-text";
import type { UnmatchedPayment } from "./unmatched-store";

export type SuggestedMatch = Readonly<{
  strength: Strength;
  reasons: readonly SuggestionReason[];
  parts: readonly Readonly<{ loan: Loan; borrower: Borrower; amount: Minor }>[];
}>;

/** Borrowers whose loans are looked at for one payment: those that most speaks for. */
const BORROWERS_MAX = 8;
const LOANS_OF_BORROWER_MAX = 40;

/**
 * To which loans each of these payments may belong, by its id. Found by the keys of references and
 * names alone, whatever the size of the book; amounts are compared among what was found so.
 */
export async function suggestMatches(
  ctx: TenantContext,
  payments: readonly UnmatchedPayment[],
): Promise<ReadonlyMap<number, readonly SuggestedMatch[]>> {
  ctx.allow("payment.read");
  const mayRead = ctx.actor.permissions.includes("loan.read");
  const waiting = payments.filter(({ state }) => mayRead && state === "waiting");
  if (waiting.length === 0) return new Map();
  const candidates = await candidateIds(ctx, waiting);
  const known = await readBorrowers(ctx, [...new Set([...candidates.values()].flat())]);
  return new Map(
    waiting.map((payment) => {
      const ids = candidates.get(payment.id) ?? [];
      return [
        payment.id,
        matchesOf(
          payment,
          ids.flatMap((id) => known.get(id) ?? []),
        ),
      ];
    }),
  );
}

/** For each payment the borrowers that its reference or its payer speaks for, the likeliest first. */
async function candidateIds(
  ctx: TenantContext,
  payments: readonly UnmatchedPayment[],
): Promise<ReadonlyMap<number, readonly number[]>> {
  const read = payments.map((payment) => {
    const { loanExternalId: text } = payment;
    return { payment, readings: readingsOf(text), near: keysNear(text) };
  });
  const names = payments.flatMap(({ payerName }) => payerName ?? []);
  const [loans, borrowers, named] = await Promise.all([
    ctx.loans.byReferenceKeys(unique(read.flatMap(({ readings, near }) => [...readings, ...near]))),
    ctx.borrowers.byReferenceKeys(unique(read.flatMap(({ readings }) => readings))),
    ctx.borrowers.sharingNames([...new Set(names)], BORROWERS_MAX),
  ]);
  const byLoan = Map.groupBy(loans, ({ key }) => key);
  const byBorrower = Map.groupBy(borrowers, ({ key }) => key);
  return new Map(
    read.map(({ payment, readings, near }) => {
      const points = new Map<number, number>();
      const count = (id: number, more: number) => points.set(id, (points.get(id) ?? 0) + more);
      for (const key of readings) {
        for (const { borrowerId } of byLoan.get(key) ?? []) count(borrowerId, 4);
        for (const { id } of byBorrower.get(key) ?? []) count(id, 4);
      }
      for (const id of named.get(payment.payerName ?? "") ?? []) count(id, 2);
      for (const key of near) {
        for (const { borrowerId } of byLoan.get(key) ?? []) count(borrowerId, 1);
      }
      const best = [...points].sort(([a, one], [b, other]) => other - one || a - b);
      return [payment.id, best.slice(0, BORROWERS_MAX).map(([id]) => id)];
    }),
  );
}

function unique(keys: readonly string[]): readonly string[] {
  return [...new Set(keys)];
}

type Known = Readonly<{
  borrower: Borrower;
  loans: readonly Readonly<{ loan: Loan; facts: CandidateLoan }>[];
}>;

async function readBorrowers(
  ctx: TenantContext,
  ids: readonly number[],
): Promise<ReadonlyMap<number, Known>> {
  const found = await Promise.all(
    [...Map.groupBy(ids, partitionOf)].map(async ([partition, own]) => {
      const [borrowers, records] = await Promise.all([
        ctx.borrowers.byIds(partition, own),
        ctx.loans.recordsOfBorrowers(partition, own),
      ]);
      const loansOf = Map.groupBy(records, ({ loan }) => loan.borrowerId);
      return [...borrowers.values()].map((borrower) => {
        const own = (loansOf.get(borrower.id) ?? []).slice(0, LOANS_OF_BORROWER_MAX);
        const loans = own.map((record) => ({ loan: record.loan, facts: factsOf(ctx, record) }));
        return { borrower, loans };
      });
    }),
  );
  return new Map(found.flat().map((known) => [known.borrower.id, known]));
}

function factsOf(ctx: TenantContext, record: LoanRecord): CandidateLoan {
  const { id: loanId, externalId, currency, status } = record.loan;
  const loan = { loanId, externalId, currency, isOpen: status !== "closed" };
  if (record.schedules.length === 0) {
    const nothing = { pastDue: ZERO, pastDueWithPenalty: ZERO, nextDue: ZERO, installments: [] };
    return { ...loan, ...nothing, payoff: null };
  }
  const quotable = quotableOf(ctx, record);
  const state = replay({ ...quotable, asOf: ctx.today });
  const unpaid = state.installments.filter(({ outstanding }) => outstanding > 0);
  return {
    ...loan,
    pastDue: state.pastDueAmount,
    pastDueWithPenalty: totalOf(state.pastDue),
    nextDue: state.nextDueAmount,
    payoff: quotePayoff(quotable, ctx.today, { kind: "by-days" }).amount,
    installments: unpaid.map(({ fee, interest, principal }) => minor(fee + interest + principal)),
  };
}

function matchesOf(payment: UnmatchedPayment, known: readonly Known[]): readonly SuggestedMatch[] {
  const { loanExternalId: reference, amountText, payerName } = payment;
  const amountIn = (currency: string) => readAmount(amountText, currency);
  const candidates = known.map(({ borrower, loans }) => {
    const { externalId, contact } = borrower;
    return { externalId, name: contact.name, loans: loans.map(({ facts }) => facts) };
  });
  const loans = new Map(
    known.flatMap(({ borrower, loans: own }) => {
      return own.map(({ loan }) => [loan.id, { loan, borrower }] as const);
    }),
  );
  return suggest({ reference, amountIn, payerName }, candidates).map((one) => {
    const parts = one.parts.flatMap(({ loanId, amount }) => {
      const place = loans.get(loanId);
      return place ? [{ ...place, amount }] : [];
    });
    return { strength: one.strength, reasons: one.reasons, parts };
  });
}
