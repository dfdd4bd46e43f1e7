-- What the contact gate said and what people did, counted by day, so that a report reads days and no
-- notices. Kept in the commits that store the answers.
CREATE TABLE contact_tally (
  tenant_id INTEGER NOT NULL,
  partition INTEGER NOT NULL,
  business_date TEXT NOT NULL,
  channel TEXT NOT NULL,
  -- allow, defer, deny; near-miss: allowed, and the last that a rule let through; unasked: logged
  -- without a permit.
  outcome TEXT NOT NULL CHECK (outcome IN ('allow', 'defer', 'deny', 'near-miss', 'unasked')),
  -- The rule that said so. Empty: the answer as a whole.
  pack TEXT NOT NULL,
  rule TEXT NOT NULL,
  -- Of what a person asked or did, who; empty of what was sent by itself.
  actor TEXT NOT NULL,
  contact_count INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, partition, business_date, channel, outcome, pack, rule, actor)
) STRICT, WITHOUT ROWID;
