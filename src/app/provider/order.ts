import { providerId } from "../../kernel/ids";
import type { TenantContext } from "../context";
import type { Provider } from "./store";

/** Puts providers into the order in which they are tried; those not named keep theirs behind them. */
export async function orderProviders(
  ctx: TenantContext,
  numbers: readonly number[],
): Promise<readonly Provider[]> {
  ctx.allow("provider.manage");
  const known = new Set((await ctx.providers.providers()).map(({ number }) => number));
  const named = [...new Set(numbers)].filter((number) => known.has(number));
  await ctx.providers.order(named);
  await ctx.access.audit(
    {
      actor: ctx.actor.name,
      action: "provider.order",
      subject: "providers",
      detail: { order: named.map((number) => providerId(ctx.tenant.id, number)) },
    },
    ctx.now,
  );
  return ctx.providers.providers();
}
