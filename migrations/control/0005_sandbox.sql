-- What a sandbox plays: how its borrowers pay, and when its book was emptied to begin anew.

CREATE TABLE sandbox_behaviour (
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  -- BehaviourScript as JSON.
  script TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id)
) STRICT, WITHOUT ROWID;

-- How far the payments of a day had come when time ran out: those who come on need not look again.
CREATE TABLE sandbox_payday (
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  partition INTEGER NOT NULL,
  business_date TEXT NOT NULL,
  after_id INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, partition)
) STRICT, WITHOUT ROWID;

CREATE TABLE sandbox_reset (
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  number INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'finished')),
  -- Where the clock stands afterwards.
  clock_on TEXT NOT NULL,
  loans_total INTEGER NOT NULL,
  loans_removed INTEGER NOT NULL DEFAULT 0,
  rows_removed INTEGER NOT NULL DEFAULT 0,
  lease_until INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  started_at INTEGER,
  finished_at INTEGER,
  PRIMARY KEY (tenant_id, number)
) STRICT, WITHOUT ROWID;
-- One at a time; and what the tick sends for again.
CREATE UNIQUE INDEX sandbox_reset_open ON sandbox_reset (tenant_id) WHERE state <> 'finished';
CREATE INDEX sandbox_reset_idle ON sandbox_reset (lease_until) WHERE state <> 'finished';
