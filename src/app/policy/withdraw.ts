import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import { findVersion, type VersionNotFound } from "./find-version";
import { type StandingVersion, withStanding } from "./list";
import { recordDeed } from "./record";

/** Ends a version that was not approved; what it says can still be copied into a new draft. */
export async function withdrawVersion(
  ctx: TenantContext,
  version: number,
): Promise<Result<StandingVersion, VersionNotFound | Readonly<{ code: "policy.settled" }>>> {
  ctx.allow("policy.write");
  const found = await findVersion(ctx, version);
  if (!found.ok) return found;
  if (!(await ctx.policies.withdraw(version, ctx.now))) return refuse({ code: "policy.settled" });
  await recordDeed(ctx, "withdraw", version, { from: found.value.state });
  return ok(withStanding(ctx, { ...found.value, state: "withdrawn", updatedAt: ctx.now }));
}
