-- Where loans stood at the ends of past months is a fourth kind of file. A check cannot be altered, so both
-- tables are made anew with all their rows; nothing refers to them.
CREATE TABLE import_mapping_next (
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('loans', 'schedules', 'payments', 'standings')),
  mapping TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, name)
) STRICT, WITHOUT ROWID;
INSERT INTO import_mapping_next SELECT * FROM import_mapping;
DROP TABLE import_mapping;
ALTER TABLE import_mapping_next RENAME TO import_mapping;

CREATE TABLE import_job_next (
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  number INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('loans', 'schedules', 'payments', 'standings')),
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
INSERT INTO import_job_next SELECT * FROM import_job;
DROP TABLE import_job;
ALTER TABLE import_job_next RENAME TO import_job;
