import type { BookStore, FlowRow, RollupRow, ScanEffect } from "../app/scan/book-store";
import type { BusinessDate } from "../kernel/calendar";
import { add, type Minor, ZERO } from "../kernel/money";
import { tenantStatement } from "./statement";
import type { Door } from "./tenant-store";

type Rollups = Pick<
  BookStore,
  | "rollup"
  | "rollupDaily"
  | "flows"
  | "effect"
  | "hasBegun"
  | "beginDay"
  | "applyRollup"
  | "applyFlows"
  | "addEffect"
  | "closeDay"
>;

type RollupColumns = Readonly<{
  business_date: BusinessDate | null;
  currency: string;
  bucket: number;
  loan_count: number;
  past_due_amount: Minor;
  balance: Minor;
}>;

const ROLLUP = tenantStatement<RollupColumns>(
  "rollup.now",
  `SELECT NULL AS business_date, currency, bucket, SUM(loan_count) AS loan_count,
     SUM(past_due_amount) AS past_due_amount, SUM(balance) AS balance
   FROM rollup WHERE tenant_id = ?1 GROUP BY currency, bucket`,
);
const DAILY = tenantStatement<RollupColumns>(
  "rollup.daily",
  `SELECT business_date, currency, bucket, SUM(loan_count) AS loan_count,
     SUM(past_due_amount) AS past_due_amount, SUM(balance) AS balance
   FROM rollup_daily WHERE tenant_id = ?1 AND partition IN (SELECT value FROM json_each(?2))
     AND business_date >= ?3 AND business_date <= ?4
   GROUP BY business_date, currency, bucket`,
);
type FlowColumns = Readonly<{
  business_date: BusinessDate;
  currency: string;
  from_bucket: number;
  to_bucket: number;
  loan_count: number;
  balance: Minor;
}>;
const FLOWS = tenantStatement<FlowColumns>(
  "rollup.flows",
  `SELECT business_date, currency, from_bucket, to_bucket, SUM(loan_count) AS loan_count,
     SUM(balance) AS balance
   FROM rollup_flow WHERE tenant_id = ?1 AND partition IN (SELECT value FROM json_each(?2))
     AND business_date >= ?3 AND business_date <= ?4
   GROUP BY business_date, currency, from_bucket, to_bucket`,
);
const EFFECT = tenantStatement<{
  loans_touched: number;
  notices_planned: number;
  transitions: number;
  set_aside: number;
}>(
  "rollup.effect",
  `SELECT loans_touched, notices_planned, transitions, set_aside FROM scan_effect
   WHERE tenant_id = ?1 AND partition = ?2 AND business_date = ?3`,
);
const APPLY = tenantStatement(
  "rollup.apply",
  `INSERT INTO rollup (tenant_id, partition, currency, bucket, loan_count, past_due_amount, balance)
   SELECT ?1, CAST(?2 AS INTEGER), value->>0, value->>1, value->>2, value->>3, value->>4
   FROM json_each(?3) WHERE true
   ON CONFLICT (tenant_id, partition, currency, bucket) DO UPDATE SET
     loan_count = loan_count + excluded.loan_count,
     past_due_amount = past_due_amount + excluded.past_due_amount,
     balance = balance + excluded.balance`,
);
const APPLY_FLOWS = tenantStatement(
  "rollup.apply_flows",
  `INSERT INTO rollup_flow (tenant_id, partition, business_date, currency, from_bucket, to_bucket,
     loan_count, balance)
   SELECT ?1, CAST(?2 AS INTEGER), ?3, value->>0, value->>1, value->>2, value->>3, value->>4
   FROM json_each(?4) WHERE true
   ON CONFLICT (tenant_id, partition, business_date, currency, from_bucket, to_bucket) DO UPDATE
   SET loan_count = loan_count + excluded.loan_count, balance = balance + excluded.balance`,
);
const ADD_EFFECT = tenantStatement(
  "rollup.add_effect",
  `INSERT INTO scan_effect (tenant_id, partition, business_date, loans_touched, notices_planned,
     transitions, set_aside)
   VALUES (?1, ?2, ?3, ?4, CASE WHEN ?5 = 1 THEN changes() ELSE 0 END, ?6, ?7)
   ON CONFLICT (tenant_id, partition, business_date) DO UPDATE SET
     loans_touched = loans_touched + excluded.loans_touched,
     notices_planned = notices_planned + excluded.notices_planned,
     transitions = transitions + excluded.transitions,
     set_aside = set_aside + excluded.set_aside`,
);
const BEGIN_DAY = tenantStatement(
  "rollup.begin_day",
  `INSERT INTO scan_effect (tenant_id, partition, business_date, loans_touched, notices_planned,
     transitions, set_aside) VALUES (?1, ?2, ?3, 0, 0, 0, 0) ON CONFLICT DO NOTHING`,
);
const ASSERT_NOTHING_DUE = tenantStatement(
  "rollup.assert_nothing_due",
  `INSERT INTO assert_that (ok, msg) SELECT NOT EXISTS (SELECT 1 FROM loan
   WHERE tenant_id = ?1 AND partition = ?2 AND next_action_on IS NOT NULL
     AND next_action_on <= ?3), 'due'`,
);
const MOVE_BOOK_DATE = tenantStatement(
  "rollup.move_book_date",
  `UPDATE partition_owner SET scanned_on = ?3
   WHERE tenant_id = ?1 AND partition = ?2 AND scanned_on < ?3`,
);
const CLOSE_DAY = tenantStatement(
  "rollup.close_day",
  `INSERT INTO rollup_daily (tenant_id, partition, business_date, currency, bucket, loan_count,
     past_due_amount, balance)
   SELECT tenant_id, partition, ?3, currency, bucket, loan_count, past_due_amount, balance
   FROM rollup WHERE tenant_id = ?1 AND partition = ?2 AND loan_count <> 0
   ON CONFLICT (tenant_id, partition, business_date, currency, bucket) DO NOTHING`,
);

/** Portfolio numbers: changed by the commits that move loans, read by pages and reports. */
export function openRollups(door: Door): Rollups {
  const owned = JSON.stringify(door.partitions().map(({ partition }) => partition));
  return {
    async rollup() {
      const rows = await Promise.all(door.shards().map((shard) => shard.all(ROLLUP)));
      return merge(rows.flat());
    },
    async rollupDaily(from, to) {
      const rows = await Promise.all(
        door.shards().map((shard) => shard.all(DAILY, owned, from, to)),
      );
      return merge(rows.flat());
    },
    async flows(from, to) {
      const rows = await Promise.all(
        door.shards().map((shard) => shard.all(FLOWS, owned, from, to)),
      );
      return mergeFlows(rows.flat());
    },
    async effect(partition, date): Promise<ScanEffect> {
      const row = await door.partition(partition).first(EFFECT, partition, date);
      return {
        loansTouched: row?.loans_touched ?? 0,
        noticesPlanned: row?.notices_planned ?? 0,
        transitions: row?.transitions ?? 0,
        setAside: row?.set_aside ?? 0,
      };
    },
    async hasBegun(partition, date) {
      return (await door.partition(partition).first(EFFECT, partition, date)) !== undefined;
    },
    applyRollup(partition, deltas) {
      const rows = deltas
        .filter((delta) => delta.loanCount || delta.pastDueAmount || delta.balance)
        .map((delta) => [
          delta.currency,
          delta.bucket,
          delta.loanCount,
          delta.pastDueAmount,
          delta.balance,
        ]);
      if (rows.length === 0) return [];
      return [{ statement: APPLY, values: [partition, JSON.stringify(rows)] }];
    },
    applyFlows(partition, date, deltas) {
      if (deltas.length === 0) return [];
      const rows = deltas.map((delta) => [
        delta.currency,
        delta.fromBucket,
        delta.toBucket,
        delta.loanCount,
        delta.balance,
      ]);
      return [{ statement: APPLY_FLOWS, values: [partition, date, JSON.stringify(rows)] }];
    },
    addEffect: (partition, date, effect, afterNotices) => ({
      statement: ADD_EFFECT,
      values: [
        partition,
        date,
        effect.loansTouched,
        afterNotices ? 1 : 0,
        effect.transitions,
        effect.setAside,
      ],
    }),
    beginDay: (partition, date) => ({
      statement: BEGIN_DAY,
      values: [partition, date],
      expects: 1,
    }),
    closeDay: (partition, date) => [
      { statement: ASSERT_NOTHING_DUE, values: [partition, date] },
      { statement: MOVE_BOOK_DATE, values: [partition, date] },
      { statement: CLOSE_DAY, values: [partition, date] },
    ],
  };
}

/** Sums what several shards answered for the same day, currency and bucket. */
function merge(rows: readonly RollupColumns[]): RollupRow[] {
  const merged = new Map<string, RollupRow>();
  for (const row of rows) {
    const key = `${row.business_date ?? ""}|${row.currency}|${row.bucket}`;
    const before = merged.get(key);
    merged.set(key, {
      businessDate: row.business_date,
      currency: row.currency,
      bucket: row.bucket,
      loanCount: row.loan_count + (before?.loanCount ?? 0),
      pastDueAmount: add(row.past_due_amount, before?.pastDueAmount ?? ZERO),
      balance: add(row.balance, before?.balance ?? ZERO),
    });
  }
  return [...merged.values()];
}

/** The same of moves between two buckets. */
function mergeFlows(rows: readonly FlowColumns[]): readonly FlowRow[] {
  const merged = new Map<string, FlowRow>();
  for (const row of rows) {
    const { business_date: businessDate, currency } = row;
    const [fromBucket, toBucket] = [row.from_bucket, row.to_bucket];
    const key = `${businessDate} ${currency} ${fromBucket} ${toBucket}`;
    const before = merged.get(key);
    merged.set(key, {
      ...{ businessDate, currency, fromBucket, toBucket },
      loanCount: (before?.loanCount ?? 0) + row.loan_count,
      balance: add(before?.balance ?? ZERO, row.balance),
    });
  }
  return [...merged.values()];
}
