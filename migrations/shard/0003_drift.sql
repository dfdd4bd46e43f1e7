-- Where a stored number differs from what its facts give, as one reconciliation found it.
CREATE TABLE drift (
  tenant_id INTEGER NOT NULL,
  reconciliation INTEGER NOT NULL,
  partition INTEGER NOT NULL,
  -- 0 when it is a portfolio number; place then says which ('USD 3': currency and bucket).
  loan_id INTEGER NOT NULL,
  place TEXT NOT NULL,
  field TEXT NOT NULL,
  external_id TEXT NOT NULL,
  currency TEXT NOT NULL,
  -- The day the loan was folded at.
  on_date TEXT NOT NULL,
  stored TEXT,
  folded TEXT,
  PRIMARY KEY (tenant_id, reconciliation, partition, loan_id, place, field)
) STRICT, WITHOUT ROWID;
