import { z } from "@hono/zod-openapi";
import { explainFlaw } from "../../app/behaviour/explain-flaw";
import type { BehaviourFlaw } from "../../domain/behaviour/check";
import type { BehaviourScript } from "../../domain/behaviour/script";
import { Day } from "../fields";

const RULES_MAX = 200;
const LOANS_MAX = 2_000;
const RATES_MAX = 20;

// Only the shape is asked for here: what the rules say of it is told together, by the core.
const Whole = z.number().openapi({ type: "integer" });
const Loans = z
  .strictObject({
    externalIds: z.array(z.string().min(1).max(200)).max(LOANS_MAX).optional(),
    product: z.string().max(200).optional(),
    sharePercent: z.number().optional().openapi({
      description: "Of the borrowers whom no earlier rule took; the same ones every day.",
    }),
  })
  .openapi("BehaviourLoans");

const Pays = z
  .union([
    z.strictObject({ kind: z.literal("nothing") }),
    z.strictObject({ kind: z.literal("on-due-date"), lateDays: Whole }),
    z.strictObject({ kind: z.literal("part"), percent: z.number(), lateDays: Whole }),
    z.strictObject({ kind: z.literal("stops"), afterInstallments: Whole }),
    z.strictObject({ kind: z.literal("stops"), on: Day }),
    z.strictObject({ kind: z.literal("catches-up"), onDaysPastDue: Whole }),
    z.strictObject({
      kind: z.literal("rolls"),
      monthlyPercent: z.array(z.number()).max(RATES_MAX).optional(),
    }),
  ])
  .openapi("BehaviourPays", {
    description:
      "`on-due-date`: so many days after each due date, all that had fallen due by it. `part`: a " +
      "part of each installment. `stops`: each installment when due until the stop, then nothing. " +
      "`catches-up`: nothing until so many days past due, then everything. `rolls`: by chance, with " +
      "a monthly roll rate for each bucket from M0 on.",
  });

/** A script as it comes over the API and from the page. */
export const ScriptBody = z
  .strictObject({
    seed: Whole.openapi({ description: "Another seed, other chances." }),
    rules: z.array(z.strictObject({ loans: Loans, pays: Pays })).max(RULES_MAX),
  })
  .openapi("BehaviourScript", { description: "The first rule that is about a loan counts." });

export const EXAMPLE_SCRIPT = {
  seed: 7,
  rules: [
    { loans: { externalIds: ["PL-0001"] }, pays: { kind: "stops", afterInstallments: 2 } },
    { loans: { product: "Phone plan", sharePercent: 40 }, pays: { kind: "nothing" } },
    { loans: {}, pays: { kind: "rolls" } },
  ],
};

/** The body as the core knows it; its shape was just checked. */
export function scriptFrom(body: z.infer<typeof ScriptBody>): BehaviourScript {
  return body as BehaviourScript;
}

/** The script as an answer: what was stored was checked then. */
export function scriptAnswer(script: BehaviourScript): z.infer<typeof ScriptBody> {
  return script as unknown as z.infer<typeof ScriptBody>;
}

export function flawErrors(flaws: readonly BehaviourFlaw[]) {
  return flaws.map((flaw) => ({
    pointer: flaw.pointer,
    code: flaw.code,
    detail: explainFlaw(flaw),
  }));
}
