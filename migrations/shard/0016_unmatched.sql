-- References without separators and case, by which a payment that names no loan is brought near to
-- some. Virtual: nothing is stored but the index, and no update of a loan touches that.
ALTER TABLE loan ADD COLUMN reference_key TEXT GENERATED ALWAYS AS (
  upper(replace(replace(replace(replace(replace(replace(replace(external_id,
    '-', ''), ' ', ''), '/', ''), '.', ''), '_', ''), '#', ''), ':', ''))) VIRTUAL;
CREATE INDEX loan_reference ON loan (tenant_id, reference_key);
ALTER TABLE borrower ADD COLUMN reference_key TEXT GENERATED ALWAYS AS (
  upper(replace(replace(replace(replace(replace(replace(replace(external_id,
    '-', ''), ' ', ''), '/', ''), '.', ''), '_', ''), '#', ''), ':', ''))) VIRTUAL;
CREATE INDEX borrower_reference ON borrower (tenant_id, reference_key);

-- What `state` does not say: being posted by its plan (still waiting), being taken back (applied),
-- taken back from all its loans (applied), returned to the payer (dismissed).
ALTER TABLE unmatched_payment ADD COLUMN stage TEXT
  CHECK (stage IN ('posting', 'reversing', 'reversed', 'returned'));
-- [[loanId, amount, externalId], …]: where it goes, decided before anything is posted.
ALTER TABLE unmatched_payment ADD COLUMN plan TEXT;
-- Who paid, as the source tells it, sealed with the tenant's key.
ALTER TABLE unmatched_payment ADD COLUMN payer_sealed TEXT;
-- What the payment back is called.
ALTER TABLE unmatched_payment ADD COLUMN return_reference TEXT;
ALTER TABLE unmatched_payment ADD COLUMN decided_by TEXT;
ALTER TABLE unmatched_payment ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
-- What a worker left half done.
CREATE INDEX unmatched_payment_unfinished ON unmatched_payment (tenant_id, updated_at)
  WHERE stage IN ('posting', 'reversing');
CREATE INDEX unmatched_payment_settled ON unmatched_payment (tenant_id, updated_at, id)
  WHERE state <> 'waiting';
