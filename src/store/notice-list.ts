import type { NoticeQuery, NoticeStore } from "../app/notice/store";
import { NOTICE_STATES, type NoticeState } from "../domain/notice/state";
import { NOTICE_COLUMNS, type NoticeColumns, toNotice } from "./notice-row";
import { type Statement, tenantStatement } from "./statement";
import type { Door, Partition } from "./tenant-store";
import { mergeWalks, walkBorders } from "./walk";

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
const FINER = "finer_state IN ('unconfirmed', 'to-print', 'suppressed') AND";
const WALK_STATE: Readonly<Record<NoticeState, Statement<NoticeColumns>>> = {
  planned: walk("planned", "state = 'planned' AND finer_state IS NULL AND"),
  deferred: walk("deferred", `${WAITS} state = 'deferred' AND`),
  sending: walk("sending", `${WAITS} state = 'sending' AND finer_state IS NULL AND`),
  sent: walk("sent", "state = 'sent' AND finer_state IS NULL AND"),
  delivered: walk("delivered", "state = 'sent' AND finer_state = 'delivered' AND"),
  unconfirmed: walk("unconfirmed", `${FINER} finer_state = 'unconfirmed' AND`),
  "to-print": walk("to_print", `${FINER} finer_state = 'to-print' AND`),
  suppressed: walk("suppressed", `${FINER} finer_state = 'suppressed' AND`),
  cancelled: walk("cancelled", "state = 'cancelled' AND"),
  denied: walk("denied", "state = 'denied' AND finer_state IS NULL AND"),
  failed: walk("failed", "state = 'failed' AND"),
};
const OF_BORROWER = tenantStatement<NoticeColumns>(
  "notice.of_borrower",
  `SELECT ${NOTICE_COLUMNS} FROM notice
   WHERE tenant_id = ?1 AND borrower_id = ?5 AND (?6 IS NULL OR loan_id = ?6)
     AND (?7 IS NULL OR COALESCE(finer_state, state) = ?7) AND id > ?2 AND id < ?3 ORDER BY id DESC LIMIT ?4`,
);
const OF_PRINT_RUN = tenantStatement<NoticeColumns>(
  "notice.of_print_run",
  `SELECT ${NOTICE_COLUMNS} FROM notice INDEXED BY notice_print_run
   WHERE tenant_id = ?1 AND provider = 'print' AND provider_id = ?2 ORDER BY id LIMIT 1000`,
);
const COUNT = tenantStatement<{ state: NoticeState; notice_count: number }>(
  "notice.count_by_state",
  `SELECT state, COUNT(*) AS notice_count FROM (SELECT COALESCE(finer_state, state) AS state, business_date FROM notice
     WHERE tenant_id = ?1 AND id > ?2 AND id < ?3 ORDER BY id DESC LIMIT 20000)
   WHERE business_date = ?4 GROUP BY state`,
);

type Lists = Pick<NoticeStore, "list" | "ofPrintRun" | "countByState">;

export function openNoticeList(door: Door): Lists {
  const rowsOf = async (home: Partition, query: NoticeQuery): Promise<NoticeColumns[]> => {
    const { first, last } = walkBorders(home.partition, query.after);
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
      const walks = rows.map((part) => part.map(toNotice));
      const merged = mergeWalks(walks, query, door.partitionCount);
      return { notices: merged.rows, next: merged.next };
    },
    async ofPrintRun(id) {
      const rows = await Promise.all(door.shards().map((shard) => shard.all(OF_PRINT_RUN, id)));
      return rows.flat().map(toNotice);
    },
    async countByState(businessDate) {
      const rows = await Promise.all(
        door.partitions().map((home) => {
          const { first, last } = walkBorders(home.partition, null);
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
