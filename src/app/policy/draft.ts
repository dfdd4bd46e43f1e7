import { checkEffectiveOn, checkPolicy, type PolicyFlaw } from "../../domain/policy/check";
import type { PolicyDocument } from "../../domain/policy/policy";
import { documentOf, type PolicyTemplate } from "../../domain/policy/templates";
import { inWordsOf } from "../../domain/policy/template-words";
import { addDays, type BusinessDate } from "../../kernel/calendar";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import { FIRST_VERSION, findVersion, type VersionNotFound } from "./find-version";
import { type StandingVersion, withStanding } from "./list";
import { recordDeed } from "./record";

/** A document that cannot be put in force, with everything that is wrong with it. */
export type PolicyInvalid = Readonly<{ code: "policy.invalid"; flaws: readonly PolicyFlaw[] }>;

export type DraftInput = Readonly<{
  /** A version to copy, which is also the way back to an old one, or a template. */
  from: number | PolicyTemplate;
  /** Tomorrow when left out. */
  effectiveOn?: BusinessDate | undefined;
}>;

/** Begins a new version as a draft, which decides nothing yet. */
export async function draftVersion(
  ctx: TenantContext,
  { from, effectiveOn = addDays(ctx.today, 1) }: DraftInput,
): Promise<Result<StandingVersion, VersionNotFound | PolicyInvalid>> {
  ctx.allow("policy.write");
  const source = await documentFrom(ctx, from);
  if (!source.ok) return source;
  const document = source.value;
  const flaws = flawsOf(ctx, document, effectiveOn);
  if (flaws.length > 0) return refuse({ code: "policy.invalid", flaws });
  const basedOn = typeof from === "number" ? from : null;
  const draft = { document, effectiveOn, author: ctx.actor.name, basedOn };
  const version = await ctx.policies.insert(draft, ctx.now);
  await recordDeed(ctx, "draft", version, { from, effectiveOn });
  const drafted = await findVersion(ctx, version);
  return drafted.ok ? ok(withStanding(ctx, drafted.value)) : drafted;
}

async function documentFrom(
  ctx: TenantContext,
  from: DraftInput["from"],
): Promise<Result<PolicyDocument, VersionNotFound>> {
  if (typeof from === "string") return ok(documentOf(from, ctx.tenant.locale));
  const found = await findVersion(ctx, from);
  if (!found.ok) return found;
  // The first version is ours, so that a copy of it begins in the lender's language as well.
  const { document } = found.value;
  return ok(from === FIRST_VERSION.version ? inWordsOf(ctx.tenant.locale, document) : document);
}

export function flawsOf(
  ctx: Pick<TenantContext, "today">,
  document: PolicyDocument,
  effectiveOn: BusinessDate,
): readonly PolicyFlaw[] {
  return [...checkPolicy(document), ...checkEffectiveOn(effectiveOn, ctx.today)];
}
