import { z } from "@hono/zod-openapi";
import { EU_MATERIALITY, type MaterialityRule } from "../../domain/delinquency/materiality";
import { Day, Moment } from "../fields";
import { LedgerBody, LinesBody } from "./ledger-body";
import { Amount, Count, Percent, RulesBody } from "./rules-body";

const PAUSES_MAX = 100;
const BUCKETS_MAX = 60;
const DAYS_MAX = 100_000;
/** A history replays the loan for every date of it: the two together bound what one answer costs. */
const ROWS_MAX = 1500;

const PauseBody = z
  .strictObject({
    from: Day,
    to: Day.nullable().default(null),
    postedAt: Moment.optional(),
    withdrawnAt: Moment.nullable().default(null),
  })
  .refine(({ from, to }) => to === null || to > from, {
    path: ["to"],
    message: "is not after from: it is the first day that counts again",
  })
  .openapi("Pause", {
    description:
      "Days that do not count: from `from` on, before `to`; null for no end yet. Known from the " +
      "start unless `postedAt` says when; after `withdrawnAt` it was never there.",
  });

const BucketBody = z
  .strictObject({
    name: z.string().trim().min(1).max(40),
    from: z.int("is a whole number of days").min(-DAYS_MAX).max(DAYS_MAX),
    to: z.int("is a whole number of days, or null").min(-DAYS_MAX).max(DAYS_MAX).nullable(),
  })
  .openapi("BucketRange", {
    description: "Days past due from `from` to `to`, both included; the last one has no `to`.",
  });

const CountingBody = z
  .strictObject({
    dueDateIsDay: z
      .union([z.literal(0), z.literal(1)], { error: "is 0 or 1" })
      .default(0)
      .openapi({
        type: "integer",
        enum: [0, 1],
        description: "0: late from the day after the due date. 1: at the close of the due date.",
      }),
    pauses: z.array(PauseBody).max(PAUSES_MAX).default([]).openapi({
      description: "They may touch, overlap and enclose each other; each day counts once.",
    }),
    scheme: z.array(BucketBody).max(BUCKETS_MAX).optional().openapi({
      description: "Every count from 0 on in exactly one bucket. M0 to M7+ when left out.",
    }),
    dueDay: z
      .int()
      .min(1)
      .max(31)
      .optional()
      .openapi({
        description:
          "The contract's day of the month, for MBA and OTS: with 31, 28 February is followed by 31 " +
          "March. That of the oldest unpaid due date when left out.",
      }),
  })
  .openapi("CountingConvention");

const PRESETS = {
  "eu-retail": EU_MATERIALITY.retail,
  "eu-other": EU_MATERIALITY.other,
} as const satisfies Record<string, MaterialityRule>;

const MaterialityBody = z
  .union([
    z.enum(["eu-retail", "eu-other"]),
    z.strictObject({
      currency: z.string().regex(/^[A-Z]{3}$/, "is three letters, such as EUR"),
      absoluteAmount: Amount,
      relativePercent: Percent,
      daysMax: Count(3660).default(90),
    }),
  ])
  .openapi("MaterialityThresholds", {
    description:
      "When what is past due is material: above both. A preset of Regulation (EU) 2018/1845 in EUR " +
      "(eu-retail: 100 and 1 percent; eu-other: 500 and 1 percent; 90 days), or your own in the " +
      "currency of the loan. Days within a pause neither count nor reset.",
  });

export const DelinquencyBody = z
  .strictObject({
    schedule: LinesBody.refine((lines) => lines.length > 0, "is empty: send the installments"),
    ledger: LedgerBody.default([]),
    rules: RulesBody.optional(),
    counting: CountingBody.default({ dueDateIsDay: 0, pauses: [] }),
    asOf: Day,
    from: Day.optional().openapi({
      description: "Where the history begins; with the first due date when left out.",
    }),
    knownAt: Moment.optional().openapi({
      description: "Asks for the same as it was known at this moment as well: `knownThen`.",
    }),
    materiality: MaterialityBody.optional(),
  })
  .refine(({ schedule, ledger }) => schedule.length + ledger.length <= ROWS_MAX, {
    path: ["ledger"],
    message: `has too many entries: with the schedule ${ROWS_MAX} rows at most`,
  })
  .openapi("DelinquencyInput", {
    example: {
      schedule: [
        { dueOn: "2025-02-01", principal: 95_000, interest: 5_000 },
        { dueOn: "2025-03-01", principal: 96_000, interest: 4_000 },
        { dueOn: "2025-04-01", principal: 97_000, interest: 3_000 },
      ],
      ledger: [
        {
          type: "payment",
          amount: 100_000,
          effectiveOn: "2025-02-20",
          postedAt: Date.UTC(2025, 2, 15),
        },
      ],
      rules: { graceDays: 0 },
      counting: { dueDateIsDay: 0, pauses: [{ from: "2025-03-05", to: "2025-03-10" }] },
      asOf: "2025-03-31",
      knownAt: Date.UTC(2025, 2, 10),
      materiality: "eu-retail",
    },
  });

export function materialityRule(body: z.output<typeof MaterialityBody>): MaterialityRule {
  return typeof body === "string" ? PRESETS[body] : body;
}
