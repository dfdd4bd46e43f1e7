/** How the API may change, what changed, and the pages of problems. */
export const enGuideVersion = {
  "guide.versions.title": "Versions",
  "guide.versions.lead": "What may change under you, and what never does.",
  "guide.versions.rule.title": "The rule",
  "guide.versions.rule.text":
    "The version stands in the path: `/v1`. Within it nothing breaks. A change that would break a program that follows these pages comes as `/v2` beside it, and `/v1` answers for twelve months more.",
  "guide.versions.additive.title": "Expect these at any time",
  "guide.versions.additive.text":
    "- New operations, and new optional fields, parameters and headers.\n- New fields in answers and events, and new types of events for who subscribes to them.\n- New codes of problems: treat one you do not know by its status.\n- New values where the reference says that the list is open, another order of fields, other words in `title` and `detail`.\n- A longer id or cursor: both are opaque.",
  "guide.versions.breaking.title": "What counts as breaking",
  "guide.versions.breaking.text":
    "- A field, operation, event type or code that goes away, is renamed or means something else.\n- Another type or format, or `null` where there was none.\n- A new required field or parameter, or a value that is no longer taken.\n- Another status or code for the same refusal, or a default that changes.",
  "guide.versions.announced.title": "How a change is announced",
  "guide.versions.announced.text":
    "Each change stands in the changelog on the day it is there. What will go is marked `deprecated` in `/openapi.json` and answers with `Deprecation` and `Sunset` headers (RFC 9745, RFC 8594) for at least twelve months before it goes. A hole in security may be closed at once, and is told the same day.",
  "guide.versions.client.title": "The client",
  "guide.versions.client.text":
    "`forbear/client` is made from the document and follows semantic versions: a program that compiles with one version compiles with every later one of the same major version. Each Forbear serves the client that fits it at `/forbear-client.tgz`.",
  "guide.changelog.title": "Changelog",
  "guide.changelog.lead": "What changed in the API, newest first.",
  "guide.changelog.months.title": "27 November 2026: transitions, vintages, status history",
  "guide.changelog.months.text":
    "- Added: `GET /v1/reports/transitions`, `/movements`, `/vintages` and `/forecast`, also as CSV: of the book at each month-end, and of an imported history.\n- Added: imports of `kind=standings`, and `monthsFrom` in mappings; `DELETE /v1/standings` removes a history.\n- Added: `known=then` of `GET /v1/reports/ageing` tells a past day as it was closed.\n- Changed: a signed reversal waits 180 days for its payment.",
  "guide.changelog.pages.title": "27 November 2026: what the pages do, by API",
  "guide.changelog.pages.text":
    "- Added: payments without a loan come with suggestions, are split over loans or returned, and can be looked up once they are settled.\n- Added: `PATCH /v1/tenant`, `GET /v1/overview` and `GET /v1/borrowers/{id}/timeline`.\n- Added: `dryRun` of `POST /v1/contact-permits` asks without giving a permit.\n- Changed: loans of one bucket are listed by id or by days past due; `sort=external-id` with `bucket` is refused.\n- Added: `POST /v1/calculations/classification` classes loans by the schemes of `GET /v1/classification-schemes` or your own; `POST /v1/calculations/loss-factors`.",
  "guide.changelog.client.title": "27 November 2026: a typed client, and pages for problems",
  "guide.changelog.client.text":
    "- Added: `forbear/client`, a typed client for TypeScript, served at `/forbear-client.tgz`.\n- Added: `type` of a problem leads to a page; `GET /problems` lists all codes.\n- Added: `x-problem-codes` at each refusal in `/openapi.json`, also those that every operation has in common.\n- Fixed: a 503 says with `Retry-After` when to come again.\n- Added: a quick start that is tested to the letter, and an example in curl and TypeScript for each operation.",
  "guide.changelog.events.title": "27 November 2026: events and payment sources",
  "guide.changelog.events.text":
    "- Added: subscriptions to nineteen types of events, with deliveries, trials and replays.\n- Added: webhook endpoints of Stripe, WeChat Pay and Alipay, by their own signatures.\n- Changed: a signed reversal waits for its payment.",
  "guide.changelog.law.title": "26 November 2026: policies, promises, contact",
  "guide.changelog.law.text":
    "- Added: drafts, validation, approval and comparison of policies; simulations and back tests.\n- Added: promises to pay, cases, tasks, holds and flags.\n- Added: contact permits, contact packs and the deadlines that laws set.",
  "problems.title": "Problem codes",
  "problems.lead": "Every refusal by its code: what it means and what to do.",
  "problems.again": "Sending it again",
  "problems.operations": "Who answers it",
  "problems.everywhere": "Any operation that takes a key.",
  "problems.anywhere": "Any request; it is not about one operation.",
  "problems.invalid.happened": "The request was understood, and what it asks for cannot be.",
  "problems.invalid.safe": "Nothing was stored.",
  "problems.invalid.again": "The same request is refused again; change it first.",
  "problems.unproven.happened": "We could not tell who sent this, or did not believe it.",
  "problems.unproven.safe": "Nothing was read and nothing was changed.",
  "problems.unproven.again": "Only with another proof: a key, a session or a signature that holds.",
  "problems.denied.happened": "We know who you are, and this is not for you to do.",
  "problems.denied.safe": "Nothing was changed.",
  "problems.denied.again": "The same request is refused until somebody allows it.",
  "problems.missing.happened":
    "There is no such thing in the lender of this key. Another lender's looks the same.",
  "problems.missing.safe": "Nothing was changed.",
  "problems.missing.again": "It stays so until the thing is there.",
  "problems.conflict.happened": "The request is fine, and things stand otherwise than it needs.",
  "problems.conflict.safe": "Everything is as it was before; nothing of it was stored.",
  "problems.conflict.again": "It may succeed once things stand differently; read them first.",
  "problems.changed.happened": "Somebody changed it after you read it.",
  "problems.changed.safe": "Their change is stored, yours is not.",
  "problems.changed.again": "With the new `ETag`, once you have looked at what changed.",
  "problems.limited.happened": "More came from this key or address than we take at once.",
  "problems.limited.safe": "Nothing was changed.",
  "problems.limited.again": "Yes, after `Retry-After` seconds. The client does so by itself.",
  "problems.outage.happened": "A part of Forbear could not be reached.",
  "problems.outage.safe": "A change is stored whole or not at all.",
  "problems.outage.again":
    "Yes, with the same `Idempotency-Key`: it counts once. The client does so by itself.",
  "problems.fault.happened": "We made a mistake; it is recorded with the id of the request.",
  "problems.fault.safe": "A change is stored whole or not at all.",
  "problems.fault.again": "Once, with the same `Idempotency-Key`.",
} as const;
