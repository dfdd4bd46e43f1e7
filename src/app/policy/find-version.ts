import { FIRST_POLICY } from "../../domain/policy/first-policy";
import type { PolicyVersion } from "../../domain/policy/version";
import { instant } from "../../kernel/calendar";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";

const { version: FIRST, effectiveOn, ...document } = FIRST_POLICY;

/** The version every lender starts with, told like those it made itself. */
export const FIRST_VERSION: PolicyVersion = {
  version: FIRST,
  state: "approved",
  revision: 1,
  effectiveOn,
  document,
  basedOn: null,
  author: "system:first-policy",
  createdAt: instant(0),
  updatedAt: instant(0),
  submittedBy: null,
  submittedAt: null,
  approvedBy: null,
  approvedAt: null,
};

export type VersionNotFound = Readonly<{ code: "policy.not_found" }>;

export async function findVersion(
  ctx: Pick<TenantContext, "policies">,
  version: number,
): Promise<Result<PolicyVersion, VersionNotFound>> {
  const found = version === FIRST ? FIRST_VERSION : await ctx.policies.find(version);
  return found ? ok(found) : refuse({ code: "policy.not_found" });
}
