import { randomBytes } from "node:crypto";
import type { Vault } from "../app/context";
import type { WebhookEndpoint, WebhookEndpointStore } from "../app/webhook/store";
import type { Instant } from "../kernel/calendar";
import { Outage } from "../kernel/outage";
import type { ControlDoor } from "./control-door";
import { tenantStatement } from "./statement";

type EndpointColumns = Readonly<{
  number: number;
  name: string;
  sealed_secret: string;
  created_by: string;
  created_at: Instant;
  disabled_at: Instant | null;
}>;

const COLUMNS = "number, name, sealed_secret, created_by, created_at, disabled_at";

const LAST_NUMBER = tenantStatement<{ last: number }>(
  "webhook_endpoint.last_number",
  `SELECT COALESCE(MAX(number), 0) AS last FROM webhook_endpoint WHERE tenant_id = ?1`,
);
const INSERT = tenantStatement(
  "webhook_endpoint.insert",
  `INSERT INTO webhook_endpoint (tenant_id, number, name, sealed_secret, created_by, created_at)
   VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (tenant_id, number) DO NOTHING`,
);
const LIST = tenantStatement<EndpointColumns>(
  "webhook_endpoint.list",
  `SELECT ${COLUMNS} FROM webhook_endpoint WHERE tenant_id = ?1 ORDER BY number DESC LIMIT 500`,
);
const FIND = tenantStatement<EndpointColumns>(
  "webhook_endpoint.find",
  `SELECT ${COLUMNS} FROM webhook_endpoint WHERE tenant_id = ?1 AND number = ?2`,
);
const DISABLE = tenantStatement(
  "webhook_endpoint.disable",
  `UPDATE webhook_endpoint SET disabled_at = ?3
   WHERE tenant_id = ?1 AND number = ?2 AND disabled_at IS NULL`,
);

/** Bytes of a secret: what Standard Webhooks asks for is 24 to 64. */
const SECRET_BYTES = 32;
const RACES_MAX = 5;

export function openWebhookEndpoints(door: ControlDoor, vault: Vault): WebhookEndpointStore {
  const placeOf = (number: number) => `${door.tenantId}|webhook-endpoint|${number}|secret`;
  return {
    async createEndpoint(name, createdBy, now) {
      const secret = `whsec_${randomBytes(SECRET_BYTES).toString("base64")}`;
      // The secret is sealed to its number, so the number is taken first and kept if still free.
      for (let race = 0; race < RACES_MAX; race += 1) {
        const number = ((await door.first(LAST_NUMBER))?.last ?? 0) + 1;
        const sealed = vault.seal(secret, placeOf(number));
        const inserted = await door.run(INSERT, number, name, sealed, createdBy, now);
        if (inserted === 1) return { number, secret };
      }
      throw new Outage("too many endpoints are being made at once", 5);
    },
    async endpoints() {
      return (await door.all(LIST)).map(toEndpoint);
    },
    async endpoint(number) {
      const row = await door.first(FIND, number);
      if (!row) return undefined;
      return { endpoint: toEndpoint(row), secret: vault.open(row.sealed_secret, placeOf(number)) };
    },
    disableEndpoint: async (number, now) => (await door.run(DISABLE, number, now)) === 1,
  };
}

function toEndpoint(row: EndpointColumns): WebhookEndpoint {
  return {
    number: row.number,
    name: row.name,
    createdBy: row.created_by,
    createdAt: row.created_at,
    disabledAt: row.disabled_at,
  };
}
