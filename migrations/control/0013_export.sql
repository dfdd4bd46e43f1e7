-- Files that lenders take out of their book, and what is left of a lender that has left.

-- Exports that are made by themselves, whenever the book stands on a day of the schedule.
CREATE TABLE export_schedule (
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  format TEXT NOT NULL,
  -- ExportOptions as JSON; days are counted when an export is made.
  options TEXT NOT NULL,
  every TEXT NOT NULL CHECK (every IN ('day', 'week', 'month')),
  -- Of the week from 1, Monday; of the month from 1, its last day when it has fewer. 1 for each day.
  day INTEGER NOT NULL,
  next_on TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE export_job (
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  number INTEGER NOT NULL,
  kind TEXT NOT NULL,
  format TEXT NOT NULL,
  options TEXT NOT NULL,
  state TEXT NOT NULL
    CHECK (state IN ('queued', 'running', 'finished', 'failed', 'cancelled', 'removed')),
  failure TEXT,
  -- NULL: not known before it is done.
  rows_total INTEGER,
  rows_done INTEGER NOT NULL DEFAULT 0,
  byte_count INTEGER NOT NULL DEFAULT 0,
  -- Everything up to this row of this section is in the files that are recorded.
  section INTEGER NOT NULL DEFAULT 0,
  after_key TEXT,
  file_count INTEGER NOT NULL DEFAULT 0,
  -- How often it was taken up; it also fences off a worker whose lease has ended.
  tries INTEGER NOT NULL DEFAULT 0,
  -- When the tick looks at it again: work that was lost, files that are to go. NULL: never.
  wake_at INTEGER,
  -- The business date it is of; days past due are counted to it.
  on_date TEXT NOT NULL,
  schedule INTEGER,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  started_at INTEGER,
  finished_at INTEGER,
  PRIMARY KEY (tenant_id, number)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX export_job_due ON export_job (tenant_id, schedule, on_date)
  WHERE schedule IS NOT NULL;
CREATE INDEX export_job_wake ON export_job (wake_at) WHERE wake_at IS NOT NULL;

-- The pieces of an export in R2, in the order in which they are read as one file.
CREATE TABLE export_file (
  tenant_id INTEGER NOT NULL,
  export INTEGER NOT NULL,
  number INTEGER NOT NULL,
  -- What it is called in an archive.
  name TEXT NOT NULL,
  object TEXT NOT NULL,
  row_count INTEGER NOT NULL,
  byte_count INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (tenant_id, export, number),
  FOREIGN KEY (tenant_id, export) REFERENCES export_job (tenant_id, number)
) STRICT, WITHOUT ROWID;

-- A lender that is to be deleted, and how far that is. The row goes with the lender.
CREATE TABLE tenant_deletion (
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  certificate TEXT NOT NULL,
  phase TEXT NOT NULL CHECK (phase IN ('waiting', 'removing', 'closing')),
  asked_by TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  started_at INTEGER,
  -- The last seal of each partition's audit log, as JSON.
  seals TEXT,
  file_count INTEGER,
  -- What was removed of each table in the shards, as JSON, once all is.
  shard_counts TEXT,
  -- When the tick sends its message again, and until when a worker is at it.
  wake_at INTEGER NOT NULL,
  lease_until INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX tenant_deletion_wake ON tenant_deletion (wake_at);

-- Rows removed so far, counted in the batch that removes them.
CREATE TABLE deletion_count (
  tenant_id INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  row_count INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, table_name)
) STRICT, WITHOUT ROWID;

-- What stays of a lender: that it is gone. Nothing in it names anybody.
CREATE TABLE deletion_certificate (
  id TEXT PRIMARY KEY,
  -- Messages that were on their way to it are let go.
  lender INTEGER NOT NULL UNIQUE,
  mode TEXT NOT NULL CHECK (mode IN ('live', 'sandbox')),
  asked_by TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  finished_at INTEGER NOT NULL,
  seals TEXT NOT NULL,
  -- {table: rows} as JSON.
  counts TEXT NOT NULL,
  file_count INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What is kept for good is kept for as long as there is its lender.
DROP TRIGGER control_audit_kept;
CREATE TRIGGER control_audit_kept BEFORE DELETE ON control_audit
WHEN NOT EXISTS (SELECT 1 FROM tenant_deletion
  WHERE tenant_id = OLD.tenant_id AND phase <> 'waiting')
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
DROP TRIGGER policy_version_kept;
CREATE TRIGGER policy_version_kept BEFORE DELETE ON policy_version
WHEN NOT EXISTS (SELECT 1 FROM tenant_deletion
  WHERE tenant_id = OLD.tenant_id AND phase <> 'waiting')
BEGIN SELECT RAISE(ABORT, 'policy versions are kept: immutable'); END;
DROP TRIGGER member_last_owner_stays;
CREATE TRIGGER member_last_owner_stays BEFORE DELETE ON member
WHEN OLD.role = 'owner' AND NOT EXISTS (
  SELECT 1 FROM member
  WHERE organization_id = OLD.organization_id AND role = 'owner' AND id <> OLD.id
) AND NOT EXISTS (
  SELECT 1 FROM tenant JOIN tenant_deletion ON tenant_deletion.tenant_id = tenant.id
  WHERE tenant.organization_id = OLD.organization_id AND tenant_deletion.phase <> 'waiting'
)
BEGIN SELECT RAISE(ABORT, 'an organization keeps an owner'); END;
