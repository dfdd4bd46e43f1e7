import type { TenantContext } from "../../src/app/context";
import { openTenant } from "../../src/composition/open-tenant";
import { PERMISSIONS } from "../../src/domain/member/role";
import type { Env } from "../../src/env";
import { instant } from "../../src/kernel/calendar";
import { findTenant, type TenantEntry } from "../../src/store/directory";

const homes = new Map<number, D1Database>();

/** A lender as the benchmark works for it: by its number, with every permission. */
export async function open(env: Env, tenant: number): Promise<TenantContext> {
  const entry = await entryOf(env, tenant);
  const actor = { name: "system:bench", permissions: PERMISSIONS };
  return openTenant(env, entry, actor, instant(Date.now()), null);
}

/** The database of one partition. */
export async function shardOf(env: Env, tenant: number, partition = 0): Promise<D1Database> {
  const home = (await entryOf(env, tenant)).homes[partition];
  if (!home) throw new Error(`tenant ${tenant} has no partition ${partition}`);
  return home.database;
}

/** The database of the first partition of a lender that was opened before. */
export function knownShardOf(tenant: number): D1Database {
  const home = homes.get(tenant);
  if (!home) throw new Error(`tenant ${tenant} was not opened`);
  return home;
}

async function entryOf(env: Env, tenant: number): Promise<TenantEntry> {
  const entry = await findTenant(env, tenant);
  const home = entry?.homes[0];
  if (!entry || !home) throw new Error(`no tenant ${tenant}`);
  homes.set(tenant, home.database);
  return entry;
}
