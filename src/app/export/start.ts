import {
  type AnyKind,
  checkOptions,
  type ExportFlaw,
  type ExportOptions,
} from "../../domain/export/check";
import type { Permission } from "../../domain/member/role";
import { type BusinessDate, earliest, instant } from "../../kernel/calendar";
import { controlId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import { Denied, type TenantContext } from "../context";
import { ANNOUNCED_MS } from "./run";
import type { ExportDraft, ExportJob, JobFormat } from "./store";

export type ExportRequest = Readonly<{
  kind: AnyKind;
  format: JobFormat;
  options: ExportOptions;
}>;

export const EXPORTS_OPEN_MAX = 10;

export type ExportInvalid = Readonly<{ code: "export.invalid"; flaws: readonly ExportFlaw[] }>;
export type StartExportRefusal = ExportInvalid | Readonly<{ code: "export.too_many"; max: number }>;

/** What one must be allowed to read to have it in a file; the log and the whole are for who manages. */
const NEEDS: Readonly<Record<AnyKind, Permission>> = {
  loans: "loan.read",
  states: "loan.read",
  ledger: "payment.read",
  transitions: "loan.read",
  contacts: "contact.read",
  notices: "notice.read",
  audit: "tenant.manage",
  everything: "tenant.manage",
};

/** A file holds no more than its reader may see; names and addresses only for who may read them. */
export function allowToRead(
  ctx: TenantContext,
  { kind, options }: Pick<ExportRequest, "kind" | "options">,
): void {
  ctx.allow(NEEDS[kind]);
  if (options.personal || kind === "everything") ctx.allow("borrower.read");
}

/** Whether they may, for a page that shows what can be fetched. */
export function mayRead(
  ctx: TenantContext,
  request: Pick<ExportRequest, "kind" | "options">,
): boolean {
  try {
    allowToRead(ctx, request);
    return true;
  } catch (error) {
    if (error instanceof Denied) return false;
    throw error;
  }
}

/** Begins to write a file of rows, as the book stands; it is made in the background. */
export async function startExport(
  ctx: TenantContext,
  request: ExportRequest,
): Promise<Result<ExportJob, StartExportRefusal>> {
  ctx.allow("export.make");
  allowToRead(ctx, request);
  const { kind } = request;
  const flaws = checkOptions(kind, request.options, ctx.today);
  if (flaws.length > 0) return refuse({ code: "export.invalid", flaws });
  const job = await makeExport(ctx, {
    ...request,
    on: kind === "states" ? await standingOn(ctx, request.options.asOf) : ctx.today,
    schedule: null,
    createdBy: ctx.actor.name,
  });
  return job ? ok(job) : refuse({ code: "export.too_many", max: EXPORTS_OPEN_MAX });
}

/** States are of a day that the book has reached: the last one, or one before it. */
async function standingOn(ctx: TenantContext, asOf: BusinessDate | null): Promise<BusinessDate> {
  const bookDate = await ctx.book.bookDate();
  return earliest(asOf ?? bookDate, bookDate);
}

/** Enters an export, says in the log who asked for what, and sends its message. */
export async function makeExport(
  ctx: TenantContext,
  asked: Omit<ExportDraft, "rowsTotal">,
): Promise<ExportJob | null> {
  const { kind, format, createdBy } = asked;
  const options = kind === "states" ? { ...asked.options, asOf: asked.on } : asked.options;
  const draft = { ...asked, options, rowsTotal: await totalOf(ctx, asked) };
  const wakeAt = instant(ctx.now + ANNOUNCED_MS);
  const number = await ctx.exports.create(draft, ctx.now, wakeAt);
  const job = number === null ? undefined : await ctx.exports.find(number);
  if (!job) return null;
  const subject = controlId("export", job.number);
  const detail = { kind, format, ...options };
  await ctx.access.audit({ actor: createdBy, action: "export.make", subject, detail }, ctx.now);
  await sendExport(ctx, job.number);
  return job;
}

/** Lost here, the tick sends it again. */
export async function sendExport(ctx: TenantContext, number: number): Promise<void> {
  await ctx.send("exports", { v: 1, kind: "export.run", tenant: ctx.tenant.id, number });
}

/** Known beforehand only of what has a row for each loan. */
async function totalOf(
  ctx: TenantContext,
  { kind, options }: Pick<ExportDraft, "kind" | "options">,
): Promise<number | null> {
  if (kind !== "loans" && kind !== "states") return null;
  const isAll = options.currency === null && options.bucket === null && options.asOf === null;
  return isAll ? ctx.extracts.loanCount() : null;
}
