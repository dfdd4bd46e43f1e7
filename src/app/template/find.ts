import { ownTemplate } from "../../domain/notice/render";
import type { Template } from "../../domain/notice/template-name";
import { assert } from "../../kernel/assert";
import type { TenantContext } from "../context";
import type { TemplatePlace, TemplateVersion } from "./store";

export type FoundTemplate = Readonly<{
  /** What letters say now. */
  words: Template;
  /** Newest first; none: the lender has never written its own. */
  versions: readonly TemplateVersion[];
}>;

/** The words of a letter in one way and language, with what the lender wrote before. */
export async function findTemplate(
  ctx: TenantContext,
  place: TemplatePlace,
): Promise<FoundTemplate> {
  ctx.allow("template.read");
  const versions = await ctx.templates.versions(place);
  const own = versions[0]?.words;
  const words = own ?? ownTemplate(place.name, place.channel, place.locale);
  assert(words, "a place of a template is one that it is written for");
  return { words, versions };
}

/** The letters for which a lender's own words count now. */
export async function listTemplates(ctx: TenantContext): Promise<readonly TemplateVersion[]> {
  ctx.allow("template.read");
  return ctx.templates.current();
}
