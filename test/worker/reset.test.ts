import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { runReset } from "../../src/app/reset/run";
import { addDays, businessDate, instant } from "../../src/kernel/calendar";
import { dumpBook } from "../support/dump";
import { everythingOf } from "../support/everything-of";
import { expectBookEqualsFold } from "../support/fold";
import { bringBook } from "../support/scan-book";
import { newTenant, type World } from "../support/world";

const START = businessDate("2026-01-15");
const FAR = instant(Date.now() + 3_600_000);
const now = () => instant(Date.now());

/** What outlives a book: identity, decisions, and the log of who did what. */
const STAYS = [
  "CONTROL.api_key",
  "CONTROL.control_audit",
  "CONTROL.policy_version",
  "CONTROL.sandbox_behaviour",
  "CONTROL.sandbox_reset",
  "CONTROL.tenant",
  "CONTROL.tenant_partition",
  "CONTROL.webhook_endpoint",
  "SHARD_00.audit",
  "SHARD_00.audit_seal",
  "SHARD_00.partition_owner",
  "SHARD_01.audit",
  "SHARD_01.audit_seal",
  "SHARD_01.partition_owner",
];

/** A book with something of everything: payments, notices, transitions, imports, what waits. */
async function newLived(): Promise<World> {
  const world = await newTenant({ clockOn: START });
  await bringBook(await world.open(), 12);
  await world.api("PUT", "/v1/sandbox/behaviour", {
    seed: 2,
    rules: [{ loans: {}, pays: { kind: "part", percent: 40, lateDays: 0 } }],
  });
  await world.api("POST", "/v1/payments", {
    externalId: "stray",
    loanExternalId: "nowhere",
    amount: 100,
    paidOn: START,
  });
  const form = new FormData();
  form.set("kind", "payments");
  form.set("file", new File(["externalId,loanExternalId,amount,paidOn\nx,L1,1.00,bad\n"], "p.csv"));
  await world.api("POST", "/v1/imports", form);
  await world.api("POST", "/v1/webhook-endpoints", { name: "core" });
  await world.api("POST", "/v1/contacts", {
    borrowerExternalId: "B1",
    externalId: "call-1",
    channel: "phone",
    at: Date.parse(START),
  });
  await world.api("POST", "/v1/policies", { from: "mortgage" });
  await world.api("POST", "/v1/reconciliations");
  await world.api("PUT", "/v1/clock", { on: addDays(START, 5) });
  await world.settle();
  return world;
}

function left(everything: Readonly<Record<string, string[]>>): string[] {
  return Object.entries(everything)
    .filter(([, rows]) => rows.length > 0)
    .map(([table]) => table)
    .sort();
}

describe("a sandbox that begins anew", () => {
  it("keeps nothing of its book, all of itself, and leaves other lenders as they are", async () => {
    const [world, other] = [await newLived(), await newLived()];
    const full = left(await everythingOf(world.tenantId));
    for (const table of ["loan", "ledger", "notice", "rollup_daily", "unmatched_payment"]) {
      expect(
        full.some((name) => name.endsWith(`.${table}`)),
        table,
      ).toBe(true);
    }
    const theirs = await everythingOf(other.tenantId);

    const emptied = await world.api("DELETE", "/v1/sandbox/book");
    expect(emptied.status, emptied.text).toBe(202);
    expect(emptied.body).toMatchObject({ state: "emptying", lastReset: { clockOn: START } });
    await world.settle();

    const now = await everythingOf(world.tenantId);
    expect(left(now).filter((table) => !STAYS.includes(table))).toEqual([]);
    for (const table of ["CONTROL.policy_version", "CONTROL.webhook_endpoint"]) {
      expect(now[table]?.length, table).toBe(1);
    }
    expect(await everythingOf(other.tenantId)).toEqual(theirs);
    const book = await world.api("GET", "/v1/sandbox/book");
    expect(book.body).toMatchObject({
      state: "open",
      lastReset: { state: "finished", loansTotal: 12, loansRemoved: 12 },
    });
    expect((await world.api("GET", "/v1/clock")).body).toMatchObject({ on: START });
  }, 120_000);

  it("can be lived through again, with the same life", async () => {
    const world = await newLived();
    const fresh = await newTenant({ clockOn: START });
    await world.api("DELETE", `/v1/sandbox/book?clockOn=${START}`);
    await world.settle();
    await world.api("DELETE", "/v1/sandbox/behaviour");
    for (const one of [world, fresh]) {
      await bringBook(await one.open(), 12);
      const moved = await one.api("PUT", "/v1/clock", { on: addDays(START, 4) });
      expect(moved.status, moved.text).toBe(202);
      await one.settle();
    }
    expect(await dumpBook(world.tenantId)).toEqual(await dumpBook(fresh.tenantId));
    await expectBookEqualsFold(await world.open());
  }, 120_000);

  it("is emptied once, also by workers who die or run out of time, and closed meanwhile", async () => {
    const world = await newLived();
    const before = await world.open();
    const ctx = await world.open();
    const started = await ctx.resets.start(
      { clockOn: START, loansTotal: 12, createdBy: "system:test" },
      now(),
      FAR,
    );
    expect(started).toBe(true);
    const late = instant(0);
    expect(await runReset(ctx, late, now, 5)).toBe("more");

    const refused: unknown[] = [];
    const post = { externalId: "p", loanExternalId: "L1", amount: 100, paidOn: START };
    for (const [method, path, body] of [
      ["POST", "/v1/payments", post],
      ["PUT", "/v1/clock", { on: addDays(START, 20) }],
      ["DELETE", "/v1/sandbox/book", undefined],
      ["DELETE", "/v1/sandbox/behaviour", undefined],
    ] as const) {
      refused.push((await world.api(method, path, body)).body.code);
    }
    const underWay = "sandbox.reset_under_way";
    expect(refused).toEqual(["request.outage", underWay, underWay, underWay]);

    for (let tries = 0; tries < 300; tries += 1) {
      const resets = {
        ...ctx.resets,
        remove: async (step: number, limit: number) => {
          const removed = await ctx.resets.remove(step, limit);
          if (tries % 3 === 2) throw new Error("killed");
          return removed;
        },
      };
      const end = await runReset({ ...ctx, resets }, late, now, 50).catch(() => "killed");
      if (end === "done") break;
    }
    expect(await runReset(ctx, FAR, now)).toBe("done");
    const rows = left(await everythingOf(world.tenantId));
    expect(rows.filter((table) => !STAYS.includes(table))).toEqual([]);
    // Who began before the end finds the door closed, even though the book is open again.
    await expect(
      before.commit(0, { deed: { action: "late", subject: "x", detail: {} }, writes: [] }),
    ).rejects.toThrow(/not here/);
  }, 120_000);

  it("is refused for a live lender, whose facts no statement of it can remove", async () => {
    const live = await newTenant({ mode: "live", clockOn: null });
    await bringBook(await live.open(), 3);
    const paidOn = (await live.open()).today;
    const paid = { externalId: "p", loanExternalId: "L1", amount: 100, paidOn };
    expect((await live.api("POST", "/v1/payments", paid)).status).toBe(201);
    for (const method of ["GET", "DELETE"]) {
      const refused = await live.api(method, "/v1/sandbox/book");
      expect([refused.status, refused.body.code]).toEqual([409, "sandbox.only"]);
    }
    const before = await everythingOf(live.tenantId);
    const ctx = await live.open();
    await ctx.resets.freeze();
    expect(await everythingOf(live.tenantId)).toEqual(before);
    await expect(ctx.resets.remove(0, 10)).rejects.toThrow(/not-frozen/);
    for (const shard of [env.SHARD_00, env.SHARD_01]) {
      await expect(
        shard
          .prepare("UPDATE partition_owner SET mode = 'sandbox' WHERE tenant_id = ?")
          .bind(live.tenantId)
          .run(),
      ).rejects.toThrow(/immutable/);
      // Not even frozen by hand: a live book has no state in which a fact can go.
      await shard
        .prepare("UPDATE partition_owner SET state = 'frozen' WHERE tenant_id = ?")
        .bind(live.tenantId)
        .run();
    }
    const facts = ["ledger", "schedule"].flatMap((table) =>
      [env.SHARD_00, env.SHARD_01].map((shard) =>
        shard.prepare(`DELETE FROM ${table} WHERE tenant_id = ?`).bind(live.tenantId).run(),
      ),
    );
    const ends = await Promise.allSettled(facts);
    expect(ends.some(({ status }) => status === "rejected")).toBe(true);
    const after = await everythingOf(live.tenantId);
    for (const table of ["SHARD_00.ledger", "SHARD_01.ledger", "SHARD_00.schedule"]) {
      expect(after[table], table).toEqual(before[table]);
    }
  });
});
