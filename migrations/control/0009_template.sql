-- A lender's own words for a letter, in one channel and language. Append-only: the newest counts, and a
-- version without text means Forbear's own words again.
CREATE TABLE template_version (
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  template TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('email', 'sms', 'letter')),
  locale TEXT NOT NULL,
  version INTEGER NOT NULL,
  subject TEXT,
  text TEXT,
  author TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, template, channel, locale, version)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER template_version_kept BEFORE UPDATE ON template_version
BEGIN SELECT RAISE(ABORT, 'template_version is append-only'); END;
