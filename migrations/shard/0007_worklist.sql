-- What people work from: cases, the watch list and tasks, each in the order in which it is worked on.
-- Rows written are the bill. A loan without a case, a watch or a task pays for none of this, and what
-- the ladder changes most (the stage of a case) stands in no index: roles, stages and priorities are
-- filtered on a walk that is sorted already.

-- The most urgent first. Virtual: nothing is stored but the index of open cases.
ALTER TABLE borrower_case ADD COLUMN rank INTEGER GENERATED ALWAYS AS (
  CASE priority WHEN 'urgent' THEN 0 WHEN 'high' THEN 1 WHEN 'normal' THEN 2 ELSE 3 END) VIRTUAL;
CREATE INDEX borrower_case_queue ON borrower_case (tenant_id, rank, opened_on, id)
  WHERE state = 'open';
-- Those of a person, and those that nobody has taken (NULL).
CREATE INDEX borrower_case_owner ON borrower_case (tenant_id, owner, rank, opened_on, id)
  WHERE state = 'open';

-- The watch list, what is to be looked at again soonest first. Ended ones lie before every day that is
-- asked for, so they are never walked.
ALTER TABLE flag ADD COLUMN stands_before TEXT
  GENERATED ALWAYS AS (COALESCE(ends_on, '9999-12-31')) VIRTUAL;
CREATE INDEX flag_watched ON flag (tenant_id, stands_before, loan_id) WHERE flag = 'watch';

-- The person who is to do it, 'person:…'; NULL for whoever of the role comes first.
ALTER TABLE task ADD COLUMN assignee TEXT;
-- Who made it by hand, as the audit log writes them; NULL of those that a step planned.
ALTER TABLE task ADD COLUMN planned_by TEXT;
CREATE INDEX task_assigned ON task (tenant_id, assignee, due_on, id)
  WHERE state = 'open' AND assignee IS NOT NULL;
-- Those of a step are found by their borrower in task_identity.
CREATE INDEX task_by_hand ON task (tenant_id, borrower_id, id) WHERE step IS NULL;
