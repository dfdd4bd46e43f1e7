-- What happened and is told to other systems, kept with the commit that made it true; only of types
-- that somebody has subscribed to.
CREATE TABLE event (
  tenant_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  type TEXT NOT NULL,
  business_date TEXT NOT NULL,
  -- As it is posted, JSON; without personal data.
  data TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, id)
) STRICT, WITHOUT ROWID;

-- One event on its way to one subscription.
CREATE TABLE delivery (
  tenant_id INTEGER NOT NULL,
  subscription INTEGER NOT NULL,
  event_id INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'delivered', 'failed')),
  -- Also fences: who lost the lease finds another number.
  tries INTEGER NOT NULL DEFAULT 0,
  -- Pending: not to be tried before; while somebody tries it, when they count as dead.
  next_at INTEGER,
  -- DeliveryAttempt[] as JSON, oldest first.
  attempts TEXT NOT NULL DEFAULT '[]',
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, subscription, event_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX delivery_pending ON delivery (tenant_id, subscription, event_id, next_at)
  WHERE state = 'pending';
CREATE INDEX delivery_failed ON delivery (tenant_id, subscription, event_id)
  WHERE state = 'failed';
