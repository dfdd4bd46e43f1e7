import { differencesOf, type PolicyChange } from "../../domain/policy/difference";
import { ok, type Result } from "../../kernel/result";
import type { TenantContext } from "../context";
import { findVersion, type VersionNotFound } from "./find-version";

export type PolicyDifference = Readonly<{
  version: number;
  with: number;
  changes: readonly PolicyChange[];
}>;

/** What a version tells otherwise than another; than the one in force when none is named. */
export async function compareVersions(
  ctx: TenantContext,
  version: number,
  other: number = ctx.policy.version,
): Promise<Result<PolicyDifference, VersionNotFound>> {
  ctx.allow("policy.read");
  const [after, before] = await Promise.all([findVersion(ctx, version), findVersion(ctx, other)]);
  if (!after.ok) return after;
  if (!before.ok) return before;
  const changes = differencesOf(before.value.document, after.value.document);
  return ok({ version, with: other, changes });
}
