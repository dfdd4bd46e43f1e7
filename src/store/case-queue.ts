import type { CaseQueueQuery } from "../app/case/store";
import { rankOf } from "../domain/case/case";
import type { BusinessDate } from "../kernel/calendar";
import { CASE_COLUMNS, type CaseColumns, toCase } from "./case-row";
import { type Bindable, type Statement, tenantStatement } from "./statement";
import type { Door } from "./tenant-store";

// Open cases as they are worked on: along an index that is sorted so, from a place (?2 to ?4) to the
// last rank that is asked for (?5). What else is asked is filtered on the way.
const queue = (name: string, index: string, owner: string) =>
  tenantStatement<CaseColumns & { rank: number }>(
    `case.${name}`,
    `SELECT ${CASE_COLUMNS}, rank FROM borrower_case INDEXED BY ${index}
     WHERE tenant_id = ?1 AND state = 'open' ${owner}
       AND (rank, opened_on, id) > (?2, ?3, ?4) AND rank <= ?5
       AND (?6 IS NULL OR stage = ?6) AND (?7 IS NULL OR owner_role = ?7)
     ORDER BY rank, opened_on, id LIMIT ?8`,
  );
const OPEN = queue("queue", "borrower_case_queue", "");
const OF_OWNER = queue("queue_of_owner", "borrower_case_owner", "AND owner IS ?9");

const LAST_RANK = rankOf("low");

export function openCaseQueue(door: Door) {
  const everywhere = async <Row>(statement: Statement<Row>, ...values: Bindable[]) =>
    (await Promise.all(door.shards().map((shard) => shard.all(statement, ...values)))).flat();
  return {
    async queue(query: CaseQueueQuery) {
      const { limit, after, stage, priority, ownerRole, owner } = query;
      const only = priority === null ? null : rankOf(priority);
      const start = after ?? { rank: only ?? 0, openedOn: "", id: 0 };
      const values = [start.rank, start.openedOn, start.id, only ?? LAST_RANK, stage, ownerRole];
      const rows =
        owner === "anybody"
          ? await everywhere(OPEN, ...values, limit + 1)
          : await everywhere(OF_OWNER, ...values, limit + 1, owner === "nobody" ? null : owner);
      const sorted = rows.toSorted(
        (a, b) => a.rank - b.rank || compare(a.opened_on, b.opened_on) || a.id - b.id,
      );
      const shown = sorted.slice(0, limit);
      const last = sorted.length > limit ? shown.at(-1) : undefined;
      const next = last ? { rank: last.rank, openedOn: last.opened_on, id: last.id } : null;
      return { cases: shown.map(toCase), next };
    },
  };
}

function compare(a: BusinessDate, b: BusinessDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
