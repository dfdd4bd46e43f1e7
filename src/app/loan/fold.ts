import { replay } from "../../domain/loan/replay";
import type { ContractRules, Rules, Stop } from "../../domain/loan/rules";
import type { LoanState } from "../../domain/loan/state";
import type { LoanTerms } from "../../domain/loan/terms";
import {
  delinquencyRules,
  offeredContract,
  type RuledLoan,
} from "../../domain/policy/delinquency-rules";
import { FIRST_POLICY } from "../../domain/policy/first-policy";
import type { Policy } from "../../domain/policy/policy";
import type { LoanHold } from "../../domain/treatment/treatment";
import type { BusinessDate } from "../../kernel/calendar";
import type { LoanRecord } from "./store";

/**
 * How a loan counts: days by the policy in force, money by the contract that was frozen onto the loan
 * when it came in. Loans from before it was kept have none: they were brought in under the first policy.
 */
export function rulesOf(policy: Policy, loan: FoldedLoan): Rules {
  return { ...delinquencyRules(policy, loan), ...(loan.terms.rules ?? FIRST_CONTRACT) };
}

const FIRST_CONTRACT = offeredContract(FIRST_POLICY, null);

type FoldedLoan = RuledLoan & Readonly<{ terms: LoanTerms }>;

/**
 * The contract of a loan that comes in. One that comes in mid-life brings a sum of what was paid and
 * the principal that is left, so days before its opening neither earn interest by the day nor are
 * charged for: what they earned and cost is in the sum.
 */
export function contractFor(
  policy: Policy,
  loan: Readonly<{ product: string; terms: LoanTerms; opening: { asOf: BusinessDate } | null }>,
): ContractRules {
  const { product, terms, opening } = loan;
  const { currency } = terms;
  const contract: ContractRules =
    terms.rules ?? offeredContract(policy, { product, currency, terms });
  if (opening === null) return contract;
  const { interest, charges } = contract;
  const from = opening.asOf;
  return {
    ...contract,
    ...(charges && { charges: { ...charges, from } }),
    ...(interest?.kind === "daily" && { interest: { ...interest, from } }),
  };
}

/** The state of a loan on a day, from its facts alone. */
export function foldLoan(
  policy: Policy,
  {
    loan,
    schedules,
    ledger,
  }: Readonly<{ loan: FoldedLoan & Readonly<{ holds: readonly LoanHold[] }> }> &
    Pick<LoanRecord, "schedules" | "ledger">,
  asOf: BusinessDate,
  options: Readonly<{ explain?: boolean }> = {},
): LoanState {
  const stops = stopsOf(loan.holds);
  return replay({ schedules, ledger, rules: rulesOf(policy, loan), stops, asOf, ...options });
}

/** The holds that keep charges from arising and days from counting, as the replay knows them. */
export function stopsOf(holds: readonly LoanHold[]): readonly Stop[] {
  return holds.flatMap(({ stops, from, to }): Stop[] => [
    ...(stops.includes("charges") ? [{ kind: "hold", from, to } as const] : []),
    ...(stops.includes("counting") ? [{ kind: "pause", from, to } as const] : []),
  ]);
}
