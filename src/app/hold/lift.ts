import { liftHold } from "../../domain/hold/hold";
import { ok, type Result, refuse } from "../../kernel/result";
import { contend, LOST } from "../contend";
import type { TenantContext } from "../context";
import { commitHolds } from "./commit-holds";
import type { Hold } from "./store";

export type LiftRefusal = Readonly<{
  code: "loan.not_found" | "hold.not_found" | "hold.ended" | "request.conflict";
}>;

/** Lifts a hold: from today on it stops nothing. What was stopped meanwhile is not done afterwards. */
export async function liftFromLoan(
  ctx: TenantContext,
  input: Readonly<{ loanId: number; number: number; reason: string }>,
): Promise<Result<Hold, LiftRefusal>> {
  ctx.allow("hold.write");
  const { loanId, number, reason } = input;
  const lifted = await contend(async () => {
    const [record, before] = await Promise.all([
      ctx.loans.record(loanId),
      ctx.holds.find(loanId, number),
    ]);
    if (!record) return refuse({ code: "loan.not_found" });
    if (!before) return refuse({ code: "hold.not_found" });
    const ended = liftHold(before, ctx.today);
    if (!ended.ok) return ended;
    const { to } = ended.value;
    const after = { ...ended.value, liftedBy: ctx.actor.name, liftReason: reason };
    const holds = record.loan.holds.map((one) => (one.hold === number ? { ...one, to } : one));
    const hold = { ...after, updatedAt: ctx.now, version: before.version + 1 };
    const writes = ctx.holds.change({ before, after }, ctx.now);
    const done = await commitHolds(ctx, { record, holds, action: "hold.lift", hold, writes });
    return done === LOST ? LOST : ok(done);
  });
  return lifted === LOST ? refuse({ code: "request.conflict" }) : lifted;
}
