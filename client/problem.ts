import type { ProblemCode } from "./api.js";

/** One field that was not as it should be: `#/name` of the body, `query:name`, `header:Name`. */
export type FieldError = Readonly<{ pointer: string; detail: string }>;

/** A code of this version, or one that a newer Forbear has added since. */
export type AnyProblemCode = ProblemCode | (string & {});

/**
 * Forbear refused: RFC 9457 problem details. Branch on `code`, which never changes its meaning;
 * `requestId` is what to tell us when something is unclear.
 */
export class ForbearProblem extends Error {
  override readonly name = "ForbearProblem";
  readonly code: AnyProblemCode;
  readonly status: number;
  readonly requestId: string | null;
  readonly errors: readonly FieldError[];
  /** Everything the refusal says beside these, such as `permission` or `amountMin`. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** The page that explains the code. */
  readonly url: string;

  constructor(response: Response, body: Readonly<Record<string, unknown>>) {
    const { code, title, errors, type, status: _status, instance: _instance, ...facts } = body;
    const said = typeof code === "string" ? code : "unknown";
    super(`${response.status} ${said}: ${typeof title === "string" ? title : response.statusText}`);
    this.code = said;
    this.status = response.status;
    this.requestId = response.headers.get("x-request-id");
    this.errors = Array.isArray(errors) ? errors : [];
    this.facts = facts;
    this.url = typeof type === "string" && response.url ? new URL(type, response.url).href : "";
  }
}

/** Nobody answered, however often it was tried; `cause` is what the last try ended with. */
export class ForbearUnreachable extends Error {
  override readonly name = "ForbearUnreachable";

  constructor(url: string, tries: number, cause: unknown) {
    super(`No answer from ${url} after ${tries} ${tries === 1 ? "try" : "tries"}`, { cause });
  }
}

/** What was answered instead of what was asked for; a proxy in between may not speak JSON. */
export async function problemOf(response: Response): Promise<ForbearProblem> {
  const text = await response.text();
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === "object" && body !== null) return new ForbearProblem(response, { ...body });
  } catch {
    // Falls through: not a word of ours.
  }
  return new ForbearProblem(response, {});
}
