import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { Actor } from "../../app/context";
import { type Later, openTenant } from "../../composition/open-tenant";
import { permissionsOf } from "../../domain/member/role";
import { instant } from "../../kernel/calendar";
import { findTenantOfOrganization, type TenantEntry } from "../../store/directory";
import type { AppEnv } from "../app-env";
import { actorOf, noteUse, refuseCaller } from "../caller";
import { forgetKeys, knownCaller, knownTenant } from "../key-cache";
import { errorPage } from "../pages/error";
import { problem } from "../problem";
import type { ProblemCode } from "../problem-codes";
import { publicOrigin } from "../webhook-url";
import { limitCalls } from "./rate-limit";

type AppContext = Context<AppEnv>;

export function laterOf(c: AppContext): Later {
  return (work) => c.executionCtx.waitUntil(work);
}

function open(c: AppContext, entry: TenantEntry, actor: Actor): void {
  c.set("tenant", openTenant(c.env, entry, actor, instant(Date.now()), laterOf(c)));
}

/** Opens the tenant of a key, a token or a signed-in member; every route behind it has one. */
export const apiTenant = createMiddleware<AppEnv>(async (c, next) => {
  const answer = c.req.header("authorization") ? await byToken(c) : await bySession(c);
  if (answer) return answer;
  const { tenant, actor } = c.get("tenant");
  return limitCalls(c, `${tenant.id}|${actor.name}`, next);
});

async function byToken(c: AppContext): Promise<Response | undefined> {
  const now = instant(Date.now());
  const token = /^Bearer (\S+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
  const caller = token && (await knownCaller(c.env, publicOrigin(c), token, now));
  if (!caller) return refuseBearer(c, "access.unauthenticated", token !== undefined);
  const refusal = refuseCaller(caller, c.req.raw, now);
  if (refusal) return refuseBearer(c, refusal.code, true);
  const noted = noteUse(c.env, caller, now);
  if (noted) {
    forgetKeys(caller.key.entry.tenant.id);
    laterOf(c)(noted);
  }
  open(c, caller.key.entry, actorOf(caller));
  return undefined;
}

/** RFC 6750 3: a 401 says how to prove oneself, and that what came proves nothing. */
function refuseBearer(c: AppContext, code: ProblemCode, hasToken: boolean): Response {
  const answer = problem(c, code);
  const challenge = `Bearer realm="forbear"${hasToken ? ', error="invalid_token"' : ""}`;
  if (answer.status === 401) answer.headers.set("www-authenticate", challenge);
  return answer;
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
