import { differencesOf } from "../../domain/policy/difference";
import type { PolicyDocument } from "../../domain/policy/policy";
import type { PolicyVersion } from "../../domain/policy/version";
import type { BusinessDate } from "../../kernel/calendar";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import { flawsOf, type PolicyInvalid } from "./draft";
import { findVersion, type VersionNotFound } from "./find-version";
import { type StandingVersion, withStanding } from "./list";
import { recordDeed } from "./record";

export type NotDraft = Readonly<{ code: "policy.not_draft" }>;

/** Somebody wrote the draft after it was read: its revision is another one now. */
export type DraftChanged = Readonly<{
  code: "policy.draft_changed";
  revision: number;
  author: string;
}>;

export type DraftEdit = Readonly<{
  document: PolicyDocument;
  effectiveOn: BusinessDate;
  /** The one that was read before; null puts it in place of whatever stands. */
  revision: number | null;
}>;

export type EditRefusal = VersionNotFound | NotDraft | DraftChanged | PolicyInvalid;

/** Puts another document into a draft; what cannot be put in force is not stored either. */
export async function editVersion(
  ctx: TenantContext,
  version: number,
  { revision: read, ...input }: DraftEdit,
): Promise<Result<StandingVersion, EditRefusal>> {
  ctx.allow("policy.write");
  const found = await findVersion(ctx, version);
  if (!found.ok) return found;
  if (found.value.state !== "draft") return refuse({ code: "policy.not_draft" });
  const { revision } = found.value;
  if (read !== null && read !== revision) return changed(found.value);
  const flaws = flawsOf(ctx, input.document, input.effectiveOn);
  if (flaws.length > 0) return refuse({ code: "policy.invalid", flaws });
  const draft = { ...input, author: ctx.actor.name };
  if (!(await ctx.policies.replace(version, { ...draft, revision }, ctx.now))) {
    const now = await findVersion(ctx, version);
    return now.ok && now.value.state === "draft"
      ? changed(now.value)
      : refuse({ code: "policy.not_draft" });
  }
  const changes = differencesOf(found.value.document, input.document);
  await recordDeed(ctx, "edit", version, { effectiveOn: input.effectiveOn, changes });
  const edited = { ...found.value, ...draft, revision: revision + 1, updatedAt: ctx.now };
  return ok(withStanding(ctx, edited));
}

function changed({ revision, author }: PolicyVersion): Result<never, DraftChanged> {
  return refuse({ code: "policy.draft_changed", revision, author });
}
