import { checkTemplate, type TemplateFlaw } from "../../domain/notice/check-template";
import type { Template } from "../../domain/notice/template-name";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { TemplatePlace, TemplateVersion } from "./store";

export type SaveRefusal =
  | Readonly<{ code: "template.invalid"; flaws: readonly TemplateFlaw[] }>
  | Readonly<{ code: "template.changed" }>;

/**
 * Saves a lender's own words for a letter as its next version, or without words goes back to Forbear's.
 * They count from the next letter on; each letter keeps the words it went out with. `from`: the
 * version that they were made from, 0 for none.
 */
export async function saveTemplate(
  ctx: TenantContext,
  place: TemplatePlace,
  words: Template | null,
  from: number,
): Promise<Result<TemplateVersion, SaveRefusal>> {
  ctx.allow("template.write");
  const flaws = words ? checkTemplate(words, place) : [];
  if (flaws.length > 0) return refuse({ code: "template.invalid", flaws });
  const [latest] = await ctx.templates.versions(place);
  if ((latest?.version ?? 0) !== from) return refuse({ code: "template.changed" });
  const version: TemplateVersion = {
    ...place,
    version: from + 1,
    words,
    author: ctx.actor.name,
    createdAt: ctx.now,
  };
  if (!(await ctx.templates.save(version))) return refuse({ code: "template.changed" });
  await ctx.access.audit(
    {
      actor: ctx.actor.name,
      action: "template.save",
      subject: `${place.name}/${place.channel}/${place.locale}`,
      detail: { version: version.version, words: words ? "own" : "Forbear's" },
    },
    ctx.now,
  );
  return ok(version);
}
