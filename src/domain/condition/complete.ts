import { FACTS, type FactDescription, type FactType, findFact } from "./facts";

export type Suggestion = Readonly<{
  /** What to put between `from` and `to`. */
  text: string;
  kind: "fact" | "value" | "operator" | "function";
  fact: FactDescription | null;
}>;

export type Completion = Readonly<{ from: number; to: number; suggestions: readonly Suggestion[] }>;

type Token = Readonly<{ text: string; start: number; end: number }>;

const TOKEN = /"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|[A-Za-z_][\w.]*|\d[\w.]*|&&|\|\||[=!<>]=|\S/g;
const COMPARISONS = ["==", "!=", "<", "<=", ">", ">=", "in"];
const JOINTS = ["&&", "||"];
const EXPECTS_OPERAND = /^(?:&&|\|\||[=!<>]=|[-!<>+*/%?:([{,]|in)$/;

const OPERATORS: Readonly<Record<FactType, readonly string[]>> = {
  int: [">=", ">", "<=", "<", "==", "!="],
  string: ["==", "!=", "in"],
  bool: JOINTS,
  "list<string>": JOINTS,
};

const METHODS: Readonly<Partial<Record<FactType, readonly string[]>>> = {
  string: ["startsWith(", "endsWith(", "contains("],
  "list<string>": ["exists(", "all(", "size()"],
};

/**
 * What may come at an offset of an unfinished condition: facts by the beginning of any of their
 * words, what can be asked of a text or a list, known values after a comparison with a fact,
 * comparisons and joints after an operand. Empty where anything may be written.
 */
export function complete(text: string, offset: number): Completion {
  const before = tokensOf(text.slice(0, offset));
  const last = before.at(-1);
  const touching = last?.end === offset ? last : undefined;
  if (touching && /^["']/.test(touching.text) && !isClosed(touching.text)) {
    return insideText(before.slice(0, -1), touching, offset);
  }
  const word = touching && /^[A-Za-z_]/.test(touching.text) ? touching : undefined;
  const earlier = word ? before.slice(0, -1) : before;
  const previous = earlier.at(-1);
  const from = word?.start ?? offset;
  const typed = word?.text ?? "";
  if (previous && !EXPECTS_OPERAND.test(previous.text)) {
    const fitting = operatorsAfter(earlier).filter((operator) => operator.startsWith(typed));
    return { from, to: offset, suggestions: fitting.map((each) => suggest(each, "operator")) };
  }
  return { from, to: offset, suggestions: operandsFor(typed, earlier) };
}

function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(TOKEN)].map(({ 0: found, index }) => ({
    text: found,
    start: index,
    end: index + found.length,
  }));
}

function isClosed(text: string): boolean {
  return text.length > 1 && text.endsWith(text.charAt(0)) && !/(^|[^\\])\\(\\\\)*.$/.test(text);
}

function insideText(earlier: readonly Token[], { text, start }: Token, to: number): Completion {
  const fact = comparedFact(earlier);
  const typed = text.slice(1);
  const fitting = (fact?.known ?? []).filter((value) => value.startsWith(typed));
  const suggestions = fitting.map((value) => suggest(value, "value", fact));
  return { from: start + 1, to, suggestions };
}

/** The fact that what comes next is compared with: `fact ==`, or `fact in [` and any texts. */
function comparedFact(earlier: readonly Token[]): FactDescription | undefined {
  const texts = earlier.map(({ text }) => text);
  while (/^["'[,]/.test(texts.at(-1) ?? "")) texts.pop();
  return COMPARISONS.includes(texts.at(-1) ?? "") ? findFact(texts.at(-2) ?? "") : undefined;
}

function operatorsAfter(earlier: readonly Token[]): readonly string[] {
  const [before, operand] = earlier.slice(-2).map(({ text }) => text);
  const name = operand ?? before ?? "";
  if (operand !== undefined && COMPARISONS.includes(before ?? "")) return JOINTS;
  const fact = findFact(name);
  if (fact) return OPERATORS[fact.type];
  if (/^["']/.test(name)) return ["in", ...JOINTS];
  return JOINTS;
}

function operandsFor(typed: string, earlier: readonly Token[]): readonly Suggestion[] {
  const compared = comparedFact(earlier);
  const values =
    typed === ""
      ? (compared?.known ?? []).map((value) => suggest(JSON.stringify(value), "value", compared))
      : [];
  const dot = typed.lastIndexOf(".");
  const asked = dot < 0 ? undefined : findFact(typed.slice(0, dot));
  const methods = (asked ? (METHODS[asked.type] ?? []) : [])
    .filter((method) => method.startsWith(typed.slice(dot + 1)))
    .map((method) => suggest(`${asked?.name}.${method}`, "function", asked));
  const facts = FACTS.filter(
    (fact) => (!compared || fact.type === compared.type) && isBegun(fact.name, typed),
  ).map((fact) => suggest(fact.name, "fact", fact));
  return [...values, ...methods, ...facts];
}

/** Whether what is typed begins the name, or a word inside it: `past` finds `loan.daysPastDue`. */
function isBegun(name: string, typed: string): boolean {
  if (name.startsWith(typed)) return true;
  const words = [...name.matchAll(/[.]([a-z])|[A-Z]/g)].map(({ 0: found, 1: letter, index }) =>
    name.slice(letter ? index + found.length - 1 : index),
  );
  return words.some((word) => word.toLowerCase().startsWith(typed.toLowerCase()));
}

function suggest(text: string, kind: Suggestion["kind"], fact?: FactDescription): Suggestion {
  return { text, kind, fact: fact ?? null };
}
