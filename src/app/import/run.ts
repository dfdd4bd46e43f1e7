import { type ImportPlan, planImport } from "../../domain/import/header";
import { isBlank } from "../../domain/import/read-rows";
import { type Instant, instant } from "../../kernel/calendar";
import { controlId } from "../../kernel/ids";
import type { TenantContext } from "../context";
import { failureOf, type ImportFailure } from "./describe-failure";
import { fileKeyOf, resultsKey } from "./file-keys";
import { type FilePart, openFile, readPart } from "./read-part";
import { countStandings } from "./count-standings";
import { addToTally } from "./row-result";
import { openSeen, type Seen } from "./seen";
import type { ImportJob } from "./store";
import { takePart, withoutReturn } from "./take-part";

/** How long one worker holds an import; another takes over when it did not come back. */
const LEASE_MS = 120_000;

/** Queries of one invocation are limited (platform.md 1.2); a part needs up to some hundreds. */
const ROUND_TRIPS_MAX = 400;

export type ImportEnd = "finished" | "more" | "busy" | "missing";

/**
 * Goes on with an import, part by part, until the file is read or time is up. A part that was
 * stored but not recorded is taken again: its rows are then the same as those that are here.
 */
export async function runImport(
  ctx: TenantContext,
  number: number,
  hasTime: () => boolean,
): Promise<ImportEnd> {
  ctx.allow("import.write");
  const claimed = await ctx.imports.claim(number, ctx.now, leaseEnd(ctx.now));
  if (!claimed) return whyNotClaimed(ctx, number);
  try {
    return await goOn(ctx, claimed, hasTime);
  } finally {
    await ctx.imports.release(number);
  }
}

/** Ends an import that cannot go on, so that nobody waits for it. */
export async function failImport(
  ctx: TenantContext,
  number: number,
  failure: ImportFailure,
): Promise<void> {
  const job = await ctx.imports.find(number);
  if (job) await fail(ctx, job, failure);
}

function leaseEnd(now: Instant): Instant {
  return instant(now + LEASE_MS);
}

async function whyNotClaimed(ctx: TenantContext, number: number): Promise<ImportEnd> {
  const job = await ctx.imports.find(number);
  if (!job) return "missing";
  return job.status === "queued" || job.status === "running" ? "busy" : "finished";
}

async function goOn(
  ctx: TenantContext,
  claimed: ImportJob,
  hasTime: () => boolean,
): Promise<ImportEnd> {
  const file = await openFile(ctx.files, fileKeyOf(claimed));
  if (typeof file === "string") return fail(ctx, claimed, { code: file, names: [] });
  const seen = claimed.dryRun ? await openSeen(ctx, claimed) : null;
  let job = claimed;
  do {
    const part = await readPart(ctx.files, file, job.nextByte);
    if (typeof part === "string") return fail(ctx, job, { code: part, names: [] });
    const next = await goOnWith(ctx, job, part, seen);
    if (next === "lost") return "busy";
    if (next.status === "finished" || next.status === "failed") return "finished";
    job = next;
  } while (hasTime() && ctx.meter.roundTrips < ROUND_TRIPS_MAX);
  return "more";
}

/** Takes one part and records it; "lost" when another worker had done so already. */
async function goOnWith(
  ctx: TenantContext,
  job: ImportJob,
  part: FilePart,
  seen: Seen | null,
): Promise<ImportJob | "lost"> {
  const headerLine = job.header ? -1 : part.rows.findIndex((cells) => !isBlank(cells));
  const header = job.header ?? withoutReturn(part.rows[headerLine] ?? []);
  const plan = planImport({ kind: job.kind, header, mapping: job.options.mapping });
  if (!plan.ok) {
    await fail(ctx, job, failureOf(plan.refusal));
    return { ...job, status: "failed" };
  }
  const taken = await takePart(ctx, { job, plan: plan.value, seen }, part, headerLine + 1);
  await seen?.close(job.chunk);
  await ctx.files.put(resultsKey(job.number, job.chunk), JSON.stringify(taken.results));
  const next: ImportJob = {
    ...job,
    ...addToTally(job, taken.results),
    header,
    unknownColumns: unknownColumns(plan.value),
    nextByte: taken.nextByte,
    nextRow: taken.nextRow,
    status: taken.isEnd ? "finished" : "running",
  };
  if (next.status === "finished") {
    await countStandings(ctx, next);
    await tellEnd(ctx, next);
  }
  const recorded = await ctx.imports.advance(job, next, ctx.now);
  return recorded ? { ...next, chunk: job.chunk + 1 } : "lost";
}

/** Before it is recorded: told twice after a crash, and never not. */
async function tellEnd(ctx: TenantContext, job: ImportJob): Promise<void> {
  if (!ctx.hears("import.finished")) return;
  const { number, kind, dryRun, rowsAccepted, rowsRejected } = job;
  const importId = controlId("import", number);
  await ctx.commit(0, {
    deed: { action: "import.finish", subject: importId, detail: { rowsAccepted, rowsRejected } },
    writes: [],
    events: [
      {
        type: "import.finished",
        on: ctx.today,
        data: { importId, kind, dryRun, rowsAccepted, rowsRejected },
      },
    ],
  });
}

/** Enough to see what was not read; a file of thousands of columns is no file of loans. */
const UNKNOWN_COLUMNS_MAX = 200;

function unknownColumns(plan: ImportPlan): readonly string[] {
  return plan.unknownColumns.slice(0, UNKNOWN_COLUMNS_MAX);
}

async function fail(
  ctx: TenantContext,
  job: ImportJob,
  failure: ImportFailure,
): Promise<ImportEnd> {
  await countStandings(ctx, job);
  // Counts as a part without rows, so that the numbering of the results has no gap.
  await ctx.files.put(resultsKey(job.number, job.chunk), "[]");
  await ctx.imports.advance(job, { ...job, status: "failed", failure }, ctx.now);
  return "finished";
}
