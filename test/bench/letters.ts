import { Hono } from "hono";
import { sendNotices } from "../../src/app/notice/send";
import type { Env } from "../../src/env";
import { instant } from "../../src/kernel/calendar";
import { open, shardOf } from "./tenant";

/** As many as the scan puts into one message, and as many as a Worker may hand over together. */
const PER_MESSAGE = 100;
const AT_ONCE = 5;
const SECRET = `whsec_${"A".repeat(43)}=`;

type Asked = Readonly<{ tenant: number; url: string; ids: readonly number[] }>;

/** The steps of the figure `notice.send`. */
export const letterSteps = new Hono<{ Bindings: Env }>();

/** A gateway for the lender, and the notices that its scans have planned and nobody has sent. */
letterSteps.post("/bench/letters/prepare", async (c) => {
  const { tenant, url, count } = await c.req.json<Asked & { count: number }>();
  const ctx = await open(c.env, tenant);
  const settings = { kind: "gateway", channel: "email", url, from: "notices@bench.test" } as const;
  const secrets = { key: SECRET, events: null };
  const entry = { name: "bench", settings, secrets, perSecond: null };
  if ((await ctx.providers.providers()).length === 0) {
    await ctx.providers.add(entry, "system:bench", ctx.now);
  }
  const database = await shardOf(c.env, tenant);
  const planned = await database
    .prepare("SELECT id FROM notice WHERE tenant_id = ? AND state = 'planned' ORDER BY id LIMIT ?")
    .bind(tenant, count)
    .all<{ id: number }>();
  return c.json({ ids: planned.results.map(({ id }) => id) });
});

/** What the queue's consumer does with messages that come one after another. */
letterSteps.post("/bench/letters/send", async (c) => {
  const { tenant, ids } = await c.req.json<Asked>();
  let isDown = false;
  const before = { rowsRead: 0, rowsWritten: 0, roundTrips: 0 };
  for (let start = 0; start < ids.length; start += PER_MESSAGE) {
    const ctx = await open(c.env, tenant);
    const outage = await sendNotices(ctx, ids.slice(start, start + PER_MESSAGE), true);
    isDown ||= outage !== null;
    before.rowsRead += ctx.meter.rowsRead;
    before.rowsWritten += ctx.meter.rowsWritten;
    before.roundTrips += ctx.meter.roundTrips;
  }
  return c.json({ isDown, ...before });
});

/** How many of some notices are in which state. */
letterSteps.post("/bench/letters/states", async (c) => {
  const { tenant, ids } = await c.req.json<Asked>();
  const database = await shardOf(c.env, tenant);
  const states = await database
    .prepare(
      `SELECT COALESCE(finer_state, state) AS state, COUNT(*) AS count FROM notice
       WHERE tenant_id = ? AND id IN (SELECT value FROM json_each(?)) GROUP BY 1`,
    )
    .bind(tenant, JSON.stringify(ids))
    .all<{ state: string; count: number }>();
  return c.json(Object.fromEntries(states.results.map(({ state, count }) => [state, count])));
});

/** Floor: the same calls of the provider, as many at once, with a body of the same size. */
letterSteps.post("/bench/letters/floor", async (c) => {
  const { url, ids } = await c.req.json<Asked>();
  const text = "x".repeat(4_000);
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    await Promise.all(
      ids.slice(start, start + AT_ONCE).map(async (id) => {
        const body = JSON.stringify({ data: { id: `floor-${id}`, text } });
        const response = await fetch(url, { method: "POST", body });
        await response.text();
      }),
    );
  }
  return c.json({ at: instant(Date.now()) });
});
