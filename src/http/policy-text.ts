import { isAlias, isCollection, LineCounter, parseDocument, stringify, visit } from "yaml";
import type { Document } from "yaml";
import type { z } from "zod";
import type { PolicyDocument } from "../domain/policy/policy";
import { ok, type Result, refuse } from "../kernel/result";
import { DocumentBody, documentFrom } from "./routes/policy-body";

export const TEXT_FORMATS = ["yaml", "json"] as const;
export type TextFormat = (typeof TEXT_FORMATS)[number];

export const TEXT_CHARACTERS_MAX = 200_000;
/** More than a whole document needs; what is deeper would be walked for nothing. */
const DEPTH_MAX = 30;
const LINE_WIDTH = 100;

/** Something wrong with a text: of its writing, or of its shape as a policy. */
export type TextFlaw = Readonly<{
  kind: "syntax" | "missing" | "unknown" | "shape";
  /** Counted from 1; null when it is about the whole. */
  line: number | null;
  /** A JSON pointer, "" when it is about the whole. */
  pointer: string;
  /** What the reader or the shape says; of what is unknown, its names. */
  detail: string;
}>;

export type ReadText = Readonly<{
  document: PolicyDocument;
  /** The line at which a place of the document begins, or the next one around it that is there. */
  lineOf: (pointer: string) => number | null;
}>;

/** A document to copy, to review and to keep under version control. */
export function policyText(document: PolicyDocument, format: TextFormat): string {
  return format === "json"
    ? `${JSON.stringify(document, null, 2)}\n`
    : stringify(document, { lineWidth: LINE_WIDTH, aliasDuplicateObjects: false });
}

/**
 * Reads a document from YAML 1.2, which JSON is a part of. Aliases are refused: a policy needs none,
 * and a few lines of them can stand for a document of any size.
 */
export function readPolicyText(
  text: string,
): Result<ReadText, Readonly<{ code: "policy.text_invalid"; flaws: readonly TextFlaw[] }>> {
  const invalid = (flaws: readonly TextFlaw[]) => refuse({ code: "policy.text_invalid", flaws });
  const whole = { line: null, pointer: "" } as const;
  if (text.length > TEXT_CHARACTERS_MAX || isTooDeep(text)) {
    const detail = `at most ${TEXT_CHARACTERS_MAX} characters and ${DEPTH_MAX} levels`;
    return invalid([{ kind: "syntax", ...whole, detail }]);
  }
  const lines = new LineCounter();
  const parsed = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const alias = aliasIn(parsed);
  const wrong = [
    ...parsed.errors.map(({ message, pos }) => ({ detail: message, at: pos[0] })),
    ...(alias === null ? [] : [{ detail: "aliases are not taken", at: alias }]),
  ];
  if (wrong.length > 0) {
    return invalid(
      wrong.map(({ detail, at }) => {
        const { line } = lines.linePos(at);
        return { kind: "syntax" as const, pointer: "", line, detail };
      }),
    );
  }
  const lineOf = (pointer: string) => lineIn(parsed, lines, pointer);
  const shaped = DocumentBody.safeParse(parsed.toJS({ maxAliasCount: 0 }));
  if (shaped.success) return ok({ document: documentFrom(shaped.data), lineOf });
  return invalid(
    shaped.error.issues.map((issue) => {
      const pointer = ["#", ...issue.path.map(String)].join("/");
      return { pointer, line: lineOf(pointer), ...told(issue) };
    }),
  );
}

function told(issue: z.core.$ZodIssue): Pick<TextFlaw, "kind" | "detail"> {
  if (issue.code === "unrecognized_keys") {
    return { kind: "unknown", detail: issue.keys.join(", ") };
  }
  const isMissing = issue.code === "invalid_type" && issue.message.endsWith("received undefined");
  return { kind: isMissing ? "missing" : "shape", detail: issue.message };
}

/** The parser walks into each level; a text of nothing but brackets must not take its stack. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth += bracket === "[" || bracket === "{" ? 1 : -1;
    if (depth > DEPTH_MAX) return true;
  }
  return new RegExp(`^[ \\t]*(?:[-?:][ \\t]+){${DEPTH_MAX}}`, "m").test(text);
}

function aliasIn(parsed: Document.Parsed): number | null {
  let at: number | null = null;
  visit(parsed, (_, node) => {
    if (!isAlias(node)) return undefined;
    at = node.range?.[0] ?? 0;
    return visit.BREAK;
  });
  return at;
}

function lineIn(parsed: Document.Parsed, lines: LineCounter, pointer: string): number | null {
  const path = pointer.split("/").slice(1);
  let node: unknown = parsed.contents;
  let offset = isCollection(node) ? node.range?.[0] : undefined;
  for (const name of path) {
    if (!isCollection(node)) break;
    const next = node.get(/^\d+$/.test(name) ? Number(name) : name, true);
    const range = (next as { range?: readonly number[] | null } | undefined)?.range;
    if (!range) break;
    node = next;
    offset = range[0];
  }
  return offset === undefined ? null : lines.linePos(offset).line;
}
