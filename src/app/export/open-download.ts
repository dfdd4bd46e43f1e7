import { TAR_END, tarHeader, tarPadding } from "../../domain/export/tar";
import type { Instant } from "../../kernel/calendar";
import { controlId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { ExportMissing } from "./find";
import { archiveName } from "./read-everything";
import type { ExportFile, ExportJob } from "./store";

/** Bytes that follow each other in a file: an object in R2, or a few that are made here. */
export type Piece = Readonly<{ bytes: number }> &
  (Readonly<{ object: string }> | Readonly<{ content: Uint8Array }>);

export type Download = Readonly<{
  fileName: string;
  mediaType: string;
  bytes: number;
  /** A finished export never changes. */
  etag: string;
  pieces: readonly Piece[];
}>;

const MEDIA_TYPES = {
  csv: "text/csv; charset=utf-8",
  ndjson: "application/x-ndjson; charset=utf-8",
  tar: "application/x-tar",
} as const satisfies Record<ExportJob["format"], string>;

/** The file of a finished export, as the pieces that it is read from. */
export async function openDownload(
  ctx: TenantContext,
  number: number,
): Promise<Result<Download, ExportMissing | Readonly<{ code: "export.removed" }>>> {
  ctx.allow("export.read");
  const job = await ctx.exports.find(number);
  if (!job) return refuse({ code: "export.not_found" });
  if (job.state !== "finished" || job.finishedAt === null) {
    return refuse({ code: "export.removed" });
  }
  const files = await ctx.exports.files(number);
  const pieces = job.format === "tar" ? archived(files, job.finishedAt) : files.map(pieceOf);
  const id = controlId("export", number);
  return ok({
    fileName: `${job.kind}-${job.on}-${id}.${job.format}`,
    mediaType: MEDIA_TYPES[job.format],
    bytes: pieces.reduce((sum, { bytes }) => sum + bytes, 0),
    etag: `"${id}-${job.finishedAt.toString(36)}"`,
    pieces,
  });
}

function archived(files: readonly ExportFile[], finishedAt: Instant): readonly Piece[] {
  const seconds = Math.floor(finishedAt / 1000);
  return [
    ...files.flatMap((file) => [
      made(tarHeader(archiveName(file), file.bytes, seconds)),
      pieceOf(file),
      made(tarPadding(file.bytes)),
    ]),
    made(new Uint8Array(TAR_END.bytes)),
  ];
}

function pieceOf({ object, bytes }: ExportFile): Piece {
  return { object, bytes };
}

function made(content: Uint8Array): Piece {
  return { content, bytes: content.length };
}
