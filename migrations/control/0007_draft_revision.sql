-- Which writing of a draft it is: two people who edit one draft learn of each other by it.
ALTER TABLE policy_version ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
-- What waits for a second person, which is counted on every first page.
CREATE INDEX policy_version_submitted ON policy_version (tenant_id, version)
  WHERE state = 'submitted';
