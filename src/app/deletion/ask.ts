import { deletionLetter } from "../../domain/deletion/letter";
import { resolveLocale } from "../../domain/notice/locale";
import { dateAt, instant } from "../../kernel/calendar";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { Deletion } from "./store";

const DAY_MS = 86_400_000;
/** Long enough that everybody has heard of it who could object. */
export const WAITING_DAYS = 7;

export type AskDeletionRefusal =
  | Readonly<{ code: "deletion.name_differs" }>
  | Readonly<{ code: "deletion.under_way" }>;

/**
 * Asks for a lender to be deleted with everything of it. A live one waits for seven days in which an
 * owner can take it back; a sandbox, in which nothing is real, goes at once.
 */
export async function askDeletion(
  ctx: TenantContext,
  { name }: Readonly<{ name: string }>,
): Promise<Result<Deletion, AskDeletionRefusal>> {
  ctx.allow("tenant.delete");
  const { tenant, actor, now } = ctx;
  if (name.trim() !== tenant.name.trim()) return refuse({ code: "deletion.name_differs" });
  const dueAt = instant(tenant.mode === "live" ? now + WAITING_DAYS * DAY_MS : now);
  const asked = await ctx.deletion.ask(actor.name, now, dueAt);
  const deletion = await ctx.deletion.find();
  if (!asked || !deletion) return refuse({ code: "deletion.under_way" });
  const deed = { action: "tenant.ask-deletion", subject: tenant.organizationId, detail: { dueAt } };
  await ctx.access.audit({ actor: actor.name, ...deed }, now);
  // Lost here, the tick sends it when it is due.
  if (dueAt <= now) await ctx.send("exports", { v: 1, kind: "tenant.delete", tenant: tenant.id });
  else await tellEverybody(ctx, deletion);
  return ok(deletion);
}

async function tellEverybody(ctx: TenantContext, { dueAt }: Deletion): Promise<void> {
  const { name, timezone, locale } = ctx.tenant;
  const on = dateAt(dueAt, timezone);
  const url = ctx.pageUrl("/settings/leaving") ?? "/settings/leaving";
  const letter = deletionLetter({ name, on, url }, resolveLocale(locale));
  await ctx.tellStaff(letter).catch(() => undefined);
}
