import { checkProvider, type ProviderDraft } from "../../domain/provider/check";
import type { ProviderSecrets } from "../../domain/provider/provider";
import { providerId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { ProviderRefusal } from "./add";
import type { Provider } from "./store";

export type ChangeRefusal =
  | ProviderRefusal
  | Readonly<{ code: "provider.not_found" | "provider.changed" }>;

/**
 * Changes a provider as a whole; secrets that are left out stay as they are, unless it becomes
 * another kind. `revision`: what the change was made from, null for whatever stands now.
 */
export async function changeProvider(
  ctx: TenantContext,
  number: number,
  revision: number | null,
  change: Omit<ProviderDraft, "secrets"> & Readonly<{ secrets: ProviderSecrets | null }>,
): Promise<Result<Provider, ChangeRefusal>> {
  ctx.allow("provider.manage");
  const before = await ctx.providers.provider(number);
  if (!before) return refuse({ code: "provider.not_found" });
  const { name, settings, perSecond } = change;
  const isSameKind = before.settings.kind === settings.kind;
  const kept = isSameKind ? await ctx.providers.secrets(number) : undefined;
  const secrets = change.secrets ?? kept ?? { key: "", events: null };
  const flaws = checkProvider({ name, settings, perSecond, secrets }, ctx.onBench);
  if (flaws.length > 0) return refuse({ code: "provider.invalid", flaws });
  const from = revision ?? before.revision;
  if (!(await ctx.providers.change(number, from, change, ctx.now))) {
    return refuse({ code: "provider.changed" });
  }
  await ctx.access.audit(
    {
      actor: ctx.actor.name,
      action: "provider.change",
      subject: providerId(ctx.tenant.id, number),
      detail: { name, settings, perSecond, secrets: change.secrets ? "replaced" : "kept" },
    },
    ctx.now,
  );
  const rest = { restsUntil: ctx.now, trouble: null, updatedAt: ctx.now, revision: from + 1 };
  return ok({ ...before, name, settings, perSecond, ...rest });
}
