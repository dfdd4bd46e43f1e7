import type { Vault } from "../app/context";
import type { Provider, ProviderStore } from "../app/provider/store";
import {
  channelOf,
  type ProviderSecrets,
  type ProviderSettings,
} from "../domain/provider/provider";
import type { Instant } from "../kernel/calendar";
import { Outage } from "../kernel/outage";
import type { ControlDoor } from "./control-door";
import { tenantStatement } from "./statement";

type ProviderColumns = Readonly<{
  number: number;
  name: string;
  settings: string;
  per_second: number | null;
  free_at: Instant;
  rests_until: Instant;
  trouble: string | null;
  created_by: string;
  created_at: Instant;
  updated_at: Instant;
  revision: number;
}>;

const COLUMNS = `number, name, settings, per_second, free_at, rests_until, trouble, created_by,
  created_at, updated_at, revision`;

const LIST = tenantStatement<ProviderColumns>(
  "provider.list",
  `SELECT ${COLUMNS} FROM provider
   WHERE tenant_id = ?1 AND removed_at IS NULL ORDER BY position, number LIMIT 100`,
);
const FIND = tenantStatement<ProviderColumns>(
  "provider.find",
  `SELECT ${COLUMNS} FROM provider
   WHERE tenant_id = ?1 AND number = ?2 AND removed_at IS NULL`,
);
const SECRETS = tenantStatement<{ sealed_secrets: string }>(
  "provider.secrets",
  `SELECT sealed_secrets FROM provider
   WHERE tenant_id = ?1 AND number = ?2 AND removed_at IS NULL`,
);
const LAST_NUMBER = tenantStatement<{ last: number }>(
  "provider.last_number",
  "SELECT COALESCE(MAX(number), 0) AS last FROM provider WHERE tenant_id = ?1",
);
const INSERT = tenantStatement(
  "provider.insert",
  `INSERT INTO provider (tenant_id, number, name, channel, kind, settings, sealed_secrets,
     per_second, position, created_by, created_at, updated_at)
   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?2, ?9, ?10, ?10)
   ON CONFLICT (tenant_id, number) DO NOTHING`,
);
// Changed credentials deserve a try at once.
const CHANGE = tenantStatement(
  "provider.change",
  `UPDATE provider SET name = ?4, channel = ?5, kind = ?6, settings = ?7,
     sealed_secrets = COALESCE(?8, sealed_secrets), per_second = ?9, updated_at = ?10,
     revision = revision + 1, rests_until = 0, trouble = NULL
   WHERE tenant_id = ?1 AND number = ?2 AND revision = ?3 AND removed_at IS NULL`,
);
const REMOVE = tenantStatement(
  "provider.remove",
  `UPDATE provider SET removed_at = ?3, sealed_secrets = ''
   WHERE tenant_id = ?1 AND number = ?2 AND removed_at IS NULL`,
);
const ORDER = tenantStatement(
  "provider.order",
  `UPDATE provider SET position = COALESCE((SELECT key FROM json_each(?2) WHERE value = number),
     1000 + position)
   WHERE tenant_id = ?1`,
);
// So many moments of its pace; D1 hands numbers over as REAL, and a REAL does not divide as they do.
const TAKEN_MS = "(CAST(?4 AS INTEGER) * 1000 + per_second - 1) / per_second";
const TAKE = tenantStatement<{ free_at: Instant }>(
  "provider.take_moments",
  `UPDATE provider SET free_at = MAX(free_at, CAST(?3 AS INTEGER)) + ${TAKEN_MS}
   WHERE tenant_id = ?1 AND number = ?2 AND per_second IS NOT NULL AND free_at <= ?5
   RETURNING free_at - ${TAKEN_MS} AS free_at`,
);
const REST = tenantStatement(
  "provider.rest",
  "UPDATE provider SET rests_until = ?3, trouble = ?4 WHERE tenant_id = ?1 AND number = ?2",
);

const RACES_MAX = 5;

/** Who carries one tenant's messages; their secrets are sealed to their number. */
export function openProviderStore(door: ControlDoor, vault: Vault): ProviderStore {
  const placeOf = (number: number) => `${door.tenantId}|provider|${number}|secrets`;
  const seal = (secrets: ProviderSecrets, number: number) =>
    vault.seal(JSON.stringify(secrets), placeOf(number));
  return {
    async providers() {
      return (await door.all(LIST)).map(toProvider);
    },
    async provider(number) {
      const row = await door.first(FIND, number);
      return row && toProvider(row);
    },
    async secrets(number) {
      const row = await door.first(SECRETS, number);
      return (
        row && (JSON.parse(vault.open(row.sealed_secrets, placeOf(number))) as ProviderSecrets)
      );
    },
    async add({ name, settings, secrets, perSecond }, createdBy, now) {
      for (let race = 0; race < RACES_MAX; race += 1) {
        const number = ((await door.first(LAST_NUMBER))?.last ?? 0) + 1;
        const inserted = await door.run(
          INSERT,
          number,
          name,
          channelOf(settings),
          settings.kind,
          JSON.stringify(settings),
          seal(secrets, number),
          perSecond,
          createdBy,
          now,
        );
        if (inserted === 1) return number;
      }
      throw new Outage("too many providers are being added at once", 5);
    },
    async change(number, revision, { name, settings, secrets, perSecond }, now) {
      const changed = await door.run(
        CHANGE,
        number,
        revision,
        name,
        channelOf(settings),
        settings.kind,
        JSON.stringify(settings),
        secrets && seal(secrets, number),
        perSecond,
        now,
      );
      return changed === 1;
    },
    remove: async (number, now) => (await door.run(REMOVE, number, now)) === 1,
    async order(numbers) {
      await door.run(ORDER, JSON.stringify(numbers));
    },
    async takeMoments(number, count, now, latest) {
      return (await door.first(TAKE, number, now, count, latest))?.free_at;
    },
    async rest(number, until, trouble) {
      await door.run(REST, number, until, trouble);
    },
  };
}

function toProvider(row: ProviderColumns): Provider {
  return {
    number: row.number,
    name: row.name,
    settings: JSON.parse(row.settings) as ProviderSettings,
    perSecond: row.per_second,
    freeAt: row.free_at,
    restsUntil: row.rests_until,
    trouble: row.trouble,
    createdBy: row.created_by,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    revision: row.revision,
  };
}
