-- What a lender decided, version by version. Version 1 is the first policy, which is code; rows begin
-- with 2. Two persons stand behind each approved one, and then it stays as it is.

CREATE TABLE policy_version (
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  version INTEGER NOT NULL CHECK (version >= 2),
  state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'approved', 'withdrawn')),
  effective_on TEXT NOT NULL,
  -- The version it was copied from; NULL when it came from a template.
  based_on INTEGER,
  document TEXT NOT NULL,
  -- Who wrote the document as it stands.
  author TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  submitted_by TEXT,
  submitted_at INTEGER,
  approved_by TEXT,
  approved_at INTEGER,
  PRIMARY KEY (tenant_id, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX policy_version_approved ON policy_version (tenant_id, effective_on, version)
  WHERE state = 'approved';

CREATE TRIGGER policy_version_begins BEFORE INSERT ON policy_version
WHEN NEW.state <> 'draft'
BEGIN SELECT RAISE(ABORT, 'a policy version begins as a draft'); END;
CREATE TRIGGER policy_version_stays BEFORE UPDATE ON policy_version
WHEN OLD.state IN ('approved', 'withdrawn')
BEGIN SELECT RAISE(ABORT, 'a settled policy version is immutable'); END;
CREATE TRIGGER policy_version_submitted_stays
BEFORE UPDATE OF document, effective_on, based_on, author ON policy_version
WHEN OLD.state = 'submitted'
BEGIN SELECT RAISE(ABORT, 'a submitted policy version is not edited'); END;
CREATE TRIGGER policy_version_four_eyes BEFORE UPDATE OF state ON policy_version
WHEN NEW.state = 'approved' AND (
  OLD.state <> 'submitted' OR NEW.approved_by IS NULL
  OR NEW.approved_by = OLD.submitted_by OR NEW.approved_by = OLD.author
)
BEGIN SELECT RAISE(ABORT, 'a second person approves a policy version'); END;
CREATE TRIGGER policy_version_kept BEFORE DELETE ON policy_version
BEGIN SELECT RAISE(ABORT, 'policy versions are kept: immutable'); END;
