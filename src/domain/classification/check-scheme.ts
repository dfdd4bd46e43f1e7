import { parseRatePercent } from "../../kernel/rate";
import { EVENTS, PRODUCTS, type Product } from "./facts";
import { type Rule, rankOf, type Scheme } from "./scheme";

export type SchemeFlaw =
  | Readonly<{ flaw: "no-class" }>
  | Readonly<{ flaw: "name-repeated"; of: "class" | "rule" | "scheme"; name: string }>
  /** A performing class after a non-performing one. */
  | Readonly<{ flaw: "order"; name: string }>
  | Readonly<{ flaw: "class-unknown"; in: string; name: string }>
  | Readonly<{ flaw: "fact-unknown"; in: string; name: string }>
  | Readonly<{ flaw: "number-invalid"; in: string }>
  /** Two rules begin on the same day of a counter, for one product. */
  | Readonly<{ flaw: "overlap"; first: string; second: string; moreThanDays: number }>
  /** A better class begins after a worse one, so that no day has it. */
  | Readonly<{ flaw: "order-of-days"; first: string; second: string }>
  /** No rule leads to this class, or no rate is set for it while others have one. */
  | Readonly<{ flaw: "gap"; name: string; of: "rule" | "provision" }>;

/**
 * The first flaw of a scheme, undefined when it has none: every class but the best is reached by a
 * rule, days rise with the classes for each product and counter, names are known and said once, and
 * provisions are set for all classes or for none.
 */
export function flawOf(scheme: Scheme): SchemeFlaw | undefined {
  return classFlaw(scheme) ?? ruleFlaw(scheme) ?? daysFlaw(scheme) ?? gapFlaw(scheme);
}

function classFlaw({ classes, rules }: Scheme): SchemeFlaw | undefined {
  if (classes.length === 0) return { flaw: "no-class" };
  const name = repeated(classes.map((one) => one.name));
  if (name !== undefined) return { flaw: "name-repeated", of: "class", name };
  const id = repeated(rules.map((rule) => rule.id));
  if (id !== undefined) return { flaw: "name-repeated", of: "rule", name: id };
  const bad = classes.findIndex(({ isNonPerforming }) => isNonPerforming);
  const after = classes.find((one, index) => bad >= 0 && index > bad && !one.isNonPerforming);
  return after && { flaw: "order", name: after.name };
}

function ruleFlaw(scheme: Scheme): SchemeFlaw | undefined {
  const named = [
    ...scheme.rules.map(({ id, atLeast }) => [id, atLeast] as const),
    ...scheme.cures.map(({ id, fromClass }) => [id, fromClass] as const),
    ...scheme.contagion.flatMap((one) => {
      const names = "atLeast" in one ? [one.atLeast] : [];
      return [...names, ...("fromClass" in one ? [one.fromClass] : [])].map(
        (name) => [one.id, name] as const,
      );
    }),
    ...scheme.provisions.map((one) => ["provisions", one.class] as const),
  ];
  const unknown = named.find(([, name]) => rankOf(scheme, name) < 0);
  if (unknown) return { flaw: "class-unknown", in: unknown[0], name: unknown[1] };
  for (const { id, facts } of [...scheme.rules, ...scheme.cures].map(factsOf)) {
    const known: readonly string[] = [...EVENTS, ...PRODUCTS];
    const name = facts.find((one) => !known.includes(one));
    if (name !== undefined) return { flaw: "fact-unknown", in: id, name };
  }
  const odd = scheme.rules.find((rule) => numbersOf(rule).some((one) => !(one >= 0)));
  if (odd) return { flaw: "number-invalid", in: odd.id };
  const rate = scheme.provisions.find((one) =>
    [one.percent, one.unsecuredPercent, one.unsecuredFromStartPercent].some(
      (percent) => percent !== undefined && parseRatePercent(percent) === undefined,
    ),
  );
  return rate && { flaw: "number-invalid", in: rate.class };
}

function daysFlaw(scheme: Scheme): SchemeFlaw | undefined {
  const days = scheme.rules.filter((rule) => rule.kind === "days" && !rule.within);
  const pairs = days.flatMap((a) => days.map((b) => [a, b] as const));
  for (const [a, b] of pairs) {
    if (a === b || a.kind !== "days" || b.kind !== "days" || a.counter !== b.counter) continue;
    if (!sameProducts(a.products, b.products)) continue;
    const [first, second] = [a.id, b.id];
    if (a.moreThanDays === b.moreThanDays) {
      return { flaw: "overlap", first, second, moreThanDays: a.moreThanDays };
    }
    if (a.moreThanDays > b.moreThanDays && rankOf(scheme, a.atLeast) < rankOf(scheme, b.atLeast)) {
      return { flaw: "order-of-days", first, second };
    }
  }
  return undefined;
}

function gapFlaw({ classes, rules, provisions }: Scheme): SchemeFlaw | undefined {
  const unreached = classes
    .slice(1)
    .find(({ name }) => !rules.some(({ atLeast }) => atLeast === name));
  if (unreached) return { flaw: "gap", of: "rule", name: unreached.name };
  if (provisions.length === 0) return undefined;
  const unset = classes.find(({ name }) => !provisions.some((one) => one.class === name));
  return unset && { flaw: "gap", of: "provision", name: unset.name };
}

function factsOf(one: Rule | Scheme["cures"][number]) {
  const products = "products" in one ? (one.products ?? []) : [];
  const within = "within" in one && one.within ? [one.within.event] : [];
  const event = "event" in one && one.event !== undefined ? [one.event] : [];
  return { id: one.id, facts: [...products, ...within, ...event] as readonly string[] };
}

function numbersOf(rule: Rule): number[] {
  if (rule.kind === "days") return [rule.moreThanDays];
  if (rule.kind === "event") return [rule.afterDays, rule.forMonths ?? 0];
  return [rule.kind === "expected-loss" ? rule.morePercent : rule.months];
}

/** Rules for the same products are one ladder; those for some stand beside those for all. */
function sameProducts(a?: readonly Product[], b?: readonly Product[]): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.some((one) => b.includes(one));
}

function repeated(names: readonly string[]): string | undefined {
  return names.find((name, index) => names.indexOf(name) !== index);
}
