import type { MonthMoveRow, StandingStore, VintageRow } from "../app/standing/store";
import type { Month } from "../kernel/month";
import type { Minor } from "../kernel/money";
import { type Bindable, type Statement, tenantStatement } from "./statement";
import type { Door } from "./tenant-store";

const COUNTED = `tenant_id = ?1 AND partition IN (SELECT value FROM json_each(?2)) AND source = ?3
  AND (?6 IS NULL OR product = ?6)`;

type MoveColumns = Readonly<{
  month: Month;
  currency: string;
  from_standing: number;
  to_standing: number;
  loan_count: number;
  opening_balance: Minor;
  closing_balance: Minor;
}>;
const MOVES = tenantStatement<MoveColumns>(
  "standing.moves",
  `SELECT month, currency, from_standing, to_standing, SUM(loan_count) AS loan_count,
     SUM(opening_balance) AS opening_balance, SUM(closing_balance) AS closing_balance
   FROM rollup_transition WHERE ${COUNTED} AND month >= ?4 AND month <= ?5
   GROUP BY month, currency, from_standing, to_standing`,
);

const LATE_COLUMNS = [30, 60, 90].flatMap((days) => [
  `late${days}_count`,
  `late${days}_balance`,
  `first${days}_count`,
  `first${days}_amount`,
]);
type LateColumns = Readonly<{
  [Days in 30 | 60 | 90 as `late${Days}_count` | `first${Days}_count`]: number;
}> &
  Readonly<{ [Days in 30 | 60 | 90 as `late${Days}_balance` | `first${Days}_amount`]: Minor }>;
type VintageColumns = LateColumns &
  Readonly<{
    month: Month;
    currency: string;
    vintage: Month;
    loan_count: number;
    balance: Minor;
  }>;
const VINTAGES = tenantStatement<VintageColumns>(
  "standing.vintages",
  `SELECT month, currency, vintage, ${["loan_count", "balance", ...LATE_COLUMNS]
    .map((column) => `SUM(${column}) AS ${column}`)
    .join(", ")}
   FROM rollup_vintage WHERE ${COUNTED} AND vintage >= ?4 AND vintage <= ?5
   GROUP BY currency, vintage, month`,
);

type OriginationColumns = Readonly<{
  currency: string;
  vintage: Month;
  originated_count: number;
  originated_amount: Minor;
}>;
// Each partition counts for itself, and one whose loans are all gone counts them no more: so its own last
// month. A bare column beside MAX is that of its row (sqlite.org/lang_select.html#bareagg).
const ORIGINATIONS = tenantStatement<OriginationColumns>(
  "standing.originations",
  `SELECT currency, vintage, originated_count, originated_amount, MAX(month)
   FROM rollup_vintage WHERE ${COUNTED} AND vintage >= ?4 AND vintage <= ?5
   GROUP BY partition, currency, product, vintage`,
);

const SPAN = tenantStatement<{ first: Month | null; last: Month | null }>(
  "standing.span",
  `SELECT MIN(month) AS first, MAX(month) AS last FROM rollup_transition
   WHERE tenant_id = ?1 AND partition IN (SELECT value FROM json_each(?2)) AND source = ?3`,
);
const PRODUCTS = tenantStatement<{ product: string }>(
  "standing.products",
  `SELECT DISTINCT product FROM rollup_vintage
   WHERE tenant_id = ?1 AND partition IN (SELECT value FROM json_each(?2)) AND source = ?3`,
);

type Reads = Pick<StandingStore, "span" | "products" | "moves" | "vintages" | "originations">;

/** What was counted month by month; each shard answers for its partitions, the domain adds up. */
export function openMonthRollups(door: Door): Reads {
  const owned = JSON.stringify(door.partitions().map(({ partition }) => partition));
  const everywhere = async <Row>(statement: Statement<Row>, ...values: Bindable[]) =>
    (
      await Promise.all(door.shards().map((shard) => shard.all(statement, owned, ...values)))
    ).flat();
  return {
    async span(source) {
      const spans = await everywhere(SPAN, source);
      const from = spans.flatMap(({ first }) => (first === null ? [] : [first])).toSorted()[0];
      const through = spans
        .flatMap(({ last }) => (last === null ? [] : [last]))
        .toSorted()
        .at(-1);
      return from && through ? { from, through } : undefined;
    },
    async products(source) {
      const rows = await everywhere(PRODUCTS, source);
      return [...new Set(rows.map(({ product }) => product))].filter(Boolean).toSorted();
    },
    async moves({ source, from, through, product }) {
      const rows = await everywhere(MOVES, source, from, through, product);
      return rows.map(
        (row): MonthMoveRow => ({
          month: row.month,
          currency: row.currency,
          from: row.from_standing,
          to: row.to_standing,
          loanCount: row.loan_count,
          openingBalance: row.opening_balance,
          closingBalance: row.closing_balance,
        }),
      );
    },
    async vintages({ source, from, through, product }) {
      const rows = await everywhere(VINTAGES, source, from, through, product);
      return rows.map(toVintageRow);
    },
    async originations({ source, from, through, product }) {
      const rows = await everywhere(ORIGINATIONS, source, from, through, product);
      return rows.map((row) => ({
        vintage: row.vintage,
        currency: row.currency,
        originatedCount: row.originated_count,
        originatedAmount: row.originated_amount,
      }));
    },
  };
}

function toVintageRow(row: VintageColumns): VintageRow {
  const late = (days: 30 | 60 | 90) => ({
    loanCount: row[`late${days}_count`],
    amount: row[`late${days}_balance`],
  });
  const first = (days: 30 | 60 | 90) => ({
    loanCount: row[`first${days}_count`],
    amount: row[`first${days}_amount`],
  });
  return {
    vintage: row.vintage,
    month: row.month,
    currency: row.currency,
    loanCount: row.loan_count,
    balance: row.balance,
    late: { 30: late(30), 60: late(60), 90: late(90) },
    firstLate: { 30: first(30), 60: first(60), 90: first(90) },
  };
}
