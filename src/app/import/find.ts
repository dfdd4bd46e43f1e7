import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { ImportJob } from "./store";

export async function findImport(
  ctx: TenantContext,
  number: number,
): Promise<Result<ImportJob, Readonly<{ code: "import.not_found" }>>> {
  ctx.allow("import.read");
  const job = await ctx.imports.find(number);
  return job ? ok(job) : refuse({ code: "import.not_found" });
}
