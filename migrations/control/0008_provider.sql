-- Who carries a lender's messages, in the order in which they are tried.
CREATE TABLE provider (
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('email', 'sms', 'letter')),
  kind TEXT NOT NULL CHECK (kind IN ('smtp', 'resend', 'twilio', 'gateway', 'print')),
  -- What anybody at the lender may read, as JSON; its secrets are sealed with the tenant's key.
  settings TEXT NOT NULL,
  sealed_secrets TEXT NOT NULL,
  position INTEGER NOT NULL,
  per_second INTEGER,
  -- The next moment that nobody has taken yet to hand over a message, where there is a limit.
  free_at INTEGER NOT NULL DEFAULT 0,
  -- It was down: not to be tried before, and why.
  rests_until INTEGER NOT NULL DEFAULT 0,
  trouble TEXT,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  revision INTEGER NOT NULL DEFAULT 1,
  -- Its number stays taken, since notices name it; its secrets are gone.
  removed_at INTEGER,
  PRIMARY KEY (tenant_id, number)
) STRICT, WITHOUT ROWID;

-- The lender's postal address at the top of its letters, a line each. NULL: none is printed yet.
ALTER TABLE tenant ADD COLUMN letterhead TEXT;

-- Numbers and addresses that nothing is sent to any more, whichever borrower has them.
CREATE TABLE suppression (
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  channel TEXT NOT NULL CHECK (channel IN ('email', 'sms')),
  -- Blind index of the address; the address itself is sealed.
  address_index INTEGER NOT NULL,
  sealed_address TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('bounced', 'complained', 'stopped', 'entered')),
  source TEXT NOT NULL,
  actor TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, channel, address_index)
) STRICT, WITHOUT ROWID;
CREATE INDEX suppression_newest ON suppression (tenant_id, created_at);
