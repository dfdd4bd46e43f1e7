import type { BehaviourRule, BehaviourScript, Pays, RuleLoans } from "./script";

export const RULES_MAX = 50;
/** Loans that one rule may name. */
export const NAMED_LOANS_MAX = 1000;
export const LATE_DAYS_MAX = 366;
export const INSTALLMENTS_MAX = 600;
export const ROLL_RATES_MAX = 9;
export const SEED_MAX = 2 ** 31 - 1;

/** What is wrong, and where: a JSON pointer into the script. */
export type BehaviourFlaw = Readonly<{ pointer: string }> &
  (
    | Readonly<{ code: "behaviour.seed_out_of_range"; max: number }>
    | Readonly<{ code: "behaviour.too_many_rules"; max: number }>
    | Readonly<{ code: "behaviour.too_many_loans"; max: number }>
    | Readonly<{ code: "behaviour.loans_empty" }>
    | Readonly<{ code: "behaviour.product_empty" }>
    | Readonly<{ code: "behaviour.percent_out_of_range" }>
    | Readonly<{ code: "behaviour.number_out_of_range"; min: number; max: number }>
    | Readonly<{ code: "behaviour.rates_out_of_range"; max: number }>
    | Readonly<{ code: "behaviour.rule_unreachable"; after: number }>
  );
export type BehaviourFlawCode = BehaviourFlaw["code"];

/** Everything that keeps a script from being followed, each with its exact place. */
export function checkBehaviour({ seed, rules }: BehaviourScript): readonly BehaviourFlaw[] {
  const flaws: BehaviourFlaw[] = [];
  if (!isWhole(seed, 0, SEED_MAX)) {
    flaws.push({ code: "behaviour.seed_out_of_range", pointer: "#/seed", max: SEED_MAX });
  }
  if (rules.length > RULES_MAX) {
    return [...flaws, { code: "behaviour.too_many_rules", pointer: "#/rules", max: RULES_MAX }];
  }
  return [
    ...flaws,
    ...rules.flatMap((rule, index) => [
      ...loansFlaws(rule.loans, `#/rules/${index}/loans`),
      ...paysFlaws(rule.pays, `#/rules/${index}/pays`),
    ]),
    ...unreachableFlaws(rules),
  ];
}

function loansFlaws({ externalIds, product, sharePercent }: RuleLoans, at: string) {
  const flaws: BehaviourFlaw[] = [];
  if (externalIds?.length === 0) {
    flaws.push({ code: "behaviour.loans_empty", pointer: `${at}/externalIds` });
  }
  if (externalIds !== undefined && externalIds.length > NAMED_LOANS_MAX) {
    const pointer = `${at}/externalIds`;
    flaws.push({ code: "behaviour.too_many_loans", pointer, max: NAMED_LOANS_MAX });
  }
  if (product?.trim() === "") {
    flaws.push({ code: "behaviour.product_empty", pointer: `${at}/product` });
  }
  if (sharePercent !== undefined && !isShare(sharePercent)) {
    flaws.push({ code: "behaviour.percent_out_of_range", pointer: `${at}/sharePercent` });
  }
  return flaws;
}

function paysFlaws(pays: Pays, at: string): BehaviourFlaw[] {
  switch (pays.kind) {
    case "nothing":
      return [];
    case "on-due-date":
      return numberFlaws(pays.lateDays, { min: 0, max: LATE_DAYS_MAX }, `${at}/lateDays`);
    case "part": {
      const late = numberFlaws(pays.lateDays, { min: 0, max: LATE_DAYS_MAX }, `${at}/lateDays`);
      if (isShare(pays.percent)) return late;
      return [{ code: "behaviour.percent_out_of_range", pointer: `${at}/percent` }, ...late];
    }
    case "stops": {
      if ("on" in pays) return [];
      const bounds = { min: 0, max: INSTALLMENTS_MAX };
      return numberFlaws(pays.afterInstallments, bounds, `${at}/afterInstallments`);
    }
    case "catches-up": {
      const bounds = { min: 1, max: LATE_DAYS_MAX };
      return numberFlaws(pays.onDaysPastDue, bounds, `${at}/onDaysPastDue`);
    }
    case "rolls":
      return rateFlaws(pays.monthlyPercent, `${at}/monthlyPercent`);
  }
}

function rateFlaws(rates: readonly number[] | undefined, pointer: string): BehaviourFlaw[] {
  if (rates === undefined) return [];
  if (rates.length === 0 || rates.length > ROLL_RATES_MAX) {
    return [{ code: "behaviour.rates_out_of_range", pointer, max: ROLL_RATES_MAX }];
  }
  return rates.flatMap((rate, index): BehaviourFlaw[] =>
    rate >= 0 && rate <= 100
      ? []
      : [{ code: "behaviour.percent_out_of_range", pointer: `${pointer}/${index}` }],
  );
}

/** A rule about every loan leaves none to those after it. */
function unreachableFlaws(rules: readonly BehaviourRule[]): BehaviourFlaw[] {
  const last = rules.findIndex(({ loans }) => isAboutAll(loans));
  if (last === -1) return [];
  return rules.slice(last + 1).map((_, offset) => {
    const pointer = `#/rules/${last + 1 + offset}`;
    return { code: "behaviour.rule_unreachable", pointer, after: last };
  });
}

function isAboutAll({ externalIds, product, sharePercent = 100 }: RuleLoans): boolean {
  return externalIds === undefined && product === undefined && sharePercent === 100;
}

type Bounds = Readonly<{ min: number; max: number }>;

function numberFlaws(value: number, { min, max }: Bounds, pointer: string): BehaviourFlaw[] {
  if (isWhole(value, min, max)) return [];
  return [{ code: "behaviour.number_out_of_range", pointer, min, max }];
}

function isWhole(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

function isShare(percent: number): boolean {
  return percent > 0 && percent <= 100;
}
