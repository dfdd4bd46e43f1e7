import type { Evidence, GateFacts, GateWarning, SpokenRule } from "./decision";
import { HOUSE } from "./house";
import type { RulePack } from "./pack";
import type { Rule } from "./rule";
import type { Ruling } from "./ruling";

export type PackedRule = Readonly<{ pack: RulePack; rule: Rule }>;
export type Spoken = PackedRule & Readonly<{ ruling: Ruling }>;

/** What is kept of an asking: the packs, every rule that spoke, and what makes the answer less sure. */
export function evidenceOf(
  facts: GateFacts,
  packs: readonly RulePack[],
  spoke: readonly Spoken[],
): Evidence {
  return {
    facts,
    packs: packs.map(({ id, version }) => ({ id, version })),
    spoke: spoke.filter(({ rule }) => rule.kind !== "advice").map(toSpokenRule),
    warnings: [
      ...(packs.some(({ id }) => id !== HOUSE) ? [] : [{ code: "no-pack" } as const]),
      ...spoke.flatMap(warningsOf),
    ],
  };
}

function toSpokenRule({ pack, rule, ruling }: Spoken): SpokenRule {
  const { verdict, values } = ruling;
  return {
    pack: pack.id,
    packVersion: pack.version,
    rule: rule.id,
    source: rule.source,
    kind: rule.kind,
    status: rule.status,
    verdict,
    until: ruling.verdict === "deny" ? null : ruling.until,
    values,
  };
}

function warningsOf({ pack: { id: pack }, rule }: Spoken): GateWarning[] {
  const { id, status } = rule;
  if (rule.kind === "advice") return [{ code: "advice", pack, rule: id, advice: rule.says }];
  if (status === "VP" || status === "house") return [];
  return [{ code: "rule-not-verified", pack, rule: id, status }];
}
