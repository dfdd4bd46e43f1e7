import type { Locale, TenantContext } from "../context";

/** The lender's name, as borrowers read it in notices, and the language it prefers. */
export async function changePreferences(
  ctx: TenantContext,
  input: Readonly<{ name: string; locale: Locale }>,
): Promise<void> {
  ctx.allow("tenant.manage");
  await ctx.access.changePreferences(input);
  await ctx.access.audit(
    {
      actor: ctx.actor.name,
      action: "tenant.change-preferences",
      subject: ctx.tenant.organizationId,
      detail: input,
    },
    ctx.now,
  );
}
