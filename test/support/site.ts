import { Hono } from "hono";
import type { Env } from "../../src/env";
import { createApp } from "../../src/http/app";
import type { AppEnv } from "../../src/http/app-env";
import { session } from "../../src/http/middleware/session";

const app = createApp();
const probe = new Hono<AppEnv>()
  .use(session)
  .get("/whoami", (c) => c.json({ session: c.get("session"), locale: c.get("locale") }));

/** The whole of HTTP, and beside it /whoami: what a request with these cookies is taken for. */
export const site = {
  request(request: Request, _init: undefined, env: Env, ctx: ExecutionContext) {
    const { pathname } = new URL(request.url);
    return (pathname === "/whoami" ? probe : app).fetch(request, env, ctx);
  },
};
