import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { AuditEntry } from "../../src/app/audit/store";
import { sealAudit, verifyAudit } from "../../src/app/audit/seal";
import { bringBook } from "../support/scan-book";
import { newTenant, type World } from "../support/world";

async function sealedWorld(): Promise<World> {
  const world = await newTenant({ partitionCount: 1 });
  await bringBook(await world.open(), 6);
  await world.api("PUT", "/v1/clock", { on: "2026-02-05" });
  await world.settle();
  return world;
}

/** The log as somebody with the database in their hands would have left it. */
async function verifyForged(
  world: World,
  forge: (entries: readonly AuditEntry[]) => readonly AuditEntry[],
) {
  const ctx = await world.open();
  const audit: typeof ctx.audit = {
    ...ctx.audit,
    entries: async (partition, after, limit) =>
      forge(await ctx.audit.entries(partition, 0, 100_000))
        .filter(({ sequence }) => sequence > after)
        .slice(0, limit),
  };
  return verifyAudit({ audit, now: ctx.now }, 0);
}

describe("the audit log", () => {
  it("holds when a slow sealer is overtaken by one that saw less", async () => {
    const ctx = await (await sealedWorld()).open();
    const deed = { action: "test.act", subject: "overtaken", detail: {} };
    for (let count = 0; count < 2; count += 1) await ctx.commit(0, { deed, writes: [] });
    const last = await ctx.audit.lastSeal(0);
    if (!last) throw new Error("nothing was sealed");
    const added = await ctx.audit.entries(0, last.throughSequence, 100);
    const [seen] = added;
    if (!seen) throw new Error("nothing was added");
    const hash = ctx.audit.chain(last.hash, [seen]);
    const overtaken: typeof ctx.audit = {
      ...ctx.audit,
      async seal(partition, seal, after, at) {
        const faster = { throughSequence: seen.sequence, hash };
        await ctx.audit.seal(partition, faster, last.throughSequence, at);
        await ctx.audit.seal(partition, seal, after, at);
      },
    };
    await sealAudit({ audit: overtaken, now: ctx.now }, 0);
    expect((await verifyAudit(ctx, 0)).brokenAt).toBeNull();
    await sealAudit(ctx, 0);
    expect(await verifyAudit(ctx, 0)).toEqual({
      sealedThrough: added.at(-1)?.sequence,
      brokenAt: null,
    });
  });

  it("is sealed at each close of a day, and the seals hold", async () => {
    const world = await sealedWorld();
    const ctx = await world.open();
    const seals = await ctx.audit.seals(0);
    expect(seals).toHaveLength(21);
    expect(await verifyAudit(ctx, 0)).toEqual({
      sealedThrough: seals.at(-1)?.throughSequence,
      brokenAt: null,
    });
  });

  it("shows a changed, a missing and an added entry", async () => {
    const world = await sealedWorld();
    const victim = 1;
    const changed = await verifyForged(world, (entries) =>
      entries.map((entry) =>
        entry.sequence === victim ? { ...entry, actor: "system:nobody" } : entry,
      ),
    );
    const missing = await verifyForged(world, (entries) =>
      entries.filter(({ sequence }) => sequence !== victim),
    );
    const added = await verifyForged(world, (entries) =>
      entries.flatMap((entry) => (entry.sequence === victim ? [entry, entry] : [entry])),
    );
    const first = (await (await world.open()).audit.seals(0))[0]?.throughSequence;
    expect([changed, missing, added].map(({ brokenAt }) => brokenAt)).toEqual([
      first,
      first,
      first,
    ]);
  });

  it("cannot be changed or shortened in the database", async () => {
    const world = await sealedWorld();
    for (const shard of [env.SHARD_00, env.SHARD_01]) {
      const owned = await shard
        .prepare("SELECT COUNT(*) AS n FROM audit WHERE tenant_id = ?")
        .bind(world.tenantId)
        .first<number>("n");
      if (!owned) continue;
      for (const sql of ["UPDATE audit SET actor = 'x'", "DELETE FROM audit"]) {
        const attempt = shard.prepare(`${sql} WHERE tenant_id = ?`).bind(world.tenantId).run();
        await expect(attempt).rejects.toThrow("append-only");
      }
    }
  });

  it("says who moved a loan, and sealing twice adds nothing", async () => {
    const world = await sealedWorld();
    const payment = { externalId: "a-1", loanExternalId: "L1", amount: 100, paidOn: "2026-02-01" };
    await world.api("POST", "/v1/payments", payment);
    const ctx = await world.open();
    const loan = (await ctx.loans.byExternalIds(["L1"])).get("L1");
    const entries = await ctx.audit.entries(0, 0, 1000);
    const posted = entries.find(({ action }) => action === "payment.post");
    expect(posted?.actor).toMatch(/^key:key_/);
    expect(posted?.detail).toContain("a-1");
    expect(loan).toBeDefined();
    await sealAudit(ctx, 0);
    const seals = (await ctx.audit.seals(0)).length;
    await sealAudit(ctx, 0);
    expect(await ctx.audit.seals(0)).toHaveLength(seals);
  });
});
