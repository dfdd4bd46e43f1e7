import type { Role } from "../domain/member/role";

/**
 * Questions about people and organizations that better-auth does not answer in one read. Its own
 * writes go through its adapter; these tables belong to persons, not to a tenant's book.
 */
export type Organization = Readonly<{ id: string; name: string }>;

export type Member = Readonly<{
  id: string;
  personId: string;
  name: string;
  email: string;
  role: Role;
  twoFactorEnabled: boolean;
  joinedAt: number;
}>;

export type Invitation = Readonly<{
  id: string;
  organizationId: string;
  organizationName: string;
  email: string;
  role: Role;
  inviterName: string;
  expiresAt: number;
}>;

const LIST_MAX = 1000;

export async function findRole(
  db: D1Database,
  personId: string,
  organizationId: string,
): Promise<Role | null> {
  return db
    .prepare("SELECT role FROM member WHERE person_id = ?1 AND organization_id = ?2")
    .bind(personId, organizationId)
    .first<Role>("role");
}

/** In the order they were joined. */
export async function listOrganizations(
  db: D1Database,
  personId: string,
): Promise<readonly Organization[]> {
  const { results } = await db
    .prepare(
      `SELECT o.id AS id, o.name AS name FROM member m JOIN organization o ON o.id = m.organization_id
       WHERE m.person_id = ?1 ORDER BY m.created_at, m.id LIMIT ${LIST_MAX}`,
    )
    .bind(personId)
    .all<Organization>();
  return results;
}

export async function listMembers(
  db: D1Database,
  organizationId: string,
): Promise<readonly Member[]> {
  const { results } = await db
    .prepare(
      `SELECT m.id AS id, p.id AS personId, p.name AS name, p.email AS email, m.role AS role,
         coalesce(p.two_factor_enabled, 0) AS twoFactorEnabled, m.created_at AS joinedAt
       FROM member m JOIN person p ON p.id = m.person_id
       WHERE m.organization_id = ?1 ORDER BY p.name, p.id LIMIT ${LIST_MAX}`,
    )
    .bind(organizationId)
    .all<Omit<Member, "twoFactorEnabled"> & { twoFactorEnabled: number }>();
  return results.map((row) => ({ ...row, twoFactorEnabled: row.twoFactorEnabled === 1 }));
}

const INVITATION = `SELECT i.id AS id, i.organization_id AS organizationId,
    o.name AS organizationName, i.email AS email, i.role AS role, p.name AS inviterName,
    i.expires_at AS expiresAt
  FROM invitation i JOIN organization o ON o.id = i.organization_id
  JOIN person p ON p.id = i.inviter_id`;

/** Pending ones, also those that ran out: they can be sent again. */
export async function listInvitations(
  db: D1Database,
  organizationId: string,
): Promise<readonly Invitation[]> {
  const { results } = await db
    .prepare(
      `${INVITATION} WHERE i.organization_id = ?1 AND i.status = 'pending'
       ORDER BY i.created_at DESC, i.id LIMIT ${LIST_MAX}`,
    )
    .bind(organizationId)
    .all<Invitation>();
  return results;
}

/** An invitation that can still be accepted. Its id is the secret that only the e-mail holds. */
export async function findInvitation(
  db: D1Database,
  id: string,
  now: number,
): Promise<Invitation | null> {
  return db
    .prepare(`${INVITATION} WHERE i.id = ?1 AND i.status = 'pending' AND i.expires_at > ?2`)
    .bind(id, now)
    .first<Invitation>();
}

export async function savePersonLocale(
  db: D1Database,
  personId: string,
  locale: string,
): Promise<void> {
  await db
    .prepare("UPDATE person SET locale = ?2 WHERE id = ?1 AND locale IS NOT ?2")
    .bind(personId, locale)
    .run();
}

/** How many attempts, this one included, the window has seen. */
export async function countAttempt(
  db: D1Database,
  window: Readonly<{ key: string; now: number; endsAt: number }>,
): Promise<number> {
  const count = await db
    .prepare(
      `INSERT INTO attempt (key, count, ends_at) VALUES (?1, 1, ?3)
       ON CONFLICT (key) DO UPDATE SET
         count = CASE WHEN ends_at <= ?2 THEN 1 ELSE count + 1 END,
         ends_at = CASE WHEN ends_at <= ?2 THEN excluded.ends_at ELSE ends_at END
       RETURNING count`,
    )
    .bind(window.key, window.now, window.endsAt)
    .first<number>("count");
  return count ?? 1;
}

export async function clearAttempts(db: D1Database, key: string): Promise<void> {
  await db.prepare("DELETE FROM attempt WHERE key = ?1").bind(key).run();
}

/** Removes what has run out. Nothing depends on it but the size of the tables. */
export async function purgeExpiredIdentity(db: D1Database, now: number): Promise<void> {
  await db.batch([
    db.prepare("DELETE FROM session WHERE expires_at < ?1").bind(now),
    db.prepare("DELETE FROM verification WHERE expires_at < ?1").bind(now),
    db.prepare("DELETE FROM attempt WHERE ends_at < ?1").bind(now),
    db.prepare("DELETE FROM rate_limit WHERE last_request < ?1").bind(now - 86_400_000),
  ]);
}
