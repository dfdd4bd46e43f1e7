import { parseSigned } from "hono/utils/cookie";
import type { Env } from "../../env";
import { isRole } from "../../domain/member/role";
import { controlId } from "../../kernel/ids";
import { findSession, type SessionRow } from "../../store/session";
import { cookieName } from "./cookie-name";
import { isLocale } from "./locale";
import { originsOf } from "./origin";
import type { Session } from "./session";

/**
 * The session behind the request's cookie, in one read. A member who was removed is out at once:
 * membership is read every time and never taken from the session.
 */
export async function readSession(
  env: Env,
  request: Request,
  now: number,
): Promise<Session | null> {
  const header = request.headers.get("cookie");
  if (header === null) return null;
  const name = cookieName(originsOf(env, request), "session_token");
  const token = (await parseSigned(header, env.AUTH_SECRET, name))[name];
  if (!token) return null;
  const rows = await findSession(env.CONTROL, token, now);
  const first = rows[0];
  return first ? { ...toSession(first, token), tenants: rows.flatMap(toTenant) } : null;
}

function toSession(row: SessionRow, token: string): Omit<Session, "tenants"> {
  return {
    id: row.id,
    token,
    person: {
      id: row.personId,
      name: row.name,
      email: row.email,
      locale: isLocale(row.locale) ? row.locale : null,
      twoFactorEnabled: row.twoFactorEnabled === 1,
    },
    organizationId: row.organizationId,
    role: row.role !== null && isRole(row.role) ? row.role : null,
  };
}

function toTenant(row: SessionRow): Session["tenants"] {
  const { tenantId, tenantName, organizationId } = row;
  if (tenantId === null || tenantName === null || organizationId === null) return [];
  return [{ id: controlId("tenant", tenantId), organizationId, name: tenantName }];
}
