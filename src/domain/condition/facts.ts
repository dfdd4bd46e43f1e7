import { assert } from "../../kernel/assert";
import { BUCKETS } from "../delinquency/bucket";

export type FactType = "int" | "string" | "bool" | "list<string>";

/** What a whole number counts; `minor` is money in minor units of the loan's currency. */
export type FactUnit = "days" | "months" | "installments" | "minor";

type FactEntry = Readonly<{
  name: string;
  type: FactType;
  unit: FactUnit | null;
  example: number | string | boolean | readonly string[];
  /** What the value usually is, for an editor to offer. */
  known?: readonly string[];
  /** Whether nothing but the known values and "" can occur, so that another one is a slip. */
  closed?: true;
  /**
   * Neither days nor payments change it, so that what goes by it stays. A loan that is told to be of
   * another product is folded again (src/app/loan/recount.ts).
   */
  fixed?: true;
}>;

/**
 * Everything a condition may ask about, and the one place that says so: types, completion, readings
 * and the values that evaluation takes all come from here. Text that is not known is "".
 */
export const FACTS = [
  { name: "loan.daysPastDue", type: "int", unit: "days", example: 31 },
  { name: "loan.pastDueAmount", type: "int", unit: "minor", example: 84_550 },
  { name: "loan.principalBalance", type: "int", unit: "minor", example: 912_000 },
  { name: "loan.principal", type: "int", unit: "minor", example: 1_200_000, fixed: true },
  { name: "loan.bucket", type: "string", unit: null, example: "M2", known: BUCKETS },
  { name: "loan.product", type: "string", unit: null, example: "card", fixed: true },
  { name: "loan.currency", type: "string", unit: null, example: "USD", fixed: true },
  { name: "loan.installmentsUnpaid", type: "int", unit: "installments", example: 2 },
  { name: "loan.installmentsTotal", type: "int", unit: "installments", example: 24 },
  { name: "loan.installmentsPaid", type: "int", unit: "installments", example: 9 },
  { name: "loan.monthsOnBook", type: "int", unit: "months", example: 11 },
  { name: "loan.penaltyOutstanding", type: "int", unit: "minor", example: 1_500 },
  { name: "loan.credit", type: "int", unit: "minor", example: 0 },
  { name: "loan.openPromise", type: "bool", unit: null, example: true },
  { name: "loan.brokenPromises", type: "int", unit: null, example: 1 },
  {
    name: "borrower.locale",
    type: "string",
    unit: null,
    example: "zh-CN",
    known: ["en", "zh-CN"],
  },
  { name: "borrower.timezone", type: "string", unit: null, example: "Asia/Shanghai" },
  { name: "borrower.stopRequested", type: "bool", unit: null, example: false },
  { name: "borrower.daysSinceConfirmed", type: "int", unit: "days", example: 180 },
  { name: "case.open", type: "bool", unit: null, example: true },
  { name: "case.stage", type: "string", unit: null, example: "early" },
  {
    name: "case.priority",
    type: "string",
    unit: null,
    example: "high",
    known: ["low", "normal", "high", "urgent"],
    closed: true,
  },
  { name: "flags", type: "list<string>", unit: null, example: ["vulnerable"] },
  { name: "holds", type: "list<string>", unit: null, example: ["contact"] },
] as const satisfies readonly FactEntry[];

type Fact = (typeof FACTS)[number];
export type FactName = Fact["name"];
export type FactValue = number | string | boolean | readonly string[];

export type FactGroup = FactName extends infer N
  ? N extends `${infer G}.${string}`
    ? G
    : never
  : never;

type ValueOf<F extends Fact> = F["type"] extends "int"
  ? number
  : F["type"] extends "bool"
    ? boolean
    : F["type"] extends "string"
      ? string
      : readonly string[];

type Grouped<G extends string> = {
  readonly [F in Fact as F["name"] extends `${G}.${infer Field}` ? Field : never]: ValueOf<F>;
};

type Ungrouped = {
  readonly [F in Fact as F["name"] extends `${string}.${string}` ? never : F["name"]]: ValueOf<F>;
};

/** The facts of one loan on one day, as a condition reads them. Days, counts and amounts are whole. */
export type ConditionFacts = { readonly [G in FactGroup]: Grouped<G> } & Ungrouped;

export type FactDescription = FactEntry & Readonly<{ name: FactName }>;

const BY_NAME: ReadonlyMap<string, FactDescription> = new Map(
  FACTS.map((fact) => [fact.name, fact]),
);

export const FACT_GROUPS = [
  ...new Set(FACTS.flatMap(({ name }) => (name.includes(".") ? [name.split(".")[0]] : []))),
] as readonly FactGroup[];

/** What may decide how the days of a loan are counted. */
export const FIXED_FACTS: readonly FactName[] = (FACTS as readonly FactDescription[])
  .filter(({ fixed }) => fixed === true)
  .map(({ name }) => name);

/** The fact of this name, or undefined when there is none. */
export function findFact(name: string): FactDescription | undefined {
  return BY_NAME.get(name);
}

/** The value that a fact has among those of a loan. */
export function factValue(facts: ConditionFacts, name: FactName): FactValue {
  const [first = "", field] = name.split(".");
  const outer = (facts as Readonly<Record<string, unknown>>)[first];
  const value = field === undefined ? outer : (outer as Readonly<Record<string, unknown>>)[field];
  assert(value !== undefined, `no value of ${name}`);
  return value as FactValue;
}
