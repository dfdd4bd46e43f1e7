import { en } from "../../../web/locales/en";
import type { MessageKey, Translator } from "../../../web/locales/translate";
import type { ImportFacts } from "../../../web/pages/import";
import type { RejectedRow } from "../../../web/pages/import-results";
import type { ImportRow } from "../../../web/pages/imports";
import type { RowResult } from "../../app/import/row-result";
import type { FieldError } from "../../domain/import/field-error";
import type { ImportJob } from "../../app/import/store";
import type { Instant } from "../../kernel/calendar";
import { controlId } from "../../kernel/ids";

export function importRowOf(job: ImportJob, nameOf: (actor: string) => string): ImportRow {
  return { ...job, id: controlId("import", job.number), createdBy: nameOf(job.createdBy) };
}

export function importFactsOf(
  t: Translator,
  job: ImportJob,
  nameOf: (actor: string) => string,
): ImportFacts {
  const { mappingName, mapping, openingTolerancePercent } = job.options;
  return {
    ...importRowOf(job, nameOf),
    fileBytes: job.fileBytes,
    mapping: mappingName ?? (mapping && "–"),
    openingTolerancePercent,
    failure:
      job.failure &&
      t(`import.failure.${job.failure.code}`, { names: job.failure.names.join(", ") }),
    unknownColumns: job.unknownColumns,
    rowsCreated: job.rowsCreated,
    rowsUpdated: job.rowsUpdated,
    rowsUnchanged: job.rowsUnchanged,
    rowsUnmatched: job.rowsUnmatched,
    finishedAt: job.finishedAt,
  };
}

/** How far and how fast, and from that how long still; a speed of the first second means nothing. */
export function importProgressOf(job: ImportJob, now: Instant) {
  const seconds = job.startedAt === null ? 0 : (now - job.startedAt) / 1000;
  if (seconds < 1 || job.nextByte === 0) {
    return { bytesDone: job.nextByte, rowsPerSecond: null, remainingSeconds: null };
  }
  return {
    bytesDone: job.nextByte,
    rowsPerSecond: Math.round(job.rowsTotal / seconds),
    remainingSeconds: Math.ceil((job.fileBytes - job.nextByte) / (job.nextByte / seconds)),
  };
}

/** One line per field that was wrong. */
export function rejectedSampleOf(
  t: Translator,
  results: readonly RowResult[],
  limit: number,
): readonly RejectedRow[] {
  return results
    .flatMap((result) =>
      result.status === "rejected"
        ? result.errors.map((error) => ({
            row: result.row,
            field: error.field,
            reason: reasonOf(t, error),
          }))
        : [],
    )
    .slice(0, limit);
}

/** The details of a row's errors are written in English; elsewhere their code says what to do. */
function reasonOf(t: Translator, { code, field, detail }: FieldError): string {
  if (t.locale === "en") return detail;
  const key = `import.rowError.${code}`;
  return isMessage(key) ? t(key, { field }) : detail;
}

function isMessage(key: string): key is MessageKey {
  return Object.hasOwn(en, key);
}
