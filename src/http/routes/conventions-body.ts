import { z } from "@hono/zod-openapi";
import { INSTALLMENT_COUNT_MAX } from "../../domain/import/loan-row";
import { BUSINESS_DAY_RULES } from "../../domain/loan/conventions";
import { DAY_COUNTS } from "../../kernel/day-count";
import { minor } from "../../kernel/money";
import { Day } from "../fields";
import { AMOUNT_MAX, Count, Percent, RoundingName } from "./rules-body";

const EVENTS_MAX = 120;
const HOLIDAYS_MAX = 2_000;

/** What a contract says of its schedule; the core checks how the parts fit together. */
export const ConventionsBody = z
  .strictObject({
    dayCount: z.enum(["period", ...DAY_COUNTS]).openapi({
      description: "`period`: the yearly rate divided by the periods of a year.",
    }),
    firstPeriod: z.enum(["regular", "actual"]).openapi({
      description: "Under `period`: whether odd days of the first period are charged.",
    }),
    interestRounding: RoundingName,
    interestCarry: z.enum(["rounded", "carried"]),
    installmentRounding: RoundingName,
    installmentMultiple: z
      .int()
      .min(1)
      .max(AMOUNT_MAX)
      .transform((value) => minor(value))
      .openapi({ type: "integer", minimum: 1, maximum: AMOUNT_MAX }),
    remainder: z.enum(["last", "smoothed"]),
    dueDay: z.int().min(1).max(31).nullable(),
    businessDays: z
      .strictObject({
        rule: z.enum(BUSINESS_DAY_RULES),
        weekend: z.array(z.int().min(1).max(7)).max(6),
        holidays: z.array(Day).max(HOLIDAYS_MAX),
      })
      .nullable(),
    principalGraceCount: Count(INSTALLMENT_COUNT_MAX),
    interestGraceCount: Count(INSTALLMENT_COUNT_MAX),
    interestGrace: z.enum(["deferred", "waived"]),
    disbursements: z
      .array(
        z.strictObject({
          on: Day,
          amount: Count(AMOUNT_MAX)
            .transform((value) => minor(value))
            .openapi({ type: "integer" }),
        }),
      )
      .max(EVENTS_MAX),
    rateChanges: z.array(z.strictObject({ from: Day, annualRatePercent: Percent })).max(EVENTS_MAX),
  })
  .partial()
  .openapi("Conventions", {
    description:
      "What the contract says beyond amount, rate, count and rhythm; plain where absent.",
    example: { interestCarry: "carried", remainder: "smoothed", dueDay: 1 },
  });

/** The highest yearly rate that a law allows. */
export const RateCeilingBody = z
  .strictObject({
    referencePercent: Percent,
    multiple: z.int().min(1).max(100).default(1),
    source: z.string().trim().min(1).max(300),
  })
  .openapi("RateCeiling", {
    description:
      "Refuses terms above it: so many times a reference rate, with where that is written.",
    example: { referencePercent: "3.85", multiple: 4, source: "four times the one-year LPR" },
  });
