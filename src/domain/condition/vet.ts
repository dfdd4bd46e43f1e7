import { FACT_GROUPS, FACTS, type FactName, findFact } from "./facts";
import type { ConditionRefusal } from "./refusal";
import {
  type BinaryPart,
  factOf,
  isBinary,
  nameOf,
  type Part,
  partsOf,
  placeOf,
  textOf,
} from "./tree";

/**
 * What a condition may call. Each takes time in proportion to its text. Patterns are left out, since
 * the engine's search for one can take forever, and so is what builds lists out of lists.
 */
export const METHODS = ["startsWith", "endsWith", "contains", "size", "exists", "all"] as const;
export const FUNCTIONS = ["size"] as const;

const QUANTIFIERS: readonly string[] = ["exists", "all"];
const INT_MAX = 2n ** 63n - 1n;

type Walk = Readonly<{
  text: string;
  used: Set<FactName>;
  /** The element that a quantifier around this part names. */
  element: string | null;
}>;

/**
 * Names and shapes that no type check looks at: facts and functions there are none of, values that a
 * fact cannot have, whole numbers beyond 64 bits, a quantifier inside another one. Adds the facts it
 * meets to `used`.
 */
export function vet(part: Part, walk: Walk): ConditionRefusal | null {
  const own = vetOne(part, walk);
  if (own) return own;
  if (factOf(part) || (part.op === "id" && part.args === walk.element)) return null;
  const inner = quantified(part) ?? { parts: partsOf(part), element: walk.element };
  for (const child of inner.parts) {
    const found = vet(child, { ...walk, element: inner.element });
    if (found) return found;
  }
  return null;
}

function vetOne(part: Part, walk: Walk): ConditionRefusal | null {
  const at = placeOf(walk.text, part.start, part.end);
  const syntax = (problem: string) => ({ code: "condition.syntax", at, problem }) as const;
  switch (part.op) {
    case "id":
    case ".":
      return vetName(part, walk);
    case "call":
    case "rcall":
      return vetCall(part, walk);
    case "map":
    case ".?":
    case "[?]":
      return syntax("unsupported");
    case "value":
      return typeof part.args === "bigint" && part.args > INT_MAX
        ? syntax("integer_out_of_range")
        : null;
    default:
      return isBinary(part) ? vetValues(part, walk) : null;
  }
}

function vetName(part: Part, { text, used, element }: Walk): ConditionRefusal | null {
  const name = nameOf(part);
  // A field of something that is no name: the type check says that it has none.
  if (name === undefined || name === element) return null;
  const fact = findFact(name);
  if (fact) {
    used.add(fact.name);
    return null;
  }
  const root = name.split(".")[0];
  // A field of a fact without fields, or of an element: the type check says so too.
  if (root === element || (root !== undefined && findFact(root))) return null;
  const at = placeOf(text, part.start, part.end);
  return { code: "condition.unknown_fact", at, name, nearest: nearestFact(name) };
}

function vetCall(
  part: Extract<Part, { op: "call" | "rcall" }>,
  { text, element }: Walk,
): ConditionRefusal | null {
  const at = placeOf(text, part.start, part.end);
  const name = part.args[0];
  const known: readonly string[] = part.op === "call" ? FUNCTIONS : METHODS;
  if (!known.includes(name)) return { code: "condition.unknown_function", at, name, known };
  const inner = quantified(part);
  if (!inner) return null;
  // One inside the other would cost the product of their lists.
  if (element !== null) return { code: "condition.too_deep", at, depthMax: 1 };
  const taken = [...FACT_GROUPS, "flags", "holds"] as readonly string[];
  return taken.includes(inner.element)
    ? { code: "condition.syntax", at, problem: "name_taken" }
    : null;
}

/** The predicate of `list.exists(x, …)` with the name of its element. */
function quantified(part: Part): Readonly<{ parts: readonly Part[]; element: string }> | null {
  if (part.op !== "rcall" || !QUANTIFIERS.includes(part.args[0])) return null;
  const [, of, [variable, predicate]] = part.args;
  if (variable?.op !== "id" || !predicate) return null;
  return { parts: [of, predicate], element: variable.args };
}

function vetValues(part: BinaryPart, { text }: Walk): ConditionRefusal | null {
  if (part.op !== "==" && part.op !== "!=" && part.op !== "in") return null;
  const [left, right] = part.args;
  for (const [asked, said] of [[left, right] as const, [right, left] as const]) {
    const fact = factOf(asked);
    if (!fact?.closed || !fact.known) continue;
    for (const one of said.op === "list" ? said.args : [said]) {
      const value = textOf(one);
      if (value === undefined || value === "" || fact.known.includes(value)) continue;
      const at = placeOf(text, one.start, one.end);
      return {
        code: "condition.unknown_value",
        at,
        fact: fact.name,
        value,
        known: fact.known,
      };
    }
  }
  return null;
}

/** The fact whose name takes the fewest changes of a letter, if they are few for its length. */
function nearestFact(name: string): FactName | null {
  if ((FACT_GROUPS as readonly string[]).includes(name)) return null;
  const ranked = FACTS.map((fact) => {
    const bare = fact.name.slice(fact.name.indexOf(".") + 1);
    const far = Math.min(
      changesBetween(name.toLowerCase(), fact.name.toLowerCase()),
      changesBetween(name.toLowerCase(), bare.toLowerCase()),
    );
    return { name: fact.name, far };
  }).sort((a, b) => a.far - b.far);
  const best = ranked[0];
  return best && best.far <= Math.max(2, name.length / 3) ? best.name : null;
}

/** The number of letters to add, drop or replace to make one word the other. */
function changesBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (const [place, wanted] of [...other].entries()) {
      const replaced = (row[place] ?? 0) + (letter === wanted ? 0 : 1);
      next.push(Math.min(replaced, (row[place + 1] ?? 0) + 1, (next[place] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
