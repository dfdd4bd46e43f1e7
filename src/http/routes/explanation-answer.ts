import { z } from "@hono/zod-openapi";
import type { Translator } from "../../../web/locales/translate";
import {
  conditionWords,
  entryWords,
  factLabel,
  factValueWords,
  leadWords,
  preventionWords,
  triggerWords,
  whatWords,
} from "../../../web/pages/explanation-words";
import { writeActName } from "../../domain/explanation/act-name";
import type { Explanation } from "../../domain/explanation/explanation";
import type { PolicyRule } from "../../domain/explanation/policy-rule";
import { publicId } from "../../kernel/ids";
import { DECISION, decisionFields } from "./decision-answer";

const Facts = z.array(
  z.object({
    name: z.string().openapi({ example: "loan.pastDueAmount" }),
    value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
    said: z.string(),
    valueSaid: z.string(),
  }),
);

const Rule = z
  .object({
    policyVersion: z.int(),
    policyName: z.string().nullable(),
    effectiveOn: z.iso.date().nullable(),
    builtIn: z.boolean().openapi({
      description: "Version 1 comes with the product: it is code, and nobody approved it.",
    }),
    approvedBy: z.string().nullable(),
    approvedAt: z.int().nullable(),
    canaryPercent: z.number().nullable().openapi({
      description: "Of a canary: its share of borrowers, of whom this borrower is one.",
    }),
    segment: z.string().nullable(),
    step: z.string().nullable(),
    trigger: z.string().nullable(),
    match: z.string().nullable(),
    conditions: z.array(
      z.object({
        of: z.enum(["segment", "step"]),
        name: z.string(),
        text: z.string().openapi({ description: "As the policy writes it, in CEL." }),
        said: z.string().nullable(),
        isSo: z.boolean(),
      }),
    ),
    facts: Facts,
    reasonKept: z.boolean().openapi({
      description: "False of acts from before reasons were kept.",
    }),
  })
  .openapi("ExplainedRule");

const Numbers = z.object({
  on: z.iso.date(),
  daysPastDue: z.int(),
  pausedDays: z.int().openapi({ description: "Since the due date, by a hold; not counted above." }),
  dueOn: z.iso.date().nullable(),
  bucket: z.int(),
  pastDueAmount: z.int(),
  installmentUnpaid: z.int().nullable(),
  outstandingTotal: z.int(),
  agrees: z.boolean().openapi({
    description: "False when what is known today gives other numbers than the act kept.",
  }),
});

export const ExplanationAnswer = z
  .object({
    act: z.string().openapi({ example: "notice/ntc_01" }),
    kind: z.enum(["notice", "task", "case", "hold", "flag", "move", "fee"]),
    what: z.string().openapi({ description: "What happened, in one sentence." }),
    because: z.string().openapi({ description: "Why it happened, in one sentence." }),
    on: z.iso.date(),
    at: z.int().nullable(),
    loanId: z.string().nullable(),
    loanExternalId: z.string().nullable(),
    borrowerId: z.string(),
    currency: z.string().nullable(),
    actor: z.string().nullable().openapi({
      description: "Who did it, when a person or key did; null when a policy or contract did.",
    }),
    rule: Rule.nullable(),
    charge: z
      .looseObject({ kind: z.enum(["late-fee", "penalty-interest"]) })
      .nullable()
      .openapi({
        description: "Of a charge: the contract's rule, its basis, caps and the days held back.",
      }),
    cause: z
      .object({
        cause: z.enum(["scan", "payment", "reversal", "schedule", "import"]),
        entries: z.array(z.object({ sequence: z.int(), said: z.string() })),
        scheduleVersion: z.int().nullable(),
        isExact: z.boolean(),
      })
      .nullable(),
    numbers: Numbers.nullable(),
    contact: z
      .array(
        z.object({
          at: z.int(),
          ...DECISION,
        }),
      )
      .nullable()
      .openapi({ description: "Of a notice: each answer of the contact gate, in order." }),
    preventions: z.array(
      z.object({
        kind: z.string(),
        amount: z.int().nullable(),
        by: z.iso.date().nullable(),
        said: z.string(),
      }),
    ),
  })
  .openapi("Explanation");

/** An explanation with its sentences in the translator's language; people keep their audit names. */
export function explanationAnswer(
  t: Translator,
  explanation: Explanation,
): z.input<typeof ExplanationAnswer> {
  const { act, loan, borrowerId, rule, cause, contact, numbers, charge } = explanation;
  const currency = loan?.currency ?? "";
  return {
    act: writeActName(act),
    kind: act.kind,
    what: whatWords(t, explanation),
    because: leadWords(t, explanation, (actor) => actor),
    on: explanation.on,
    at: explanation.at,
    loanId: loan && publicId("loan", loan.id),
    loanExternalId: loan?.externalId ?? null,
    borrowerId: publicId("borrower", borrowerId),
    currency: loan?.currency ?? null,
    actor: explanation.actor,
    rule: rule && ruleAnswer(t, rule, currency),
    charge: charge && chargeAnswer(charge),
    cause: cause && {
      ...cause,
      entries: cause.entries.map((entry) => ({
        sequence: entry.sequence,
        said: entryWords(t, entry, currency),
      })),
    },
    numbers,
    contact: contact?.map(contactAnswer) ?? null,
    preventions: explanation.preventions.map((one) => ({
      kind: one.kind,
      amount: one.kind === "payment" ? one.amount : null,
      by: "by" in one ? one.by : null,
      said: preventionWords(t, one, currency),
    })),
  };
}

function ruleAnswer(t: Translator, rule: PolicyRule, currency: string): z.input<typeof Rule> {
  const { version, name, asked, facts, trigger, isBuiltIn, isReasonKept, ...rest } = rule;
  return {
    ...rest,
    policyVersion: version,
    policyName: name,
    builtIn: isBuiltIn,
    reasonKept: isReasonKept,
    trigger: trigger && triggerWords(t, trigger, currency),
    conditions: asked.map(({ condition, ...one }) => ({
      ...one,
      said: conditionWords(t, condition, currency),
    })),
    facts: facts.map((fact) => ({
      name: fact.name,
      value: typeof fact.value === "object" ? [...fact.value] : fact.value,
      said: factLabel(t, fact),
      valueSaid: factValueWords(t, fact, currency),
    })),
  };
}

function chargeAnswer({ preventions: _, ...charge }: NonNullable<Explanation["charge"]>) {
  return charge;
}

function contactAnswer({ at, decision }: NonNullable<Explanation["contact"]>[number]) {
  return { at, ...decisionFields(decision) };
}
