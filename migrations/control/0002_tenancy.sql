-- Tenants, the shard directory, keys, and the jobs that span partitions.

CREATE TABLE tenant (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  organization_id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('live', 'sandbox')),
  state TEXT NOT NULL CHECK (state IN ('active', 'suspended')),
  timezone TEXT NOT NULL,
  currency TEXT NOT NULL,
  locale TEXT NOT NULL,
  partition_count INTEGER NOT NULL,
  -- The tenant's data key, wrapped by the platform key.
  sealed_key TEXT NOT NULL,
  -- Sandbox only: the test clock's business date, and where it is moving to.
  clock_on TEXT,
  clock_target TEXT,
  clock_from TEXT,
  clock_lease_until INTEGER,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE shard (
  id INTEGER PRIMARY KEY,
  binding TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('open', 'full'))
) STRICT;

CREATE TABLE tenant_partition (
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  partition INTEGER NOT NULL,
  shard_id INTEGER NOT NULL REFERENCES shard (id),
  epoch INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, partition)
) STRICT, WITHOUT ROWID;

CREATE TABLE api_key (
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  secret_hash TEXT NOT NULL,
  scopes TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_used_on TEXT,
  revoked_at INTEGER,
  PRIMARY KEY (tenant_id, number)
) STRICT, WITHOUT ROWID;

-- Answers of writes that came with an Idempotency-Key, sealed with the tenant's key, for a day.
CREATE TABLE idempotency_key (
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  key TEXT NOT NULL,
  -- Method, path and a digest of the body.
  fingerprint TEXT NOT NULL,
  sealed_answer TEXT,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_key_age ON idempotency_key (created_at);

CREATE TABLE webhook_endpoint (
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  sealed_secret TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  disabled_at INTEGER,
  PRIMARY KEY (tenant_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_mapping (
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('loans', 'schedules', 'payments')),
  mapping TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_job (
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  number INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('loans', 'schedules', 'payments')),
  file_name TEXT NOT NULL,
  file_bytes INTEGER NOT NULL,
  dry_run INTEGER NOT NULL CHECK (dry_run IN (0, 1)),
  -- Mapping, tolerance and the other choices of this import, frozen when it was made.
  options TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('awaiting-file', 'queued', 'running', 'finished', 'failed')),
  failure TEXT,
  header TEXT,
  unknown_columns TEXT NOT NULL DEFAULT '[]',
  -- The byte and the row where the next chunk starts: everything before is done.
  next_byte INTEGER NOT NULL DEFAULT 0,
  next_row INTEGER NOT NULL DEFAULT 1,
  chunk INTEGER NOT NULL DEFAULT 0,
  rows_total INTEGER NOT NULL DEFAULT 0,
  rows_accepted INTEGER NOT NULL DEFAULT 0,
  rows_rejected INTEGER NOT NULL DEFAULT 0,
  rows_created INTEGER NOT NULL DEFAULT 0,
  rows_updated INTEGER NOT NULL DEFAULT 0,
  rows_unchanged INTEGER NOT NULL DEFAULT 0,
  rows_unmatched INTEGER NOT NULL DEFAULT 0,
  adjustment_count INTEGER NOT NULL DEFAULT 0,
  -- {currency: {total, absolute, largest}} of opening adjustments, minor units.
  adjustments TEXT NOT NULL DEFAULT '{}',
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  started_at INTEGER,
  finished_at INTEGER,
  lease_until INTEGER,
  PRIMARY KEY (tenant_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE scan_run (
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  partition INTEGER NOT NULL,
  business_date TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('claimed', 'running', 'finished')),
  lease_until INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  loans_touched INTEGER NOT NULL DEFAULT 0,
  notices_planned INTEGER NOT NULL DEFAULT 0,
  transitions INTEGER NOT NULL DEFAULT 0,
  set_aside INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  started_at INTEGER,
  finished_at INTEGER,
  PRIMARY KEY (tenant_id, partition, business_date)
) STRICT, WITHOUT ROWID;
CREATE INDEX scan_run_open ON scan_run (lease_until) WHERE state <> 'finished';

-- Messages that could not be handled. The tenant is unknown when the envelope itself is unreadable.
CREATE TABLE dead_letter (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tenant_id INTEGER,
  queue TEXT NOT NULL,
  kind TEXT NOT NULL,
  message TEXT NOT NULL,
  reason TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'replayed', 'discarded')),
  created_at INTEGER NOT NULL,
  resolved_at INTEGER,
  resolved_by TEXT
) STRICT;
CREATE INDEX dead_letter_tenant ON dead_letter (tenant_id, state, id);

-- One row: when the clock of the platform last ticked.
CREATE TABLE heartbeat (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  ticked_at INTEGER NOT NULL
) STRICT;

-- Who, when, what, why, for what happens in the control database.
CREATE TABLE control_audit (
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  sequence INTEGER NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (tenant_id, sequence)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER control_audit_append_only BEFORE UPDATE ON control_audit
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER control_audit_kept BEFORE DELETE ON control_audit
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;

INSERT INTO shard (id, binding, state) VALUES (0, 'SHARD_00', 'open'), (1, 'SHARD_01', 'open');
