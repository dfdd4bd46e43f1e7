import type { BusinessDate } from "../../kernel/calendar";
import { Outage } from "../../kernel/outage";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import { flawsOf, type PolicyInvalid } from "./draft";
import { findVersion, type VersionNotFound } from "./find-version";
import { type StandingVersion, withStanding } from "./list";
import { recordDeed } from "./record";
import { isPerson, type PersonNeeded } from "./submit";

export type ApproveRefusal =
  | VersionNotFound
  | PersonNeeded
  | PolicyInvalid
  | Readonly<{ code: "policy.not_submitted" }>
  /** Whoever wrote or submitted it does not approve it. */
  | Readonly<{ code: "policy.four_eyes" }>
  /** Days are being scanned right now, by what was approved when the move began. */
  | Readonly<{ code: "clock.moving"; on: BusinessDate; target: BusinessDate }>;

/**
 * Approves a version as its second person. It takes effect on its day, of which nothing was scanned
 * yet, and never changes again.
 */
export async function approveVersion(
  ctx: TenantContext,
  version: number,
): Promise<Result<StandingVersion, ApproveRefusal>> {
  ctx.allow("policy.approve");
  const found = await findVersion(ctx, version);
  if (!found.ok) return found;
  const { state, author, submittedBy, document, effectiveOn } = found.value;
  if (state !== "submitted") return refuse({ code: "policy.not_submitted" });
  const { name: approvedBy } = ctx.actor;
  if (!isPerson(approvedBy)) return refuse({ code: "policy.person_needed" });
  if (approvedBy === submittedBy || approvedBy === author) {
    return refuse({ code: "policy.four_eyes" });
  }
  const { clockOn, clockTarget } = ctx.tenant;
  if (clockOn !== null && clockTarget !== null) {
    return refuse({ code: "clock.moving", on: clockOn, target: clockTarget });
  }
  const flaws = flawsOf(ctx, document, effectiveOn);
  if (flaws.length > 0) return refuse({ code: "policy.invalid", flaws });
  if (!(await ctx.policies.approve(version, approvedBy, ctx.now))) {
    // Another person was faster, or a test clock began to move: what was read holds no more.
    throw new Outage("the version or the test clock moved meanwhile", 5);
  }
  await recordDeed(ctx, "approve", version, { effectiveOn, submittedBy });
  const approved = { state: "approved", approvedBy, approvedAt: ctx.now } as const;
  return ok(withStanding(ctx, { ...found.value, ...approved, updatedAt: ctx.now }));
}
