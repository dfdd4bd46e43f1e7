import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { Env } from "../../src/env";
import { consume } from "../../src/queue/dispatch";
import { newTenant } from "../support/world";

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
