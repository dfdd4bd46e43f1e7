-- What borrowers agreed to and asked for about being contacted.

-- ChosenContact[] as JSON, oldest first: the gate reads them with the borrower. NULL: nobody asked.
ALTER TABLE borrower ADD COLUMN choices TEXT;

-- Each time they were told, how they were obtained and by whom: the proof. Append-only.
CREATE TABLE contact_choice (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  borrower_id INTEGER NOT NULL,
  -- The moment from which they count; in a sandbox one of its business date.
  since INTEGER NOT NULL,
  choices TEXT NOT NULL,
  locale TEXT NOT NULL,
  evidence TEXT NOT NULL,
  actor TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, borrower_id) REFERENCES borrower (tenant_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_choice_borrower ON contact_choice (tenant_id, borrower_id, id);
CREATE TRIGGER contact_choice_append_only BEFORE UPDATE ON contact_choice
BEGIN SELECT RAISE(ABORT, 'contact_choice is append-only'); END;
CREATE TRIGGER contact_choice_kept BEFORE DELETE ON contact_choice
WHEN NOT EXISTS (SELECT 1 FROM partition_owner WHERE tenant_id = OLD.tenant_id
  AND partition = OLD.borrower_id >> 40 AND mode = 'sandbox' AND state = 'frozen')
BEGIN SELECT RAISE(ABORT, 'contact_choice is append-only'); END;
