import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { createClient, type ForbearClient } from "../../client/forbear";
import type { Actor, TenantContext } from "../../src/app/context";
import type { TenantDraft } from "../../src/app/tenant/create";
import { enterLender } from "../../src/composition/enter-tenant";
import { openTenant } from "../../src/composition/open-tenant";
import { writeKeyToken } from "../../src/domain/api-key/token";
import { PERMISSIONS } from "../../src/domain/member/role";
import { businessDate, instant } from "../../src/kernel/calendar";
import type { Env } from "../../src/env";
import type { TenantId } from "../../src/kernel/ids";
import { findTenant } from "../../src/store/directory";
import worker from "../../src/worker";

/** biome-ignore lint/suspicious/noExplicitAny: what a test reads from an answer is checked by what it expects */
export type Answer = Readonly<{ status: number; body: any; response: Response; text: string }>;

export type World = Readonly<{
  tenantId: TenantId;
  organizationId: string;
  /** Bearer token with all scopes. */
  key: string;
  /** The API as an integrator calls it. */
  forbear: ForbearClient;
  api(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>;
  open(actor?: Actor): Promise<TenantContext>;
  /** Waits until no message of this tenant's work is under way any more. */
  settle(): Promise<void>;
}>;

/** Terms of a key that has no end and works from anywhere. */
export const UNLIMITED = { expiresAt: null, allowedAddresses: [] } as const;
export const EVERYTHING: Actor = { name: "system:test", permissions: PERMISSIONS };
export const ORIGIN = "https://forbear.test";

/** A lender of its own for a test, entered the way sign-up does it. */
export async function newTenant(options: Partial<TenantDraft> = {}): Promise<World> {
  const draft: TenantDraft = {
    name: "Test Lender",
    mode: "sandbox",
    timezone: "America/New_York",
    currency: "USD",
    locale: "en",
    clockOn: options.mode === "live" ? null : businessDate("2026-01-15"),
    partitionCount: 2,
    ...options,
  };
  const organizationId = crypto.randomUUID();
  const now = instant(Date.now());
  const entered = await enterLender(env, async () => organizationId, draft, now);
  if (!entered.ok) throw new Error(entered.refusal.code);
  const tenantId = entered.value;
  const open = (actor: Actor = EVERYTHING) => openWorld(tenantId, actor);
  const { number, secret } = await (await open()).access.createKey(
    { name: "test", scopes: ["*"], createdBy: "system:test", ...UNLIMITED },
    now,
  );
  const key = writeKeyToken({ mode: draft.mode, tenant: tenantId, number }, secret);
  return {
    tenantId,
    organizationId,
    key,
    forbear: createClient({ baseUrl: ORIGIN, apiKey: key, fetch: throughWorker }),
    open,
    api: (method, path, body, headers) =>
      call(method, path, body, { authorization: `Bearer ${key}`, ...headers }),
    settle: () => settle(tenantId),
  };
}

async function openWorld(tenantId: number, actor: Actor): Promise<TenantContext> {
  const entry = await findTenant(env, tenantId);
  if (!entry) throw new Error(`no tenant ${tenantId}`);
  return openTenant(env, entry, actor, instant(Date.now()), null);
}

/** One request through the whole worker, with what it left behind (waitUntil) done. */
export async function call(
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
  bindings: Env = env,
): Promise<Answer> {
  const raw = body === undefined || body instanceof FormData || typeof body === "string";
  const init: RequestInit = {
    method,
    redirect: "manual",
    headers: raw ? { ...headers } : { "content-type": "application/json", ...headers },
  };
  if (body !== undefined) init.body = raw ? (body as BodyInit) : JSON.stringify(body);
  const ctx = createExecutionContext();
  const request = new Request(`${ORIGIN}${path}`, init);
  const response = await worker.fetch(request as never, bindings, ctx);
  await waitOnExecutionContext(ctx);
  const text = await response.text();
  return { status: response.status, body: parse(text), response, text };
}

/** As `call`, for a client: a request comes in, and what it left behind is done. */
export async function throughWorker(request: Request): Promise<Response> {
  const ctx = createExecutionContext();
  const response = await worker.fetch(request as never, env, ctx);
  await waitOnExecutionContext(ctx);
  return response;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const QUIET_MS = 60;
const SETTLE_MS_MAX = 120_000;

/** The queues of the test run for real; nothing says when they are empty, so their traces are asked. */
async function settle(tenantId: number): Promise<void> {
  const until = Date.now() + SETTLE_MS_MAX;
  for (let quiet = 0; quiet < 3; ) {
    if (Date.now() > until) throw new Error("the queues did not settle");
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    quiet = (await isBusy(tenantId)) ? 0 : quiet + 1;
  }
}

async function isBusy(tenantId: number): Promise<boolean> {
  const control = await env.CONTROL.prepare(
    `SELECT (SELECT COUNT(*) FROM tenant WHERE id = ?1 AND clock_target IS NOT NULL)
       + (SELECT COUNT(*) FROM import_job WHERE tenant_id = ?1 AND status IN ('queued', 'running'))
       + (SELECT COUNT(*) FROM scan_run WHERE tenant_id = ?1 AND state <> 'finished')
       + (SELECT COUNT(*) FROM sandbox_reset WHERE tenant_id = ?1 AND state <> 'finished')
       + (SELECT COUNT(*) FROM reconciliation WHERE tenant_id = ?1 AND state <> 'finished')
       + (SELECT COUNT(*) FROM simulation_part WHERE tenant_id = ?1
           AND state IN ('queued', 'running'))
       + (SELECT COUNT(*) FROM export_job WHERE tenant_id = ?1 AND state IN ('queued', 'running'))
       + (SELECT COUNT(*) FROM tenant_deletion WHERE tenant_id = ?1 AND due_at <= ?2)
       AS open`,
  )
    .bind(tenantId, Date.now())
    .first<number>("open");
  const shards = await Promise.all(
    [env.SHARD_00, env.SHARD_01].map((shard) =>
      shard
        .prepare(
          `SELECT (SELECT COUNT(*) FROM outbox WHERE tenant_id = ?1)
             + (SELECT COUNT(*) FROM notice WHERE tenant_id = ?1 AND state IN ('planned', 'sending'))
             + (SELECT COUNT(*) FROM webhook_event WHERE tenant_id = ?1 AND state = 'stored')
             + (SELECT COUNT(*) FROM delivery WHERE tenant_id = ?1 AND state = 'pending'
                 AND attempts = '[]')
             AS open`,
        )
        .bind(tenantId)
        .first<number>("open"),
    ),
  );
  return [control, ...shards].some((open) => (open ?? 0) > 0);
}
