-- Everything about loans. Every table starts its key with tenant_id; money is integer minor units,
-- dates are 'YYYY-MM-DD', instants are epoch milliseconds. Additive migrations only.

-- A statement that writes nothing and fails the batch by name when its condition does not hold.
CREATE VIEW assert_that AS SELECT 1 AS ok, '' AS msg WHERE 0;
CREATE TRIGGER assert_that_insert INSTEAD OF INSERT ON assert_that WHEN NEW.ok IS NOT 1
BEGIN SELECT RAISE(ABORT, 'ASSERT:' || NEW.msg); END;

-- Which partitions live here, with the fence (epoch) that every write asserts, the next number of
-- the partition's one sequence, and the business date its book stands at.
CREATE TABLE partition_owner (
  tenant_id INTEGER NOT NULL,
  partition INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'frozen')),
  next_sequence INTEGER NOT NULL DEFAULT 1,
  scanned_on TEXT NOT NULL,
  PRIMARY KEY (tenant_id, partition)
) STRICT, WITHOUT ROWID;

CREATE TABLE borrower (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  external_id TEXT NOT NULL,
  locale TEXT NOT NULL,
  timezone TEXT,
  -- Name, e-mail and phone, sealed with the tenant's key.
  contact_sealed TEXT NOT NULL,
  stop_requested_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX borrower_external ON borrower (tenant_id, external_id);

-- Blind index: keyed digests of normalized words of the name, the e-mail and the phone.
CREATE TABLE borrower_term (
  tenant_id INTEGER NOT NULL,
  term INTEGER NOT NULL,
  borrower_id INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, term, borrower_id),
  FOREIGN KEY (tenant_id, borrower_id) REFERENCES borrower (tenant_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE loan (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  partition INTEGER NOT NULL,
  borrower_id INTEGER NOT NULL,
  external_id TEXT NOT NULL,
  product TEXT NOT NULL,
  currency TEXT NOT NULL,
  -- LoanTerms as JSON, with the opening facts of a loan that came in mid-life.
  terms TEXT NOT NULL,
  principal INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('awaiting-schedule', 'active', 'closed')),
  schedule_version INTEGER NOT NULL,
  entry_count INTEGER NOT NULL,
  -- The projection: a cache of the fold of schedules and ledger at evaluated_on.
  evaluated_on TEXT NOT NULL,
  past_due_since TEXT,
  past_due_amount INTEGER NOT NULL,
  principal_balance INTEGER NOT NULL,
  bucket INTEGER NOT NULL,
  next_due_on TEXT,
  next_due_amount INTEGER NOT NULL,
  credit INTEGER NOT NULL,
  next_action_on TEXT,
  -- Why the scan could not evaluate this loan; a person looks at it.
  set_aside_reason TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, borrower_id) REFERENCES borrower (tenant_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX loan_external ON loan (tenant_id, external_id);
CREATE INDEX loan_borrower ON loan (tenant_id, borrower_id);
CREATE INDEX loan_next_action ON loan (tenant_id, partition, next_action_on)
  WHERE next_action_on IS NOT NULL;
-- Only late loans are in it: a current loan never pays for this index.
CREATE INDEX loan_past_due ON loan (tenant_id, past_due_since) WHERE past_due_since IS NOT NULL;
CREATE INDEX loan_set_aside ON loan (tenant_id, id) WHERE set_aside_reason IS NOT NULL;

CREATE TABLE schedule (
  tenant_id INTEGER NOT NULL,
  loan_id INTEGER NOT NULL,
  version INTEGER NOT NULL,
  effective_on TEXT NOT NULL,
  -- [[dueOn, principal, interest, fee], …]
  installments TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, loan_id, version),
  FOREIGN KEY (tenant_id, loan_id) REFERENCES loan (tenant_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER schedule_immutable BEFORE UPDATE ON schedule
BEGIN SELECT RAISE(ABORT, 'schedule is immutable'); END;
CREATE TRIGGER schedule_kept BEFORE DELETE ON schedule
BEGIN SELECT RAISE(ABORT, 'schedule is immutable'); END;

CREATE TABLE ledger (
  tenant_id INTEGER NOT NULL,
  loan_id INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  type TEXT NOT NULL,
  amount INTEGER NOT NULL,
  effective_on TEXT NOT NULL,
  posted_at INTEGER NOT NULL,
  external_id TEXT,
  reverses INTEGER,
  method TEXT,
  origin TEXT NOT NULL,
  PRIMARY KEY (tenant_id, loan_id, sequence),
  FOREIGN KEY (tenant_id, loan_id) REFERENCES loan (tenant_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX ledger_external ON ledger (tenant_id, external_id)
  WHERE external_id IS NOT NULL;
CREATE TRIGGER ledger_append_only BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'ledger is append-only'); END;
CREATE TRIGGER ledger_kept BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'ledger is append-only'); END;

-- A change of bucket, dated by the business date that saw it.
CREATE TABLE transition (
  tenant_id INTEGER NOT NULL,
  loan_id INTEGER NOT NULL,
  loan_version INTEGER NOT NULL,
  business_date TEXT NOT NULL,
  from_bucket INTEGER NOT NULL,
  to_bucket INTEGER NOT NULL,
  past_due_amount INTEGER NOT NULL,
  principal_balance INTEGER NOT NULL,
  cause TEXT NOT NULL CHECK (cause IN ('scan', 'payment', 'reversal', 'schedule', 'import')),
  policy_version INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, loan_id, loan_version),
  FOREIGN KEY (tenant_id, loan_id) REFERENCES loan (tenant_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE notice (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  borrower_id INTEGER NOT NULL,
  loan_id INTEGER NOT NULL,
  step TEXT NOT NULL,
  business_date TEXT NOT NULL,
  channel TEXT NOT NULL,
  template TEXT NOT NULL,
  locale TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('planned', 'deferred', 'sending', 'sent', 'cancelled', 'denied', 'failed')),
  days_past_due INTEGER NOT NULL,
  policy_version INTEGER NOT NULL,
  -- StoredDecision[] as JSON: each answer of the contact gate, with the rule and the moment.
  decisions TEXT NOT NULL DEFAULT '[]',
  -- Planned: when its message counts as lost. Deferred: not before. Sending: when the lease of
  -- whoever took it up ends.
  send_after INTEGER,
  attempts INTEGER NOT NULL DEFAULT 0,
  provider_id TEXT,
  failure TEXT,
  sent_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, borrower_id) REFERENCES borrower (tenant_id, id),
  FOREIGN KEY (tenant_id, loan_id) REFERENCES loan (tenant_id, id)
) STRICT, WITHOUT ROWID;
-- The identity of a notice: one per borrower, step and business date, whatever is delivered twice.
CREATE UNIQUE INDEX notice_identity ON notice (tenant_id, borrower_id, step, business_date);
-- What is not at its end yet, by when the tick asks for it again.
CREATE INDEX notice_waiting ON notice (tenant_id, send_after)
  WHERE state IN ('planned', 'deferred', 'sending');
-- For the lists of what did not go out; what goes out never pays for it.
CREATE INDEX notice_unsent ON notice (tenant_id, state, id)
  WHERE state = 'failed' OR state = 'denied' OR state = 'cancelled';

-- Address, subject and text exactly as sent, sealed with the tenant's key.
CREATE TABLE notice_content (
  tenant_id INTEGER NOT NULL,
  notice_id INTEGER NOT NULL,
  sealed TEXT NOT NULL,
  PRIMARY KEY (tenant_id, notice_id),
  FOREIGN KEY (tenant_id, notice_id) REFERENCES notice (tenant_id, id)
) STRICT, WITHOUT ROWID;

-- Where the book stands now, kept in the commit that moves a loan; equals a GROUP BY over loan.
CREATE TABLE rollup (
  tenant_id INTEGER NOT NULL,
  partition INTEGER NOT NULL,
  currency TEXT NOT NULL,
  bucket INTEGER NOT NULL,
  loan_count INTEGER NOT NULL,
  past_due_amount INTEGER NOT NULL,
  balance INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, partition, currency, bucket)
) STRICT, WITHOUT ROWID;

-- The same, as it stood at the end of each business date (as known then).
CREATE TABLE rollup_daily (
  tenant_id INTEGER NOT NULL,
  partition INTEGER NOT NULL,
  business_date TEXT NOT NULL,
  currency TEXT NOT NULL,
  bucket INTEGER NOT NULL,
  loan_count INTEGER NOT NULL,
  past_due_amount INTEGER NOT NULL,
  balance INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, partition, business_date, currency, bucket)
) STRICT, WITHOUT ROWID;

-- Moves between buckets by day: counts and balances.
CREATE TABLE rollup_flow (
  tenant_id INTEGER NOT NULL,
  partition INTEGER NOT NULL,
  business_date TEXT NOT NULL,
  currency TEXT NOT NULL,
  from_bucket INTEGER NOT NULL,
  to_bucket INTEGER NOT NULL,
  loan_count INTEGER NOT NULL,
  balance INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, partition, business_date, currency, from_bucket, to_bucket)
) STRICT, WITHOUT ROWID;

-- What one scan of one partition and date did; counted in the commits that did it.
CREATE TABLE scan_effect (
  tenant_id INTEGER NOT NULL,
  partition INTEGER NOT NULL,
  business_date TEXT NOT NULL,
  loans_touched INTEGER NOT NULL,
  notices_planned INTEGER NOT NULL,
  transitions INTEGER NOT NULL,
  set_aside INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, partition, business_date)
) STRICT, WITHOUT ROWID;

CREATE TABLE unmatched_payment (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  external_id TEXT NOT NULL,
  loan_external_id TEXT NOT NULL,
  -- As written: '12.34' from a file, 'minor:1234' from the API; a loan's currency gives it meaning.
  amount_text TEXT NOT NULL,
  paid_on TEXT NOT NULL,
  method TEXT,
  origin TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'applied', 'dismissed')),
  resolution TEXT,
  received_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX unmatched_payment_external ON unmatched_payment (tenant_id, external_id);
CREATE INDEX unmatched_payment_waiting ON unmatched_payment (tenant_id, loan_external_id)
  WHERE state = 'waiting';

-- Raw events of payment webhooks, kept once by the sender's message id.
CREATE TABLE webhook_event (
  tenant_id INTEGER NOT NULL,
  endpoint_number INTEGER NOT NULL,
  message_id TEXT NOT NULL,
  partition INTEGER NOT NULL,
  body TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('stored', 'applied', 'unmatched', 'refused')),
  outcome TEXT,
  received_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, endpoint_number, message_id)
) STRICT, WITHOUT ROWID;
-- Stored and not applied yet: the tick asks for those whose message was lost.
CREATE INDEX webhook_event_stored ON webhook_event (tenant_id, received_at)
  WHERE state = 'stored';
CREATE INDEX webhook_event_received ON webhook_event (tenant_id, received_at);

-- What must leave the system, written by the commit that caused it; a relay sends and deletes it.
CREATE TABLE outbox (
  tenant_id INTEGER NOT NULL,
  partition INTEGER NOT NULL,
  id INTEGER NOT NULL,
  queue TEXT NOT NULL,
  message TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, partition, id)
) STRICT, WITHOUT ROWID;

-- Who, when, what, why. Append-only; sealed into a hash chain per partition by audit_seal.
CREATE TABLE audit (
  tenant_id INTEGER NOT NULL,
  partition INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (tenant_id, partition, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_subject ON audit (tenant_id, subject);
CREATE TRIGGER audit_append_only BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_kept BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;

CREATE TABLE audit_seal (
  tenant_id INTEGER NOT NULL,
  partition INTEGER NOT NULL,
  through_sequence INTEGER NOT NULL,
  hash TEXT NOT NULL,
  sealed_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, partition, through_sequence)
) STRICT, WITHOUT ROWID;
