import type { Flag, FlagStore } from "../app/flag/store";
import { WATCH_FLAG } from "../domain/policy/step-action";
import type { BusinessDate, Instant } from "../kernel/calendar";
import { tenantStatement } from "./statement";
import type { Door } from "./tenant-store";

type FlagColumns = Readonly<{
  loan_id: number;
  flag: string;
  borrower_id: number;
  set_on: BusinessDate;
  ends_on: BusinessDate | null;
  note: string | null;
  actor: string;
  policy_version: number | null;
  step: string | null;
  created_at: Instant;
}>;

const COLUMNS = `loan_id, flag, borrower_id, set_on, ends_on, note, actor, policy_version, step,
  created_at`;

const OF_LOANS = tenantStatement<FlagColumns>(
  "flag.of_loans",
  `SELECT ${COLUMNS} FROM flag WHERE tenant_id = ?1
     AND loan_id IN (SELECT value FROM json_each(?2)) ORDER BY loan_id, flag`,
);
// One that has no end is looked at again last of all (`stands_before`).
const NO_END = "9999-12-31";
const WATCHED = tenantStatement<FlagColumns>(
  "flag.watched",
  `SELECT ${COLUMNS} FROM flag INDEXED BY flag_watched
   WHERE tenant_id = ?1 AND flag = '${WATCH_FLAG}' AND (stands_before, loan_id) > (?2, ?3)
     AND set_on <= ?4 ORDER BY stands_before, loan_id LIMIT ?5`,
);
const SET = tenantStatement(
  "flag.set",
  `INSERT INTO flag (tenant_id, loan_id, flag, borrower_id, set_on, ends_on, note, actor, created_at)
   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
   ON CONFLICT (tenant_id, loan_id, flag) DO UPDATE SET
     set_on = iif(ends_on IS NOT NULL AND ends_on <= excluded.set_on, excluded.set_on, set_on),
     ends_on = excluded.ends_on, note = excluded.note, actor = excluded.actor,
     policy_version = NULL, step = NULL, reason = '{}'`,
);
const END = tenantStatement(
  "flag.end",
  `UPDATE flag SET ends_on = ?4 WHERE tenant_id = ?1 AND loan_id = ?2 AND flag = ?3
     AND (ends_on IS NULL OR ends_on > ?4)`,
);

/** Marks on loans as people set and take them off; policies set some as well (treatment.ts). */
export function openFlagStore(door: Door): FlagStore {
  return {
    async ofLoans(partition, loanIds) {
      if (loanIds.length === 0) return [];
      const rows = await door.partition(partition).all(OF_LOANS, JSON.stringify(loanIds));
      return rows.map(toFlag);
    },
    async watched({ on, limit, after }) {
      // One that ends on the day itself stands no more.
      const place = after ? [after.endsOn ?? NO_END, after.loanId] : [on, Number.MAX_SAFE_INTEGER];
      const rows = await Promise.all(
        door.shards().map((shard) => shard.all(WATCHED, ...place, on, limit)),
      );
      return rows.flat().map(toFlag).sort(byEnd).slice(0, limit);
    },
    set(draft, at) {
      const { loanId, flag, borrowerId, setOn, endsOn, note, actor } = draft;
      const values = [loanId, flag, borrowerId, setOn, endsOn, note, actor, at];
      return [{ statement: SET, values, expects: 1 }];
    },
    end: ({ loanId, flag }, on) => [{ statement: END, values: [loanId, flag, on], expects: 1 }],
  };
}

function byEnd(a: Flag, b: Flag): number {
  const [first, second] = [a.endsOn ?? NO_END, b.endsOn ?? NO_END];
  if (first === second) return a.loanId - b.loanId;
  return first < second ? -1 : 1;
}

function toFlag(row: FlagColumns): Flag {
  return {
    loanId: row.loan_id,
    flag: row.flag,
    borrowerId: row.borrower_id,
    setOn: row.set_on,
    endsOn: row.ends_on,
    note: row.note,
    actor: row.actor,
    policyVersion: row.policy_version,
    step: row.step,
    createdAt: row.created_at,
  };
}
