import type { StandingStore } from "../app/standing/store";
import { standingCode, standingName, type ToldMonth } from "../domain/standing/standing";
import { partitionOfKey, partitionRange } from "../kernel/ids";
import type { Month } from "../kernel/month";
import type { Minor } from "../kernel/money";
import { COUNT_BOOK, COUNT_HISTORY, DROP_HISTORY } from "./month-count";
import { openMonthRollups } from "./month-rollup";
import { tenantStatement } from "./statement";
import type { Door } from "./tenant-store";

type StandingColumns = Readonly<{
  loan_external_id: string;
  month: Month;
  standing: number;
  balance: Minor | null;
  currency: string;
  product: string;
  vintage: Month | null;
  principal: Minor | null;
}>;

const TOLD = tenantStatement<StandingColumns>(
  "standing.told",
  `SELECT loan_external_id, month, standing, balance, currency, product, vintage, principal
   FROM json_each(?3) AS asked CROSS JOIN standing
   WHERE tenant_id = ?1 AND partition = ?2 AND loan_external_id = asked.value->>0
     AND month = asked.value->>1`,
);
const TELL = tenantStatement(
  "standing.tell",
  `INSERT INTO standing (tenant_id, partition, loan_external_id, month, standing, balance, currency,
     product, vintage, principal)
   SELECT ?1, CAST(?2 AS INTEGER), value->>0, value->>1, value->>2, value->>3, value->>4, value->>5,
     value->>6, value->>7 FROM json_each(?3) WHERE true
   ON CONFLICT (tenant_id, partition, loan_external_id, month) DO UPDATE SET
     standing = excluded.standing, balance = excluded.balance, currency = excluded.currency,
     product = excluded.product, vintage = excluded.vintage, principal = excluded.principal`,
);

const HAS_TOLD = tenantStatement<{ told: number }>(
  "standing.has_told",
  "SELECT EXISTS (SELECT 1 FROM standing WHERE tenant_id = ?1 AND partition = ?2) AS told",
);
const FORGET = tenantStatement(
  "standing.forget",
  `DELETE FROM standing WHERE tenant_id = ?1 AND partition = ?2
     AND (loan_external_id, month) IN (SELECT loan_external_id, month FROM standing
       WHERE tenant_id = ?1 AND partition = ?2 LIMIT ?3)`,
);

/** Where loans stood at the ends of months: what was told, and what is counted of it and of the book. */
export function openStandingStore(door: Door): StandingStore {
  return {
    partitionFor: (loanExternalId) => partitionOfKey(loanExternalId, door.partitionCount),
    async told(partition, asked) {
      const keys = asked.map(({ loanExternalId, month }) => [loanExternalId, month]);
      const rows = await door.partition(partition).all(TOLD, partition, JSON.stringify(keys));
      return rows.map(toMonth);
    },
    tell(partition, months) {
      if (months.length === 0) return [];
      const rows = months.map((told) => [
        told.loanExternalId,
        told.month,
        standingCode(told.standing),
        told.balance,
        told.currency,
        told.product,
        told.vintage,
        told.principal,
      ]);
      return [{ statement: TELL, values: [partition, JSON.stringify(rows)] }];
    },
    async hasTold(partition) {
      return (await door.partition(partition).first(HAS_TOLD, partition))?.told === 1;
    },
    forget: (partition, limit) => [{ statement: FORGET, values: [partition, limit] }],
    countTold: (partition) => [
      ...DROP_HISTORY.map((statement) => ({ statement, values: [partition] })),
      ...COUNT_HISTORY.map((statement) => ({ statement, values: [partition] })),
    ],
    countBook(partition, monthEnd) {
      const { after, before } = partitionRange(partition);
      const values = [partition, monthEnd.slice(0, 7), after, before];
      return COUNT_BOOK.map((statement) => ({ statement, values }));
    },
    ...openMonthRollups(door),
  };
}

function toMonth(row: StandingColumns): ToldMonth {
  return {
    loanExternalId: row.loan_external_id,
    month: row.month,
    standing: standingName(row.standing) as ToldMonth["standing"],
    balance: row.balance,
    currency: row.currency,
    product: row.product,
    vintage: row.vintage,
    principal: row.principal,
  };
}
