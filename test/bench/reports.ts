import { Hono } from "hono";
import { readOverview } from "../../src/app/overview/read";
import { readAgeing } from "../../src/app/report/ageing";
import { readContactReport } from "../../src/app/report/contact";
import { readForecast } from "../../src/app/report/forecast";
import { readMovements } from "../../src/app/report/movements";
import { readTransitions } from "../../src/app/report/transitions";
import { readVintages } from "../../src/app/report/vintages";
import type { TenantContext } from "../../src/app/context";
import type { Env } from "../../src/env";
import { addMonths } from "../../src/kernel/calendar";
import { endOfMonth, monthOfDate } from "../../src/kernel/month";
import { shardDatabases } from "../../src/store/shards";
import { open } from "./tenant";
import { scanDate } from "./book";

/** The reports of management, and the plain query that would answer the first of them from the loans. */
export const reportSteps = new Hono<{ Bindings: Env }>();

type Step = Readonly<{
  tenant: number;
  partition: number;
  months: number;
  name: string;
  day: number;
}>;

// The close of a month's last day, as far as it counts the partition.
reportSteps.post("/bench/reports/count-month", async (c) => {
  const { tenant, partition, months } = await c.req.json<Step>();
  const ctx = await open(c.env, tenant);
  const month = monthOfDate(addMonths(scanDate(1), -months));
  const counted = await ctx.commit(partition, {
    deed: { action: "scan.close-day", subject: month, detail: { partition } },
    writes: ctx.standings.countBook(partition, endOfMonth(month)),
  });
  if (!counted.ok) throw new Error(counted.conflict);
  return c.json({ ...ctx.meter });
});

const ANY_MONTHS = { source: "book", from: null, through: null, product: null } as const;

/** As of an earlier day: what was known then. */
const AS_OF = "ageing-as-of";

const REPORTS: Readonly<
  Record<string, (ctx: TenantContext, day: number) => Promise<Readonly<{ ok: boolean }> | object>>
> = {
  overview: (ctx) => readOverview(ctx),
  ageing: (ctx) => readAgeing(ctx, { asOf: null, known: "now" }),
  [AS_OF]: (ctx, day) => readAgeing(ctx, { asOf: scanDate(day), known: "then" }),
  movements: (ctx) => readMovements(ctx, ANY_MONTHS),
  transitions: (ctx) => readTransitions(ctx, ANY_MONTHS),
  forecast: (ctx) => readForecast(ctx, { ...ANY_MONTHS, withNew: true }),
  vintages: (ctx) => readVintages(ctx, ANY_MONTHS),
  contacts: (ctx) => readContactReport(ctx, { from: null, through: null }),
};

reportSteps.post("/bench/reports/read", async (c) => {
  const { tenant, name, day } = await c.req.json<Step>();
  const ctx = await open(c.env, tenant);
  const report = await REPORTS[name]?.(ctx, day);
  if (!report || ("ok" in report && !report.ok)) throw new Error(`no report ${name}`);
  return c.json({ bytes: JSON.stringify(report).length, ...ctx.meter });
});

const FLOOR = `SELECT currency, bucket, COUNT(*), SUM(past_due_amount), SUM(principal_balance)
  FROM loan WHERE tenant_id = ?1 AND status = 'active' GROUP BY currency, bucket`;

reportSteps.post("/bench/reports/floor", async (c) => {
  const { tenant } = await c.req.json<Step>();
  const answers = await Promise.all(
    shardDatabases(c.env).map((shard) => shard.prepare(FLOOR).bind(tenant).all()),
  );
  const rowsRead = answers.reduce((sum, { meta }) => sum + (meta.rows_read ?? 0), 0);
  return c.json({ rowsRead });
});
