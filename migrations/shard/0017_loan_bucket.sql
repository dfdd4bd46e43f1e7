-- A page of one bucket is read along its own index, by id or by how long its loans are late: the rarest
-- bucket costs what the whole book costs. Both are written when a loan's place in the book changes, not
-- each time it is looked at.
CREATE INDEX loan_bucket ON loan (tenant_id, bucket) WHERE status = 'active';
CREATE INDEX loan_bucket_past_due ON loan (tenant_id, bucket, past_due_since)
  WHERE status = 'active' AND past_due_since IS NOT NULL;
