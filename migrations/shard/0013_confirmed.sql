-- On which days a borrower's e-mail, phone and postal address were last seen to be theirs, as JSON;
-- NULL: never. An address that changes loses its day.
ALTER TABLE borrower ADD COLUMN confirmed TEXT;
