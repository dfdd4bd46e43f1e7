import type { Hold, HoldStore } from "../app/hold/store";
import type { HoldStop } from "../domain/policy/step-action";
import type { BusinessDate, Instant } from "../kernel/calendar";
import { tenantStatement } from "./statement";
import type { Door } from "./tenant-store";

type HoldColumns = Readonly<{
  loan_id: number;
  number: number;
  borrower_id: number;
  stops: string;
  reason_text: string;
  legal_basis: string;
  owner: string;
  from_on: BusinessDate;
  to_on: BusinessDate | null;
  lifted_by: string | null;
  lift_reason: string | null;
  policy_version: number | null;
  step: string | null;
  reason: string;
  created_at: Instant;
  updated_at: Instant;
  version: number;
}>;

/** What a person's hold keeps besides its columns. */
type PlacedReason = Readonly<{ placedBy?: string; openEndReason?: string | null }>;

const COLUMNS = `loan_id, number, borrower_id, stops, reason_text, legal_basis, owner, from_on, to_on,
  lifted_by, lift_reason, policy_version, step, reason, created_at, updated_at, version`;

const FIND = tenantStatement<HoldColumns>(
  "hold.find",
  `SELECT ${COLUMNS} FROM hold WHERE tenant_id = ?1 AND loan_id = ?2 AND number = ?3`,
);
const OF_LOANS = tenantStatement<HoldColumns>(
  "hold.of_loans",
  `SELECT ${COLUMNS} FROM hold WHERE tenant_id = ?1
     AND loan_id IN (SELECT value FROM json_each(?2)) ORDER BY loan_id, number DESC`,
);
const INSERT = tenantStatement(
  "hold.place",
  `INSERT INTO hold (tenant_id, loan_id, number, borrower_id, stops, reason_text, legal_basis, owner,
     from_on, to_on, reason, created_at, updated_at)
   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?12)`,
);
const UPDATE = tenantStatement(
  "hold.change",
  `UPDATE hold SET to_on = ?5, lifted_by = ?6, lift_reason = ?7, updated_at = CAST(?8 AS INTEGER),
     version = version + 1
   WHERE tenant_id = ?1 AND loan_id = ?2 AND number = ?3 AND version = ?4`,
);

/** Holds as people place and lift them; policies place some as well (treatment.ts). */
export function openHoldStore(door: Door): HoldStore {
  return {
    async find(loanId, number) {
      const row = await door.home(loanId)?.first(FIND, loanId, number);
      return row && toHold(row);
    },
    async ofLoans(partition, loanIds) {
      if (loanIds.length === 0) return [];
      const rows = await door.partition(partition).all(OF_LOANS, JSON.stringify(loanIds));
      return rows.map(toHold);
    },
    place(draft) {
      const { placedBy, openEndReason } = draft;
      const values = [
        draft.loanId,
        draft.number,
        draft.borrowerId,
        JSON.stringify(draft.stops),
        draft.holdReason,
        draft.legalBasis,
        draft.owner,
        draft.from,
        draft.to,
        JSON.stringify({ placedBy, openEndReason } satisfies PlacedReason),
        draft.createdAt,
      ];
      return [{ statement: INSERT, values, expects: 1 }];
    },
    change({ before, after }, at) {
      const { loanId, number, version } = before;
      const { to, liftedBy, liftReason } = after;
      const values = [loanId, number, version, to, liftedBy, liftReason, at];
      return [{ statement: UPDATE, values, expects: 1 }];
    },
  };
}

function toHold(row: HoldColumns): Hold {
  const { placedBy, openEndReason } = JSON.parse(row.reason) as PlacedReason;
  return {
    loanId: row.loan_id,
    number: row.number,
    borrowerId: row.borrower_id,
    stops: JSON.parse(row.stops) as HoldStop[],
    holdReason: row.reason_text,
    legalBasis: row.legal_basis,
    owner: row.owner,
    from: row.from_on,
    to: row.to_on,
    liftedBy: row.lifted_by,
    liftReason: row.lift_reason,
    policyVersion: row.policy_version,
    step: row.step,
    // One that a policy placed names itself as owner.
    placedBy: placedBy ?? row.owner,
    openEndReason: openEndReason ?? null,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
  };
}
