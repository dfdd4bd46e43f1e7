import { differencesOf } from "../../domain/policy/difference";
import type { PolicyDocument } from "../../domain/policy/policy";
import type { BusinessDate } from "../../kernel/calendar";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import { flawsOf, type PolicyInvalid } from "./draft";
import { findVersion, type VersionNotFound } from "./find-version";
import { type StandingVersion, withStanding } from "./list";
import { recordDeed } from "./record";

export type NotDraft = Readonly<{ code: "policy.not_draft" }>;

/** Puts another document into a draft; what cannot be put in force is not stored either. */
export async function editVersion(
  ctx: TenantContext,
  version: number,
  input: Readonly<{ document: PolicyDocument; effectiveOn: BusinessDate }>,
): Promise<Result<StandingVersion, VersionNotFound | NotDraft | PolicyInvalid>> {
  ctx.allow("policy.write");
  const found = await findVersion(ctx, version);
  if (!found.ok) return found;
  if (found.value.state !== "draft") return refuse({ code: "policy.not_draft" });
  const flaws = flawsOf(ctx, input.document, input.effectiveOn);
  if (flaws.length > 0) return refuse({ code: "policy.invalid", flaws });
  const draft = { ...input, author: ctx.actor.name };
  if (!(await ctx.policies.replace(version, draft, ctx.now))) {
    return refuse({ code: "policy.not_draft" });
  }
  const changes = differencesOf(found.value.document, input.document);
  await recordDeed(ctx, "edit", version, { effectiveOn: input.effectiveOn, changes });
  return ok(withStanding(ctx, { ...found.value, ...draft, updatedAt: ctx.now }));
}
