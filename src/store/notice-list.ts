import {
  NOTICE_STATES,
  type Notice,
  type NoticePage,
  type NoticePlace,
  type NoticeQuery,
  type NoticeState,
  type NoticeStore,
} from "../app/notice/store";
import { internalId, partitionOf } from "../kernel/ids";
import { NOTICE_COLUMNS, type NoticeColumns, toNotice } from "./notice-row";
import { type Statement, tenantStatement } from "./statement";
import type { Door, Partition } from "./tenant-store";

// The ids of a partition grow with time, so the newest are found by walking it backwards. ?2 and ?3
// are the borders of the walk, ?4 the limit. The state is part of the text, because only then does
// SQLite see that a partial index serves.
const walk = (name: string, condition: string) =>
  tenantStatement<NoticeColumns>(
    `notice.list_${name}`,
    `SELECT ${NOTICE_COLUMNS} FROM notice
     WHERE tenant_id = ?1 AND ${condition} id > ?2 AND id < ?3 ORDER BY id DESC LIMIT ?4`,
  );
const WALK_ALL = walk("all", "");
const WAITS = "state IN ('deferred', 'sending') AND";
const WALK_STATE: Readonly<Record<NoticeState, Statement<NoticeColumns>>> = {
  planned: walk("planned", "state = 'planned' AND"),
  deferred: walk("deferred", `${WAITS} state = 'deferred' AND`),
  sending: walk("sending", `${WAITS} state = 'sending' AND`),
  sent: walk("sent", "state = 'sent' AND"),
  cancelled: walk("cancelled", "state = 'cancelled' AND"),
  denied: walk("denied", "state = 'denied' AND"),
  failed: walk("failed", "state = 'failed' AND"),
};
const OF_BORROWER = tenantStatement<NoticeColumns>(
  "notice.of_borrower",
  `SELECT ${NOTICE_COLUMNS} FROM notice
   WHERE tenant_id = ?1 AND borrower_id = ?5 AND (?6 IS NULL OR loan_id = ?6)
     AND (?7 IS NULL OR state = ?7) AND id > ?2 AND id < ?3 ORDER BY id DESC LIMIT ?4`,
);
const COUNT = tenantStatement<{ state: NoticeState; notice_count: number }>(
  "notice.count_by_state",
  `SELECT state, COUNT(*) AS notice_count FROM (SELECT state, business_date FROM notice
     WHERE tenant_id = ?1 AND id > ?2 AND id < ?3 ORDER BY id DESC LIMIT 20000)
   WHERE business_date = ?4 GROUP BY state`,
);

/** Above every sequence number of a partition. */
const SEQUENCE_END = 2 ** 40 - 1;

type Lists = Pick<NoticeStore, "list" | "countByState">;

export function openNoticeList(door: Door): Lists {
  const rowsOf = async (home: Partition, query: NoticeQuery): Promise<NoticeColumns[]> => {
    const { first, last } = borders(home.partition, query.after);
    if (query.borrowerId !== null) {
      const { borrowerId, loanId, state, limit } = query;
      return home.all(OF_BORROWER, first, last, limit + 1, borrowerId, loanId, state);
    }
    const statement = query.state === null ? WALK_ALL : WALK_STATE[query.state];
    return home.all(statement, first, last, query.limit + 1);
  };
  return {
    async list(query) {
      const one = query.borrowerId === null ? undefined : door.home(query.borrowerId);
      const homes = query.borrowerId === null ? door.partitions() : one ? [one] : [];
      const rows = await Promise.all(homes.map((home) => rowsOf(home, query)));
      return pageOf(
        rows.map((part) => part.map(toNotice)),
        query,
        door.partitionCount,
      );
    },
    async countByState(businessDate) {
      const rows = await Promise.all(
        door.partitions().map((home) => {
          const { first, last } = borders(home.partition, null);
          return home.all(COUNT, first, last, businessDate);
        }),
      );
      const counts = rows.flat();
      return Object.fromEntries(
        NOTICE_STATES.map((state) => [
          state,
          counts.reduce((sum, row) => sum + (row.state === state ? row.notice_count : 0), 0),
        ]),
      );
    },
  };
}

/** The ids of a partition that come after a place, exclusive on both sides. */
function borders(partition: number, after: NoticePlace | null) {
  const sequence = after?.[partition] || SEQUENCE_END;
  const floor = internalId(partition, 1) - 1;
  return { first: floor, last: floor + Math.min(sequence, SEQUENCE_END) };
}

/** Merges the partitions' walks by the moment of planning, newest first. */
function pageOf(
  walks: readonly (readonly Notice[])[],
  query: NoticeQuery,
  partitionCount: number,
): NoticePage {
  const heads = walks.map(() => 0);
  const notices: Notice[] = [];
  while (notices.length < query.limit) {
    const best = newestWalk(walks, heads);
    const notice = best === undefined ? undefined : walks[best]?.[heads[best] ?? 0];
    if (best === undefined || !notice) break;
    heads[best] = (heads[best] ?? 0) + 1;
    notices.push(notice);
  }
  if (newestWalk(walks, heads) === undefined) return { notices, next: null };
  const place = Array.from({ length: partitionCount }, (_, index) => query.after?.[index] ?? 0);
  for (const { id } of notices) place[partitionOf(id)] = id - (internalId(partitionOf(id), 1) - 1);
  return { notices, next: place };
}

function newestWalk(
  walks: readonly (readonly Notice[])[],
  heads: readonly number[],
): number | undefined {
  let best: number | undefined;
  let newest = Number.NEGATIVE_INFINITY;
  for (const [index, walked] of walks.entries()) {
    const head = walked[heads[index] ?? 0];
    if (head && head.createdAt > newest) {
      newest = head.createdAt;
      best = index;
    }
  }
  return best;
}
