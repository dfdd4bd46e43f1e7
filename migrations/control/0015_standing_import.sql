-- A fourth kind of file: where loans stood at the ends of past months. The check on `kind` knows three and
-- tables are not made anew, so what is in a file stands here from now on; NULL: what `kind` says.
ALTER TABLE import_job ADD COLUMN contents TEXT;
ALTER TABLE import_mapping ADD COLUMN contents TEXT;
