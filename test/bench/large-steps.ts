import { Hono } from "hono";
import { sendNotices } from "../../src/app/notice/send";
import { postPayments } from "../../src/app/payment/post";
import { tick } from "../../src/cron/tick";
import type { Env } from "../../src/env";
import { type BusinessDate, instant } from "../../src/kernel/calendar";
import { minor } from "../../src/kernel/money";
import { scan } from "../../src/queue/consumers/scan";
import { enterTenant } from "../../src/store/directory";
import { shardDatabases } from "../../src/store/shards";
import { newSealedKey } from "../../src/store/vault";
import { BOOK_DATE, scanDate } from "./book";
import { insertStatement, type Rows, readRows } from "./floor";
import {
  COPY_SPAN,
  copyPartition,
  copySmallerPart,
  multiplyRollup,
  PARTITION_SPAN,
} from "./large-book";
import { distantEnv } from "./distant-env";
import { meteredEnv } from "./metered-env";
import { open, shardOf } from "./tenant";

/** What the benchmark of a large book calls, one step after another. */
export const largeSteps = new Hono<{ Bindings: Env }>();

type Migrate = Readonly<{ set: "control" | "shard"; queries: string[] }>;

largeSteps.post("/bench/migrate", async (c) => {
  const { set, queries } = await c.req.json<Migrate>();
  const shards = shardDatabases(c.env);
  for (const database of set === "control" ? [c.env.CONTROL] : shards) {
    await database.batch(queries.map((query) => database.prepare(query)));
  }
  if (set === "control") {
    const bindings = shards.map((_, id) => [id, `SHARD_${String(id).padStart(2, "0")}`]);
    await c.env.CONTROL.prepare(
      `INSERT INTO shard (id, binding, state) SELECT value->>0, value->>1, 'open'
       FROM json_each(?1) WHERE true ON CONFLICT DO NOTHING`,
    )
      .bind(JSON.stringify(bindings))
      .run();
  }
  return c.json({ databases: shards.length });
});

type Part = Readonly<{ tenant: number; partition: number; copy: number; times: number }>;

largeSteps.post("/bench/copy-partition", async (c) => {
  const part = await c.req.json<Part>();
  const database = await shardOf(c.env, part.tenant, part.partition);
  return c.json({ loans: await copyPartition(database, part, part.copy) });
});

largeSteps.post("/bench/multiply-rollup", async (c) => {
  const part = await c.req.json<Part>();
  const database = await shardOf(c.env, part.tenant, part.partition);
  await multiplyRollup(database, part, part.times);
  return c.json({});
});

type Smaller = Part & Readonly<{ to: number; day: number; count: number }>;

largeSteps.post("/bench/smaller-part", async (c) => {
  const { to, day, count, ...from } = await c.req.json<Smaller>();
  const database = await shardOf(c.env, from.tenant, from.partition);
  if (database !== (await shardOf(c.env, to, from.partition))) throw new Error("another shard");
  const choice = { through: scanDate(day), count };
  return c.json(await copySmallerPart(database, from, to, choice));
});

largeSteps.post("/bench/size", async (c) => {
  const sizes = await Promise.all(
    shardDatabases(c.env).map(
      async (shard) => (await shard.prepare("SELECT 1").run()).meta.size_after,
    ),
  );
  return c.json({ bytes: sizes.reduce((total, size) => total + size, 0) });
});

largeSteps.post("/bench/audit-entries", async (c) => {
  const { tenant } = await c.req.json<Part>();
  const counts = await Promise.all(
    shardDatabases(c.env).map((shard) =>
      shard.prepare("SELECT COUNT(*) AS n FROM audit WHERE tenant_id = ?").bind(tenant).first("n"),
    ),
  );
  return c.json({ entries: counts.reduce<number>((total, count) => total + Number(count), 0) });
});

// One message of the queue, handled by its consumer as in production, of a book far behind. Its databases
// answer as distant ones do: between two of their answers the isolate waits, and can be looked at.
largeSteps.post("/bench/invocation", async (c) => {
  const { tenant, partition, day } = await c.req.json<Part & Readonly<{ day: number }>>();
  await moveClock(c.env, tenant, day);
  const ctx = await open(distantEnv(c.env), tenant);
  const before = await ctx.book.scannedOn(partition);
  const message = {
    v: 1,
    kind: "scan.run",
    tenant,
    partition,
    businessDate: scanDate(day),
  } as const;
  const disposition = await scan(ctx, message, 1);
  const after = await ctx.book.scannedOn(partition);
  return c.json({ ...disposition, before, after, ...ctx.meter });
});

type Payments = Readonly<{
  tenant: number;
  from: number;
  count: number;
  perCall: number;
  day: number;
}>;

largeSteps.post("/bench/payments", async (c) => {
  const { tenant, from, count, perCall, day } = await c.req.json<Payments>();
  await moveClock(c.env, tenant, day);
  const ctx = await open(c.env, tenant);
  let posted = 0;
  for (let first = from; first < from + count; first += perCall) {
    const payments = Array.from({ length: perCall }, (_, index) => ({
      loan: { externalId: `L${String(first + index).padStart(6, "0")}` },
      amount: { minor: minor(56_489) },
      paidOn: scanDate(day),
      externalId: `bench-${first + index}`,
      method: "transfer" as const,
    }));
    const outcomes = await postPayments(ctx, payments, "api");
    posted += outcomes.filter(({ status }) => status === "posted").length;
  }
  return c.json({ posted, ...ctx.meter });
});

const NOTICES_PER_MESSAGE = 100;

// To borrowers who were imported: the address of a copied one is sealed for another place.
largeSteps.post("/bench/notices", async (c) => {
  const { tenant, partition, count } = await c.req.json<Smaller>();
  const database = await shardOf(c.env, tenant, partition);
  const { results } = await database
    .prepare(
      `SELECT id FROM notice WHERE tenant_id = ?1 AND loan_id >= ?2 AND loan_id < ?3
         AND state = 'planned' ORDER BY id LIMIT ?4`,
    )
    .bind(tenant, partition * PARTITION_SPAN, partition * PARTITION_SPAN + COPY_SPAN, count)
    .all<{ id: number }>();
  const ids = results.map(({ id }) => id);
  const ctx = await open(c.env, tenant);
  for (let start = 0; start < ids.length; start += NOTICES_PER_MESSAGE) {
    const outage = await sendNotices(ctx, ids.slice(start, start + NOTICES_PER_MESSAGE), true);
    if (outage) throw new Error(outage.reason);
  }
  const states = await ctx.notices.byIds(partition, ids);
  const sent = states.filter(({ state }) => state === "sent").length;
  return c.json({ handled: ids.length, sent, ...ctx.meter });
});

type Lenders = Readonly<{ zones: string[]; dates: BusinessDate[]; at: number }>;

largeSteps.post("/bench/tick/lenders", async (c) => {
  const { zones, dates, at } = await c.req.json<Lenders>();
  const enter = (timezone: string, index: number) =>
    enterTenant(c.env, {
      organizationId: `bench-${at}-${index}`,
      name: `Bench ${index}`,
      mode: "live",
      timezone,
      currency: "USD",
      locale: "en",
      partitionCount: 1,
      clockOn: null,
      sealedKey: newSealedKey(c.env.PLATFORM_KEY),
      bookDate: dates[index] ?? BOOK_DATE,
      now: instant(at),
    });
  return c.json({ tenants: await Promise.all(zones.map(enter)) });
});

// Every one of them gets the first loans of the large lender's first partition.
largeSteps.post("/bench/tick/loans", async (c) => {
  const { from, tenants, count } = await c.req.json<{
    from: number;
    tenants: number[];
    count: number;
  }>();
  const source = await shardOf(c.env, from);
  const first = (column: string) =>
    `id IN (SELECT ${column} FROM loan WHERE tenant_id = ${from} AND partition = 0
      ORDER BY id LIMIT ${count})`;
  const borrowers = await readRows(source, "borrower", from, first("borrower_id"));
  const loans = await readRows(source, "loan", from, first("id"));
  const text = (rows: Rows) => JSON.stringify(rows.values);
  const [borrowersJson, loansJson] = [text(borrowers), text(loans)];
  const bring = async (tenant: number) => {
    const database = await shardOf(c.env, tenant);
    await database.batch([
      insertStatement(database, borrowers, tenant, borrowersJson),
      insertStatement(database, loans, tenant, loansJson),
    ]);
  };
  await Promise.all(tenants.map(bring));
  return c.json({ loans: loans.values.length });
});

largeSteps.post("/bench/tick", async (c) => {
  const { at } = await c.req.json<{ at: number }>();
  const metered = meteredEnv(c.env);
  await tick(metered.env, instant(at));
  return c.json({ ...metered.tally, sent: metered.scans });
});

// Their day is scanned: what the tick is told of it.
largeSteps.post("/bench/tick/scanned", async (c) => {
  const { days } = await c.req.json<{ days: [number, BusinessDate][] }>();
  for (const database of shardDatabases(c.env)) {
    await database
      .prepare(
        `WITH j AS MATERIALIZED (SELECT value->>0 AS id, value->>1 AS day FROM json_each(?1))
         UPDATE partition_owner SET scanned_on = j.day FROM j WHERE tenant_id = j.id`,
      )
      .bind(JSON.stringify(days))
      .run();
  }
  return c.json({});
});

/** The test clock stands on a day whose scans are called one by one. */
async function moveClock(env: Env, tenant: number, day: number): Promise<void> {
  await env.CONTROL.prepare("UPDATE tenant SET clock_on = ?2 WHERE id = ?1")
    .bind(tenant, scanDate(day))
    .run();
}
