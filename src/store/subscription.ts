import type { Vault } from "../app/context";
import type { OffReason, Subscription, SubscriptionStore } from "../app/subscription/store";
import type { EventType } from "../domain/event/event";
import type { Instant } from "../kernel/calendar";
import { Outage } from "../kernel/outage";
import type { ControlDoor } from "./control-door";
import { tenantStatement } from "./statement";
import { newSigningSecret } from "./signing-secret";

type SubscriptionColumns = Readonly<{
  number: number;
  name: string;
  url: string;
  types: string;
  off_at: Instant | null;
  off_reason: OffReason | null;
  failing_since: Instant | null;
  rests_until: Instant;
  trouble: string | null;
  created_by: string;
  created_at: Instant;
  updated_at: Instant;
  revision: number;
}>;

const COLUMNS = `number, name, url, types, off_at, off_reason, failing_since, rests_until, trouble,
  created_by, created_at, updated_at, revision`;

const LIST = tenantStatement<SubscriptionColumns>(
  "subscription.list",
  `SELECT ${COLUMNS} FROM subscription
   WHERE tenant_id = ?1 AND removed_at IS NULL ORDER BY number LIMIT 100`,
);
const FIND = tenantStatement<SubscriptionColumns>(
  "subscription.find",
  `SELECT ${COLUMNS} FROM subscription
   WHERE tenant_id = ?1 AND number = ?2 AND removed_at IS NULL`,
);
const REMOVED = tenantStatement<{ number: number }>(
  "subscription.removed",
  `SELECT number FROM subscription
   WHERE tenant_id = ?1 AND removed_at IS NOT NULL ORDER BY number DESC LIMIT 20`,
);
type SecretColumns = Readonly<{
  sealed_secret: string;
  sealed_previous: string | null;
  previous_until: Instant | null;
}>;
const SECRETS = tenantStatement<SecretColumns>(
  "subscription.secrets",
  `SELECT sealed_secret, sealed_previous, previous_until FROM subscription
   WHERE tenant_id = ?1 AND number = ?2 AND removed_at IS NULL`,
);
const LAST_NUMBER = tenantStatement<{ last: number }>(
  "subscription.last_number",
  "SELECT COALESCE(MAX(number), 0) AS last FROM subscription WHERE tenant_id = ?1",
);
const INSERT = tenantStatement(
  "subscription.insert",
  `INSERT INTO subscription (tenant_id, number, name, url, types, sealed_secret, created_by,
     created_at, updated_at)
   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8) ON CONFLICT (tenant_id, number) DO NOTHING`,
);
// Another address deserves a try at once.
const CHANGE = tenantStatement(
  "subscription.change",
  `UPDATE subscription SET name = ?4, url = ?5, types = ?6, updated_at = ?7,
     revision = revision + 1, rests_until = 0, trouble = NULL
   WHERE tenant_id = ?1 AND number = ?2 AND revision = ?3 AND removed_at IS NULL`,
);
const RENEW = tenantStatement(
  "subscription.renew_secret",
  `UPDATE subscription SET sealed_previous = sealed_secret, sealed_secret = ?3,
     previous_until = ?4, updated_at = ?5, revision = revision + 1
   WHERE tenant_id = ?1 AND number = ?2 AND removed_at IS NULL`,
);
const SWITCH_OFF = tenantStatement(
  "subscription.switch_off",
  `UPDATE subscription SET off_at = ?3, off_reason = ?4, updated_at = ?3, revision = revision + 1
   WHERE tenant_id = ?1 AND number = ?2 AND off_at IS NULL AND removed_at IS NULL`,
);
const SWITCH_ON = tenantStatement(
  "subscription.switch_on",
  `UPDATE subscription SET off_at = NULL, off_reason = NULL, failing_since = NULL, rests_until = 0,
     trouble = NULL, updated_at = ?3, revision = revision + 1
   WHERE tenant_id = ?1 AND number = ?2 AND off_at IS NOT NULL AND removed_at IS NULL`,
);
const REMOVE = tenantStatement(
  "subscription.remove",
  `UPDATE subscription SET removed_at = ?3, off_at = COALESCE(off_at, ?3), sealed_secret = '',
     sealed_previous = NULL
   WHERE tenant_id = ?1 AND number = ?2 AND removed_at IS NULL`,
);
const REST = tenantStatement(
  "subscription.rest",
  `UPDATE subscription SET failing_since = COALESCE(failing_since, ?3), rests_until = ?4,
     trouble = ?5
   WHERE tenant_id = ?1 AND number = ?2`,
);
const RECOVER = tenantStatement(
  "subscription.recover",
  `UPDATE subscription SET failing_since = NULL, rests_until = 0, trouble = NULL
   WHERE tenant_id = ?1 AND number = ?2 AND failing_since IS NOT NULL`,
);

/** So long the secret of before signs beside a new one. */
const OVERLAP_MS = 24 * 3_600_000;
const RACES_MAX = 5;

/** Where one tenant's events go; what they are signed with is sealed to the subscription's number. */
export function openSubscriptionStore(door: ControlDoor, vault: Vault): SubscriptionStore {
  const placeOf = (number: number) => `${door.tenantId}|subscription|${number}|secret`;
  return {
    async all() {
      return (await door.all(LIST)).map(toSubscription);
    },
    async find(number) {
      const row = await door.first(FIND, number);
      return row && toSubscription(row);
    },
    removed: async () => (await door.all(REMOVED)).map(({ number }) => number),
    async secrets(number, now) {
      const row = await door.first(SECRETS, number);
      if (!row) return undefined;
      const open = (sealed: string) => vault.open(sealed, placeOf(number));
      const { sealed_previous: previous, previous_until: until } = row;
      const isGood = previous !== null && (until ?? 0) > now;
      return { secret: open(row.sealed_secret), previous: isGood ? open(previous) : null };
    },
    async add({ name, url, types }, createdBy, now) {
      const secret = newSigningSecret();
      for (let race = 0; race < RACES_MAX; race += 1) {
        const number = ((await door.first(LAST_NUMBER))?.last ?? 0) + 1;
        const sealed = vault.seal(secret, placeOf(number));
        const values = [number, name, url, JSON.stringify(types), sealed, createdBy, now];
        if ((await door.run(INSERT, ...values)) === 1) return { number, secret };
      }
      throw new Outage("too many subscriptions are being made at once", 5);
    },
    async change(number, revision, { name, url, types }, now) {
      const values = [number, revision, name, url, JSON.stringify(types), now];
      return (await door.run(CHANGE, ...values)) === 1;
    },
    async renewSecret(number, now) {
      const secret = newSigningSecret();
      const sealed = vault.seal(secret, placeOf(number));
      const renewed = await door.run(RENEW, number, sealed, now + OVERLAP_MS, now);
      return renewed === 1 ? secret : undefined;
    },
    switchOff: async (number, reason, now) =>
      (await door.run(SWITCH_OFF, number, now, reason)) === 1,
    switchOn: async (number, now) => (await door.run(SWITCH_ON, number, now)) === 1,
    remove: async (number, now) => (await door.run(REMOVE, number, now)) === 1,
    async rest(number, { since, until, trouble }) {
      await door.run(REST, number, since, until, trouble);
    },
    async recover(number) {
      await door.run(RECOVER, number);
    },
  };
}

function toSubscription(row: SubscriptionColumns): Subscription {
  const { off_at: at, off_reason: reason } = row;
  return {
    number: row.number,
    name: row.name,
    url: row.url,
    types: JSON.parse(row.types) as EventType[],
    off: at === null ? null : { at, reason: reason ?? "switched-off" },
    failingSince: row.failing_since,
    restsUntil: row.rests_until,
    trouble: row.trouble,
    createdBy: row.created_by,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    revision: row.revision,
  };
}
