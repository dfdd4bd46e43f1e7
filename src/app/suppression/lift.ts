import type { CarriedChannel } from "../../domain/provider/provider";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";

export type LiftRefusal = Readonly<{
  code: "suppression.not_found" | "suppression.stop_is_theirs";
}>;

/**
 * Sends to an address again, because somebody found out that it works. A stop or a complaint is the
 * borrower's to take back, and no lender's.
 */
export async function liftSuppression(
  ctx: TenantContext,
  channel: CarriedChannel,
  address: string,
): Promise<Result<null, LiftRefusal>> {
  ctx.allow("suppression.write");
  const found = await ctx.suppressions.find(channel, address);
  if (!found) return refuse({ code: "suppression.not_found" });
  if (found.reason === "stopped" || found.reason === "complained") {
    return refuse({ code: "suppression.stop_is_theirs" });
  }
  if (!(await ctx.suppressions.lift(channel, address))) {
    return refuse({ code: "suppression.not_found" });
  }
  await ctx.access.audit(
    {
      actor: ctx.actor.name,
      action: "suppression.lift",
      subject: channel,
      detail: { reason: found.reason, source: found.source },
    },
    ctx.now,
  );
  return ok(null);
}
