import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { Denied } from "../app/context";
import type { Outage } from "../kernel/outage";
import { outageOf } from "../store/passing";
import type { AppEnv } from "./app-env";
import { errorPage } from "./pages/error";
import { problem } from "./problem";
import type { ProblemCode } from "./problem-codes";

/** What was thrown, as an answer: a page for people, a problem for machines; never our insides. */
export function onError(error: Error, c: Context<AppEnv>): Response | Promise<Response> {
  if (error instanceof Denied) {
    return answer(c, "access.denied", { permission: error.permission });
  }
  const outage = outageOf(error);
  if (outage) {
    return outOfOrder(c, outage);
  }
  if (error instanceof HTTPException) {
    if (error.status === 413) return answer(c, "request.too_large");
    if (error.status < 500) return answer(c, "request.malformed");
  }
  log(error, c.get("requestId"));
  return answer(c, "request.fault");
}

export function onNotFound(c: Context<AppEnv>): Response | Promise<Response> {
  return answer(c, "request.not_found");
}

/** Set on the answer itself: what was said to the context before does not reach a response made anew. */
async function outOfOrder(c: Context<AppEnv>, outage: Outage): Promise<Response> {
  const response = await answer(c, "request.outage");
  response.headers.set("retry-after", String(outage.retryAfterSeconds));
  return response;
}

function answer(
  c: Context<AppEnv>,
  code: ProblemCode,
  facts: Readonly<Record<string, unknown>> = {},
): Response | Promise<Response> {
  return isPage(c) ? errorPage(c, code) : problem(c, code, facts);
}

function isPage(c: Context<AppEnv>): boolean {
  const { path } = c.req;
  if (/^\/(v1|api|webhooks)\//.test(path)) return false;
  return (c.req.header("accept") ?? "").includes("text/html");
}

/** Name and place of a fault; a message can carry what a borrower is called, so it stays out. */
function log(error: Error, requestId: string): void {
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const said = error.name === "Fault" ? error.message : undefined;
  // biome-ignore lint/suspicious/noConsole: the platform's log is where an operator looks.
  console.error(
    JSON.stringify({
      level: "error",
      requestId,
      name: error.name,
      said,
      stack: frames.slice(0, 8),
    }),
  );
}
