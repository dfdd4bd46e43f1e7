import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { tick } from "../../src/cron/tick";
import { BOOK_LATE_MS, TICK_LATE_MS } from "../../src/domain/scan/lateness";
import { addDays, dateAt, instant } from "../../src/kernel/calendar";
import { newMember } from "../support/foreign";
import { bringBook } from "../support/scan-book";
import { call, newTenant, type World } from "../support/world";

const MINUTE_MS = 60_000;

async function health() {
  const answer = await call("GET", "/health");
  expect(answer.status).toBe(200);
  return answer.body;
}

let said: string[];
beforeEach(async () => {
  said = [];
  vi.spyOn(console, "warn").mockImplementation((line: string) => {
    said.push(line);
  });
  await env.CONTROL.prepare("DELETE FROM heartbeat").run();
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** A live lender whose book missed the last days: nobody scanned it. */
async function lateLender(): Promise<World> {
  const world = await newTenant({ mode: "live", clockOn: null, partitionCount: 1 });
  await bringBook(await world.open(), 6);
  const missed = addDays(dateAt(instant(Date.now()), "America/New_York"), -4);
  for (const shard of [env.SHARD_00, env.SHARD_01]) {
    await shard
      .prepare("UPDATE partition_owner SET scanned_on = ? WHERE tenant_id = ?")
      .bind(missed, world.tenantId)
      .run();
  }
  return world;
}

async function alerts(world: World) {
  const answer = await env.CONTROL.prepare(
    "SELECT kind, raised_at, cleared_at FROM alert WHERE tenant_id = ? ORDER BY raised_at",
  )
    .bind(world.tenantId)
    .all<{ kind: string; raised_at: number; cleared_at: number | null }>();
  return answer.results;
}

describe("GET /health", () => {
  it("answers before the first tick", async () => {
    expect(await health()).toMatchObject({
      status: "ok",
      tickedAt: null,
      tickAgeSeconds: null,
      tickLateAfterSeconds: TICK_LATE_MS / 1000,
      behindAfterSeconds: BOOK_LATE_MS / 1000,
    });
  });

  it("tells the age of the last tick and of the newest finished scan, and that a tick is late", async () => {
    const now = Date.now();
    const world = await newTenant({ partitionCount: 1 });
    await bringBook(await world.open(), 3);
    await world.api("PUT", "/v1/clock", { on: "2026-01-16" });
    await world.settle();
    await tick(env, instant(now - 20 * MINUTE_MS));
    const fine = await health();
    expect(fine).toMatchObject({ status: "ok", tenantsBehind: 0 });
    expect(fine.tickAgeSeconds).toBeGreaterThanOrEqual(20 * 60);
    expect(fine.tickAgeSeconds).toBeLessThan(21 * 60);
    expect(fine.scanAgeSeconds).toBeLessThan(60);
    await env.CONTROL.prepare("UPDATE heartbeat SET ticked_at = ?")
      .bind(now - TICK_LATE_MS - MINUTE_MS)
      .run();
    expect(await health()).toMatchObject({ status: "late" });
  });
});

describe("a book that is late", () => {
  it("raises one alert, is shown and counted, and is cleared when it has caught up", async () => {
    const world = await lateLender();
    const now = Date.now();
    await tick(env, instant(now));
    await tick(env, instant(now + 1000));
    expect(await alerts(world)).toMatchObject([{ kind: "book-late", cleared_at: null }]);
    const told = said.map((line) => JSON.parse(line));
    expect(told).toMatchObject([{ level: "warn", event: "book.late", tenant: world.tenantId }]);
    expect(Object.keys(told[0]).sort()).toEqual(["event", "lateSeconds", "level", "tenant"]);
    const answer = await health();
    expect(answer).toMatchObject({ status: "late", tenantsBehind: 1 });
    expect(JSON.stringify(answer)).not.toContain("Test Lender");

    const owner = await newMember(world, "owner");
    expect((await owner.get("/")).text).toContain("The scan is late: the next day has been due");
    await world.settle();
    expect((await owner.get("/scans")).text).toContain("Not behind: no day is due.");

    await tick(env, instant(now + 16 * MINUTE_MS));
    expect(await alerts(world)).toMatchObject([{ kind: "book-late" }]);
    expect((await alerts(world))[0]?.cleared_at).not.toBeNull();
    expect((await owner.get("/")).text).not.toContain("The scan is late");
    expect(await health()).toMatchObject({ status: "ok", tenantsBehind: 0 });
    expect(said).toHaveLength(1);
  });

  it("of a sandbox is none: its day ends when its clock is moved", async () => {
    const world = await newTenant({ partitionCount: 1 });
    await tick(env, instant(Date.now()));
    expect(await alerts(world)).toEqual([]);
    const owner = await newMember(world, "owner");
    expect((await owner.get("/scans")).text).toContain("A sandbox is never behind");
  });
});

describe("a clock that stood still", () => {
  it("is shown while it stands, noted by the tick that ends it, and said once in the log", async () => {
    const world = await newTenant({ partitionCount: 1 });
    await bringBook(await world.open(), 3);
    const owner = await newMember(world, "owner");
    const now = Date.now();
    await tick(env, instant(now - 3 * 60 * MINUTE_MS));
    expect((await owner.get("/scans")).text).toContain("stands still since");
    expect((await owner.get("/")).text).toContain("stands still since");
    await tick(env, instant(now));
    await tick(env, instant(now + 15 * MINUTE_MS));
    expect((await owner.get("/")).text).toContain("stood still from");
    const late = said.map((line) => JSON.parse(line)).filter(({ event }) => event === "tick.late");
    expect(late).toEqual([{ level: "warn", event: "tick.late", lateSeconds: 3 * 3600 }]);
    const row = await env.CONTROL.prepare(
      "SELECT paused_from, paused_until FROM heartbeat",
    ).first();
    expect(row).toEqual({ paused_from: now - 3 * 60 * MINUTE_MS, paused_until: now });
  });
});
