import { z } from "zod";
import { ok, refuse, type Result } from "../../kernel/result";
import { binCount } from "./cuts";
import { sumOf } from "./evidence";
import { protectedIn } from "./protected-attribute";
import type { Scorecard } from "./scorecard";

/** Where a stored scorecard is not one: a JSON pointer, and what is wrong there. */
export type ScorecardRefusal = Readonly<{
  code: "score.scorecard_damaged";
  pointer: string;
  detail: string;
}>;

/** The code of a bin is one byte. */
const BINS_MAX = 256;

const Count = z.int().min(0);
const Name = z.string().min(1).refine(isAllowed, "what no score may know");
const Limits = z.array(z.number()).refine(isAscending, "limits are in ascending order");

const CutsShape = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("numeric"), upTo: Limits }),
  z.strictObject({ kind: z.literal("levels"), levels: z.array(z.string()).refine(isDistinct) }),
  z.strictObject({
    kind: z.literal("pair"),
    of: z.tuple([Name, Name]),
    upTo: z.tuple([Limits, Limits]),
  }),
]);

const AttributeShape = z
  .strictObject({
    name: Name,
    cuts: CutsShape,
    informationValue: z.number(),
    bins: z
      .array(z.strictObject({ goods: Count, bads: Count, weight: z.number(), points: z.int() }))
      .max(BINS_MAX),
  })
  .refine(({ cuts, bins }) => bins.length === binCount(cuts), {
    path: ["bins"],
    error: "as many bins as the cuts make",
  });

const ScorecardShape = z
  .strictObject({
    format: z.literal(1),
    scaling: z.strictObject({
      baseScore: z.number(),
      baseOdds: z.number().positive(),
      pointsToDouble: z.number().positive(),
    }),
    trainedOn: z.strictObject({ goods: Count, bads: Count }),
    averageScore: z.int(),
    attributes: z
      .array(AttributeShape)
      .min(1)
      .refine((all) => isDistinct(all.map((one) => one.name)), "each attribute once"),
  })
  .superRefine(({ attributes, trainedOn }, context) => {
    for (const [index, { bins }] of attributes.entries()) {
      const { goods, bads } = sumOf(bins);
      if (goods === trainedOn.goods && bads === trainedOn.bads) continue;
      const path = ["attributes", index, "bins"];
      context.addIssue({ code: "custom", path, message: "all rows that it learned from" });
    }
  });

/** A stored scorecard, or the first place where it is not one. */
export function checkScorecard(stored: unknown): Result<Scorecard, ScorecardRefusal> {
  const parsed = ScorecardShape.safeParse(stored);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  const pointer = (issue?.path ?? []).map((key) => `/${String(key)}`).join("");
  return refuse({ code: "score.scorecard_damaged", pointer, detail: issue?.message ?? "" });
}

function isAscending(numbers: readonly number[]): boolean {
  return numbers.every((one, index) => index === 0 || one > (numbers[index - 1] ?? one));
}

function isDistinct(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}

function isAllowed(text: string): boolean {
  return protectedIn(text) === undefined;
}
