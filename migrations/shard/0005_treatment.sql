-- What a policy does with a loan besides letters: how far its ladder has come, cases, tasks, holds and
-- flags. Each act keeps the version and step that caused it and the facts that were asked (`reason`).

-- Treatment as JSON; NULL for a loan that no scan has looked at and that came in with nothing past due.
ALTER TABLE loan ADD COLUMN treatment TEXT;
-- Its holds as JSON, a copy of `hold` that the fold and the scan need; NULL for none.
ALTER TABLE loan ADD COLUMN holds TEXT;
UPDATE loan SET treatment = '{"bucket":' || bucket || '}' WHERE bucket > 0;

ALTER TABLE notice ADD COLUMN reason TEXT;

-- The day its loan stood at when an entry came: a scan of a later day has seen it. NULL: not noted yet.
ALTER TABLE ledger ADD COLUMN stood_on TEXT;
ALTER TABLE schedule ADD COLUMN stood_on TEXT;

CREATE TABLE borrower_case (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  borrower_id INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
  stage TEXT NOT NULL,
  -- The stage until the business date of the last move: what conditions of that date see.
  stage_before TEXT NOT NULL,
  moved_on TEXT NOT NULL,
  priority TEXT NOT NULL CHECK (priority IN ('low', 'normal', 'high', 'urgent')),
  priority_before TEXT NOT NULL,
  owner_role TEXT NOT NULL,
  -- A person of the lender, 'person:…'; NULL while nobody has taken it.
  owner TEXT,
  opened_on TEXT NOT NULL,
  closed_on TEXT,
  close_reason TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, borrower_id) REFERENCES borrower (tenant_id, id)
) STRICT, WITHOUT ROWID;
-- At most one open case a borrower.
CREATE UNIQUE INDEX borrower_case_open ON borrower_case (tenant_id, borrower_id) WHERE state = 'open';
CREATE INDEX borrower_case_borrower ON borrower_case (tenant_id, borrower_id, id);

-- The timeline of a case: what happened, by whom or by which rule. Append-only.
CREATE TABLE case_event (
  tenant_id INTEGER NOT NULL,
  case_id INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  kind TEXT NOT NULL,
  business_date TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  loan_id INTEGER,
  policy_version INTEGER,
  step TEXT,
  reason TEXT NOT NULL DEFAULT '{}',
  PRIMARY KEY (tenant_id, case_id, sequence),
  FOREIGN KEY (tenant_id, case_id) REFERENCES borrower_case (tenant_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER case_event_append_only BEFORE UPDATE ON case_event
BEGIN SELECT RAISE(ABORT, 'case_event is append-only'); END;
CREATE TRIGGER case_event_kept BEFORE DELETE ON case_event
WHEN NOT EXISTS (SELECT 1 FROM partition_owner WHERE tenant_id = OLD.tenant_id
  AND partition = OLD.case_id >> 40 AND mode = 'sandbox' AND state = 'frozen')
BEGIN SELECT RAISE(ABORT, 'case_event is append-only'); END;

CREATE TABLE task (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  borrower_id INTEGER NOT NULL,
  loan_id INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'done', 'cancelled')),
  role TEXT NOT NULL,
  title TEXT NOT NULL,
  business_date TEXT NOT NULL,
  due_on TEXT NOT NULL,
  -- Which of a step's tasks it is; 0 for a task that a person made.
  place INTEGER NOT NULL,
  policy_version INTEGER,
  step TEXT,
  reason TEXT NOT NULL DEFAULT '{}',
  outcome TEXT,
  done_by TEXT,
  done_on TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, borrower_id) REFERENCES borrower (tenant_id, id),
  FOREIGN KEY (tenant_id, loan_id) REFERENCES loan (tenant_id, id)
) STRICT, WITHOUT ROWID;
-- One task per borrower, step, business date and place, whatever is delivered twice.
CREATE UNIQUE INDEX task_identity ON task (tenant_id, borrower_id, step, business_date, place)
  WHERE step IS NOT NULL;
CREATE INDEX task_open ON task (tenant_id, role, due_on, id) WHERE state = 'open';

CREATE TABLE hold (
  tenant_id INTEGER NOT NULL,
  loan_id INTEGER NOT NULL,
  -- From 1 on each loan.
  number INTEGER NOT NULL,
  borrower_id INTEGER NOT NULL,
  -- ["notices", "steps", "charges"] as JSON.
  stops TEXT NOT NULL,
  reason_text TEXT NOT NULL,
  legal_basis TEXT NOT NULL,
  owner TEXT NOT NULL,
  from_on TEXT NOT NULL,
  -- The first day on which it stops nothing any more; NULL for no end yet.
  to_on TEXT,
  lifted_by TEXT,
  lift_reason TEXT,
  policy_version INTEGER,
  step TEXT,
  reason TEXT NOT NULL DEFAULT '{}',
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (tenant_id, loan_id, number),
  FOREIGN KEY (tenant_id, loan_id) REFERENCES loan (tenant_id, id)
) STRICT, WITHOUT ROWID;

-- Marks on loans; 'watch' is the watch list. A mark set again moves its end.
CREATE TABLE flag (
  tenant_id INTEGER NOT NULL,
  loan_id INTEGER NOT NULL,
  flag TEXT NOT NULL,
  borrower_id INTEGER NOT NULL,
  set_on TEXT NOT NULL,
  -- The first day without it; NULL until somebody takes it off.
  ends_on TEXT,
  note TEXT,
  actor TEXT NOT NULL,
  policy_version INTEGER,
  step TEXT,
  reason TEXT NOT NULL DEFAULT '{}',
  created_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, loan_id, flag),
  FOREIGN KEY (tenant_id, loan_id) REFERENCES loan (tenant_id, id)
) STRICT, WITHOUT ROWID;
