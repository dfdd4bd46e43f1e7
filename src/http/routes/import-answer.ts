import { z } from "@hono/zod-openapi";
import { describeFailure } from "../../app/import/describe-failure";
import { ROW_STATUSES, type RowResult } from "../../app/import/row-result";
import type { ImportJob } from "../../app/import/store";
import { IMPORT_KINDS } from "../../domain/import/mapping";
import { controlId } from "../../kernel/ids";

export const ImportAnswer = z
  .object({
    id: z.string().openapi({ example: "imp_1" }),
    kind: z.enum(IMPORT_KINDS),
    fileName: z.string(),
    fileBytes: z.int(),
    dryRun: z.boolean(),
    mapping: z.string().nullable().openapi({ description: "The saved mapping it was made with." }),
    openingTolerancePercent: z.string(),
    defaultCountry: z.string(),
    status: z.enum(["awaiting-file", "queued", "running", "finished", "failed"]),
    failure: z.string().nullable().openapi({ description: "Why it stopped, and what to do." }),
    bytesDone: z.int(),
    rowsTotal: z.int().openapi({ description: "Rows read so far." }),
    rowsAccepted: z.int(),
    rowsRejected: z.int(),
    rowsCreated: z.int(),
    rowsUpdated: z.int(),
    rowsUnchanged: z.int(),
    rowsUnmatched: z.int().openapi({ description: "Payments that wait for their loan." }),
    unknownColumns: z.array(z.string()).openapi({ description: "Columns that nothing read." }),
    adjustments: z.object({
      count: z.int().openapi({ description: "Loans that needed an opening adjustment." }),
      currencies: z.array(
        z.object({
          currency: z.string(),
          total: z.int(),
          absolute: z.int().openapi({ description: "The sum of their sizes." }),
          largest: z.int(),
        }),
      ),
    }),
    createdBy: z.string(),
    createdAt: z.int().openapi({ description: "Epoch milliseconds." }),
    startedAt: z.int().nullable(),
    finishedAt: z.int().nullable(),
  })
  .openapi("Import");

export function importAnswer(job: ImportJob): z.input<typeof ImportAnswer> {
  return {
    id: controlId("import", job.number),
    kind: job.kind,
    fileName: job.fileName,
    fileBytes: job.fileBytes,
    dryRun: job.dryRun,
    mapping: job.options.mappingName,
    openingTolerancePercent: job.options.openingTolerancePercent,
    defaultCountry: job.options.defaultCountry,
    status: job.status,
    failure: job.failure && describeFailure(job.failure),
    bytesDone: job.nextByte,
    rowsTotal: job.rowsTotal,
    rowsAccepted: job.rowsAccepted,
    rowsRejected: job.rowsRejected,
    rowsCreated: job.rowsCreated,
    rowsUpdated: job.rowsUpdated,
    rowsUnchanged: job.rowsUnchanged,
    rowsUnmatched: job.rowsUnmatched,
    unknownColumns: [...job.unknownColumns],
    adjustments: {
      count: job.adjustmentCount,
      currencies: Object.entries(job.adjustments).map(([currency, sums]) => {
        return { currency, ...sums };
      }),
    },
    createdBy: job.createdBy,
    createdAt: job.createdAt,
    startedAt: job.startedAt,
    finishedAt: job.finishedAt,
  };
}

export const RowAnswer = z
  .object({
    row: z.int().openapi({ description: "Counted below the header, from 1; blank lines not." }),
    status: z.enum(ROW_STATUSES),
    externalId: z.string().nullable(),
    loanId: z.string().nullable(),
    openingAdjustment: z.object({ amount: z.int(), currency: z.string() }).nullable(),
    errors: z.array(
      z.object({
        field: z.string().openapi({ example: "principal" }),
        code: z.string().openapi({ example: "not-an-amount" }),
        detail: z.string(),
      }),
    ),
  })
  .openapi("ImportRow");

export function rowAnswer(result: RowResult): z.input<typeof RowAnswer> {
  const { row, status } = result;
  if (result.status === "rejected") {
    const errors = result.errors.map((error) => ({ ...error }));
    return { row, status, externalId: null, loanId: null, openingAdjustment: null, errors };
  }
  const { externalId, id, adjustment } = result;
  const openingAdjustment = adjustment ? { ...adjustment } : null;
  return { row, status, externalId, loanId: id, openingAdjustment, errors: [] };
}
