import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { call, newTenant } from "../support/world";

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
    expect(listed.text).not.toContain(secret.split("_").slice(3).join("_"));
    const stored = await env.CONTROL.prepare("SELECT * FROM api_key WHERE tenant_id = ?")
      .bind(world.tenantId)
      .all();
    expect(JSON.stringify(stored.results)).not.toContain(secret.split("_").slice(3).join("_"));
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
    expect(row).not.toContain(made.body.secret.split("_").slice(3).join("_"));
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
