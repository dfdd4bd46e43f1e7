import { makePromise as decide, type PromiseRefusal } from "../../domain/promise/make-promise";
import { judgePromises, PROMISE_DAYS_MAX } from "../../domain/promise/promise";
import { addDays, type BusinessDate, earliest, latest } from "../../kernel/calendar";
import { internalId } from "../../kernel/ids";
import { add, type Minor } from "../../kernel/money";
import { ok, type Result, refuse } from "../../kernel/result";
import { contend, LOST } from "../contend";
import type { TenantContext } from "../context";
import { foldLoan } from "../loan/fold";
import type { LoanRecord } from "../loan/store";
import { commitPromise } from "./commit-promise";
import type { PromiseToPay } from "./store";

export type MakeInput = Readonly<{
  loan: Readonly<{ id: number } | { externalId: string }>;
  amount: Minor;
  dueOn: BusinessDate;
  note: string | null;
}>;

export type MakeRefusal =
  | PromiseRefusal
  | Readonly<{ code: "loan.not_found" | "request.conflict" }>;

/** Records what a borrower promises today to pay on a loan, and by when. */
export async function makePromise(
  ctx: TenantContext,
  input: MakeInput,
): Promise<Result<PromiseToPay, MakeRefusal>> {
  ctx.allow("promise.write");
  const loanId = await idOf(ctx, input.loan);
  if (loanId === undefined) return refuse({ code: "loan.not_found" });
  const made = await contend(() => attempt(ctx, loanId, input));
  return made === LOST ? refuse({ code: "request.conflict" }) : made;
}

async function idOf(ctx: TenantContext, loan: MakeInput["loan"]): Promise<number | undefined> {
  if ("id" in loan) return loan.id;
  return (await ctx.loans.byExternalIds([loan.externalId])).get(loan.externalId)?.id;
}

async function attempt(
  ctx: TenantContext,
  loanId: number,
  { amount, dueOn, note }: MakeInput,
): Promise<Result<PromiseToPay, MakeRefusal> | typeof LOST> {
  const record = await ctx.loans.record(loanId);
  if (!record) return refuse({ code: "loan.not_found" });
  const { loan, ledger } = record;
  const { today } = ctx;
  const state = { asOf: today, status: loan.status };
  const decided = decide({
    amount,
    dueOn,
    today,
    owed: owedBy(ctx, record, dueOn),
    entryCount: loan.entryCount,
    // Today's scan may still be to come.
    promises: judgePromises(loan.promises, { ledger, state }),
  });
  if (!decided.ok) return decided;
  const id = internalId(loan.partition, await ctx.reserve(loan.partition, 1));
  const promise: PromiseToPay = {
    ...decided.value,
    id,
    loanId,
    borrowerId: loan.borrowerId,
    currency: loan.currency,
    note,
    madeBy: ctx.actor.name,
    stoodOn: today,
    cancelledBy: null,
    cancelReason: null,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    version: 1,
  };
  const lost = await commitPromise(ctx, {
    record,
    promises: [...loan.promises, decided.value],
    action: "promise.make",
    promise,
    writes: (stoodOn) => ctx.promises.make({ ...promise, stoodOn }),
  });
  return lost ?? ok(promise);
}

/** All the loan asks by a day, what falls due later included; null while nothing is known of it. */
function owedBy(ctx: TenantContext, record: LoanRecord, dueOn: BusinessDate): Minor | null {
  if (record.loan.status !== "active") return null;
  // Other days are refused anyway, and a fold to the year 9999 would take its time.
  const day = earliest(latest(dueOn, ctx.today), addDays(ctx.today, PROMISE_DAYS_MAX));
  const policy = ctx.timeline.of(record.loan.borrowerId).on(ctx.today);
  const { outstanding, accruedInterest } = foldLoan(policy, record, day);
  return add(outstanding.total, accruedInterest);
}
