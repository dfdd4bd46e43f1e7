import {
  Environment,
  ParseError,
  type ParseResult,
  TypeError as TypeFlaw,
} from "@marcbachmann/cel-js";
import { ok, type Result, refuse } from "../../kernel/result";
import { FACT_GROUPS, FACTS, type FactGroup, type FactName } from "./facts";
import type { ConditionRefusal } from "./refusal";
import { type Part, partsOf, placeOf } from "./tree";
import { vet } from "./vet";

export const CONDITION_LENGTH_MAX = 1000;
export const CONDITION_PARTS_MAX = 200;
export const CONDITION_DEPTH_MAX = 20;

type Fields = Readonly<Record<string, unknown>>;

/** A group of facts as the engine reads it: a whole number becomes its 64-bit integer when asked. */
export type FactView = new (fields: Fields) => object;

export const FACT_VIEWS = Object.fromEntries(
  FACT_GROUPS.map((group) => [group, viewOf(group)]),
) as Readonly<Record<FactGroup, FactView>>;

const ENGINE = engine();

/** A text that was checked and can be asked of any loan. Made by compileCondition alone. */
export type Condition = Readonly<{
  text: string;
  /** In the order of the catalogue. */
  factsUsed: readonly FactName[];
  tree: Part;
  run: ParseResult;
}>;

/**
 * Reads a condition (CEL over the facts of a loan) and checks its names, types and size, so that it
 * can be evaluated on any loan. Refuses, with the place: what is no expression, an unknown fact,
 * function or value, types that do not go together, an answer other than yes or no, too much text.
 */
export function compileCondition(text: string): Result<Condition, ConditionRefusal> {
  if (text.length > CONDITION_LENGTH_MAX) {
    return refuse(tooLong(text, CONDITION_LENGTH_MAX));
  }
  const parsed = parse(text);
  if (!parsed.ok) return parsed;
  const { ast } = parsed.value;
  const used = new Set<FactName>();
  const flaw = vet(ast, { text, used, element: null });
  if (flaw) return refuse(flaw);
  const checked = parsed.value.check();
  if (checked.error) return refuse(mismatch(text, checked.error));
  if (checked.type !== "bool") {
    const at = placeOf(text, ast.start, ast.end);
    return refuse({ code: "condition.not_boolean", at, type: checked.type ?? "unknown" });
  }
  const factsUsed = FACTS.flatMap(({ name }) => (used.has(name) ? [name] : []));
  return ok({ text, factsUsed, tree: ast, run: parsed.value });
}

function parse(text: string): Result<ParseResult, ConditionRefusal> {
  try {
    return ok(ENGINE.parse(text));
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const { start, end } = error.range ?? { start: 0, end: text.length };
    const at = placeOf(text, start, end);
    if (error.code !== "limit_exceeded") {
      return refuse({ code: "condition.syntax", at, problem: error.code });
    }
    const deep = error.summary.includes("maxDepth");
    const depthMax = CONDITION_DEPTH_MAX;
    return refuse(deep ? { code: "condition.too_deep", at, depthMax } : tooLong(text, start));
  }
}

function tooLong(text: string, from: number): ConditionRefusal {
  const at = placeOf(text, from, text.length);
  const limits = { lengthMax: CONDITION_LENGTH_MAX, partsMax: CONDITION_PARTS_MAX };
  return { code: "condition.too_long", at, ...limits };
}

function mismatch(text: string, error: ParseError | TypeFlaw): ConditionRefusal {
  const { start, end } = error.range ?? { start: 0, end: text.length };
  const part = error instanceof TypeFlaw ? error.node : undefined;
  return {
    code: "condition.type_mismatch",
    at: placeOf(text, start, end),
    operation: part ? operationOf(part) : error.code,
    types: part ? partsOf(part).map(typeOf) : [],
    text: text.slice(start, end),
  };
}

function operationOf(part: Part): string {
  if (part.op === "call" || part.op === "rcall") return part.args[0];
  return part.op.replace("_", "");
}

/** The type of a part on its own, read from its text because the engine does not tell. */
function typeOf(part: Part): string {
  return ENGINE.check(part.input.slice(part.start, part.end)).type ?? "unknown";
}

function engine(): Environment {
  const built = new Environment({
    limits: {
      maxAstNodes: CONDITION_PARTS_MAX,
      maxDepth: CONDITION_DEPTH_MAX,
      maxListElements: 100,
      maxCallArguments: 4,
    },
  });
  for (const group of FACT_GROUPS) {
    built.registerType(group, { ctor: FACT_VIEWS[group], fields: fieldsOf(group) });
    built.registerVariable(group, group);
  }
  for (const { name, type } of FACTS) {
    if (!name.includes(".")) built.registerVariable(name, type);
  }
  return built;
}

function fieldsOf(group: FactGroup): Record<string, string> {
  const own = FACTS.filter(({ name }) => name.startsWith(`${group}.`));
  return Object.fromEntries(own.map(({ name, type }) => [name.slice(group.length + 1), type]));
}

function viewOf(group: FactGroup): FactView {
  class View {
    readonly fields: Fields;
    constructor(fields: Fields) {
      this.fields = fields;
    }
  }
  for (const [field, type] of Object.entries(fieldsOf(group))) {
    Object.defineProperty(View.prototype, field, {
      get(this: View) {
        const value = this.fields[field];
        return type === "int" ? BigInt(value as number) : value;
      },
    });
  }
  return View;
}
