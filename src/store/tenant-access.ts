import { createHash, randomBytes } from "node:crypto";
import type { ApiKey, DeadLetter, TenantAccess } from "../app/tenant/store";
import type { Instant } from "../kernel/calendar";
import type { ControlDoor } from "./control-door";
import { tenantStatement } from "./statement";

const INSERT_KEY = tenantStatement<{ number: number }>(
  "api_key.insert",
  `INSERT INTO api_key (tenant_id, number, name, secret_hash, scopes, created_by, created_at,
     expires_at, allowed_addresses)
   SELECT ?1, COALESCE((SELECT MAX(number) FROM api_key WHERE tenant_id = ?1), 0) + 1,
     ?2, ?3, ?4, ?5, ?6, ?7, ?8
   RETURNING number`,
);
type KeyColumns = Readonly<{
  number: number;
  name: string;
  scopes: string;
  created_by: string;
  created_at: Instant;
  last_used_on: string | null;
  revoked_at: Instant | null;
  expires_at: Instant | null;
  allowed_addresses: string;
  generation: number;
  previous_until: Instant | null;
}>;
const KEY_COLUMNS = `number, name, scopes, created_by, created_at, last_used_on, revoked_at,
  expires_at, allowed_addresses, generation, previous_until`;
const KEYS = tenantStatement<KeyColumns>(
  "api_key.list",
  `SELECT ${KEY_COLUMNS} FROM api_key WHERE tenant_id = ?1 ORDER BY number DESC LIMIT 500`,
);
const KEY = tenantStatement<KeyColumns>(
  "api_key.find",
  `SELECT ${KEY_COLUMNS} FROM api_key WHERE tenant_id = ?1 AND number = ?2`,
);
// Each field by itself, so that two changes of different ones at a time both stay.
const CHANGE_KEY = tenantStatement(
  "api_key.change",
  `UPDATE api_key SET name = COALESCE(?3, name),
     expires_at = CASE WHEN ?4 = 1 THEN ?5 ELSE expires_at END,
     allowed_addresses = COALESCE(?6, allowed_addresses)
   WHERE tenant_id = ?1 AND number = ?2 AND revoked_at IS NULL`,
);
const ROTATE_KEY = tenantStatement(
  "api_key.rotate",
  `UPDATE api_key SET previous_hash = secret_hash, secret_hash = ?4, previous_until = ?5,
     generation = generation + 1
   WHERE tenant_id = ?1 AND number = ?2 AND generation = ?3 AND revoked_at IS NULL`,
);
const REVOKE_KEY = tenantStatement(
  "api_key.revoke",
  `UPDATE api_key SET revoked_at = ?3
   WHERE tenant_id = ?1 AND number = ?2 AND revoked_at IS NULL`,
);
const PREFERENCES = tenantStatement(
  "tenant.preferences",
  "UPDATE tenant SET name = ?2, locale = ?3, timezone = ?4, letterhead = ?5 WHERE id = ?1",
);
const DEAD_LETTERS = tenantStatement<LetterColumns>(
  "dead_letter.list",
  `SELECT id, queue, kind, message, reason, attempts, state, created_at FROM dead_letter
   WHERE tenant_id = ?1 AND (?2 IS NULL OR state = ?2) ORDER BY id DESC LIMIT ?3`,
);
const DEAD_LETTER = tenantStatement<LetterColumns>(
  "dead_letter.find",
  `SELECT id, queue, kind, message, reason, attempts, state, created_at FROM dead_letter
   WHERE tenant_id = ?1 AND id = ?2`,
);
const RESOLVE_LETTER = tenantStatement(
  "dead_letter.resolve",
  `UPDATE dead_letter SET state = ?3, resolved_by = ?4, resolved_at = ?5
   WHERE tenant_id = ?1 AND id = ?2 AND state = 'open'`,
);
const AUDIT = tenantStatement(
  "control_audit.insert",
  `INSERT INTO control_audit (tenant_id, sequence, at, actor, action, subject, detail)
   SELECT ?1, COALESCE((SELECT MAX(sequence) FROM control_audit WHERE tenant_id = ?1), 0) + 1,
     ?2, ?3, ?4, ?5, ?6`,
);

type LetterColumns = Readonly<{
  id: number;
  queue: string;
  kind: string;
  message: string;
  reason: string;
  attempts: number;
  state: DeadLetter["state"];
  created_at: Instant;
}>;

/** An API key is random, so one SHA-256 is as good as a slow hash and costs the caller nothing. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret, "utf8").digest("hex");
}

export function openTenantAccess(door: ControlDoor): TenantAccess {
  return {
    async createKey({ name, scopes, createdBy, expiresAt, allowedAddresses }, now) {
      const secret = newSecret();
      const made = [name, hashSecret(secret), JSON.stringify(scopes), createdBy, now] as const;
      const terms = [expiresAt, JSON.stringify(allowedAddresses)] as const;
      const row = await door.first(INSERT_KEY, ...made, ...terms);
      if (!row) throw new Error("an inserted key answers its number");
      return { number: row.number, secret };
    },
    keys: async () => (await door.all(KEYS)).map(toKey),
    async key(number) {
      const row = await door.first(KEY, number);
      return row && toKey(row);
    },
    async changeKey(number, { name, expiresAt, allowedAddresses }) {
      const expiry = expiresAt === undefined ? [0, null] : [1, expiresAt];
      const places = allowedAddresses === undefined ? null : JSON.stringify(allowedAddresses);
      return (await door.run(CHANGE_KEY, number, name ?? null, ...expiry, places)) === 1;
    },
    async rotateKey(number, generation, previousUntil) {
      const secret = newSecret();
      const values = [number, generation, hashSecret(secret), previousUntil];
      return (await door.run(ROTATE_KEY, ...values)) === 1 ? secret : undefined;
    },
    revokeKey: async (number, now) => (await door.run(REVOKE_KEY, number, now)) === 1,
    async changePreferences({ name, locale, timezone, letterhead }) {
      await door.run(PREFERENCES, name, locale, timezone, letterhead);
    },
    deadLetters: async (state, limit) => (await door.all(DEAD_LETTERS, state, limit)).map(toLetter),
    async deadLetter(id) {
      const row = await door.first(DEAD_LETTER, id);
      return row && toLetter(row);
    },
    resolveDeadLetter: async (id, state, by, now) =>
      (await door.run(RESOLVE_LETTER, id, state, by, now)) === 1,
    async audit({ actor, action, subject, detail }, now) {
      await door.run(AUDIT, now, actor, action, subject, JSON.stringify(detail));
    },
  };
}

/** 192 random bits. */
function newSecret(): string {
  return randomBytes(24).toString("base64url");
}

function toKey(row: KeyColumns): ApiKey {
  return {
    number: row.number,
    name: row.name,
    scopes: JSON.parse(row.scopes) as string[],
    createdBy: row.created_by,
    createdAt: row.created_at,
    lastUsedOn: row.last_used_on,
    revokedAt: row.revoked_at,
    expiresAt: row.expires_at,
    allowedAddresses: JSON.parse(row.allowed_addresses) as string[],
    generation: row.generation,
    previousUntil: row.previous_until,
  };
}

function toLetter(row: LetterColumns): DeadLetter {
  return {
    id: row.id,
    queue: row.queue,
    kind: row.kind,
    message: row.message,
    reason: row.reason,
    attempts: row.attempts,
    state: row.state,
    createdAt: row.created_at,
  };
}
