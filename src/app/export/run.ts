import { type Instant, instant } from "../../kernel/calendar";
import type { TenantContext } from "../context";
import { exportFolder, pieceKey } from "./keys";
import { type ExportPlan, planOf } from "./plan";
import { KEPT_MS, SWEPT_AFTER_MS } from "./removal";
import type { ExportFile, ExportJob } from "./store";
import { tellEnd } from "./tell-end";

/** Longer than a message works, so that a lease never ends under it. */
const LEASE_MS = 2 * 60_000;
/** A message that nobody took up by then is sent again by the tick. */
export const ANNOUNCED_MS = 20 * 60_000;
/** Queries of one invocation are limited (platform.md 1.2). */
const ROUND_TRIPS_MAX = 400;
const PAGE_ROWS = 1000;
/** Held in memory until it is written: small against the 128 MB of an isolate. */
const PIECE_CHARS = 4 * 1024 * 1024;

/** "more": time ran out on the way; "taken": another worker is at it, or has taken over. */
export type ExportEnd = "done" | "more" | "taken" | "missing";

/** How fast an export goes; the defaults suit everything but a test of its seams. */
export type ExportPace = Readonly<{
  clock: () => Instant;
  deadlineAt: Instant;
  pageRows?: number;
  pieceChars?: number;
}>;

/**
 * Goes on with an export, piece by piece, until it is whole or time is up. A piece that was stored
 * and not recorded is made again under another name and the first one goes with the folder, so a
 * message that is lost, repeated or killed anywhere leaves the same file.
 */
export async function runExport(
  ctx: TenantContext,
  number: number,
  pace: ExportPace,
): Promise<ExportEnd> {
  const { clock } = pace;
  const claimed = await ctx.exports.claim(number, clock(), instant(clock() + LEASE_MS));
  if (!claimed) return whyNotClaimed(ctx, number, clock());
  try {
    return await goOn(ctx, claimed, pace);
  } finally {
    // Does nothing to one that has ended.
    await ctx.exports.release(claimed, instant(clock() + ANNOUNCED_MS));
  }
}

/** Ends one that cannot go on, so that nobody waits for it. */
export async function failExport(
  ctx: TenantContext,
  number: number,
  failure: string,
  now: Instant,
): Promise<void> {
  await ctx.exports.end(number, "failed", failure, instant(now + SWEPT_AFTER_MS));
}

/** What is over has files that are to go: after thirty days, or because nobody wants them. */
async function whyNotClaimed(ctx: TenantContext, number: number, now: Instant): Promise<ExportEnd> {
  const job = await ctx.exports.find(number);
  if (!job) return "missing";
  if (job.state === "queued" || job.state === "running") return "taken";
  if (job.state === "finished") {
    if (now < (job.finishedAt ?? now) + KEPT_MS) return "done";
    await ctx.exports.end(number, "removed", null, now);
  }
  await ctx.files.removeAll(exportFolder(number));
  await ctx.exports.forgetFiles(number);
  return "done";
}

async function goOn(ctx: TenantContext, claimed: ExportJob, pace: ExportPace): Promise<ExportEnd> {
  const plan = planOf(ctx, claimed, pace.pageRows ?? PAGE_ROWS);
  const isLate = () => pace.clock() >= pace.deadlineAt || ctx.meter.roundTrips >= ROUND_TRIPS_MAX;
  let job = claimed;
  while (job.place.section < plan.sections.length) {
    const next = await addPiece(ctx, job, plan, { isLate, chars: pace.pieceChars ?? PIECE_CHARS });
    if (next === "lost") return "taken";
    job = next;
    if (isLate() && job.place.section < plan.sections.length) return "more";
  }
  await tellEnd(ctx, job);
  const now = pace.clock();
  return (await ctx.exports.finish(job, now, instant(now + KEPT_MS))) ? "done" : "taken";
}

type Size = Readonly<{ isLate: () => boolean; chars: number }>;

/**
 * Reads until a piece is full, its name ends or time is up, and records it with its place. Sections
 * in which there is nothing are passed on the way: half the tables of a lender are empty.
 */
async function addPiece(
  ctx: TenantContext,
  job: ExportJob,
  { header, sections }: ExportPlan,
  { isLate, chars }: Size,
): Promise<ExportJob | "lost"> {
  const texts = job.fileCount === 0 ? [header] : [];
  let { place } = job;
  let name = sections[place.section]?.name ?? "";
  let rows = 0;
  let size = texts.join("").length;
  do {
    const page = await sections[place.section]?.read(place.after);
    if (!page) break;
    texts.push(page.text);
    rows += page.rows;
    size += page.text.length;
    const { section } = place;
    place = page.last ? { section, after: page.last } : { section: section + 1, after: null };
    if (size === 0) name = sections[place.section]?.name ?? name;
  } while (size < chars && !isLate() && sections[place.section]?.name === name);
  const file = await store(ctx, job, { name, text: texts.join(""), rows });
  if (!(await ctx.exports.record(job, file, place))) {
    if (file) await ctx.files.removeAll(file.object);
    return "lost";
  }
  return {
    ...job,
    place,
    rowsDone: job.rowsDone + rows,
    bytes: job.bytes + (file?.bytes ?? 0),
    fileCount: file?.number ?? job.fileCount,
  };
}

/** Null for nothing: an empty page is no piece. */
async function store(
  ctx: TenantContext,
  job: ExportJob,
  { name, text, rows }: Readonly<{ name: string; text: string; rows: number }>,
): Promise<ExportFile | null> {
  if (text === "") return null;
  const number = job.fileCount + 1;
  const object = pieceKey(job, number);
  const kept = await ctx.files.keep(object, text);
  return { number, name, object, rows, ...kept };
}
