import { ok, type Result } from "../../kernel/result";
import type { TenantContext } from "../context";
import { findVersion, type VersionNotFound } from "./find-version";
import { type StandingVersion, withStanding } from "./list";

/** One version with its document. */
export async function readVersion(
  ctx: TenantContext,
  version: number,
): Promise<Result<StandingVersion, VersionNotFound>> {
  ctx.allow("policy.read");
  const found = await findVersion(ctx, version);
  return found.ok ? ok(withStanding(ctx, found.value)) : found;
}
