import { type Standing, standingOf, type PolicyVersion } from "../../domain/policy/version";
import type { TenantContext } from "../context";
import { FIRST_VERSION } from "./find-version";

export type StandingVersion = PolicyVersion & Readonly<{ standing: Standing }>;

/** All versions, newest first; the last is the one that every lender starts with. */
export async function listVersions(ctx: TenantContext): Promise<readonly StandingVersion[]> {
  ctx.allow("policy.read");
  const versions = [...(await ctx.policies.list()), FIRST_VERSION];
  return versions.map((version) => withStanding(ctx, version));
}

export function withStanding(
  { timeline, today }: Pick<TenantContext, "timeline" | "today">,
  version: PolicyVersion,
): StandingVersion {
  return { ...version, standing: standingOf(version, timeline, today) };
}
