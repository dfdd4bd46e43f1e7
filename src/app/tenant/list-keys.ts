import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { ApiKey } from "./store";

export type KeyMissing = Readonly<{ code: "api-key.not_found" }>;

/** Newest first, also those that are revoked, without their secrets. */
export async function listKeys(ctx: TenantContext): Promise<readonly ApiKey[]> {
  ctx.allow("api-key.manage");
  return ctx.access.keys();
}

export async function findKey(
  ctx: TenantContext,
  number: number,
): Promise<Result<ApiKey, KeyMissing>> {
  ctx.allow("api-key.manage");
  const key = await ctx.access.key(number);
  return key ? ok(key) : refuse({ code: "api-key.not_found" });
}
