import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { newPerson } from "../support/visitor";
import { type Answer, call, newTenant } from "../support/world";

const DRAFT = {
  name: "Acme Credit",
  mode: "sandbox",
  timezone: "Asia/Shanghai",
  currency: "CNY",
  locale: "zh-CN",
};

function cookieOf(answer: Answer): string {
  return answer.response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
}

/** An integrator's script: a cookie jar, no browser, no word of an origin. */
async function script(): Promise<string> {
  const person = newPerson();
  const signUp = await call("POST", "/api/auth/sign-up/email", person, {
    "sec-fetch-mode": "cors",
  });
  expect(signUp.status, signUp.text).toBe(200);
  return cookieOf(signUp);
}

describe("a script without a browser", () => {
  it("signs up, makes a lender and a key, and works with the key", async () => {
    const cookie = await script();
    const made = await call("POST", "/v1/tenants", { ...DRAFT, clockOn: "2026-02-28" }, { cookie });
    expect(made.status, made.text).toBe(201);
    expect(made.body.id).toMatch(/^ten_/);
    const key = await call("POST", "/v1/api-keys", { name: "core", scopes: ["*"] }, { cookie });
    expect(key.status).toBe(201);
    const bearer = { authorization: `Bearer ${key.body.secret}` };
    const tenant = await call("GET", "/v1/tenant", undefined, bearer);
    expect(tenant.body).toMatchObject({ id: made.body.id, ...DRAFT, businessDate: "2026-02-28" });
    const clock = await call("GET", "/v1/clock", undefined, bearer);
    expect(clock.body).toMatchObject({ on: "2026-02-28", state: "standing" });
  });

  it("is believed no origin but ours, once it says one", async () => {
    const cookie = await script();
    for (const said of [{ origin: "https://evil.test" }, { "sec-fetch-site": "cross-site" }]) {
      const answer = await call("POST", "/v1/tenants", DRAFT, { cookie, ...said } as never);
      expect([answer.status, answer.body.code]).toEqual([403, "access.cross_origin"]);
    }
    const signIn = { email: "nobody@lender.test", password: "whatever it is" };
    const evil = { origin: "https://evil.test", cookie };
    expect((await call("POST", "/api/auth/sign-in/email", signIn, evil)).status).toBe(403);
  });
});

describe("a lender", () => {
  it.each([
    ["of an unknown currency", { currency: "XQX" }, "tenant.currency_unknown"],
    ["in an unknown zone", { timezone: "Mars/Olympus" }, "tenant.timezone_unknown"],
    [
      "live with a test clock",
      { mode: "live", clockOn: "2026-01-01" },
      "tenant.clock_only_in_sandbox",
    ],
    ["without a name", { name: "  " }, "request.invalid"],
    ["of a day that does not exist", { clockOn: "2026-02-29" }, "request.invalid"],
    ["with more partitions than there are", { partitionCount: 33 }, "request.invalid"],
  ])("%s is refused, and no organization is left behind", async (_, change, code) => {
    const cookie = await script();
    const refused = await call("POST", "/v1/tenants", { ...DRAFT, ...change }, { cookie });
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(refused.body.code).toBe(code);
    const mine = await call("GET", "/api/auth/organization/list", undefined, { cookie });
    expect(mine.body).toEqual([]);
  });

  it("changes how it appears by API as on its page, and its day follows its zone", async () => {
    const world = await newTenant({ mode: "live", timezone: "Etc/GMT+12" });
    const before = (await world.api("GET", "/v1/tenant")).body;
    const letterhead = ["Harbor Lending", "12 Elm Street"];
    const changed = await world.api("PATCH", "/v1/tenant", { timezone: "Etc/GMT-14", letterhead });
    expect(changed.status, changed.text).toBe(200);
    expect(changed.body).toMatchObject({
      ...{ name: before.name, locale: before.locale, timezone: "Etc/GMT-14" },
      letterhead: "Harbor Lending\n12 Elm Street",
    });
    // Fourteen hours before Greenwich and twelve behind it are never the same day.
    expect(changed.body.businessDate > before.businessDate).toBe(true);
    expect((await world.api("GET", "/v1/tenant")).body).toEqual(changed.body);
    expect((await world.api("PATCH", "/v1/tenant", { letterhead: [] })).body.letterhead).toBeNull();
    for (const wrong of [{ timezone: "Mars/Base" }, { name: " " }, { letterhead: ["a\nb"] }]) {
      const refused = await world.api("PATCH", "/v1/tenant", wrong);
      const [field] = Object.keys(wrong);
      expect([refused.status, refused.body.errors[0].pointer]).toEqual([
        422,
        expect.stringContaining(`#/${field}`),
      ]);
    }
  });

  it("is not made by a stranger", async () => {
    expect((await call("POST", "/v1/tenants", DRAFT)).body.code).toBe("access.unauthenticated");
  });

  it("has every partition on an open shard, fenced by the same epoch there", async () => {
    const cookie = await script();
    const made = await call("POST", "/v1/tenants", { ...DRAFT, partitionCount: 5 }, { cookie });
    expect(made.status).toBe(201);
    const homes = await env.CONTROL.prepare(
      `SELECT p.tenant_id, p.partition, p.shard_id, p.epoch FROM tenant_partition p
       WHERE p.tenant_id = (SELECT MAX(id) FROM tenant WHERE name = ?)`,
    )
      .bind(DRAFT.name)
      .all<{ tenant_id: number; partition: number; shard_id: number; epoch: number }>();
    expect(new Set(homes.results.map(({ shard_id }) => shard_id)).size).toBe(2);
    for (const { tenant_id, partition, shard_id, epoch } of homes.results) {
      const owner = await (shard_id === 0 ? env.SHARD_00 : env.SHARD_01)
        .prepare("SELECT epoch, state FROM partition_owner WHERE tenant_id = ? AND partition = ?")
        .bind(tenant_id, partition)
        .first();
      expect(owner).toEqual({ epoch, state: "active" });
    }
  });
});
