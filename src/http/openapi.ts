import { OpenAPIHono, z } from "@hono/zod-openapi";
import type { AppEnv } from "./app-env";
import { invalid } from "./problem";
import { PROBLEMS, type ProblemCode } from "./problem-codes";

/** A group of API routes; what does not fit its schema is answered as `request.invalid`. */
export function newApi(): OpenAPIHono<AppEnv> {
  return new OpenAPIHono<AppEnv>({
    defaultHook: (result, c) => {
      if (result.success) return undefined;
      return invalid(c, result.error, result.target === "json" ? "body" : result.target);
    },
  });
}

/** The security requirement of every tenant route: an API key, a token for it, or a member's session. */
export const SIGNED_IN = [{ apiKey: [] }, { accessToken: [] }, { session: [] }];

/** `example` is a whole body that is accepted as it stands; without it the fields' own are put together. */
export function jsonBody<Schema extends z.ZodType>(schema: Schema, example?: object) {
  const media = example === undefined ? { schema } : { schema, example };
  return { required: true, content: { "application/json": media } };
}

/** One answer of a route; a record so that several can be spread into `responses`. */
export function answers<Status extends number, Schema extends z.ZodType>(
  status: Status,
  schema: Schema,
  description: string,
) {
  const answer = { description, content: { "application/json": { schema } } };
  return { [status]: answer } as Record<Status, typeof answer>;
}

const Problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    instance: z.string(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  })
  .openapi("Problem", {
    description: "RFC 9457 problem details; `code` never changes its meaning.",
  });

/** 401 stands for all of them: only a schema without content lets a handler answer a bare Response. */
type ProblemAnswers = Readonly<{ 401: { description: string } }>;

/** A route's own refusals, by status; those of the frame around it come in the document (`withFrame`). */
export function problems(...codes: ProblemCode[]): ProblemAnswers {
  return problemAnswers(codes, Problem) as unknown as ProblemAnswers;
}

/** Refusals as the document tells them; each status once, with all its codes. */
export function problemAnswers<Schema>(codes: readonly ProblemCode[], schema: Schema) {
  const byStatus = Map.groupBy(new Set(codes), (code) => PROBLEMS[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      status,
      {
        description: group.map((code) => `\`${code}\`: ${PROBLEMS[code].title}`).join("; "),
        // For programs, and for the page of each code.
        "x-problem-codes": group,
        content: { "application/problem+json": { schema } },
      },
    ]),
  );
}
