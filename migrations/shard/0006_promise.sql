-- Promises to pay: so much by a day. Whether one is kept is a function of the loan's ledger; what is
-- stored of it is how it stood when the loan was last looked at.

-- The loan's promises as JSON, a copy that the fold and the scan need; NULL for none.
ALTER TABLE loan ADD COLUMN promises TEXT;

CREATE TABLE promise (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  loan_id INTEGER NOT NULL,
  -- From 1 on each loan.
  number INTEGER NOT NULL,
  borrower_id INTEGER NOT NULL,
  amount INTEGER NOT NULL CHECK (amount > 0),
  currency TEXT NOT NULL,
  made_on TEXT NOT NULL,
  -- The last day on which a payment counts.
  due_on TEXT NOT NULL,
  -- Entries up to this sequence were known when it was made, and do not count.
  after_entry INTEGER NOT NULL,
  note TEXT,
  made_by TEXT NOT NULL,
  -- The day its loan stood at when it was made: a scan of a later day has seen it.
  stood_on TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'kept', 'broken', 'cancelled')),
  paid INTEGER NOT NULL DEFAULT 0,
  settled_on TEXT,
  cancelled_by TEXT,
  cancel_reason TEXT,
  cancelled_at INTEGER,
  cancel_stood_on TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, loan_id) REFERENCES loan (tenant_id, id),
  FOREIGN KEY (tenant_id, borrower_id) REFERENCES borrower (tenant_id, id)
) STRICT, WITHOUT ROWID;
-- Not by state: a payment that is taken back may open a promise again beside the next one.
CREATE UNIQUE INDEX promise_of_loan ON promise (tenant_id, loan_id, number);
CREATE INDEX promise_state ON promise (tenant_id, state, id);

-- What became of a promise, as it became known. Append-only.
CREATE TABLE promise_event (
  tenant_id INTEGER NOT NULL,
  promise_id INTEGER NOT NULL,
  -- The version of the promise that it made.
  sequence INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('made', 'kept', 'broken', 'reopened', 'cancelled')),
  business_date TEXT NOT NULL,
  at INTEGER NOT NULL,
  -- NULL when the book's facts decided it.
  actor TEXT,
  paid INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, promise_id, sequence),
  FOREIGN KEY (tenant_id, promise_id) REFERENCES promise (tenant_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER promise_event_append_only BEFORE UPDATE ON promise_event
BEGIN SELECT RAISE(ABORT, 'promise_event is append-only'); END;
CREATE TRIGGER promise_event_kept BEFORE DELETE ON promise_event
WHEN NOT EXISTS (SELECT 1 FROM partition_owner WHERE tenant_id = OLD.tenant_id
  AND partition = OLD.promise_id >> 40 AND mode = 'sandbox' AND state = 'frozen')
BEGIN SELECT RAISE(ABORT, 'promise_event is append-only'); END;
