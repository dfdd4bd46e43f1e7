-- Notices by several channels and providers, and what providers tell of them later.

-- The channels of its step in order of preference, as JSON. NULL: its channel alone.
ALTER TABLE notice ADD COLUMN channels TEXT;
-- Who was handed it last, or is to be.
ALTER TABLE notice ADD COLUMN provider TEXT;
-- What the provider told afterwards, as JSON, oldest first.
ALTER TABLE notice ADD COLUMN reports TEXT;
-- A finer word for some states, which SQLite's CHECK of `state` cannot be widened to: delivered (of
-- sent), unconfirmed (of sending, without a lease), to-print (of planned), suppressed (of denied).
ALTER TABLE notice ADD COLUMN finer_state TEXT
  CHECK (finer_state IN ('delivered', 'unconfirmed', 'to-print', 'suppressed'));
-- The letters of one print run; what is sent otherwise never pays for it.
CREATE INDEX notice_print_run ON notice (tenant_id, provider_id) WHERE provider = 'print';
-- For the lists of what waits for a person; what goes out by itself never pays for it.
CREATE INDEX notice_finer ON notice (tenant_id, finer_state, id)
  WHERE finer_state IN ('unconfirmed', 'to-print', 'suppressed');
