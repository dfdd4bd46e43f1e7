import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../app-env";
import { originsOf } from "../auth/origin";
import { problem } from "../problem";

const SAFE: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * A form or script of another site cannot act with this browser's cookie. Who sends no cookie has
 * nothing to steal and needs no origin.
 */
export const sameOrigin = createMiddleware<AppEnv>(async (c, next) => {
  if (SAFE.has(c.req.method) || c.req.header("cookie") === undefined) return next();
  if (c.req.header("authorization") !== undefined) return next();
  const origin = c.req.header("origin");
  const site = c.req.header("sec-fetch-site");
  const own = origin !== undefined && originsOf(c.env, c.req.raw).trusted.includes(origin);
  if (own || (origin === undefined && site === "same-origin")) return next();
  return problem(c, "access.cross_origin");
});
