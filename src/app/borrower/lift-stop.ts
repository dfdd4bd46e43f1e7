import { partitionOf, publicId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import { contend, LOST } from "../contend";
import type { TenantContext } from "../context";
import type { StopRefusal } from "./request-stop";
import type { Borrower } from "./store";

/**
 * Ends a borrower's stop: later notices are judged by the other rules again. What was denied
 * meanwhile stays denied. Where no stop stands, nothing changes.
 */
export async function liftStop(
  ctx: TenantContext,
  input: Readonly<{ id: number; reason: string | null }>,
): Promise<Result<Borrower, StopRefusal>> {
  ctx.allow("borrower.write");
  const lifted = await contend(async () => {
    const borrower = await ctx.borrowers.find(input.id);
    if (!borrower) return refuse({ code: "borrower.not_found" });
    if (borrower.stopRequestedAt === null) return ok(borrower);
    const committed = await ctx.commit(partitionOf(borrower.id), {
      deed: {
        action: "borrower.lift-stop",
        subject: publicId("borrower", borrower.id),
        detail: {
          reason: input.reason,
          businessDate: ctx.today,
          stopRequestedAt: borrower.stopRequestedAt,
        },
      },
      writes: ctx.borrowers.setStop(borrower, null, ctx.now),
    });
    return committed.ok ? ok({ ...borrower, stopRequestedAt: null }) : LOST;
  });
  return lifted === LOST ? refuse({ code: "request.conflict" }) : lifted;
}
