import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import { fileKeyOf } from "./file-keys";
import { sendImport } from "./start";
import type { ImportOptions } from "./store";

export type RepeatRefusal =
  | Readonly<{ code: "import.not_found" }>
  | Readonly<{ code: "import.not_repeatable" }>;

/**
 * Imports for real the file that a finished dry run has checked, with the same choices; answers the
 * number of the new import. Both read the one stored file: a copy of gigabytes would keep the
 * caller waiting and gain nothing.
 */
export async function repeatImport(
  ctx: TenantContext,
  number: number,
): Promise<Result<number, RepeatRefusal>> {
  ctx.allow("import.write");
  const checked = await ctx.imports.find(number);
  if (!checked) return refuse({ code: "import.not_found" });
  const isChecked = checked.dryRun && checked.status === "finished";
  const fileBytes = isChecked ? await ctx.files.size(fileKeyOf(checked)) : undefined;
  if (fileBytes === undefined) return refuse({ code: "import.not_repeatable" });
  const { kind, fileName } = checked;
  const options: ImportOptions = { ...checked.options, fileOf: number };
  const createdBy = ctx.actor.name;
  const repeated = await ctx.imports.create(
    { kind, fileName, fileBytes, dryRun: false, options, createdBy, status: "queued" },
    ctx.now,
  );
  await ctx.access.audit(
    {
      actor: ctx.actor.name,
      action: "import.repeat",
      subject: `import ${repeated}`,
      detail: { kind, fileName, dryRun: `import ${number}` },
    },
    ctx.now,
  );
  await sendImport(ctx, repeated);
  return ok(repeated);
}
