import { checkProvider, type ProviderDraft, type ProviderFlaw } from "../../domain/provider/check";
import { providerId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { Provider } from "./store";

export type ProviderRefusal = Readonly<{
  code: "provider.invalid";
  flaws: readonly ProviderFlaw[];
}>;

/** Adds somebody who carries messages, as the last of its channel to be tried. */
export async function addProvider(
  ctx: TenantContext,
  draft: ProviderDraft,
): Promise<Result<Provider, ProviderRefusal>> {
  ctx.allow("provider.manage");
  const flaws = checkProvider(draft, ctx.onBench);
  if (flaws.length > 0) return refuse({ code: "provider.invalid", flaws });
  const { name, settings, perSecond } = draft;
  const number = await ctx.providers.add(draft, ctx.actor.name, ctx.now);
  await ctx.access.audit(
    {
      actor: ctx.actor.name,
      action: "provider.add",
      subject: providerId(ctx.tenant.id, number),
      detail: { name, settings, perSecond },
    },
    ctx.now,
  );
  return ok({
    ...{ number, name, settings, perSecond, createdBy: ctx.actor.name },
    ...{ freeAt: ctx.now, restsUntil: ctx.now, trouble: null },
    ...{ createdAt: ctx.now, updatedAt: ctx.now, revision: 1 },
  });
}
