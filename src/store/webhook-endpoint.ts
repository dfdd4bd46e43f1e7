import type { Vault } from "../app/context";
import type { WebhookEndpoint, WebhookEndpointStore } from "../app/webhook/store";
import type { Description } from "../domain/webhook/description";
import type { Source, SourceSecrets } from "../domain/webhook/source";
import type { Instant } from "../kernel/calendar";
import { Outage } from "../kernel/outage";
import type { ControlDoor } from "./control-door";
import { newSigningSecret } from "./signing-secret";
import { tenantStatement } from "./statement";

type EndpointColumns = Readonly<{
  number: number;
  name: string;
  source: Source;
  loan_key: string | null;
  api_url: string | null;
  description: string | null;
  sealed_secret: string;
  sealed_previous: string | null;
  previous_until: Instant | null;
  created_by: string;
  created_at: Instant;
  disabled_at: Instant | null;
}>;

const COLUMNS = `number, name, source, loan_key, api_url, description, sealed_secret,
  sealed_previous, previous_until, created_by, created_at, disabled_at`;

const LAST_NUMBER = tenantStatement<{ last: number }>(
  "webhook_endpoint.last_number",
  `SELECT COALESCE(MAX(number), 0) AS last FROM webhook_endpoint WHERE tenant_id = ?1`,
);
const INSERT = tenantStatement(
  "webhook_endpoint.insert",
  `INSERT INTO webhook_endpoint (tenant_id, number, name, source, loan_key, api_url, description,
     sealed_secret, created_by, created_at)
   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (tenant_id, number) DO NOTHING`,
);
const RENEW = tenantStatement(
  "webhook_endpoint.renew_secrets",
  `UPDATE webhook_endpoint SET sealed_previous = NULLIF(sealed_secret, ''), previous_until = ?4,
     sealed_secret = ?3
   WHERE tenant_id = ?1 AND number = ?2 AND disabled_at IS NULL`,
);
const DESCRIBE = tenantStatement(
  "webhook_endpoint.describe",
  `UPDATE webhook_endpoint SET description = ?3
   WHERE tenant_id = ?1 AND number = ?2 AND source = 'custom' AND disabled_at IS NULL`,
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

/** So long the secrets of before are good beside new ones. */
const OVERLAP_MS = 24 * 3_600_000;
const RACES_MAX = 5;

export function openWebhookEndpoints(door: ControlDoor, vault: Vault): WebhookEndpointStore {
  const placeOf = (number: number) => `${door.tenantId}|webhook-endpoint|${number}|secret`;
  // A standard endpoint keeps its secret as it is, the others what the lender gave, as JSON.
  const sealOf = (secrets: SourceSecrets, number: number) =>
    vault.seal(JSON.stringify(secrets), placeOf(number));
  const open = (sealed: string, number: number): SourceSecrets => {
    const text = vault.open(sealed, placeOf(number));
    return text.startsWith("{") ? (JSON.parse(text) as SourceSecrets) : { secret: text };
  };
  return {
    async createEndpoint(draft, createdBy, now) {
      const { name, source, loanKey, apiUrl, description, secrets } = draft;
      const said = description && JSON.stringify(description);
      const own = source === "standard" ? { secret: newSigningSecret() } : secrets;
      // The secret is sealed to its number, so the number is taken first and kept if still free.
      for (let race = 0; race < RACES_MAX; race += 1) {
        const number = ((await door.first(LAST_NUMBER))?.last ?? 0) + 1;
        const sealed = own ? sealOf(own, number) : "";
        const values = [number, name, source, loanKey, apiUrl, said, sealed, createdBy, now];
        const inserted = await door.run(INSERT, ...values);
        const secret = source === "standard" ? (own?.secret ?? null) : null;
        if (inserted === 1) return { number, secret };
      }
      throw new Outage("too many endpoints are being made at once", 5);
    },
    async renewSecrets(number, secrets, now) {
      const sealed = sealOf(secrets, number);
      return (await door.run(RENEW, number, sealed, now + OVERLAP_MS)) === 1;
    },
    async describe(number, description) {
      return (await door.run(DESCRIBE, number, JSON.stringify(description))) === 1;
    },
    async endpoints() {
      return (await door.all(LIST)).map(toEndpoint);
    },
    async endpoint(number, now) {
      const row = await door.first(FIND, number);
      if (!row) return undefined;
      const { sealed_secret: current, sealed_previous: previous, previous_until: until } = row;
      const isGood = previous !== null && (until ?? 0) > now;
      const sealed = [current, isGood ? previous : ""].filter((one) => one !== "");
      return { endpoint: toEndpoint(row), secrets: sealed.map((one) => open(one, number)) };
    },
    disableEndpoint: async (number, now) => (await door.run(DISABLE, number, now)) === 1,
  };
}

function toEndpoint(row: EndpointColumns): WebhookEndpoint {
  return {
    number: row.number,
    name: row.name,
    source: row.source,
    loanKey: row.loan_key,
    apiUrl: row.api_url,
    description: row.description === null ? null : (JSON.parse(row.description) as Description),
    hasSecrets: row.sealed_secret !== "",
    createdBy: row.created_by,
    createdAt: row.created_at,
    disabledAt: row.disabled_at,
  };
}
