import type { Instant } from "../kernel/calendar";
import type { TenantId } from "../kernel/ids";
import { CONTROL_TABLES } from "./tenant-tables";

/** More than a lender has left of any table by then. */
const ROWS_MAX = 1_000_000;

const OWN = "(SELECT organization_id FROM tenant WHERE id = ?1)";
/** Those who worked there keep their accounts, which are their own; they belong to it no more. */
const LEAVE_SESSIONS = `UPDATE session SET active_organization_id = NULL
  WHERE active_organization_id = ${OWN}`;
const PEOPLE: Readonly<Record<string, string>> = {
  member: `DELETE FROM member WHERE organization_id = ${OWN}`,
  invitation: `DELETE FROM invitation WHERE organization_id = ${OWN}`,
  organization: `DELETE FROM organization WHERE id = ${OWN}`,
};

const COUNT = `INSERT INTO deletion_count (tenant_id, table_name, row_count)
  SELECT ?1, ?2, changes() WHERE true ON CONFLICT (tenant_id, table_name)
  DO UPDATE SET row_count = row_count + excluded.row_count`;
const ADD_SHARD_COUNTS = `INSERT INTO deletion_count (tenant_id, table_name, row_count)
  SELECT ?1, j.key, j.value FROM tenant_deletion d, json_each(d.shard_counts) j
  WHERE d.tenant_id = ?1 ON CONFLICT (tenant_id, table_name)
  DO UPDATE SET row_count = row_count + excluded.row_count`;
const CERTIFY = `INSERT INTO deletion_certificate (id, lender, mode, asked_by, asked_at, started_at,
    finished_at, seals, counts, file_count)
  SELECT d.certificate, t.id, t.mode, d.asked_by, d.asked_at, d.started_at, ?2, d.seals,
    (SELECT json_group_object(table_name, row_count) FROM (SELECT table_name, row_count
       FROM deletion_count WHERE tenant_id = ?1 AND row_count > 0 ORDER BY table_name)),
    d.file_count
  FROM tenant_deletion d JOIN tenant t ON t.id = d.tenant_id WHERE d.tenant_id = ?1`;

/**
 * The last batch of a deletion: whatever came to the control database while the book was removed, the
 * people's side, the directory, the lender itself; and the certificate, in the same transaction.
 */
export function endOfTenant(
  database: D1Database,
  tenantId: TenantId,
  now: Instant,
): D1PreparedStatement[] {
  const bind = (sql: string, ...values: (string | number)[]) =>
    database.prepare(sql).bind(...values);
  const counted = (table: string, removal: D1PreparedStatement) => [
    removal,
    bind(COUNT, tenantId, table),
  ];
  return [
    ...CONTROL_TABLES.flatMap(({ table, remove }) =>
      counted(table, bind(remove.sql, tenantId, ROWS_MAX)),
    ),
    bind(LEAVE_SESSIONS, tenantId),
    ...Object.entries(PEOPLE).flatMap(([table, removal]) =>
      counted(table, bind(removal, tenantId)),
    ),
    bind(ADD_SHARD_COUNTS, tenantId),
    bind(
      `INSERT INTO deletion_count (tenant_id, table_name, row_count) VALUES (?1, 'tenant', 1)`,
      tenantId,
    ),
    bind(CERTIFY, tenantId, now),
    bind("DELETE FROM deletion_count WHERE tenant_id = ?1", tenantId),
    bind("DELETE FROM tenant_deletion WHERE tenant_id = ?1", tenantId),
    bind("DELETE FROM tenant WHERE id = ?1", tenantId),
  ];
}
