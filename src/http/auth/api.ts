import { Hono } from "hono";
import type { AppEnv } from "../app-env";
import { problem } from "../problem";
import { openIdentity } from "./identity";
import { AUTH_BASE } from "./paths";

/** better-auth's own API for its clients; its answers and cookies are its own. */
export const authApi = new Hono<AppEnv>().all(`${AUTH_BASE}/*`, async (c) => {
  const answer = await openIdentity(c.env, c.req.raw, c.get("locale")).handle();
  return answer ?? problem(c, "request.not_found");
});
