import { type Context, Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Child } from "hono/jsx";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Frame } from "../../../web/components/frame";
import { navigationFor } from "../../../web/components/navigation";
import type { Facts } from "../../../web/locales/message";
import { type MessageKey, type Translator, translate } from "../../../web/locales/translate";
import type { AppEnv } from "../app-env";
import { safeNextPath } from "../auth/next-path";

const SAID_COOKIE = "forbear-said";
const SAID_SECONDS = 60;
const DENSITY_COOKIE = "density";

export type PageContext = Context<AppEnv>;

/** A group of pages, mounted at "/" with their full paths. */
export function newPages(): Hono<AppEnv> {
  return new Hono<AppEnv>();
}

/** A whole document from a page component. Every page is somebody's own: no cache may keep it. */
export function renderPage(c: PageContext, page: Child, status: ContentfulStatusCode = 200) {
  c.header("cache-control", "private, no-store");
  return c.html(String(page), status);
}

export function translatorOf(c: PageContext): Translator {
  return translate(c.get("locale"));
}

export type ShellChoices = Readonly<{
  /** Path of the navigation entry this page belongs to. */
  current: string;
  /** Where a change of language leads back to; the path asked for, unless this answers a form. */
  path?: string;
  search?: string;
}>;

/** What a signed-in page shows around its content, from the session and the open tenant. */
export function pageShell(c: PageContext, choices: ShellChoices): { t: Translator; frame: Frame } {
  const t = translatorOf(c);
  const { tenant, today, actor } = c.get("tenant");
  const session = c.get("session");
  const said = takeSaid(c, t);
  const permissions: readonly string[] = actor.permissions;
  const { name, mode, timezone, organizationId } = tenant;
  const frame: Frame = {
    tenant: { name, mode, businessDate: today, timezone },
    person: { name: session?.person.name ?? "", email: session?.person.email ?? "" },
    entries: navigationFor(t, (permission) => permissions.includes(permission)),
    current: choices.current,
    path: choices.path ?? (c.req.method === "GET" ? pathOf(c) : choices.current),
    otherTenants: (session?.tenants ?? []).filter(
      (other) => other.organizationId !== organizationId,
    ),
    ...(choices.search === undefined ? {} : { search: choices.search }),
    ...(getCookie(c, DENSITY_COOKIE) === "compact" ? { density: "compact" } : {}),
    ...(said === undefined ? {} : { said }),
  };
  return { t, frame };
}

/** Path and query as they were asked for. */
export function pathOf(c: PageContext): string {
  const { pathname, search } = new URL(c.req.url);
  return `${pathname}${search}`;
}

export type Said = Readonly<{ key: MessageKey; facts?: Facts }>;

/**
 * After a form: 303, so that a reload does not send it again. What was done is said once, on the
 * next page; it travels in a cookie, as a key of the dictionary and its facts.
 */
export function redirectAfter(c: PageContext, path: string, said?: Said): Response {
  if (said) {
    setCookie(c, SAID_COOKIE, JSON.stringify(said), {
      path: "/",
      httpOnly: true,
      secure: c.req.url.startsWith("https:"),
      sameSite: "Lax",
      maxAge: SAID_SECONDS,
    });
  }
  return c.redirect(safeNextPath(path) ?? "/", 303);
}

/** The one line that the last form left to be said, if any. Reading it uses it up. */
export function takeSaid(c: PageContext, t: Translator): string | undefined {
  const text = getCookie(c, SAID_COOKIE);
  if (text === undefined) return undefined;
  deleteCookie(c, SAID_COOKIE, { path: "/", secure: c.req.url.startsWith("https:") });
  const said = parseSaid(text);
  return said && t(said.key, said.facts);
}

function parseSaid(text: string): Said | undefined {
  try {
    const said: unknown = JSON.parse(text);
    return typeof said === "object" && said !== null && "key" in said ? (said as Said) : undefined;
  } catch {
    return undefined;
  }
}

/** The text fields of a form; a field sent twice keeps its last value, files are left out. */
export async function readForm(c: PageContext): Promise<Readonly<Record<string, string>>> {
  const body = await c.req.parseBody();
  return Object.fromEntries(
    Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
