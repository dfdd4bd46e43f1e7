import type { Minor } from "../../kernel/money";
import { type Condition, compileCondition } from "../condition/compile";
import { holds } from "../condition/evaluate";
import { type ConditionFacts, FACTS, type FactType } from "../condition/facts";
import type { LatenessRules, OfferedContract, PolicyDocument, Segment } from "./policy";

/** What of a loan may decide by which rules its days are counted: what never changes on it. */
export type RuledLoan = Readonly<{
  product: string;
  currency: string;
  terms: Readonly<{ principal: Minor }>;
}>;

export const CONTRACT_RULES = [
  "allocation",
  "charges",
] as const satisfies readonly (keyof OfferedContract)[];

export const LATENESS_RULES = [
  "toleranceAmount",
  "tolerancePercent",
  "tolerancePercentMax",
  "graceDays",
  "counting",
  "buckets",
] as const satisfies readonly (keyof LatenessRules)[];

/**
 * The rules of lateness that count for a loan under a policy: those of its segment where that one has
 * its own, else the policy's. A loan that is only calculated with has no segment (null). Whether a
 * loan is late must not hang on how late it is, so only segments that ask what never changes on a loan
 * decide here (refused otherwise: src/domain/policy/check.ts), up to the last one with rules.
 */
export function delinquencyRules(
  policy: Pick<PolicyDocument, keyof LatenessRules | "segments">,
  loan: RuledLoan | null,
): LatenessRules {
  const { toleranceAmount, graceDays } = policy;
  const shared: LatenessRules = { ...ownRules(policy), toleranceAmount, graceDays };
  const decider = deciderOf(policy, loan);
  return decider ? { ...shared, ...decider.rules } : shared;
}

/**
 * What is written into the contract of a loan that comes in under a policy: the order in which money
 * covers what is owed, and charges, each by the loan's segment where that one has its own, else by the
 * policy.
 */
export function offeredContract(
  policy: Pick<PolicyDocument, keyof OfferedContract | "segments">,
  loan: RuledLoan | null,
): OfferedContract {
  const { allocation, charges } = { ...policy, ...deciderOf(policy, loan)?.contract };
  return { allocation, ...(charges && { charges }) };
}

/** Whether a segment says anything that its policy says too. */
export function hasOwnRules(segment: Segment): boolean {
  return [...LATENESS_RULES, ...CONTRACT_RULES].some((rule) => segment[rule] !== undefined);
}

/** The segments that are asked before it is known by which rules a loan counts; mostly none. */
export function decidingSegments(segments: readonly Segment[] = []): readonly Segment[] {
  return segments.slice(0, segments.findLastIndex(hasOwnRules) + 1);
}

type Decider = Readonly<{
  condition: Condition;
  rules: Partial<LatenessRules>;
  contract: Partial<OfferedContract>;
}>;
const NONE: readonly Decider[] = [];

/** A document never changes, so its conditions are compiled once and not for each of its loans. */
const KNOWN = new WeakMap<readonly Segment[], readonly Decider[]>();

function decidersOf(segments: readonly Segment[] | undefined): readonly Decider[] {
  if (segments === undefined) return NONE;
  const known = KNOWN.get(segments);
  if (known) return known;
  const deciders = decidingSegments(segments).flatMap((segment): Decider[] => {
    const compiled = compileCondition(segment.when);
    // Of a draft that is only looked at; it is refused when it is to be put in force.
    if (!compiled.ok) return [];
    return [
      { condition: compiled.value, rules: ownRules(segment), contract: ownContract(segment) },
    ];
  });
  KNOWN.set(segments, deciders);
  return deciders;
}

/** The segment that decides for a loan; a loan that is only calculated with has none. */
function deciderOf(
  { segments }: Pick<PolicyDocument, "segments">,
  loan: RuledLoan | null,
): Decider | undefined {
  const deciders = decidersOf(segments);
  if (deciders.length === 0 || loan === null) return undefined;
  const facts = fixedFacts(loan);
  return deciders.find(({ condition }) => holds(condition, facts));
}

function ownContract({ allocation, charges }: Partial<OfferedContract>): Partial<OfferedContract> {
  return { ...(allocation !== undefined && { allocation }), ...(charges && { charges }) };
}

/** The rules alone; what is left out stays out. */
function ownRules(rules: Partial<LatenessRules>): Partial<LatenessRules> {
  const { toleranceAmount, tolerancePercent, tolerancePercentMax, graceDays } = rules;
  const { counting, buckets } = rules;
  return {
    ...(toleranceAmount !== undefined && { toleranceAmount }),
    ...(tolerancePercent !== undefined && { tolerancePercent }),
    ...(tolerancePercentMax !== undefined && { tolerancePercentMax }),
    ...(graceDays !== undefined && { graceDays }),
    ...(counting !== undefined && { counting }),
    ...(buckets !== undefined && { buckets }),
  };
}

const NOTHING: Readonly<Record<FactType, unknown>> = {
  int: 0,
  string: "",
  bool: false,
  "list<string>": [],
};

/** Facts of which only those that never change are true; a deciding condition asks no other. */
function fixedFacts({ product, currency, terms }: RuledLoan): ConditionFacts {
  return { ...EMPTY, loan: { ...EMPTY.loan, product, currency, principal: terms.principal } };
}

const EMPTY = emptyFacts();

function emptyFacts(): ConditionFacts {
  const facts: Record<string, unknown> = {};
  for (const { name, type } of FACTS) {
    const [group = "", field] = name.split(".");
    if (field === undefined) facts[group] = NOTHING[type];
    else facts[group] = { ...(facts[group] as object | undefined), [field]: NOTHING[type] };
  }
  return facts as ConditionFacts;
}
