import type { PolicyStore } from "../app/policy/store";
import { storedDocument } from "../domain/policy/stored-document";
import type { PolicyVersion, VersionState } from "../domain/policy/version";
import { Fault } from "../kernel/assert";
import type { BusinessDate, Instant } from "../kernel/calendar";
import type { ControlDoor } from "./control-door";
import { tenantStatement } from "./statement";

type VersionColumns = Readonly<{
  version: number;
  state: VersionState;
  revision: number;
  effective_on: BusinessDate;
  based_on: number | null;
  document: string;
  author: string;
  created_at: Instant;
  updated_at: Instant;
  submitted_by: string | null;
  submitted_at: Instant | null;
  approved_by: string | null;
  approved_at: Instant | null;
}>;

const COLUMNS = `version, state, revision, effective_on, based_on, document, author, created_at, updated_at,
  submitted_by, submitted_at, approved_by, approved_at`;

const LIST = tenantStatement<VersionColumns>(
  "policy.list",
  `SELECT ${COLUMNS} FROM policy_version WHERE tenant_id = ?1 ORDER BY version DESC LIMIT 200`,
);
const FIND = tenantStatement<VersionColumns>(
  "policy.find",
  `SELECT ${COLUMNS} FROM policy_version WHERE tenant_id = ?1 AND version = ?2`,
);
const COUNT_SUBMITTED = tenantStatement<{ count: number }>(
  "policy.count_submitted",
  `SELECT COUNT(*) AS count FROM policy_version INDEXED BY policy_version_submitted
   WHERE tenant_id = ?1 AND state = 'submitted'`,
);
const INSERT = tenantStatement<{ version: number }>(
  "policy.insert",
  `INSERT INTO policy_version (tenant_id, version, state, effective_on, based_on, document, author,
     created_at, updated_at)
   SELECT ?1, COALESCE((SELECT MAX(version) FROM policy_version WHERE tenant_id = ?1), 1) + 1,
     'draft', ?2, ?3, ?4, ?5, ?6, ?6
   RETURNING version`,
);
const REPLACE = tenantStatement(
  "policy.replace",
  `UPDATE policy_version SET document = ?3, effective_on = ?4, author = ?5, updated_at = ?6,
     revision = revision + 1
   WHERE tenant_id = ?1 AND version = ?2 AND state = 'draft' AND revision = ?7`,
);
const SUBMIT = tenantStatement(
  "policy.submit",
  `UPDATE policy_version SET state = 'submitted', submitted_by = ?3, submitted_at = ?4, updated_at = ?4
   WHERE tenant_id = ?1 AND version = ?2 AND state = 'draft'`,
);
const WITHDRAW = tenantStatement(
  "policy.withdraw",
  `UPDATE policy_version SET state = 'withdrawn', updated_at = ?3
   WHERE tenant_id = ?1 AND version = ?2 AND state IN ('draft', 'submitted')`,
);
// Whoever decided to approve read the clock before: a move that began since then scans without it.
const APPROVE = tenantStatement(
  "policy.approve",
  `UPDATE policy_version SET state = 'approved', approved_by = ?3, approved_at = ?4, updated_at = ?4
   WHERE tenant_id = ?1 AND version = ?2 AND state = 'submitted' AND EXISTS (
     SELECT 1 FROM tenant WHERE id = ?1 AND clock_target IS NULL
       AND policy_version.effective_on > COALESCE(clock_on, ''))`,
);

export function openPolicyStore(door: ControlDoor): PolicyStore {
  return {
    list: async () => (await door.all(LIST)).map(toVersion),
    countSubmitted: async () => (await door.first(COUNT_SUBMITTED))?.count ?? 0,
    async find(version) {
      const row = await door.first(FIND, version);
      return row && toVersion(row);
    },
    async insert({ document, effectiveOn, author, basedOn }, now) {
      const values = [effectiveOn, basedOn, JSON.stringify(document), author, now] as const;
      const row = await door.first(INSERT, ...values);
      if (!row) throw new Fault("an inserted policy version answers its number");
      return row.version;
    },
    async replace(version, { document, effectiveOn, author, revision }, now) {
      const values = [JSON.stringify(document), effectiveOn, author, now, revision] as const;
      return (await door.run(REPLACE, version, ...values)) === 1;
    },
    submit: async (version, by, now) => (await door.run(SUBMIT, version, by, now)) === 1,
    withdraw: async (version, now) => (await door.run(WITHDRAW, version, now)) === 1,
    approve: async (version, by, now) => (await door.run(APPROVE, version, by, now)) === 1,
  };
}

function toVersion(row: VersionColumns): PolicyVersion {
  return {
    version: row.version,
    state: row.state,
    revision: row.revision,
    effectiveOn: row.effective_on,
    document: storedDocument(row.document),
    basedOn: row.based_on,
    author: row.author,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    submittedBy: row.submitted_by,
    submittedAt: row.submitted_at,
    approvedBy: row.approved_by,
    approvedAt: row.approved_at,
  };
}
