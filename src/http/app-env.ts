import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Locale, TenantContext } from "../app/context";
import type { Env } from "../env";
import type { Session } from "./auth/identity";

export type AppEnv = {
  Bindings: Env;
  Variables: {
    requestId: string;
    locale: Locale;
    /** The signed-in person, on pages and on API calls with a cookie. */
    session: Session | null;
    /** The open tenant; set by the middleware that every tenant route passes. */
    tenant: TenantContext;
  };
};

export type App = OpenAPIHono<AppEnv>;
