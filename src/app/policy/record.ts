import type { TenantContext } from "../context";

/** Who did what to a version, in the audit log of the control database. */
export async function recordDeed(
  ctx: Pick<TenantContext, "access" | "actor" | "now">,
  verb: "draft" | "edit" | "submit" | "withdraw" | "approve",
  version: number,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const deed = { action: `policy.${verb}`, subject: `policy ${version}`, detail };
  await ctx.access.audit({ actor: ctx.actor.name, ...deed }, ctx.now);
}
