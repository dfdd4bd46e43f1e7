import { createRoute, z } from "@hono/zod-openapi";
import {
  type ClassificationQuestion,
  classifyBorrower,
  type SchemeAnswer,
} from "../../app/classification/classify-borrower";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { problem } from "../problem";
import { ClassificationBody } from "./classification-body";

const Reason = z.object({
  rule: z.string(),
  atLeast: z.string(),
  since: z.iso.date(),
  source: z.object({
    document: z.string(),
    article: z.string().nullable(),
    verified: z.boolean(),
    note: z.string().optional(),
  }),
});

const LoanAnswer = z
  .object({
    reference: z.string(),
    class: z.string(),
    isNonPerforming: z.boolean(),
    since: z.iso.date(),
    ownClass: z.string().openapi({ description: "Without what the borrower's other debts do." }),
    nonPerformingSince: z.iso.date().nullable(),
    reasons: z.array(Reason).openapi({ description: "That of the worst class first." }),
    waiting: z
      .object({
        cure: z.string(),
        missing: z.array(z.enum(["arrears", "payments", "months"])),
        paymentsMissing: z.int(),
        earliestOn: z.iso.date().nullable(),
      })
      .nullable()
      .openapi({ description: "What keeps it from a better class, and until when at least." }),
    overlay: z.enum(["worse", "better", "none"]),
    contagion: z.string().nullable(),
    provision: z
      .object({
        amount: z.int(),
        principal: z.int(),
        interest: z.int(),
        penalty: z.int(),
      })
      .nullable()
      .openapi({ description: "In minor units, rounded half up; the parts sum to the amount." }),
  })
  .openapi("ClassifiedLoan");

const Answer = z
  .object({
    asOf: z.iso.date(),
    schemes: z.array(z.object({ id: z.string(), version: z.int(), loans: z.array(LoanAnswer) })),
  })
  .openapi("CalculatedClassification");

const classification = createRoute({
  method: "post",
  path: "/v1/calculations/classification",
  operationId: "calculation.classification",
  tags: ["Calculations"],
  summary: "Facts of a borrower's loans to classes",
  description:
    "The class of each loan by each scheme you name, with every rule that led to it, since when, " +
    "what it waits for before it can be better, and its provision. Nothing is stored.",
  security: SIGNED_IN,
  request: { body: jsonBody(ClassificationBody) },
  responses: {
    ...answers(200, Answer, "By scheme, in the order asked; loans in the order sent."),
    ...problems(
      "request.invalid",
      "request.malformed",
      "classification.class_unknown",
      "classification.scheme_flawed",
      "classification.scheme_unknown",
    ),
  },
});

export const calculationClassificationRoutes = newApi();

calculationClassificationRoutes.openapi(classification, (c) => {
  const { asOf, schemes, ownSchemes, loans, otherLenders } = c.req.valid("json");
  const question = {
    asOf,
    schemes,
    ownSchemes,
    loans: loans.map(({ previous, overlays, ...facts }) => ({ facts, previous, overlays })),
    otherLenders,
    // What is absent in a body and undefined in its type are the same to the core.
  } as ClassificationQuestion;
  const told = classifyBorrower(c.get("tenant"), question);
  if (!told.ok) {
    const { code, ...facts } = told.refusal;
    return problem(c, code, facts);
  }
  return c.json({ asOf, schemes: told.value.map(schemeAnswer) }, 200);
});

function schemeAnswer({ scheme, loans }: SchemeAnswer) {
  return {
    id: scheme.id,
    version: scheme.version,
    loans: loans.map(({ reference, own, spread, provision }) => ({
      reference,
      class: spread.class,
      isNonPerforming: spread.isNonPerforming,
      since: spread.since,
      ownClass: own.class,
      nonPerformingSince: own.nonPerformingSince,
      reasons: own.reasons.map(({ rule, since }) => {
        return { rule: rule.id, atLeast: rule.atLeast, since, source: rule.source };
      }),
      waiting: own.waiting && {
        cure: own.waiting.cure.id,
        missing: [...own.waiting.missing],
        paymentsMissing: own.waiting.paymentsMissing,
        earliestOn: own.waiting.earliestOn,
      },
      overlay: own.overlay,
      contagion: spread.contagion?.id ?? null,
      provision: provision && { amount: provision.amount, ...provision.parts },
    })),
  };
}
