import type { Context } from "hono";
import type { z } from "zod";
import type { Refusal } from "../kernel/result";
import type { AppEnv } from "./app-env";
import { fieldErrors } from "./field-errors";
import { PROBLEMS, type ProblemCode } from "./problem-codes";

/** RFC 9457. `facts` are what the refusal carries besides its code. */
export function problem(
  c: Context<AppEnv>,
  code: ProblemCode,
  facts: Readonly<Record<string, unknown>> = {},
): Response {
  const { status, title } = PROBLEMS[code];
  const body = {
    ...facts,
    type: `/problems/${code}`,
    title,
    status,
    code,
    instance: `urn:uuid:${c.get("requestId")}`,
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/problem+json" },
  });
}

/** A refusal of a use case as the answer its transport owes: one total table decides the status. */
export function refused(c: Context<AppEnv>, refusal: Refusal & { code: ProblemCode }): Response {
  const { code, ...facts } = refusal;
  return problem(c, code, facts);
}

/** What a schema found, pointing into the body (`#/name`) or to a parameter (`query:name`). */
export function invalid(c: Context<AppEnv>, error: z.ZodError, source = "body"): Response {
  const errors = fieldErrors(error, "#").map(({ pointer, detail }) => ({
    pointer: source === "body" ? pointer : pointer.replace("#/", `${source}:`),
    detail,
  }));
  return problem(c, "request.invalid", { errors });
}
