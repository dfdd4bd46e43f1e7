import { buildSchedule, type ScheduleRefusal } from "../../domain/loan/build-schedule";
import {
  checkRateCeiling,
  type RateCeiling,
  type RateCeilingRefusal,
} from "../../domain/loan/rate-ceiling";
import { type ReplayInput, replay } from "../../domain/loan/replay";
import type { Stop } from "../../domain/loan/rules";
import type { StatementTerms } from "../../domain/loan/statement";
import type { LoanState } from "../../domain/loan/state";
import type { Installment } from "../../domain/loan/schedule";
import type { LoanTerms } from "../../domain/loan/terms";
import type { BusinessDate } from "../../kernel/calendar";
import { ok, type Result } from "../../kernel/result";
import type { TenantContext } from "../context";
import {
  type GivenEntry,
  type GivenRules,
  givenLedger,
  givenRules,
  givenSchedules,
} from "./given-facts";

/** What terms would give as a schedule, unless a ceiling forbids their rate; nothing is stored. */
export function calculateSchedule(
  ctx: TenantContext,
  terms: LoanTerms,
  ceiling: RateCeiling | null,
): Result<readonly Installment[], ScheduleRefusal | RateCeilingRefusal> {
  ctx.allow("loan.read");
  const allowed = ceiling === null ? ok(null) : checkRateCeiling(terms, ceiling);
  return allowed.ok ? buildSchedule(terms) : allowed;
}

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

/** The state that a schedule and a ledger give; nothing is read or stored. */
export function calculateLoanState(ctx: TenantContext, given: GivenLoan): LoanState {
  ctx.allow("loan.read");
  return replay(givenFacts(ctx, given));
}

/** What was given, as a replay takes it: by the contract of its terms, if they are known. */
export function givenFacts(
  { policy, now }: TenantContext,
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
