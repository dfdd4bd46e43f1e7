import { z } from "@hono/zod-openapi";
import { BUCKETS } from "../../domain/delinquency/bucket";
import { COMPONENTS } from "../../domain/loan/components";
import { SCHEDULE_CHANGES } from "../../domain/loan/schedule";
import type { ModificationPreview, PreviewSide } from "../../domain/modification/preview";
import { InstallmentAnswer, StateAnswer } from "./loan-answer";

const Side = z
  .object({
    daysPastDue: z.int(),
    bucket: z.enum(BUCKETS),
    pastDueAmount: z.int(),
    outstanding: StateAnswer.shape.outstanding,
    credit: z.int(),
    toPay: z.int().openapi({ description: "Everything that is still asked." }),
    interestTotal: z.int().openapi({ description: "Of the whole loan, paid or not." }),
    installmentsLeft: z.int(),
    levelInstallment: z.int().openapi({ description: "The amount that most installments ask." }),
    endsOn: z.iso.date().nullable(),
    presentValue: z.int().openapi({ description: "Of what is unpaid, at discountRatePercent." }),
    annualCostPercent: z.string().nullable().openapi({
      example: "12.68",
      description: "What is left to pay costs so much a year over the principal (irr-effective).",
    }),
    reAges: z.array(
      z.object({
        withinMonths: z.int(),
        count: z.int(),
        countMax: z.int(),
        left: z.int(),
        eligibleOn: z.iso.date().nullable(),
      }),
    ),
    classification: z.object({
      daysPastDue: z.int(),
      monthsSinceOrigination: z.int().nullable(),
      modificationCount: z.int(),
      isForborne: z.boolean(),
    }),
    installments: StateAnswer.shape.installments,
  })
  .openapi("ModificationSide");

export const PreviewAnswer = z
  .object({
    currency: z.string(),
    before: Side,
    after: Side,
    lossPercent: z.string().openapi({
      example: "0.8412",
      description: "By how much the present value falls; negative when it rises.",
    }),
    isNearlyEqual: z.boolean().openapi({
      description: "At most 1 percent is lost: the obligation is not diminished (EBA/GL/2016/07).",
    }),
    capitalized: z.int(),
    forgiven: z.int(),
    schedule: z.object({
      version: z.int(),
      effectiveOn: z.iso.date(),
      kind: z.enum(SCHEDULE_CHANGES),
      replaces: z.int(),
      reason: z.string().nullable(),
      annualRatePercent: z.string().nullable(),
      installments: z.array(
        InstallmentAnswer.extend({ since: z.int() }).openapi("VersionedInstallment", {
          description: "`since`: the version that made the line; older ones ask what was paid.",
        }),
      ),
    }),
    entries: z.array(
      z.object({
        type: z.string().openapi({ example: "schedule-change" }),
        amount: z.int(),
        component: z.enum(COMPONENTS).nullable(),
        effectiveOn: z.iso.date(),
      }),
    ),
  })
  .openapi("ModificationPreview");

export function previewAnswer(
  { modification, before, after, ...rest }: ModificationPreview,
  currency: string,
): z.input<typeof PreviewAnswer> {
  const { schedule, entries } = modification;
  const { version, effectiveOn, installments, change } = schedule;
  return {
    currency,
    before: sideAnswer(before),
    after: sideAnswer(after),
    ...rest,
    schedule: {
      version,
      effectiveOn,
      kind: change?.kind ?? "undo",
      replaces: change?.replaces ?? 0,
      reason: change?.reason ?? null,
      annualRatePercent: change?.annualRatePercent ?? null,
      installments: installments.map((line) => ({ ...line, since: line.since ?? 1 })),
    },
    entries: entries.map(({ type, amount, component, effectiveOn: on }) => ({
      type,
      amount,
      component: component ?? null,
      effectiveOn: on,
    })),
  };
}

function sideAnswer(side: PreviewSide): z.input<typeof Side> {
  return {
    ...side,
    outstanding: { ...side.outstanding },
    reAges: side.reAges.map((window) => ({ ...window })),
    classification: { ...side.classification },
    installments: side.installments.map((one) => ({ ...one, paid: { ...one.paid } })),
  };
}
