import type { Vault } from "../app/context";
import type { Suppression, SuppressionStore } from "../app/suppression/store";
import type { CarriedChannel } from "../domain/provider/provider";
import type { Instant } from "../kernel/calendar";
import type { ControlDoor } from "./control-door";
import { tenantStatement } from "./statement";

type SuppressionColumns = Readonly<{
  channel: CarriedChannel;
  address_index: number;
  sealed_address: string;
  reason: Suppression["reason"];
  source: string;
  actor: string;
  created_at: Instant;
}>;

const AMONG = tenantStatement<{ address_index: number }>(
  "suppression.among",
  `SELECT address_index FROM suppression
   WHERE tenant_id = ?1 AND channel = ?2 AND address_index IN (SELECT value FROM json_each(?3))`,
);
const FIND = tenantStatement<SuppressionColumns>(
  "suppression.find",
  `SELECT channel, address_index, sealed_address, reason, source, actor, created_at
   FROM suppression WHERE tenant_id = ?1 AND channel = ?2 AND address_index = ?3`,
);
const LIST = tenantStatement<SuppressionColumns>(
  "suppression.list",
  `SELECT channel, address_index, sealed_address, reason, source, actor, created_at
   FROM suppression WHERE tenant_id = ?1 ORDER BY created_at DESC LIMIT ?2`,
);
const ADD = tenantStatement(
  "suppression.add",
  `INSERT INTO suppression (tenant_id, channel, address_index, sealed_address, reason, source,
     actor, created_at)
   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
   ON CONFLICT (tenant_id, channel, address_index) DO NOTHING`,
);
const LIFT = tenantStatement(
  "suppression.lift",
  "DELETE FROM suppression WHERE tenant_id = ?1 AND channel = ?2 AND address_index = ?3",
);

/** Addresses that one tenant sends nothing to; they are found by a blind index and kept sealed. */
export function openSuppressionStore(door: ControlDoor, vault: Vault): SuppressionStore {
  const placeOf = (channel: CarriedChannel, index: number) =>
    `${door.tenantId}|suppression|${channel}|${index}`;
  const indexOf = (channel: CarriedChannel, address: string) =>
    vault.blindIndex(`suppression|${channel}|${address.trim().toLowerCase()}`);
  const toSuppression = (row: SuppressionColumns): Suppression => ({
    channel: row.channel,
    address: vault.open(row.sealed_address, placeOf(row.channel, row.address_index)),
    reason: row.reason,
    source: row.source,
    actor: row.actor,
    createdAt: row.created_at,
  });
  return {
    async among(channel, addresses) {
      const byIndex = Map.groupBy(addresses, (address) => indexOf(channel, address));
      if (byIndex.size === 0) return new Set();
      const rows = await door.all(AMONG, channel, JSON.stringify([...byIndex.keys()]));
      return new Set(rows.flatMap(({ address_index: index }) => byIndex.get(index) ?? []));
    },
    async find(channel, address) {
      const row = await door.first(FIND, channel, indexOf(channel, address));
      return row && toSuppression(row);
    },
    async list(limit) {
      return (await door.all(LIST, limit)).map(toSuppression);
    },
    async add({ channel, address, reason, source, actor, createdAt }) {
      const index = indexOf(channel, address);
      const sealed = vault.seal(address, placeOf(channel, index));
      return (await door.run(ADD, channel, index, sealed, reason, source, actor, createdAt)) === 1;
    },
    async lift(channel, address) {
      return (await door.run(LIFT, channel, indexOf(channel, address))) === 1;
    },
  };
}
