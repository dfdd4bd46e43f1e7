import { ok, type Result, refuse } from "../../kernel/result";
import { contend, LOST } from "../contend";
import type { TenantContext } from "../context";
import type { Loan } from "../loan/store";
import { carryOutOne } from "./carry-out";
import { checkPart } from "./check-part";
import { claim } from "./claim-unmatched";
import { findWaiting, type WaitingRefusal } from "./find-waiting";
import type { PostOutcome, PostRefusal } from "./outcome";

export type AssignRefusal = PostRefusal | WaitingRefusal;

export type AssignedPayment = Extract<PostOutcome, { status: "posted" | "duplicate" }>;

/** A loan by its id or the lender's own name. */
export type NamedLoan = Readonly<{ id: number } | { externalId: string }>;

/** An officer says to which loan an unmatched payment belongs. */
export async function assignUnmatched(
  ctx: TenantContext,
  input: Readonly<{ id: number; loan: NamedLoan }>,
): Promise<Result<AssignedPayment, AssignRefusal>> {
  ctx.allow("payment.write");
  const claimed = await contend(() => attempt(ctx, input));
  if (claimed === LOST) return refuse({ code: "request.conflict" });
  if (!claimed.ok) return claimed;
  const fate = await carryOutOne(ctx, input.id);
  if (fate === LOST) return refuse({ code: "request.conflict" });
  const [outcome] = fate.outcomes;
  if (outcome?.status === "refused") return refuse(outcome.refusal);
  if (outcome && "entry" in outcome) return ok(outcome);
  return postedBySomebody(ctx, claimed.value, fate.payment.externalId);
}

async function attempt(
  ctx: TenantContext,
  { id, loan: named }: Readonly<{ id: number; loan: NamedLoan }>,
): Promise<Result<Loan, AssignRefusal> | typeof LOST> {
  const waiting = await findWaiting(ctx, id);
  if (!waiting.ok) return waiting;
  const payment = waiting.value;
  const loan = await loanNamed(ctx, named);
  if (!loan) return refuse({ code: "loan.not_found" });
  const checked = checkPart(ctx, payment, loan, null);
  if (!checked.ok) return checked;
  const { externalId } = payment;
  const plan = [{ loanId: loan.id, amount: checked.value, externalId }];
  return (await claim(ctx, "payment.assign-unmatched", [{ payment, plan }])) ? ok(loan) : LOST;
}

/** Another worker carried the same plan out first. */
async function postedBySomebody(
  ctx: TenantContext,
  { id }: Loan,
  externalId: string,
): Promise<Result<AssignedPayment, AssignRefusal>> {
  const record = await ctx.loans.record(id);
  const entry = record?.ledger.find((one) => one.externalId === externalId);
  if (!record || !entry) return refuse({ code: "request.conflict" });
  return ok({ status: "duplicate", loan: record.loan, entry });
}

export async function loanNamed(ctx: TenantContext, loan: NamedLoan): Promise<Loan | undefined> {
  if ("externalId" in loan) {
    return (await ctx.loans.byExternalIds([loan.externalId])).get(loan.externalId);
  }
  return (await ctx.loans.find(loan.id))?.loan;
}
