import { env } from "cloudflare:workers";
import { createApp } from "../../src/http/app";
import type { Env } from "../../src/env";
import { API_RATE } from "../../src/domain/rate-limit/window";
import type { ApiParameter } from "../../web/pages/api-document";
import type { ContractRun } from "./contract-run";
import { type Documented, promisesOf } from "./documented";
import { ending } from "./failing-bindings";
import { type Foreign, newMember, NOBODYS } from "./foreign";
import { OPERATIONS } from "./operations";
import { newPerson, newVisitor, type Visitor } from "./visitor";
import { ORIGIN } from "./world";

type Headers = Readonly<Record<string, string>>;
/** A request that an operation refuses before it does anything. */
type Request = Readonly<{ method: string; path: string; body?: unknown; headers?: Headers }>;

/** Every way in which the frame refuses, tried on every operation that documents it. */
export async function probeFrame(run: ContractRun): Promise<void> {
  const callers = await callersOf(run);
  const probes = run.record.all.flatMap((one) =>
    promisesOf(one).flatMap((promise) => {
      const code = promise.split(" ")[2];
      return code === undefined ? [] : probesOf(run, callers, one, code);
    }),
  );
  await inGroups(probes, 16);
  // The counter's window is short: what it refuses is asked at once and last.
  const { tenantId } = run.ids.world;
  await drain(`${tenantId}|key:${callers.busy.id}`);
  const limited = run.record.all.filter(({ operation }) => operation.responses?.[429]);
  await inGroups(
    limited.map((one) => () => {
      const isKeyed = one.id !== "access-token.issue";
      return refusedAs(run, callers, one, isKeyed ? callers.busy : withoutKey({}));
    }),
    16,
  );
  const create = limited.find(({ id }) => id === "tenant.create");
  if (!create) return;
  await drain(`person:${callers.founder.id}`);
  await refusedAs(run, callers, create, withoutKey(callers.founder));
}

async function inGroups(work: readonly (() => Promise<unknown>)[], size: number): Promise<void> {
  const waiting = [...work];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await next();
  };
  await Promise.all(Array.from({ length: size }, worker));
}

type Callers = Readonly<{
  byCode: Readonly<Record<string, Headers>>;
  narrow(operation: string): Headers;
  /** May do nothing at all, so nothing that it sends does anything. */
  harmless: Headers;
  busy: Headers & { authorization: string };
  /** Signed in, and of no lender. */
  stranger: Headers;
  /** Makes lenders. */
  founder: Headers;
  member: Headers;
}>;

async function callersOf({ ids, suspended }: ContractRun): Promise<Callers> {
  const { world } = ids;
  const newKey = async (change: object = {}) => {
    const terms = { name: "probe", scopes: ["loans:read"], ...change };
    const { body } = await world.api("POST", "/v1/api-keys", terms);
    return { id: body.id as string, authorization: `Bearer ${body.secret}` };
  };
  const named = (name: string) => newKey({ name });
  const [expired, replaced, revoked, fenced, loans, tenants, busy] = await Promise.all([
    named("expired"),
    named("replaced"),
    named("revoked"),
    newKey({ allowedAddresses: ["203.0.113.0/24"] }),
    newKey(),
    newKey({ scopes: ["tenants:read"] }),
    newKey({ scopes: ["*"] }),
  ]);
  await world.api("DELETE", `/v1/api-keys/${revoked.id}`);
  await world.api("POST", `/v1/api-keys/${replaced.id}/secrets`, { overlapHours: 0 });
  await env.CONTROL.prepare(
    "UPDATE api_key SET expires_at = 1 WHERE tenant_id = ? AND name = 'expired'",
  )
    .bind(world.tenantId)
    .run();
  const [founder, stranger] = [newcomer(), newcomer()];
  const signedUp = await founder.post("/api/auth/sign-up/email", newPerson());
  await stranger.post("/api/auth/sign-up/email", newPerson());
  const member = cookieOf(await newMember(world, "owner"));
  const bearer = ({ authorization }: Headers & { authorization: string }) => ({ authorization });
  return {
    byCode: {
      "access.unauthenticated": { authorization: "" },
      "access.key_expired": bearer(expired),
      "access.key_replaced": bearer(replaced),
      "access.key_revoked": bearer(revoked),
      "access.address_not_allowed": { ...bearer(fenced), "cf-connecting-ip": "198.51.100.1" },
      "access.tenant_suspended": { authorization: `Bearer ${suspended.key}` },
    },
    narrow: (operation) => bearer(OPERATIONS[operation]?.without ? loans : tenants),
    harmless: bearer(tenants),
    busy,
    stranger: cookieOf(stranger),
    founder: { ...cookieOf(founder), id: signedUp.body.user.id },
    member,
  };
}

function newcomer(): Visitor {
  return newVisitor(createApp(), env, { origin: ORIGIN });
}

function cookieOf({ jar }: Visitor): Headers {
  return { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") };
}

const JSON_TYPE = { "content-type": "application/json" };

function probesOf(
  run: ContractRun,
  callers: Callers,
  one: Documented,
  code: string,
): readonly (() => Promise<unknown>)[] {
  const asked = requestOf(run, callers, one);
  const send = (change: Partial<Request>, bindings: Env = env) => {
    const { method, path, body, headers } = { ...asked, ...change };
    return run.send(method, path, body, { ...asked.headers, ...headers }, bindings);
  };
  const byCaller = callers.byCode[code];
  if (byCaller) return [() => send({ headers: byCaller })];
  const anyone = one.id === "tenant.create" ? withoutKey(callers.founder) : {};
  const isKeyed = one.operation.security?.some((way) => "apiKey" in way);
  const harmless = isKeyed ? callers.harmless : withoutKey(anyone);
  const probes: Readonly<Record<string, () => Promise<unknown>>> = {
    "access.denied": () => send({ headers: callers.narrow(one.id) }),
    "access.no_tenant": () => send({ headers: withoutKey(callers.stranger) }),
    "access.cross_origin": () =>
      send({ headers: { ...withoutKey(callers.member), origin: "https://elsewhere.test" } }),
    "request.unsupported_type": () =>
      send({ body: "x=1", headers: { ...anyone, "content-type": "text/plain" } }),
    "request.too_large": () =>
      send({ body: "{}", headers: { ...anyone, ...JSON_TYPE, "content-length": "99999999" } }),
    "request.malformed": () => send({ body: "{", headers: { ...anyone, ...JSON_TYPE } }),
    "request.key_reused": async () => {
      const key = { "idempotency-key": `reused-${one.id}` };
      await run.send("DELETE", "/v1/exports/nobodys", undefined, { ...callers.harmless, ...key });
      await send({ headers: { ...callers.harmless, ...key } });
    },
    "request.in_progress": async () => {
      const headers = { ...callers.harmless, "idempotency-key": `twice-${one.id}` };
      await Promise.all([send({ headers }), send({ headers })]);
    },
    "request.invalid": () => sendInvalid(run, one, asked, anyone),
    "request.fault": () => send({ headers: harmless }, ending("SQLITE_ERROR: no such table")),
    "request.outage": () => send({ headers: harmless }, ending("Network connection lost")),
  };
  const probe = probes[code] ?? (/not_found$/.test(code) ? () => send({}) : undefined);
  return probe ? [probe] : [];
}

/** A request that names nothing that is there; of those who prove themselves otherwise, a real place. */
function requestOf(run: ContractRun, callers: Callers, { id, verb, path }: Documented): Request {
  const known = OPERATIONS[id];
  if (!known) return openRequestOf(run.ids, callers, id) ?? { method: verb.toUpperCase(), path };
  const [method, pathOf] = known.call;
  const isFile = id === "import.receive-file";
  const headers = isFile ? { "content-type": "text/csv", "content-length": "8" } : {};
  return {
    ...{ method, path: pathOf(NOBODYS), headers },
    body: isFile ? "a,b\n1,2\n" : known.body?.(NOBODYS),
  };
}

function openRequestOf(ids: Foreign, { busy }: Callers, id: string): Request | undefined {
  const key = busy.authorization.slice("Bearer ".length);
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const requests: Readonly<Record<string, Request>> = {
    "webhook.receive": { method: "POST", path: `/webhooks/payments/${ids.endpoint}`, body: "{}" },
    "provider.report": { method: "POST", path: `/providers/${ids.provider}/reports`, body: "{}" },
    "tenant.create": { method: "POST", path: "/v1/tenants", body: NEW_TENANT },
    "access-token.issue": {
      ...{ method: "POST", path: "/oauth/token", headers: form },
      body: `grant_type=client_credentials&client_id=${key.split("_").slice(0, 4).join("_")}&client_secret=${key}`,
    },
  };
  return requests[id];
}

const NEW_TENANT = {
  ...{ name: "Another", mode: "sandbox", timezone: "America/New_York", currency: "USD" },
  ...{ locale: "en", clockOn: "2026-01-15", partitionCount: 1 },
};

function withoutKey({ id: _, ...headers }: Headers): Headers {
  return { authorization: "", ...headers };
}

/** Each thing that can be wrong by itself: the key of idempotency, the body, every parameter. */
async function sendInvalid(
  run: ContractRun,
  one: Documented,
  asked: Request,
  headers: Headers,
): Promise<void> {
  const { method, path, body } = asked;
  const parameters = (one.operation.parameters ?? []).filter((each) => each.in === "query");
  for (const parameter of parameters) {
    const url = new URL(path, ORIGIN);
    url.searchParams.set(parameter.name, badValueOf(parameter));
    const key: Headers = method === "GET" ? {} : { "idempotency-key": "x".repeat(201) };
    await run.send(method, url.pathname + url.search, body, key);
  }
  if (method === "GET") {
    const spoiled = path.replace(/[^/?]+(?=$|\?)|(?<=\/)\d+/g, `!${"x".repeat(300)}`);
    await run.send(method, spoiled);
    return;
  }
  await run.send(method, path, body, { ...headers, "idempotency-key": "x".repeat(201) });
  if (body !== undefined) await run.send(method, path, { surprise: 1 }, headers);
}

function badValueOf({ schema = {} }: ApiParameter): string {
  return schema.type === "integer" || schema.type === "number" ? "x" : "~".repeat(5000);
}

/** Uses up what a caller has for this window. */
async function drain(caller: string): Promise<void> {
  const counter = env.RATE_COUNTERS.getByName(caller);
  for (let left = API_RATE.quota; left > 0; ) {
    const claim = { wanted: API_RATE.quota, returned: 0, of: null };
    left = (await counter.take(API_RATE, claim)).remaining;
  }
}

function refusedAs(
  run: ContractRun,
  callers: Callers,
  one: Documented,
  { id: _, ...caller }: Headers,
) {
  const { method, path, body, headers } = requestOf(run, callers, one);
  return run.send(method, path, body, { ...headers, ...caller });
}
