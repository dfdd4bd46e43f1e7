-- Two more sources. A check cannot be widened in place, so the column with the old one steps aside.
ALTER TABLE webhook_endpoint RENAME COLUMN source TO source_of_four;
ALTER TABLE webhook_endpoint ADD COLUMN source TEXT NOT NULL DEFAULT 'standard'
  CHECK (source IN ('standard', 'stripe', 'wechat-pay', 'alipay', 'gocardless', 'custom'));
UPDATE webhook_endpoint SET source = source_of_four;
-- Where the source's API is asked; NULL: where the source has it.
ALTER TABLE webhook_endpoint ADD COLUMN api_url TEXT;
-- How a custom source signs and writes, as JSON; NULL: nobody has said it yet.
ALTER TABLE webhook_endpoint ADD COLUMN description TEXT;
