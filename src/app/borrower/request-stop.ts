import { partitionOf, publicId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import { contend, LOST } from "../contend";
import type { TenantContext } from "../context";
import { momentOf } from "../moment";
import type { Borrower } from "./store";

export type StopRefusal = Readonly<{ code: "borrower.not_found" | "request.conflict" }>;

/**
 * Records that a borrower asked us to stop contact. The contact gate denies from the next sending
 * on, what is planned already too. A stop that stands keeps its moment and its reason.
 */
export async function requestStop(
  ctx: TenantContext,
  input: Readonly<{ id: number; reason: string }>,
): Promise<Result<Borrower, StopRefusal>> {
  ctx.allow("borrower.write");
  const stopped = await contend(async () => {
    const borrower = await ctx.borrowers.find(input.id);
    if (!borrower) return refuse({ code: "borrower.not_found" });
    if (borrower.stopRequestedAt !== null) return ok(borrower);
    const stopRequestedAt = momentOf(ctx);
    const committed = await ctx.commit(partitionOf(borrower.id), {
      deed: {
        action: "borrower.request-stop",
        subject: publicId("borrower", borrower.id),
        detail: { reason: input.reason, businessDate: ctx.today },
      },
      writes: ctx.borrowers.setStop(borrower, stopRequestedAt, ctx.now),
    });
    return committed.ok ? ok({ ...borrower, stopRequestedAt }) : LOST;
  });
  return stopped === LOST ? refuse({ code: "request.conflict" }) : stopped;
}
