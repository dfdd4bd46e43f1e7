-- Where loans stood at the ends of months: of this book in numbers kept month by month, of the time
-- before it as the lender's old system knew it.

-- The month that a loan's opening numbers are of, and its numbers at the end of the month before: written
-- by the first statement that moves the loan in a month. A loan that nothing moves stands where it stood.
ALTER TABLE loan ADD COLUMN month TEXT;
-- NULL: it was not in the book then.
ALTER TABLE loan ADD COLUMN month_bucket INTEGER;
ALTER TABLE loan ADD COLUMN month_balance INTEGER;
-- The worst bucket at the end of any month before the one that `month` names.
ALTER TABLE loan ADD COLUMN worst_bucket INTEGER NOT NULL DEFAULT 0;

-- History, as it was told: one row per loan and month, also of loans that never came here.
CREATE TABLE standing (
  tenant_id INTEGER NOT NULL,
  partition INTEGER NOT NULL,
  loan_external_id TEXT NOT NULL,
  month TEXT NOT NULL,
  -- 0 to 8: M0 to M7+; 9 charged off, 10 closed, 11 without a balance.
  standing INTEGER NOT NULL,
  balance INTEGER,
  currency TEXT NOT NULL,
  product TEXT NOT NULL,
  vintage TEXT,
  principal INTEGER,
  PRIMARY KEY (tenant_id, partition, loan_external_id, month)
) STRICT, WITHOUT ROWID;

-- Loans by where they stood at the end of the month before and of this one: of the book when its last
-- day closes, of what was told when an import of it ends.
CREATE TABLE rollup_transition (
  tenant_id INTEGER NOT NULL,
  partition INTEGER NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('book', 'history')),
  month TEXT NOT NULL,
  currency TEXT NOT NULL,
  product TEXT NOT NULL,
  -- As `standing.standing`; -1: it was not in the book.
  from_standing INTEGER NOT NULL,
  to_standing INTEGER NOT NULL,
  loan_count INTEGER NOT NULL,
  opening_balance INTEGER NOT NULL,
  closing_balance INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, partition, source, month, currency, product, from_standing, to_standing)
) STRICT, WITHOUT ROWID;

-- Loans of one month of disbursement at the end of a later one: late now, and late for the first time.
CREATE TABLE rollup_vintage (
  tenant_id INTEGER NOT NULL,
  partition INTEGER NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('book', 'history')),
  month TEXT NOT NULL,
  currency TEXT NOT NULL,
  product TEXT NOT NULL,
  vintage TEXT NOT NULL,
  originated_count INTEGER NOT NULL,
  originated_amount INTEGER NOT NULL,
  loan_count INTEGER NOT NULL,
  balance INTEGER NOT NULL,
  late30_count INTEGER NOT NULL,
  late30_balance INTEGER NOT NULL,
  late60_count INTEGER NOT NULL,
  late60_balance INTEGER NOT NULL,
  late90_count INTEGER NOT NULL,
  late90_balance INTEGER NOT NULL,
  first30_count INTEGER NOT NULL,
  first30_amount INTEGER NOT NULL,
  first60_count INTEGER NOT NULL,
  first60_amount INTEGER NOT NULL,
  first90_count INTEGER NOT NULL,
  first90_amount INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, partition, source, month, currency, product, vintage)
) STRICT, WITHOUT ROWID;
