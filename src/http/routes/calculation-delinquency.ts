import { createRoute, z } from "@hono/zod-openapi";
import {
  type CountedDelinquency,
  type CountRefusal,
  calculateDelinquency,
} from "../../app/loan/calculate-delinquency";
import { explainBucket } from "../../app/policy/explain-bucket";
import {
  type BucketRange,
  type BucketRefusal,
  placeOfRefusal,
} from "../../domain/delinquency/bucket-scheme";
import { BUCKETS } from "../../domain/delinquency/bucket";
import type { FieldError } from "../field-errors";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { problem } from "../problem";
import { DAY_COUNTS_ANSWER, ToldAnswer, toldAnswer } from "./delinquency-answer";
import { DelinquencyBody, materialityRule } from "./delinquency-body";
import { entriesOf, installmentsOf } from "./ledger-body";

const MonthsAnswer = z
  .object({
    monthsLate: z.int(),
    classDays: z.int().openapi({ example: 30, description: "Thirty for each month late." }),
    bucket: z.enum(BUCKETS).openapi({ description: "Numbered by months late: M1 is 30 days." }),
  })
  .openapi("MonthsLate");

const InstallmentDaysAnswer = z
  .object({
    number: z.int(),
    dueOn: z.iso.date(),
    unpaid: z.int(),
    isTolerated: z.boolean().openapi({ description: "A shortfall too small to have an age." }),
    ...DAY_COUNTS_ANSWER,
    bucket: z.string(),
  })
  .openapi("InstallmentDays");

const MaterialityAnswer = z
  .object({
    counter: z.int().openapi({ description: "0 when what is past due is not material." }),
    isDefault: z.boolean(),
    runs: z
      .array(
        z.object({
          startedOn: z.iso.date(),
          resetOn: z.iso.date().nullable(),
          resetBy: z.enum(["absolute", "relative", "both"]).nullable(),
          days: z.int(),
          defaultOn: z.iso.date().nullable(),
        }),
      )
      .openapi({ description: "Oldest first; the last one may still run." }),
  })
  .openapi("Materiality");

const Counted = ToldAnswer.extend({
  mba: MonthsAnswer.openapi({ description: "Late at the close of the day before the next due." }),
  ots: MonthsAnswer.openapi({ description: "Late at the close of the same day next month." }),
  installments: z.array(InstallmentDaysAnswer).openapi({ description: "With something past due." }),
  materiality: MaterialityAnswer.nullable(),
}).openapi("CountedDelinquency");

const Answer = Counted.extend({
  asOf: z.iso.date(),
  from: z.iso.date().openapi({ description: "Where the history begins." }),
  knownAt: z.int().nullable(),
  knownThen: Counted.nullable().openapi({ description: "The same from what was known then." }),
}).openapi("CalculatedDelinquency");

const delinquency = createRoute({
  method: "post",
  path: "/v1/calculations/delinquency",
  operationId: "calculation.delinquency",
  tags: ["Calculations"],
  summary: "Schedule and ledger to delinquency",
  description:
    "Days past due by every convention, the history that led there with its spells, and the EU " +
    "counter of material days, as known now and on request as known then. Nothing is stored.",
  security: SIGNED_IN,
  request: { body: jsonBody(DelinquencyBody) },
  responses: {
    ...answers(200, Answer, "The counts at the close of the day, and how the loan came there."),
    ...problems(
      "request.invalid",
      "request.malformed",
      "bucket.day_invalid",
      "bucket.empty",
      "bucket.gap",
      "bucket.name_repeated",
      "bucket.not_from_zero",
      "bucket.not_open_ended",
      "bucket.overlap",
      "delinquency.history_backwards",
    ),
  },
});

export const calculationDelinquencyRoutes = newApi();

calculationDelinquencyRoutes.openapi(delinquency, (c) => {
  const { schedule, ledger, rules, counting, asOf, from, knownAt, materiality } =
    c.req.valid("json");
  const scheme = counting.scheme ?? null;
  const told = calculateDelinquency(c.get("tenant"), {
    installments: installmentsOf(schedule),
    entries: entriesOf(ledger),
    rules: rules ?? {},
    dueDateIsDay: counting.dueDateIsDay,
    pauses: counting.pauses.map(({ from, to, withdrawnAt, postedAt }) => {
      return { from, to, withdrawnAt, ...(postedAt === undefined ? {} : { postedAt }) };
    }),
    scheme,
    dueDay: counting.dueDay ?? null,
    asOf,
    from: from ?? null,
    knownAt: knownAt ?? null,
    materiality: materiality === undefined ? null : materialityRule(materiality),
  });
  if (!told.ok) {
    const { code, ...facts } = told.refusal;
    return problem(c, code, { ...facts, errors: [explain(told.refusal, scheme ?? [])] });
  }
  const { knownThen, ...now } = told.value;
  const answer = {
    asOf,
    from: now.from,
    knownAt: knownAt ?? null,
    ...countedAnswer(now),
    knownThen: knownThen && countedAnswer(knownThen),
  };
  return c.json(answer, 200);
});

function countedAnswer(counted: CountedDelinquency): z.input<typeof Counted> {
  const { mba, ots, installments, materiality } = counted;
  return {
    ...toldAnswer(counted),
    mba,
    ots,
    installments: installments.map((one) => ({ ...one })),
    materiality: materiality && {
      ...materiality,
      runs: materiality.runs.map((one) => ({ ...one })),
    },
  };
}

/** The field that a refusal is about, with what to do. */
function explain(
  refusal: BucketRefusal | CountRefusal,
  scheme: readonly BucketRange[],
): FieldError {
  if (refusal.code === "delinquency.history_backwards") {
    return { pointer: "#/from", detail: "lies after asOf: correct one of them" };
  }
  if (refusal.code === "delinquency.history_too_long") {
    const { part, reachedOn, replaysMax } = refusal;
    const pointer = part === "history" ? "#/from" : "#/materiality";
    const detail = `takes more than ${replaysMax} dates of the schedule and the ledger: it reaches ${reachedOn}`;
    return { pointer, detail };
  }
  const place = placeOfRefusal(refusal, scheme);
  const at = place === null ? "" : `/${place.index}/${place.field}`;
  return { pointer: `#/counting/scheme${at}`, detail: explainBucket(refusal) };
}
