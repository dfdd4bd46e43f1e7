import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { instant } from "../../src/kernel/calendar";
import { call, newTenant, UNLIMITED, type World } from "../support/world";

const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });

describe("an API key", () => {
  it("is shown once and stored only as a digest", async () => {
    const world = await newTenant();
    const created = await world.api("POST", "/v1/api-keys", { name: "core", scopes: ["*"] });
    expect(created.status).toBe(201);
    const { secret } = created.body;
    expect((await call("GET", "/v1/tenant", undefined, bearer(secret))).status).toBe(200);
    // Its random part may itself have the mark that parts the others.
    const listed = await world.api("GET", "/v1/api-keys");
    expect(listed.text).not.toContain(secret.split("_").slice(4).join("_"));
    const stored = await env.CONTROL.prepare("SELECT * FROM api_key WHERE tenant_id = ?")
      .bind(world.tenantId)
      .all();
    expect(JSON.stringify(stored.results)).not.toContain(secret.split("_").slice(4).join("_"));
  });

  it("does what its scopes say and nothing else", async () => {
    const world = await newTenant();
    const key = await world.api("POST", "/v1/api-keys", { name: "r", scopes: ["loans:read"] });
    const own = bearer(key.body.secret);
    expect((await call("GET", "/v1/loans", undefined, own)).status).toBe(200);
    expect((await call("GET", "/v1/notices", undefined, own)).status).toBe(403);
    expect((await call("POST", "/v1/api-keys", { name: "x", scopes: ["*"] }, own)).status).toBe(
      403,
    );
  });

  it("cannot make a key that may do more than itself", async () => {
    const world = await newTenant();
    const scopes = ["api-keys:manage", "loans:read"];
    const key = await world.api("POST", "/v1/api-keys", { name: "maker", scopes });
    const own = bearer(key.body.secret);
    const beyond = await call("POST", "/v1/api-keys", { name: "x", scopes: ["*"] }, own);
    expect([beyond.status, beyond.body.code]).toEqual([403, "api-key.beyond_own"]);
    const within = await call("POST", "/v1/api-keys", { name: "x", scopes: ["loans:read"] }, own);
    expect(within.status).toBe(201);
    const unknown = await world.api("POST", "/v1/api-keys", { name: "x", scopes: ["loans:eat"] });
    expect([unknown.status, unknown.body.scopes]).toEqual([422, ["loans:eat"]]);
  });

  it("is dead once it is revoked, also in a live lender whose keys are remembered", async () => {
    for (const mode of ["sandbox", "live"] as const) {
      const world = await newTenant({ mode, clockOn: null });
      const key = await world.api("POST", "/v1/api-keys", { name: "gone", scopes: ["*"] });
      const own = bearer(key.body.secret);
      expect((await call("GET", "/v1/tenant", undefined, own)).status).toBe(200);
      expect((await world.api("DELETE", `/v1/api-keys/${key.body.id}`)).status).toBe(204);
      expect((await call("GET", "/v1/tenant", undefined, own)).status).toBe(401);
      const again = await world.api("DELETE", `/v1/api-keys/${key.body.id}`);
      expect(again.body.code).toBe("api-key.not_found");
    }
  });
});

const DAY_MS = 86_400_000;
const from = (address: string) => ({ "cf-connecting-ip": address });

async function newKey(world: World, draft: object = {}) {
  const body = { name: "second", scopes: ["*"], ...draft };
  const made = await world.api("POST", "/v1/api-keys", body);
  expect(made.status, made.text).toBe(201);
  return made.body as Readonly<{ id: string; secret: string; clientId: string }>;
}

const read = (secret: string, headers = {}) =>
  call("GET", "/v1/tenant", undefined, { ...bearer(secret), ...headers });

describe("the terms of a key", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it("are told as they are kept, and can be read one by one", async () => {
    const world = await newTenant();
    const expiresAt = Date.now() + DAY_MS;
    const allowedAddresses = ["2001:0DB8::1", "203.0.113.0/24", "2001:db8::1"];
    const { id, clientId } = await newKey(world, { name: " core ", expiresAt, allowedAddresses });
    const found = await world.api("GET", `/v1/api-keys/${id}`);
    expect(found.body).toMatchObject({
      ...{ id, clientId, name: "core", expiresAt, state: "expiring", previousSecretUntil: null },
      ...{ allowedAddresses: ["2001:db8::1", "203.0.113.0/24"], lastUsedOn: null, revokedAt: null },
    });
    expect(clientId).toBe(`fbk_sandbox_${world.tenantId}_2`);
  });

  it.each([
    ["an end that has passed", { expiresAt: 1 }, "#/expiresAt"],
    ["no address", { allowedAddresses: ["::1", "example.com"] }, "#/allowedAddresses/1"],
    ["bits behind a prefix", { allowedAddresses: ["203.0.113.9/24"] }, "#/allowedAddresses/0"],
    ["a name that would end a header", { name: "a\r\nset-cookie: b" }, "#/name"],
    ["an empty name", { name: "  " }, "#/name"],
  ])("are refused at their field: %s", async (_name, draft, pointer) => {
    const world = await newTenant();
    const body = { name: "x", scopes: ["loans:read"], ...draft };
    const made = await world.api("POST", "/v1/api-keys", body);
    expect([made.status, made.body.code]).toEqual([422, "api-key.invalid"]);
    expect(made.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([pointer]);
    const changed = await world.api("PATCH", `/v1/api-keys/${(await newKey(world)).id}`, draft);
    expect([changed.status, changed.body.code]).toEqual([422, "api-key.invalid"]);
  });

  it("end a key at its moment, also one that was verified a moment ago, and who had it is told", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const start = Date.now();
    for (const mode of ["sandbox", "live"] as const) {
      vi.setSystemTime(start);
      const world = await newTenant({ mode, clockOn: null });
      const { id, secret } = await newKey(world, { expiresAt: start + 5000 });
      vi.setSystemTime(start + 4999);
      expect((await read(secret)).status).toBe(200);
      vi.setSystemTime(start + 5000);
      const late = await read(secret);
      expect([late.status, late.body.code]).toEqual([401, "access.key_expired"]);
      expect(late.response.headers.get("www-authenticate")).toContain("invalid_token");
      expect((await world.api("GET", `/v1/api-keys/${id}`)).body.state).toBe("expired");
      // A later end brings it back.
      await world.api("PATCH", `/v1/api-keys/${id}`, { expiresAt: start + DAY_MS });
      expect((await read(secret)).status).toBe(200);
    }
  });

  it("let in from the addresses alone, and nobody where none is known", async () => {
    const world = await newTenant({ mode: "live", clockOn: null });
    const { id, secret } = await newKey(world, { allowedAddresses: ["203.0.113.0/24"] });
    expect((await read(secret, from("203.0.113.200"))).status).toBe(200);
    for (const headers of [from("198.51.100.1"), from("::1"), from(""), {}]) {
      const answer = await read(secret, headers);
      expect([answer.status, answer.body.code]).toEqual([403, "access.address_not_allowed"]);
    }
    const others = { "x-forwarded-for": "203.0.113.1", "x-real-ip": "203.0.113.1" };
    expect((await read(secret, { ...from("198.51.100.1"), ...others })).status).toBe(403);
    const wrong = secret.replace(/.$/, (last) => (last === "A" ? "B" : "A"));
    expect((await read(wrong, from("198.51.100.1"))).body.code).toBe("access.unauthenticated");
    await world.api("PATCH", `/v1/api-keys/${id}`, { allowedAddresses: [] });
    expect((await read(secret)).status).toBe(200);
  });

  it("change one by one: two changes at a time both stay, and are in the audit log", async () => {
    const world = await newTenant();
    const { id } = await newKey(world);
    const expiresAt = Date.now() + 30 * DAY_MS;
    const answers = await Promise.all([
      world.api("PATCH", `/v1/api-keys/${id}`, { name: "renamed" }),
      world.api("PATCH", `/v1/api-keys/${id}`, { expiresAt }),
      world.api("PATCH", `/v1/api-keys/${id}`, { allowedAddresses: ["::1"] }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const { body } = await world.api("GET", `/v1/api-keys/${id}`);
    const allowedAddresses = ["::1"];
    expect(body).toMatchObject({ name: "renamed", expiresAt, allowedAddresses, scopes: ["*"] });
    await world.api("PATCH", `/v1/api-keys/${id}`, { expiresAt: null });
    expect((await world.api("PATCH", `/v1/api-keys/${id}`, {})).body.name).toBe("renamed");
    expect((await world.api("GET", `/v1/api-keys/${id}`)).body.expiresAt).toBeNull();
    const rows = await env.CONTROL.prepare(
      "SELECT action FROM control_audit WHERE tenant_id = ? AND subject = ? ORDER BY sequence",
    )
      .bind(world.tenantId, id)
      .all<{ action: string }>();
    const deeds = rows.results.map(({ action }) => action);
    expect(deeds).toEqual(["api-key.create", ...Array(4).fill("api-key.change")]);
  });

  it("of a key that was revoked stay as they were", async () => {
    const world = await newTenant();
    const { id } = await newKey(world);
    await world.api("DELETE", `/v1/api-keys/${id}`);
    const changed = await world.api("PATCH", `/v1/api-keys/${id}`, { name: "again" });
    const rotated = await world.api("POST", `/v1/api-keys/${id}/secrets`, {});
    expect([changed.body.code, rotated.body.code]).toEqual(Array(2).fill("api-key.not_found"));
    expect((await world.api("GET", `/v1/api-keys/${id}`)).body.state).toBe("revoked");
  });

  it("note the day of the last use, once a day", async () => {
    const world = await newTenant();
    const { id, secret } = await newKey(world);
    await read(secret);
    const { body } = await world.api("GET", `/v1/api-keys/${id}`);
    expect(body.lastUsedOn).toBe(new Date().toISOString().slice(0, 10));
  });
});

describe("a new secret", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it("is good at once, and the one of before for its hours, whatever was verified meanwhile", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const start = Date.now();
    for (const mode of ["sandbox", "live"] as const) {
      vi.setSystemTime(start);
      const world = await newTenant({ mode, clockOn: null });
      const { id, secret } = await newKey(world);
      const rotated = await world.api("POST", `/v1/api-keys/${id}/secrets`, { overlapHours: 2 });
      expect(rotated.body.previousUntil).toBe(start + 2 * 3_600_000);
      const shown = (await world.api("GET", `/v1/api-keys/${id}`)).text;
      expect(shown).not.toContain(rotated.body.secret.split("_").slice(4).join("_"));
      vi.setSystemTime(start + 2 * 3_600_000 - 1);
      expect((await read(rotated.body.secret)).status).toBe(200);
      expect((await read(secret)).status).toBe(200);
      vi.setSystemTime(start + 2 * 3_600_000);
      const late = await read(secret);
      expect([late.status, late.body.code]).toEqual([401, "access.key_replaced"]);
      expect((await read(rotated.body.secret)).status).toBe(200);
    }
  });

  it("comes with a day of overlap unless something else is said, a week at most", async () => {
    const world = await newTenant();
    const { id, secret } = await newKey(world);
    const path = `/v1/api-keys/${id}/secrets`;
    const before = Date.now();
    const { body } = await world.api("POST", path, {});
    expect(body.previousUntil - before).toBeGreaterThanOrEqual(DAY_MS);
    expect(body.previousUntil - Date.now()).toBeLessThanOrEqual(DAY_MS);
    for (const overlapHours of [-1, 169, 1.5, "1"]) {
      expect((await world.api("POST", path, { overlapHours })).status).toBe(422);
    }
    const now = await world.api("POST", path, { overlapHours: 0 });
    expect(now.body.previousUntil).toBeNull();
    expect((await read(secret)).status).toBe(401);
    expect((await read(body.secret)).body.code).toBe("access.key_replaced");
    expect((await read(now.body.secret)).status).toBe(200);
  });

  it("is made once by two who ask at a time", async () => {
    const world = await newTenant();
    const { id } = await newKey(world);
    const ctx = await world.open();
    const made = await Promise.all([1, 2, 3].map(() => ctx.access.rotateKey(2, 1, null)));
    expect(made.filter((secret) => secret !== undefined)).toHaveLength(1);
    expect((await ctx.access.key(2))?.generation).toBe(2);
    expect(id).toBe("key_2");
  });
});

describe("a key that manages keys", () => {
  const SCOPES = ["api-keys:manage", "loans:read"];

  it("gives no end later and no address wider than its own", async () => {
    const world = await newTenant();
    const expiresAt = Date.now() + DAY_MS;
    const allowedAddresses = ["203.0.113.0/24"];
    const maker = await newKey(world, { scopes: SCOPES, expiresAt, allowedAddresses });
    const own = { ...bearer(maker.secret), ...from("203.0.113.1") };
    const make = (terms: object) =>
      call("POST", "/v1/api-keys", { name: "x", scopes: ["loans:read"], ...terms }, own);
    const within = { expiresAt, allowedAddresses: ["203.0.113.128/25"] };
    const tried = await Promise.all([
      make({}),
      make({ expiresAt: expiresAt + 1, allowedAddresses }),
      make({ expiresAt, allowedAddresses: [] }),
      make({ expiresAt, allowedAddresses: ["0.0.0.0/0"] }),
      make(within),
    ]);
    expect(tried.map(({ status }) => status)).toEqual([403, 403, 403, 403, 201]);
    // Neither does it free itself of its own terms.
    const path = `/v1/api-keys/${maker.id}`;
    const freed = await call("PATCH", path, { expiresAt: null }, own);
    expect([freed.status, freed.body.code]).toEqual([403, "api-key.beyond_own"]);
    expect((await call("PATCH", path, { allowedAddresses: [] }, own)).status).toBe(403);
    expect((await call("PATCH", path, { name: "renamed" }, own)).status).toBe(200);
  });

  it("takes over no key that may do more, and may still revoke it", async () => {
    const world = await newTenant();
    const maker = await newKey(world, { scopes: SCOPES });
    const strong = await newKey(world);
    const own = bearer(maker.secret);
    const path = `/v1/api-keys/${strong.id}`;
    const rotated = await call("POST", `${path}/secrets`, {}, own);
    expect([rotated.status, rotated.body.code]).toEqual([403, "api-key.beyond_own"]);
    expect((await call("PATCH", path, { name: "x" }, own)).body.code).toBe("api-key.beyond_own");
    expect((await read(strong.secret)).status).toBe(200);
    expect((await call("DELETE", path, undefined, own)).status).toBe(204);
  });
});

describe("a token that only looks like one", () => {
  it.each([
    ["an unknown key", (w: World) => w.key.replace(/_1_(?=[\w-]{38}$)/, "_77_")],
    ["an unknown lender", () => `fbk_live_999999_1_${"A".repeat(38)}`],
    ["another lender's number", (w: World) => w.key.replace(`_${w.tenantId}_`, "_1_")],
    ["capitals", (w: World) => w.key.toUpperCase()],
    ["a blank in it", (w: World) => `${w.key} x`],
    ["a tab before it", (w: World) => `\t${w.key}`],
    ["its first half", (w: World) => w.key.slice(0, 30)],
    ["a hundred thousand characters", () => `fbk_${"9".repeat(100_000)}`],
  ])("is refused and tells nothing: %s", async (_name, token) => {
    const world = await newTenant({ mode: "live", clockOn: null });
    const answer = await read(token(world));
    expect([answer.status, answer.body.code]).toEqual([401, "access.unauthenticated"]);
    const { instance: _, ...told } = answer.body;
    expect(Object.keys(told).sort()).toEqual(["code", "status", "title", "type"]);
  });

  it("of before goes on without a mode", async () => {
    const world = await newTenant();
    const { number, secret } = await (await world.open()).access.createKey(
      { name: "old", scopes: ["*"], createdBy: "t", ...UNLIMITED },
      instant(Date.now()),
    );
    expect((await read(`fbk_${world.tenantId}_${number}_${secret}`)).status).toBe(200);
  });
});

describe("an Idempotency-Key", () => {
  const loan = (externalId: string) => ({
    externalId,
    borrowerExternalId: "B1",
    borrowerName: "Ada Park",
    principal: 100_000,
    annualRatePercent: "9.5",
    installmentCount: 12,
    frequency: "monthly",
    method: "annuity",
    disbursedOn: "2026-01-01",
    firstDueOn: "2026-02-01",
  });
  const keyed = { "idempotency-key": "k-1" };

  it("gives the first answer again, and refuses another body", async () => {
    const world = await newTenant();
    const first = await world.api("POST", "/v1/api-keys", { name: "a", scopes: ["*"] }, keyed);
    const second = await world.api("POST", "/v1/api-keys", { name: "a", scopes: ["*"] }, keyed);
    expect(second.text).toBe(first.text);
    expect(second.response.headers.get("idempotency-replayed")).toBe("true");
    const other = await world.api("POST", "/v1/api-keys", { name: "b", scopes: ["*"] }, keyed);
    expect([other.status, other.body.code]).toEqual([422, "request.key_reused"]);
    const keys = await world.api("GET", "/v1/api-keys");
    expect(keys.body.apiKeys).toHaveLength(2);
  });

  it("belongs to one lender: another's same key is a new request", async () => {
    const [a, b] = [await newTenant(), await newTenant()];
    const one = await a.api("POST", "/v1/loans", loan("same"), keyed);
    const two = await b.api("POST", "/v1/loans", loan("same"), keyed);
    expect([one.status, two.status]).toEqual([201, 201]);
    expect(two.response.headers.get("idempotency-replayed")).toBeNull();
  });

  it("keeps no secret readable", async () => {
    const world = await newTenant();
    const made = await world.api("POST", "/v1/api-keys", { name: "a", scopes: ["*"] }, keyed);
    const row = await env.CONTROL.prepare(
      "SELECT sealed_answer FROM idempotency_key WHERE tenant_id = ?",
    )
      .bind(world.tenantId)
      .first<string>("sealed_answer");
    expect(row).not.toContain(made.body.secret.split("_").slice(4).join("_"));
  });

  it("lets one of two requests at the same time through", async () => {
    const world = await newTenant();
    const draft = { name: "race", scopes: ["*"] };
    const answers = await Promise.all(
      [1, 2, 3].map(() => world.api("POST", "/v1/api-keys", draft, keyed)),
    );
    const made = answers.filter(
      ({ status, response }) => status === 201 && !response.headers.get("idempotency-replayed"),
    );
    expect(made).toHaveLength(1);
    const keys = await world.api("GET", "/v1/api-keys");
    expect(keys.body.apiKeys).toHaveLength(2);
  });

  it("is refused when it is no plain text", async () => {
    const world = await newTenant();
    const odd = { "idempotency-key": "a b" };
    const answer = await world.api("POST", "/v1/loans", loan("x"), odd);
    expect(answer.body.errors[0].pointer).toBe("header:Idempotency-Key");
  });
});
