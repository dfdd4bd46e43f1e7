import type { CarriedChannel } from "../../domain/provider/provider";
import type { TenantContext } from "../context";
import type { Suppression } from "./store";

/** Leaves an address alone from now on; one that is left alone already stays as it is. */
export async function addSuppression(
  ctx: TenantContext,
  entered: Readonly<{ channel: CarriedChannel; address: string; source: string }>,
): Promise<Suppression> {
  ctx.allow("suppression.write");
  const suppression: Suppression = {
    ...entered,
    reason: "entered",
    actor: ctx.actor.name,
    createdAt: ctx.now,
  };
  if (await ctx.suppressions.add(suppression)) {
    const { channel, source } = entered;
    await ctx.access.audit(
      {
        actor: ctx.actor.name,
        action: "suppression.add",
        subject: channel,
        // The address is personal, and the audit log is not sealed.
        detail: { source },
      },
      ctx.now,
    );
  }
  return suppression;
}
