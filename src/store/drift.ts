import type { Drift, ReconciliationStore } from "../app/reconciliation/store";
import type { BucketSum } from "../domain/reconciliation/drift";
import type { BusinessDate } from "../kernel/calendar";
import { partitionRange } from "../kernel/ids";
import { tenantStatement } from "./statement";
import type { Door } from "./tenant-store";

type DriftColumns = Readonly<{
  loan_id: number;
  place: string;
  field: Drift["field"];
  external_id: string;
  currency: string;
  on_date: BusinessDate;
  stored: string | null;
  folded: string | null;
}>;

type SumColumns = Readonly<{
  currency: string;
  bucket: number;
  loan_count: number;
  past_due_amount: number;
  balance: number;
}>;

const FORGET = tenantStatement(
  "drift.forget",
  `DELETE FROM drift WHERE tenant_id = ?1 AND reconciliation = ?2 AND partition = ?3
     AND loan_id > ?4 AND loan_id <= ?5`,
);
const KEEP = tenantStatement(
  "drift.keep",
  `INSERT INTO drift (tenant_id, reconciliation, partition, loan_id, place, field, external_id,
     currency, on_date, stored, folded)
   SELECT ?1, CAST(?2 AS INTEGER), CAST(?3 AS INTEGER), value->>0, value->>1, value->>2, value->>3,
     value->>4, value->>5, value->>6, value->>7
   FROM json_each(?4)`,
);
const LIST = tenantStatement<DriftColumns>(
  "drift.list",
  `SELECT loan_id, place, field, external_id, currency, on_date, stored, folded FROM drift
   WHERE tenant_id = ?1 AND reconciliation = ?2 AND partition = ?3
     AND (loan_id, place, field) > (?4, ?5, ?6)
   ORDER BY loan_id, place, field LIMIT ?7`,
);
const KEPT = tenantStatement<SumColumns>(
  "drift.kept_sums",
  `SELECT currency, bucket, loan_count, past_due_amount, balance FROM rollup
   WHERE tenant_id = ?1 AND partition = ?2`,
);
// One partition by its range of the key, never a tenant.
const SUMMED = tenantStatement<SumColumns>(
  "drift.loan_sums",
  `SELECT currency, bucket, COUNT(*) AS loan_count, SUM(past_due_amount) AS past_due_amount,
     SUM(principal_balance) AS balance
   FROM loan WHERE tenant_id = ?1 AND id > ?2 AND id < ?3 AND status = 'active'
   GROUP BY currency, bucket`,
);

type DriftStore = Pick<ReconciliationStore, "keepDrifts" | "drifts" | "bucketSums">;

/** What reconciliations found, beside the loans it is about. */
export function openDriftStore(door: Door): DriftStore {
  return {
    keepDrifts({ number, partition }, { after, through }, drifts) {
      const rows = drifts.map((drift) => [
        drift.loanId,
        drift.place,
        drift.field,
        drift.externalId,
        drift.currency,
        drift.on,
        drift.stored,
        drift.folded,
      ]);
      return [
        { statement: FORGET, values: [number, partition, after, through] },
        { statement: KEEP, values: [number, partition, JSON.stringify(rows)] },
      ];
    },
    async drifts(number, partition, after, limit) {
      const { loanId, place, field } = after ?? { loanId: -1, place: "", field: "" };
      const rows = await door
        .partition(partition)
        .all(LIST, number, partition, loanId, place, field, limit);
      return rows.map(toDrift);
    },
    async bucketSums(partition) {
      const { after, before } = partitionRange(partition);
      const [kept = [], summed = []] = await door.partition(partition).snapshot([
        { statement: KEPT, values: [partition] },
        { statement: SUMMED, values: [after, before] },
      ]);
      return {
        kept: (kept as SumColumns[]).map(toSum),
        summed: (summed as SumColumns[]).map(toSum),
      };
    },
  };
}

function toDrift(row: DriftColumns): Drift {
  return {
    loanId: row.loan_id,
    place: row.place,
    field: row.field,
    externalId: row.external_id,
    currency: row.currency,
    on: row.on_date,
    stored: row.stored,
    folded: row.folded,
  };
}

function toSum(row: SumColumns): BucketSum {
  return {
    currency: row.currency,
    bucket: row.bucket,
    loanCount: row.loan_count,
    pastDueAmount: row.past_due_amount,
    balance: row.balance,
  };
}
