import { z } from "@hono/zod-openapi";
import type { ToldDelinquency } from "../../domain/delinquency/tell-delinquency";
import { ENTRY_MONTHS } from "../../domain/delinquency/tell-delinquency";

/** How late something is, in calendar days; of a loan and of each installment alike. */
export const DAY_COUNTS_ANSWER = {
  daysPastDue: z.int().openapi({
    description: "Since the due date, whatever was paused: `calendarDaysPastDue` of a loan.",
  }),
  pausedDays: z.int().openapi({ description: "Of these, days within a pause, each once." }),
  daysAfterPause: z.int().openapi({
    description: "The rest, what mark and bucket go by: `daysPastDue` of a loan.",
  }),
  daysAfterGrace: z.int().openapi({ description: "What is left of it after the grace." }),
  isDelinquent: z.boolean().openapi({ description: "More days after pause than the grace has." }),
};

const BucketNameAnswer = z.string().openapi({
  example: "M2",
  description: "A name of the scheme; that of day 0 until the delinquent mark.",
});

const Calendar = z
  .object({
    asOf: z.iso.date(),
    pastDueSince: z.iso.date().nullable().openapi({
      description: "The oldest due date that is not met within the tolerance.",
    }),
    pastDueAmount: z.int().openapi({ description: "Without penalties, which age no loan." }),
    ...DAY_COUNTS_ANSWER,
    isPaused: z.boolean().openapi({ description: "Tomorrow's count after pause is today's." }),
    bucket: BucketNameAnswer,
  })
  .openapi("CalendarDaysPastDue");

const HistoryLine = z
  .object({
    on: z.iso.date(),
    pastDueSince: z.iso.date().nullable(),
    daysPastDue: z.int(),
    daysAfterPause: z.int(),
    isPaused: z.boolean(),
    isDelinquent: z.boolean(),
    bucket: BucketNameAnswer,
    pastDueAmount: z.int(),
  })
  .openapi("DelinquencyChange", {
    description:
      "How the loan stands from this day until the next such line. The counts are of this day; " +
      "each later day past due adds one, to `daysAfterPause` only outside of a pause.",
  });

const Spell = z
  .object({
    startedOn: z.iso.date(),
    startedBefore: z.boolean().openapi({
      description: "It was delinquent already when the history begins.",
    }),
    curedOn: z.iso.date().nullable().openapi({ description: "Null while it lasts." }),
    days: z.int(),
  })
  .openapi("DelinquencySpell");

const Record = z
  .object({
    spells: z.array(Spell).openapi({ description: "Oldest first." }),
    firstDelinquentOn: z.iso.date().nullable(),
    curedOn: z.iso.date().nullable().openapi({ description: "The latest cure." }),
    redefaultedOn: z.iso.date().nullable().openapi({
      description: "The latest day on which the mark came back after a cure.",
    }),
    longestSpellDays: z.int(),
    entryCount: z.int().openapi({
      description: `Spells begun in the last ${ENTRY_MONTHS} months of the history.`,
    }),
  })
  .openapi("DelinquencyRecord", { description: "Days on end with the delinquent mark." });

/** What both the calculation and a stored loan tell, as known at one moment. */
export const ToldAnswer = z
  .object({
    calendar: Calendar,
    history: z.array(HistoryLine).openapi({
      description: "A line for the first day and for each on which more than the days changes.",
    }),
    record: Record,
  })
  .openapi("ToldDelinquency");

export function toldAnswer(told: ToldDelinquency): z.input<typeof ToldAnswer> {
  const { calendar, history, record } = told;
  return {
    calendar: { ...calendar },
    history: history.map((line) => ({ ...line })),
    record: { ...record, spells: record.spells.map((spell) => ({ ...spell })) },
  };
}
