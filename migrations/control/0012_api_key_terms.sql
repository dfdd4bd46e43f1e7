-- When a key ends by itself; NULL: never.
ALTER TABLE api_key ADD COLUMN expires_at INTEGER;
-- Addresses and networks it may be used from, as a JSON list; none: from anywhere.
ALTER TABLE api_key ADD COLUMN allowed_addresses TEXT NOT NULL DEFAULT '[]';
-- Counts its secrets. The one before is good until then, and afterwards only known to be replaced.
ALTER TABLE api_key ADD COLUMN generation INTEGER NOT NULL DEFAULT 1;
ALTER TABLE api_key ADD COLUMN previous_hash TEXT;
ALTER TABLE api_key ADD COLUMN previous_until INTEGER;

-- What access tokens are signed with, of all lenders. The private half is sealed with the platform's key.
CREATE TABLE signing_key (
  id TEXT PRIMARY KEY,
  public_jwk TEXT NOT NULL,
  sealed_private_jwk TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
