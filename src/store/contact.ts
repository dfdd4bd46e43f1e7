import type {
  Contact,
  ContactPermit,
  ContactStore,
  HistoryQuery,
  KnownContact,
} from "../app/contact/store";
import type { GateDecision } from "../domain/contact/decision";
import type { LoanMark } from "../domain/contact/flags";
import {
  CONTACT_FLAGS,
  type Channel,
  type ContactResult,
  type Party,
  type Purpose,
} from "../domain/contact/rule";
import type { BusinessDate, Instant } from "../kernel/calendar";
import { openContactTallies } from "./contact-tally";
import { tenantStatement } from "./statement";
import type { Door } from "./tenant-store";

type SubjectColumns = Readonly<{
  id: number;
  borrower_id: number;
  loan_id: number | null;
  channel: Channel;
  purpose: Purpose;
  party: Party;
  actor: string;
  created_at: Instant;
}>;
export type ContactColumns = SubjectColumns &
  Readonly<{
    external_id: string;
    at: Instant;
    result: ContactResult | null;
    note: string | null;
    permit_id: number | null;
  }>;
type PermitColumns = SubjectColumns &
  Readonly<{
    decision: string;
    asked_at: Instant;
    expires_at: Instant;
    contact_id: number | null;
  }>;
type HistoryColumns = Readonly<{
  borrower_id: number;
  notice_id: number | null;
  at: Instant;
  channel: Channel;
  loan_id: number | null;
  result: ContactResult | null;
  counts_until: Instant | null;
}>;

type MarkColumns = Readonly<{
  borrower_id: number;
  loan_id: number;
  flag: string;
  set_on: BusinessDate;
  ends_on: BusinessDate | null;
}>;

export const CONTACT_COLUMNS = `id, borrower_id, loan_id, external_id, channel, purpose, party, at, result, note,
  permit_id, actor, created_at`;
const PERMIT_COLUMNS = `id, borrower_id, loan_id, channel, purpose, party, decision, asked_at,
  expires_at, contact_id, actor, created_at`;

// ?2 are the borrowers, ?3 since when, ?4 now. A letter on its way counts from when the gate let it go.
const HISTORY_ROWS = `SELECT borrower_id, NULL AS notice_id, at, channel, loan_id, result,
     NULL AS counts_until
   FROM contact INDEXED BY contact_history
   WHERE tenant_id = ?1 AND borrower_id IN (SELECT value FROM json_each(?2)) AND at >= ?3
   UNION ALL SELECT borrower_id, id, COALESCE(sent_at, decisions->>'$[#-1].at', updated_at),
     channel, loan_id, 'sent', NULL FROM notice INDEXED BY notice_identity
   WHERE tenant_id = ?1 AND borrower_id IN (SELECT value FROM json_each(?2))
     AND state IN ('sending', 'sent')
     AND COALESCE(sent_at, decisions->>'$[#-1].at', updated_at) >= ?3
   UNION ALL SELECT borrower_id, NULL, asked_at, channel, loan_id, NULL,
     asked_at + expires_at - created_at
   FROM contact_permit INDEXED BY contact_permit_unused
   WHERE tenant_id = ?1 AND borrower_id IN (SELECT value FROM json_each(?2))
     AND contact_id IS NULL AND expires_at > ?4 AND asked_at >= ?3`;
const HISTORY = tenantStatement<HistoryColumns>("contact.history", HISTORY_ROWS);
const ASSERT_COUNT = tenantStatement(
  "contact.assert_count",
  `INSERT INTO assert_that (ok, msg)
   SELECT (SELECT COUNT(*) FROM (${HISTORY_ROWS})) = ?5, 'contact-history'`,
);
const MARKS = tenantStatement<MarkColumns>(
  "contact.marks",
  `SELECT borrower_id, loan_id, flag, set_on, ends_on FROM flag
   WHERE tenant_id = ?1 AND flag IN (SELECT value FROM json_each(?3)) AND loan_id IN (
     SELECT id FROM loan WHERE tenant_id = ?1
       AND borrower_id IN (SELECT value FROM json_each(?2)))`,
);
const BY_EXTERNAL_ID = tenantStatement<ContactColumns>(
  "contact.by_external_id",
  `SELECT ${CONTACT_COLUMNS} FROM contact
   WHERE tenant_id = ?1 AND borrower_id = ?2 AND external_id = ?3`,
);
const LIST = tenantStatement<ContactColumns>(
  "contact.list",
  `SELECT ${CONTACT_COLUMNS} FROM contact INDEXED BY contact_history
   WHERE tenant_id = ?1 AND borrower_id = ?2 AND id < ?3 ORDER BY id DESC LIMIT ?4`,
);
const LOG = tenantStatement(
  "contact.log",
  `INSERT INTO contact (tenant_id, ${CONTACT_COLUMNS})
   SELECT ?1, j->>0, j->>1, j->>2, j->>3, j->>4, j->>5, j->>6, j->>7, j->>8, j->>9, j->>10, j->>11,
     j->>12 FROM (SELECT ?2 AS j)`,
);
const PERMIT = tenantStatement<PermitColumns>(
  "contact_permit.find",
  `SELECT ${PERMIT_COLUMNS} FROM contact_permit WHERE tenant_id = ?1 AND id = ?2`,
);
const GRANT = tenantStatement(
  "contact_permit.grant",
  `INSERT INTO contact_permit (tenant_id, ${PERMIT_COLUMNS})
   SELECT ?1, j->>0, j->>1, j->>2, j->>3, j->>4, j->>5, j->>6, j->>7, j->>8, NULL, j->>9, j->>10
   FROM (SELECT ?2 AS j)`,
);
const USE = tenantStatement(
  "contact_permit.use",
  `UPDATE contact_permit SET contact_id = ?3
   WHERE tenant_id = ?1 AND id = ?2 AND contact_id IS NULL`,
);

/** Above every id. */
const ID_END = Number.MAX_SAFE_INTEGER;

/** What was tried to reach a tenant's borrowers, and the permits to try. */
export function openContactStore(door: Door): ContactStore {
  return {
    ...openContactTallies(door),
    async history(query) {
      if (query.borrowerIds.length === 0) return new Map();
      const rows = await door.partition(query.partition).all(HISTORY, ...historyValues(query));
      const grouped = Map.groupBy(rows, (row) => row.borrower_id);
      return new Map([...grouped].map(([id, own]) => [id, own.map(toKnownContact)]));
    },
    async marks(partition, borrowerIds) {
      const values = [JSON.stringify(borrowerIds), JSON.stringify(CONTACT_FLAGS)];
      const rows = await door.partition(partition).all(MARKS, ...values);
      const grouped = Map.groupBy(rows, (row) => row.borrower_id);
      return new Map([...grouped].map(([id, own]) => [id, own.map(toMark)]));
    },
    asCounted: (query, count) => [
      { statement: ASSERT_COUNT, values: [...historyValues(query), count] },
    ],
    async byExternalId(borrowerId, externalId) {
      const row = await door.home(borrowerId)?.first(BY_EXTERNAL_ID, borrowerId, externalId);
      return row && toContact(row);
    },
    async list({ borrowerId, limit, after }) {
      const rows = await door.home(borrowerId)?.all(LIST, borrowerId, after ?? ID_END, limit);
      return rows?.map(toContact) ?? [];
    },
    log: (contact) => [
      { statement: LOG, values: [JSON.stringify(contactColumns(contact))], expects: 1 },
    ],
    async permit(id) {
      const row = await door.home(id)?.first(PERMIT, id);
      return row && toPermit(row);
    },
    grant: (permit) => [
      { statement: GRANT, values: [JSON.stringify(permitColumns(permit))], expects: 1 },
    ],
    usePermit: ({ id }, contactId) => [{ statement: USE, values: [id, contactId], expects: 1 }],
  };
}

function historyValues({ borrowerIds, since, now }: HistoryQuery) {
  return [JSON.stringify(borrowerIds), since, now] as const;
}

function toKnownContact(row: HistoryColumns): KnownContact {
  const { notice_id: noticeId, loan_id: loanId, at, channel, result } = row;
  const known = { noticeId, loanId, at, channel, result };
  return row.counts_until === null ? known : { ...known, countsUntil: row.counts_until };
}

function toMark({ loan_id: loanId, flag, set_on: setOn, ends_on: endsOn }: MarkColumns): LoanMark {
  return { loanId, flag, setOn, endsOn };
}

function subjectOf(row: SubjectColumns) {
  const { id, borrower_id: borrowerId, loan_id: loanId, channel, purpose, party, actor } = row;
  return { id, borrowerId, loanId, channel, purpose, party, actor, createdAt: row.created_at };
}

export function toContact(row: ContactColumns): Contact {
  const { at, result, note, external_id: externalId, permit_id: permitId } = row;
  return { ...subjectOf(row), externalId, at, result, note, permitId };
}

function toPermit(row: PermitColumns): ContactPermit {
  const { asked_at: askedAt, expires_at: expiresAt, contact_id: contactId } = row;
  const decision = JSON.parse(row.decision) as GateDecision;
  return { ...subjectOf(row), decision, askedAt, expiresAt, contactId };
}

function contactColumns(contact: Contact): readonly (string | number | null)[] {
  const { id, borrowerId, loanId, externalId, channel, purpose, party } = contact;
  const { at, result, note, permitId, actor, createdAt } = contact;
  return [
    ...[id, borrowerId, loanId, externalId, channel, purpose, party],
    ...[at, result, note, permitId, actor, createdAt],
  ];
}

function permitColumns(permit: ContactPermit): readonly (string | number | null)[] {
  const { id, borrowerId, loanId, channel, purpose, party } = permit;
  const { decision, askedAt, expiresAt, actor, createdAt } = permit;
  const said = JSON.stringify(decision);
  return [
    ...[id, borrowerId, loanId, channel, purpose, party],
    ...[said, askedAt, expiresAt, actor, createdAt],
  ];
}
