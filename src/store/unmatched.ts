import type { UnmatchedPayment, UnmatchedStore } from "../app/payment/unmatched-store";
import type { BusinessDate, Instant } from "../kernel/calendar";
import { partitionOf, partitionOfKey } from "../kernel/ids";
import { type Bindable, type Statement, tenantStatement } from "./statement";
import type { Door } from "./tenant-store";

type UnmatchedColumns = Readonly<{
  id: number;
  external_id: string;
  loan_external_id: string;
  amount_text: string;
  paid_on: BusinessDate;
  method: string | null;
  origin: UnmatchedPayment["origin"];
  state: UnmatchedPayment["state"];
  resolution: string | null;
  received_at: Instant;
}>;

const COLUMNS = `id, external_id, loan_external_id, amount_text, paid_on, method, origin, state,
  resolution, received_at`;

const BY_IDS = tenantStatement<UnmatchedColumns>(
  "unmatched.by_ids",
  `SELECT ${COLUMNS} FROM unmatched_payment
   WHERE tenant_id = ?1 AND id IN (SELECT value FROM json_each(?2)) ORDER BY id`,
);
const WAITING_FOR = tenantStatement<UnmatchedColumns>(
  "unmatched.waiting_for",
  `SELECT ${COLUMNS} FROM unmatched_payment WHERE tenant_id = ?1 AND state = 'waiting'
     AND loan_external_id IN (SELECT value FROM json_each(?2))
   ORDER BY loan_external_id, id LIMIT 5000`,
);
const BY_EXTERNAL_IDS = tenantStatement<UnmatchedColumns>(
  "unmatched.by_external_ids",
  `SELECT ${COLUMNS} FROM unmatched_payment INDEXED BY unmatched_payment_external
   WHERE tenant_id = ?1 AND external_id IN (SELECT value FROM json_each(?2))`,
);
const LIST = tenantStatement<UnmatchedColumns>(
  "unmatched.list",
  `SELECT ${COLUMNS} FROM unmatched_payment WHERE tenant_id = ?1 AND state = 'waiting'
     AND (loan_external_id, id) > (?2, ?3) ORDER BY loan_external_id, id LIMIT ?4`,
);
const COUNT = tenantStatement<{ waiting: number }>(
  "unmatched.count",
  `SELECT COUNT(*) AS waiting FROM unmatched_payment WHERE tenant_id = ?1 AND state = 'waiting'`,
);
const INSERT = tenantStatement(
  "unmatched.insert",
  `INSERT INTO unmatched_payment (tenant_id, id, external_id, loan_external_id, amount_text,
     paid_on, method, origin, state, received_at, updated_at)
   SELECT ?1, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6,
     'waiting', value->>7, CAST(?3 AS INTEGER) FROM json_each(?2)`,
);
const RESOLVE = tenantStatement(
  "unmatched.resolve",
  `WITH j AS MATERIALIZED (SELECT value->>0 AS id, value->>1 AS was_state, value->>2 AS state,
     value->>3 AS resolution FROM json_each(?2))
   UPDATE unmatched_payment SET state = j.state, resolution = j.resolution,
     updated_at = CAST(?3 AS INTEGER)
   FROM j WHERE unmatched_payment.tenant_id = ?1 AND unmatched_payment.id = j.id
     AND unmatched_payment.state = j.was_state`,
);

/** Payments that wait for their loan; each in the partition of the loan reference it names. */
export function openUnmatchedStore(door: Door): UnmatchedStore {
  const everywhere = async <Row>(statement: Statement<Row>, ...values: Bindable[]) =>
    (await Promise.all(door.shards().map((shard) => shard.all(statement, ...values)))).flat();
  const byIds: UnmatchedStore["byIds"] = async (ids) => {
    const homes = Map.groupBy(ids, partitionOf);
    const rows = await Promise.all(
      [...homes.values()].map((own) => {
        const home = door.home(own[0] ?? 0);
        return home ? home.all(BY_IDS, JSON.stringify(own)) : [];
      }),
    );
    return rows.flat().map(toUnmatched);
  };
  return {
    byIds,
    find: async (id) => (await byIds([id]))[0],
    partitionFor: (loanExternalId) => partitionOfKey(loanExternalId, door.partitionCount),
    async waitingFor(loanExternalIds) {
      if (loanExternalIds.length === 0) return [];
      return (await everywhere(WAITING_FOR, JSON.stringify(loanExternalIds))).map(toUnmatched);
    },
    async byExternalIds(externalIds) {
      if (externalIds.length === 0) return new Map();
      const rows = await everywhere(BY_EXTERNAL_IDS, JSON.stringify(externalIds));
      return new Map(rows.map((row) => [row.external_id, toUnmatched(row)]));
    },
    async listWaiting({ limit, after }) {
      const rows = await everywhere(LIST, after?.loanExternalId ?? "", after?.id ?? 0, limit);
      return rows.map(toUnmatched).sort(byPlace).slice(0, limit);
    },
    async countWaiting() {
      return (await everywhere(COUNT)).reduce((sum, row) => sum + row.waiting, 0);
    },
    insert: (drafts, at) => ({
      statement: INSERT,
      values: [
        JSON.stringify(
          drafts.map((draft) => [
            draft.id,
            draft.externalId,
            draft.loanExternalId,
            draft.amountText,
            draft.paidOn,
            draft.method,
            draft.origin,
            draft.receivedAt,
          ]),
        ),
        at,
      ],
    }),
    resolve: (rows, at) => ({
      statement: RESOLVE,
      values: [
        JSON.stringify(
          rows.map(({ payment, to }) => [payment.id, payment.state, to.state, to.resolution]),
        ),
        at,
      ],
      expects: rows.length,
    }),
  };
}

function byPlace(a: UnmatchedPayment, b: UnmatchedPayment): number {
  if (a.loanExternalId === b.loanExternalId) return a.id - b.id;
  return a.loanExternalId < b.loanExternalId ? -1 : 1;
}

function toUnmatched(row: UnmatchedColumns): UnmatchedPayment {
  return {
    id: row.id,
    externalId: row.external_id,
    loanExternalId: row.loan_external_id,
    amountText: row.amount_text,
    paidOn: row.paid_on,
    method: row.method,
    origin: row.origin,
    state: row.state,
    resolution: row.resolution,
    receivedAt: row.received_at,
  };
}
