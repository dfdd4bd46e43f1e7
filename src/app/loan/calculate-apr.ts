import { type Apr, type AprBasis, type AprRefusal, calculateApr } from "../../domain/apr/apr";
import type { Flow, LoanFlows } from "../../domain/apr/flow";
import { buildSchedule, type ScheduleRefusal } from "../../domain/loan/build-schedule";
import type { LoanTerms } from "../../domain/loan/terms";
import { type Minor, minor, subtract, sum } from "../../kernel/money";
import { ok, type Result } from "../../kernel/result";
import type { TenantContext } from "../context";

/** What a rate is asked of: flows as they are, or terms whose schedule is what the borrower pays. */
export type AprQuestion = Readonly<{
  basis: AprBasis;
  decimals: number;
  of: LoanFlows | Readonly<{ terms: LoanTerms; financeCharges: readonly Flow[] }>;
}>;

export type AprAnswer = Readonly<{
  apr: Apr;
  /** In minor units: amount financed, total of payments and finance charge. */
  totals: Readonly<{ advanced: Minor; paid: Minor; financeCharge: Minor }>;
}>;

/** The yearly rate of flows or terms; nothing is read or stored. */
export function calculateAprAnswer(
  ctx: TenantContext,
  { basis, decimals, of }: AprQuestion,
): Result<AprAnswer, AprRefusal | ScheduleRefusal> {
  ctx.allow("loan.read");
  const flows = "terms" in of ? flowsOfTerms(of.terms, of.financeCharges) : ok(of);
  if (!flows.ok) return flows;
  const { advances, payments } = flows.value;
  const apr = calculateApr(flows.value, basis, decimals);
  if (!apr.ok) return apr;
  const advanced = sum(advances.map(({ amount }) => amount));
  const paid = sum(payments.map(({ amount }) => amount));
  return ok({
    apr: apr.value,
    totals: { advanced, paid, financeCharge: subtract(paid, advanced) },
  });
}

/** The principal advanced at once, and all installments and charges as payments. */
function flowsOfTerms(
  terms: LoanTerms,
  financeCharges: readonly Flow[],
): Result<LoanFlows, ScheduleRefusal> {
  const built = buildSchedule(terms);
  if (!built.ok) return built;
  const installments = built.value.map(({ dueOn, principal, interest, fee }) => ({
    on: dueOn,
    amount: minor(principal + interest + fee),
  }));
  const advances = [{ on: terms.disbursedOn, amount: terms.principal }];
  return ok({ advances, payments: [...installments, ...financeCharges] });
}
