import type { Context } from "hono";
import { type Download, openDownload, type Piece } from "../../app/export/open-download";
import type { TenantContext } from "../../app/context";
import { type ByteRange, readRange, slicesOf } from "../../domain/export/byte-range";
import { Fault } from "../../kernel/assert";
import { instant } from "../../kernel/calendar";
import { openDownloadLink } from "../../store/download-link";
import type { AppEnv } from "../app-env";
import { unsigned } from "../middleware/tenant";
import { newApi } from "../openapi";
import { problem, refused } from "../problem";

/** Who has a link may fetch its file, and do nothing else. */
const BY_LINK = { name: "system:download", permissions: ["export.read"] } as const;

/** Not under /v1: the link is its own proof, for programs that have no key. */
export const downloadRoutes = newApi();
downloadRoutes.use("/downloads/*", unsigned);

downloadRoutes.get("/downloads/:token", async (c) => {
  // The address is the secret, and goes into no index.
  c.header("x-robots-tag", "noindex");
  c.header("cache-control", "private, no-store");
  const now = instant(Date.now());
  const link = openDownloadLink(c.env.PLATFORM_KEY, c.req.param("token"), now);
  if (link === undefined) return problem(c, "export.link_invalid");
  if (link === "expired") return problem(c, "export.link_expired");
  const counted = await c.env.API_LIMIT.limit({ key: `download|${link.tenant}|${link.export}` });
  if (!counted.success) {
    c.header("retry-after", "10");
    return problem(c, "request.rate_limited");
  }
  const ctx = await c.get("openUnsigned")(link.tenant, BY_LINK);
  if (!ctx) return problem(c, "export.link_invalid");
  const download = await openDownload(ctx, link.export);
  return download.ok ? send(c, ctx, download.value) : refused(c, download.refusal);
});

/** The whole file, or the part of it that was asked for (RFC 9110, 14). */
function send(c: Context<AppEnv>, ctx: TenantContext, download: Download): Response {
  const { bytes, etag, fileName, mediaType, pieces } = download;
  // A part of another version would not fit to what the reader has.
  const condition = c.req.header("if-range");
  const asked = condition === undefined || condition === etag ? c.req.header("range") : undefined;
  const range = readRange(asked ?? null, bytes);
  c.header("accept-ranges", "bytes");
  c.header("etag", etag);
  if (range === "outside") {
    c.header("content-range", `bytes */${bytes}`);
    return c.body(null, 416);
  }
  const part = range ?? { first: 0, length: bytes };
  if (range) {
    c.header("content-range", `bytes ${part.first}-${part.first + part.length - 1}/${bytes}`);
  }
  c.header("content-type", mediaType);
  c.header("content-length", String(part.length));
  c.header("content-disposition", `attachment; filename="${fileName}"`);
  c.header("x-content-type-options", "nosniff");
  const status = range ? 206 : 200;
  if (c.req.method === "HEAD") return c.body(null, status);
  return c.body(bodyOf(ctx, pieces, part), status);
}

/** Reads one piece after the other as fast as the receiver takes them: none is held in memory. */
function bodyOf(
  ctx: TenantContext,
  pieces: readonly Piece[],
  part: ByteRange,
): ReadableStream<Uint8Array> {
  const { readable, writable } = new FixedLengthStream(part.length);
  const pour = async () => {
    try {
      for (const { piece, range } of slicesOf(pieces, part))
        await pourOne(ctx, piece, range, writable);
      await writable.close();
    } catch (error) {
      // The receiver went, or a piece did: the length that was promised tells them.
      await writable.abort(error).catch(() => undefined);
    }
  };
  void pour();
  return readable;
}

async function pourOne(
  ctx: TenantContext,
  piece: Piece,
  { first, length }: ByteRange,
  writable: WritableStream<Uint8Array>,
): Promise<void> {
  if ("content" in piece) {
    const writer = writable.getWriter();
    await writer.write(piece.content.subarray(first, first + length));
    writer.releaseLock();
    return;
  }
  const source = await ctx.files.stream(piece.object, first, length);
  if (!source) throw new Fault("a piece of an export is not there");
  await source.pipeTo(writable, { preventClose: true });
}
