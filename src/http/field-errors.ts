import type { z } from "zod";

export type FieldError = Readonly<{ pointer: string; detail: string }>;

const ERRORS_MAX = 50;

type Issue = z.core.$ZodIssue;

/**
 * What a schema found, as pointers to the fields and in words that say what to send instead. `at` is
 * where the schema was laid on, such as "#" for a whole body or "#/loans/2".
 */
export function fieldErrors(error: z.ZodError, at: string): FieldError[] {
  const found = new Map<string, FieldError>();
  for (const one of error.issues.flatMap((issue) => errorsOf(issue, at))) {
    if (found.size < ERRORS_MAX) found.set(`${one.pointer} ${one.detail}`, one);
  }
  return [...found.values()];
}

function errorsOf(issue: Issue, at: string): FieldError[] {
  const pointer = pointTo(at, issue.path);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      pointer: pointTo(pointer, [key]),
      detail: "is not a field of this: check its spelling, or leave it out",
    }));
  }
  if (issue.code === "invalid_union") {
    // Of several shapes the one that fits best was meant.
    const [meant] = [...issue.errors].sort((a, b) => a.length - b.length);
    if (meant?.length) return meant.flatMap((inner) => errorsOf(inner, pointer));
  }
  return [{ pointer, detail: sayMissing(issue) ?? issue.message }];
}

/** zod's own words for a field that is not there speak of its input; ours speak of the field. */
function sayMissing(issue: Issue): string | undefined {
  const isOurs = !issue.message.startsWith("Invalid input");
  if (issue.code !== "invalid_type" || isOurs) return undefined;
  const what = /^[aeio]/.test(issue.expected) ? `an ${issue.expected}` : `a ${issue.expected}`;
  const isMissing = issue.message.endsWith("received undefined");
  return isMissing ? `is missing: send ${what}` : `is of another kind: send ${what}`;
}

/** A JSON pointer's own signs in a name are written as the standard says (RFC 6901). */
function pointTo(at: string, path: readonly PropertyKey[]): string {
  const steps = path.map((step) => String(step).replaceAll("~", "~0").replaceAll("/", "~1"));
  return [at, ...steps].join("/");
}
