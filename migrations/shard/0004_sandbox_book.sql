-- Whose books may be emptied: those of sandboxes, and nobody else's ever. What was here before is
-- live as far as this database knows.

ALTER TABLE partition_owner ADD COLUMN mode TEXT NOT NULL DEFAULT 'live'
  CHECK (mode IN ('live', 'sandbox'));
CREATE TRIGGER partition_owner_mode_stays BEFORE UPDATE OF mode ON partition_owner
BEGIN SELECT RAISE(ABORT, 'a book stays what it was made as: immutable'); END;
-- Nor may the row be made again as another.
CREATE TRIGGER partition_owner_kept BEFORE DELETE ON partition_owner
BEGIN SELECT RAISE(ABORT, 'partitions are kept: immutable'); END;

-- Facts are removed only from a sandbox's partition, and only while it is frozen: nobody can write
-- to it then.
DROP TRIGGER ledger_kept;
CREATE TRIGGER ledger_kept BEFORE DELETE ON ledger
WHEN NOT EXISTS (SELECT 1 FROM partition_owner WHERE tenant_id = OLD.tenant_id
  AND partition = OLD.loan_id >> 40 AND mode = 'sandbox' AND state = 'frozen')
BEGIN SELECT RAISE(ABORT, 'ledger is append-only'); END;
DROP TRIGGER schedule_kept;
CREATE TRIGGER schedule_kept BEFORE DELETE ON schedule
WHEN NOT EXISTS (SELECT 1 FROM partition_owner WHERE tenant_id = OLD.tenant_id
  AND partition = OLD.loan_id >> 40 AND mode = 'sandbox' AND state = 'frozen')
BEGIN SELECT RAISE(ABORT, 'schedule is immutable'); END;
