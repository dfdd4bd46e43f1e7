-- Addresses of a lender's to which events of some types are posted.
CREATE TABLE subscription (
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  url TEXT NOT NULL,
  -- Event types as a JSON list.
  types TEXT NOT NULL,
  -- Sealed with the tenant's key; the one before signs beside it until previous_until.
  sealed_secret TEXT NOT NULL,
  sealed_previous TEXT,
  previous_until INTEGER,
  -- NULL: events are sent.
  off_at INTEGER,
  off_reason TEXT CHECK (off_reason IN ('switched-off', 'failing', 'gone')),
  failing_since INTEGER,
  rests_until INTEGER NOT NULL DEFAULT 0,
  trouble TEXT,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  revision INTEGER NOT NULL DEFAULT 1,
  -- Its number stays taken, since deliveries name it; its secrets are gone.
  removed_at INTEGER,
  PRIMARY KEY (tenant_id, number)
) STRICT, WITHOUT ROWID;
