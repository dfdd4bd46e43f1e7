import { createRoute, z } from "@hono/zod-openapi";
import { CONDITION_WORDS_EN } from "../../domain/condition/say-en";
import { CONDITION_WORDS_ZH_CN } from "../../domain/condition/say-zh-cn";
import { sayCondition } from "../../domain/condition/say";
import { FACTS, FIXED_FACTS } from "../../domain/condition/facts";
import { checkPolicy } from "../../domain/policy/check";
import { readingsOf } from "../../domain/policy/readings";
import { documentOf } from "../../domain/policy/templates";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { DocumentBody, documentFrom, Flaws, toErrors } from "./policy-body";

const Fact = z
  .object({
    name: z.string(),
    type: z.enum(["int", "string", "bool", "list<string>"]),
    unit: z.enum(["days", "months", "installments", "minor"]).nullable().openapi({
      description: "`minor`: an amount in the smallest unit of the loan's currency.",
    }),
    meaning: z.string(),
    example: z.union([z.int(), z.string(), z.boolean(), z.array(z.string())]),
    known: z.array(z.string()).openapi({ description: "Values it usually has." }),
    fixed: z.boolean().openapi({
      description: "Never changes on a loan: a segment with its own grace or tolerance may ask it.",
    }),
  })
  .openapi("ConditionFact");

const facts = createRoute({
  method: "get",
  path: "/v1/policies/facts",
  operationId: "policy.list-facts",
  tags: ["Policies"],
  summary: "What a condition can ask about",
  description: "Every fact of a loan, its borrower and the case that `when` may name.",
  security: SIGNED_IN,
  responses: {
    ...answers(
      200,
      z.object({ facts: z.array(Fact) }).openapi("ConditionFactList", {
        example: {
          facts: [
            {
              name: "loan.daysPastDue",
              type: "int",
              unit: "days",
              meaning: "days past due",
              example: 31,
              known: [],
              fixed: false,
            },
          ],
        },
      }),
      "All facts.",
    ),
    ...problems(),
  },
});

const LocaleName = z.enum(["en", "zh-CN"]).default("en");

const validate = createRoute({
  method: "post",
  path: "/v1/policies/validate",
  operationId: "policy.validate",
  tags: ["Policies"],
  summary: "Check a document",
  description:
    "Stateless: everything that keeps it from being put in force, each with its place, and what " +
    "every condition says in plain language. Amounts in readings are in minor units.",
  security: SIGNED_IN,
  request: {
    query: z.object({ locale: LocaleName.openapi({ description: "Of the readings." }) }),
    body: jsonBody(DocumentBody, documentOf("small-business")),
  },
  responses: {
    ...answers(
      200,
      z
        .object({
          valid: z.boolean(),
          errors: Flaws,
          readings: z.array(z.object({ pointer: z.string(), text: z.string() })),
        })
        .openapi("PolicyValidation", {
          example: {
            valid: true,
            errors: [],
            readings: [
              {
                pointer: "#/segments/0/when",
                text: "the principal balance is more than 25,000,000",
              },
            ],
          },
        }),
      "Whether it could be put in force, what is wrong, and the conditions in words.",
    ),
    ...problems("request.invalid", "request.malformed"),
  },
});

export const policyFactRoutes = newApi();

policyFactRoutes.openapi(facts, (c) => {
  c.get("tenant").allow("policy.read");
  const all = FACTS.map((fact) => {
    const { name, type, unit, example } = fact;
    const known = "known" in fact ? [...fact.known] : [];
    const shown = Array.isArray(example) ? [...example] : example;
    const meaning = CONDITION_WORDS_EN.facts[name];
    return { name, type, unit, meaning, example: shown, known, fixed: FIXED_FACTS.includes(name) };
  });
  return c.json({ facts: all }, 200);
});

policyFactRoutes.openapi(validate, (c) => {
  c.get("tenant").allow("policy.read");
  const document = documentFrom(c.req.valid("json"));
  const { locale } = c.req.valid("query");
  const words = locale === "zh-CN" ? CONDITION_WORDS_ZH_CN : CONDITION_WORDS_EN;
  const readings = readingsOf(document, (condition) => sayCondition(condition, words));
  const errors = toErrors(checkPolicy(document), "");
  const said = readings.map((one) => ({ ...one }));
  return c.json({ valid: errors.length === 0, errors, readings: said }, 200);
});
