import { z } from "@hono/zod-openapi";
import {
  type KeptDecision,
  packsOf,
  spokenIn,
  untilOf,
  warningsIn,
} from "../../domain/contact/decision";

const SpokenRule = z
  .object({
    pack: z.string().openapi({ example: "US-REGF" }),
    packVersion: z.int(),
    rule: z.string().openapi({ example: "7in7" }),
    source: z.string().openapi({ example: "12 CFR 1006.14(b)(2)(i)(A)" }),
    kind: z.string().openapi({ example: "cap" }),
    status: z.enum(["VP", "VS", "GK", "house"]).openapi({
      description:
        "How well its text is known: read in the primary text, in a secondary source, in none; or your own rule.",
    }),
    verdict: z.enum(["allow", "defer", "deny"]),
    until: z.int().nullable(),
    values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  })
  .openapi("SpokenRule");

const GateWarning = z
  .object({
    code: z.enum(["rule-not-verified", "no-pack", "advice"]),
    pack: z.string().optional(),
    rule: z.string().optional(),
    status: z.string().optional(),
    advice: z.string().optional(),
  })
  .openapi("ContactWarning");

/** What the contact gate said, as every answer of the API shows it. */
export const DECISION = {
  verdict: z.enum(["allow", "defer", "deny"]),
  rule: z.string().openapi({
    example: "quiet-hours",
    description: "Why, in a word: the rule that decided, or its kind.",
  }),
  until: z.int().nullable().openapi({
    description:
      "Epoch milliseconds. Deferred: not before this. Allowed: not after it; null when no end is in sight.",
  }),
  facts: z.looseObject({ channel: z.string() }).openapi({
    description: "What the answer rests on: time zones, contact window, a borrower's stop.",
  }),
  packs: z
    .array(z.object({ id: z.string(), version: z.int() }))
    .nullable()
    .openapi({ description: "The rule packs that were asked; null before they were kept." }),
  spoke: z.array(SpokenRule).openapi({ description: "Every rule that had something to say." }),
  warnings: z.array(GateWarning).openapi({
    description: "What makes the answer less sure than it looks; it never makes it milder.",
  }),
} as const;

const Decided = z.object(DECISION);

export function decisionFields(decision: KeptDecision): z.input<typeof Decided> {
  const { verdict, rule, facts } = decision;
  const packs = packsOf(decision);
  return {
    verdict,
    rule,
    until: untilOf(decision),
    facts,
    packs: packs && [...packs],
    spoke: spokenIn(decision).map((one) => ({ ...one, values: { ...one.values } })),
    warnings: warningsIn(decision).map((one) => ({ ...one })),
  };
}
