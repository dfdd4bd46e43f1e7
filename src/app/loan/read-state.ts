import type { LoanState } from "../../domain/loan/state";
import type { BusinessDate } from "../../kernel/calendar";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import { foldLoan } from "./fold";
import type { LoanRecord } from "./store";

export type ReadState = Readonly<{ record: LoanRecord; state: LoanState }>;

/** A loan replayed from its schedules and ledger as of a day, with everything known now. */
export async function readLoanState(
  ctx: TenantContext,
  id: number,
  asOf: BusinessDate,
  options: Readonly<{ explain?: boolean }> = {},
): Promise<Result<ReadState, Readonly<{ code: "loan.not_found" }>>> {
  ctx.allow("loan.read");
  const record = await ctx.loans.record(id);
  if (!record) return refuse({ code: "loan.not_found" });
  const policy = ctx.timeline.of(record.loan.borrowerId).on(asOf);
  return ok({ record, state: foldLoan(policy, record, asOf, options) });
}
