import type { Condition } from "./compile";
import type { FactName } from "./facts";
import { factOf, integerOf, isBinary, type Part, sourceOf, textOf } from "./tree";

export type Comparison = "==" | "!=" | "<" | "<=" | ">" | ">=";
export type Arithmetic = "+" | "-" | "*" | "/" | "%";
export type TextTest = "startsWith" | "endsWith" | "contains";

/** The same said of something and of its opposite. */
export type Said<T> = Readonly<{ yes: T; no: T }>;
type Of<N extends number> = N extends 1
  ? (only: string) => string
  : (left: string, right: string) => string;

/** How a language says conditions. */
export type ConditionWords = Readonly<{
  /** What a fact is called; for one of yes or no, the sentence that it is so. */
  facts: Readonly<Record<FactName, string>>;
  /** The sentence that a fact of yes or no is not so. */
  denied: Readonly<Partial<Record<FactName, string>>>;
  /** The sentences that a text is "" and that it is not. */
  absent: Readonly<Partial<Record<FactName, Said<string>>>>;
  listed: Readonly<Record<"flags" | "holds", Said<Of<1>>>>;
  compare: Readonly<Record<Comparison, Of<2>>>;
  among: Said<(left: string, values: readonly string[]) => string>;
  tests: Readonly<Record<TextTest, Said<Of<2>>>>;
  arithmetic: Readonly<Record<Arithmetic, Of<2>>>;
  minus: Of<1>;
  count: Of<1>;
  all: (parts: readonly string[]) => string;
  any: (parts: readonly string[]) => string;
  group: Of<1>;
  choice: (when: string, then: string, otherwise: string) => string;
  /** A text that a condition states. */
  text: Of<1>;
  number: (value: bigint | number) => string;
  /** A part that has no words, as it is written. */
  source: Said<Of<1>>;
  constant: Said<string>;
}>;

/** Writes an amount in minor units; which currency is the caller's to know. */
export type SayMoney = (minor: bigint) => string;

type Voice = Readonly<{ words: ConditionWords; money: SayMoney }>;

/** A sentence and how it is joined, so that a mixture of "and" and "or" is grouped. */
type Sentence = Readonly<{ text: string; joint: "all" | "any" | null }>;

const OPPOSITE = { "==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">" } as const;
const TIGHTNESS: Readonly<Record<string, number>> = { "+": 1, "-": 1, "*": 2, "/": 2, "%": 2 };

/**
 * Says a condition in plain language. A "not" is said by the opposite of what it denies; what has no
 * words (a quantifier, an element of a list) is quoted as written, so nothing is left out.
 */
export function sayCondition(
  { tree }: Condition,
  words: ConditionWords,
  money: SayMoney = words.number,
): string {
  return sentence(tree, true, { words, money }).text;
}

function sentence(part: Part, so: boolean, voice: Voice): Sentence {
  const { words } = voice;
  switch (part.op) {
    case "!_":
      return sentence(part.args, !so, voice);
    case "&&":
    case "||": {
      const joint = (part.op === "&&") === so ? "all" : "any";
      const texts = operands(part, part.op).map((each) => {
        const said = sentence(each, so, voice);
        return said.joint === null ? said.text : words.group(said.text);
      });
      return { text: words[joint](texts), joint };
    }
    case "?:": {
      const [when, then, otherwise] = part.args;
      const texts = [
        sentence(when, true, voice).text,
        sentence(then, so, voice).text,
        sentence(otherwise, so, voice).text,
      ] as const;
      return { text: words.choice(...texts), joint: "any" };
    }
    default:
      return { text: claim(part, so, voice), joint: null };
  }
}

/** The parts of a chain of one operation, in order. */
function operands(part: Part, operation: "&&" | "||"): readonly Part[] {
  if (part.op !== operation) return [part];
  const [left, right] = part.args as readonly [Part, Part];
  return [...operands(left, operation), ...operands(right, operation)];
}

function claim(part: Part, so: boolean, voice: Voice): string {
  const { words } = voice;
  if (part.op === "value" && typeof part.args === "boolean") {
    return yesNo(words.constant, part.args === so);
  }
  const fact = factOf(part);
  if (fact?.type === "bool") return (so ? words.facts : words.denied)[fact.name] ?? fact.name;
  if (part.op === "in") return membership(part, so, voice);
  if (part.op === "rcall") return textTest(part, so, voice);
  if (isBinary(part) && part.op in OPPOSITE) {
    return comparison(part as Compared, so, voice);
  }
  return yesNo(words.source, so)(sourceOf(part));
}

type Compared = Extract<Part, { op: Comparison }>;

function comparison(part: Compared, so: boolean, voice: Voice): string {
  const { words } = voice;
  const operation = so ? part.op : OPPOSITE[part.op];
  const [left, right] = part.args;
  for (const [asked, said] of [
    [left, right],
    [right, left],
  ] as const) {
    if (operation !== "==" && operation !== "!=") break;
    const equal = operation === "==";
    if (said.op === "value" && typeof said.args === "boolean") {
      const { text, joint } = sentence(asked, said.args === equal, voice);
      return joint === null ? text : words.group(text);
    }
    const absent = textOf(said) === "" ? words.absent[factOf(asked)?.name as FactName] : undefined;
    if (absent) return yesNo(absent, equal);
  }
  const amounts = isMoney(left) || isMoney(right);
  return words.compare[operation](value(left, amounts, voice), value(right, amounts, voice));
}

function membership(part: Extract<Part, { op: "in" }>, so: boolean, voice: Voice): string {
  const { words } = voice;
  const [element, list] = part.args;
  const fact = factOf(list)?.name;
  if (fact === "flags" || fact === "holds") {
    return yesNo(words.listed[fact], so)(value(element, false, voice));
  }
  if (list.op !== "list" || list.args.length === 0) return yesNo(words.source, so)(sourceOf(part));
  const amounts = isMoney(element);
  const values = list.args.map((each) => value(each, amounts, voice));
  const left = value(element, amounts, voice);
  const [only] = values;
  if (values.length === 1 && only !== undefined) {
    return words.compare[so ? "==" : "!="](left, only);
  }
  return yesNo(words.among, so)(left, values);
}

function textTest(part: Extract<Part, { op: "rcall" }>, so: boolean, voice: Voice): string {
  const { words } = voice;
  const [name, of, [argument]] = part.args;
  const test = (words.tests as Readonly<Record<string, Said<Of<2>>>>)[name];
  if (!test || !argument) return yesNo(words.source, so)(sourceOf(part));
  return yesNo(test, so)(value(of, false, voice), value(argument, false, voice));
}

/** A number, a text or what is computed from them; an integer beside an amount is an amount. */
function value(part: Part, amounts: boolean, voice: Voice): string {
  const { words, money } = voice;
  const integer = integerOf(part);
  if (integer !== undefined) return amounts ? money(integer) : words.number(integer);
  const text = textOf(part);
  if (text !== undefined) return words.text(text);
  const fact = factOf(part);
  if (fact && fact.type !== "bool") return words.facts[fact.name];
  if (part.op === "value" && typeof part.args === "number") return words.number(part.args);
  if (part.op === "-_") return words.minus(value(part.args, amounts, voice));
  const counted = countedBy(part);
  if (counted) return words.count(value(counted, false, voice));
  if (isBinary(part) && part.op in TIGHTNESS) return computed(part, amounts, voice);
  return words.source.yes(sourceOf(part));
}

function computed(part: Part, amounts: boolean, voice: Voice): string {
  const operation = part.op as Arithmetic;
  const [left, right] = part.args as readonly [Part, Part];
  const tight = TIGHTNESS[operation] ?? 0;
  // A factor is a plain number even beside an amount.
  const adds = operation === "+" || operation === "-";
  const said = (each: Part, least: number) => {
    const own = value(each, adds ? amounts : isMoney(each), voice);
    const loose = (TIGHTNESS[each.op] ?? 9) < least;
    return loose ? voice.words.group(own) : own;
  };
  return voice.words.arithmetic[operation](said(left, tight), said(right, tight + 1));
}

function countedBy(part: Part): Part | undefined {
  if (part.op === "call" && part.args[0] === "size") return part.args[1][0];
  if (part.op === "rcall" && part.args[0] === "size") return part.args[1];
  return undefined;
}

function isMoney(part: Part): boolean {
  if (factOf(part)?.unit === "minor") return true;
  if (part.op === "-_") return isMoney(part.args);
  if (part.op === "+" || part.op === "-" || part.op === "*") return part.args.some(isMoney);
  if (part.op === "/" || part.op === "%") return isMoney(part.args[0]) && !isMoney(part.args[1]);
  return false;
}

function yesNo<T>(said: Said<T>, so: boolean): T {
  return so ? said.yes : said.no;
}
