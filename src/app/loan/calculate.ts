import { buildSchedule, type ScheduleRefusal } from "../../domain/loan/build-schedule";
import type { LedgerEntry } from "../../domain/loan/ledger";
import { replay } from "../../domain/loan/replay";
import type { Rules, Stop } from "../../domain/loan/rules";
import type { StatementTerms } from "../../domain/loan/statement";
import type { LoanState } from "../../domain/loan/state";
import type { Installment } from "../../domain/loan/schedule";
import type { LoanTerms } from "../../domain/loan/terms";
import type { BusinessDate } from "../../kernel/calendar";
import type { Result } from "../../kernel/result";
import type { TenantContext } from "../context";
import { rulesOf } from "./fold";

/** What terms would give as a schedule; nothing is read or stored. */
export function calculateSchedule(
  ctx: TenantContext,
  terms: LoanTerms,
): Result<readonly Installment[], ScheduleRefusal> {
  ctx.allow("loan.read");
  return buildSchedule(terms);
}

export type GivenLoan = Readonly<{
  /** None of a statement account. */
  installments: readonly Installment[];
  entries: readonly Pick<
    LedgerEntry,
    "type" | "amount" | "effectiveOn" | "reverses" | "component"
  >[];
  /** Those of the lender's policy where left out. */
  rules?: { [K in keyof Rules]?: Rules[K] | undefined } | undefined;
  stops: readonly Stop[];
  statement?: StatementTerms | null | undefined;
  explain: boolean;
  asOf: BusinessDate;
}>;

/** The state that a schedule and a ledger give; nothing is read or stored. */
export function calculateLoanState(ctx: TenantContext, given: GivenLoan): LoanState {
  ctx.allow("loan.read");
  const { installments, entries, rules, statement, asOf, stops, explain } = given;
  const ledger = entries.map(
    (entry, index): LedgerEntry => ({
      ...entry,
      sequence: index + 1,
      postedAt: ctx.now,
      externalId: null,
      method: null,
      origin: "api",
    }),
  );
  const effectiveOn = installments[0]?.dueOn ?? asOf;
  return replay({
    schedules: installments.length > 0 ? [{ version: 1, effectiveOn, installments }] : [],
    ledger,
    rules: { ...rulesOf(ctx.policy, {}), ...stated(rules ?? {}) },
    stops,
    statement: statement ?? null,
    explain,
    asOf,
  });
}

/** What was left out is not said, also not as undefined: it would hide the policy's. */
function stated<T extends object>(partial: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(partial).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}
