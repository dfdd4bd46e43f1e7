import { columnsOf, type ExportKind } from "../../domain/export/columns";
import { type ExportFormat, headerOf, writeRows } from "../../domain/export/write-rows";
import type { TenantContext } from "../context";
import { sectionsOfEverything } from "./read-everything";
import { type Section, sectionsOfKind } from "./read-section";
import type { ExportJob } from "./store";

/** How an export is written: what comes first, and the sections in their order. */
export type ExportPlan = Readonly<{ header: string; sections: readonly Section[] }>;

/** The same for every worker that takes the export up: its place is a section of this. */
export function planOf(ctx: TenantContext, job: ExportJob, pageRows: number): ExportPlan {
  const { kind, format, options } = job;
  if (kind === "everything" || format === "tar") {
    return { header: "", sections: sectionsOfEverything(ctx, job, pageRows) };
  }
  return planOfKind(ctx, job, { kind, format, personal: options.personal }, pageRows);
}

function planOfKind(
  ctx: TenantContext,
  job: ExportJob,
  file: Readonly<{ kind: ExportKind; format: ExportFormat; personal: boolean }>,
  pageRows: number,
): ExportPlan {
  const { kind, format, personal } = file;
  const columns = columnsOf(kind, personal);
  const write = (rows: Parameters<typeof writeRows>[2]) => writeRows(format, columns, rows);
  return {
    header: headerOf(format, columns),
    sections: sectionsOfKind(ctx, job, { kind, write }, pageRows),
  };
}
