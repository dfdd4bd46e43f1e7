import { z } from "@hono/zod-openapi";
import type { Drift, Reconciliation } from "../../app/reconciliation/store";
import { DRIFT_FIELDS } from "../../domain/reconciliation/drift";
import { controlId, PARTITION_COUNT_MAX, publicId } from "../../kernel/ids";

export const ReconciliationAnswer = z
  .object({
    id: z.string().openapi({ example: "rec_1" }),
    cause: z.enum(["monthly", "asked"]),
    state: z.enum(["queued", "running", "finished"]),
    partsDone: z.int().openapi({ description: "Parts of the book that are done." }),
    partsTotal: z.int(),
    loansChecked: z.int().openapi({ description: "Loans compared so far." }),
    loansDrifted: z.int().openapi({ description: "Loans with a number that differs." }),
    loansPassed: z.int().openapi({ description: "Loans set aside, which are not compared." }),
    rollupsDrifted: z.int().openapi({
      description: "Portfolio numbers that are not the sum of their loans.",
    }),
    createdAt: z.int(),
    startedAt: z.int().nullable(),
    finishedAt: z.int().nullable(),
  })
  .openapi("Reconciliation");

export function reconciliationAnswer({ number, createdBy: _, ...run }: Reconciliation) {
  return { id: controlId("reconciliation", number), ...run };
}

export const DriftAnswer = z
  .object({
    loanId: z.string().nullable().openapi({ description: "Null for a portfolio number." }),
    externalId: z.string().nullable(),
    currency: z.string().nullable(),
    bucket: z.string().nullable().openapi({ description: "Of a portfolio number.", example: "M2" }),
    field: z.enum(DRIFT_FIELDS).openapi({
      description: "`fold` when the loan's facts cannot be read or computed at all.",
    }),
    on: z.string().openapi({ description: "The business date it was computed at." }),
    stored: z.string().nullable(),
    folded: z.string().nullable().openapi({ description: "What the facts give." }),
  })
  .openapi("Drift");

export function driftAnswer(drift: Drift) {
  const { loanId, externalId, currency, field, on, stored, folded } = drift;
  return {
    loanId: loanId === 0 ? null : publicId("loan", loanId),
    externalId: externalId === "" ? null : externalId,
    currency: currency === "" ? null : currency,
    bucket: bucketOfPlace(drift),
    field,
    on,
    stored,
    folded,
  };
}

function bucketOfPlace({ place }: Drift): string | null {
  const bucket = bucketIndexOf(place);
  return bucket === null ? null : bucket > 7 ? "M7+" : `M${bucket}`;
}

/** The bucket of a portfolio number's place, such as "USD 3". */
export function bucketIndexOf(place: string): number | null {
  return place === "" ? null : Number(place.split(" ")[1]);
}

/** Where a page of drifts goes on. */
export const DriftPlaceCursor = z.strictObject({
  partition: z
    .int()
    .min(0)
    .max(PARTITION_COUNT_MAX - 1),
  after: z.strictObject({
    loanId: z.int().nonnegative(),
    place: z.string().max(40),
    field: z.enum(DRIFT_FIELDS),
  }),
});
