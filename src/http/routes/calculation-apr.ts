import { createRoute, z } from "@hono/zod-openapi";
import { type AprQuestion, calculateAprAnswer } from "../../app/loan/calculate-apr";
import { explainRefusal } from "../../app/loan/explain-refusal";
import { APR_BASES, APR_DECIMALS, type AprRefusal } from "../../domain/apr/apr";
import type { Flow } from "../../domain/apr/flow";
import type { ScheduleRefusal } from "../../domain/loan/build-schedule";
import { minor } from "../../kernel/money";
import { Day } from "../fields";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import type { FieldError } from "../field-errors";
import { problem } from "../problem";
import { readTerms, SCHEDULE_PROBLEMS, TERM_FIELDS } from "./loan-body";

/** Below it the sums over every flow allowed here are exact. */
const AMOUNT_MAX = 10 ** 12;
const ADVANCES_MAX = 200;
const PAYMENTS_MAX = 2000;
const DECIMALS_MAX = 6;
const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

const FlowBody = z
  .strictObject({
    on: Day,
    amount: z
      .int("is an integer in minor units, such as 1250 for 12.50")
      .min(1, "is more than zero")
      .max(AMOUNT_MAX)
      .transform((value) => minor(value))
      .openapi({ type: "integer", example: 23_000 }),
  })
  .openapi("Flow");

const AprBody = z
  .strictObject({
    basis: z.enum(APR_BASES).openapi({
      example: "us-reg-z",
      description:
        "us-reg-z: 12 CFR 1026 Appendix J, actuarial. eu-aprc-month: Directives 2008/48/EC, " +
        "2014/17/EU and (EU) 2023/2225, months or weeks of a standard year. eu-aprc-days-365: the " +
        "same on actual days over 365. irr-effective: internal rate of return, compounded yearly, " +
        "actual days over 365. irr-nominal: that return per unit-period, multiplied to a year.",
    }),
    decimals: z
      .int("is a whole number")
      .min(1)
      .max(DECIMALS_MAX)
      .default(APR_DECIMALS)
      .openapi({ description: "Of the answer; halves are rounded up." }),
    currency: z
      .string()
      .refine((code) => CURRENCIES.has(code), "is not an ISO 4217 currency, such as USD")
      .optional()
      .openapi({
        example: "USD",
        description:
          "Of the flows, for the record: a rate is the same in all. Yours when left out.",
      }),
    advances: z.array(FlowBody).max(ADVANCES_MAX).optional().openapi({
      description: "What the borrower receives, in any order. With payments, in place of terms.",
    }),
    payments: z
      .array(FlowBody)
      .max(PAYMENTS_MAX)
      .optional()
      .openapi({
        description:
          "What the borrower pays, finance charges included; those kept back from an advance are " +
          "payments on its day.",
      }),
    terms: z.strictObject(TERM_FIELDS).optional().openapi({
      description: "The schedule of these terms is what the borrower pays.",
    }),
    financeCharges: z.array(FlowBody).max(ADVANCES_MAX).optional().openapi({
      description: "With terms: what is paid besides the schedule, such as a fee when paid out.",
    }),
  })
  .superRefine((body, context) => {
    for (const [field, message] of shapeErrors(body)) {
      context.addIssue({ code: "custom", path: [field], message });
    }
  })
  .openapi("AprInput", {
    example: {
      basis: "us-reg-z",
      advances: [{ on: "2026-01-10", amount: 980_000 }],
      payments: [
        { on: "2026-02-15", amount: 345_000 },
        { on: "2026-03-15", amount: 345_000 },
        { on: "2026-04-15", amount: 345_000 },
      ],
    },
  });
type AprBody = z.output<typeof AprBody>;

const AprAnswerBody = z
  .object({
    basis: z.enum(APR_BASES),
    percent: z.string().openapi({ example: "9.69" }),
    unitPeriod: z.string().openapi({
      example: "month",
      description:
        "Over which the rate is found before it is made yearly: day, week, 2-weeks, semimonth, " +
        "month, 3-months, year; term for a single payment within a year.",
    }),
    unitPeriodsPerYear: z.number().openapi({ example: 12 }),
    intervals: z
      .enum(["unit-periods", "months", "weeks", "days"])
      .openapi({ description: "How the distances between flows were measured." }),
    iterations: z.int().openapi({ description: "Steps the solver took." }),
    currency: z.string(),
    totals: z.object({
      advanced: z.int(),
      paid: z.int(),
      financeCharge: z.int().openapi({ description: "Paid beyond what was advanced." }),
    }),
  })
  .openapi("CalculatedApr");

const apr = createRoute({
  method: "post",
  path: "/v1/calculations/apr",
  operationId: "calculation.apr",
  tags: ["Calculations"],
  summary: "Flows or terms to a yearly rate",
  description:
    "The yearly rate of a loan on the basis you name, from dated flows or from terms. Rates of " +
    "different bases do not compare. Nothing is stored.",
  security: SIGNED_IN,
  request: { body: jsonBody(AprBody) },
  responses: {
    ...answers(200, AprAnswerBody, "The rate, and what it was found from."),
    ...problems(
      "request.invalid",
      "request.malformed",
      "apr.flows_out_of_order",
      "apr.no_advance",
      "apr.no_payment",
      "apr.no_rate",
      "apr.rate_out_of_range",
      ...SCHEDULE_PROBLEMS,
    ),
  },
});

export const calculationAprRoutes = newApi();

calculationAprRoutes.openapi(apr, (c) => {
  const body = c.req.valid("json");
  const read = readQuestion(body, body.currency ?? c.get("tenant").tenant.currency);
  if ("errors" in read) return problem(c, "request.invalid", { errors: read.errors });
  const answer = calculateAprAnswer(c.get("tenant"), read.question);
  if (!answer.ok) {
    const { code, ...facts } = answer.refusal;
    return problem(c, code, { ...facts, errors: [explain(answer.refusal, body, read.currency)] });
  }
  const { apr: found, totals } = answer.value;
  return c.json({ ...found, currency: read.currency, totals }, 200);
});

type ReadQuestion =
  | Readonly<{ question: AprQuestion; currency: string }>
  | Readonly<{ errors: readonly FieldError[] }>;

function readQuestion(body: AprBody, defaultCurrency: string): ReadQuestion {
  const { basis, decimals, advances = [], payments = [], financeCharges = [] } = body;
  if (body.terms === undefined) {
    return {
      question: { basis, decimals, of: { advances, payments } },
      currency: defaultCurrency,
    };
  }
  const terms = readTerms(body.terms, defaultCurrency);
  if (!("principal" in terms)) {
    return {
      errors: terms.map(({ field, detail }) => ({ pointer: `#/terms/${field}`, detail })),
    };
  }
  return { question: { basis, decimals, of: { terms, financeCharges } }, currency: terms.currency };
}

/** The field that a refusal is about, with what to do. */
function explain(
  refusal: AprRefusal | ScheduleRefusal,
  body: AprBody,
  currency: string,
): FieldError {
  switch (refusal.code) {
    case "apr.no_advance":
      return { pointer: "#/advances", detail: "is empty: there is no loan without an advance" };
    case "apr.no_payment":
      return { pointer: "#/payments", detail: "is empty: nothing paid has no rate" };
    case "apr.flows_out_of_order":
      return {
        pointer: earlyPayment(body, refusal.advancedOn),
        detail: `lies before the first advance, ${refusal.advancedOn}: correct one of them`,
      };
    case "apr.no_rate":
      return {
        pointer: body.terms === undefined ? "#/payments" : "#/terms",
        detail: "have no rate at which they are worth the advances: see their days and amounts",
      };
    case "apr.rate_out_of_range":
      return {
        pointer: body.terms === undefined ? "#/payments" : "#/terms",
        detail: `lead to a rate beyond ${refusal.percentMax} percent a year: see their days and amounts`,
      };
    case "apr.too_many_flows":
      return {
        pointer: "#/payments",
        detail: `are too many with the advances: send ${refusal.flowCountMax} at most`,
      };
    default: {
      const { field, detail } = explainRefusal(refusal, currency);
      return { pointer: `#/terms/${field}`, detail };
    }
  }
}

function earlyPayment({ payments, financeCharges = [] }: AprBody, advancedOn: string): string {
  const isEarly = ({ on }: Flow) => on < advancedOn;
  const [field, list] =
    payments === undefined ? ["financeCharges", financeCharges] : ["payments", payments];
  return `#/${field}/${list.findIndex(isEarly)}/on`;
}

type AprShape = { [field in "advances" | "payments" | "terms" | "financeCharges"]?: unknown };

/** Either both lists of flows, or terms with nothing but charges beside them. */
function shapeErrors(body: AprShape): readonly (readonly [field: string, message: string])[] {
  const isGiven = (field: keyof AprShape) => body[field] !== undefined;
  const lists = ["advances", "payments"] as const;
  if (isGiven("terms")) {
    return lists.filter(isGiven).map((list) => [list, "does not go with terms: leave one out"]);
  }
  const missing = lists.filter((list) => !isGiven(list));
  const errors = missing.map((list) => [list, "is missing: send both lists, or terms"] as const);
  if (!isGiven("financeCharges")) return errors;
  return [...errors, ["financeCharges", "belongs to terms: count it among the payments"]];
}
