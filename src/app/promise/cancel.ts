import { cancelPromise as decide } from "../../domain/promise/make-promise";
import { judgePromises, type PaymentPromise } from "../../domain/promise/promise";
import { ok, type Result, refuse } from "../../kernel/result";
import { contend, LOST } from "../contend";
import type { TenantContext } from "../context";
import { commitPromise } from "./commit-promise";
import type { PromiseToPay } from "./store";

export type CancelRefusal = Readonly<{
  code: "promise.not_found" | "promise.settled" | "request.conflict";
}>;

/** Takes an open promise back, with why: from today on nobody waits for it, and it is not broken. */
export async function cancelPromise(
  ctx: TenantContext,
  input: Readonly<{ id: number; reason: string }>,
): Promise<Result<PromiseToPay, CancelRefusal>> {
  ctx.allow("promise.write");
  const cancelled = await contend(() => attempt(ctx, input));
  return cancelled === LOST ? refuse({ code: "request.conflict" }) : cancelled;
}

async function attempt(
  ctx: TenantContext,
  { id, reason }: Readonly<{ id: number; reason: string }>,
): Promise<Result<PromiseToPay, CancelRefusal> | typeof LOST> {
  const before = await ctx.promises.find(id);
  const record = before && (await ctx.loans.record(before.loanId));
  if (!before || !record) return refuse({ code: "promise.not_found" });
  const { loan, ledger } = record;
  // Today's scan may still be to come.
  const state = { asOf: ctx.today, status: loan.status };
  const isOwn = (one: PaymentPromise) => one.promise === before.promise;
  const now = judgePromises(loan.promises, { ledger, state }).find(isOwn);
  const stored = loan.promises.find(isOwn);
  if (!now || !stored) return refuse({ code: "promise.not_found" });
  if (now.state !== "open") return refuse({ code: "promise.settled" });
  const decided = decide(stored, ctx.today);
  if (!decided.ok) return decided;
  const promise: PromiseToPay = {
    ...before,
    ...decided.value,
    cancelledBy: ctx.actor.name,
    cancelReason: reason,
    updatedAt: ctx.now,
    version: before.version + 1,
  };
  const lost = await commitPromise(ctx, {
    record,
    promises: loan.promises.map((one) => (isOwn(one) ? decided.value : one)),
    action: "promise.cancel",
    promise,
    writes: (stoodOn) => ctx.promises.cancel({ before, after: promise, stoodOn }),
  });
  return lost ?? ok(promise);
}
