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

/** In the order they were joined; one whose tenant was never finished comes last. */
export async function listOrganizations(
  db: D1Database,
  personId: string,
): Promise<readonly Organization[]> {
  const { results } = await db
    .prepare(
      `SELECT o.id AS id, o.name AS name FROM member m JOIN organization o ON o.id = m.organization_id
       LEFT JOIN tenant t ON t.organization_id = o.id
       WHERE m.person_id = ?1 ORDER BY t.id IS NULL, m.created_at, m.id LIMIT ${LIST_MAX}`,
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
    coalesce(t.name, o.name) AS organizationName, i.email AS email, i.role AS role,
    p.name AS inviterName, i.expires_at AS expiresAt
  FROM invitation i JOIN organization o ON o.id = i.organization_id
  LEFT JOIN tenant t ON t.organization_id = o.id
  JOIN person p ON p.id = i.inviter_id`;

/** What the organization's tenant is called now; a tenant can be renamed, an organization is not. */
export async function findTenantName(
  db: D1Database,
  organizationId: string,
): Promise<string | null> {
  return db
    .prepare("SELECT name FROM tenant WHERE organization_id = ?1")
    .bind(organizationId)
    .first<string>("name");
}

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

export async function isPersonKnown(db: D1Database, email: string): Promise<boolean> {
  const row = await db
    .prepare("SELECT 1 AS known FROM person WHERE email = ?1")
    .bind(email.toLowerCase())
    .first();
  return row !== null;
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

/** Makes an organization with its owner, and the session act for it, all or nothing. */
export async function insertOrganization(
  db: D1Database,
  founding: Readonly<{
    organizationId: string;
    name: string;
    memberId: string;
    personId: string;
    sessionId: string;
    now: number;
  }>,
): Promise<void> {
  const { organizationId, name, memberId, personId, sessionId, now } = founding;
  await db.batch([
    db
      .prepare("INSERT INTO organization (id, name, slug, created_at) VALUES (?1, ?2, ?1, ?3)")
      .bind(organizationId, name, now),
    db
      .prepare(
        `INSERT INTO member (id, organization_id, person_id, role, created_at)
         VALUES (?1, ?2, ?3, 'owner', ?4)`,
      )
      .bind(memberId, organizationId, personId, now),
    db
      .prepare(
        "UPDATE session SET active_organization_id = ?2, updated_at = ?4 WHERE id = ?1 AND person_id = ?3",
      )
      .bind(sessionId, organizationId, personId, now),
  ]);
}

/** Into the audit log of the organization's tenant; before there is one, nothing is to be audited. */
export async function auditMembership(
  db: D1Database,
  entry: Readonly<{
    organizationId: string;
    actor: string;
    action: string;
    subject: string;
    detail: Readonly<Record<string, string>>;
    at: number;
  }>,
): Promise<void> {
  await db
    .prepare(
      `INSERT INTO control_audit (tenant_id, sequence, at, actor, action, subject, detail)
       SELECT t.id, coalesce((SELECT max(a.sequence) FROM control_audit a WHERE a.tenant_id = t.id), 0) + 1,
         ?2, ?3, ?4, ?5, ?6
       FROM tenant t WHERE t.organization_id = ?1`,
    )
    .bind(
      entry.organizationId,
      entry.at,
      entry.actor,
      entry.action,
      entry.subject,
      JSON.stringify(entry.detail),
    )
    .run();
}
