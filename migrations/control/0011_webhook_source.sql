-- Who sends to an endpoint, and so how its messages are signed and written.
ALTER TABLE webhook_endpoint ADD COLUMN source TEXT NOT NULL DEFAULT 'standard'
  CHECK (source IN ('standard', 'stripe', 'wechat-pay', 'alipay'));
-- Where its messages name the loan; NULL: where the source usually does.
ALTER TABLE webhook_endpoint ADD COLUMN loan_key TEXT;
-- The secrets of before, sealed; they are good until then.
ALTER TABLE webhook_endpoint ADD COLUMN sealed_previous TEXT;
ALTER TABLE webhook_endpoint ADD COLUMN previous_until INTEGER;
