import { type Instant, instant } from "../../kernel/calendar";
import { controlId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { ExportMissing } from "./find";
import { allowToRead } from "./start";

export const LINK_SECONDS_MIN = 60;
export const LINK_SECONDS_DEFAULT = 3600;
export const LINK_SECONDS_MAX = 7 * 86_400;

export type ExportLink = Readonly<{ token: string; expiresAt: Instant }>;
export type LinkRefusal = ExportMissing | Readonly<{ code: "export.not_ready" }>;

/**
 * Makes an address under which the file can be fetched without signing in, until it expires. It is
 * good for this one file; who makes it must be allowed to read what is in it, and the log says who.
 */
export async function makeExportLink(
  ctx: TenantContext,
  number: number,
  seconds: number,
): Promise<Result<ExportLink, LinkRefusal>> {
  ctx.allow("export.read");
  const job = await ctx.exports.find(number);
  if (!job) return refuse({ code: "export.not_found" });
  allowToRead(ctx, job);
  if (job.state !== "finished") return refuse({ code: "export.not_ready" });
  const expiresAt = instant(ctx.now + seconds * 1000);
  const subject = controlId("export", number);
  await ctx.access.audit(
    { actor: ctx.actor.name, action: "export.link", subject, detail: { expiresAt } },
    ctx.now,
  );
  return ok({ token: ctx.signDownload(number, expiresAt), expiresAt });
}
