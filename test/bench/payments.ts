import { Hono } from "hono";
import { listLoans } from "../../src/app/loan/list";
import type { LoanWalk } from "../../src/app/loan/store";
import type { Env } from "../../src/env";
import { consume } from "../../src/queue/dispatch";
import {
  columnOf,
  copyRows,
  insertStatement,
  partsOf,
  readingBy,
  readRows,
  rowsWith,
  updateLoansStatement,
} from "./floor";
import { knownShardOf, open, shardOf } from "./tenant";

/** As many as the queue hands over together: `max_batch_size` of wrangler.toml. */
const PER_BATCH = 100;
const FLOOR_TENANT = 6_000_000;
const AMOUNT = 1_250;

type Asked = Readonly<{ tenant: number; count: number }>;
type Messages = Readonly<{ endpoint: number; messageIds: readonly string[] }>;
const prepared: { floor?: () => Promise<void> } = {};

/** The steps of the figures `payment.apply` and `api.loan_list`. */
export const paymentSteps = new Hono<{ Bindings: Env }>();

/**
 * Payments that came by webhook, to the endpoint made last, and wait, one for each of so many loans; and
 * copies of these loans.
 */
paymentSteps.post("/bench/payments/prepare", async (c) => {
  const { tenant, count } = await c.req.json<Asked>();
  const database = await shardOf(c.env, tenant);
  const made = await c.env.CONTROL.prepare(
    "SELECT MAX(number) AS number FROM webhook_endpoint WHERE tenant_id = ?",
  )
    .bind(tenant)
    .first<{ number: number }>();
  const endpoint = made?.number ?? 0;
  const { results } = await database
    .prepare("SELECT id, external_id FROM loan WHERE tenant_id = ? ORDER BY external_id LIMIT ?")
    .bind(tenant, count)
    .all<{ id: number; external_id: string }>();
  const { today } = await open(c.env, tenant);
  const events = results.map(({ external_id: loanExternalId }) => {
    const data = { externalId: `BP-${loanExternalId}`, loanExternalId, amount: AMOUNT };
    const body = JSON.stringify({ type: "payment.received", data: { ...data, paidOn: today } });
    return [`bp-${loanExternalId}`, body];
  });
  await database
    .prepare(
      `INSERT INTO webhook_event (tenant_id, endpoint_number, message_id, partition, body, state,
         received_at, updated_at)
       SELECT ?1, ?2, value->>0, 0, value->>1, 'stored', ?3, ?3 FROM json_each(?4)`,
    )
    .bind(tenant, endpoint, Date.now(), JSON.stringify(events))
    .run();
  const ids = `(SELECT value FROM json_each('${JSON.stringify(results.map(({ id }) => id))}'))`;
  const copies = {
    borrower: `id IN (SELECT borrower_id FROM loan WHERE tenant_id = ${tenant} AND id IN ${ids})`,
    loan: `id IN ${ids}`,
    schedule: `loan_id IN ${ids}`,
    ledger: `loan_id IN ${ids}`,
    webhook_event: `endpoint_number = ${endpoint}`,
  };
  for (const [table, where] of Object.entries(copies)) {
    await copyRows(database, { table, from: tenant, to: FLOOR_TENANT, where, changes: {} });
  }
  return c.json({ endpoint, messageIds: events.map(([messageId]) => messageId) });
});

/** What the queue's consumer does with these messages, in batches as the queue hands them over. */
paymentSteps.post("/bench/payments/apply", async (c) => {
  const { tenant, endpoint, messageIds } = await c.req.json<Asked & Messages>();
  const ends = { acknowledged: 0, others: 0 };
  for (let start = 0; start < messageIds.length; start += PER_BATCH) {
    const messages = messageIds.slice(start, start + PER_BATCH).map((messageId) => ({
      id: messageId,
      timestamp: new Date(),
      attempts: 1,
      body: { v: 1, kind: "webhook.apply", tenant, endpoint, messageId },
      ack: () => {
        ends.acknowledged += 1;
      },
      retry: () => {
        ends.others += 1;
      },
    }));
    const batch = { queue: "forbear-payments", messages, ackAll() {}, retryAll() {} };
    await consume(batch as unknown as MessageBatch, c.env);
  }
  const posted = await (await shardOf(c.env, tenant))
    .prepare("SELECT COUNT(*) AS n FROM ledger WHERE tenant_id = ? AND external_id LIKE 'BP-%'")
    .bind(tenant)
    .first<{ n: number }>();
  return c.json({ ...ends, posted: posted?.n });
});

/**
 * Floor of payment.apply: batch by batch reads the same messages, loans, schedules and entries, and writes
 * the same entries, loans, moves and states of messages, by bare SQL. Rollups and audit are left out.
 */
paymentSteps.post("/bench/payments/prepare-floor", async (c) => {
  const { tenant } = await c.req.json<Asked>();
  const database = await shardOf(c.env, tenant);
  const paid = `tenant_id = ${tenant} AND external_id LIKE 'BP-%'`;
  const paidLoans = `(SELECT loan_id FROM ledger WHERE ${paid})`;
  const entries = await readRows(database, "ledger", tenant, "external_id LIKE 'BP-%'");
  const loans = await readRows(database, "loan", tenant, `id IN ${paidLoans}`);
  const moves = await readRows(
    database,
    "transition",
    tenant,
    `cause = 'payment' AND loan_id IN ${paidLoans}`,
  );
  const by = readingBy(database, FLOOR_TENANT);
  const batches = partsOf(loans, PER_BATCH).map((part) => {
    const loanIds = new Set(columnOf(part, "id"));
    const messageIds = columnOf(part, "external_id").map((id) => `bp-${id}`);
    return {
      part,
      ids: JSON.stringify([...loanIds]),
      messages: JSON.stringify(messageIds),
      entries: rowsWith(entries, "loan_id", loanIds),
      moves: rowsWith(moves, "loan_id", loanIds),
    };
  });
  const insert = (rows: Awaited<ReturnType<typeof readRows>>) =>
    rows.values.length === 0
      ? []
      : [insertStatement(database, rows, FLOOR_TENANT, JSON.stringify(rows.values))];
  prepared.floor = async () => {
    for (const { part, ids, messages, entries: own, moves: moved } of batches) {
      await database.batch([by("webhook_event", "message_id", messages)]);
      await database.batch([
        by("loan", "id", ids),
        by("schedule", "loan_id", ids),
        by("ledger", "loan_id", ids),
      ]);
      await database.batch([
        updateLoansStatement(database, part, FLOOR_TENANT, JSON.stringify(part.values)),
        ...insert(own),
        ...insert(moved),
        database
          .prepare(
            `UPDATE webhook_event SET state = 'applied', outcome = 'loan' WHERE tenant_id = ?1
             AND message_id IN (SELECT value FROM json_each(?2))`,
          )
          .bind(FLOOR_TENANT, messages),
      ]);
    }
  };
  return c.json({ loans: loans.values.length, entries: entries.values.length });
});

paymentSteps.post("/bench/payments/floor", async (c) => {
  await prepared.floor?.();
  delete prepared.floor;
  return c.json({});
});

/** How many rows are read for a page of loans, by each way of asking for one. */
paymentSteps.post("/bench/loans/rows", async (c) => {
  const { tenant, along } = await c.req.json<Asked & { along: LoanWalk }>();
  const ctx = await open(c.env, tenant);
  const page = { limit: 100, after: null, externalId: null, search: null };
  const { loans } = await listLoans(ctx, { ...page, along });
  return c.json({ loans: loans.length, rowsRead: ctx.meter.rowsRead });
});

/** Floor of api.loan_list: the same statement, one JSON answer. */
paymentSteps.get("/floor/loans/:tenant", async (c) => {
  const { results } = await knownShardOf(Number(c.req.param("tenant")))
    .prepare(
      `SELECT l.*, b.external_id AS borrower_external_id, b.contact_sealed, b.locale, b.timezone
       FROM loan l JOIN borrower b ON b.tenant_id = l.tenant_id AND b.id = l.borrower_id
       WHERE l.tenant_id = ?1 AND l.id > ?2 ORDER BY l.id LIMIT 101`,
    )
    .bind(Number(c.req.param("tenant")), Number(c.req.query("after") ?? 0))
    .all();
  return c.json(results);
});
