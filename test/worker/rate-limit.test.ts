import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import worker from "../../src/worker";
import { API_RATE } from "../../src/domain/rate-limit/window";
import { controlId } from "../../src/kernel/ids";
import { newPerson, newVisitor } from "../support/visitor";
import { type Answer, call, newTenant, ORIGIN, type World } from "../support/world";

const FIELD = /^"default";r=(\d+);t=(\d+)$/;

function told({ response }: Answer) {
  const [, remaining, seconds] = FIELD.exec(response.headers.get("ratelimit") ?? "") ?? [];
  return { remaining: Number(remaining), seconds: Number(seconds) };
}

/** As if so many requests had come elsewhere: the counter of a key is asked directly. */
async function useUp({ tenantId }: World, key: number, left: number): Promise<void> {
  const counter = env.RATE_COUNTERS.getByName(`${tenantId}|key:${controlId("apiKey", key)}`);
  for (let remaining: number = API_RATE.quota; remaining > left; ) {
    const wanted = Math.min(100, remaining - left);
    ({ remaining } = await counter.take(API_RATE, { wanted, returned: 0, of: null }));
  }
}

async function newKey(world: World, scopes = ["*"]): Promise<() => Promise<Answer>> {
  const { body } = await world.api("POST", "/v1/api-keys", { name: "second", scopes });
  const headers = { authorization: `Bearer ${body.secret}` };
  return () => call("GET", "/v1/tenant", undefined, headers);
}

/** Time passes for the counter as for us. */
function startClock(): (seconds: number) => void {
  vi.useFakeTimers({ toFake: ["Date"] });
  const start = Date.now();
  return (seconds) => vi.setSystemTime(start + seconds * 1000);
}

afterEach(() => {
  vi.useRealTimers();
});

describe("the limit of a key", () => {
  it("is reached after exactly the quota, and whoever goes on is told when to come again", async () => {
    startClock();
    const world = await newTenant({ mode: "live", clockOn: null });
    await useUp(world, 1, 12);
    const answers: Answer[] = [];
    for (let request = 0; request < 14; request += 1) {
      answers.push(await world.api(request % 2 ? "GET" : "POST", "/v1/loans"));
    }
    const passed = answers.map(({ status }) => status !== 429);
    expect(passed).toEqual([...Array(12).fill(true), false, false]);
    expect(answers.map((answer) => told(answer).remaining)).toEqual([
      ...Array.from({ length: 12 }, (_, index) => 11 - index),
      ...[0, 0],
    ]);
    for (const refused of answers.slice(12)) {
      expect(refused.body).toMatchObject({ code: "request.rate_limited", retryAfterSeconds: 10 });
      expect(refused.response.headers.get("retry-after")).toBe("10");
    }
  });

  it("a refused write does nothing", async () => {
    startClock();
    const world = await newTenant();
    await useUp(world, 1, 0);
    const draft = { name: "x", scopes: ["loans:read"] };
    expect((await world.api("POST", "/v1/api-keys", draft)).status).toBe(429);
    expect(await (await world.open()).access.keys()).toHaveLength(1);
  });

  it("is whole again when its window is over, and not before", async () => {
    const passTo = startClock();
    const world = await newTenant();
    await useUp(world, 1, 0);
    expect((await world.api("GET", "/v1/tenant")).status).toBe(429);
    passTo(9.999);
    const early = await world.api("GET", "/v1/tenant");
    expect([early.status, early.response.headers.get("retry-after")]).toEqual([429, "1"]);
    passTo(10);
    const again = await world.api("GET", "/v1/tenant");
    expect([again.status, told(again)]).toEqual([200, { remaining: 999, seconds: 10 }]);
  });

  it("is its own: neither another key of the lender nor another lender feels it", async () => {
    startClock();
    const [world, other] = [await newTenant(), await newTenant()];
    const second = await newKey(world);
    await useUp(world, 2, 0);
    expect((await second()).status).toBe(429);
    expect((await world.api("GET", "/v1/tenant")).status).toBe(200);
    expect(told(await other.api("GET", "/v1/tenant")).remaining).toBe(999);
  });

  it("counts together what many send at once", async () => {
    startClock();
    const world = await newTenant();
    await useUp(world, 1, 25);
    const many = await Promise.all(
      Array.from({ length: 40 }, () => world.api("GET", "/v1/tenant")),
    );
    expect(many.filter(({ status }) => status === 200)).toHaveLength(25);
    expect(many.filter(({ status }) => status === 429)).toHaveLength(15);
  });
});

describe("a counter that cannot be reached", () => {
  it("closes nothing: the call goes through, and what is left is not told", async () => {
    const world = await newTenant();
    const take = async () => {
      throw new Error("Durable Object is overloaded");
    };
    const broken = { ...env, RATE_COUNTERS: { getByName: () => ({ take }) } };
    const headers = { authorization: `Bearer ${world.key}` };
    const ctx = createExecutionContext();
    const request = new Request(`${ORIGIN}/v1/tenant`, { headers });
    const response = await worker.fetch(request as never, broken as never, ctx);
    await waitOnExecutionContext(ctx);
    expect(response.status).toBe(200);
    expect(response.headers.get("ratelimit-policy")).toBe('"default";q=1000;w=10');
    expect(response.headers.get("ratelimit")).toBeNull();
    expect(told(await world.api("GET", "/v1/tenant")).remaining).toBe(999);
  });
});

describe("every answer of the API", () => {
  it("tells people too, also before they have a lender", async () => {
    const seen: (string | null)[] = [];
    const site = {
      async request(sent: Request) {
        const response = await worker.fetch(sent as never, env, createExecutionContext());
        seen.push(response.headers.get("ratelimit"));
        return response as unknown as Response;
      },
    };
    const visitor = newVisitor(site, env);
    await visitor.post("/api/auth/sign-up/email", newPerson());
    const draft = { name: "P", mode: "sandbox", timezone: "UTC", currency: "USD", locale: "en" };
    expect((await visitor.post("/v1/tenants", draft)).status).toBe(201);
    expect((await visitor.get("/v1/tenant")).status).toBe(200);
    expect(seen).toEqual([null, '"default";r=999;t=10', '"default";r=999;t=10']);
  });

  it("tells the policy and what is left, whatever it says", async () => {
    const world = await newTenant();
    const narrow = await newKey(world, ["loans:read"]);
    const answers = [
      await world.api("GET", "/v1/tenant"),
      await world.api("GET", "/v1/nothing"),
      await world.api("POST", "/v1/loans", "{", { "content-type": "application/json" }),
      await world.api("POST", "/v1/calculations/schedule", {}),
      await world.api("GET", "/v1/loans/loan_0zzzz"),
      await narrow(),
    ];
    for (const answer of answers) {
      expect(answer.response.headers.get("ratelimit-policy")).toBe('"default";q=1000;w=10');
      expect(answer.response.headers.get("ratelimit")).toMatch(FIELD);
      expect(answer.response.headers.get("retry-after")).toBeNull();
    }
  });

  it("tells a replayed write the same", async () => {
    const world = await newTenant();
    const draft = { name: "x", scopes: ["loans:read"] };
    const keyed = { "idempotency-key": "k" };
    const one = await world.api("POST", "/v1/api-keys", draft, keyed);
    const two = await world.api("POST", "/v1/api-keys", draft, keyed);
    expect(two.response.headers.get("idempotency-replayed")).toBe("true");
    expect(told(one).remaining - told(two).remaining).toBe(1);
  });

  it("tells nothing to whom we do not know", async () => {
    const answer = await call("GET", "/v1/loans", undefined, { authorization: "Bearer fbk_1_1_x" });
    expect(answer.response.headers.get("ratelimit")).toBeNull();
  });
});
