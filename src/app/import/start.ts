import type { ImportKind, Mapping } from "../../domain/import/mapping";
import { parseRatePercent } from "../../kernel/rate";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import { fileKey } from "./file-keys";
import type { ImportJob, ImportOptions } from "./store";

export type ImportRequest = Readonly<{
  kind: ImportKind;
  fileName: string;
  dryRun: boolean;
  /** A saved mapping by its name, or one given with the import. */
  mapping: string | Mapping | null;
  openingTolerancePercent: string;
  defaultCountry: string;
}>;

export type StartRefusal =
  | Readonly<{ code: "import.tolerance_invalid"; openingTolerancePercent: string }>
  | Readonly<{ code: "import.mapping_not_found"; mapping: string }>
  | Readonly<{ code: "import.mapping_of_other_kind"; kind: ImportKind; mappingKind: ImportKind }>;

/** Makes an import that waits for its file; answers its number. */
export async function prepareImport(
  ctx: TenantContext,
  request: ImportRequest,
): Promise<Result<number, StartRefusal>> {
  ctx.allow("import.write");
  const { kind, fileName, dryRun, openingTolerancePercent, defaultCountry } = request;
  const tolerance = parseRatePercent(openingTolerancePercent);
  if (!tolerance || tolerance.numerator > tolerance.denominator) {
    return refuse({ code: "import.tolerance_invalid", openingTolerancePercent });
  }
  const named = typeof request.mapping === "string" ? request.mapping : null;
  const mapping =
    named === null ? (request.mapping as Mapping | null) : await findNamed(ctx, named);
  if (named !== null && !mapping) {
    return refuse({ code: "import.mapping_not_found", mapping: named });
  }
  if (mapping && mapping.kind !== kind) {
    return refuse({ code: "import.mapping_of_other_kind", kind, mappingKind: mapping.kind });
  }
  const options: ImportOptions = {
    mapping,
    mappingName: named,
    openingTolerancePercent,
    defaultCountry,
  };
  const number = await ctx.imports.create(
    {
      kind,
      fileName,
      fileBytes: 0,
      dryRun,
      options,
      createdBy: ctx.actor.name,
      status: "awaiting-file",
    },
    ctx.now,
  );
  await ctx.access.audit(
    {
      actor: ctx.actor.name,
      action: "import.start",
      subject: `import ${number}`,
      detail: { kind, fileName, dryRun, mapping: named, openingTolerancePercent },
    },
    ctx.now,
  );
  return ok(number);
}

export type FileRefusal =
  | Readonly<{ code: "import.not_found" }>
  | Readonly<{ code: "import.file_present" }>;

/** Stores the file of an import that waits for it, and puts the import into the queue. */
export async function receiveFile(
  ctx: TenantContext,
  number: number,
  body: ReadableStream | Blob,
): Promise<Result<ImportJob, FileRefusal>> {
  ctx.allow("import.write");
  const job = await ctx.imports.find(number);
  if (!job) return refuse({ code: "import.not_found" });
  if (job.status !== "awaiting-file") return refuse({ code: "import.file_present" });
  const key = fileKey(number);
  await ctx.files.put(key, body);
  const fileBytes = (await ctx.files.size(key)) ?? 0;
  const queued: ImportJob = { ...job, fileBytes, status: "queued" };
  const taken = await ctx.imports.enqueue(number, fileBytes);
  if (!taken) return refuse({ code: "import.file_present" });
  await sendImport(ctx, number);
  return ok(queued);
}

/** The whole way in one call, for a file that came along. */
export async function startImport(
  ctx: TenantContext,
  request: ImportRequest,
  file: Blob,
): Promise<Result<ImportJob, StartRefusal | FileRefusal>> {
  const prepared = await prepareImport(ctx, request);
  return prepared.ok ? receiveFile(ctx, prepared.value, file) : prepared;
}

/** What is lost here is sent again by the tick. */
export async function sendImport(ctx: TenantContext, number: number): Promise<void> {
  await ctx.send("imports", { v: 1, kind: "import.run", tenant: ctx.tenant.id, number });
}

async function findNamed(ctx: TenantContext, name: string): Promise<Mapping | null> {
  return (await ctx.imports.mapping(name)) ?? null;
}
