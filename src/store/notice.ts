import type { Vault } from "../app/context";
import {
  type Notice,
  type NoticeDraft,
  type NoticeStore,
  PLANNED_MS,
  type SentContent,
} from "../app/notice/store";
import { openNoticeList } from "./notice-list";
import { NOTICE_COLUMNS, type NoticeColumns, stateColumns, toNotice } from "./notice-row";
import { tenantStatement } from "./statement";
import type { Door } from "./tenant-store";

const FIND = tenantStatement<NoticeColumns>(
  "notice.find",
  `SELECT ${NOTICE_COLUMNS} FROM notice WHERE tenant_id = ?1 AND id = ?2`,
);
const BY_IDS = tenantStatement<NoticeColumns>(
  "notice.by_ids",
  `SELECT ${NOTICE_COLUMNS} FROM notice
   WHERE tenant_id = ?1 AND id IN (SELECT value FROM json_each(?2)) ORDER BY id`,
);
const CONTENT = tenantStatement<{ sealed: string }>(
  "notice.content",
  "SELECT sealed FROM notice_content WHERE tenant_id = ?1 AND notice_id = ?2",
);
const CONTENTS = tenantStatement<{ notice_id: number; sealed: string }>(
  "notice.contents",
  `SELECT notice_id, sealed FROM notice_content
   WHERE tenant_id = ?1 AND notice_id IN (SELECT value FROM json_each(?2))`,
);
const WAITING = tenantStatement<NoticeColumns>(
  "notice.waiting",
  `SELECT ${NOTICE_COLUMNS} FROM notice
   WHERE tenant_id = ?1 AND state IN ('planned', 'deferred', 'sending') AND send_after <= ?2
   ORDER BY send_after LIMIT ?3`,
);
// A planned notice's message is on its way; should it be lost, the tick sends another.
const INSERT = tenantStatement(
  "notice.insert",
  `INSERT INTO notice (tenant_id, id, borrower_id, loan_id, step, business_date, channel, template,
     locale, state, days_past_due, policy_version, send_after, created_at, updated_at, reason,
     channels)
   SELECT ?1, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6,
     value->>7, 'planned', value->>8, value->>9, CAST(?3 AS INTEGER) + ${PLANNED_MS},
     CAST(?3 AS INTEGER), CAST(?3 AS INTEGER), value->>10, value->>11
   FROM json_each(?2) WHERE true
   ON CONFLICT (tenant_id, borrower_id, step, business_date) DO NOTHING`,
);
// State and attempts together fence: who lost the lease finds another number of attempts.
const CHANGE = tenantStatement(
  "notice.change",
  `WITH j AS MATERIALIZED (SELECT value->>0 AS id, value->>1 AS was_state,
     value->>2 AS was_attempts, value->>3 AS state, value->>4 AS attempts, value->>5 AS decisions,
     value->>6 AS send_after, value->>7 AS provider_id, value->>8 AS failure, value->>9 AS sent_at,
     value->>10 AS channel, value->>11 AS provider, value->>12 AS reports,
     value->>13 AS finer_state, value->>14 AS was_finer
   FROM json_each(?2))
   UPDATE notice SET state = j.state, attempts = j.attempts, decisions = j.decisions,
     send_after = j.send_after, provider_id = j.provider_id, failure = j.failure,
     sent_at = j.sent_at, channel = j.channel, provider = j.provider, reports = j.reports,
     finer_state = j.finer_state, updated_at = CAST(?3 AS INTEGER)
   FROM j WHERE notice.tenant_id = ?1 AND notice.id = j.id AND notice.state = j.was_state
     AND notice.finer_state IS j.was_finer AND notice.attempts = j.was_attempts`,
);
const KEEP_CONTENT = tenantStatement(
  "notice.keep_content",
  `INSERT INTO notice_content (tenant_id, notice_id, sealed)
   SELECT ?1, value->>0, value->>1 FROM json_each(?2) WHERE true
   ON CONFLICT (tenant_id, notice_id) DO UPDATE SET sealed = excluded.sealed`,
);

/** Notices of one tenant; address and text as sent are sealed before they are stored. */
export function openNoticeStore(door: Door, vault: Vault): NoticeStore {
  const placeOf = (id: number) => `${door.tenantId}|notice|${id}|content`;
  const opened = (id: number, sealed: string) =>
    JSON.parse(vault.open(sealed, placeOf(id))) as SentContent;
  return {
    ...openNoticeList(door),
    async find(id) {
      const row = await door.home(id)?.first(FIND, id);
      return row && toNotice(row);
    },
    async byIds(partition, ids) {
      return (await door.partition(partition).all(BY_IDS, JSON.stringify(ids))).map(toNotice);
    },
    async content(id) {
      const row = await door.home(id)?.first(CONTENT, id);
      return row && opened(id, row.sealed);
    },
    async contents(partition, ids) {
      if (ids.length === 0) return new Map();
      const rows = await door.partition(partition).all(CONTENTS, JSON.stringify(ids));
      return new Map(rows.map(({ notice_id: id, sealed }) => [id, opened(id, sealed)]));
    },
    async waiting(now, limit) {
      const rows = await Promise.all(door.shards().map((shard) => shard.all(WAITING, now, limit)));
      return rows.flat().slice(0, limit).map(toNotice);
    },
    insert: (drafts, at) => ({
      statement: INSERT,
      values: [JSON.stringify(drafts.map(draftColumns)), at],
    }),
    change(changes, at) {
      if (changes.length === 0) return [];
      const rows = changes.map(({ before, after }) => changeColumns(before, after));
      return [{ statement: CHANGE, values: [JSON.stringify(rows), at], expects: rows.length }];
    },
    keepContent(rows) {
      if (rows.length === 0) return [];
      const sealed = rows.map(({ id, content }) => [
        id,
        vault.seal(JSON.stringify(content), placeOf(id)),
      ]);
      return [{ statement: KEEP_CONTENT, values: [JSON.stringify(sealed)] }];
    },
  };
}

function draftColumns(draft: NoticeDraft): readonly (string | number | null)[] {
  return [
    draft.id,
    draft.borrowerId,
    draft.loanId,
    draft.step,
    draft.businessDate,
    draft.channels[0] ?? null,
    draft.template,
    draft.locale,
    draft.daysPastDue,
    draft.policyVersion,
    draft.reason && JSON.stringify(draft.reason),
    // A step of one channel, as most are, needs no list.
    draft.channels.length > 1 ? JSON.stringify(draft.channels) : null,
  ];
}

function changeColumns(before: Notice, after: Notice): readonly (string | number | null)[] {
  const [was, wasFiner] = stateColumns(before.state);
  const [state, finer] = stateColumns(after.state);
  return [
    before.id,
    was,
    before.attempts,
    state,
    after.attempts,
    JSON.stringify(after.decisions),
    after.sendAfter,
    after.providerId,
    after.failure,
    after.sentAt,
    after.channel,
    after.provider,
    after.reports.length === 0 ? null : JSON.stringify(after.reports),
    finer,
    wasFiner,
  ];
}
