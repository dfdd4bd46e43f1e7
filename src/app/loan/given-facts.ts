import type { LedgerEntry } from "../../domain/loan/ledger";
import type { ReplayInput } from "../../domain/loan/replay";
import type { Rules, Stop } from "../../domain/loan/rules";
import type { Installment, Schedule } from "../../domain/loan/schedule";
import type { StatementTerms } from "../../domain/loan/statement";
import type { LoanTerms } from "../../domain/loan/terms";
import { delinquencyRules, offeredContract } from "../../domain/policy/delinquency-rules";
import { FIRST_POLICY } from "../../domain/policy/first-policy";
import type { Policy } from "../../domain/policy/policy";
import type { BusinessDate, Instant } from "../../kernel/calendar";
import { stated } from "../../kernel/stated";
import type { TenantContext } from "../context";

/** An entry of a ledger that is only calculated with. */
export type GivenEntry = Pick<
  LedgerEntry,
  "type" | "amount" | "effectiveOn" | "reverses" | "component"
> &
  Readonly<{
    /** When it became known; now when null. */
    postedAt: Instant | null;
  }>;

/** Those of the lender's policy where left out. */
export type GivenRules = { [K in keyof Rules]?: Rules[K] | undefined };

export function givenLedger(entries: readonly GivenEntry[], now: Instant): readonly LedgerEntry[] {
  return entries.map((entry, index) => ({
    ...entry,
    sequence: index + 1,
    postedAt: entry.postedAt ?? now,
    externalId: null,
    method: null,
    origin: "api",
  }));
}

/** One version, or none of a statement account. */
export function givenSchedules(
  installments: readonly Installment[],
  asOf: BusinessDate,
): readonly Schedule[] {
  const effectiveOn = installments[0]?.dueOn ?? asOf;
  return installments.length > 0 ? [{ version: 1, effectiveOn, installments }] : [];
}

/** By the contract of its terms, if they are known; days as the policy itself counts them. */
export function givenRules(
  policy: Policy,
  rules: GivenRules,
  terms: Pick<LoanTerms, "rules"> = {},
): Rules {
  const contract = terms.rules ?? offeredContract(FIRST_POLICY, null);
  return { ...delinquencyRules(policy, null), ...contract, ...stated(rules) };
}

/** A loan that is only calculated with. */
export type GivenLoan = Readonly<{
  /** None of a statement account. */
  installments: readonly Installment[];
  entries: readonly GivenEntry[];
  rules?: GivenRules | undefined;
  stops: readonly Stop[];
  statement?: StatementTerms | null | undefined;
  explain: boolean;
  asOf: BusinessDate;
}>;

/** What was given, as a replay takes it. */
export function givenFacts(
  { policy, now }: Pick<TenantContext, "policy" | "now">,
  given: GivenLoan,
  terms: Pick<LoanTerms, "rules"> = {},
): ReplayInput {
  const { installments, entries, rules, statement, asOf, stops, explain } = given;
  return {
    schedules: givenSchedules(installments, asOf),
    ledger: givenLedger(entries, now),
    rules: givenRules(policy, rules ?? {}, terms),
    stops,
    statement: statement ?? null,
    explain,
    asOf,
  };
}
