import type { Tenant } from "../app/context";
import type { Listener } from "../app/event/store";
import type { EventType } from "../domain/event/event";
import { storedDocument } from "../domain/policy/stored-document";
import type { ApprovedVersion } from "../domain/policy/timeline";
import type { Env } from "../env";
import { Fault } from "../kernel/assert";
import type { BusinessDate, Instant } from "../kernel/calendar";
import type { TenantId } from "../kernel/ids";
import { shardDatabase } from "./shards";
import type { PartitionHome } from "./tenant-store";

type TenantColumns = Readonly<{
  id: TenantId;
  organization_id: string;
  name: string;
  mode: Tenant["mode"];
  state: Tenant["state"];
  timezone: string;
  currency: string;
  locale: Tenant["locale"];
  letterhead: string | null;
  partition_count: number;
  sealed_key: string;
  clock_on: BusinessDate | null;
  clock_target: BusinessDate | null;
  clock_from: BusinessDate | null;
  created_at: Instant;
}>;

const COLUMNS = `id, organization_id, name, mode, state, timezone, currency, locale,
  letterhead, partition_count, sealed_key, clock_on, clock_target, clock_from, created_at`;

type ApprovedColumns = Readonly<{
  version: number;
  effective_on: BusinessDate;
  canary_percent: number | null;
  document: string;
}>;

/** The newest; a lender with more never scans so far back that an older one would count. */
const APPROVED_MAX = 60;
const APPROVED = `SELECT version, effective_on, document,
    json_extract(document, '$.canaryPercent') AS canary_percent FROM policy_version
  WHERE tenant_id = ?1 AND state = 'approved' ORDER BY effective_on DESC, version DESC LIMIT ?2`;

const LISTENERS = `SELECT number, types FROM subscription
  WHERE tenant_id = ?1 AND off_at IS NULL AND removed_at IS NULL`;

/** A tenant with what it takes to open its door. */
export type TenantEntry = Readonly<{
  tenant: Tenant;
  sealedKey: string;
  homes: readonly PartitionHome[];
  /** The approved versions of its policy. */
  policies: readonly ApprovedVersion[];
  /** Who wants to be told of events, and of which. */
  listeners: readonly Listener[];
}>;

/** The directory of tenants and their partitions: the one place that mints a TenantId from a row. */
export async function findTenant(env: Env, id: number): Promise<TenantEntry | undefined> {
  const [tenants, partitions, policies, listeners] = await env.CONTROL.batch([
    env.CONTROL.prepare(`SELECT ${COLUMNS} FROM tenant WHERE id = ?1`).bind(id),
    env.CONTROL.prepare(
      "SELECT partition, shard_id, epoch FROM tenant_partition WHERE tenant_id = ?1 ORDER BY partition",
    ).bind(id),
    env.CONTROL.prepare(APPROVED).bind(id, APPROVED_MAX),
    env.CONTROL.prepare(LISTENERS).bind(id),
  ]);
  const row = tenants?.results[0] as TenantColumns | undefined;
  if (!row) return undefined;
  const homes = (partitions?.results ?? []) as {
    partition: number;
    shard_id: number;
    epoch: number;
  }[];
  return {
    tenant: toTenant(row),
    sealedKey: row.sealed_key,
    homes: homes.map((home) => ({
      partition: home.partition,
      shardId: home.shard_id,
      epoch: home.epoch,
      database: shardDatabase(env, home.shard_id),
    })),
    policies: ((policies?.results ?? []) as ApprovedColumns[]).map(toApproved),
    listeners: ((listeners?.results ?? []) as { number: number; types: string }[]).map(
      ({ number, types }) => ({ number, types: JSON.parse(types) as EventType[] }),
    ),
  };
}

export async function findTenantOfOrganization(
  env: Env,
  organizationId: string,
): Promise<TenantEntry | undefined> {
  const row = await env.CONTROL.prepare("SELECT id FROM tenant WHERE organization_id = ?1")
    .bind(organizationId)
    .first<{ id: number }>();
  return row ? findTenant(env, row.id) : undefined;
}

/** Tenants after `afterId` in key order, for the tick. */
export async function listTenants(env: Env, afterId: number, limit: number): Promise<Tenant[]> {
  const answer = await env.CONTROL.prepare(
    `SELECT ${COLUMNS} FROM tenant WHERE id > ?1 AND state = 'active' ORDER BY id LIMIT ?2`,
  )
    .bind(afterId, limit)
    .all<TenantColumns>();
  return answer.results.map(toTenant);
}

export type NewTenant = Pick<
  Tenant,
  | "organizationId"
  | "name"
  | "mode"
  | "timezone"
  | "currency"
  | "locale"
  | "partitionCount"
  | "clockOn"
> &
  Readonly<{ sealedKey: string; bookDate: BusinessDate; now: Instant }>;

/**
 * Enters a tenant: its row and directory in the control database first, then an owner row in each
 * shard. A crash in between leaves a tenant whose partitions refuse writes until this is repeated.
 */
export async function enterTenant(env: Env, input: NewTenant): Promise<TenantId> {
  const row = await env.CONTROL.prepare(
    `INSERT INTO tenant (organization_id, name, mode, state, timezone, currency, locale,
       partition_count, sealed_key, clock_on, created_at)
     VALUES (?1, ?2, ?3, 'active', ?4, ?5, ?6, ?7, ?8, ?9, ?10) RETURNING id`,
  )
    .bind(
      input.organizationId,
      input.name,
      input.mode,
      input.timezone,
      input.currency,
      input.locale,
      input.partitionCount,
      input.sealedKey,
      input.clockOn,
      input.now,
    )
    .first<{ id: TenantId }>();
  if (!row) throw new Fault("an inserted tenant answers its id");
  await assignPartitions(env, row.id, input);
  return row.id;
}

async function assignPartitions(
  env: Env,
  tenantId: TenantId,
  { partitionCount: count, bookDate, mode }: NewTenant,
): Promise<void> {
  const open = await env.CONTROL.prepare(
    "SELECT id FROM shard WHERE state = 'open' ORDER BY id",
  ).all<{ id: number }>();
  const shards = open.results.map(({ id }) => id);
  if (shards.length === 0) throw new Fault("no open shard");
  // Partitions go round the open shards, beginning at a place that differs between tenants.
  const shardOf = (partition: number) => shards[(tenantId + partition) % shards.length] ?? 0;
  const partitions = Array.from({ length: count }, (_, partition) => partition);
  await env.CONTROL.batch(
    partitions.map((partition) =>
      env.CONTROL.prepare(
        "INSERT INTO tenant_partition (tenant_id, partition, shard_id, epoch) VALUES (?1, ?2, ?3, 1)",
      ).bind(tenantId, partition, shardOf(partition)),
    ),
  );
  for (const partition of partitions) {
    await shardDatabase(env, shardOf(partition))
      .prepare(
        `INSERT INTO partition_owner (tenant_id, partition, epoch, state, scanned_on, mode)
         VALUES (?1, ?2, 1, 'active', ?3, ?4) ON CONFLICT DO NOTHING`,
      )
      .bind(tenantId, partition, bookDate, mode)
      .run();
  }
}

function toApproved(row: ApprovedColumns): ApprovedVersion {
  return {
    version: row.version,
    effectiveOn: row.effective_on,
    canaryPercent: row.canary_percent,
    document: () => storedDocument(row.document),
  };
}

function toTenant(row: TenantColumns): Tenant {
  return {
    id: row.id,
    organizationId: row.organization_id,
    name: row.name,
    mode: row.mode,
    state: row.state,
    timezone: row.timezone,
    currency: row.currency,
    locale: row.locale,
    letterhead: row.letterhead,
    partitionCount: row.partition_count,
    clockOn: row.clock_on,
    clockTarget: row.clock_target,
    clockFrom: row.clock_from,
    createdAt: row.created_at,
  };
}
