import type { TenantContext } from "../context";
import { ARCHIVE_README } from "./archive-readme";
import type { Section } from "./read-section";
import type { ExportFile, ExportJob, RowKey } from "./store";

/**
 * Everything there is of a lender: what it is, who works for it, then each table row by row as it is
 * stored, and last what proves the archive: every file with its rows and its SHA-256.
 */
export function sectionsOfEverything(
  ctx: TenantContext,
  job: ExportJob,
  pageRows: number,
): readonly Section[] {
  const tables = ctx.extracts.tables.map(({ name, pageRows: own }, index): Section => {
    const limit = Math.min(pageRows, own);
    return {
      name: `${name}/`,
      async read(after) {
        const { rows, last } = await ctx.extracts.table(index, after, limit);
        return {
          text: linesOf(rows),
          rows: rows.length,
          last: rows.length === limit ? last : null,
        };
      },
    };
  });
  const files = () => ctx.exports.files(job.number);
  return [
    whole("README.md", async () => ({ text: ARCHIVE_README, rows: 0 })),
    whole("people/", async () => {
      const people = await ctx.extracts.people();
      return { text: linesOf(people), rows: people.length };
    }),
    ...tables,
    whole("manifest.json", async () => ({ text: manifestOf(ctx, job, await files()), rows: 0 })),
    whole("SHA256SUMS", async () => ({ text: sumsOf(await files()), rows: 0 })),
  ];
}

function whole(
  name: string,
  read: () => Promise<Readonly<{ text: string; rows: number }>>,
): Section {
  return { name, read: async (_after: RowKey | null) => ({ ...(await read()), last: null }) };
}

function linesOf(rows: readonly Readonly<Record<string, unknown>>[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}

/** What is in the archive; the book went on while it was read, a page at a time. */
function manifestOf(ctx: TenantContext, job: ExportJob, files: readonly ExportFile[]): string {
  const { id: _, organizationId: _own, ...lender } = ctx.tenant;
  const manifest = {
    format: "forbear-archive/1",
    lender,
    businessDate: job.on,
    askedAt: job.createdAt,
    startedAt: job.startedAt,
    rows: files.reduce((sum, { rows }) => sum + rows, 0),
    files: files.map((file) => ({
      name: archiveName(file),
      rows: file.rows,
      bytes: file.bytes,
      sha256: file.sha256,
    })),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** As `sha256sum --check` reads it. */
function sumsOf(files: readonly ExportFile[]): string {
  return files.map((file) => `${file.sha256}  ${archiveName(file)}\n`).join("");
}

/** A table is a folder of numbered pieces; what is no table has its name alone. */
export function archiveName({ name, number }: Pick<ExportFile, "name" | "number">): string {
  return name.endsWith("/") ? `${name}${String(number).padStart(6, "0")}.ndjson` : name;
}
