import { compile, JSONPathError, type JSONPathQuery, type JSONValue, jsonpath } from "json-p3";
import { ok, type Result, refuse } from "../../kernel/result";

export type PathRefusal =
  /** `detail`: what is wrong and at which character, in the words of the grammar. */
  | Readonly<{ code: "webhook.path_invalid"; detail: string }>
  | Readonly<{ code: "webhook.path_too_costly"; detail: string }>;

const PATH_LENGTH_MAX = 300;
const SEGMENTS_MAX = 20;
/** Steps that lead to several values: `[*]`, a slice or a filter. */
const SPREADS_MAX = 2;

/**
 * Compiles a JSONPath (RFC 9535). Only paths that visit each value once at most for each of their
 * segments are taken: no descendants (`..`), one selector in each bracket, and filters that compare
 * single values. Regular expressions are among what is left out: those can take for ever.
 */
export function compilePath(text: string): Result<JSONPathQuery, PathRefusal> {
  if (text.length > PATH_LENGTH_MAX) return costly(`longer than ${PATH_LENGTH_MAX} characters`);
  let query: JSONPathQuery;
  try {
    query = compile(text);
  } catch (error) {
    if (!(error instanceof JSONPathError)) throw error;
    const at = error.token.index + 1;
    const said = error.message.replace(/ \('[\s\S]*$/, "");
    return refuse({ code: "webhook.path_invalid", detail: `${said}, at character ${at}` });
  }
  const cost = costOf(query);
  return cost === null ? ok(query) : costly(cost);
}

/** All values at a path, at most `limit`. The path must be one that compiles. */
export function valuesAt(text: string, json: unknown, limit: number): readonly unknown[] {
  const query = compilePath(text);
  if (!query.ok || json === undefined) return [];
  const found: unknown[] = [];
  for (const node of query.value.lazyQuery(json as JSONValue)) {
    found.push(node.value);
    if (found.length === limit) break;
  }
  return found;
}

function costly(detail: string): Result<never, PathRefusal> {
  return refuse({ code: "webhook.path_too_costly", detail });
}

function costOf(query: JSONPathQuery): string | null {
  if (query.segments.length > SEGMENTS_MAX) return `more than ${SEGMENTS_MAX} steps`;
  const spreads = query.segments.filter(({ selectors }) => !selectors.every(isSingle));
  if (spreads.length > SPREADS_MAX) return `more than ${SPREADS_MAX} steps to several values`;
  for (const { selectors, token } of query.segments) {
    if (token.kind === "TOKEN_DDOT") return "“..” looks everywhere: name the way";
    if (selectors.length !== 1) return "several selectors in one bracket";
    const [selector] = selectors;
    if (selector instanceof jsonpath.selectors.FilterSelector) {
      const cost = costOfFilter(selector.expression);
      if (cost !== null) return cost;
    }
  }
  return null;
}

function isSingle(selector: unknown): boolean {
  const { NameSelector, IndexSelector } = jsonpath.selectors;
  return selector instanceof NameSelector || selector instanceof IndexSelector;
}

const { InfixExpression, LogicalExpression, PrefixExpression, FilterQuery, FunctionExtension } =
  jsonpath.expressions;

function costOfFilter(expression: unknown): string | null {
  if (expression instanceof LogicalExpression) return costOfFilter(expression.expression);
  if (expression instanceof PrefixExpression) return costOfFilter(expression.right);
  if (expression instanceof InfixExpression) {
    return costOfFilter(expression.left) ?? costOfFilter(expression.right);
  }
  if (expression instanceof FunctionExtension) return "functions in a filter";
  if (expression instanceof FilterQuery && !expression.path.singularQuery()) {
    return "a filter that looks at more than one value";
  }
  return null;
}
