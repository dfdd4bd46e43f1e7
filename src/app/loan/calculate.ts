import { buildSchedule, type ScheduleRefusal } from "../../domain/loan/build-schedule";
import type { LedgerEntry } from "../../domain/loan/ledger";
import { type ReplayInput, replay } from "../../domain/loan/replay";
import type { Rules } from "../../domain/loan/rules";
import type { LoanState } from "../../domain/loan/state";
import type { Installment } from "../../domain/loan/schedule";
import type { LoanTerms } from "../../domain/loan/terms";
import type { BusinessDate } from "../../kernel/calendar";
import type { Result } from "../../kernel/result";
import type { TenantContext } from "../context";
import { rulesOf } from "./reproject";

/** What terms would give as a schedule; nothing is read or stored. */
export function calculateSchedule(
  ctx: TenantContext,
  terms: LoanTerms,
): Result<readonly Installment[], ScheduleRefusal> {
  ctx.allow("loan.read");
  return buildSchedule(terms);
}

export type GivenLoan = Readonly<{
  installments: readonly Installment[];
  entries: readonly Pick<LedgerEntry, "type" | "amount" | "effectiveOn" | "reverses">[];
  /** Those of the lender's policy where left out. */
  rules: { [K in keyof Rules]?: Rules[K] | undefined };
  asOf: BusinessDate;
}>;

/** The state that a schedule and a ledger give; nothing is read or stored. */
export function calculateLoanState(ctx: TenantContext, given: GivenLoan): LoanState {
  ctx.allow("loan.read");
  return replay(givenFacts(ctx, given));
}

/** What was given, as a replay takes it. */
export function givenFacts(
  { policy, now }: TenantContext,
  { installments, entries, rules, asOf }: GivenLoan,
): Pick<ReplayInput, "schedules" | "ledger" | "rules" | "asOf"> {
  const own = rulesOf(policy);
  const ledger = entries.map(
    (entry, index): LedgerEntry => ({
      ...entry,
      sequence: index + 1,
      postedAt: now,
      externalId: null,
      method: null,
      origin: "api",
    }),
  );
  return {
    schedules: [{ version: 1, effectiveOn: installments[0]?.dueOn ?? asOf, installments }],
    ledger,
    rules: {
      toleranceAmount: rules.toleranceAmount ?? own.toleranceAmount,
      graceDays: rules.graceDays ?? own.graceDays,
      allocation: rules.allocation ?? own.allocation,
    },
    asOf,
  };
}
