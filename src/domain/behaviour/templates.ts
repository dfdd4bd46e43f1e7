import type { BehaviourScript, Pays } from "./script";

export const BEHAVIOUR_TEMPLATES = ["nobody-pays", "all-pay-on-due-date", "rolls"] as const;
export type BehaviourTemplate = (typeof BEHAVIOUR_TEMPLATES)[number];

const SEED = 1;

const PAYS: { readonly [Name in BehaviourTemplate]: Pays } = {
  "nobody-pays": { kind: "nothing" },
  "all-pay-on-due-date": { kind: "on-due-date", lateDays: 0 },
  rolls: { kind: "rolls" },
};

/** A ready script about every loan: nobody pays, everybody pays when due, or as real books roll. */
export function behaviourOf(template: BehaviourTemplate): BehaviourScript {
  return { seed: SEED, rules: [{ loans: {}, pays: PAYS[template] }] };
}

/** Which ready script this is, if any. */
export function templateOf(script: BehaviourScript): BehaviourTemplate | undefined {
  const text = JSON.stringify(script);
  return BEHAVIOUR_TEMPLATES.find((name) => JSON.stringify(behaviourOf(name)) === text);
}
