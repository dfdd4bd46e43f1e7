import type { TenantContext } from "../context";
import type { ApiKey } from "./store";

export async function listKeys(ctx: TenantContext): Promise<readonly ApiKey[]> {
  ctx.allow("api-key.manage");
  return ctx.access.keys();
}
