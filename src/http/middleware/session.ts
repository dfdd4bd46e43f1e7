import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../app-env";
import { localeOf } from "../auth/locale";
import { readSession } from "../auth/read-session";

/**
 * Who is signed in, and in which language to answer. For pages and for API calls that come with a
 * cookie; a call with an API key is somebody else's affair, whatever cookies it brings.
 */
export const session = createMiddleware<AppEnv>(async (c, next) => {
  // Also when reading the session fails: the page that says so must speak a language.
  c.set("locale", localeOf(c.req.raw, null));
  const keyed = c.req.header("authorization") !== undefined;
  const found = keyed ? null : await readSession(c.env, c.req.raw, Date.now());
  c.set("session", found);
  if (found?.person.locale) c.set("locale", found.person.locale);
  await next();
});
