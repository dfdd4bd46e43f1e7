import type { Vault } from "../app/context";
import type {
  PaymentPart,
  UnmatchedMove,
  UnmatchedPayment,
  UnmatchedState,
  UnmatchedStore,
} from "../app/payment/unmatched-store";
import type { BusinessDate, Instant } from "../kernel/calendar";
import { partitionOf, partitionOfKey } from "../kernel/ids";
import { minor } from "../kernel/money";
import { type Bindable, type Statement, tenantStatement } from "./statement";
import type { Door } from "./tenant-store";

type UnmatchedColumns = Readonly<{
  id: number;
  external_id: string;
  loan_external_id: string;
  amount_text: string;
  paid_on: BusinessDate;
  method: string | null;
  payer_sealed: string | null;
  origin: UnmatchedPayment["origin"];
  state: "waiting" | "applied" | "dismissed";
  stage: "posting" | "reversing" | "reversed" | "returned" | null;
  resolution: string | null;
  plan: string | null;
  return_reference: string | null;
  decided_by: string | null;
  received_at: Instant;
  updated_at: Instant;
  version: number;
}>;

/** How each state is stored; `state` is what the indexes go by, `stage` says what it leaves open. */
const STORED: Readonly<
  Record<UnmatchedState, readonly [UnmatchedColumns["state"], UnmatchedColumns["stage"]]>
> = {
  waiting: ["waiting", null],
  posting: ["waiting", "posting"],
  applied: ["applied", null],
  reversing: ["applied", "reversing"],
  reversed: ["applied", "reversed"],
  dismissed: ["dismissed", null],
  returned: ["dismissed", "returned"],
};

const COLUMNS = `id, external_id, loan_external_id, amount_text, paid_on, method, payer_sealed, origin,
  state, stage, resolution, plan, return_reference, decided_by, received_at, updated_at, version`;

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
const LIST_SETTLED = tenantStatement<UnmatchedColumns>(
  "unmatched.list_settled",
  `SELECT ${COLUMNS} FROM unmatched_payment WHERE tenant_id = ?1 AND state <> 'waiting'
     AND (updated_at, id) < (?2, ?3) ORDER BY updated_at DESC, id DESC LIMIT ?4`,
);
const COUNT = tenantStatement<{ waiting: number }>(
  "unmatched.count",
  `SELECT COUNT(*) AS waiting FROM unmatched_payment WHERE tenant_id = ?1 AND state = 'waiting'`,
);
const INSERT = tenantStatement(
  "unmatched.insert",
  `INSERT INTO unmatched_payment (tenant_id, id, external_id, loan_external_id, amount_text,
     paid_on, method, payer_sealed, origin, state, received_at, updated_at)
   SELECT ?1, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7,
     'waiting', value->>8, CAST(?3 AS INTEGER) FROM json_each(?2)`,
);
const MOVE = tenantStatement(
  "unmatched.move",
  `WITH j AS MATERIALIZED (SELECT value->>0 AS id, value->>1 AS version, value->>2 AS state,
     value->>3 AS stage, value->>4 AS resolution, value->>5 AS plan, value->>6 AS return_reference,
     value->>7 AS decided_by FROM json_each(?2))
   UPDATE unmatched_payment SET state = j.state, stage = j.stage, resolution = j.resolution,
     plan = j.plan, return_reference = j.return_reference, decided_by = j.decided_by,
     updated_at = CAST(?3 AS INTEGER), version = unmatched_payment.version + 1
   FROM j WHERE unmatched_payment.tenant_id = ?1 AND unmatched_payment.id = j.id
     AND unmatched_payment.version = j.version`,
);

/** Payments that wait for their loan; each in the partition of the loan reference it names. */
export function openUnmatchedStore(door: Door, vault: Vault): UnmatchedStore {
  const payerPlace = (id: number) => `${door.tenantId}|unmatched_payment|${id}|payer`;
  const toUnmatched = (row: UnmatchedColumns) => {
    const { id, payer_sealed: sealed } = row;
    return toPayment(row, sealed === null ? null : vault.open(sealed, payerPlace(id)));
  };
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
    async listSettled({ limit, after }) {
      const { updatedAt, id } = after ?? { updatedAt: Number.MAX_SAFE_INTEGER, id: 0 };
      const rows = await everywhere(LIST_SETTLED, updatedAt, id, limit);
      return rows.map(toUnmatched).sort(byMoment).slice(0, limit);
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
            draft.payerName === null ? null : vault.seal(draft.payerName, payerPlace(draft.id)),
            draft.origin,
            draft.receivedAt,
          ]),
        ),
        at,
      ],
    }),
    move: (rows, at) => ({
      statement: MOVE,
      values: [JSON.stringify(rows.map(moveRow)), at],
      expects: rows.length,
    }),
  };
}

function moveRow({ payment, to }: Readonly<{ payment: UnmatchedPayment; to: UnmatchedMove }>) {
  const { id, version, state, resolution, plan, returnReference, decidedBy } = {
    ...payment,
    ...to,
  };
  return [id, version, ...STORED[state], resolution, encodePlan(plan), returnReference, decidedBy];
}

function encodePlan(plan: readonly PaymentPart[] | null): string | null {
  if (plan === null) return null;
  return JSON.stringify(plan.map(({ loanId, amount, externalId }) => [loanId, amount, externalId]));
}

function decodePlan(stored: string): readonly PaymentPart[] {
  const parts = JSON.parse(stored) as readonly (readonly [number, number, string])[];
  return parts.map(([loanId, amount, externalId]) => {
    return { loanId, amount: minor(amount), externalId };
  });
}

function byPlace(a: UnmatchedPayment, b: UnmatchedPayment): number {
  if (a.loanExternalId === b.loanExternalId) return a.id - b.id;
  return a.loanExternalId < b.loanExternalId ? -1 : 1;
}

function byMoment(a: UnmatchedPayment, b: UnmatchedPayment): number {
  return b.updatedAt - a.updatedAt || b.id - a.id;
}

function toPayment(row: UnmatchedColumns, payerName: string | null): UnmatchedPayment {
  return {
    id: row.id,
    externalId: row.external_id,
    loanExternalId: row.loan_external_id,
    amountText: row.amount_text,
    paidOn: row.paid_on,
    method: row.method,
    payerName,
    origin: row.origin,
    state: row.stage ?? row.state,
    resolution: row.resolution,
    plan: row.plan === null ? null : decodePlan(row.plan),
    returnReference: row.return_reference,
    decidedBy: row.decided_by,
    receivedAt: row.received_at,
    updatedAt: row.updated_at,
    version: row.version,
  };
}
