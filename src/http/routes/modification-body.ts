import { z } from "@hono/zod-openapi";
import type { ModificationRequest } from "../../domain/modification/modify";
import { Day } from "../fields";
import { Owed as AmountOwed } from "./ledger-body";
import { Percent } from "./rules-body";

/** More than that no contract is stretched to. */
const COUNT_MAX = 600;
const DAYS_MAX = 3660;
const PAYMENTS_MAX = 60;

const Count = z.int("is a whole number");
const Owed = AmountOwed.refine((value) => value > 0, "is more than zero").openapi({
  type: "integer",
});
const reason = z.string().trim().min(1).max(300).nullish().openapi({ example: "reduced hours" });

const ReAge = z
  .strictObject({
    kind: z.literal("re-age"),
    installmentCount: Count.min(1).max(COUNT_MAX),
    firstDueOn: Day,
    interest: z.enum(["computed", "kept"]).default("computed").openapi({
      description: "kept: no more interest than was asked, in equal parts.",
    }),
    reason,
  })
  .openapi("ReAge", { description: "All that is unpaid onto new installments: current again." });

const ReAmortize = z
  .strictObject({
    kind: z.literal("re-amortize"),
    interest: z.enum(["computed", "kept"]).default("kept"),
    reason,
  })
  .openapi("ReAmortize", {
    description: "What is overdue over the installments left; same dates, same count.",
  });

const Extend = z
  .strictObject({
    kind: z.literal("extend"),
    by: z.union([
      z.strictObject({ addedCount: Count.min(1).max(COUNT_MAX) }),
      z.strictObject({ installmentMax: Owed }),
    ]),
    reason,
  })
  .openapi("Extend", {
    description: "More installments: so many, or as few as bring each one down to an amount.",
  });

const CutRate = z
  .strictObject({ kind: z.literal("cut-rate"), annualRatePercent: Percent, reason })
  .openapi("CutRate", { description: "A lower rate from the day on." });

const MoveDueDates = z
  .strictObject({
    kind: z.literal("move-due-dates"),
    to: z.union([
      z.strictObject({ days: Count.min(-DAYS_MAX).max(DAYS_MAX) }),
      z.strictObject({ dayOfMonth: Count.min(1).max(31) }),
    ]),
    gapInterest: z.enum(["charged", "waived"]).default("charged"),
    reason,
  })
  .openapi("MoveDueDates", {
    description: "All due dates ahead by days, or to a day of the month.",
  });

const Defer = z
  .strictObject({
    kind: z.literal("defer"),
    installmentCount: Count.min(0).max(COUNT_MAX),
    arrears: z.enum(["deferred", "kept"]).default("kept"),
    interest: z.enum(["accrues", "free"]).default("accrues"),
    reason,
  })
  .openapi("Defer", { description: "The next installments, or the overdue ones too, to the end." });

const Capitalize = z
  .strictObject({
    kind: z.literal("capitalize"),
    components: z
      .array(z.enum(["penalty", "fee", "interest"]))
      .min(1)
      .max(3),
    addedCount: Count.min(0).max(COUNT_MAX).default(0),
    reason,
  })
  .openapi("Capitalize", { description: "Overdue interest, fees or penalties become principal." });

const Forgive = z
  .strictObject({
    kind: z.literal("forgive"),
    component: z.enum(["penalty", "fee", "interest", "principal"]),
    amount: Owed,
    as: z.enum(["waiver", "write-off"]).default("waiver"),
    reason,
  })
  .openapi("Forgive", { description: "A part of the debt is given up for good." });

const Settle = z
  .strictObject({
    kind: z.literal("settle"),
    payments: z
      .array(z.strictObject({ on: Day, amount: Owed }))
      .min(1)
      .max(PAYMENTS_MAX),
    reason,
  })
  .openapi("Settle", {
    description: "Payments that are accepted as full; the rest is given up once they are made.",
  });

/** One kind each; several loans become one, and an undoing needs stored versions, elsewhere. */
export const ModificationBody = z
  .discriminatedUnion("kind", [
    ReAge,
    ReAmortize,
    Extend,
    CutRate,
    MoveDueDates,
    Defer,
    Capitalize,
    Forgive,
    Settle,
  ])
  .openapi("ModificationRequest");

/** A body as the domain asks it: a reason that was left out is none. */
export function toRequest(body: z.output<typeof ModificationBody>): ModificationRequest {
  return { ...body, reason: body.reason ?? null };
}
