import type { LedgerEntry } from "../../domain/loan/ledger";
import type { Rules } from "../../domain/loan/rules";
import type { Installment, Schedule } from "../../domain/loan/schedule";
import type { LoanTerms } from "../../domain/loan/terms";
import type { Policy } from "../../domain/policy/policy";
import type { BusinessDate, Instant } from "../../kernel/calendar";
import { stated } from "../../kernel/stated";
import { rulesOf } from "./fold";

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

/** Rules that were given, over the contract of the terms if they are known, over the policy. */
export function givenRules(
  policy: Policy,
  rules: GivenRules,
  terms: Pick<LoanTerms, "rules"> = {},
): Rules {
  return { ...rulesOf(policy, terms), ...stated(rules) };
}
