// First: zod schemas that are made before the OpenAPI extension is loaded lack it.
import { createApp } from "../../src/http/app";
import { Hono } from "hono";
import { fileKey } from "../../src/app/import/file-keys";
import { runImport } from "../../src/app/import/run";
import { createKey } from "../../src/app/tenant/create-key";
import { runScan } from "../../src/app/scan/run";
import type { Env } from "../../src/env";
import { instant } from "../../src/kernel/calendar";
import { loansCsv, scanDate } from "./book";
import { growBook } from "./grown-book";
import { prepareImportFloor } from "./import-floor";
import { largeSteps } from "./large-steps";
import { letterSteps } from "./letters";
import { paymentSteps } from "./payments";
import { reportSteps } from "./reports";
import { copyDueLoans, prepareScanFloor, prepareTouch } from "./scan-floor";
import { knownShardOf, open, shardOf } from "./tenant";

/**
 * The product with a second door, through which the benchmark calls its use cases one by one. Time is
 * taken outside, since a Worker's own clock stands still while it computes.
 */
export { RateCounter } from "../../src/http/rate-counter";

const app = createApp();
const bench = new Hono<{ Bindings: Env }>();
bench.route("/", largeSteps);
bench.route("/", letterSteps);
bench.route("/", paymentSteps);
bench.route("/", reportSteps);
const LATER = instant(8_640_000_000_000_000 - 1);
const FLOOR_TENANTS_FROM = 5_000_000;

/** What one step leaves for the next; the benchmark runs them one after another. */
const prepared: { floor?: () => Promise<void>; floorTenant: number } = {
  floorTenant: FLOOR_TENANTS_FROM,
};

type Step = Readonly<{
  tenant: number;
  from: number;
  count: number;
  number: number;
  day: number;
  partition?: number;
}>;

bench.post("/bench/file", async (c) => {
  const { tenant, from, count } = await c.req.json<Step>();
  const ctx = await open(c.env, tenant);
  const csv = loansCsv(from, count);
  const number = await ctx.imports.create(
    {
      kind: "loans",
      fileName: `book-${from}.csv`,
      fileBytes: csv.length,
      dryRun: false,
      options: {
        mapping: null,
        mappingName: null,
        openingTolerancePercent: "1",
        defaultCountry: "US",
      },
      createdBy: "bench",
      status: "queued",
    },
    ctx.now,
  );
  await ctx.files.put(fileKey(number), csv);
  return c.json({ number });
});

bench.post("/bench/import", async (c) => {
  const { tenant, number } = await c.req.json<Step>();
  const ctx = await open(c.env, tenant);
  const end = await runImport(ctx, number, () => true);
  const job = await ctx.imports.find(number);
  return c.json({ end, accepted: job?.rowsAccepted, ...ctx.meter });
});

bench.post("/bench/import-floor/prepare", async (c) => {
  const { tenant, from, count } = await c.req.json<Step>();
  prepared.floorTenant += 1;
  const range = { from, to: from + count };
  const database = await shardOf(c.env, tenant);
  prepared.floor = await prepareImportFloor(database, tenant, prepared.floorTenant, range);
  return c.json({});
});

bench.post("/bench/scan/prepare", async (c) => {
  const { tenant, day, partition = 0 } = await c.req.json<Step>();
  prepared.floorTenant += 1;
  const database = await shardOf(c.env, tenant, partition);
  const due = { tenant, partition, date: scanDate(day) };
  const touched = await copyDueLoans(database, due, prepared.floorTenant);
  return c.json({ touched });
});

bench.post("/bench/scan", async (c) => {
  const { tenant, day, partition = 0 } = await c.req.json<Step>();
  const ctx = await open(c.env, tenant);
  const outcome = await runScan(ctx, partition, scanDate(day), LATER);
  const effect = await ctx.book.effect(partition, scanDate(day));
  return c.json({ ...outcome, ...effect, ...ctx.meter });
});

bench.post("/bench/scan-floor/prepare", async (c) => {
  const { tenant, day, partition = 0 } = await c.req.json<Step>();
  const database = await shardOf(c.env, tenant, partition);
  const due = { tenant, partition, date: scanDate(day) };
  prepared.floor = await prepareScanFloor(database, due, prepared.floorTenant);
  return c.json({});
});

bench.post("/bench/touch/prepare", async (c) => {
  const { tenant, day, partition = 0 } = await c.req.json<Step>();
  const database = await shardOf(c.env, tenant, partition);
  prepared.floor = await prepareTouch(database, { tenant, partition, date: scanDate(day) });
  return c.json({});
});

bench.post("/bench/floor", async (c) => {
  if (!prepared.floor) throw new Error("prepare a floor first");
  await prepared.floor();
  // Its rows would weigh on whatever is measured next.
  delete prepared.floor;
  return c.json({});
});

bench.post("/bench/grow", async (c) => {
  const { tenant, from } = await c.req.json<Step>();
  const database = await shardOf(c.env, tenant);
  if (database !== (await shardOf(c.env, from))) throw new Error("another shard");
  return c.json({ added: await growBook(database, from, tenant) });
});

// The lender of the book as a live one, with a key of its own: what a sandbox may do is read anew with
// every request, because its clock moves, and nobody runs production in a sandbox.
bench.post("/bench/live", async (c) => {
  const { tenant } = await c.req.json<Step>();
  await c.env.CONTROL.prepare("UPDATE tenant SET mode = 'live', clock_on = NULL WHERE id = ?")
    .bind(tenant)
    .run();
  const live = await open(c.env, tenant);
  const draft = { name: "live", scopes: ["*"], expiresAt: null, allowedAddresses: [] };
  const made = await createKey(live, draft);
  return c.json({ secret: made.ok ? made.value.secret : null });
});

bench.post("/bench/tenant", async (c) => {
  const { tenant } = await c.req.json<Step>();
  const ctx = await open(c.env, tenant);
  const rollup = await ctx.book.rollup();
  const page = await ctx.book.page(0, 0, 1);
  return c.json({ rollup, loanId: page.loans[0]?.record.loan.id });
});

// Floor of api.loan_get: one D1 read of the loan and its borrower, one JSON answer.
bench.get("/floor/loans/:tenant/:id", async (c) => {
  const tenant = Number(c.req.param("tenant"));
  const row = await knownShardOf(tenant)
    .prepare(
      `SELECT l.*, b.external_id AS borrower_external_id, b.contact_sealed FROM loan l
       JOIN borrower b ON b.tenant_id = l.tenant_id AND b.id = l.borrower_id
       WHERE l.tenant_id = ?1 AND l.id = ?2`,
    )
    .bind(tenant, Number(c.req.param("id")))
    .first();
  return c.json(row);
});

// Floor of webhook.accept: one D1 insert of the same row.
bench.post("/floor/webhooks/:tenant", async (c) => {
  const tenant = Number(c.req.param("tenant"));
  await knownShardOf(tenant)
    .prepare(
      `INSERT INTO webhook_event (tenant_id, endpoint_number, message_id, partition, body, state,
         received_at, updated_at) VALUES (?1, 0, ?2, 0, ?3, 'stored', ?4, ?4)`,
    )
    .bind(tenant, c.req.header("webhook-id"), await c.req.text(), Date.now())
    .run();
  return c.json({ status: "stored" }, 202);
});

export default {
  fetch: (request, env, ctx) =>
    /^\/(bench|floor)\//.test(new URL(request.url).pathname)
      ? bench.fetch(request, env, ctx)
      : app.fetch(request, env, ctx),
  // What the measured steps send stays unhandled: it would run beside the next measurement.
  queue: async (batch) => batch.ackAll(),
} satisfies ExportedHandler<Env>;
