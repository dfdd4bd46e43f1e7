import type { ImportKind, Mapping } from "../../domain/import/mapping";
import type { Instant } from "../../kernel/calendar";
import type { Minor } from "../../kernel/money";
import type { ImportFailure } from "./describe-failure";

export type ImportStatus = "awaiting-file" | "queued" | "running" | "finished" | "failed";

/** The choices of one import, frozen when it was made. */
export type ImportOptions = Readonly<{
  mapping: Mapping | null;
  mappingName: string | null;
  /** Largest opening adjustment accepted, in percent of the loan's principal ("1", "100"). */
  openingTolerancePercent: string;
  defaultCountry: string;
  /** The dry run whose file is read; left out when the import has its own. */
  fileOf?: number;
}>;

export type AdjustmentTotals = Readonly<
  Record<string, Readonly<{ total: Minor; absolute: Minor; largest: Minor }>>
>;

export type ImportTally = Readonly<{
  rowsTotal: number;
  rowsAccepted: number;
  rowsRejected: number;
  rowsCreated: number;
  rowsUpdated: number;
  rowsUnchanged: number;
  rowsUnmatched: number;
  adjustmentCount: number;
  adjustments: AdjustmentTotals;
}>;

export type ImportJob = ImportTally &
  Readonly<{
    number: number;
    kind: ImportKind;
    fileName: string;
    fileBytes: number;
    dryRun: boolean;
    options: ImportOptions;
    status: ImportStatus;
    failure: ImportFailure | null;
    header: readonly string[] | null;
    unknownColumns: readonly string[];
    nextByte: number;
    nextRow: number;
    chunk: number;
    createdBy: string;
    createdAt: Instant;
    startedAt: Instant | null;
    finishedAt: Instant | null;
  }>;

export type ImportStore = Readonly<{
  create(
    input: Pick<
      ImportJob,
      "kind" | "fileName" | "fileBytes" | "dryRun" | "options" | "createdBy" | "status"
    >,
    now: Instant,
  ): Promise<number>;
  find(number: number): Promise<ImportJob | undefined>;
  list(limit: number, before: number | null): Promise<readonly ImportJob[]>;
  /** The file has arrived; false when it had before. */
  enqueue(number: number, fileBytes: number): Promise<boolean>;
  /** Takes the job for one worker until the lease ends; undefined when done or taken. */
  claim(number: number, now: Instant, leaseUntil: Instant): Promise<ImportJob | undefined>;
  /** Records one finished chunk; false when another worker had recorded it already. */
  advance(
    job: ImportJob,
    next: Pick<
      ImportJob,
      "nextByte" | "nextRow" | "header" | "unknownColumns" | "status" | "failure" | "fileBytes"
    > &
      ImportTally,
    now: Instant,
  ): Promise<boolean>;
  release(number: number): Promise<void>;
  /** Refused rows of imports that counted, made since then. */
  rejectedTotal(since: Instant): Promise<number>;
  saveMapping(name: string, mapping: Mapping, now: Instant): Promise<void>;
  mapping(name: string): Promise<Mapping | undefined>;
  mappings(): Promise<readonly Readonly<{ name: string; kind: ImportKind; mapping: Mapping }>[]>;
}>;
