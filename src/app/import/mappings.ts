import type { ImportKind, Mapping } from "../../domain/import/mapping";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";

export type SavedMapping = Readonly<{ name: string; kind: ImportKind; mapping: Mapping }>;

/** Keeps a mapping under a name, in place of one that had it; imports under way keep theirs. */
export async function saveMapping(
  ctx: TenantContext,
  name: string,
  mapping: Mapping,
): Promise<SavedMapping> {
  ctx.allow("import.write");
  await ctx.imports.saveMapping(name, mapping, ctx.now);
  await ctx.access.audit(
    {
      actor: ctx.actor.name,
      action: "import.save-mapping",
      subject: `mapping ${name}`,
      detail: { kind: mapping.kind, columns: Object.keys(mapping.columns) },
    },
    ctx.now,
  );
  return { name, kind: mapping.kind, mapping };
}

export async function findMapping(
  ctx: TenantContext,
  name: string,
): Promise<Result<SavedMapping, Readonly<{ code: "import.mapping_not_found" }>>> {
  ctx.allow("import.read");
  const mapping = await ctx.imports.mapping(name);
  if (!mapping) return refuse({ code: "import.mapping_not_found" });
  return ok({ name, kind: mapping.kind, mapping });
}

export async function listMappings(ctx: TenantContext): Promise<readonly SavedMapping[]> {
  ctx.allow("import.read");
  return ctx.imports.mappings();
}
