-- What a loan's facts say beyond an amount and a date. Additive: rows from before have neither.

-- Of a waiver, discount or write-off: what of the debt it lowers.
ALTER TABLE ledger ADD COLUMN component TEXT
  CHECK (component IS NULL OR component IN ('penalty', 'fee', 'interest', 'principal'));

-- Of all that a modification posts: the version of the schedule that it made.
ALTER TABLE ledger ADD COLUMN version INTEGER;

-- Of a version that a modification made: {kind, replaces, annualRatePercent, reason} as JSON.
ALTER TABLE schedule ADD COLUMN change TEXT;
