-- How a lender's rows leave a shard for good: frozen first, counted in the batch that removes them.
-- The first row of a lender here is what says that it is leaving; there is no way back from it.
CREATE TABLE deletion_tally (
  tenant_id INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  row_count INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, table_name)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER deletion_tally_of_frozen BEFORE INSERT ON deletion_tally
WHEN EXISTS (SELECT 1 FROM partition_owner
  WHERE tenant_id = NEW.tenant_id AND state <> 'frozen')
BEGIN SELECT RAISE(ABORT, 'only a frozen book is deleted'); END;
CREATE TRIGGER partition_owner_stays_frozen BEFORE UPDATE OF state ON partition_owner
WHEN NEW.state <> 'frozen'
  AND EXISTS (SELECT 1 FROM deletion_tally WHERE tenant_id = OLD.tenant_id)
BEGIN SELECT RAISE(ABORT, 'this lender is leaving: immutable'); END;

-- What is kept for good is kept for as long as there is its lender.
DROP TRIGGER partition_owner_kept;
CREATE TRIGGER partition_owner_kept BEFORE DELETE ON partition_owner
WHEN NOT EXISTS (SELECT 1 FROM deletion_tally WHERE tenant_id = OLD.tenant_id)
BEGIN SELECT RAISE(ABORT, 'partitions are kept: immutable'); END;
DROP TRIGGER audit_kept;
CREATE TRIGGER audit_kept BEFORE DELETE ON audit
WHEN NOT EXISTS (SELECT 1 FROM deletion_tally WHERE tenant_id = OLD.tenant_id)
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
DROP TRIGGER ledger_kept;
CREATE TRIGGER ledger_kept BEFORE DELETE ON ledger
WHEN NOT EXISTS (SELECT 1 FROM partition_owner WHERE tenant_id = OLD.tenant_id
  AND partition = OLD.loan_id >> 40 AND mode = 'sandbox' AND state = 'frozen')
  AND NOT EXISTS (SELECT 1 FROM deletion_tally WHERE tenant_id = OLD.tenant_id)
BEGIN SELECT RAISE(ABORT, 'ledger is append-only'); END;
DROP TRIGGER schedule_kept;
CREATE TRIGGER schedule_kept BEFORE DELETE ON schedule
WHEN NOT EXISTS (SELECT 1 FROM partition_owner WHERE tenant_id = OLD.tenant_id
  AND partition = OLD.loan_id >> 40 AND mode = 'sandbox' AND state = 'frozen')
  AND NOT EXISTS (SELECT 1 FROM deletion_tally WHERE tenant_id = OLD.tenant_id)
BEGIN SELECT RAISE(ABORT, 'schedule is immutable'); END;
DROP TRIGGER case_event_kept;
CREATE TRIGGER case_event_kept BEFORE DELETE ON case_event
WHEN NOT EXISTS (SELECT 1 FROM partition_owner WHERE tenant_id = OLD.tenant_id
  AND partition = OLD.case_id >> 40 AND mode = 'sandbox' AND state = 'frozen')
  AND NOT EXISTS (SELECT 1 FROM deletion_tally WHERE tenant_id = OLD.tenant_id)
BEGIN SELECT RAISE(ABORT, 'case_event is append-only'); END;
DROP TRIGGER promise_event_kept;
CREATE TRIGGER promise_event_kept BEFORE DELETE ON promise_event
WHEN NOT EXISTS (SELECT 1 FROM partition_owner WHERE tenant_id = OLD.tenant_id
  AND partition = OLD.promise_id >> 40 AND mode = 'sandbox' AND state = 'frozen')
  AND NOT EXISTS (SELECT 1 FROM deletion_tally WHERE tenant_id = OLD.tenant_id)
BEGIN SELECT RAISE(ABORT, 'promise_event is append-only'); END;
DROP TRIGGER contact_kept;
CREATE TRIGGER contact_kept BEFORE DELETE ON contact
WHEN NOT EXISTS (SELECT 1 FROM partition_owner WHERE tenant_id = OLD.tenant_id
  AND partition = OLD.borrower_id >> 40 AND mode = 'sandbox' AND state = 'frozen')
  AND NOT EXISTS (SELECT 1 FROM deletion_tally WHERE tenant_id = OLD.tenant_id)
BEGIN SELECT RAISE(ABORT, 'contact is append-only'); END;
DROP TRIGGER contact_choice_kept;
CREATE TRIGGER contact_choice_kept BEFORE DELETE ON contact_choice
WHEN NOT EXISTS (SELECT 1 FROM partition_owner WHERE tenant_id = OLD.tenant_id
  AND partition = OLD.borrower_id >> 40 AND mode = 'sandbox' AND state = 'frozen')
  AND NOT EXISTS (SELECT 1 FROM deletion_tally WHERE tenant_id = OLD.tenant_id)
BEGIN SELECT RAISE(ABORT, 'contact_choice is append-only'); END;
