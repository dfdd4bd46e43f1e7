-- People, how they prove who they are, and the organizations they belong to. An organization is
-- the people side of a tenant (0002). better-auth reads and writes these tables through
-- src/store/schema/identity.ts. Instants are epoch milliseconds; flags are 0 or 1.

CREATE TABLE person (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  email TEXT NOT NULL UNIQUE,
  email_verified INTEGER NOT NULL CHECK (email_verified IN (0, 1)),
  image TEXT,
  locale TEXT,
  two_factor_enabled INTEGER CHECK (two_factor_enabled IN (0, 1)),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE organization (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  slug TEXT NOT NULL UNIQUE,
  logo TEXT,
  metadata TEXT,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  id TEXT PRIMARY KEY,
  token TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person (id),
  active_organization_id TEXT REFERENCES organization (id),
  expires_at INTEGER NOT NULL,
  ip_address TEXT,
  user_agent TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_person ON session (person_id);
CREATE INDEX session_expiry ON session (expires_at);

-- How a person signs in: today a password, hashed with scrypt.
CREATE TABLE credential (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  provider_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  password TEXT,
  access_token TEXT,
  refresh_token TEXT,
  id_token TEXT,
  access_token_expires_at INTEGER,
  refresh_token_expires_at INTEGER,
  scope TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX credential_person ON credential (person_id, provider_id);

-- One-time tokens: password reset, a second factor under way, a trusted device.
CREATE TABLE verification (
  id TEXT PRIMARY KEY,
  identifier TEXT NOT NULL,
  value TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX verification_identifier ON verification (identifier);
CREATE INDEX verification_expiry ON verification (expires_at);

CREATE TABLE two_factor (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL UNIQUE REFERENCES person (id),
  -- Both encrypted with AUTH_SECRET.
  secret TEXT NOT NULL,
  backup_codes TEXT NOT NULL,
  verified INTEGER CHECK (verified IN (0, 1)),
  failed_verification_count INTEGER,
  locked_until INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE member (
  id TEXT PRIMARY KEY,
  organization_id TEXT NOT NULL REFERENCES organization (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  role TEXT NOT NULL CHECK (role IN ('owner', 'admin', 'officer', 'analyst', 'integrator')),
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX member_of ON member (person_id, organization_id);
CREATE INDEX member_organization ON member (organization_id);

-- Checked by better-auth too, but between its read and its write two owners could both leave.
CREATE TRIGGER member_last_owner_stays BEFORE DELETE ON member
WHEN OLD.role = 'owner' AND NOT EXISTS (
  SELECT 1 FROM member
  WHERE organization_id = OLD.organization_id AND role = 'owner' AND id <> OLD.id
)
BEGIN SELECT RAISE(ABORT, 'an organization keeps an owner'); END;
CREATE TRIGGER member_last_owner_keeps_role BEFORE UPDATE OF role ON member
WHEN OLD.role = 'owner' AND NEW.role <> 'owner' AND NOT EXISTS (
  SELECT 1 FROM member
  WHERE organization_id = OLD.organization_id AND role = 'owner' AND id <> OLD.id
)
BEGIN SELECT RAISE(ABORT, 'an organization keeps an owner'); END;

CREATE TABLE invitation (
  id TEXT PRIMARY KEY,
  organization_id TEXT NOT NULL REFERENCES organization (id),
  email TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('owner', 'admin', 'officer', 'analyst', 'integrator')),
  status TEXT NOT NULL CHECK (status IN ('pending', 'accepted', 'rejected', 'canceled')),
  inviter_id TEXT NOT NULL REFERENCES person (id),
  expires_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX invitation_organization ON invitation (organization_id, status);
CREATE INDEX invitation_email ON invitation (email);

-- Requests per path and address (better-auth keeps it).
CREATE TABLE rate_limit (
  id TEXT PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  count INTEGER NOT NULL,
  last_request INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX rate_limit_age ON rate_limit (last_request);

-- Attempts against one e-mail address, from wherever they come; the key is a keyed hash of it.
CREATE TABLE attempt (
  key TEXT PRIMARY KEY,
  count INTEGER NOT NULL,
  ends_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX attempt_end ON attempt (ends_at);
