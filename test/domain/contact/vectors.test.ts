import { describe, expect, test } from "vitest";
import { warningsIn } from "../../../src/domain/contact/decision";
import { PACKS } from "../../../src/domain/contact/packs/all";
import type { Rule } from "../../../src/domain/contact/rule";
import { ask, at } from "./question";
import { ASIA_VECTORS, CHINA_VECTORS } from "./vectors/asia";
import { AUSTRALIA_MEXICO_VECTORS } from "./vectors/australia-mexico";
import { EUROPE_VECTORS } from "./vectors/europe";
import { US_VECTORS } from "./vectors/us";
import type { Vector, Vectors } from "./vectors/vector";

const VECTORS: Vectors = {
  ...US_VECTORS,
  ...EUROPE_VECTORS,
  ...CHINA_VECTORS,
  ...ASIA_VECTORS,
  ...AUSTRALIA_MEXICO_VECTORS,
};

const RULES = PACKS.filter(({ isOnByDefault }) => isOnByDefault).flatMap((pack) =>
  pack.rules.map((rule) => ({ name: `${pack.id}/${rule.id}`, pack, rule })),
);

/** What a rule of each kind can answer, all of which its vectors must show. */
function verdictsOf(rule: Rule): readonly string[] {
  switch (rule.kind) {
    case "window":
      return rule.onHolidays === "closed" ? ["allow", "defer", "deny"] : ["allow", "defer"];
    case "cap":
    case "quiet-after":
      return ["allow", "defer"];
    case "preference":
      return rule.of === "hours" ? ["allow", "defer"] : ["allow", "deny"];
    case "advice":
      return ["allow"];
    default:
      return ["allow", "deny"];
  }
}

/** One rule alone, under a lender whose own policy permits everything. */
function askRule({ pack, rule }: (typeof RULES)[number], { now, change }: Vector) {
  return ask({
    rules: { window: { startMinute: 0, endMinute: 1440 }, channels: ["email", "sms", "message"] },
    channel: "phone",
    address: "+1 212 555 0100",
    ...change,
    packs: [{ ...pack, rules: [rule] }],
    now: at(now),
  });
}

test("every rule of a pack that is on has vectors for all that it can answer, and no other has", () => {
  const missing = RULES.flatMap(({ name, rule }) => {
    const shown = new Set((VECTORS[name] ?? []).map(({ is }) => verdictOf(is)));
    return verdictsOf(rule)
      .filter((verdict) => !shown.has(verdict))
      .map((verdict) => `${name} ${verdict}`);
  });
  expect(missing).toEqual([]);
  const known = new Set(RULES.map(({ name }) => name));
  expect(Object.keys(VECTORS).filter((name) => !known.has(name))).toEqual([]);
});

function verdictOf(is: string): string {
  return is === "allow" || is === "deny" ? is : "defer";
}

describe.each(RULES)("$name", (one) => {
  const vectors = VECTORS[one.name] ?? [];
  test.each(vectors.map((vector, index) => [index, vector.when, vector] as const))(
    "%i: %s",
    (_, __, vector) => {
      const answer = askRule(one, vector);
      const { is } = vector;
      if (is === "allow" || is === "deny") expect(answer.verdict).toBe(is);
      else expect(answer).toMatchObject({ verdict: "defer", until: at(is) });
      if (is !== "allow") {
        expect(answer.spoke).toContainEqual(
          expect.objectContaining({
            pack: one.pack.id,
            rule: one.rule.id,
            verdict: answer.verdict,
          }),
        );
      }
    },
  );

  test("warns when its text is not verified, or of what the gate cannot see", () => {
    const { status, kind } = one.rule;
    const warned = vectors.some((vector) => {
      const warnings = warningsIn(askRule(one, vector));
      return warnings.some((warning) => "rule" in warning && warning.rule === one.rule.id);
    });
    expect(warned).toBe(kind === "advice" || status === "VS" || status === "GK");
  });
});
