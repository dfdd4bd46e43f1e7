-- What a policy would do with the lender's own book, ahead or on the past, beside the one in force.

CREATE TABLE simulation (
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  number INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('ahead', 'back-test')),
  policy_version INTEGER NOT NULL,
  -- The version in force when it began, which the other one stands beside.
  against_version INTEGER NOT NULL,
  -- The document as it was then, with its day of effect: a draft may be edited while it runs.
  document TEXT NOT NULL,
  effective_on TEXT NOT NULL,
  digest TEXT NOT NULL,
  -- Ahead: the day the book stood at. On the past: the first day that is told of.
  from_on TEXT NOT NULL,
  through_on TEXT NOT NULL,
  -- SimulationInput as JSON.
  input TEXT NOT NULL,
  -- One of so many borrowers is simulated; 1 for all of them.
  every INTEGER NOT NULL,
  loans_total INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX simulation_version ON simulation (tenant_id, policy_version, number);

CREATE TABLE simulation_part (
  tenant_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  partition INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'finished', 'failed')),
  -- Every borrower up to this id is done; a page is recorded once, by who moves it on from here.
  after_id INTEGER NOT NULL DEFAULT 0,
  loans_done INTEGER NOT NULL DEFAULT 0,
  -- PartReport as JSON: what these borrowers add up to.
  report TEXT NOT NULL,
  failure TEXT,
  lease_until INTEGER NOT NULL,
  started_at INTEGER,
  finished_at INTEGER,
  PRIMARY KEY (tenant_id, number, partition),
  FOREIGN KEY (tenant_id, number) REFERENCES simulation (tenant_id, number)
) STRICT;
-- What the tick sends for again.
CREATE INDEX simulation_part_open ON simulation_part (lease_until)
  WHERE state = 'queued' OR state = 'running';
