import type { ASTNode, ASTOperator, BinaryOperator } from "@marcbachmann/cel-js";
import { type FactDescription, findFact } from "./facts";

/** One part of a parsed condition. Only these shapes occur in one that compiled. */
export type Part = ASTNode;

/** Where in a text something is: UTF-16 offsets, the end excluded; line and column count from 1. */
export type Place = Readonly<{ offset: number; end: number; line: number; column: number }>;

const BINARY: readonly ASTOperator[] = [
  ...(["==", "!=", "<", "<=", ">", ">=", "in", "+", "-", "*", "/", "%"] as const),
];

export type BinaryPart = Extract<Part, { op: BinaryOperator }>;

export function isBinary(part: Part): part is BinaryPart {
  return BINARY.includes(part.op);
}

export function placeOf(text: string, offset: number, end: number): Place {
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  return { offset, end, line, column: offset - before.lastIndexOf("\n") };
}

/** What the text says at a part. */
export function sourceOf(part: Part): string {
  return part.input.slice(part.start, part.end);
}

/** The dotted name a part spells, or undefined when it is no name. */
export function nameOf(part: Part): string | undefined {
  if (part.op === "id") return part.args;
  if (part.op !== ".") return undefined;
  const [of, field] = part.args;
  const outer = nameOf(of);
  return outer === undefined ? undefined : `${outer}.${field}`;
}

export function factOf(part: Part): FactDescription | undefined {
  const name = nameOf(part);
  return name === undefined ? undefined : findFact(name);
}

/** The text a part states, or undefined when it states none. */
export function textOf(part: Part): string | undefined {
  return part.op === "value" && typeof part.args === "string" ? part.args : undefined;
}

/** The whole number a part states, with or without a minus before it. */
export function integerOf(part: Part): bigint | undefined {
  if (part.op === "value" && typeof part.args === "bigint") return part.args;
  if (part.op !== "-_") return undefined;
  const inner = integerOf(part.args);
  return inner === undefined ? undefined : -inner;
}

/** The texts of a list that states nothing else. */
export function textsOf(part: Part): readonly string[] | undefined {
  if (part.op !== "list") return undefined;
  const texts = part.args.map(textOf);
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

/** The parts directly inside a part, in the order of the text. */
export function partsOf(part: Part): readonly Part[] {
  switch (part.op) {
    case "value":
    case "id":
      return [];
    case ".":
    case ".?":
      return [part.args[0]];
    case "call":
      return part.args[1];
    case "rcall":
      return [part.args[1], ...part.args[2]];
    case "map":
      return part.args.flat();
    case "!_":
    case "-_":
      return [part.args];
    default:
      return part.args;
  }
}
