/** The chapters in prose. An empty line parts paragraphs; lines with a dash are a list. */
export const enGuide = {
  "docs.begin": "Begin",
  "docs.overview": "Overview",
  "docs.guides": "Guides",
  "docs.answerExample": "Answer",
  "guide.sandbox-and-live.title": "Sandbox and live",
  "guide.sandbox-and-live.lead": "Months of a loan in a minute, without a letter leaving.",
  "guide.sandbox-and-live.same.title": "The same product",
  "guide.sandbox-and-live.same.text":
    "A sandbox is a lender of its own with the same API, pages and rules. A key belongs to one lender, so it can never reach the other: `GET /v1/tenant` tells which one it speaks for, and each event carries its `mode`.",
  "guide.sandbox-and-live.differs.title": "What differs",
  "guide.sandbox-and-live.differs.text":
    "- A test clock instead of the calendar: `PUT /v1/clock` lives every day on the way as production does.\n- Letters are planned, allowed or denied and written as always, and reach nobody.\n- Borrowers may follow a script: `PUT /v1/sandbox/behaviour` says who pays when.\n- The book can be emptied: `DELETE /v1/sandbox/book`.",
  "guide.sandbox-and-live.live.title": "Going live",
  "guide.sandbox-and-live.live.text":
    "Create a lender with `mode` live, make a key with the scopes that the program needs and no more, subscribe at an https address, and bring the book by file with `dryRun` first. Nothing of a sandbox is carried over, and ids differ: keep your own `externalId`.",
  "guide.errors.title": "Errors",
  "guide.errors.lead": "One shape, a code that never changes its meaning, a page for each.",
  "guide.errors.shape.title": "The shape of a refusal",
  "guide.errors.shape.text":
    "Whatever is refused is answered as `application/problem+json` (RFC 9457). Branch on `code`; show `title` to people who build, not to borrowers. `type` leads to the page of the code: what happened, what is safe, what to do. `x-request-id` is what to tell us.",
  "guide.errors.fields.title": "Wrong fields",
  "guide.errors.fields.text":
    "`request.invalid` lists every field at once in `errors`: `pointer` is `#/path` into the body, `query:name` or `header:Name`, `detail` says what would fit. A field we do not know is refused too, so that a typo is never silently lost.",
  "guide.errors.again.title": "What may be sent again",
  "guide.errors.again.text":
    "- `429` and `503`: after the seconds of `Retry-After`, the same request with the same `Idempotency-Key`. The client does this by itself.\n- No answer at all: the same way; it counts once.\n- `409` `request.in_progress`: the first one is still at work; ask again.\n- `500`: once. Nothing was half done.\n- Every other `4xx`: not as it is. Something has to change first.",
  "guide.idempotency.title": "Idempotency",
  "guide.idempotency.lead": "What is sent twice counts once.",
  "guide.idempotency.key.title": "A key for each write",
  "guide.idempotency.key.text":
    "Send `Idempotency-Key` with every POST, PUT and DELETE: 1 to 200 visible ASCII characters, new for each thing you mean to do, the same for each try of it. For a day the same key with the same body is answered with the first answer again, marked `Idempotency-Replayed: true`. With another body it is refused as `request.key_reused`.\n\nThe client makes a key for each call and keeps it over its retries. Give your own where your process may die between tries: the id of the job is a good one.",
  "guide.idempotency.kept.title": "What is kept",
  "guide.idempotency.kept.text":
    "- Every answer below 500, refusals included.\n- No `5xx`: what failed on our side can be tried again with the same key.\n- Not the upload of a file, which is the same by itself when it comes again.",
  "guide.idempotency.natural.title": "References of your own",
  "guide.idempotency.natural.text":
    "Loans, payments and contacts carry your `externalId`, and that is for ever: a payment with a known one is answered as it was posted, and refused when loan, amount or day differ. A file may be imported as often as you like.",
  "guide.paging.title": "Paging",
  "guide.paging.lead": "Lists end where `nextCursor` does.",
  "guide.paging.cursor.title": "Cursors",
  "guide.paging.cursor.text":
    "A list answers up to `limit` items, 50 when you do not say and 200 at most, and `nextCursor`. Send it back as `cursor` with the same filters for as long as it is not `null`. A cursor is a place and no snapshot: what comes in before it is not seen, and in an order that changes, such as days past due, an item may move past it. It is opaque, and of no other list.\n\nThe client walks a list by itself and asks for a page only when it is used.",
  "guide.filtering.title": "Filtering and sorting",
  "guide.filtering.lead": "What each list can be narrowed to.",
  "guide.filtering.rules.title": "Filters",
  "guide.filtering.rules.text":
    "Filters are query parameters; several narrow together. A value that is none of a filter's own is refused, never ignored. Where a list can be sorted it has `sort`; a cursor belongs to the order it was made in.",
  "guide.filtering.caption": "Lists and their filters",
  "guide.filtering.list": "List",
  "guide.filtering.filters": "Filters",
  "guide.conflicts.title": "Conflicts",
  "guide.conflicts.lead": "Two who change the same thing, and neither is lost.",
  "guide.conflicts.kinds.title": "Two kinds",
  "guide.conflicts.kinds.text":
    "Facts never collide: payments, loans and imports add to the ledger in any order. Where two writes race for one row, ours is tried again by itself; `409` `request.conflict` means that it lost several times: read again and decide again.\n\nWhat people write (drafts, letters, settings) carries an `ETag`. Send it back as `If-Match`: when somebody was faster you get `412` and nothing is overwritten. Without it the last one wins.",
  "guide.conflicts.caption": "Operations that take If-Match",
  "guide.conflicts.operation": "Operation",
  "guide.receiving-events.title": "Receiving events",
  "guide.receiving-events.lead": "Signed, at least once, within seconds of what made them true.",
  "guide.receiving-events.verify.title": "Verify, then believe",
  "guide.receiving-events.verify.text":
    "Each event is posted to your address and signed by the Standard Webhooks scheme over id, time and body. Verify the text as it came, before any parser touches it, and refuse what is older than five minutes. `verifyEvent` does both and answers the event with its type.",
  "guide.receiving-events.answer.title": "Answer quickly",
  "guide.receiving-events.answer.text":
    "Answer `2xx` within ten seconds: store the event, do the work afterwards. Anything else is tried again, after five seconds at first and up to a day apart, for three days. A receiver that fails at everything for three days is switched off and its lender written to; `410` ends it at once. `GET /v1/subscriptions/{id}/deliveries` shows every try.",
  "guide.receiving-events.order.title": "Twice, and in any order",
  "guide.receiving-events.order.text":
    "Know a repetition by its `id` (also `webhook-id`), and the newest by its `timestamp`. Events say how the loan stood when it happened; ask the API how it stands now. No event holds a name or an address of a borrower.",
  "guide.receiving-events.secret.title": "A new secret, and what was missed",
  "guide.receiving-events.secret.text":
    "After `POST /v1/subscriptions/{id}/secrets` events carry two signatures for a day, so you can change over without a gap. Events are kept for ninety days: `POST /v1/subscriptions/{id}/replays` sends those of up to thirty days again.",
  "guide.payments-in.title": "Payments by webhook",
  "guide.payments-in.lead": "Money told by those who took it.",
  "guide.payments-in.sources.title": "Sources",
  "guide.payments-in.sources.text":
    "`POST /v1/webhook-endpoints` makes an address for one sender. Stripe, WeChat Pay and Alipay are taken as they are, by their own signatures; name the loan in the metadata. Everybody else signs by the Standard Webhooks scheme, as here.",
  "guide.payments-in.sent.title": "Sending",
  "guide.payments-in.sent.text":
    "`202` means stored for good, not yet posted: that takes seconds, and the event `payment.applied` tells of it. The same `webhook-id` counts once. What names no loan waits under `/v1/unmatched-payments`, with suggestions, to be assigned, split or returned (`payment.returned`); send `payerName` to have it matched by name. `payment.reversed` takes a payment back.",
  "guide.status-history.title": "Status history",
  "guide.status-history.lead":
    "What your old system knew, month by month, for transitions and vintages from the first day.",
  "guide.status-history.rows.title": "A row is a loan and a month",
  "guide.status-history.rows.text":
    "`kind=standings`. Each row has `loanExternalId`, `month` (2026-09, or any day of it) and `standing`: `M0` to `M7+` for where the loan stood at the end of that month, `charged-off`, `closed`, or `no-balance`. `balance`, `principal`, `currency`, `product` and `disbursedOn` may follow; amounts in major units. Loans that are gone belong in it too, else only those that survived are counted. Months must have ended. A month told again replaces what was told of it.",
  "guide.status-history.file.title": "Your own words",
  "guide.status-history.file.text":
    "A mapping turns your words into ours. `monthsFrom` reads a month written as a number of months from another, such as 0, -1, -2. Here 0 is 1 to 29 days past due, C current and X a month without a loan.",
  "guide.status-history.numbers.title": "What is made of it",
  "guide.status-history.numbers.text":
    "When the file has ended, the months are counted. A transition is a loan whose standing is known at the end of two months in a row; a month that was not told makes none. A vintage is the month of `disbursedOn`, without one the first month that was told of the loan; months on book count from there. Late is M2, M3 or M4 and worse, charged off included.",
  "guide.status-history.again.title": "When it went wrong",
  "guide.status-history.again.text":
    "With another month or mapping, first remove what was told: `DELETE /v1/standings`, until `isGone`. The months of your own book stay; they are counted at each month-end and asked for with `source=book`.",
} as const;
