import { z } from "@hono/zod-openapi";
import { EVENTS, PRODUCTS } from "../../domain/classification/facts";

// A scheme as bodies and answers say it: the type of the core.

const NAME = z.string().trim().min(1).max(60);
const DAYS = z.int().min(0).max(36_600);
const MONTHS = z.int().min(0).max(1200);
const SHARE = z.number().min(0).max(100);

const Source = z
  .strictObject({
    document: z.string().min(1).max(300),
    article: z.string().max(60).nullable(),
    verified: z.boolean(),
    note: z.string().max(300).optional(),
  })
  .openapi("ClassificationSource", {
    description:
      "`verified` is false where nobody has read the text yet; `note` says what is unsure.",
  });

const RULE = {
  id: NAME,
  atLeast: NAME.openapi({ description: "The class a loan has at least." }),
  source: Source,
  products: z.array(z.enum(PRODUCTS)).min(1).optional(),
  isRebuttable: z.boolean().optional(),
};

const RuleBody = z
  .discriminatedUnion("kind", [
    z.strictObject({
      ...RULE,
      kind: z.literal("days"),
      counter: z.enum(["past-due", "material"]),
      moreThanDays: DAYS,
      within: z.strictObject({ event: z.enum(EVENTS), months: MONTHS }).optional(),
    }),
    z.strictObject({
      ...RULE,
      kind: z.literal("event"),
      event: z.enum(EVENTS),
      afterDays: DAYS,
      forMonths: MONTHS.nullable(),
    }),
    z.strictObject({ ...RULE, kind: z.literal("expected-loss"), morePercent: SHARE }),
    z.strictObject({ ...RULE, kind: z.literal("non-performing-age"), months: MONTHS }),
  ])
  .openapi("ClassificationRule");

const CONTAGION = { id: NAME, source: Source, retail: z.enum(["only", "never", "both"]) };
const ContagionBody = z
  .discriminatedUnion("kind", [
    z.strictObject({ ...CONTAGION, kind: z.literal("worst-loan"), fromClass: NAME }),
    z.strictObject({
      ...CONTAGION,
      kind: z.literal("share"),
      fromClass: NAME,
      morePercent: SHARE,
      atLeast: NAME,
    }),
    z.strictObject({
      ...CONTAGION,
      kind: z.literal("other-lenders"),
      morePercent: SHARE,
      atLeast: NAME,
    }),
  ])
  .openapi("ClassificationContagion");

const PERCENT = z.string().max(14).openapi({ example: "25" });

export const SchemeBody = z
  .strictObject({
    id: NAME,
    version: z.int().min(1),
    name: z.string().min(1).max(120),
    jurisdiction: z.string().min(1).max(12),
    dueDateIsDay: z.union([z.literal(0), z.literal(1)]).openapi({ type: "integer", enum: [0, 1] }),
    classes: z
      .array(z.strictObject({ name: NAME, isNonPerforming: z.boolean() }))
      .max(20)
      .openapi({ description: "The best first." }),
    rules: z.array(RuleBody).max(60),
    cures: z
      .array(
        z.strictObject({
          id: NAME,
          fromClass: NAME,
          event: z.enum(EVENTS).optional(),
          months: MONTHS,
          payments: z.int().min(0).max(600),
          source: Source,
        }),
      )
      .max(20),
    contagion: z.array(ContagionBody).max(20),
    provisions: z
      .array(
        z.strictObject({
          class: NAME,
          percent: PERCENT,
          unsecuredPercent: PERCENT.optional(),
          unsecuredFromStartPercent: PERCENT.optional(),
          source: Source,
        }),
      )
      .max(20),
    floors: z
      .array(
        z.strictObject({
          ratio: z.enum(["coverage", "loan-provision"]),
          percentMin: PERCENT,
          percentMax: PERCENT,
          source: Source,
        }),
      )
      .max(10),
  })
  .openapi("ClassificationScheme");
