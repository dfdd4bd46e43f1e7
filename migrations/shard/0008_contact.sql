-- One history of contact for each borrower: attempts of everyone, by whatever way, beside the letters
-- that notices are; and the permits that the contact gate gives out.

-- Asked for, and answered with yes: good for one contact within minutes.
CREATE TABLE contact_permit (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  borrower_id INTEGER NOT NULL,
  -- NULL: about no one loan.
  loan_id INTEGER,
  channel TEXT NOT NULL,
  purpose TEXT NOT NULL,
  party TEXT NOT NULL,
  -- The gate's answer as JSON.
  decision TEXT NOT NULL,
  -- The moment the gate was asked for; in a sandbox one of its business date.
  asked_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  -- The contact that used it up.
  contact_id INTEGER,
  actor TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, borrower_id) REFERENCES borrower (tenant_id, id),
  FOREIGN KEY (tenant_id, loan_id) REFERENCES loan (tenant_id, id)
) STRICT, WITHOUT ROWID;
-- What is promised to somebody counts as made until it expires.
CREATE INDEX contact_permit_unused ON contact_permit (tenant_id, borrower_id, expires_at)
  WHERE contact_id IS NULL;

-- An attempt that was made, with what became of it. Append-only.
CREATE TABLE contact (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  borrower_id INTEGER NOT NULL,
  loan_id INTEGER,
  -- What its sender calls it: the same one twice is one contact.
  external_id TEXT NOT NULL,
  channel TEXT NOT NULL,
  purpose TEXT NOT NULL,
  party TEXT NOT NULL,
  at INTEGER NOT NULL,
  -- NULL: not known.
  result TEXT,
  note TEXT,
  permit_id INTEGER,
  actor TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, borrower_id) REFERENCES borrower (tenant_id, id),
  FOREIGN KEY (tenant_id, loan_id) REFERENCES loan (tenant_id, id),
  FOREIGN KEY (tenant_id, permit_id) REFERENCES contact_permit (tenant_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX contact_external ON contact (tenant_id, borrower_id, external_id);
CREATE INDEX contact_history ON contact (tenant_id, borrower_id, at);
CREATE TRIGGER contact_append_only BEFORE UPDATE ON contact
BEGIN SELECT RAISE(ABORT, 'contact is append-only'); END;
CREATE TRIGGER contact_kept BEFORE DELETE ON contact
WHEN NOT EXISTS (SELECT 1 FROM partition_owner WHERE tenant_id = OLD.tenant_id
  AND partition = OLD.borrower_id >> 40 AND mode = 'sandbox' AND state = 'frozen')
BEGIN SELECT RAISE(ABORT, 'contact is append-only'); END;
