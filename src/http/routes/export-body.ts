import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { type ExportJob, EXPORT_STATES } from "../../app/export/store";
import type { ExportSchedule } from "../../app/export/schedule-store";
import { KEPT_MS } from "../../app/export/removal";
import type { ExportRequest } from "../../app/export/start";
import { BUCKETS, bucketName } from "../../domain/delinquency/bucket";
import type { ExportFlaw, ExportOptions } from "../../domain/export/check";
import { EXPORT_KINDS } from "../../domain/export/columns";
import { EXPORT_RHYTHMS } from "../../domain/export/schedule";
import { EXPORT_FORMATS } from "../../domain/export/write-rows";
import { controlId } from "../../kernel/ids";
import type { AppEnv } from "../app-env";
import { Day, Name } from "../fields";
import { problem } from "../problem";

export const EXPORT_EXAMPLE = { kind: "loans", format: "csv", bucket: "M1", personal: false };

const Kind = z.enum([...EXPORT_KINDS, "everything"]).openapi({
  description:
    "`everything` is the whole lender as an archive (tar) of JSON lines with a manifest; it takes " +
    "no other choice, and needs who manages the lender.",
});
const OPTIONS = {
  asOf: Day.nullable().default(null).openapi({
    description: "Of `states`: the day they are of; where the book stands when left out.",
  }),
  from: Day.nullable().default(null).openapi({ description: "The first day." }),
  to: Day.nullable().default(null).openapi({ description: "The last day, included." }),
  currency: z.string().length(3).nullable().default(null),
  bucket: z.enum(BUCKETS).nullable().default(null),
  personal: z.boolean().default(false).openapi({
    description: "Whether names, addresses and what people wrote are in it; needs borrowers:read.",
  }),
};

export const ExportBody = z
  .strictObject({
    kind: Kind,
    format: z.enum(EXPORT_FORMATS).default("csv").openapi({
      description: "CSV with amounts in major units, or JSON lines as the API has them.",
    }),
    ...OPTIONS,
  })
  .openapi("NewExport");

const Time = {
  every: z.enum(EXPORT_RHYTHMS),
  day: z.int().min(1).max(31).default(1).openapi({
    description: "Of the week from 1, Monday; of the month from 1, or its last day.",
  }),
};

export const ExportScheduleBody = z
  .strictObject({
    name: Name,
    kind: Kind,
    format: z.enum(EXPORT_FORMATS).default("csv"),
    currency: OPTIONS.currency,
    bucket: OPTIONS.bucket,
    personal: OPTIONS.personal,
    ...Time,
  })
  .refine(({ every, day }) => every !== "week" || day <= 7, {
    path: ["day"],
    message: "a week has days 1, Monday, to 7",
  })
  .openapi("NewExportSchedule");

export const SCHEDULE_EXAMPLE = {
  name: "Warehouse",
  kind: "states",
  format: "ndjson",
  every: "day",
};

const Choices = {
  kind: Kind,
  format: z.enum([...EXPORT_FORMATS, "tar"]),
  asOf: z.iso.date().nullable(),
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  currency: z.string().nullable(),
  bucket: z.enum(BUCKETS).nullable(),
  personal: z.boolean(),
};

export const ExportAnswer = z
  .object({
    id: z.string().openapi({ example: "exp_1" }),
    ...Choices,
    state: z.enum(EXPORT_STATES),
    failure: z.string().nullable(),
    businessDate: z.iso.date().openapi({ description: "Days past due are counted to it." }),
    scheduleId: z.string().nullable(),
    rowsDone: z.int(),
    rowsTotal: z.int().nullable().openapi({ description: "Null while nobody can know." }),
    rowsPerSecond: z.int().nullable().openapi({ description: "While it is made." }),
    bytes: z.int(),
    createdBy: z.string(),
    createdAt: z.int().openapi({ description: "Epoch milliseconds." }),
    startedAt: z.int().nullable(),
    finishedAt: z.int().nullable(),
    keptUntil: z.int().nullable().openapi({ description: "Then the file is removed." }),
  })
  .openapi("Export");

export const ExportScheduleAnswer = z
  .object({
    id: z.string().openapi({ example: "exs_1" }),
    name: z.string(),
    ...Choices,
    every: z.enum(EXPORT_RHYTHMS),
    day: z.int(),
    nextOn: z.iso.date().openapi({
      description: "It is made when the whole book has reached this business date.",
    }),
    createdBy: z.string(),
    createdAt: z.int(),
  })
  .openapi("ExportSchedule");

type Said = Omit<z.output<typeof ExportBody>, "format"> & { format: "csv" | "ndjson" };

export function requestOf(said: Said): ExportRequest {
  const { kind, format, asOf, from, to, currency, bucket, personal } = said;
  const options: ExportOptions = {
    ...{ asOf, from, to, currency, personal },
    bucket: bucket === null ? null : BUCKETS.indexOf(bucket),
  };
  return { kind, format: kind === "everything" ? "tar" : format, options };
}

function choicesOf({ kind, format, options }: ExportRequest) {
  const { bucket } = options;
  return { kind, format, ...options, bucket: bucket === null ? null : bucketName(bucket) };
}

export function exportAnswer(job: ExportJob): z.input<typeof ExportAnswer> {
  const { schedule, finishedAt, state } = job;
  return {
    id: controlId("export", job.number),
    ...choicesOf(job),
    state,
    failure: job.failure,
    businessDate: job.on,
    scheduleId: schedule === null ? null : controlId("exportSchedule", schedule),
    rowsDone: job.rowsDone,
    rowsTotal: job.rowsTotal,
    rowsPerSecond: rowsPerSecond(job),
    bytes: job.bytes,
    createdBy: job.createdBy,
    createdAt: job.createdAt,
    startedAt: job.startedAt,
    finishedAt,
    keptUntil: state === "finished" && finishedAt !== null ? finishedAt + KEPT_MS : null,
  };
}

/** How fast rows come; a speed of the first second means nothing. */
export function rowsPerSecond({ state, startedAt, rowsDone }: ExportJob): number | null {
  const isOpen = state === "queued" || state === "running";
  const seconds = startedAt === null ? 0 : (Date.now() - startedAt) / 1000;
  return isOpen && seconds >= 1 ? Math.round(rowsDone / seconds) : null;
}

export function scheduleAnswer(schedule: ExportSchedule): z.input<typeof ExportScheduleAnswer> {
  const { number, name, time, nextOn, createdBy, createdAt } = schedule;
  const id = controlId("exportSchedule", number);
  return { id, name, ...choicesOf(schedule), ...time, nextOn, createdBy, createdAt };
}

/** What to do about each flaw, at its field. */
const FLAW_ADVICE: Readonly<Record<ExportFlaw["code"], string>> = {
  "export.option_not_of_kind": "is no choice of this kind of export: leave it out",
  "export.in_future": "has not come yet in the lender's calendar",
  "export.days_reversed": "is before the first day",
};

export function flawed(c: Context<AppEnv>, flaws: readonly ExportFlaw[]) {
  const errors = flaws.map(({ option, code }) => ({
    pointer: `#/${option}`,
    code,
    detail: FLAW_ADVICE[code],
  }));
  return problem(c, "export.invalid", { errors });
}
