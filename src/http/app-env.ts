import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Borrower } from "../app/borrower/store";
import type { Actor, Locale, TenantContext } from "../app/context";
import type { Env } from "../env";
import type { Session } from "./auth/session";

export type AppEnv = {
  Bindings: Env;
  Variables: {
    requestId: string;
    locale: Locale;
    /** The signed-in person, on pages and on API calls with a cookie. */
    session: Session | null;
    /** The open tenant; set by the middleware that every tenant route passes. */
    tenant: TenantContext;
    /**
     * Opens the tenant that an address names, before anybody has proven to be let in; null when there
     * is none or it is suspended. For webhooks, whose signature is checked with the tenant's own secret.
     */
    openUnsigned: (tenantNumber: number, actor: Actor) => Promise<TenantContext | null>;
    /** Whose link was opened, on the borrower's own pages. */
    borrower: Borrower;
  };
};

export type App = OpenAPIHono<AppEnv>;
