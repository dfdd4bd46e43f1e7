import { buildSchedule, type ScheduleRefusal } from "../../domain/loan/build-schedule";
import {
  checkRateCeiling,
  type RateCeiling,
  type RateCeilingRefusal,
} from "../../domain/loan/rate-ceiling";
import { replay } from "../../domain/loan/replay";
import type { LoanState } from "../../domain/loan/state";
import type { Installment } from "../../domain/loan/schedule";
import type { LoanTerms } from "../../domain/loan/terms";
import { ok, type Result } from "../../kernel/result";
import type { TenantContext } from "../context";
import { type GivenLoan, givenFacts } from "./given-facts";

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

/** The state that a schedule and a ledger give; nothing is read or stored. */
export function calculateLoanState(ctx: TenantContext, given: GivenLoan): LoanState {
  ctx.allow("loan.read");
  return replay(givenFacts(ctx, given));
}
