import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../app-env";
import { originsOf } from "../auth/origin";
import { problem } from "../problem";

const SAFE: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * A form or script of another site cannot act with this browser's cookie. Every browser of today says
 * where a write comes from (Origin, Sec-Fetch-Site) and keeps a SameSite=Lax cookie from other sites'
 * forms; who says nothing of either is a program with its own cookie jar, which nobody can trick.
 */
export const sameOrigin = createMiddleware<AppEnv>(async (c, next) => {
  if (SAFE.has(c.req.method) || c.req.header("cookie") === undefined) return next();
  if (c.req.header("authorization") !== undefined) return next();
  const origin = c.req.header("origin");
  const site = c.req.header("sec-fetch-site");
  const own = origin !== undefined && originsOf(c.env, c.req.raw).trusted.includes(origin);
  const unsaid = origin === undefined && (site === undefined || site === "same-origin");
  if (own || unsaid) return next();
  return problem(c, "access.cross_origin");
});
