import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import { flawsOf, type PolicyInvalid } from "./draft";
import type { NotDraft } from "./edit";
import { findVersion, type VersionNotFound } from "./find-version";
import { type StandingVersion, withStanding } from "./list";
import { simulatedAs } from "../simulation/simulated-as";
import { recordDeed } from "./record";

/** A key cannot stand for one of two persons: whoever made it could be the other. */
export type PersonNeeded = Readonly<{ code: "policy.person_needed" }>;

/** Lays a draft before a second person; from now on it is not edited. */
export async function submitVersion(
  ctx: TenantContext,
  version: number,
): Promise<Result<StandingVersion, VersionNotFound | NotDraft | PersonNeeded | PolicyInvalid>> {
  ctx.allow("policy.write");
  const found = await findVersion(ctx, version);
  if (!found.ok) return found;
  const { state, document, effectiveOn } = found.value;
  if (state !== "draft") return refuse({ code: "policy.not_draft" });
  if (!isPerson(ctx.actor.name)) return refuse({ code: "policy.person_needed" });
  const flaws = flawsOf(ctx, document, effectiveOn);
  if (flaws.length > 0) return refuse({ code: "policy.invalid", flaws });
  const { name: submittedBy } = ctx.actor;
  if (!(await ctx.policies.submit(version, submittedBy, ctx.now))) {
    return refuse({ code: "policy.not_draft" });
  }
  const simulated = await simulatedAs(ctx, found.value);
  await recordDeed(ctx, "submit", version, { effectiveOn, simulated });
  const submitted = { state: "submitted", submittedBy, submittedAt: ctx.now } as const;
  return ok(withStanding(ctx, { ...found.value, ...submitted, updatedAt: ctx.now }));
}

export function isPerson(actor: string): boolean {
  return actor.startsWith("person:");
}
