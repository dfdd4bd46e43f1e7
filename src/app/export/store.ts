import type { AnyKind, ExportOptions } from "../../domain/export/check";
import type { ExportFormat } from "../../domain/export/write-rows";
import type { BusinessDate, Instant } from "../../kernel/calendar";

/** Everything there is of a lender is an archive. */
export type JobFormat = ExportFormat | "tar";

export const EXPORT_STATES = [
  "queued",
  "running",
  "finished",
  "failed",
  "cancelled",
  "removed",
] as const;
export type ExportState = (typeof EXPORT_STATES)[number];

/** The key of the last row that was read of a section. */
export type RowKey = readonly (string | number)[];

/** How far an export is: everything up to this row of this section is in its files. */
export type ExportPlace = Readonly<{ section: number; after: RowKey | null }>;

export type ExportJob = Readonly<{
  number: number;
  kind: AnyKind;
  format: JobFormat;
  options: ExportOptions;
  state: ExportState;
  failure: string | null;
  /** Null while nobody can know. */
  rowsTotal: number | null;
  rowsDone: number;
  bytes: number;
  place: ExportPlace;
  fileCount: number;
  tries: number;
  /** The business date it is of. */
  on: BusinessDate;
  /** The schedule that asked for it. */
  schedule: number | null;
  createdBy: string;
  createdAt: Instant;
  startedAt: Instant | null;
  finishedAt: Instant | null;
}>;

export type ExportDraft = Pick<
  ExportJob,
  "kind" | "format" | "options" | "rowsTotal" | "on" | "schedule" | "createdBy"
>;

/** A piece of an export: an object in R2, and what of the export is in it. */
export type ExportFile = Readonly<{
  number: number;
  name: string;
  object: string;
  rows: number;
  bytes: number;
  sha256: string;
}>;

export type ExportStore = Readonly<{
  /** Null when there are as many under way as there may be, or when its schedule has made it. */
  create(draft: ExportDraft, now: Instant, wakeAt: Instant): Promise<number | null>;
  find(number: number): Promise<ExportJob | undefined>;
  list(limit: number, before: number | null): Promise<readonly ExportJob[]>;
  /** Takes it for one worker until the lease ends; undefined when it is done or taken. */
  claim(number: number, now: Instant, leaseUntil: Instant): Promise<ExportJob | undefined>;
  /** Lets go of what this worker has claimed, and of nothing else. */
  release(job: ExportJob, wakeAt: Instant): Promise<void>;
  /** Records a piece and how far it goes; false when another worker has taken over. */
  record(job: ExportJob, file: ExportFile | null, place: ExportPlace): Promise<boolean>;
  /** All pieces are recorded; its files go at `wakeAt`. False when that was said before. */
  finish(job: ExportJob, now: Instant, wakeAt: Instant): Promise<boolean>;
  /** Ends one that is under way, or takes back what is finished; undefined when it has ended. */
  end(
    number: number,
    state: "failed" | "cancelled" | "removed",
    failure: string | null,
    wakeAt: Instant,
  ): Promise<boolean>;
  /** Its files are gone; nobody looks at it again. */
  forgetFiles(number: number): Promise<void>;
  files(number: number): Promise<readonly ExportFile[]>;
}>;
