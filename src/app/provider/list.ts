import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { Provider } from "./store";

/** Who carries messages, in the order in which they are tried, without their secrets. */
export async function listProviders(ctx: TenantContext): Promise<readonly Provider[]> {
  ctx.allow("provider.read");
  return ctx.providers.providers();
}

export async function findProvider(
  ctx: TenantContext,
  number: number,
): Promise<Result<Provider, Readonly<{ code: "provider.not_found" }>>> {
  ctx.allow("provider.read");
  const found = await ctx.providers.provider(number);
  return found ? ok(found) : refuse({ code: "provider.not_found" });
}
