import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { Actor } from "../../app/context";
import { type Later, openTenant } from "../../composition/open-tenant";
import { permissionsOf, permissionsOfScopes } from "../../domain/member/role";
import { dateAt, instant } from "../../kernel/calendar";
import { controlId } from "../../kernel/ids";
import { noteKeyUse } from "../../store/api-key";
import { findTenantOfOrganization, type TenantEntry } from "../../store/directory";
import type { AppEnv } from "../app-env";
import { forgetKeys, knownKey, knownTenant } from "../key-cache";
import { errorPage } from "../pages/error";
import { problem } from "../problem";

type AppContext = Context<AppEnv>;

export function laterOf(c: AppContext): Later {
  return (work) => c.executionCtx.waitUntil(work);
}

function open(c: AppContext, entry: TenantEntry, actor: Actor): void {
  c.set("tenant", openTenant(c.env, entry, actor, instant(Date.now()), laterOf(c)));
}

/** Opens the tenant of an API key or of a signed-in member; every route behind it has one. */
export const apiTenant = createMiddleware<AppEnv>(async (c, next) => {
  const answer = c.req.header("authorization") ? await byKey(c) : await bySession(c);
  if (answer) return answer;
  const { tenant, actor } = c.get("tenant");
  const counted = c.env.API_LIMIT.limit({ key: `${tenant.id}|${actor.name}` });
  // A read may run while it is counted: one too many is thrown away. A write waits for its turn.
  if (c.req.method === "GET") {
    await next();
    if (!(await counted).success) c.res = tooMany(c);
    return undefined;
  }
  return (await counted).success ? next() : tooMany(c);
});

function tooMany(c: AppContext): Response {
  c.header("retry-after", "10");
  return problem(c, "request.rate_limited");
}

async function byKey(c: AppContext): Promise<Response | undefined> {
  const token = /^Bearer (\S+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
  const key = token === undefined ? undefined : await knownKey(c.env, token);
  if (!key) {
    c.header("www-authenticate", "Bearer");
    return problem(c, "access.unauthenticated");
  }
  const { tenant } = key.entry;
  if (tenant.state === "suspended") return problem(c, "access.tenant_suspended");
  const today = dateAt(instant(Date.now()), "UTC");
  if (key.lastUsedOn !== today) {
    forgetKeys(tenant.id);
    laterOf(c)(noteKeyUse(c.env, key, today));
  }
  const permissions = permissionsOfScopes(key.scopes) ?? [];
  open(c, key.entry, { name: `key:${controlId("apiKey", key.number)}`, permissions });
  return undefined;
}

async function bySession(c: AppContext): Promise<Response | undefined> {
  const session = c.get("session");
  if (!session) return problem(c, "access.unauthenticated");
  const { organizationId, role, person } = session;
  if (!organizationId || !role) return problem(c, "access.no_tenant");
  const entry = await findTenantOfOrganization(c.env, organizationId);
  if (!entry) return problem(c, "access.no_tenant");
  if (entry.tenant.state === "suspended") return problem(c, "access.tenant_suspended");
  open(c, entry, { name: `person:${person.id}`, permissions: permissionsOf(role) });
  return undefined;
}

/** As apiTenant, for a reader of pages: who is not signed in or has no lender is led there. */
export const pageTenant = createMiddleware<AppEnv>(async (c, next) => {
  const session = c.get("session");
  if (!session) {
    const { pathname, search } = new URL(c.req.url);
    const back =
      c.req.method === "GET" ? `?next=${encodeURIComponent(`${pathname}${search}`)}` : "";
    return c.redirect(pathname === "/" ? "/sign-in" : `/sign-in${back}`, 303);
  }
  const answer = await bySession(c);
  if (answer?.status === 409) return c.redirect("/tenants/new", 303);
  return answer ? errorPage(c, "access.tenant_suspended") : next();
});

/** For addresses whose sender proves itself otherwise (webhooks). */
export const unsigned = createMiddleware<AppEnv>(async (c, next) => {
  c.set("openUnsigned", async (tenantNumber, actor) => {
    const entry = await knownTenant(c.env, tenantNumber);
    if (entry?.tenant.state !== "active") return null;
    return openTenant(c.env, entry, actor, instant(Date.now()), laterOf(c));
  });
  return next();
});
