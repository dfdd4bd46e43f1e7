/** Sessions of persons. better-auth begins and ends them too, through its adapter. */

const LIST_MAX = 1000;

/** One organization of a signed-in person per row, the one they act for first. */
export type SessionRow = Readonly<{
  id: string;
  personId: string;
  name: string;
  email: string;
  locale: string | null;
  twoFactorEnabled: number;
  organizationId: string | null;
  role: string | null;
  tenantId: number | null;
  tenantName: string | null;
}>;

/**
 * A live session with its person and their memberships. When the active organization is none of
 * theirs any more, the first of the others takes its place.
 */
export async function findSession(
  db: D1Database,
  token: string,
  now: number,
): Promise<readonly SessionRow[]> {
  const { results } = await db
    .prepare(
      `SELECT s.id AS id, p.id AS personId, p.name AS name, p.email AS email, p.locale AS locale,
         coalesce(p.two_factor_enabled, 0) AS twoFactorEnabled, m.organization_id AS organizationId,
         m.role AS role, t.id AS tenantId, t.name AS tenantName
       FROM session s JOIN person p ON p.id = s.person_id
       LEFT JOIN member m ON m.person_id = p.id
       LEFT JOIN tenant t ON t.organization_id = m.organization_id
       WHERE s.token = ?1 AND s.expires_at > ?2
       ORDER BY t.id IS NULL, m.organization_id IS NOT s.active_organization_id,
         m.created_at, m.id LIMIT ${LIST_MAX}`,
    )
    .bind(token, now)
    .all<SessionRow>();
  return results;
}

export type LiveSession = Readonly<{
  id: string;
  userAgent: string | null;
  address: string | null;
  createdAt: number;
}>;

/** Where a person is signed in, newest first. */
export async function listSessions(
  db: D1Database,
  personId: string,
  now: number,
): Promise<readonly LiveSession[]> {
  const { results } = await db
    .prepare(
      `SELECT id, user_agent AS userAgent, ip_address AS address, created_at AS createdAt
       FROM session WHERE person_id = ?1 AND expires_at > ?2
       ORDER BY created_at DESC, id LIMIT ${LIST_MAX}`,
    )
    .bind(personId, now)
    .all<LiveSession>();
  return results;
}

/** Ends one session of the person, or with null all but the one to keep. */
export async function endSessions(
  db: D1Database,
  ending: Readonly<{ personId: string; sessionId: string | null; keepId: string }>,
): Promise<void> {
  await db
    .prepare("DELETE FROM session WHERE person_id = ?1 AND id <> ?2 AND (?3 IS NULL OR id = ?3)")
    .bind(ending.personId, ending.keepId, ending.sessionId)
    .run();
}

/** False when the person does not belong to that organization. */
export async function activateOrganization(
  db: D1Database,
  choice: Readonly<{ sessionId: string; personId: string; organizationId: string; now: number }>,
): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `UPDATE session SET active_organization_id = ?3, updated_at = ?4
       WHERE id = ?1 AND person_id = ?2
         AND EXISTS (SELECT 1 FROM member WHERE person_id = ?2 AND organization_id = ?3)`,
    )
    .bind(choice.sessionId, choice.personId, choice.organizationId, choice.now)
    .run();
  return meta.changes === 1;
}
