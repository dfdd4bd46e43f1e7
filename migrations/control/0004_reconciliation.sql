-- The proof of the projections, and the alerts of a clock or a book that is late.

-- One row for each partition of a reconciliation; those of one number belong together.
CREATE TABLE reconciliation (
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  number INTEGER NOT NULL,
  partition INTEGER NOT NULL,
  cause TEXT NOT NULL CHECK (cause IN ('monthly', 'asked')),
  state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'finished')),
  -- Every loan up to this id is done; a page is recorded once, by who moves it on from here.
  after_id INTEGER NOT NULL DEFAULT 0,
  loans_checked INTEGER NOT NULL DEFAULT 0,
  loans_drifted INTEGER NOT NULL DEFAULT 0,
  -- Set aside: nobody knows what their numbers should be.
  loans_passed INTEGER NOT NULL DEFAULT 0,
  rollups_drifted INTEGER NOT NULL DEFAULT 0,
  lease_until INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  started_at INTEGER,
  finished_at INTEGER,
  PRIMARY KEY (tenant_id, number, partition)
) STRICT, WITHOUT ROWID;
-- What the tick sends for again.
CREATE INDEX reconciliation_open ON reconciliation (lease_until) WHERE state <> 'finished';
-- Whose last one is a month ago.
CREATE INDEX reconciliation_made ON reconciliation (tenant_id, created_at);

-- Something is late; open until it is not any more. At most one open of a kind.
CREATE TABLE alert (
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  kind TEXT NOT NULL CHECK (kind IN ('book-late')),
  raised_at INTEGER NOT NULL,
  -- The moment at which it should have been done.
  due_at INTEGER NOT NULL,
  cleared_at INTEGER,
  PRIMARY KEY (tenant_id, kind, raised_at)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX alert_open ON alert (tenant_id, kind) WHERE cleared_at IS NULL;

-- The last time the clock stood still for too long, and what the last tick saw.
ALTER TABLE heartbeat ADD COLUMN paused_from INTEGER;
ALTER TABLE heartbeat ADD COLUMN paused_until INTEGER;
ALTER TABLE heartbeat ADD COLUMN tenants_behind INTEGER;

-- The newest finished scan is read from the end of it: one more row a partition and day.
CREATE INDEX scan_run_finished ON scan_run (finished_at) WHERE finished_at IS NOT NULL;
