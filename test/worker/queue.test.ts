import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { Env } from "../../src/env";
import { consume } from "../../src/queue/dispatch";
import { expectBookEqualsFold } from "../support/fold";
import { addLoan, newLender } from "../support/lender";
import { received, reversed } from "../support/sender";
import { newTenant, type World } from "../support/world";

async function deliver(queue: string, body: unknown, attempts = 1, bindings: Env = env) {
  const message = { id: "m", timestamp: new Date(), attempts, body };
  const batch = createMessageBatch(queue, [message]);
  await consume(batch, bindings);
  return getQueueResult(batch, createExecutionContext());
}

async function letters(reason: string) {
  const answer = await env.CONTROL.prepare(
    "SELECT tenant_id, queue, kind, message, state FROM dead_letter WHERE reason LIKE ?",
  )
    .bind(`${reason}%`)
    .all();
  return answer.results;
}

describe("a queue message", () => {
  it.each([
    ["nothing we send", { hello: 1 }],
    ["of another version", { v: 2, kind: "clock.advance", tenant: 1 }],
    ["with a field too many", { v: 1, kind: "clock.advance", tenant: 1, extra: true }],
    ["without a tenant", { v: 1, kind: "clock.advance" }],
    ["that is no object", "text"],
  ])("%s ends as a dead letter, not in silence", async (_, body) => {
    const before = (await letters("not a message of ours")).length;
    const result = await deliver("forbear-scans", body);
    expect(result.explicitAcks).toEqual(["m"]);
    expect(await letters("not a message of ours")).toHaveLength(before + 1);
  });

  it("of a tenant that does not exist or is suspended is kept, and nothing is done", async () => {
    const gone = { v: 1, kind: "clock.advance", tenant: 987_654 };
    expect((await deliver("forbear-scans", gone)).explicitAcks).toEqual(["m"]);
    expect(await letters("no such tenant")).toMatchObject([{ tenant_id: 987_654 }]);
    const world = await newTenant();
    await env.CONTROL.prepare("UPDATE tenant SET state = 'suspended' WHERE id = ?")
      .bind(world.tenantId)
      .run();
    await deliver("forbear-scans", { v: 1, kind: "clock.advance", tenant: world.tenantId });
    expect(await letters("the tenant is suspended")).toMatchObject([{ tenant_id: world.tenantId }]);
  });

  it("that the queue gave up can be seen, sent again and discarded by its lender", async () => {
    const world = await newTenant();
    const body = { v: 1, kind: "clock.advance", tenant: world.tenantId };
    await deliver("forbear-dead-letters", body, 6);
    await deliver("forbear-dead-letters", body, 6);
    const listed = await world.api("GET", "/v1/dead-letters?state=open");
    expect(listed.body.deadLetters).toMatchObject([
      { kind: "clock.advance", queue: "scans" },
      { kind: "clock.advance", queue: "scans" },
    ]);
    const [one, two] = listed.body.deadLetters;
    expect((await world.api("POST", `/v1/dead-letters/${one.id}/replay`)).status).toBe(202);
    expect((await world.api("DELETE", `/v1/dead-letters/${two.id}`)).status).toBe(204);
    expect((await world.api("POST", `/v1/dead-letters/${one.id}/replay`)).status).toBe(404);
    const after = await world.api("GET", "/v1/dead-letters");
    expect(after.body.deadLetters.map(({ state }: { state: string }) => state).sort()).toEqual([
      "discarded",
      "replayed",
    ]);
  });

  it("waits when a database is away, and is kept when it fails the same way three times", async () => {
    const world = await newTenant();
    const body = {
      v: 1,
      kind: "scan.run",
      tenant: world.tenantId,
      partition: 0,
      businessDate: "2026-01-15",
    };
    const broken = (message: string): Env => {
      const prepare = () => {
        throw new Error(message);
      };
      const database = { prepare, batch: prepare } as unknown as D1Database;
      return { ...env, SHARD_00: database, SHARD_01: database };
    };
    const away = await deliver(
      "forbear-scans",
      body,
      1,
      broken("D1_ERROR: Network connection lost"),
    );
    expect(away).toMatchObject({ explicitAcks: [], retryMessages: [{ msgId: "m" }] });
    const first = await deliver("forbear-scans", body, 1, broken("a bug of ours"));
    expect(first).toMatchObject({ explicitAcks: [], retryMessages: [{ msgId: "m" }] });
    const third = await deliver("forbear-scans", body, 3, broken("a bug of ours"));
    expect(third.explicitAcks).toEqual(["m"]);
    expect(await letters("Error: a bug of ours")).toMatchObject([{ tenant_id: world.tenantId }]);
  });
});

describe("webhooks that come together", () => {
  const LOANS = 12;

  /** A lender with loans, and messages about them that were stored and not applied. */
  async function stored(bodies: readonly unknown[]) {
    const lender = await newLender();
    const ctx = await lender.open();
    for (let index = 0; index < LOANS; index += 1) {
      await addLoan(ctx, { externalId: `L${index}` });
    }
    await lender.api("POST", "/v1/webhook-endpoints", { name: "processor" });
    for (const [index, body] of bodies.entries()) {
      const messageId = `msg_${index}`;
      const partition = ctx.webhooks.partitionFor(messageId);
      const raw = typeof body === "string" ? body : JSON.stringify(body);
      const event = { endpointNumber: 1, messageId, partition, body: raw };
      const deed = { action: "webhook.receive", subject: messageId, detail: {} } as const;
      await ctx.commit(partition, { deed, writes: [ctx.webhooks.storeEvent(event, ctx.now)] });
    }
    return lender;
  }

  async function deliverAll(lender: World, ids: readonly string[], bindings: Env = env) {
    const messages = ids.map((messageId, index) => ({
      id: `${index}`,
      timestamp: new Date(),
      attempts: 1,
      body: { v: 1, kind: "webhook.apply", tenant: lender.tenantId, endpoint: 1, messageId },
    }));
    const batch = createMessageBatch("forbear-payments", messages);
    await consume(batch, bindings);
    return getQueueResult(batch, createExecutionContext());
  }

  async function statesOf(lender: World) {
    const answer = await lender.api("GET", "/v1/webhook-events?limit=100");
    return new Map<string, string>(
      answer.body.events.map(({ messageId, state }: Record<string, string>) => [messageId, state]),
    );
  }

  const pay = (index: number, externalId = `P${index}`) =>
    received({ externalId, loanExternalId: `L${index % LOANS}` });

  it("end each as it would have ended alone, and a partition's payments in one commit", async () => {
    const lender = await stored([
      ...Array.from({ length: 20 }, (_, index) => pay(index)),
      pay(3), // the same payment again
      pay(4, "P3"), // its reference for another loan
      received({ externalId: "P90", loanExternalId: "nowhere" }),
      reversed({ externalId: "P5" }),
      reversed({ externalId: "P91" }), // its payment has not come
      "no JSON at all",
    ]);
    const ids = Array.from({ length: 26 }, (_, index) => `msg_${index}`);
    const result = await deliverAll(lender, [...ids, "msg_0"]);
    expect(result.retryMessages.map(({ msgId }) => msgId)).toEqual(["24"]);
    expect(result.explicitAcks).toHaveLength(26);
    const states = await statesOf(lender);
    const ends = ["applied", "refused", "unmatched", "applied", "stored", "refused"];
    expect(ids.slice(20).map((id) => states.get(id))).toEqual(ends);
    expect(new Set(ids.slice(0, 20).map((id) => states.get(id)))).toEqual(new Set(["applied"]));
    const ctx = await lender.open();
    await expectBookEqualsFold(ctx);
    const commits = await Promise.all(
      [env.SHARD_00, env.SHARD_01].map((shard) =>
        shard
          .prepare("SELECT partition FROM audit WHERE tenant_id = ? AND action = 'payment.post'")
          .bind(lender.tenantId)
          .all<{ partition: number }>(),
      ),
    );
    const partitions = commits.flatMap(({ results }) => results.map(({ partition }) => partition));
    expect(partitions).toHaveLength(new Set(partitions).size);
  });

  it("wait all when a database is away, and none is lost or applied twice", async () => {
    const lender = await stored(Array.from({ length: 8 }, (_, index) => pay(index)));
    const ids = Array.from({ length: 8 }, (_, index) => `msg_${index}`);
    const away = {
      prepare: () => {
        throw new Error("D1_ERROR: Network connection lost");
      },
    } as unknown as D1Database;
    const first = await deliverAll(lender, ids, { ...env, SHARD_00: away });
    expect(first.explicitAcks).toEqual([]);
    expect(first.retryMessages).toHaveLength(8);
    const second = await deliverAll(lender, ids);
    expect(second.explicitAcks).toHaveLength(8);
    expect(new Set((await statesOf(lender)).values())).toEqual(new Set(["applied"]));
    await expectBookEqualsFold(await lender.open());
  });

  it("are not held up by one that fails: it alone comes again", async () => {
    const lender = await stored(Array.from({ length: 6 }, (_, index) => pay(index)));
    const ids = Array.from({ length: 6 }, (_, index) => `msg_${index}`);
    const fails = (database: D1Database): D1Database =>
      new Proxy(database, {
        get(target, name) {
          const value = Reflect.get(target, name);
          if (name !== "prepare") return typeof value === "function" ? value.bind(target) : value;
          return (sql: string) => {
            const statement = target.prepare(sql);
            if (!sql.includes("FROM webhook_event")) return statement;
            return {
              bind(...values: unknown[]) {
                if (String(values).includes("msg_2")) throw new Error("a bug of ours");
                return statement.bind(...values);
              },
            };
          };
        },
      });
    const bindings = { ...env, SHARD_00: fails(env.SHARD_00), SHARD_01: fails(env.SHARD_01) };
    const result = await deliverAll(lender, ids, bindings);
    expect(result.retryMessages.map(({ msgId }) => msgId)).toEqual(["2"]);
    expect(result.explicitAcks).toHaveLength(5);
    const states = await statesOf(lender);
    expect(states.get("msg_2")).toBe("stored");
    expect([...states.values()].filter((state) => state === "applied")).toHaveLength(5);
  });
});
