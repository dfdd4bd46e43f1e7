import { assert } from "../../kernel/assert";
import { isTimezone } from "../../kernel/calendar";
import type { Locale, TenantContext } from "../context";

/**
 * The lender's name, as borrowers read it in notices, the language it prefers and the zone whose
 * calendar its business dates follow. Scanned days stay scanned: a zone further east brings the next
 * date sooner, and one further west lets the book stand until its calendar has caught up.
 */
export async function changePreferences(
  ctx: TenantContext,
  input: Readonly<{
    name: string;
    locale: Locale;
    timezone: string;
    /** Its postal address, a line each; null takes it away. */
    letterhead: string | null;
  }>,
): Promise<void> {
  ctx.allow("tenant.manage");
  assert(isTimezone(input.timezone), "the caller offers zones that there are");
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
