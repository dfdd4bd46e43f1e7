import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { askDeletion } from "../../src/app/deletion/ask";
import { cancelDeletion } from "../../src/app/deletion/cancel";
import { runDeletion } from "../../src/app/deletion/run";
import { wakeDeletions } from "../../src/cron/announce-deletions";
import { permissionsOf } from "../../src/domain/member/role";
import { instant } from "../../src/kernel/calendar";
import { consume } from "../../src/queue/dispatch";
import { findCertificate } from "../../src/store/certificate";
import { CONTROL_TABLES, SHARD_TABLES } from "../../src/store/tenant-tables";
import { everythingOf } from "../support/everything-of";
import { newLived } from "../support/exports";
import { newForeign, newMember } from "../support/foreign";
import { bringBook } from "../support/scan-book";
import { newTenant, type World } from "../support/world";

const FAR = instant(Date.now() + 3_600_000);
const now = () => instant(Date.now());
const OWNER = { name: "person:owner", permissions: permissionsOf("owner") };
const DAY_MS = 86_400_000;

/** Of the control database, what is no lender's; a table with a lender in it must be in neither list. */
const GLOBAL = [
  ...["attempt", "credential", "deletion_certificate", "heartbeat", "person", "rate_limit"],
  ...["session", "shard", "signing_key", "two_factor", "verification"],
];
/** By organization: they go in the last batch. */
const OF_ORGANIZATION = ["invitation", "member", "organization"];
const OF_DELETION = ["deletion_count", "tenant_deletion"];

async function tablesOf(database: D1Database): Promise<string[]> {
  const { results } = await database
    .prepare(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
       AND name NOT LIKE '_cf_%' AND name <> 'd1_migrations' ORDER BY name`,
    )
    .all<{ name: string }>();
  return results.map(({ name }) => name);
}

function left(everything: Readonly<Record<string, string[]>>): string[] {
  return Object.entries(everything)
    .filter(([, rows]) => rows.length > 0)
    .map(([table]) => table)
    .sort();
}

async function filesUnder(tenantId: number): Promise<number> {
  return (await env.FILES.list({ prefix: `t/${tenantId}/` })).objects.length;
}

async function peopleOf({ organizationId }: World) {
  const count = (table: string, column: string) =>
    env.CONTROL.prepare(`SELECT COUNT(*) AS rows FROM ${table} WHERE ${column} = ?`)
      .bind(organizationId)
      .first<number>("rows");
  return Promise.all([
    count("member", "organization_id"),
    count("invitation", "organization_id"),
    count("organization", "id"),
    count("session", "active_organization_id"),
  ]);
}

/** How many rows of each table there are, all shards together. */
function countsOf(everything: Readonly<Record<string, string[]>>) {
  const counts: Record<string, number> = {};
  for (const [place, rows] of Object.entries(everything)) {
    const table = place.split(".")[1] ?? "";
    if (rows.length > 0) counts[table] = (counts[table] ?? 0) + rows.length;
  }
  return counts;
}

async function asked(world: World): Promise<string> {
  const ctx = await world.open(OWNER);
  const deletion = await askDeletion(ctx, { name: ctx.tenant.name });
  if (!deletion.ok) throw new Error(deletion.refusal.code);
  return deletion.value.certificate;
}

type Act = (...values: never[]) => Promise<unknown>;

/** Wraps acts so that the one of that number, counted over all of them, is the last. */
function killerAt(dies: number, before: boolean) {
  let acts = 0;
  return <Method extends Act>(act: Method): Method =>
    (async (...values: never[]) => {
      acts += 1;
      const isLast = acts === dies;
      if (isLast && before) throw new Error("killed");
      const answer = await act(...values);
      if (isLast) throw new Error("killed");
      return answer;
    }) as Method;
}

/** Every method of a store but the one that lets go, as the next worker would find it after a wait. */
function each<Store extends object>(store: Store, wrap: (act: Act) => Act): Store {
  const wrapped = Object.entries(store).map(([name, method]) => {
    const isAct = typeof method === "function" && name !== "release";
    return [name, isAct ? wrap(method as Act) : method];
  });
  return Object.fromEntries(wrapped) as Store;
}

it("the schema has no table with a lender's rows that a deletion does not know", async () => {
  const shard = [...SHARD_TABLES.map(({ table }) => table), "deletion_tally"];
  expect(await tablesOf(env.SHARD_00)).toEqual(shard.sort());
  const control = [
    ...CONTROL_TABLES.map(({ table }) => table),
    ...[...GLOBAL, ...OF_ORGANIZATION, ...OF_DELETION, "tenant"],
  ];
  expect(await tablesOf(env.CONTROL)).toEqual(control.sort());
});

describe("a lender that is deleted", () => {
  let other: World;
  beforeAll(async () => {
    other = await newLived(6, 2);
    await newMember(other, "owner");
  }, 60_000);

  it("leaves no row and no file, a certificate, and every other lender as it was", async () => {
    const { world } = await newForeign();
    const owner = await newMember(world, "owner");
    await world.api("POST", "/v1/exports", { kind: "loans" });
    await world.api("POST", "/v1/export-schedules", { name: "n", kind: "ledger", every: "day" });
    await world.settle();
    const before = await everythingOf(world.tenantId);
    const files = await filesUnder(world.tenantId);
    expect(files).toBeGreaterThan(1);
    const [theirs, theirFiles] = [
      await everythingOf(other.tenantId),
      await filesUnder(other.tenantId),
    ];
    const theirPeople = await peopleOf(other);

    const id = await asked(world);
    await world.settle();
    await expect.poll(() => findCertificate(env, id), { timeout: 60_000 }).toBeDefined();

    expect(left(await everythingOf(world.tenantId))).toEqual([]);
    expect(await filesUnder(world.tenantId)).toBe(0);
    expect(await peopleOf(world)).toEqual([0, 0, 0, 0]);
    expect(await everythingOf(other.tenantId)).toEqual(theirs);
    expect(await filesUnder(other.tenantId)).toBe(theirFiles);
    expect(await peopleOf(other)).toEqual(theirPeople);

    const certificate = await findCertificate(env, id);
    const counts = { ...certificate?.counts };
    // The deeds of leaving itself are rows too.
    const grown = new Set(["audit", "audit_seal", "control_audit"]);
    for (const [table, rows] of Object.entries(countsOf(before))) {
      if (grown.has(table)) expect(counts[table], table).toBeGreaterThan(rows);
      else expect(counts[table], table).toBe(rows);
    }
    expect(counts).toMatchObject({ member: 1, organization: 1, tenant: 1 });
    expect(certificate).toMatchObject({
      askedBy: "person:owner",
      mode: "sandbox",
      fileCount: files,
    });
    expect(Object.keys(certificate?.seals ?? {})).toEqual(["0", "1"]);
    // Who worked there still has an account, and a key of it opens nothing.
    expect((await owner.get("/")).status).toBe(303);
    expect((await world.api("GET", "/v1/loans")).status).not.toBe(200);
  }, 180_000);

  it.each(["before", "after"])(
    "and was killed %s acts from the first to the last, is gone all the same and counted once",
    async (moment) => {
      const world = await newLived(8, 3);
      const before = countsOf(await everythingOf(world.tenantId));
      await (await world.open()).deletion.ask("person:owner", now(), now());
      const id = (await (await world.open()).deletion.find())?.certificate ?? "";
      const { stepCount } = (await world.open()).deletion;
      const acts = Array.from({ length: stepCount + 14 }, (_, act) => act + 1);
      // All of the beginning and of the end, and some of the many pages between.
      const deadly = acts.filter((act) => act < 10 || act % 9 === 0 || act > stepCount);
      let kills = 0;
      for (const dies of deadly) {
        const ctx = await world.open().catch(() => null);
        if (!ctx) break;
        const killer = killerAt(dies, moment === "before");
        const mortal = {
          ...ctx,
          commit: killer(ctx.commit),
          deletion: each(ctx.deletion, killer),
          files: each(ctx.files, killer),
        };
        // Who is killed holds its lease; the next one comes when it is over.
        const clock = () => instant(Date.now() + dies * 200_000);
        const pace = { clock, deadlineAt: instant(clock() + FAR) };
        const end = await runDeletion(mortal, pace).catch(() => "killed");
        if (end === "killed") kills += 1;
        else expect(end).toBe("done");
      }
      expect(kills).toBeGreaterThan(20);
      expect(left(await everythingOf(world.tenantId))).toEqual([]);
      const certificate = await findCertificate(env, id);
      for (const table of ["loan", "ledger", "schedule", "borrower", "notice", "scan_run"]) {
        expect(certificate?.counts[table], table).toBe(before[table]);
      }
    },
    240_000,
  );

  it("by three workers at once is deleted once", async () => {
    const world = await newLived(8, 2);
    const before = countsOf(await everythingOf(world.tenantId));
    const id = await asked(world);
    const worker = async () => {
      for (let tries = 0; tries < 300; tries += 1) {
        const ctx = await world.open().catch(() => null);
        if (!ctx) return;
        const pace = { clock: now, deadlineAt: instant(0), pageRows: 60 };
        const end = await runDeletion(ctx, pace).catch(() => "lost");
        if (end === "done") return;
        if (end === "taken") await new Promise((resolve) => setTimeout(resolve, 100));
      }
    };
    await Promise.all([worker(), worker(), worker()]);
    const pace = { clock: now, deadlineAt: FAR };
    const rest = await world.open().catch(() => null);
    if (rest) await runDeletion(rest, pace);
    await world.settle();
    expect(left(await everythingOf(world.tenantId))).toEqual([]);
    expect((await findCertificate(env, id))?.counts["ledger"]).toBe(before["ledger"]);
  }, 180_000);

  it("takes no message and no write any more, and keeps no dead letter", async () => {
    const world = await newLived(3, 1);
    const stale = await world.open();
    await asked(world);
    await world.settle();
    await expect(
      stale.commit(0, { deed: { action: "late", subject: "x", detail: {} }, writes: [] }),
    ).rejects.toThrow(/not here/);
    await expect(stale.reserve(0, 1)).rejects.toThrow(/not here/);
    const terms = { expiresAt: null, allowedAddresses: [] };
    const late = { name: "late", scopes: ["*"], createdBy: "x", ...terms };
    await expect(stale.access.createKey(late, now())).rejects.toThrow(/FOREIGN KEY/);
    for (const queue of ["forbear-scans", "forbear-dead-letters"]) {
      const body = { v: 1, kind: "clock.advance", tenant: world.tenantId };
      const batch = createMessageBatch(queue, [
        { id: "m", timestamp: new Date(), attempts: 1, body },
      ]);
      await consume(batch, env);
      const result = await getQueueResult(batch, createExecutionContext());
      expect(result.explicitAcks).toEqual(["m"]);
    }
    expect(left(await everythingOf(world.tenantId))).toEqual([]);
  }, 60_000);
});

describe("a live lender that asks to be deleted", () => {
  async function newLive(): Promise<World> {
    const world = await newTenant({ mode: "live", clockOn: null, name: "Live & Co" });
    await bringBook(await world.open(), 3);
    const paidOn = (await world.open()).today;
    await world.api("POST", "/v1/payments", {
      ...{ externalId: "p", loanExternalId: "L1", amount: 100, paidOn },
    });
    return world;
  }

  it("waits for seven days, works meanwhile, and goes then with its facts", async () => {
    const world = await newLive();
    const id = await asked(world);
    const deletion = await (await world.open()).deletion.find();
    expect(Number(deletion?.dueAt) - Number(deletion?.askedAt)).toBe(7 * DAY_MS);
    expect(await runDeletion(await world.open(), { clock: now, deadlineAt: FAR })).toBe("taken");
    await wakeDeletions(env, instant(Date.now() + 7 * DAY_MS - 1000));
    await world.settle();
    expect((await world.api("GET", "/v1/loans")).body.loans).toHaveLength(3);
    const week = () => instant(Date.now() + 7 * DAY_MS + 1000);
    const late = { clock: week, deadlineAt: instant(week() + DAY_MS) };
    expect(await runDeletion(await world.open(), late)).toBe("done");
    expect(left(await everythingOf(world.tenantId))).toEqual([]);
    expect(await findCertificate(env, id)).toMatchObject({ mode: "live" });
  }, 60_000);

  it("can take it back until it begins, and not afterwards", async () => {
    const world = await newLive();
    await asked(world);
    const ctx = await world.open(OWNER);
    expect(await askDeletion(ctx, { name: ctx.tenant.name })).toMatchObject({
      refusal: { code: "deletion.under_way" },
    });
    expect((await cancelDeletion(ctx)).ok).toBe(true);
    expect(await ctx.deletion.find()).toBeUndefined();
    expect(await cancelDeletion(ctx)).toMatchObject({ refusal: { code: "deletion.not_asked" } });
    await asked(world);
    const week = () => instant(Date.now() + 8 * DAY_MS);
    const short = { clock: week, deadlineAt: instant(0), pageRows: 1 };
    expect(await runDeletion(await world.open(), short)).toBe("more");
    expect(await cancelDeletion(ctx)).toMatchObject({ refusal: { code: "deletion.not_asked" } });
    expect((await world.open()).tenant.state).toBe("suspended");
    // What is sealed is noise from here on.
    const sealed = await env.CONTROL.prepare("SELECT sealed_key FROM tenant WHERE id = ?")
      .bind(world.tenantId)
      .first<string>("sealed_key");
    expect(sealed).toBe("");
  }, 60_000);

  it("is asked for by an owner in person who types its name, and by nobody else", async () => {
    const world = await newLive();
    for (const role of ["admin", "officer", "analyst", "integrator"] as const) {
      const ctx = await world.open({ name: `person:${role}`, permissions: permissionsOf(role) });
      await expect(askDeletion(ctx, { name: ctx.tenant.name })).rejects.toThrow("tenant.delete");
    }
    const owner = await world.open(OWNER);
    expect(await askDeletion(owner, { name: "Live" })).toMatchObject({
      refusal: { code: "deletion.name_differs" },
    });
    expect(await owner.deletion.find()).toBeUndefined();
  });

  it("loses no fact to anything but that: the databases refuse it before it has begun", async () => {
    const world = await newLive();
    const ctx = await world.open();
    await asked(world);
    const before = await everythingOf(world.tenantId);
    await expect(ctx.deletion.remove(0, 10)).rejects.toThrow(/not-leaving/);
    for (const shard of [env.SHARD_00, env.SHARD_01]) {
      await expect(
        shard
          .prepare(
            "INSERT INTO deletion_tally (tenant_id, table_name, row_count) VALUES (?, 'x', 0)",
          )
          .bind(world.tenantId)
          .run(),
      ).rejects.toThrow(/only a frozen book/);
    }
    for (const table of ["control_audit", "policy_version"]) {
      await env.CONTROL.prepare(`DELETE FROM ${table} WHERE tenant_id = ?`)
        .bind(world.tenantId)
        .run()
        .catch(() => undefined);
    }
    expect(await everythingOf(world.tenantId)).toEqual(before);
    await ctx.deletion.shut();
    for (const shard of [env.SHARD_00, env.SHARD_01]) {
      const open = shard.prepare("UPDATE partition_owner SET state = 'active' WHERE tenant_id = ?");
      await expect(open.bind(world.tenantId).run()).rejects.toThrow(/immutable/);
    }
  });
});
