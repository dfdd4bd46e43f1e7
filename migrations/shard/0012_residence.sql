-- Where a borrower lives, ISO 3166-1 (a country) or 3166-2 (a part of one); NULL: not told. It decides
-- whose rules of contact bind, and which clocks count where no zone is known.
ALTER TABLE borrower ADD COLUMN residence TEXT;
