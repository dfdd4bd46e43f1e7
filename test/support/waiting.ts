import type { TenantContext } from "../../src/app/context";
import type { PaymentInput } from "../../src/app/payment/outcome";
import { postPayment } from "../../src/app/payment/post";
import { businessDate } from "../../src/kernel/calendar";
import { minor } from "../../src/kernel/money";
import { newLender } from "./lender";

/** A payment of 1 June 2026 for a loan by its reference. */
export function payment(
  loanExternalId: string,
  externalId = "P1",
  amount = 100_00,
  payerName: string | null = null,
): PaymentInput {
  return {
    loan: { externalId: loanExternalId },
    amount: { minor: minor(amount) },
    paidOn: businessDate("2026-06-01"),
    externalId,
    method: null,
    payerName,
  };
}

/** A lender to whom a payment of 100.00 for the loan L9 came, which is not here. */
export async function newWaiting(amount = 100_00) {
  const lender = await newLender();
  const ctx = await lender.open();
  const id = await keep(ctx, payment("L9", "P1", amount));
  return { lender, ctx, id };
}

/** Brings a payment of which the loan is not here, and answers its id on the list. */
export async function keep(ctx: TenantContext, input: PaymentInput): Promise<number> {
  const outcome = await postPayment(ctx, input, "api");
  if (outcome.status !== "unmatched") throw new Error(outcome.status);
  return outcome.id;
}

export async function ledgerOf(ctx: TenantContext, loanId: number) {
  return (await ctx.loans.record(loanId))?.ledger.map(({ type, amount }) => [type, amount]);
}

export async function standingOf(ctx: TenantContext, id: number) {
  const found = await ctx.unmatched.find(id);
  return [found?.state, found?.resolution];
}

/** A worker that dies at its commit of this number: before it, or after it was written. */
export function killedAt(ctx: TenantContext, at: number, when: "before" | "after"): TenantContext {
  let commits = 0;
  return {
    ...ctx,
    async commit(partition, request) {
      commits += 1;
      if (commits === at && when === "before") throw new Error("killed");
      const outcome = await ctx.commit(partition, request);
      if (commits === at) throw new Error("killed");
      return outcome;
    },
  };
}
