// Made from the API's own document by `npm run client`; do not edit.
// What is refused is thrown, so only what succeeds has types here.

export interface paths {
    "/health": {
        /**
         * Whether the service answers and keeps up, for a watchdog
         * @description It is always 200 while the service answers: `status` says whether it keeps up.
         */
        get: operations["health.read"];
    };
    "/webhooks/payments/{endpointId}": {
        /**
         * Receive a payment webhook
         * @description For payment providers. Signed by the Standard Webhooks scheme: `webhook-id`, `webhook-timestamp` (at most five minutes off) and `webhook-signature`. The body is `{"type": "payment.received", "data": {externalId, loanExternalId, amount, paidOn, method?}}` or `{"type": "payment.reversed", "data": {externalId, reason?}}`. It is stored once for each `webhook-id` and applied within seconds; a 202 means that it is stored. An endpoint of Stripe, WeChat Pay (API v3), Alipay or GoCardless takes their messages as they are, by their own signatures, and one of a source that you describe by what you say of it.
         */
        post: operations["webhook.receive"];
    };
    "/providers/{id}/reports": {
        /**
         * Receive what a provider tells of a message
         * @description For the services that carry your messages: delivered, failed, bounced, complained, and what borrowers answer. Twilio signs with `X-Twilio-Signature`, Resend with `svix-*`, your own gateway by the Standard Webhooks scheme. Told twice it counts once, and the order does not matter.
         */
        post: operations["provider.report"];
    };
    "/oauth/token": {
        /**
         * Exchange a key for an access token
         * @description OAuth 2.0 client credentials (RFC 6749 4.4). The client is an API key: its `clientId` is the name, the key itself the secret, by HTTP Basic or in the body. The token is a JWT (RFC 9068), good for 15 minutes at most, never longer than its key or the secret it was asked for with.
         */
        post: operations["access-token.issue"];
    };
    "/.well-known/jwks.json": {
        /**
         * The keys that access tokens are signed with
         * @description RFC 7517. A new one is here for a day before anything is signed with it.
         */
        get: operations["access-token.list-signing-keys"];
    };
    "/.well-known/oauth-authorization-server": {
        /**
         * What the token endpoint offers
         * @description RFC 8414; a client library finds everything it needs here.
         */
        get: operations["access-token.describe-server"];
    };
    "/v1/tenants": {
        /**
         * Create a lender
         * @description The signed-in person becomes its owner, and their session acts for it. A sandbox has a test clock and sends no e-mail; everything else is as in a live one.
         */
        post: operations["tenant.create"];
    };
    "/v1/tenant": {
        /** The lender this key or session acts for */
        get: operations["tenant.read"];
        /**
         * Change how the lender appears
         * @description Its name, as borrowers read it, the language it prefers, its postal address, and the zone whose calendar its business dates follow. Scanned days stay scanned: a zone further east brings the next date sooner, one further west lets the book stand until its calendar has caught up.
         */
        patch: operations["tenant.change"];
    };
    "/v1/api-keys": {
        /** List API keys, without their secrets */
        get: operations["api-key.list"];
        /**
         * Create an API key
         * @description The secret is in this answer and nowhere else. A key cannot do more than its maker; one that is made by a key ends with it at the latest, and works from its addresses only.
         */
        post: operations["api-key.create"];
    };
    "/v1/api-keys/{id}": {
        /**
         * One API key
         * @description What it may do, until when, from where, and when it was last used.
         */
        get: operations["api-key.find"];
        /**
         * Revoke an API key
         * @description It stops working within 15 seconds everywhere, and so do its access tokens.
         */
        delete: operations["api-key.revoke"];
        /**
         * Change a key's name, end or addresses
         * @description Holds everywhere within 15 seconds. Scopes stay: make another key. One that has expired can be given a later end; one that was revoked cannot.
         */
        patch: operations["api-key.change"];
    };
    "/v1/api-keys/{id}/secrets": {
        /**
         * Give a key a new secret
         * @description The secret of now stays good for `overlapHours`, so that you can change over; one of earlier still ends now. Access tokens end with the secret they were asked for with.
         */
        post: operations["api-key.rotate"];
    };
    "/v1/sandbox/behaviour": {
        /** How the borrowers of the sandbox pay */
        get: operations["behaviour.read"];
        /**
         * Say how the borrowers of the sandbox pay
         * @description While the test clock moves, each day ends with the payments that the script says for it, and the next day's scan sees them. Their references are `script-<loan>-<day>`. The same book and script live the same life in one move or in many.
         */
        put: operations["behaviour.write"];
        /** Let the borrowers of the sandbox do nothing by themselves */
        delete: operations["behaviour.drop"];
    };
    "/v1/sandbox/book": {
        /** Whether the book of the sandbox is open, or being emptied */
        get: operations["book.read"];
        /**
         * Empty the book of the sandbox and set its clock
         * @description Loans, borrowers, payments, notices, imports and numbers go; keys, people, policies, webhook endpoints, the script and the audit log stay. It happens in the background: ask GET until `state` is `open`. Until then nothing can be written.
         */
        delete: operations["book.empty"];
    };
    "/v1/clock": {
        /** Where the test clock stands */
        get: operations["clock.read"];
        /**
         * Move the test clock forward
         * @description Every day on the way is scanned as in production, in the background: ask GET until `state` is `standing`. At most 731 days at a time, never back.
         */
        put: operations["clock.move"];
    };
    "/v1/loans": {
        /**
         * List loans
         * @description The whole book in pages, optionally of one bucket, or the one loan with an external id. Sorted by days past due, only loans that are past due are listed, the oldest unpaid due date first, whatever was paused. One bucket is listed by id or by days past due. Pages are stable while the book changes: by id or external id, each loan comes once; by days past due, a loan that was paid meanwhile may come again further down, with what it owes now.
         */
        get: operations["loan.list"];
        /**
         * Bring loans in
         * @description One loan, or up to 200 as `loans`. The external id is the loan's identity: the same loan again is unchanged or takes over what is new of its borrower and product; other terms are refused. A single one answers 201 when it is new, 200 when it was here, else a problem. Several answer 200 with one result for each. A loan with method custom waits for its schedule.
         */
        post: operations["loan.create"];
    };
    "/v1/loans/{id}": {
        /**
         * One loan
         * @description Terms, borrower and where it stands on the lender's business date.
         */
        get: operations["loan.find"];
    };
    "/v1/loans/{id}/state": {
        /**
         * The replayed state of a loan
         * @description Every installment with what is due and paid of it by component, replayed from schedule and ledger as of a day (today when left out), with everything that is known now.
         */
        get: operations["loan.read-state"];
    };
    "/v1/loans/{id}/schedules": {
        /**
         * Give a custom loan its schedule
         * @description All installments of a loan with method custom: numbered from 1, due in order, their principal summing to the loan's. The same schedule again is unchanged.
         */
        post: operations["loan.add-schedule"];
    };
    "/v1/loans/{id}/delinquency": {
        /**
         * The history of days past due of a loan
         * @description How late the loan was between two business dates, with its spells: from twelve months before `to`, which is today, when left out; 10 years at most. With `knownAt` also as it was known at that moment: what was posted later did not count yet.
         */
        get: operations["loan.read-delinquency"];
    };
    "/v1/loans/{id}/deadlines": {
        /**
         * What laws want done about a loan by a day
         * @description By the packs that bind the loan today: contact and letters that a law demands, and what must wait. Counted from the ledger, the letters that went out and the contacts that were told.
         */
        get: operations["deadline.list"];
    };
    "/v1/borrowers/{id}/representative": {
        /**
         * Record who speaks for a borrower
         * @description In place of whom was named before. They may be contacted as `representative`, also where an attorney is known; with `only` nobody else is, but for what a law demands.
         */
        put: operations["borrower.represent"];
        /**
         * Nobody speaks for a borrower any more
         * @description Without one nothing changes.
         */
        delete: operations["borrower.remove-representative"];
    };
    "/v1/borrowers/{id}/confirmations": {
        /**
         * Record that addresses are still a borrower's
         * @description As of today. Borrowers confirm on their own page, and a conversation confirms the number. An address that changes loses its day. Steps can ask `borrower.daysSinceConfirmed`.
         */
        post: operations["borrower.confirm"];
    };
    "/v1/contact-packs": {
        /**
         * The rules of contact by law
         * @description Every pack as data with its sources, how it stands with you, the letters that a law demands and no step of your policy writes, and until when the public holidays of each country are known.
         */
        get: operations["contact.list-packs"];
    };
    "/v1/loans/{id}/quote": {
        /**
         * Payoff, bringing current, and what a payment would do
         * @description What closes the loan on a day, today when left out, what brings it current, and, with a payment, what that would pay by component and installment. Nothing is posted.
         */
        get: operations["loan.read-quote"];
    };
    "/v1/borrowers": {
        /**
         * Find borrowers
         * @description By your own reference, or by whole words of the name, the whole e-mail, or the whole phone number with its country code. Contact data is stored sealed, so parts of words find nothing.
         */
        get: operations["borrower.search"];
    };
    "/v1/borrowers/{id}": {
        /**
         * One borrower with their loans
         * @description Who it is, how to reach them, whether contact is stopped and why, and their loans.
         */
        get: operations["borrower.find"];
    };
    "/v1/borrowers/{id}/stop": {
        /**
         * Record that a borrower asked to stop contact
         * @description From the next sending on no notice goes out, planned ones included: each is denied with the rule `borrower-stop`. A stop that stands already keeps its moment and reason.
         */
        put: operations["borrower.request-stop"];
        /**
         * Lift a borrower's stop
         * @description Later notices may go out again; those denied meanwhile are not sent. Without a stop nothing changes.
         */
        delete: operations["borrower.lift-stop"];
    };
    "/v1/borrowers/{id}/timeline": {
        /**
         * What happened with a borrower
         * @description Cases, tasks, promises, holds, flags, letters, moves between buckets and payments of all their loans until the lender's business date, newest first: at most 200, and 100 of a kind. `on` is a business date.
         */
        get: operations["borrower.read-timeline"];
    };
    "/v1/calculations/schedule": {
        /**
         * Terms to installments
         * @description The schedule these terms give. Nothing is stored.
         */
        post: operations["calculation.schedule"];
    };
    "/v1/calculations/loan-state": {
        /**
         * Schedule and ledger to state
         * @description The state that replaying this ledger over this schedule gives on a day. Nothing is stored.
         */
        post: operations["calculation.loan-state"];
    };
    "/v1/calculations/modification": {
        /**
         * What a modification would do
         * @description A loan before and after a modification, side by side, with the new version of its schedule and the entries that would be posted. Nothing is stored.
         */
        post: operations["calculation.modification"];
    };
    "/v1/calculations/consolidation": {
        /**
         * Several loans into one
         * @description The loan that would pay off these loans of one borrower, and what would close each of them. Nothing is stored.
         */
        post: operations["calculation.consolidation"];
    };
    "/v1/calculations/quote": {
        /**
         * Payoff, bringing current, and what a payment would do
         * @description What closes this loan on a day, what brings it current, and, with a payment, what that would pay by component and installment. Nothing is stored.
         */
        post: operations["calculation.quote"];
    };
    "/v1/calculations/apr": {
        /**
         * Flows or terms to a yearly rate
         * @description The yearly rate of a loan on the basis you name, from dated flows or from terms. Rates of different bases do not compare. Nothing is stored.
         */
        post: operations["calculation.apr"];
    };
    "/v1/calculations/delinquency": {
        /**
         * Schedule and ledger to delinquency
         * @description Days past due by every convention, the history that led there with its spells, and the EU counter of material days, as known now and on request as known then. Nothing is stored.
         */
        post: operations["calculation.delinquency"];
    };
    "/v1/calculations/classification": {
        /**
         * Facts of a borrower's loans to classes
         * @description The class of each loan by each scheme you name, with every rule that led to it, since when, what it waits for before it can be better, and its provision. Nothing is stored.
         */
        post: operations["calculation.classification"];
    };
    "/v1/calculations/loss-factors": {
        /**
         * Roll rates to loss factors
         * @description The share of each bucket that is expected to end as a loss: the product of its roll rate and all those after it. Each loss is rounded half up to the minor unit. Nothing is stored.
         */
        post: operations["calculation.loss-factors"];
    };
    "/v1/classification-schemes": {
        /**
         * Classification schemes with their sources
         * @description Classes, thresholds, cures, contagion and provisions of each scheme as data. Every number names its source, and says whether it was verified there.
         */
        get: operations["classification.list-schemes"];
    };
    "/v1/imports": {
        /**
         * List imports
         * @description Newest first.
         */
        get: operations["import.list"];
        /**
         * Import a file
         * @description Takes a CSV file of loans, schedules or payments and works it off in the background: ask for the import by its id. Send a form with the file (up to 33 MB), or JSON without one and then the file with PUT /v1/imports/{id}/file. Sending the same file twice counts nothing twice.
         */
        post: operations["import.start"];
    };
    "/v1/imports/{id}/file": {
        /**
         * Send the file of an import
         * @description For an import that was made without one. Needs a Content-Length.
         */
        put: operations["import.receive-file"];
    };
    "/v1/imports/{id}/repetition": {
        /**
         * Import for real what a dry run has checked
         * @description Makes a new import of the same file with the same choices, now with effect. Nothing is sent again: it reads the file that the finished dry run has read.
         */
        post: operations["import.repeat"];
    };
    "/v1/imports/{id}": {
        /**
         * How an import goes
         * @description Progress, figures so far, columns that nothing read, and opening adjustments.
         */
        get: operations["import.find"];
    };
    "/v1/imports/{id}/rows": {
        /**
         * What became of each row
         * @description One result for each row of the file, in its order, as far as it is read.
         */
        get: operations["import.read-rows"];
    };
    "/v1/imports/{id}/rejected.csv": {
        /**
         * Download the rejected rows
         * @description The rejected rows as they were sent, with the reason for each field behind them.
         */
        get: operations["import.download-rejected"];
    };
    "/v1/import-mappings/{name}": {
        /**
         * One column mapping
         * @description As it was saved.
         */
        get: operations["import.find-mapping"];
        /**
         * Save a column mapping
         * @description Under a name, in place of the one that had it. Imports under way keep theirs.
         */
        put: operations["import.save-mapping"];
    };
    "/v1/import-mappings": {
        /**
         * All column mappings
         * @description By name.
         */
        get: operations["import.list-mappings"];
    };
    "/v1/exports": {
        /**
         * List exports
         * @description Newest first, also those whose file is gone.
         */
        get: operations["export.list"];
        /**
         * Make a file of rows
         * @description In the background, however large the book: ask for the export by its id, or listen to `export.finished`. CSV is RFC 4180 in UTF-8 with a header, amounts in major units beside a `currency` column; text that a spreadsheet would run as a formula has an apostrophe in front. JSON lines hold the API's fields as they are. `states` are of a day: where the book stands, or any past one, replayed from the ledgers. A choice that a kind does not have is refused.
         */
        post: operations["export.make"];
    };
    "/v1/exports/{id}": {
        /**
         * How an export goes
         * @description Its state, the rows so far, and until when its file is kept.
         */
        get: operations["export.find"];
        /**
         * Stop an export, or remove its file
         * @description The file goes at once and links to it lead nowhere; that it was made stays listed.
         */
        delete: operations["export.remove"];
    };
    "/v1/exports/{id}/links": {
        /**
         * Make a link to the file
         * @description An address that needs no key and works until it expires, for this one file alone: a data warehouse can fetch it, in parts with `Range` if it likes. Make as many as you need.
         */
        post: operations["export.link"];
    };
    "/v1/export-schedules": {
        /** List what is made by itself */
        get: operations["export.list-schedules"];
        /**
         * Have an export made by itself
         * @description Each day, week or month, as soon as the whole book has reached that business date: `states` are then of that day. `export.finished` is told to who listens, and staff get a letter with a link.
         */
        post: operations["export.schedule"];
    };
    "/v1/export-schedules/{id}": {
        /**
         * End a schedule
         * @description What it has made stays until its thirty days are over.
         */
        delete: operations["export.unschedule"];
    };
    "/v1/notices": {
        /**
         * List notices
         * @description Newest first, optionally of one state, one borrower or one loan.
         */
        get: operations["notice.list"];
    };
    "/v1/notices/{id}": {
        /**
         * One notice with its evidence
         * @description The notice, every answer of the contact gate with its rule, and the text as sent.
         */
        get: operations["notice.find"];
    };
    "/v1/notices/{id}/settlement": {
        /**
         * Tell what became of an unconfirmed notice
         * @description A notice whose provider never answered, and cannot be asked, is `unconfirmed` and not sent again by itself. Look into the provider's own list, then say what you found: sent, or to be sent now. One that failed because there was no provider is sent with `wasSent: false` when there is one.
         */
        post: operations["notice.settle"];
    };
    "/v1/print-runs": {
        /**
         * Make a print run of the letters that wait
         * @description Asks the gate again for each letter in the state `to-print`, writes it with the figures of today and counts it as sent; at most 200 at a time. Print and post them on the same day.
         */
        post: operations["notice.print"];
    };
    "/v1/print-runs/{id}": {
        /**
         * The letters of a print run
         * @description As they were written, with the address for each envelope; for your own printer.
         */
        get: operations["notice.print-run"];
    };
    "/v1/templates": {
        /**
         * List letters with words of your own
         * @description The newest version of each that you have ever written; all others are Forbear's.
         */
        get: operations["template.list"];
    };
    "/v1/templates/{template}/{channel}/{locale}": {
        /**
         * The words of a letter
         * @description What counts now, yours or Forbear's.
         */
        get: operations["template.find"];
        /**
         * Write a letter in your own words
         * @description As the next version; it counts from the next letter on. Checked before it is saved: the language, the facts, what is left when a fact is missing, who writes, a way to end it, the amount.
         */
        put: operations["template.save"];
        /**
         * Go back to Forbear's words
         * @description Your versions are kept.
         */
        delete: operations["template.drop"];
    };
    "/v1/templates/{template}/{channel}/{locale}/preview": {
        /**
         * Read words before they are saved
         * @description About one of your loans as it stands today, or a made-up one. Nothing is stored.
         */
        post: operations["template.preview"];
    };
    "/v1/providers": {
        /**
         * List providers
         * @description Who carries your messages, in the order in which they are tried. Without one for e-mail the platform's own service sends; without one for text messages none is sent.
         */
        get: operations["provider.list"];
        /**
         * Put providers in order
         * @description The first that is not down is used. Those that are not named follow in their order.
         */
        put: operations["provider.order"];
        /**
         * Add a provider
         * @description A mail server, Resend, Twilio, or a gateway of your own. It is tried after those of its channel that are there. Its secrets are sealed and can be replaced, not read.
         */
        post: operations["provider.add"];
    };
    "/v1/providers/{id}": {
        /**
         * One provider
         * @description Its settings and whether it rests; its secrets cannot be read.
         */
        get: operations["provider.find"];
        /**
         * Change a provider
         * @description As a whole; secrets that are left out stay as they are.
         */
        put: operations["provider.change"];
        /**
         * Remove a provider
         * @description For good, with its secrets. What it has not confirmed is left to a person.
         */
        delete: operations["provider.remove"];
    };
    "/v1/providers/{id}/trials": {
        /**
         * Try a provider
         * @description Sends a word of trial to an address of yours, also from a sandbox, and tells what the provider answered.
         */
        post: operations["provider.try"];
    };
    "/v1/suppressions": {
        /**
         * List suppressed addresses
         * @description Addresses and numbers that nothing is sent to any more, newest first.
         */
        get: operations["suppression.list"];
        /**
         * Suppress an address
         * @description Whichever borrower has it, nothing is sent to it from now on.
         */
        post: operations["suppression.add"];
    };
    "/v1/suppressions/lift": {
        /**
         * Send to an address again
         * @description For an address that bounced or that you entered and that works after all. What its owner stopped, only its owner takes back.
         */
        post: operations["suppression.lift"];
    };
    "/v1/contacts": {
        /**
         * The attempts to reach a borrower
         * @description As they were told, the newest first. Letters of Forbear are under `/v1/notices`.
         */
        get: operations["contact.list"];
        /**
         * Tell an attempt to reach a borrower
         * @description By phone, dialer, agency, visit, letter or message, with what became of it. All attempts count together, with the letters that Forbear sends. It is a fact: no rule of contact refuses it. A contact that was told before with the same `externalId` is answered with 200.
         */
        post: operations["contact.log"];
    };
    "/v1/contact-permits": {
        /**
         * Ask whether one contact may be made now
         * @description The contact gate's answer with every rule that spoke. When it allows, there is a permit with it: good once and for minutes, and until then counted as a contact. Ask right before each attempt, and name the permit when you tell it.
         */
        post: operations["contact.permit"];
    };
    "/v1/borrowers/{id}/contact-choices": {
        /**
         * How a borrower wants to be reached
         * @description What they agreed to and asked for, by themselves (each e-mail leads to a page of their own, and mail programs can unsubscribe with one click) or as you told it, with the proof of each.
         */
        get: operations["borrower.choices"];
        /**
         * Record how a borrower wants to be reached
         * @description All of it, as they said it last: a consent that is left out is taken back. It counts at once, for letters on their way too. Send the `ETag` of the choices that you read as `If-Match`, and what the borrower chose since is not overwritten: it is refused with 412.
         */
        put: operations["borrower.choose"];
    };
    "/v1/cases": {
        /**
         * List cases
         * @description With `state=open` as they are worked on: the most urgent first, then the oldest. Otherwise, or for one borrower, newest first. The filters narrow each other.
         */
        get: operations["case.list"];
        /**
         * Open a case
         * @description Policies open and move cases by themselves; this is for what only a person knows. A borrower has one open case at most.
         */
        post: operations["case.open"];
    };
    "/v1/cases/{id}": {
        /**
         * One case with its timeline
         * @description Where it stands, the borrower's loans with days past due and amounts, and every event: who, when, and for an automatic one the policy's version and step.
         */
        get: operations["case.read"];
    };
    "/v1/cases/{id}/stage": {
        /**
         * Move a case
         * @description To another stage, priority or both; without `priority` it keeps its own. Conditions of a policy see it from the next business date on.
         */
        put: operations["case.move"];
    };
    "/v1/cases/{id}/assignment": {
        /**
         * Say who works on a case
         * @description A role, and the person who asks when they take it themselves.
         */
        put: operations["case.assign"];
    };
    "/v1/cases/{id}/closure": {
        /**
         * Close a case
         * @description For good, with the reason; the borrower's next trouble opens another one.
         */
        post: operations["case.close"];
    };
    "/v1/cases/{id}/notes": {
        /**
         * Write a note into a case
         * @description It stands in the timeline and is never changed; closed cases take notes as well.
         */
        post: operations["case.note"];
    };
    "/v1/tasks": {
        /**
         * The worklist
         * @description Open tasks of a role, of a person or of all, what is due first first, with how late the loan is.
         */
        get: operations["task.list"];
        /**
         * Add a task by hand
         * @description Work that no step of the policy plans, for a role or one person of it.
         */
        post: operations["task.add"];
    };
    "/v1/tasks/{id}": {
        /**
         * One task
         * @description What is to be done for whom until when, or what came of it.
         */
        get: operations["task.find"];
        /**
         * Drop a task
         * @description It is kept with the reason; the policy does not plan it again.
         */
        delete: operations["task.cancel"];
    };
    "/v1/tasks/{id}/completion": {
        /**
         * Mark a task as done
         * @description With what came of it, for whoever looks next.
         */
        post: operations["task.finish"];
    };
    "/v1/promises": {
        /**
         * List promises to pay
         * @description Newest first; the filters narrow each other.
         */
        get: operations["promise.list"];
        /**
         * Record a promise to pay
         * @description What the borrower promises today, to be paid within 30 days at most. A loan has one open promise at a time. Payments keep it when they come to its amount in time; from the day after `dueOn` on it is broken, and a step of the policy may wait for that. Letters and steps go on meanwhile unless their condition asks `loan.openPromise`.
         */
        post: operations["promise.make"];
    };
    "/v1/promises/{id}": {
        /**
         * One promise to pay
         * @description What was promised, what came in towards it, and whether it was kept.
         */
        get: operations["promise.find"];
    };
    "/v1/promises/{id}/cancellation": {
        /**
         * Cancel a promise to pay
         * @description Nobody waits for it any more, and it is not broken. It is kept with the reason.
         */
        post: operations["promise.cancel"];
    };
    "/v1/loans/{id}/holds": {
        /**
         * The holds of a loan
         * @description All of them, ended ones too, newest first.
         */
        get: operations["hold.list"];
        /**
         * Place a hold on a loan
         * @description From its first day on it stops what it says it stops and nothing else. What was done before stays done.
         */
        post: operations["hold.place"];
    };
    "/v1/loans/{id}/holds/{number}/lift": {
        /**
         * Lift a hold
         * @description From today on it stops nothing. What it kept from happening is not made up for.
         */
        post: operations["hold.lift"];
    };
    "/v1/loans/{id}/flags": {
        /**
         * The flags of a loan
         * @description Also those that it carries no more.
         */
        get: operations["flag.list"];
    };
    "/v1/loans/{id}/flags/{flag}": {
        /**
         * Set a flag on a loan
         * @description From today on, before `endsOn` or until it is taken off. `watch` is the watch list. One that stands gets the new end and note.
         */
        put: operations["flag.set"];
        /**
         * Take a flag off a loan
         * @description From today on; that it was there stays known.
         */
        delete: operations["flag.remove"];
    };
    "/v1/watchlist": {
        /**
         * The watch list
         * @description Loans that carry the flag `watch` today, what is to be looked at again (`endsOn`) soonest first, with how late they are.
         */
        get: operations["flag.read-watchlist"];
    };
    "/v1/explanations": {
        /**
         * Why an act happened
         * @description The rule behind a notice, task, case event, hold, flag, move between buckets or charge: policy version, step, conditions with the facts they asked, the loan on that day, the contact rules asked and what would have prevented it. The page `/why/{act}` says the same.
         */
        get: operations["explanation.read"];
    };
    "/v1/policies/facts": {
        /**
         * What a condition can ask about
         * @description Every fact of a loan, its borrower and the case that `when` may name.
         */
        get: operations["policy.list-facts"];
    };
    "/v1/policies/validate": {
        /**
         * Check a document
         * @description Stateless: everything that keeps it from being put in force, each with its place, and what every condition says in plain language. Amounts in readings are in minor units.
         */
        post: operations["policy.validate"];
    };
    "/v1/policies": {
        /**
         * List the versions of your policy
         * @description Newest first. Version 1 is the one that every lender starts with.
         */
        get: operations["policy.list"];
        /**
         * Begin a new version
         * @description As a draft, copied from a version (also to go back to an old one) or made from a template. It decides nothing until a second person has approved it and its day has come.
         */
        post: operations["policy.draft"];
    };
    "/v1/policies/{version}": {
        /**
         * One version of your policy
         * @description With its whole document. `format=yaml`, or `Accept: application/yaml`, answers the document alone, to be reviewed and kept under version control.
         */
        get: operations["policy.read"];
        /**
         * Write a draft
         * @description Puts a whole document in place of the draft's. What could not be put in force is refused with every place that is wrong, and nothing is stored. Send the `ETag` of the draft that you read as `If-Match`, and nobody's writing is lost: a draft that was written since is refused with 412.
         */
        put: operations["policy.edit"];
    };
    "/v1/policies/{version}/difference": {
        /**
         * What a version changes
         * @description Fact by fact, against the version in force or any other. A step of the ladder is known by its name.
         */
        get: operations["policy.compare"];
    };
    "/v1/policies/{version}/submission": {
        /**
         * Submit a draft
         * @description Lays it before a second person. Takes the session of a person, not a key.
         */
        post: operations["policy.submit"];
        /**
         * Withdraw a draft or a submitted version
         * @description For good. What it says can be copied into a new draft.
         */
        delete: operations["policy.withdraw"];
    };
    "/v1/policies/{version}/approval": {
        /**
         * Approve a submitted version
         * @description As a second person: neither who wrote it nor who submitted it. It takes effect on its day and never changes again. Takes the session of a person, not a key.
         */
        post: operations["policy.approve"];
    };
    "/v1/policies/{version}/simulations": {
        /**
         * Simulate a version on your own book
         * @description What it would do in the coming days beside what is in force, under stated payments: notices, tasks, cases, fees, cost, and which borrowers are treated differently. It runs in the background by the same core as the daily scan and changes nothing of the book.
         */
        post: operations["simulation.start"];
    };
    "/v1/policies/{version}/backtests": {
        /**
         * Test a version on the past
         * @description What it would have done since a day, from the payments as they became known. What was really in force is simulated beside it and compared with what is stored.
         */
        post: operations["simulation.test-past"];
    };
    "/v1/simulations": {
        /**
         * List simulations
         * @description Newest first.
         */
        get: operations["simulation.list"];
    };
    "/v1/simulations/{id}": {
        /** How a simulation goes and what it says */
        get: operations["simulation.find"];
    };
    "/v1/simulations/{id}/differences": {
        /**
         * Who is treated differently, and why
         * @description By the first day that differs. About 500 borrowers are listed, all are counted.
         */
        get: operations["simulation.list-differences"];
    };
    "/v1/payments": {
        /**
         * Post payments
         * @description One payment, or up to 500 as `payments`. A single one answers 201 when it is posted, 200 when it was posted before, 202 when it waits for its loan, else a problem. Several answer 200 with one result for each, malformed ones among them. A payment counts from `paidOn`, also when that lies back.
         */
        post: operations["payment.post"];
    };
    "/v1/payments/{externalId}": {
        /**
         * Where a payment stands
         * @description By the reference it came with: posted, reversed, waiting for its loan, split over several, dismissed or returned.
         */
        get: operations["payment.find"];
        /**
         * Take a payment back
         * @description Adds a reversal to the ledger: the loan stands as if the payment had never been made. One that still waits for its loan is dismissed, and one that was split is taken from all its loans. The reference stays used.
         */
        delete: operations["payment.reverse"];
    };
    "/v1/unmatched-payments": {
        /**
         * List payments that wait for a loan
         * @description By the loan reference they name, so that what belongs together stands together; those that are `settled` by when they were, the last one first.
         */
        get: operations["payment.list-unmatched"];
    };
    "/v1/unmatched-payments/{id}": {
        /**
         * One payment without a loan, and which it may be for
         * @description While it waits it comes with suggestions by its reference, its payer's name and its amount, each with its reasons. Accept one with an assignment or a split.
         */
        get: operations["payment.find-unmatched"];
        /**
         * Take an unmatched payment off the list
         * @description For one that is not ours. It is kept with the reason, and its reference stays used.
         */
        delete: operations["payment.dismiss-unmatched"];
    };
    "/v1/unmatched-payments/{id}/assignment": {
        /**
         * Say which loan a payment is for
         * @description Posts it to that loan. It counts from the day it was paid.
         */
        post: operations["payment.assign-unmatched"];
    };
    "/v1/unmatched-payments/{id}/split": {
        /**
         * Split a payment over several loans
         * @description Each part is posted to its loan as `<externalId>#1` and so on, and counts from the day of the payment. The parts sum exactly to it. What is taken back later is taken back from all loans.
         */
        post: operations["payment.split-unmatched"];
    };
    "/v1/unmatched-payments/{id}/return": {
        /**
         * Return a payment to its payer
         * @description Forbear moves no money: the event `payment.returned` tells your own system to send it. From then on no loan can have the payment, also not the one that it named.
         */
        post: operations["payment.return-unmatched"];
    };
    "/v1/webhook-endpoints": {
        /**
         * List webhook endpoints
         * @description Newest first, also those that are switched off.
         */
        get: operations["webhook.list-endpoints"];
        /**
         * Create a webhook endpoint
         * @description An address for payment webhooks, and the secret their sender signs with. Give both to your payment provider; the secret cannot be read again. Other sources sign with what they give you: send it along, or later, when they have been told the address. A custom source is described.
         */
        post: operations["webhook.create-endpoint"];
    };
    "/v1/webhook-endpoints/{id}/secrets": {
        /**
         * Give an endpoint its secrets
         * @description What another source than the standard one signs with, for the first time or anew. Messages signed with what was before are taken for another day.
         */
        put: operations["webhook.renew-secrets"];
    };
    "/v1/webhook-endpoints/{id}": {
        /**
         * Switch a webhook endpoint off
         * @description For good. What it took in before is still applied.
         */
        delete: operations["webhook.disable-endpoint"];
    };
    "/v1/webhook-events": {
        /**
         * List received webhook events
         * @description Newest first, each with what became of it.
         */
        get: operations["webhook.list-events"];
    };
    "/v1/webhook-endpoints/{id}/description": {
        /**
         * Describe a custom source
         * @description How a source of your own signs its messages, and where they say what. Checked as a whole. What was applied before stays as it was.
         */
        put: operations["webhook.describe-endpoint"];
    };
    "/v1/webhook-endpoints/{id}/trials": {
        /**
         * Try a message
         * @description What would be made of a message: whether its signature holds, what each path finds, and which payment comes out. Nothing is stored and nobody is asked.
         */
        post: operations["webhook.try-message"];
    };
    "/v1/subscriptions": {
        /**
         * List subscriptions
         * @description Oldest first, also those that are off.
         */
        get: operations["subscription.list"];
        /**
         * Subscribe to events
         * @description From now on events of these types are posted to your address, signed by the Standard Webhooks scheme, within seconds of the commit that made them true. At least once and in any order: know a repetition by its id, and the newest by its timestamp. Another isolate may take up to fifteen seconds to know of a new subscription.
         */
        post: operations["subscription.create"];
    };
    "/v1/subscriptions/{id}": {
        /**
         * One subscription
         * @description Where it posts to, which types, and whether it takes them.
         */
        get: operations["subscription.find"];
        /**
         * Change a subscription
         * @description As a whole; what waits goes to the new address. The secret stays.
         */
        put: operations["subscription.change"];
        /**
         * Remove a subscription
         * @description For good, with its secret. What waits for it is sent to nobody.
         */
        delete: operations["subscription.remove"];
    };
    "/v1/subscriptions/{id}/secrets": {
        /**
         * Renew the secret
         * @description For a day events are signed with both secrets, so that you can change over.
         */
        post: operations["subscription.renew-secret"];
    };
    "/v1/subscriptions/{id}/off": {
        /**
         * Switch a subscription off
         * @description What waits for it is given up, and nothing is kept for it while it is off.
         */
        put: operations["subscription.switch-off"];
        /**
         * Switch a subscription on again
         * @description It gets what happens from now on; replay what it missed.
         */
        delete: operations["subscription.switch-on"];
    };
    "/v1/subscriptions/{id}/trials": {
        /**
         * Try a subscription
         * @description Posts a `test.sent` now and once, signed as any event, and tells the answer.
         */
        post: operations["subscription.try"];
    };
    "/v1/subscriptions/{id}/deliveries": {
        /**
         * List deliveries
         * @description How events reached a subscription, newest first, each with every answer.
         */
        get: operations["event.list-deliveries"];
    };
    "/v1/subscriptions/{id}/replays": {
        /**
         * Replay events
         * @description Posts one event again, or all of a time that the subscription asks for and that were kept, for it or for another one. What waits already is left as it waits.
         */
        post: operations["event.replay"];
    };
    "/v1/events": {
        /**
         * List events
         * @description What happened and somebody had subscribed to, newest first. What nobody listens to is not kept; what is kept is forgotten after ninety days.
         */
        get: operations["event.list"];
    };
    "/v1/events/{id}": {
        /**
         * One event
         * @description As it was when it happened.
         */
        get: operations["event.find"];
    };
    "/v1/scans": {
        /** Daily scans, newest day first */
        get: operations["scan.list"];
    };
    "/v1/dead-letters": {
        /** Messages that could not be handled */
        get: operations["dead-letter.list"];
    };
    "/v1/dead-letters/{id}/replay": {
        /** Send a dead message again */
        post: operations["dead-letter.replay"];
    };
    "/v1/dead-letters/{id}": {
        /** Give a dead message up */
        delete: operations["dead-letter.discard"];
    };
    "/v1/reconciliations": {
        /**
         * List reconciliations
         * @description Newest first.
         */
        get: operations["reconciliation.list"];
        /**
         * Check the stored numbers against their facts
         * @description Computes every loan again from its schedules and ledger and compares it with what is stored, in the background; it finds and says, and repairs nothing. It happens by itself once a month.
         */
        post: operations["reconciliation.start"];
    };
    "/v1/reconciliations/{id}": {
        /**
         * How a reconciliation goes and what it found
         * @description Progress, counts, and each number that differs from what its facts give. Where more than a thousand loans of one part of the book differ, the rest is counted and not listed.
         */
        get: operations["reconciliation.find"];
    };
    "/v1/reports/ageing": {
        /**
         * The book by days past due
         * @description By bucket: loans, amount past due and outstanding principal, in minor units; PAR in percent of the outstanding principal. A past day is folded from the ledger as it is known today, or told as it was known then. Days on which a hold stopped the counting are not counted.
         */
        get: operations["report.ageing"];
    };
    "/v1/reports/ageing.csv": {
        /** The ageing report as CSV, amounts in major units */
        get: operations["report.ageing-file"];
    };
    "/v1/overview": {
        /**
         * Where the book stands and what waits for a person
         * @description What the first page shows: whether the clock keeps up, the moves and letters of the day, and how much work of each kind waits. It costs the same for any book. Numbers by bucket are under `/v1/reports/ageing`.
         */
        get: operations["overview.read"];
    };
    "/v1/reports/contacts": {
        /**
         * Contacts by rule
         * @description What the contact gate said between two days, at most 400: by channel, by each rule that put off, denied or came near to it, and by person. Every answer is counted, also of a notice that was put off and asked again.
         */
        get: operations["report.contacts"];
    };
    "/v1/reports/contacts.csv": {
        /** Contacts by rule as CSV */
        get: operations["report.contacts-file"];
    };
    "/v1/standings": {
        /**
         * Remove the imported status history
         * @description All months that were told go, and the transitions and vintages counted of them; this book's own months stay. For a history that was imported with a wrong month or mapping: a month told again replaces what was told of it, one that is told no more would stay. A million months may take several calls: repeat it until `isGone`.
         */
        delete: operations["standing.forget"];
    };
    "/v1/reports/transitions": {
        /**
         * Transitions and roll rates
         * @description Where loans went from the end of one month to the end of the next. `matrix`: of the loans that stood in a row, where each stood a month later, all months pooled; loans that were outside the book are left out. `rollRates`: by the cohort method the share that a month later is in a worse bucket or charged off, by the stock method what stands in the next bucket over what stood in this one a month before; an empty base has no percent. `chained`: the product of the stock rates from M0 to M7+. `moves`: the counts of each month. Amounts are outstanding principal in minor units; a cohort goes by the balance at the end of the month before. A loan of a history whose next month was not told is in no move. Every number is as it was when its month closed.
         */
        get: operations["report.transitions"];
    };
    "/v1/reports/transitions.csv": {
        /** Transitions month by month as CSV, amounts in major units */
        get: operations["report.transitions-file"];
    };
    "/v1/reports/vintages": {
        /**
         * Vintages by months on book
         * @description Loans by month of disbursement, followed by months on book; month 0 is that of the disbursement. `current`: more than 30, 60 or 90 days past due (M2, M3, M4 and worse, charged off included) at the end of the month, with their outstanding principal. `ever`: so late at the end of that month or of any before it, with the amount disbursed. Both over all loans of the vintage, `originatedCount`, and over the amount disbursed: loans that are gone stay in the whole. `from` and `through` are months of disbursement. Of a history, a loan without a day of disbursement has its first month as vintage. A loan that came in mid-life is followed from then on.
         */
        get: operations["report.vintages"];
    };
    "/v1/reports/vintages.csv": {
        /** Vintages as CSV, amounts in major units */
        get: operations["report.vintages-file"];
    };
    "/v1/reports/forecast": {
        /**
         * The book by bucket for the next twelve months
         * @description The next 12 months if each is like the months from `from` through `through`, all moves pooled; it begins with what stands at the end of `through`. `lost`: what went beyond seven months past due or was charged off since, outstanding principal in minor units. `backTest`: how wrong such forecasts were when each month of the last three years was the last one known, by months ahead: the balance more than 30 days past due (without balances the loans) forecast less what came, over what came. Months must follow each other without a gap.
         */
        get: operations["report.forecast"];
    };
    "/v1/reports/forecast.csv": {
        /** The forecast as CSV, amounts in major units */
        get: operations["report.forecast-file"];
    };
    "/v1/reports/movements": {
        /**
         * Movements of the book by bucket
         * @description Month by month what each bucket had, what came and went, and what it has; outstanding principal in minor units. `entered`: from outside the book, by what they owe now. `worsened` came from better buckets, `improved` from worse ones; `leftWorse` and `leftBetter` went there. Who comes or goes does so with the balance of the month before; `repaid` is what loans that are here now owe less since. `gone`: without a balance, or not in the book any more. opening + entered + worsened + improved − leftWorse − leftBetter − paidOff − chargedOff − gone − repaid = closing, and of this book each month opens as the last was closed.
         */
        get: operations["report.movements"];
    };
    "/v1/reports/movements.csv": {
        /** Movements month by month as CSV, amounts in major units */
        get: operations["report.movements-file"];
    };
}
export interface webhooks {
    "loan.delinquent": {
        /**
         * loan.delinquent
         * @description Something of a loan is past due that was current the day before. Posted to every subscription of this type. Answer 2xx within ten seconds; anything else is tried again for three days, and 410 ends the subscription.
         */
        post: operations["receive.loan.delinquent"];
    };
    "loan.bucket-changed": {
        /**
         * loan.bucket-changed
         * @description A loan has moved from one bucket of days past due to another. Posted to every subscription of this type. Answer 2xx within ten seconds; anything else is tried again for three days, and 410 ends the subscription.
         */
        post: operations["receive.loan.bucket-changed"];
    };
    "loan.cured": {
        /**
         * loan.cured
         * @description Nothing of a loan is past due any more. Posted to every subscription of this type. Answer 2xx within ten seconds; anything else is tried again for three days, and 410 ends the subscription.
         */
        post: operations["receive.loan.cured"];
    };
    "loan.closed": {
        /**
         * loan.closed
         * @description A loan owes nothing any more. Posted to every subscription of this type. Answer 2xx within ten seconds; anything else is tried again for three days, and 410 ends the subscription.
         */
        post: operations["receive.loan.closed"];
    };
    "payment.applied": {
        /**
         * payment.applied
         * @description Money was posted to a loan. Posted to every subscription of this type. Answer 2xx within ten seconds; anything else is tried again for three days, and 410 ends the subscription.
         */
        post: operations["receive.payment.applied"];
    };
    "payment.reversed": {
        /**
         * payment.reversed
         * @description A payment was taken back, by the lender or by the payer's bank. Posted to every subscription of this type. Answer 2xx within ten seconds; anything else is tried again for three days, and 410 ends the subscription.
         */
        post: operations["receive.payment.reversed"];
    };
    "payment.returned": {
        /**
         * payment.returned
         * @description An officer decided that a payment without a loan goes back to who paid it: send the money. Posted to every subscription of this type. Answer 2xx within ten seconds; anything else is tried again for three days, and 410 ends the subscription.
         */
        post: operations["receive.payment.returned"];
    };
    "promise.made": {
        /**
         * promise.made
         * @description A borrower has promised to pay. Posted to every subscription of this type. Answer 2xx within ten seconds; anything else is tried again for three days, and 410 ends the subscription.
         */
        post: operations["receive.promise.made"];
    };
    "promise.kept": {
        /**
         * promise.kept
         * @description What was promised has been paid in time. Posted to every subscription of this type. Answer 2xx within ten seconds; anything else is tried again for three days, and 410 ends the subscription.
         */
        post: operations["receive.promise.kept"];
    };
    "promise.broken": {
        /**
         * promise.broken
         * @description What was promised has not been paid in time. Posted to every subscription of this type. Answer 2xx within ten seconds; anything else is tried again for three days, and 410 ends the subscription.
         */
        post: operations["receive.promise.broken"];
    };
    "promise.cancelled": {
        /**
         * promise.cancelled
         * @description A promise was taken back. Posted to every subscription of this type. Answer 2xx within ten seconds; anything else is tried again for three days, and 410 ends the subscription.
         */
        post: operations["receive.promise.cancelled"];
    };
    "case.opened": {
        /**
         * case.opened
         * @description A borrower's case was opened. Posted to every subscription of this type. Answer 2xx within ten seconds; anything else is tried again for three days, and 410 ends the subscription.
         */
        post: operations["receive.case.opened"];
    };
    "case.moved": {
        /**
         * case.moved
         * @description A case has moved to another stage or priority. Posted to every subscription of this type. Answer 2xx within ten seconds; anything else is tried again for three days, and 410 ends the subscription.
         */
        post: operations["receive.case.moved"];
    };
    "case.closed": {
        /**
         * case.closed
         * @description A case was closed. Posted to every subscription of this type. Answer 2xx within ten seconds; anything else is tried again for three days, and 410 ends the subscription.
         */
        post: operations["receive.case.closed"];
    };
    "notice.sent": {
        /**
         * notice.sent
         * @description A provider has taken a letter. Posted to every subscription of this type. Answer 2xx within ten seconds; anything else is tried again for three days, and 410 ends the subscription.
         */
        post: operations["receive.notice.sent"];
    };
    "notice.delivered": {
        /**
         * notice.delivered
         * @description A provider told that a letter has arrived. Posted to every subscription of this type. Answer 2xx within ten seconds; anything else is tried again for three days, and 410 ends the subscription.
         */
        post: operations["receive.notice.delivered"];
    };
    "notice.failed": {
        /**
         * notice.failed
         * @description A letter could not be sent, or came back. Posted to every subscription of this type. Answer 2xx within ten seconds; anything else is tried again for three days, and 410 ends the subscription.
         */
        post: operations["receive.notice.failed"];
    };
    "import.finished": {
        /**
         * import.finished
         * @description All rows of a file have been read. Posted to every subscription of this type. Answer 2xx within ten seconds; anything else is tried again for three days, and 410 ends the subscription.
         */
        post: operations["receive.import.finished"];
    };
    "export.finished": {
        /**
         * export.finished
         * @description A file that was asked for is ready to be fetched. Posted to every subscription of this type. Answer 2xx within ten seconds; anything else is tried again for three days, and 410 ends the subscription.
         */
        post: operations["receive.export.finished"];
    };
    "scan.finished": {
        /**
         * scan.finished
         * @description A partition of the book stands on this business date; all do when all have told. Posted to every subscription of this type. Answer 2xx within ten seconds; anything else is tried again for three days, and 410 ends the subscription.
         */
        post: operations["receive.scan.finished"];
    };
    "policy.effective": {
        /**
         * policy.effective
         * @description A version of the policy takes effect in a partition of the book. Posted to every subscription of this type. Answer 2xx within ten seconds; anything else is tried again for three days, and 410 ends the subscription.
         */
        post: operations["receive.policy.effective"];
    };
}
export interface components {
    schemas: {
        NewLoan: {
            /** @example L-2018-0001 */
            externalId: string;
            /** @example B-311 */
            borrowerExternalId: string;
            /** @example Ada Park */
            borrowerName: string;
            /** @example ada@example.com */
            email?: string | null;
            /** @example +14155550123 */
            phone?: string | null;
            /**
             * @description Where letters go: its lines with a semicolon between them, without the name.
             * @example 12 Elm Street; Springfield, IL 62701
             */
            address?: string | null;
            /** @example America/New_York */
            timezone?: string | null;
            /**
             * @description Where the borrower lives: a country of ISO 3166-1 or a part of one of 3166-2. It decides whose rules of contact bind.
             * @example US-MA
             */
            residence?: string | null;
            /** @example en */
            locale?: string | null;
            /** @example personal-60 */
            product?: string | null;
            /** @example 2800000 */
            principal: number;
            /** @example 14.07 */
            annualRatePercent: string;
            /** @example 60 */
            installmentCount: number;
            /**
             * @description daily, weekly, biweekly, semimonthly, monthly, quarterly, every-<n>-days|weeks|months
             * @example monthly
             */
            frequency: string;
            /**
             * @example annuity
             * @enum {string}
             */
            method: "annuity" | "equal-principal" | "flat" | "interest-only" | "single" | "custom";
            /**
             * Format: date
             * @example 2018-03-01
             */
            disbursedOn: string;
            /**
             * Format: date
             * @example 2018-04-01
             */
            firstDueOn: string;
            /**
             * @description The level installment you quote; checked against these terms and then used.
             * @example 65253
             */
            installment?: number | null;
            /**
             * @description Yours when left out.
             * @example USD
             */
            currency?: string | null;
            conventions?: components["schemas"]["Conventions"];
            rules?: components["schemas"]["ContractRules"];
            /**
             * Format: date
             * @description For a loan that comes in mid-life: the day up to which the next two count.
             */
            openingAsOf?: string | null;
            /** @description All that was paid until openingAsOf. */
            openingPaid?: number | null;
            /** @description Principal outstanding at openingAsOf; a difference is posted as an adjustment. */
            openingPrincipal?: number | null;
        };
        /**
         * @description What the contract says beyond amount, rate, count and rhythm; plain where absent.
         * @example {
         *       "interestCarry": "carried",
         *       "remainder": "smoothed",
         *       "dueDay": 1
         *     }
         */
        Conventions: {
            /**
             * @description `period`: the yearly rate divided by the periods of a year.
             * @enum {string}
             */
            dayCount?: "period" | "30-360-bond" | "30e-360" | "30e-360-isda" | "30-360-us" | "act-360" | "act-365f" | "nl-365" | "act-act-isda";
            /**
             * @description Under `period`: whether odd days of the first period are charged.
             * @enum {string}
             */
            firstPeriod?: "regular" | "actual";
            /** @enum {string} */
            interestRounding?: "half-even" | "half-up" | "up" | "down";
            /** @enum {string} */
            interestCarry?: "rounded" | "carried";
            /** @enum {string} */
            installmentRounding?: "half-even" | "half-up" | "up" | "down";
            installmentMultiple?: number;
            /** @enum {string} */
            remainder?: "last" | "smoothed";
            dueDay?: number | null;
            businessDays?: {
                /** @enum {string} */
                rule: "following" | "modified-following" | "preceding";
                weekend: number[];
                holidays: string[];
            } | null;
            principalGraceCount?: number;
            interestGraceCount?: number;
            /** @enum {string} */
            interestGrace?: "deferred" | "waived";
            disbursements?: {
                /**
                 * Format: date
                 * @example 2026-03-31
                 */
                on: string;
                amount: number;
            }[];
            rateChanges?: {
                /**
                 * Format: date
                 * @example 2026-03-31
                 */
                from: string;
                /** @example 9.4822 */
                annualRatePercent: string;
            }[];
        };
        /** @description Frozen onto the loan; those of your policy in force when left out. */
        ContractRules: {
            allocation: components["schemas"]["Allocation"];
            interest?: {
                /** @enum {string} */
                kind: "scheduled";
            } | {
                /** @enum {string} */
                kind: "daily";
                /**
                 * @default act-365f
                 * @enum {string}
                 */
                dayCount?: "30-360-bond" | "30e-360" | "30e-360-isda" | "30-360-us" | "act-360" | "act-365f" | "nl-365" | "act-act-isda";
            };
            charges?: components["schemas"]["Charges"];
        };
        /** @description In which order money pays: a preset by name, or an order of its own. */
        Allocation: ("oldest-first" | "costs-interest-principal" | "costs-principal-interest" | "interest-principal-charges" | "principal-interest-charges") | {
            /** @enum {string} */
            walk: "horizontal" | "vertical";
            steps: {
                /** @enum {string} */
                timing: "past-due" | "due" | "in-advance";
                /** @enum {string} */
                component: "penalty" | "fee" | "interest" | "principal";
            }[];
            /**
             * @description What money does when nothing is due.
             * @enum {string}
             */
            advance: "next-installment" | "last-installment" | "re-amortize" | "credit";
            byType?: {
                payment?: {
                    /** @enum {string} */
                    walk: "horizontal" | "vertical";
                    steps: {
                        /** @enum {string} */
                        timing: "past-due" | "due" | "in-advance";
                        /** @enum {string} */
                        component: "penalty" | "fee" | "interest" | "principal";
                    }[];
                    /**
                     * @description What money does when nothing is due.
                     * @enum {string}
                     */
                    advance: "next-installment" | "last-installment" | "re-amortize" | "credit";
                };
                recovery?: {
                    /** @enum {string} */
                    walk: "horizontal" | "vertical";
                    steps: {
                        /** @enum {string} */
                        timing: "past-due" | "due" | "in-advance";
                        /** @enum {string} */
                        component: "penalty" | "fee" | "interest" | "principal";
                    }[];
                    /**
                     * @description What money does when nothing is due.
                     * @enum {string}
                     */
                    advance: "next-installment" | "last-installment" | "re-amortize" | "credit";
                };
            };
        };
        Charges: {
            lateFee?: components["schemas"]["LateFeeRule"];
            penaltyInterest?: components["schemas"]["PenaltyInterestRule"];
            /**
             * @default [
             *       "hold",
             *       "charge-off"
             *     ]
             */
            stoppedBy?: ("hold" | "pause" | "arrangement" | "charge-off")[];
        };
        /** @default null */
        LateFeeRule: {
            basis: {
                /** @enum {string} */
                kind: "flat";
                amount: number;
            } | {
                /** @enum {string} */
                kind: "percent";
                /** @example 9.4822 */
                percent: string;
                /** @enum {string} */
                of: "installment" | "overdue";
            };
            /** @default null */
            amountMin?: number | null;
            /** @default null */
            amountMax?: number | null;
            /** @default 0 */
            graceDays?: number;
            /** @default null */
            recurring?: {
                everyDays: number;
                times: number;
            } | null;
            /** @default null */
            capPerInstallment?: number | null;
            /** @default null */
            capPerLoan?: number | null;
            /**
             * @default half-even
             * @enum {string}
             */
            rounding?: "half-even" | "half-up" | "up" | "down";
        } | null;
        /** @default null */
        PenaltyInterestRule: {
            /**
             * @default principal
             * @enum {string}
             */
            base?: "principal" | "installment";
            rate: {
                /** @enum {string} */
                kind: "own";
                /** @example 9.4822 */
                annualRatePercent: string;
            } | {
                /** @enum {string} */
                kind: "multiple";
                /**
                 * @description 1.5 is 150 percent of the contract's.
                 * @example 1.5
                 */
                of: string;
                /** @example 9.4822 */
                contractRatePercent: string;
            };
            /**
             * @default simple
             * @enum {string}
             */
            compounding?: "simple" | "monthly";
            /**
             * @default act-360
             * @enum {string}
             */
            dayCount?: "30-360-bond" | "30e-360" | "30e-360-isda" | "30-360-us" | "act-360" | "act-365f" | "nl-365" | "act-act-isda";
            /** @default 0 */
            graceDays?: number;
            /**
             * @default null
             * @example 9.4822
             */
            capPercentOfPrincipal?: string | null;
            /**
             * @default half-even
             * @enum {string}
             */
            rounding?: "half-even" | "half-up" | "up" | "down";
        } | null;
        Payment: {
            /**
             * @description Your reference. Sending it again changes nothing, so a retry is safe.
             * @example core-7731
             */
            externalId: string;
            /** @example loan_01 */
            loanId?: string;
            /**
             * @description Either this or `loanId`. When we do not know the loan, the payment waits for it.
             * @example L-2018-0001
             */
            loanExternalId?: string;
            /**
             * @description In minor units of the loan's currency.
             * @example 12550
             */
            amount: number;
            /**
             * Format: date
             * @example 2026-03-14
             */
            paidOn: string;
            /** @example bank-transfer */
            method?: string | null;
            /**
             * @description Who paid, as the bank names them: a payment without a loan is matched by it.
             * @example Ada Example
             */
            payerName?: string | null;
        };
        Health: {
            /**
             * @description `late` when the clock has not ticked in time or books are behind.
             * @enum {string}
             */
            status: "ok" | "late";
            /** @description When the platform's clock last ticked, every quarter of an hour. */
            tickedAt: number | null;
            /** @description How long ago that was. */
            tickAgeSeconds: number | null;
            /** @description An older tick is late. */
            tickLateAfterSeconds: number;
            /** @description How long ago the newest scan of any lender was finished. */
            scanAgeSeconds: number | null;
            /** @description Lenders whose next day has been due for too long, as the last tick saw it. */
            tenantsBehind: number | null;
            /** @description A book is behind after that long. */
            behindAfterSeconds: number;
        };
        /** @description RFC 9457 problem details; `code` never changes its meaning. */
        Problem: {
            type: string;
            title: string;
            status: number;
            code: string;
            instance: string;
            errors?: {
                pointer: string;
                detail: string;
            }[];
        } & {
            [key: string]: unknown;
        };
        ReportTaken: {
            /** @enum {string} */
            outcome: "applied" | "known" | "nobody" | "ignored";
        };
        AccessToken: {
            access_token: string;
            /** @enum {string} */
            token_type: "Bearer";
            /**
             * @description Seconds, 900 at most.
             * @example 900
             */
            expires_in: number;
            scope: string;
        };
        TokenError: {
            /** @enum {string} */
            error: "invalid_request" | "invalid_client" | "unauthorized_client" | "unsupported_grant_type" | "invalid_scope";
            error_description: string;
        };
        TokenRequest: {
            /** @enum {string} */
            grant_type: "client_credentials";
            /**
             * @description The key's `clientId`. Left out with HTTP Basic.
             * @example fbk_live_12_3
             */
            client_id?: string;
            /** @description The whole key. As above. */
            client_secret?: string;
            /**
             * @description Scopes of the key, apart by spaces; all of them when it is left out.
             * @example loans:read payments:write
             */
            scope?: string;
        };
        SigningKeys: {
            keys: ({
                kid: string;
            } & {
                [key: string]: unknown;
            })[];
        };
        TokenServer: {
            issuer: string;
            token_endpoint: string;
        } & {
            [key: string]: unknown;
        };
        CreatedTenant: {
            id: string;
        };
        TenantDraft: {
            name: string;
            /** @enum {string} */
            mode: "live" | "sandbox";
            /** @example America/New_York */
            timezone: string;
            /** @example USD */
            currency: string;
            /** @enum {string} */
            locale: "en" | "zh-CN";
            /**
             * Format: date
             * @description Sandbox only: the test clock's first day.
             * @example 2026-03-31
             */
            clockOn?: string;
            /**
             * @description Fixed for ever. About one per 500,000 loans you expect.
             * @default 2
             */
            partitionCount?: number;
        };
        Tenant: {
            id: string;
            name: string;
            /** @enum {string} */
            mode: "live" | "sandbox";
            timezone: string;
            currency: string;
            /** @enum {string} */
            locale: "en" | "zh-CN";
            /** @description Its postal address as letters carry it, a line each. */
            letterhead: string | null;
            businessDate: string;
            partitionCount: number;
        };
        TenantChange: {
            name?: string;
            /** @enum {string} */
            locale?: "en" | "zh-CN";
            /** @example America/Chicago */
            timezone?: string;
            /**
             * @description Lines of the postal address; an empty list takes it away.
             * @example [
             *       "Harbor Lending",
             *       "12 Elm Street",
             *       "Springfield, IL 62701"
             *     ]
             */
            letterhead?: string[];
        };
        CreatedApiKey: {
            id: string;
            name: string;
            clientId: string;
            scopes: string[];
            expiresAt: number | null;
            allowedAddresses: string[];
            /**
             * @description The whole key, to send as bearer token. Shown this once.
             * @example fbk_live_12_3_…
             */
            secret: string;
        };
        ApiKeyDraft: {
            /** @example core banking, nightly */
            name: string;
            /** @description "*" for all, or any of: loans:read, loans:write, borrowers:read, borrowers:write, payments:read, payments:write, notices:read, notices:send, notices:settle, templates:read, templates:write, providers:read, providers:manage, suppressions:read, suppressions:write, contacts:read, contacts:write, cases:read, cases:write, tasks:read, tasks:write, promises:read, promises:write, holds:read, holds:write, flags:read, flags:write, imports:read, imports:write, exports:read, exports:make, reports:read, scans:read, scans:repair, reconciliations:read, reconciliations:start, policies:read, policies:write, policies:approve, clocks:read, clocks:move, behaviours:read, behaviours:write, books:empty, api-keys:manage, webhooks:manage, events:read, subscriptions:manage, members:read, members:manage, tenants:read, tenants:manage */
            scopes: string[];
            /**
             * @description The moment at which it ends, in epoch milliseconds of the real clock, also in a sandbox. Null: it does not end by itself. For the end of a day, send that day's midnight in your zone.
             * @example 1924905600000
             */
            expiresAt?: number | null;
            /**
             * @description IPv4 or IPv6 addresses and networks that it may be used from. An empty list: from anywhere.
             * @default []
             * @example [
             *       "203.0.113.7",
             *       "2001:db8:40::/48"
             *     ]
             */
            allowedAddresses?: string[];
        };
        ApiKeys: {
            apiKeys: components["schemas"]["ApiKey"][];
        };
        ApiKey: {
            /** @example key_3 */
            id: string;
            name: string;
            /**
             * @description Its name at the token endpoint.
             * @example fbk_live_12_3
             */
            clientId: string;
            scopes: string[];
            /**
             * @description `expiring`: within 14 days.
             * @enum {string}
             */
            state: "active" | "expiring" | "expired" | "revoked";
            expiresAt: number | null;
            allowedAddresses: string[];
            createdBy: string;
            createdAt: number;
            /** @description A day in UTC. */
            lastUsedOn: string | null;
            /** @description Until then the secret of before the last rotation is good too. */
            previousSecretUntil: number | null;
            revokedAt: number | null;
        };
        /** @description What is left out stays as it is. */
        ApiKeyChange: {
            /** @example core banking, nightly */
            name?: string;
            /**
             * @description The moment at which it ends, in epoch milliseconds of the real clock, also in a sandbox. Null: it does not end by itself. For the end of a day, send that day's midnight in your zone.
             * @example 1924905600000
             */
            expiresAt?: number | null;
            /**
             * @description IPv4 or IPv6 addresses and networks that it may be used from. An empty list: from anywhere.
             * @example [
             *       "203.0.113.7",
             *       "2001:db8:40::/48"
             *     ]
             */
            allowedAddresses?: string[];
        };
        RotatedApiKey: {
            /**
             * @description The whole key, to send as bearer token. Shown this once.
             * @example fbk_live_12_3_…
             */
            secret: string;
            previousUntil: number | null;
        };
        ApiKeyRotation: {
            /**
             * @description For so long the secret of now stays good beside the new one; 0: it ends at once.
             * @default 24
             */
            overlapHours?: number;
        };
        Behaviour: {
            script: components["schemas"]["BehaviourScript"];
            updatedBy: string;
            /** @description Epoch milliseconds. */
            updatedAt: number;
        };
        /** @description The first rule that is about a loan counts. */
        BehaviourScript: {
            /** @description Another seed, other chances. */
            seed: number;
            rules: {
                loans: components["schemas"]["BehaviourLoans"];
                pays: components["schemas"]["BehaviourPays"];
            }[];
        };
        BehaviourLoans: {
            externalIds?: string[];
            product?: string;
            /** @description Of the borrowers whom no earlier rule took; the same ones every day. */
            sharePercent?: number;
        };
        /** @description `on-due-date`: so many days after each due date, all that had fallen due by it. `part`: a part of each installment. `stops`: each installment when due until the stop, then nothing. `catches-up`: nothing until so many days past due, then everything. `rolls`: by chance, with a monthly roll rate for each bucket from M0 on. */
        BehaviourPays: {
            /** @enum {string} */
            kind: "nothing";
        } | {
            /** @enum {string} */
            kind: "on-due-date";
            lateDays: number;
        } | {
            /** @enum {string} */
            kind: "part";
            percent: number;
            lateDays: number;
        } | {
            /** @enum {string} */
            kind: "stops";
            afterInstallments: number;
        } | {
            /** @enum {string} */
            kind: "stops";
            /**
             * Format: date
             * @example 2026-03-31
             */
            on: string;
        } | {
            /** @enum {string} */
            kind: "catches-up";
            onDaysPastDue: number;
        } | {
            /** @enum {string} */
            kind: "rolls";
            monthlyPercent?: number[];
        };
        SandboxBook: {
            /** @enum {string} */
            state: "open" | "emptying";
            lastReset: components["schemas"]["BookReset"];
        };
        BookReset: {
            /** @enum {string} */
            state: "queued" | "running" | "finished";
            /** @description Where the clock stands afterwards. */
            clockOn: string;
            loansTotal: number;
            loansRemoved: number;
            rowsRemoved: number;
            createdBy: string;
            /** @description Epoch milliseconds. */
            createdAt: number;
            finishedAt: number | null;
        } | null;
        Clock: {
            /** @description The business date the sandbox stands at. */
            on: string;
            /** @description Where it is moving to. */
            target: string | null;
            /** @description Where this move began. */
            from: string | null;
            /** @enum {string} */
            state: "standing" | "moving";
        };
        ClockMove: {
            /**
             * Format: date
             * @example 2026-03-31
             */
            on: string;
        };
        LoanTaken: {
            externalId: string;
            /** @enum {string} */
            status: "created" | "updated" | "unchanged";
            /** @example loan_01 */
            id: string;
            /** @description Minor units posted to reach openingPrincipal; 0 when it was met. */
            openingAdjustment: number;
        };
        /** @description One result for each loan, in order. */
        LoanResults: {
            results: (components["schemas"]["LoanTaken"] | components["schemas"]["LoanRefused"])[];
        };
        LoanRefused: {
            externalId: string;
            /** @enum {string} */
            status: "refused";
            /** @example loan.terms_differ */
            code: string;
            title: string;
            errors: {
                pointer: string;
                detail: string;
            }[];
        };
        OneNewLoan: {
            /** @example L-2018-0001 */
            externalId: string;
            /** @example B-311 */
            borrowerExternalId: string;
            /** @example Ada Park */
            borrowerName: string;
            /** @example ada@example.com */
            email?: string | null;
            /** @example +14155550123 */
            phone?: string | null;
            /**
             * @description Where letters go: its lines with a semicolon between them, without the name.
             * @example 12 Elm Street; Springfield, IL 62701
             */
            address?: string | null;
            /** @example America/New_York */
            timezone?: string | null;
            /**
             * @description Where the borrower lives: a country of ISO 3166-1 or a part of one of 3166-2. It decides whose rules of contact bind.
             * @example US-MA
             */
            residence?: string | null;
            /** @example en */
            locale?: string | null;
            /** @example personal-60 */
            product?: string | null;
            /** @example 2800000 */
            principal: number;
            /** @example 14.07 */
            annualRatePercent: string;
            /** @example 60 */
            installmentCount: number;
            /**
             * @description daily, weekly, biweekly, semimonthly, monthly, quarterly, every-<n>-days|weeks|months
             * @example monthly
             */
            frequency: string;
            /**
             * @example annuity
             * @enum {string}
             */
            method: "annuity" | "equal-principal" | "flat" | "interest-only" | "single" | "custom";
            /**
             * Format: date
             * @example 2018-03-01
             */
            disbursedOn: string;
            /**
             * Format: date
             * @example 2018-04-01
             */
            firstDueOn: string;
            /**
             * @description The level installment you quote; checked against these terms and then used.
             * @example 65253
             */
            installment?: number | null;
            /**
             * @description Yours when left out.
             * @example USD
             */
            currency?: string | null;
            conventions?: components["schemas"]["Conventions"];
            rules?: components["schemas"]["ContractRules"];
            /**
             * Format: date
             * @description For a loan that comes in mid-life: the day up to which the next two count.
             */
            openingAsOf?: string | null;
            /** @description All that was paid until openingAsOf. */
            openingPaid?: number | null;
            /** @description Principal outstanding at openingAsOf; a difference is posted as an adjustment. */
            openingPrincipal?: number | null;
            /**
             * @description Largest opening adjustment accepted, in percent of the principal; 1 when left out.
             * @example 1
             */
            openingTolerancePercent?: string;
        };
        NewLoans: {
            loans: components["schemas"]["NewLoan"][];
            /**
             * @description Largest opening adjustment accepted, in percent of the principal; 1 when left out.
             * @example 1
             */
            openingTolerancePercent?: string;
        };
        LoanList: {
            loans: components["schemas"]["Loan"][];
            nextCursor: string | null;
        };
        Loan: {
            /** @example loan_01 */
            id: string;
            /** @example L-2018-0001 */
            externalId: string;
            /** @example bor_02 */
            borrowerId: string;
            borrowerExternalId: string;
            borrowerName: string;
            email: string | null;
            /** @example +14155550123 */
            phone: string | null;
            /** @example 12 Elm Street; Springfield, IL 62701 */
            address: string | null;
            timezone: string | null;
            locale: string;
            product: string;
            /** @enum {string} */
            status: "awaiting-schedule" | "active" | "closed";
            /** @example USD */
            currency: string;
            principal: number;
            /** @example 14.07 */
            annualRatePercent: string;
            installmentCount: number;
            /** @example monthly */
            frequency: string;
            /** @enum {string} */
            method: "annuity" | "equal-principal" | "flat" | "interest-only" | "single" | "custom";
            /** Format: date */
            disbursedOn: string;
            /** Format: date */
            firstDueOn: string;
            installment: number | null;
            /** @description What the contract says of its schedule, as it was sent; null: nothing. */
            conventions: {
                [key: string]: unknown;
            } | null;
            /** @description Frozen when the loan came in: allocation, daily interest, charges. */
            rules: {
                [key: string]: unknown;
            } | null;
            /** Format: date */
            openingAsOf: string | null;
            openingPaid: number | null;
            openingPrincipal: number | null;
            /**
             * Format: date
             * @description The lender's business date: daysPastDue is of it.
             */
            asOf: string;
            /**
             * Format: date
             * @description When a scan or a payment looked last.
             */
            evaluatedOn: string;
            /** @description Without days on which a hold stopped the counting: what buckets and steps go by. */
            daysPastDue: number;
            /** @description Since the oldest unpaid due date, whatever was paused. */
            calendarDaysPastDue: number;
            /** @enum {string} */
            bucket: "M0" | "M1" | "M2" | "M3" | "M4" | "M5" | "M6" | "M7" | "M7+";
            /** Format: date */
            pastDueSince: string | null;
            pastDueAmount: number;
            principalBalance: number;
            credit: number;
            /** Format: date */
            nextDueOn: string | null;
            nextDueAmount: number;
            /** @description Why the scan could not read this loan; a person has to look at it. */
            setAsideReason: string | null;
            /** @description Epoch milliseconds. */
            createdAt: number;
            updatedAt: number;
        };
        /** @description A loan on one day, replayed from schedule and ledger. */
        StoredLoanState: components["schemas"]["LoanState"] & {
            loanId: string;
            externalId: string;
            currency: string;
            scheduleVersion: number;
            ledger: {
                sequence: number;
                /** @example payment */
                type: string;
                amount: number;
                /** Format: date */
                effectiveOn: string;
                /** @description Epoch milliseconds. */
                postedAt: number;
                externalId: string | null;
                reverses: number | null;
                /** @enum {string|null} */
                component?: "penalty" | "fee" | "interest" | "principal" | null;
                /** @description Of what a modification posted. */
                version?: number | null;
                method: string | null;
                origin: string;
            }[];
        };
        /** @description Made by the rules while replaying, never posted: a backdated payment unmakes it. */
        DerivedCharge: {
            /** @enum {string} */
            kind: "late-fee" | "penalty-interest";
            /** @description The installment it was charged on. */
            number: number;
            occurrence: number;
            /** Format: date */
            on: string;
            amount: number;
        };
        Statement: {
            number: number;
            /** Format: date */
            closedOn: string;
            /** Format: date */
            dueOn: string;
            previousBalance: number;
            purchases: number;
            payments: number;
            interest: number;
            fees: number;
            balance: number;
            minimumPayment: number;
        };
        InstallmentState: components["schemas"]["Installment"] & {
            penalty: number;
            /** @enum {string} */
            origin: "schedule" | "charge" | "chargeback" | "refund";
            paid: {
                principal: number;
                interest: number;
                fee: number;
                /** @description Late fees and penalty interest. */
                penalty: number;
            };
            outstanding: number;
            /** Format: date */
            settledOn: string | null;
        };
        Installment: {
            principal: number;
            interest: number;
            fee: number;
            number: number;
            /** Format: date */
            dueOn: string;
        };
        Posting: {
            /** @description The entry; null when a rule made it. */
            sequence: number | null;
            /** @enum {string} */
            cause: "disbursement" | "payment" | "reversal" | "chargeback" | "fee" | "late-fee" | "penalty-interest" | "waiver" | "discount" | "charge-off" | "write-off" | "recovery" | "refund" | "adjustment" | "schedule-change" | "accrual";
            /** Format: date */
            on: string;
            /** @description The installment; null for credit. */
            number: number | null;
            /** @enum {string|null} */
            component: "penalty" | "fee" | "interest" | "principal" | null;
            /** @description By how much the asked amount changed. */
            asked: number;
            /** @description By how much the paid amount changed. */
            paid: number;
        };
        /** @description A loan on one day, replayed from schedule and ledger. */
        LoanState: {
            /** Format: date */
            asOf: string;
            /** @enum {string} */
            status: "awaiting-schedule" | "active" | "closed";
            /** @description Without days on which a hold stopped the counting: what buckets and steps go by. */
            daysPastDue: number;
            /** @description Since the oldest unpaid due date, whatever was paused. */
            calendarDaysPastDue: number;
            /** @enum {string} */
            bucket: "M0" | "M1" | "M2" | "M3" | "M4" | "M5" | "M6" | "M7" | "M7+";
            /**
             * @description By the buckets of its policy, which steps and conditions go by.
             * @example SMA-1
             */
            policyBucket: string;
            /** Format: date */
            oldestUnpaidDueOn: string | null;
            /** @description Without penalties: they never age a loan. */
            pastDueAmount: number;
            pastDue: {
                principal: number;
                interest: number;
                fee: number;
                /** @description Late fees and penalty interest. */
                penalty: number;
            };
            outstanding: {
                principal: number;
                interest: number;
                fee: number;
                /** @description Late fees and penalty interest. */
                penalty: number;
                total: number;
            };
            /** Format: date */
            nextDueOn: string | null;
            nextDueAmount: number;
            /** @description Earned and not asked yet: daily interest. */
            accruedInterest: number;
            credit: number;
            paidTotal: number;
            recoveredTotal: number;
            writtenOffTotal: number;
            waivedTotal: number;
            /** Format: date */
            chargedOffOn: string | null;
            charges: components["schemas"]["DerivedCharge"][];
            statements: components["schemas"]["Statement"][];
            installments: components["schemas"]["InstallmentState"][];
            /** @description Empty unless `explain` asks for them. */
            postings: components["schemas"]["Posting"][];
        };
        NewSchedule: {
            installments: {
                number: number;
                /**
                 * Format: date
                 * @example 2026-03-31
                 */
                dueOn: string;
                /** @example 8000 */
                principal: number;
                /** @example 1200 */
                interest: number;
                fee?: number;
            }[];
            /**
             * @description Largest opening adjustment accepted, in percent of the principal; 1 when left out.
             * @example 1
             */
            openingTolerancePercent?: string;
        };
        LoanDelinquency: components["schemas"]["ToldDelinquency"] & {
            /** @example loan_01 */
            loanId: string;
            externalId: string;
            /** @example USD */
            currency: string;
            /**
             * Format: date
             * @description Where the history begins: no earlier than the loan was paid out, or came in mid-life.
             */
            from: string;
            /** Format: date */
            to: string;
            knownAt: number | null;
            knownThen: components["schemas"]["ToldDelinquency"];
        };
        CalendarDaysPastDue: {
            /** Format: date */
            asOf: string;
            /**
             * Format: date
             * @description The oldest due date that is not met within the tolerance.
             */
            pastDueSince: string | null;
            /** @description Without penalties, which age no loan. */
            pastDueAmount: number;
            /** @description Since the due date, whatever was paused: `calendarDaysPastDue` of a loan. */
            daysPastDue: number;
            /** @description Of these, days within a pause, each once. */
            pausedDays: number;
            /** @description The rest, what mark and bucket go by: `daysPastDue` of a loan. */
            daysAfterPause: number;
            /** @description What is left of it after the grace. */
            daysAfterGrace: number;
            /** @description More days after pause than the grace has. */
            isDelinquent: boolean;
            /** @description Tomorrow's count after pause is today's. */
            isPaused: boolean;
            /**
             * @description A name of the scheme; that of day 0 until the delinquent mark.
             * @example M2
             */
            bucket: string;
        };
        /** @description How the loan stands from this day until the next such line. The counts are of this day; each later day past due adds one, to `daysAfterPause` only outside of a pause. */
        DelinquencyChange: {
            /** Format: date */
            on: string;
            /** Format: date */
            pastDueSince: string | null;
            daysPastDue: number;
            daysAfterPause: number;
            isPaused: boolean;
            isDelinquent: boolean;
            /**
             * @description A name of the scheme; that of day 0 until the delinquent mark.
             * @example M2
             */
            bucket: string;
            pastDueAmount: number;
        };
        /** @description Days on end with the delinquent mark. */
        DelinquencyRecord: {
            /** @description Oldest first. */
            spells: components["schemas"]["DelinquencySpell"][];
            /** Format: date */
            firstDelinquentOn: string | null;
            /**
             * Format: date
             * @description The latest cure.
             */
            curedOn: string | null;
            /**
             * Format: date
             * @description The latest day on which the mark came back after a cure.
             */
            redefaultedOn: string | null;
            longestSpellDays: number;
            /** @description Spells begun in the last 12 months of the history. */
            entryCount: number;
        };
        DelinquencySpell: {
            /** Format: date */
            startedOn: string;
            /** @description It was delinquent already when the history begins. */
            startedBefore: boolean;
            /**
             * Format: date
             * @description Null while it lasts.
             */
            curedOn: string | null;
            days: number;
        };
        /** @description The same from what was known then. */
        ToldDelinquency: {
            calendar: components["schemas"]["CalendarDaysPastDue"];
            /** @description A line for the first day and for each on which more than the days changes. */
            history: components["schemas"]["DelinquencyChange"][];
            record: components["schemas"]["DelinquencyRecord"];
        } | null;
        DeadlineList: {
            /** @example loan_01 */
            loanId: string;
            /** Format: date */
            asOf: string;
            deadlines: components["schemas"]["Deadline"][];
        };
        Deadline: {
            /** @example US-REGX */
            pack: string;
            packVersion: number;
            /** @example notice45 */
            rule: string;
            /** @example 12 CFR 1024.39(b) */
            source: string;
            /** @enum {string} */
            status: "VP" | "VS" | "GK" | "house";
            /** @enum {string} */
            kind: "live-contact" | "late-letter" | "arrears-letter" | "first-letter" | "foreclosure-wait";
            /**
             * @description The template that meets it when a step writes it; null: a letter does not.
             * @enum {string|null}
             */
            letter: "validation" | "early-intervention" | "arrears-notice" | null;
            /** @description It is owed if the loan is of one of these kinds; null: it is. Your policy tells which product is which kind. */
            onlyFor: ("consumer" | "mortgage" | "card" | "microfinance" | "business")[] | null;
            /**
             * @description `met` by its day, `late` after it, `due` by then, `missed`; of a wait: `waiting` until then, `free` from then on.
             * @enum {string}
             */
            state: "met" | "late" | "due" | "missed" | "waiting" | "free";
            /**
             * Format: date
             * @description The last day on which it is in time; of a wait the first that is allowed.
             */
            on: string;
            /** Format: date */
            doneOn: string | null;
        };
        RepresentativeRequest: {
            /** @example Hill & Co, attorneys */
            name: string;
            /** @example null */
            phone: string | null;
            /** @example hill@law.example */
            email: string | null;
            /** @description They want to be reached through them alone, but for what a law demands. */
            only: boolean;
            /**
             * @description How it was learned: kept as the proof.
             * @example letter of authority of 3 May
             */
            evidence: string;
        };
        /** @description On which business date each was last seen to be the borrower's; null: never. */
        ConfirmedDays: {
            /** Format: date */
            email: string | null;
            /** Format: date */
            phone: string | null;
            /** Format: date */
            address: string | null;
        };
        ConfirmationRequest: {
            ways: ("email" | "phone" | "address")[];
            /**
             * @description How it was learned: kept as the proof.
             * @example letter of authority of 3 May
             */
            evidence: string;
        };
        ContactPackList: {
            packs: components["schemas"]["ContactPack"][];
            gaps: {
                pack: string;
                rule: string;
                source: string;
                /** @enum {string} */
                letter: "validation" | "early-intervention" | "arrears-notice";
                segment: string | null;
                byDay: number | null;
            }[];
            holidays: {
                /** @example AU */
                country: string;
                /** Format: date */
                from: string;
                /** Format: date */
                through: string;
                dates: string[];
                source: string;
            }[];
        };
        ContactPack: {
            /** @example US-REGF */
            id: string;
            version: number;
            instrument: string;
            /**
             * @example [
             *       "US"
             *     ]
             */
            countries: string[];
            /** @description The kinds of loan it is about; null: all. */
            products: ("consumer" | "mortgage" | "card" | "microfinance" | "business")[] | null;
            /**
             * @description `binds` every borrower of whom nothing else is told; `elsewhere`: those who live or are in its countries.
             * @enum {string}
             */
            standing: "binds" | "turned-on" | "elsewhere" | "off";
            rules: components["schemas"]["ContactRule"][];
            deadlines: components["schemas"]["ContactRule"][];
        };
        /** @description With its terms as data, by its kind: hours by weekday, a cap, a stop and so on. */
        ContactRule: {
            /** @example quiet */
            id: string;
            /** @example window */
            kind: string;
            source: string;
            /**
             * @description VP: read in the primary text. VS: in a secondary source. GK: in none; it binds all the same.
             * @enum {string}
             */
            status: "VP" | "VS" | "GK" | "house";
        } & {
            [key: string]: unknown;
        };
        LoanQuotes: components["schemas"]["Quotes"] & {
            /** @example loan_01 */
            loanId: string;
            externalId: string;
            /** @example USD */
            currency: string;
        };
        Quotes: {
            payoff: {
                /** Format: date */
                on: string;
                amount: number;
                principal: number;
                interestDue: number;
                interestRunning: number;
                fee: number;
                penalty: number;
                credit: number;
                /** @description What each further day of the period adds. */
                perDiem: number;
                /** @description Interest and fees that need not be paid. */
                unearned: number;
            };
            bringCurrent: {
                amount: number;
                daysPastDue: number;
                pastDue: {
                    penalty: number;
                    fee: number;
                    interest: number;
                    principal: number;
                };
            };
            payment: {
                amount: number;
                pays: {
                    penalty: number;
                    fee: number;
                    interest: number;
                    principal: number;
                };
                installments: {
                    penalty: number;
                    fee: number;
                    interest: number;
                    principal: number;
                    number: number;
                    /** Format: date */
                    dueOn: string;
                }[];
                toCredit: number;
                before: {
                    daysPastDue: number;
                    pastDueAmount: number;
                    /** Format: date */
                    oldestUnpaidDueOn: string | null;
                    outstandingTotal: number;
                    credit: number;
                };
                after: {
                    daysPastDue: number;
                    pastDueAmount: number;
                    /** Format: date */
                    oldestUnpaidDueOn: string | null;
                    outstandingTotal: number;
                    credit: number;
                };
            } | null;
        };
        BorrowerList: {
            borrowers: components["schemas"]["Borrower"][];
        };
        Borrower: {
            /** @example bor_02 */
            id: string;
            /** @example B-2018-0001 */
            externalId: string;
            name: string;
            email: string | null;
            /** @example +14155550123 */
            phone: string | null;
            /** @example 12 Elm Street; Springfield, IL 62701 */
            address: string | null;
            /** @example zh-CN */
            locale: string;
            /** @example America/New_York */
            timezone: string | null;
            /**
             * @description Where they live, ISO 3166; null: not told, and guessed for rules of contact.
             * @example US-MA
             */
            residence: string | null;
            representative: components["schemas"]["NamedRepresentative"];
            confirmed: components["schemas"]["ConfirmedDays"];
            /** @description Epoch milliseconds: since when nobody may contact this borrower, or null. */
            stopRequestedAt: number | null;
            createdAt: number;
            updatedAt: number;
        };
        /** @description Who speaks for them; null: nobody is named. */
        NamedRepresentative: {
            /** @example Hill & Co, attorneys */
            name: string;
            /** @example null */
            phone: string | null;
            /** @example hill@law.example */
            email: string | null;
            /** @description They want to be reached through them alone, but for what a law demands. */
            only: boolean;
            /** @description False: named on the borrower's own page, and to be confirmed before they are told anything. */
            confirmed: boolean;
        } | null;
        BorrowerDetail: components["schemas"]["Borrower"] & {
            /** @description Why the stop was recorded. */
            stopReason: string | null;
            /**
             * Format: date
             * @description The lender's business date: daysPastDue is of it.
             */
            asOf: string;
            loans: components["schemas"]["BorrowerLoan"][];
        };
        BorrowerLoan: {
            /** @example loan_01 */
            id: string;
            externalId: string;
            product: string;
            /** @enum {string} */
            status: "awaiting-schedule" | "active" | "closed";
            currency: string;
            /** @enum {string} */
            bucket: "M0" | "M1" | "M2" | "M3" | "M4" | "M5" | "M6" | "M7" | "M7+";
            daysPastDue: number;
            pastDueAmount: number;
            principalBalance: number;
            /** Format: date */
            nextDueOn: string | null;
            nextDueAmount: number;
        };
        BorrowerStop: {
            borrowerId: string;
            stopRequestedAt: number | null;
        };
        BorrowerStopRequest: {
            /** @example asked by phone on 12 March */
            reason: string;
        };
        BorrowerTimeline: {
            entries: components["schemas"]["TimelineEntry"][];
            /** @description Whether older ones were left out. */
            hasMore: boolean;
        };
        TimelineEntry: {
            /** Format: date */
            on: string;
            /** @enum {string} */
            kind: "case";
            caseId: string;
            event: components["schemas"]["CaseEvent"];
        } | {
            /** Format: date */
            on: string;
            /** @enum {string} */
            kind: "task";
            /** @enum {string} */
            moment: "planned" | "done" | "cancelled";
            task: components["schemas"]["Task"];
        } | {
            /** Format: date */
            on: string;
            /** @enum {string} */
            kind: "promise";
            /** @enum {string} */
            moment: "made" | "kept" | "broken" | "reopened" | "cancelled";
            promiseId: string;
            /** @example loan_01 */
            loanId: string;
            amount: number;
            /** Format: date */
            dueOn: string;
            /** @description What had come in towards it. */
            paid: number;
        } | {
            /** Format: date */
            on: string;
            /** @enum {string} */
            kind: "hold";
            /** @enum {string} */
            moment: "begins" | "ends";
            /** @example loan_01 */
            loanId: string;
            number: number;
            stops: ("notices" | "steps" | "charges" | "counting")[];
            reason: string;
        } | {
            /** Format: date */
            on: string;
            /** @enum {string} */
            kind: "flag";
            /** @enum {string} */
            moment: "set" | "ends";
            /** @example loan_01 */
            loanId: string;
            flag: string;
        } | {
            /** Format: date */
            on: string;
            /** @enum {string} */
            kind: "notice";
            noticeId: string;
            /** @example loan_01 */
            loanId: string;
            step: string;
            /** @enum {string} */
            channel: "email" | "sms" | "letter" | "message";
            /** @enum {string} */
            state: "planned" | "deferred" | "sending" | "sent" | "delivered" | "unconfirmed" | "to-print" | "suppressed" | "cancelled" | "denied" | "failed";
        } | {
            /** Format: date */
            on: string;
            /** @enum {string} */
            kind: "move";
            /** @example loan_01 */
            loanId: string;
            /** @enum {string} */
            fromBucket: "M0" | "M1" | "M2" | "M3" | "M4" | "M5" | "M6" | "M7" | "M7+";
            /** @enum {string} */
            toBucket: "M0" | "M1" | "M2" | "M3" | "M4" | "M5" | "M6" | "M7" | "M7+";
            pastDueAmount: number;
            principalBalance: number;
        } | {
            /** Format: date */
            on: string;
            /** @enum {string} */
            kind: "payment";
            /** @example loan_01 */
            loanId: string;
            /**
             * @description A payment or its reversal.
             * @enum {string}
             */
            type: "disbursement" | "payment" | "reversal" | "chargeback" | "fee" | "late-fee" | "penalty-interest" | "waiver" | "discount" | "charge-off" | "write-off" | "recovery" | "refund" | "adjustment" | "schedule-change";
            amount: number;
            externalId: string | null;
        };
        CaseEvent: {
            sequence: number;
            /** @enum {string} */
            kind: "opened" | "moved" | "kept" | "assigned" | "noted" | "closed";
            /** Format: date */
            businessDate: string;
            /** @description Epoch milliseconds. */
            at: number;
            /** @example system:scan */
            actor: string;
            /** @description The loan whose step it was. */
            loanId: string | null;
            policyVersion: number | null;
            /** @description Null when a person did it. */
            step: string | null;
            /** @description The note, or the reason that was given. */
            text: string | null;
            /** @description What it was changed to; of `kept`: what the step asked for. */
            to: {
                stage?: string;
                /**
                 * @example high
                 * @enum {string}
                 */
                priority?: "low" | "normal" | "high" | "urgent";
                /**
                 * @example officer
                 * @enum {string}
                 */
                ownerRole?: "officer" | "admin" | "analyst" | "owner";
                owner?: string | null;
            } | null;
            /** @description Of `kept`: the loan that is late for longer, which the case follows. */
            followsLoanId: string | null;
        };
        Task: {
            /** @example tsk_01 */
            id: string;
            /** @example bor_01 */
            borrowerId: string;
            /** @example loan_01 */
            loanId: string;
            /** @enum {string} */
            state: "open" | "done" | "cancelled";
            /**
             * @example officer
             * @enum {string}
             */
            role: "officer" | "admin" | "analyst" | "owner";
            /** @description The person who is to do it, `person:…`; null for whoever of the role is first. */
            assignee: string | null;
            /** @example Call the borrower */
            title: string;
            /** Format: date */
            plannedOn: string;
            /** @description Who made it by hand, as the audit log writes them; null when a step did. */
            plannedBy: string | null;
            /** Format: date */
            dueOn: string;
            policyVersion: number | null;
            step: string | null;
            /** @description What came of it, or why not; null when it was dropped by `system:cured`. */
            outcome: string | null;
            /** @description As the audit log writes it. */
            doneBy: string | null;
            /** Format: date */
            doneOn: string | null;
            createdAt: number;
            updatedAt: number;
        };
        CalculatedSchedule: {
            currency: string;
            installments: components["schemas"]["Installment"][];
            totals: {
                principal: number;
                interest: number;
                fee: number;
                total: number;
            };
        };
        Terms: {
            /** @example 2800000 */
            principal: number;
            /** @example 14.07 */
            annualRatePercent: string;
            /** @example 60 */
            installmentCount: number;
            /**
             * @description daily, weekly, biweekly, semimonthly, monthly, quarterly, every-<n>-days|weeks|months
             * @example monthly
             */
            frequency: string;
            /**
             * @example annuity
             * @enum {string}
             */
            method: "annuity" | "equal-principal" | "flat" | "interest-only" | "single" | "custom";
            /**
             * Format: date
             * @example 2018-03-01
             */
            disbursedOn: string;
            /**
             * Format: date
             * @example 2018-04-01
             */
            firstDueOn: string;
            /**
             * @description The level installment you quote; checked against these terms and then used.
             * @example 65253
             */
            installment?: number | null;
            /**
             * @description Yours when left out.
             * @example USD
             */
            currency?: string | null;
            conventions?: components["schemas"]["Conventions"];
            rules?: components["schemas"]["ContractRules"];
            rateCeiling?: components["schemas"]["RateCeiling"];
        };
        /**
         * @description Refuses terms above it: so many times a reference rate, with where that is written.
         * @example {
         *       "referencePercent": "3.85",
         *       "multiple": 4,
         *       "source": "four times the one-year LPR"
         *     }
         */
        RateCeiling: {
            /** @example 9.4822 */
            referencePercent: string;
            /** @default 1 */
            multiple?: number;
            source: string;
        };
        LoanStateInput: {
            /**
             * @description All installments, in order of their due dates. None with a statement.
             * @default []
             */
            schedule?: {
                /** @description Its position, when given. */
                number?: number;
                /**
                 * Format: date
                 * @example 2026-03-31
                 */
                dueOn: string;
                principal: number;
                interest: number;
                fee?: number;
            }[];
            /** @default [] */
            ledger?: {
                /** @description Its position, when given. */
                sequence?: number;
                externalId?: string | null;
                /** @enum {string} */
                type: "disbursement" | "payment" | "reversal" | "chargeback" | "fee" | "late-fee" | "penalty-interest" | "waiver" | "discount" | "charge-off" | "write-off" | "recovery" | "refund" | "adjustment" | "schedule-change";
                /** @description More than zero; an adjustment moves the principal by either sign. */
                amount?: number;
                /**
                 * Format: date
                 * @example 2026-03-31
                 */
                effectiveOn: string;
                /** @description Of a reversal: the position of the entry it takes back, from 1. Of a chargeback: the payment. */
                reverses?: number;
                /**
                 * @description Of a waiver, discount or write-off: what of the debt it lowers.
                 * @enum {string}
                 */
                component?: "penalty" | "fee" | "interest" | "principal";
                /**
                 * @description When it became known, for what was known then; now when left out.
                 * @example 1767225600000
                 */
                postedAt?: number;
            }[];
            /** @description Those of your policy where left out; charges: none. */
            rules?: {
                toleranceAmount?: number;
                /** @example 9.4822 */
                tolerancePercent?: string;
                tolerancePercentMax?: number;
                graceDays?: number;
                allocation?: components["schemas"]["Allocation"];
                interest?: components["schemas"]["InterestRule"];
                charges?: components["schemas"]["Charges"];
            };
            /** @default [] */
            stops?: components["schemas"]["Stop"][];
            statement?: components["schemas"]["StatementTerms"];
            /**
             * @description Whether the answer says which entry or rule made each number.
             * @default false
             */
            explain?: boolean;
            /**
             * Format: date
             * @example 2026-03-31
             */
            asOf: string;
        };
        InterestRule: {
            /** @enum {string} */
            kind: "scheduled";
        } | {
            /** @enum {string} */
            kind: "daily";
            /** @example 9.4822 */
            annualRatePercent: string;
            /**
             * @default act-365f
             * @enum {string}
             */
            dayCount?: "30-360-bond" | "30e-360" | "30e-360-isda" | "30-360-us" | "act-360" | "act-365f" | "nl-365" | "act-act-isda";
            /**
             * Format: date
             * @description The first day that earns interest.
             * @example 2026-03-31
             */
            from: string;
        };
        /** @description Days from `from` on, before `to`; null for no end yet. They hold charges back as far as the rules name their kind; those of a `pause` are not counted as days past due either. */
        Stop: {
            /** @enum {string} */
            kind: "hold" | "pause" | "arrangement" | "charge-off";
            /**
             * Format: date
             * @example 2026-03-31
             */
            from: string;
            /**
             * Format: date
             * @example 2026-03-31
             */
            to?: string;
        };
        /** @description An account that asks a minimum payment per statement, as cards do. */
        StatementTerms: {
            /** @example 9.4822 */
            annualRatePercent: string;
            /**
             * @default act-365f
             * @enum {string}
             */
            dayCount?: "30-360-bond" | "30e-360" | "30e-360-isda" | "30-360-us" | "act-360" | "act-365f" | "nl-365" | "act-act-isda";
            /**
             * Format: date
             * @example 2026-03-31
             */
            openedOn: string;
            closingDay: number;
            dueAfterDays: number;
            minimum: {
                amountMin: number;
                /** @example 9.4822 */
                percentOfBalance: string;
            };
            /** @default true */
            interestFreeWhenPaidInFull?: boolean;
        } | null;
        ModificationPreview: {
            currency: string;
            before: components["schemas"]["ModificationSide"];
            after: components["schemas"]["ModificationSide"];
            /**
             * @description By how much the present value falls; negative when it rises.
             * @example 0.8412
             */
            lossPercent: string;
            /** @description At most 1 percent is lost: the obligation is not diminished (EBA/GL/2016/07). */
            isNearlyEqual: boolean;
            capitalized: number;
            forgiven: number;
            schedule: {
                version: number;
                /** Format: date */
                effectiveOn: string;
                /** @enum {string} */
                kind: "re-age" | "re-amortize" | "extend" | "cut-rate" | "move-due-dates" | "defer" | "capitalize" | "forgive" | "settle" | "consolidate" | "undo";
                replaces: number;
                reason: string | null;
                annualRatePercent: string | null;
                installments: components["schemas"]["VersionedInstallment"][];
            };
            entries: {
                /** @example schedule-change */
                type: string;
                amount: number;
                /** @enum {string|null} */
                component: "penalty" | "fee" | "interest" | "principal" | null;
                /** Format: date */
                effectiveOn: string;
            }[];
        };
        ModificationSide: {
            daysPastDue: number;
            /** @enum {string} */
            bucket: "M0" | "M1" | "M2" | "M3" | "M4" | "M5" | "M6" | "M7" | "M7+";
            pastDueAmount: number;
            outstanding: {
                principal: number;
                interest: number;
                fee: number;
                /** @description Late fees and penalty interest. */
                penalty: number;
                total: number;
            };
            credit: number;
            /** @description Everything that is still asked. */
            toPay: number;
            /** @description Of the whole loan, paid or not. */
            interestTotal: number;
            installmentsLeft: number;
            /** @description The amount that most installments ask. */
            levelInstallment: number;
            /** Format: date */
            endsOn: string | null;
            /** @description Of what is unpaid, at discountRatePercent. */
            presentValue: number;
            /**
             * @description What is left to pay costs so much a year over the principal (irr-effective).
             * @example 12.68
             */
            annualCostPercent: string | null;
            reAges: {
                withinMonths: number;
                count: number;
                countMax: number;
                left: number;
                /** Format: date */
                eligibleOn: string | null;
            }[];
            classification: {
                daysPastDue: number;
                monthsSinceOrigination: number | null;
                modificationCount: number;
                isForborne: boolean;
            };
            installments: components["schemas"]["InstallmentState"][];
        };
        /** @description `since`: the version that made the line; older ones ask what was paid. */
        VersionedInstallment: components["schemas"]["Installment"] & {
            since: number;
        };
        /**
         * @example {
         *       "terms": {
         *         "principal": 120000,
         *         "annualRatePercent": "12",
         *         "installmentCount": 12,
         *         "frequency": "monthly",
         *         "method": "annuity",
         *         "disbursedOn": "2025-01-01",
         *         "firstDueOn": "2025-02-01",
         *         "currency": "USD"
         *       },
         *       "ledger": [
         *         {
         *           "type": "payment",
         *           "amount": 10662,
         *           "effectiveOn": "2025-02-01"
         *         }
         *       ],
         *       "asOf": "2025-05-10",
         *       "discountRatePercent": "12",
         *       "request": {
         *         "kind": "extend",
         *         "by": {
         *           "addedCount": 4
         *         },
         *         "reason": "reduced hours"
         *       }
         *     }
         */
        ModificationInput: {
            /** @description How installments are computed again; the schedule, too, without rows. */
            terms?: {
                /** @example 2800000 */
                principal: number;
                /** @example 14.07 */
                annualRatePercent: string;
                /** @example 60 */
                installmentCount: number;
                /**
                 * @description daily, weekly, biweekly, semimonthly, monthly, quarterly, every-<n>-days|weeks|months
                 * @example monthly
                 */
                frequency: string;
                /**
                 * @example annuity
                 * @enum {string}
                 */
                method: "annuity" | "equal-principal" | "flat" | "interest-only" | "single" | "custom";
                /**
                 * Format: date
                 * @example 2018-03-01
                 */
                disbursedOn: string;
                /**
                 * Format: date
                 * @example 2018-04-01
                 */
                firstDueOn: string;
                /**
                 * @description The level installment you quote; checked against these terms and then used.
                 * @example 65253
                 */
                installment?: number | null;
                /**
                 * @description Yours when left out.
                 * @example USD
                 */
                currency?: string | null;
                conventions?: components["schemas"]["Conventions"];
                rules?: components["schemas"]["ContractRules"];
            };
            /** @description All installments, in order of their due dates; those of the terms if left out. */
            schedule?: {
                /** @description Its position, when given. */
                number?: number;
                /**
                 * Format: date
                 * @example 2026-03-31
                 */
                dueOn: string;
                principal: number;
                interest: number;
                fee?: number;
            }[];
            /** @default [] */
            ledger?: {
                /** @description Its position, when given. */
                sequence?: number;
                externalId?: string | null;
                /** @enum {string} */
                type: "disbursement" | "payment" | "reversal" | "chargeback" | "fee" | "late-fee" | "penalty-interest" | "waiver" | "discount" | "charge-off" | "write-off" | "recovery" | "refund" | "adjustment" | "schedule-change";
                /** @description More than zero; an adjustment moves the principal by either sign. */
                amount?: number;
                /**
                 * Format: date
                 * @example 2026-03-31
                 */
                effectiveOn: string;
                /** @description Of a reversal: the position of the entry it takes back, from 1. Of a chargeback: the payment. */
                reverses?: number;
                /**
                 * @description Of a waiver, discount or write-off: what of the debt it lowers.
                 * @enum {string}
                 */
                component?: "penalty" | "fee" | "interest" | "principal";
                /**
                 * @description When it became known, for what was known then; now when left out.
                 * @example 1767225600000
                 */
                postedAt?: number;
            }[];
            /** @description Those of your policy where left out; charges: none. */
            rules?: {
                toleranceAmount?: number;
                /** @example 9.4822 */
                tolerancePercent?: string;
                tolerancePercentMax?: number;
                graceDays?: number;
                allocation?: components["schemas"]["Allocation"];
                interest?: components["schemas"]["InterestRule"];
                charges?: components["schemas"]["Charges"];
            };
            /** @default [] */
            stops?: components["schemas"]["Stop"][];
            /**
             * Format: date
             * @example 2026-03-31
             */
            asOf: string;
            /**
             * @description Days of earlier re-ages, for the limits.
             * @default []
             */
            reAgedOn?: string[];
            limits?: components["schemas"]["ReAgeLimits"];
            /**
             * @description For the present values; the contract's rate when left out.
             * @example 9.4822
             */
            discountRatePercent?: string;
            request: components["schemas"]["ModificationRequest"];
        };
        /** @description FFIEC where left out: 9 months, 3 payments, 1 in a year, 2 in five. */
        ReAgeLimits: {
            ageMonthsMin?: number;
            paymentCountMin?: number;
            perYearMax?: number;
            perFiveYearsMax?: number;
        };
        ModificationRequest: components["schemas"]["ReAge"] | components["schemas"]["ReAmortize"] | components["schemas"]["Extend"] | components["schemas"]["CutRate"] | components["schemas"]["MoveDueDates"] | components["schemas"]["Defer"] | components["schemas"]["Capitalize"] | components["schemas"]["Forgive"] | components["schemas"]["Settle"];
        /** @description All that is unpaid onto new installments: current again. */
        ReAge: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "re-age";
            installmentCount: number;
            /**
             * Format: date
             * @example 2026-03-31
             */
            firstDueOn: string;
            /**
             * @description kept: no more interest than was asked, in equal parts.
             * @default computed
             * @enum {string}
             */
            interest?: "computed" | "kept";
            /** @example reduced hours */
            reason?: string | null;
        };
        /** @description What is overdue over the installments left; same dates, same count. */
        ReAmortize: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "re-amortize";
            /**
             * @default kept
             * @enum {string}
             */
            interest?: "computed" | "kept";
            /** @example reduced hours */
            reason?: string | null;
        };
        /** @description More installments: so many, or as few as bring each one down to an amount. */
        Extend: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "extend";
            by: {
                addedCount: number;
            } | {
                installmentMax: number;
            };
            /** @example reduced hours */
            reason?: string | null;
        };
        /** @description A lower rate from the day on. */
        CutRate: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "cut-rate";
            /** @example 9.4822 */
            annualRatePercent: string;
            /** @example reduced hours */
            reason?: string | null;
        };
        /** @description All due dates ahead by days, or to a day of the month. */
        MoveDueDates: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "move-due-dates";
            to: {
                days: number;
            } | {
                dayOfMonth: number;
            };
            /**
             * @default charged
             * @enum {string}
             */
            gapInterest?: "charged" | "waived";
            /** @example reduced hours */
            reason?: string | null;
        };
        /** @description The next installments, or the overdue ones too, to the end. */
        Defer: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "defer";
            installmentCount: number;
            /**
             * @default kept
             * @enum {string}
             */
            arrears?: "deferred" | "kept";
            /**
             * @default accrues
             * @enum {string}
             */
            interest?: "accrues" | "free";
            /** @example reduced hours */
            reason?: string | null;
        };
        /** @description Overdue interest, fees or penalties become principal. */
        Capitalize: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "capitalize";
            components: ("penalty" | "fee" | "interest")[];
            /** @default 0 */
            addedCount?: number;
            /** @example reduced hours */
            reason?: string | null;
        };
        /** @description A part of the debt is given up for good. */
        Forgive: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "forgive";
            /** @enum {string} */
            component: "penalty" | "fee" | "interest" | "principal";
            amount: number;
            /**
             * @default waiver
             * @enum {string}
             */
            as?: "waiver" | "write-off";
            /** @example reduced hours */
            reason?: string | null;
        };
        /** @description Payments that are accepted as full; the rest is given up once they are made. */
        Settle: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "settle";
            payments: {
                /**
                 * Format: date
                 * @example 2026-03-31
                 */
                on: string;
                amount: number;
            }[];
            /** @example reduced hours */
            reason?: string | null;
        };
        Consolidation: {
            principal: number;
            installments: components["schemas"]["Installment"][];
            closings: {
                reference: string;
                amount: number;
                entries: {
                    type: string;
                    amount: number;
                    component: string | null;
                }[];
            }[];
        };
        /**
         * @example {
         *       "loans": [
         *         {
         *           "reference": "L-2025-0007",
         *           "borrower": "B-311",
         *           "currency": "USD",
         *           "disbursedOn": "2025-12-15",
         *           "schedule": [
         *             {
         *               "dueOn": "2026-01-15",
         *               "principal": 50000,
         *               "interest": 1000
         *             },
         *             {
         *               "dueOn": "2026-02-15",
         *               "principal": 50000,
         *               "interest": 500
         *             }
         *           ]
         *         },
         *         {
         *           "reference": "L-2025-0011",
         *           "borrower": "B-311",
         *           "currency": "USD",
         *           "disbursedOn": "2025-12-15",
         *           "schedule": [
         *             {
         *               "dueOn": "2026-01-15",
         *               "principal": 50000,
         *               "interest": 1000
         *             },
         *             {
         *               "dueOn": "2026-02-15",
         *               "principal": 50000,
         *               "interest": 500
         *             }
         *           ]
         *         }
         *       ],
         *       "asOf": "2026-02-10",
         *       "reference": "L-2026-0003",
         *       "terms": {
         *         "annualRatePercent": "9.5",
         *         "installmentCount": 12,
         *         "frequency": "monthly",
         *         "method": "annuity",
         *         "firstDueOn": "2026-03-10"
         *       }
         *     }
         */
        ConsolidationInput: {
            loans: {
                reference: string;
                borrower: string;
                /** @example USD */
                currency: string;
                /**
                 * Format: date
                 * @example 2026-03-31
                 */
                disbursedOn: string;
                schedule: {
                    /** @description Its position, when given. */
                    number?: number;
                    /**
                     * Format: date
                     * @example 2026-03-31
                     */
                    dueOn: string;
                    principal: number;
                    interest: number;
                    fee?: number;
                }[];
                /** @default [] */
                ledger?: {
                    /** @description Its position, when given. */
                    sequence?: number;
                    externalId?: string | null;
                    /** @enum {string} */
                    type: "disbursement" | "payment" | "reversal" | "chargeback" | "fee" | "late-fee" | "penalty-interest" | "waiver" | "discount" | "charge-off" | "write-off" | "recovery" | "refund" | "adjustment" | "schedule-change";
                    /** @description More than zero; an adjustment moves the principal by either sign. */
                    amount?: number;
                    /**
                     * Format: date
                     * @example 2026-03-31
                     */
                    effectiveOn: string;
                    /** @description Of a reversal: the position of the entry it takes back, from 1. Of a chargeback: the payment. */
                    reverses?: number;
                    /**
                     * @description Of a waiver, discount or write-off: what of the debt it lowers.
                     * @enum {string}
                     */
                    component?: "penalty" | "fee" | "interest" | "principal";
                    /**
                     * @description When it became known, for what was known then; now when left out.
                     * @example 1767225600000
                     */
                    postedAt?: number;
                }[];
                /** @description Those of your policy where left out; charges: none. */
                rules?: {
                    toleranceAmount?: number;
                    /** @example 9.4822 */
                    tolerancePercent?: string;
                    tolerancePercentMax?: number;
                    graceDays?: number;
                    allocation?: components["schemas"]["Allocation"];
                    interest?: components["schemas"]["InterestRule"];
                    charges?: components["schemas"]["Charges"];
                };
                /** @default [] */
                stops?: components["schemas"]["Stop"][];
            }[];
            /**
             * Format: date
             * @example 2026-03-31
             */
            asOf: string;
            /** @description The new loan's, named by what closes the old. */
            reference: string;
            terms: {
                /** @example 14.07 */
                annualRatePercent: string;
                /** @example 60 */
                installmentCount: number;
                /**
                 * @description daily, weekly, biweekly, semimonthly, monthly, quarterly, every-<n>-days|weeks|months
                 * @example monthly
                 */
                frequency: string;
                /**
                 * @example annuity
                 * @enum {string}
                 */
                method: "annuity" | "equal-principal" | "flat" | "interest-only" | "single" | "custom";
                /**
                 * Format: date
                 * @example 2018-04-01
                 */
                firstDueOn: string;
                conventions?: components["schemas"]["Conventions"];
            };
            /**
             * @default by-days
             * @enum {string}
             */
            interest?: "full-period" | "by-days";
            /**
             * @default carried
             * @enum {string}
             */
            penalties?: "carried" | "waived";
            reason?: string | null;
        };
        /**
         * @example {
         *       "schedule": [
         *         {
         *           "dueOn": "2026-02-01",
         *           "principal": 9500,
         *           "interest": 1000
         *         },
         *         {
         *           "dueOn": "2026-03-01",
         *           "principal": 9600,
         *           "interest": 900
         *         }
         *       ],
         *       "asOf": "2026-02-10",
         *       "payment": 12000
         *     }
         */
        QuoteInput: {
            schedule: {
                /** @description Its position, when given. */
                number?: number;
                /**
                 * Format: date
                 * @example 2026-03-31
                 */
                dueOn: string;
                principal: number;
                interest: number;
                fee?: number;
            }[];
            /** @default [] */
            ledger?: {
                /** @description Its position, when given. */
                sequence?: number;
                externalId?: string | null;
                /** @enum {string} */
                type: "disbursement" | "payment" | "reversal" | "chargeback" | "fee" | "late-fee" | "penalty-interest" | "waiver" | "discount" | "charge-off" | "write-off" | "recovery" | "refund" | "adjustment" | "schedule-change";
                /** @description More than zero; an adjustment moves the principal by either sign. */
                amount?: number;
                /**
                 * Format: date
                 * @example 2026-03-31
                 */
                effectiveOn: string;
                /** @description Of a reversal: the position of the entry it takes back, from 1. Of a chargeback: the payment. */
                reverses?: number;
                /**
                 * @description Of a waiver, discount or write-off: what of the debt it lowers.
                 * @enum {string}
                 */
                component?: "penalty" | "fee" | "interest" | "principal";
                /**
                 * @description When it became known, for what was known then; now when left out.
                 * @example 1767225600000
                 */
                postedAt?: number;
            }[];
            /** @description Those of your policy where left out; charges: none. */
            rules?: {
                toleranceAmount?: number;
                /** @example 9.4822 */
                tolerancePercent?: string;
                tolerancePercentMax?: number;
                graceDays?: number;
                allocation?: components["schemas"]["Allocation"];
                interest?: components["schemas"]["InterestRule"];
                charges?: components["schemas"]["Charges"];
            };
            /** @default [] */
            stops?: components["schemas"]["Stop"][];
            /**
             * Format: date
             * @example 2026-03-31
             */
            asOf: string;
            /**
             * Format: date
             * @description When the first period began: the disbursement.
             * @example 2026-03-31
             */
            startedOn?: string;
            interest?: components["schemas"]["PayoffInterest"];
            payment?: number;
        };
        /**
         * @description What a payoff asks of the running period.
         * @default {
         *       "kind": "by-days"
         *     }
         */
        PayoffInterest: {
            /** @enum {string} */
            kind: "full-period";
        } | {
            /** @enum {string} */
            kind: "by-days";
        } | {
            /** @enum {string} */
            kind: "daily";
            /** @example 9.4822 */
            annualRatePercent: string;
            /** @enum {string} */
            dayCount: "30-360-bond" | "30e-360" | "30e-360-isda" | "30-360-us" | "act-360" | "act-365f" | "nl-365" | "act-act-isda";
        };
        CalculatedApr: {
            /** @enum {string} */
            basis: "us-reg-z" | "eu-aprc-month" | "eu-aprc-days-365" | "irr-effective" | "irr-nominal";
            /** @example 9.69 */
            percent: string;
            /**
             * @description Over which the rate is found before it is made yearly: day, week, 2-weeks, semimonth, month, 3-months, year; term for a single payment within a year.
             * @example month
             */
            unitPeriod: string;
            /** @example 12 */
            unitPeriodsPerYear: number;
            /**
             * @description How the distances between flows were measured.
             * @enum {string}
             */
            intervals: "unit-periods" | "months" | "weeks" | "days";
            /** @description Steps the solver took. */
            iterations: number;
            currency: string;
            totals: {
                advanced: number;
                paid: number;
                /** @description Paid beyond what was advanced. */
                financeCharge: number;
            };
        };
        /**
         * @example {
         *       "basis": "us-reg-z",
         *       "advances": [
         *         {
         *           "on": "2026-01-10",
         *           "amount": 980000
         *         }
         *       ],
         *       "payments": [
         *         {
         *           "on": "2026-02-15",
         *           "amount": 345000
         *         },
         *         {
         *           "on": "2026-03-15",
         *           "amount": 345000
         *         },
         *         {
         *           "on": "2026-04-15",
         *           "amount": 345000
         *         }
         *       ]
         *     }
         */
        AprInput: {
            /**
             * @description us-reg-z: 12 CFR 1026 Appendix J, actuarial. eu-aprc-month: Directives 2008/48/EC, 2014/17/EU and (EU) 2023/2225, months or weeks of a standard year. eu-aprc-days-365: the same on actual days over 365. irr-effective: internal rate of return, compounded yearly, actual days over 365. irr-nominal: that return per unit-period, multiplied to a year.
             * @example us-reg-z
             * @enum {string}
             */
            basis: "us-reg-z" | "eu-aprc-month" | "eu-aprc-days-365" | "irr-effective" | "irr-nominal";
            /**
             * @description Of the answer; halves are rounded up.
             * @default 2
             */
            decimals?: number;
            /**
             * @description Of the flows, for the record: a rate is the same in all. Yours when left out.
             * @example USD
             */
            currency?: string;
            /** @description What the borrower receives, in any order. With payments, in place of terms. */
            advances?: components["schemas"]["Flow"][];
            /** @description What the borrower pays, finance charges included; those kept back from an advance are payments on its day. */
            payments?: components["schemas"]["Flow"][];
            /** @description The schedule of these terms is what the borrower pays. */
            terms?: {
                /** @example 2800000 */
                principal: number;
                /** @example 14.07 */
                annualRatePercent: string;
                /** @example 60 */
                installmentCount: number;
                /**
                 * @description daily, weekly, biweekly, semimonthly, monthly, quarterly, every-<n>-days|weeks|months
                 * @example monthly
                 */
                frequency: string;
                /**
                 * @example annuity
                 * @enum {string}
                 */
                method: "annuity" | "equal-principal" | "flat" | "interest-only" | "single" | "custom";
                /**
                 * Format: date
                 * @example 2018-03-01
                 */
                disbursedOn: string;
                /**
                 * Format: date
                 * @example 2018-04-01
                 */
                firstDueOn: string;
                /**
                 * @description The level installment you quote; checked against these terms and then used.
                 * @example 65253
                 */
                installment?: number | null;
                /**
                 * @description Yours when left out.
                 * @example USD
                 */
                currency?: string | null;
                conventions?: components["schemas"]["Conventions"];
                rules?: components["schemas"]["ContractRules"];
            };
            /** @description With terms: what is paid besides the schedule, such as a fee when paid out. */
            financeCharges?: components["schemas"]["Flow"][];
        };
        Flow: {
            /**
             * Format: date
             * @example 2026-03-31
             */
            on: string;
            /** @example 23000 */
            amount: number;
        };
        CalculatedDelinquency: components["schemas"]["CountedDelinquency"] & {
            /** Format: date */
            asOf: string;
            /**
             * Format: date
             * @description Where the history begins.
             */
            from: string;
            knownAt: number | null;
            knownThen: components["schemas"]["CountedDelinquency"];
        };
        /** @description Late at the close of the day before the next due. */
        MonthsLate: {
            monthsLate: number;
            /**
             * @description Thirty for each month late.
             * @example 30
             */
            classDays: number;
            /**
             * @description Numbered by months late: M1 is 30 days.
             * @enum {string}
             */
            bucket: "M0" | "M1" | "M2" | "M3" | "M4" | "M5" | "M6" | "M7" | "M7+";
        };
        InstallmentDays: {
            number: number;
            /** Format: date */
            dueOn: string;
            unpaid: number;
            /** @description A shortfall too small to have an age. */
            isTolerated: boolean;
            /** @description Since the due date, whatever was paused: `calendarDaysPastDue` of a loan. */
            daysPastDue: number;
            /** @description Of these, days within a pause, each once. */
            pausedDays: number;
            /** @description The rest, what mark and bucket go by: `daysPastDue` of a loan. */
            daysAfterPause: number;
            /** @description What is left of it after the grace. */
            daysAfterGrace: number;
            /** @description More days after pause than the grace has. */
            isDelinquent: boolean;
            bucket: string;
        };
        Materiality: {
            /** @description 0 when what is past due is not material. */
            counter: number;
            isDefault: boolean;
            /** @description Oldest first; the last one may still run. */
            runs: {
                /** Format: date */
                startedOn: string;
                /** Format: date */
                resetOn: string | null;
                /** @enum {string|null} */
                resetBy: "absolute" | "relative" | "both" | null;
                days: number;
                /** Format: date */
                defaultOn: string | null;
            }[];
        } | null;
        /** @description The same from what was known then. */
        CountedDelinquency: components["schemas"]["ToldDelinquency"] & ({
            mba: components["schemas"]["MonthsLate"];
            ots: components["schemas"]["MonthsLate"] & unknown;
            /** @description With something past due. */
            installments: components["schemas"]["InstallmentDays"][];
            materiality: components["schemas"]["Materiality"];
        } | null);
        /**
         * @example {
         *       "schedule": [
         *         {
         *           "dueOn": "2025-02-01",
         *           "principal": 95000,
         *           "interest": 5000
         *         },
         *         {
         *           "dueOn": "2025-03-01",
         *           "principal": 96000,
         *           "interest": 4000
         *         },
         *         {
         *           "dueOn": "2025-04-01",
         *           "principal": 97000,
         *           "interest": 3000
         *         }
         *       ],
         *       "ledger": [
         *         {
         *           "type": "payment",
         *           "amount": 100000,
         *           "effectiveOn": "2025-02-20",
         *           "postedAt": 1741996800000
         *         }
         *       ],
         *       "rules": {
         *         "graceDays": 0
         *       },
         *       "counting": {
         *         "dueDateIsDay": 0,
         *         "pauses": [
         *           {
         *             "from": "2025-03-05",
         *             "to": "2025-03-10"
         *           }
         *         ]
         *       },
         *       "asOf": "2025-03-31",
         *       "knownAt": 1741564800000,
         *       "materiality": "eu-retail"
         *     }
         */
        DelinquencyInput: {
            schedule: {
                /** @description Its position, when given. */
                number?: number;
                /**
                 * Format: date
                 * @example 2026-03-31
                 */
                dueOn: string;
                principal: number;
                interest: number;
                fee?: number;
            }[];
            /** @default [] */
            ledger?: {
                /** @description Its position, when given. */
                sequence?: number;
                externalId?: string | null;
                /** @enum {string} */
                type: "disbursement" | "payment" | "reversal" | "chargeback" | "fee" | "late-fee" | "penalty-interest" | "waiver" | "discount" | "charge-off" | "write-off" | "recovery" | "refund" | "adjustment" | "schedule-change";
                /** @description More than zero; an adjustment moves the principal by either sign. */
                amount?: number;
                /**
                 * Format: date
                 * @example 2026-03-31
                 */
                effectiveOn: string;
                /** @description Of a reversal: the position of the entry it takes back, from 1. Of a chargeback: the payment. */
                reverses?: number;
                /**
                 * @description Of a waiver, discount or write-off: what of the debt it lowers.
                 * @enum {string}
                 */
                component?: "penalty" | "fee" | "interest" | "principal";
                /**
                 * @description When it became known, for what was known then; now when left out.
                 * @example 1767225600000
                 */
                postedAt?: number;
            }[];
            /** @description Those of your policy where left out; charges: none. */
            rules?: {
                toleranceAmount?: number;
                /** @example 9.4822 */
                tolerancePercent?: string;
                tolerancePercentMax?: number;
                graceDays?: number;
                allocation?: components["schemas"]["Allocation"];
                interest?: components["schemas"]["InterestRule"];
                charges?: components["schemas"]["Charges"];
            };
            counting?: components["schemas"]["CountingConvention"];
            /**
             * Format: date
             * @example 2026-03-31
             */
            asOf: string;
            /**
             * Format: date
             * @description Where the history begins; with the first due date when left out.
             * @example 2026-03-31
             */
            from?: string;
            /**
             * @description Asks for the same as it was known at this moment as well: `knownThen`.
             * @example 1767225600000
             */
            knownAt?: number;
            materiality?: components["schemas"]["MaterialityThresholds"];
        };
        /**
         * @default {
         *       "dueDateIsDay": 0,
         *       "pauses": []
         *     }
         */
        CountingConvention: {
            /**
             * @description 0: late from the day after the due date. 1: at the close of the due date.
             * @enum {integer}
             */
            dueDateIsDay?: 0 | 1;
            /**
             * @description They may touch, overlap and enclose each other; each day counts once.
             * @default []
             */
            pauses?: components["schemas"]["Pause"][];
            /** @description Every count from 0 on in exactly one bucket. M0 to M7+ when left out. */
            scheme?: components["schemas"]["BucketRange"][];
            /** @description The contract's day of the month, for MBA and OTS: with 31, 28 February is followed by 31 March. That of the oldest unpaid due date when left out. */
            dueDay?: number;
        };
        /** @description Days that do not count: from `from` on, before `to`; null for no end yet. Known from the start unless `postedAt` says when; after `withdrawnAt` it was never there. */
        Pause: {
            /**
             * Format: date
             * @example 2026-03-31
             */
            from: string;
            /**
             * Format: date
             * @example 2026-03-31
             */
            to?: string;
            /** @example 1767225600000 */
            postedAt?: number;
            /** @example 1767225600000 */
            withdrawnAt?: number;
        };
        /** @description Days past due from `from` to `to`, both included; the last one has no `to`. */
        BucketRange: {
            name: string;
            from: number;
            to: number | null;
        };
        /** @description When what is past due is material: above both. A preset of Regulation (EU) 2018/1845 in EUR (eu-retail: 100 and 1 percent; eu-other: 500 and 1 percent; 90 days), or your own in the currency of the loan. Days within a pause neither count nor reset. */
        MaterialityThresholds: ("eu-retail" | "eu-other") | {
            currency: string;
            absoluteAmount: number;
            /** @example 9.4822 */
            relativePercent: string;
            /** @default 90 */
            daysMax?: number;
        };
        CalculatedClassification: {
            /** Format: date */
            asOf: string;
            schemes: {
                id: string;
                version: number;
                loans: components["schemas"]["ClassifiedLoan"][];
            }[];
        };
        ClassifiedLoan: {
            reference: string;
            class: string;
            isNonPerforming: boolean;
            /** Format: date */
            since: string;
            /** @description Without what the borrower's other debts do. */
            ownClass: string;
            /** Format: date */
            nonPerformingSince: string | null;
            /** @description That of the worst class first. */
            reasons: {
                rule: string;
                atLeast: string;
                /** Format: date */
                since: string;
                source: {
                    document: string;
                    article: string | null;
                    verified: boolean;
                    note?: string;
                };
            }[];
            /** @description What keeps it from a better class, and until when at least. */
            waiting: {
                cure: string;
                missing: ("arrears" | "payments" | "months")[];
                paymentsMissing: number;
                /** Format: date */
                earliestOn: string | null;
            } | null;
            /** @enum {string} */
            overlay: "worse" | "better" | "none";
            contagion: string | null;
            /** @description In minor units, rounded half up; the parts sum to the amount. */
            provision: {
                amount: number;
                principal: number;
                interest: number;
                penalty: number;
            } | null;
        };
        /**
         * @example {
         *       "asOf": "2026-04-01",
         *       "schemes": [
         *         "cn-five-tier-2023",
         *         "ifrs-9"
         *       ],
         *       "loans": [
         *         {
         *           "reference": "L-1",
         *           "product": "closed-end",
         *           "pastDueSince": "2025-12-31",
         *           "exposure": {
         *             "principal": 1000000,
         *             "interest": 25000,
         *             "penalty": 3100
         *           }
         *         }
         *       ]
         *     }
         */
        ClassificationInput: {
            /**
             * Format: date
             * @example 2026-03-31
             */
            asOf: string;
            /** @default [] */
            schemes?: string[];
            /** @default [] */
            ownSchemes?: components["schemas"]["ClassificationScheme"][];
            /** @description The loans of one borrower. */
            loans: components["schemas"]["ClassificationLoan"][];
            /** @default null */
            otherLenders?: {
                owed: number;
                over90: number;
                /**
                 * Format: date
                 * @example 2026-03-31
                 */
                since: string;
            } | null;
        };
        ClassificationScheme: {
            id: string;
            version: number;
            name: string;
            jurisdiction: string;
            /** @enum {integer} */
            dueDateIsDay: 0 | 1;
            /** @description The best first. */
            classes: {
                name: string;
                isNonPerforming: boolean;
            }[];
            rules: components["schemas"]["ClassificationRule"][];
            cures: {
                id: string;
                fromClass: string;
                /** @enum {string} */
                event?: "restructured" | "restructured-again" | "forborne" | "forborne-performing" | "forborne-again" | "significant-increase-in-risk" | "credit-impaired" | "unlikely-to-pay" | "bankruptcy" | "fraud" | "evasion" | "refinanced-to-repay" | "unauthorized-use" | "loss-identified";
                months: number;
                payments: number;
                source: components["schemas"]["ClassificationSource"];
            }[];
            contagion: components["schemas"]["ClassificationContagion"][];
            provisions: {
                class: string;
                /** @example 25 */
                percent: string;
                /** @example 25 */
                unsecuredPercent?: string;
                /** @example 25 */
                unsecuredFromStartPercent?: string;
                source: components["schemas"]["ClassificationSource"];
            }[];
            floors: {
                /** @enum {string} */
                ratio: "coverage" | "loan-provision";
                /** @example 25 */
                percentMin: string;
                /** @example 25 */
                percentMax: string;
                source: components["schemas"]["ClassificationSource"];
            }[];
        };
        ClassificationRule: {
            id: string;
            /** @description The class a loan has at least. */
            atLeast: string;
            source: components["schemas"]["ClassificationSource"];
            products?: ("card" | "open-end" | "closed-end" | "mortgage")[];
            isRebuttable?: boolean;
            /** @enum {string} */
            kind: "days";
            /** @enum {string} */
            counter: "past-due" | "material";
            moreThanDays: number;
            within?: {
                /** @enum {string} */
                event: "restructured" | "restructured-again" | "forborne" | "forborne-performing" | "forborne-again" | "significant-increase-in-risk" | "credit-impaired" | "unlikely-to-pay" | "bankruptcy" | "fraud" | "evasion" | "refinanced-to-repay" | "unauthorized-use" | "loss-identified";
                months: number;
            };
        } | {
            id: string;
            /** @description The class a loan has at least. */
            atLeast: string;
            source: components["schemas"]["ClassificationSource"];
            products?: ("card" | "open-end" | "closed-end" | "mortgage")[];
            isRebuttable?: boolean;
            /** @enum {string} */
            kind: "event";
            /** @enum {string} */
            event: "restructured" | "restructured-again" | "forborne" | "forborne-performing" | "forborne-again" | "significant-increase-in-risk" | "credit-impaired" | "unlikely-to-pay" | "bankruptcy" | "fraud" | "evasion" | "refinanced-to-repay" | "unauthorized-use" | "loss-identified";
            afterDays: number;
            forMonths: number | null;
        } | {
            id: string;
            /** @description The class a loan has at least. */
            atLeast: string;
            source: components["schemas"]["ClassificationSource"];
            products?: ("card" | "open-end" | "closed-end" | "mortgage")[];
            isRebuttable?: boolean;
            /** @enum {string} */
            kind: "expected-loss";
            morePercent: number;
        } | {
            id: string;
            /** @description The class a loan has at least. */
            atLeast: string;
            source: components["schemas"]["ClassificationSource"];
            products?: ("card" | "open-end" | "closed-end" | "mortgage")[];
            isRebuttable?: boolean;
            /** @enum {string} */
            kind: "non-performing-age";
            months: number;
        };
        /** @description `verified` is false where nobody has read the text yet; `note` says what is unsure. */
        ClassificationSource: {
            document: string;
            article: string | null;
            verified: boolean;
            note?: string;
        };
        ClassificationContagion: {
            id: string;
            source: components["schemas"]["ClassificationSource"];
            /** @enum {string} */
            retail: "only" | "never" | "both";
            /** @enum {string} */
            kind: "worst-loan";
            fromClass: string;
        } | {
            id: string;
            source: components["schemas"]["ClassificationSource"];
            /** @enum {string} */
            retail: "only" | "never" | "both";
            /** @enum {string} */
            kind: "share";
            fromClass: string;
            morePercent: number;
            atLeast: string;
        } | {
            id: string;
            source: components["schemas"]["ClassificationSource"];
            /** @enum {string} */
            retail: "only" | "never" | "both";
            /** @enum {string} */
            kind: "other-lenders";
            morePercent: number;
            atLeast: string;
        };
        ClassificationLoan: {
            reference: string;
            /** @enum {string} */
            product: "card" | "open-end" | "closed-end" | "mortgage";
            /** @default true */
            isRetail?: boolean;
            /**
             * Format: date
             * @default null
             * @example 2026-03-31
             */
            pastDueSince?: string | null;
            /**
             * Format: date
             * @default null
             * @example 2026-03-31
             */
            materialSince?: string | null;
            /**
             * Format: date
             * @default null
             * @example 2026-03-31
             */
            arrearsClearedOn?: string | null;
            /** @default 0 */
            paymentsOnTime?: number;
            /**
             * Format: date
             * @default null
             * @example 2026-03-31
             */
            observedFrom?: string | null;
            /**
             * @description What happened, each with its day; left out once it no longer holds.
             * @default {}
             */
            events?: {
                /**
                 * Format: date
                 * @example 2026-03-31
                 */
                restructured?: string;
                /**
                 * Format: date
                 * @example 2026-03-31
                 */
                "restructured-again"?: string;
                /**
                 * Format: date
                 * @example 2026-03-31
                 */
                forborne?: string;
                /**
                 * Format: date
                 * @example 2026-03-31
                 */
                "forborne-performing"?: string;
                /**
                 * Format: date
                 * @example 2026-03-31
                 */
                "forborne-again"?: string;
                /**
                 * Format: date
                 * @example 2026-03-31
                 */
                "significant-increase-in-risk"?: string;
                /**
                 * Format: date
                 * @example 2026-03-31
                 */
                "credit-impaired"?: string;
                /**
                 * Format: date
                 * @example 2026-03-31
                 */
                "unlikely-to-pay"?: string;
                /**
                 * Format: date
                 * @example 2026-03-31
                 */
                bankruptcy?: string;
                /**
                 * Format: date
                 * @example 2026-03-31
                 */
                fraud?: string;
                /**
                 * Format: date
                 * @example 2026-03-31
                 */
                evasion?: string;
                /**
                 * Format: date
                 * @example 2026-03-31
                 */
                "refinanced-to-repay"?: string;
                /**
                 * Format: date
                 * @example 2026-03-31
                 */
                "unauthorized-use"?: string;
                /**
                 * Format: date
                 * @example 2026-03-31
                 */
                "loss-identified"?: string;
            };
            /** @default null */
            expectedLossPercent?: number | null;
            exposure: {
                principal: number;
                interest?: number;
                penalty?: number;
            };
            security?: number;
            /** @default false */
            isUnsecuredFromStart?: boolean;
            /**
             * @description By the id of a scheme: the class it gave before.
             * @default {}
             */
            previous?: {
                [key: string]: components["schemas"]["PreviousClass"];
            };
            /**
             * @description By the id of a scheme.
             * @default {}
             */
            overlays?: {
                [key: string]: components["schemas"]["ClassificationOverlay"];
            };
        };
        PreviousClass: {
            class: string;
            /**
             * Format: date
             * @example 2026-03-31
             */
            since: string;
            /**
             * Format: date
             * @default null
             * @example 2026-03-31
             */
            nonPerformingSince?: string | null;
        };
        /** @description A judgement of management, until its last day. It makes a class worse, or better where everything that speaks for more is a presumption that may be rebutted. */
        ClassificationOverlay: {
            class: string;
            reason: string;
            approver: string;
            /**
             * Format: date
             * @example 2026-03-31
             */
            from: string;
            /**
             * Format: date
             * @example 2026-03-31
             */
            until: string;
        };
        CalculatedLossFactors: {
            buckets: {
                name: string;
                outstanding: number;
                /** @example 48.4100 */
                factorPercent: string;
                loss: number;
            }[];
            outstanding: number;
            /** @description Sum of the losses of the buckets. */
            loss: number;
        };
        /**
         * @description Buckets in order, the most past due last.
         * @example {
         *       "buckets": [
         *         {
         *           "name": "M0",
         *           "outstanding": 100000,
         *           "rollPercent": "3.4"
         *         },
         *         {
         *           "name": "M1",
         *           "outstanding": 2000,
         *           "rollPercent": "42.57"
         *         },
         *         {
         *           "name": "M2",
         *           "outstanding": 900,
         *           "rollPercent": "67.12"
         *         },
         *         {
         *           "name": "M3",
         *           "outstanding": 600,
         *           "rollPercent": "72.12"
         *         },
         *         {
         *           "name": "M4",
         *           "outstanding": 400,
         *           "rollPercent": "100"
         *         }
         *       ]
         *     }
         */
        LossFactorsInput: {
            buckets: {
                name: string;
                outstanding: number;
                /**
                 * @description Of it that rolls to the next bucket, at last to loss.
                 * @example 9.4822
                 */
                rollPercent: string;
            }[];
        };
        Import: {
            /** @example imp_1 */
            id: string;
            /** @enum {string} */
            kind: "loans" | "schedules" | "payments" | "standings";
            fileName: string;
            fileBytes: number;
            dryRun: boolean;
            /** @description The saved mapping it was made with. */
            mapping: string | null;
            openingTolerancePercent: string;
            defaultCountry: string;
            /** @enum {string} */
            status: "awaiting-file" | "queued" | "running" | "finished" | "failed";
            /** @description Why it stopped, and what to do. */
            failure: string | null;
            bytesDone: number;
            /** @description Rows read so far. */
            rowsTotal: number;
            rowsAccepted: number;
            rowsRejected: number;
            rowsCreated: number;
            rowsUpdated: number;
            rowsUnchanged: number;
            /** @description Payments that wait for their loan. */
            rowsUnmatched: number;
            /** @description Columns that nothing read. */
            unknownColumns: string[];
            adjustments: {
                /** @description Loans that needed an opening adjustment. */
                count: number;
                currencies: {
                    currency: string;
                    total: number;
                    /** @description The sum of their sizes. */
                    absolute: number;
                    largest: number;
                }[];
            };
            createdBy: string;
            /** @description Epoch milliseconds. */
            createdAt: number;
            startedAt: number | null;
            finishedAt: number | null;
        };
        ImportRepetition: {
            /** @example imp_2 */
            id: string;
        };
        ImportList: {
            imports: components["schemas"]["Import"][];
            nextCursor: string | null;
        };
        ImportRows: {
            rows: components["schemas"]["ImportRow"][];
            nextCursor: string | null;
        };
        ImportRow: {
            /** @description Counted below the header, from 1; blank lines not. */
            row: number;
            /** @enum {string} */
            status: "created" | "updated" | "unchanged" | "unmatched" | "rejected";
            externalId: string | null;
            loanId: string | null;
            openingAdjustment: {
                amount: number;
                currency: string;
            } | null;
            errors: {
                /** @example principal */
                field: string;
                /** @example not-an-amount */
                code: string;
                detail: string;
            }[];
        };
        SavedMapping: {
            name: string;
            /** @enum {string} */
            kind: "loans" | "schedules" | "payments" | "standings";
            mapping: components["schemas"]["ImportMapping"];
        };
        /**
         * @description How a lender's own columns become ours. Each column is {column, dateFormat?, addMonths?, values?, strip?, blankWhen?}, {sum: [columns]}, {constant} or {rowNumber: true}.
         * @example {
         *       "kind": "payments",
         *       "columns": {
         *         "externalId": {
         *           "column": "Txn"
         *         },
         *         "loanExternalId": {
         *           "column": "Account"
         *         },
         *         "amount": {
         *           "column": "Amount",
         *           "strip": "$"
         *         },
         *         "paidOn": {
         *           "column": "Date",
         *           "dateFormat": "MM/DD/YYYY"
         *         }
         *       }
         *     }
         */
        ImportMapping: Record<string, unknown>;
        Export: {
            /** @example exp_1 */
            id: string;
            /**
             * @description `everything` is the whole lender as an archive (tar) of JSON lines with a manifest; it takes no other choice, and needs who manages the lender.
             * @enum {string}
             */
            kind: "loans" | "states" | "ledger" | "transitions" | "contacts" | "notices" | "audit" | "everything";
            /** @enum {string} */
            format: "csv" | "ndjson" | "tar";
            /** Format: date */
            asOf: string | null;
            /** Format: date */
            from: string | null;
            /** Format: date */
            to: string | null;
            currency: string | null;
            /** @enum {string|null} */
            bucket: "M0" | "M1" | "M2" | "M3" | "M4" | "M5" | "M6" | "M7" | "M7+" | null;
            personal: boolean;
            /** @enum {string} */
            state: "queued" | "running" | "finished" | "failed" | "cancelled" | "removed";
            failure: string | null;
            /**
             * Format: date
             * @description Days past due are counted to it.
             */
            businessDate: string;
            scheduleId: string | null;
            rowsDone: number;
            /** @description Null while nobody can know. */
            rowsTotal: number | null;
            /** @description While it is made. */
            rowsPerSecond: number | null;
            bytes: number;
            createdBy: string;
            /** @description Epoch milliseconds. */
            createdAt: number;
            startedAt: number | null;
            finishedAt: number | null;
            /** @description Then the file is removed. */
            keptUntil: number | null;
        };
        NewExport: {
            /**
             * @description `everything` is the whole lender as an archive (tar) of JSON lines with a manifest; it takes no other choice, and needs who manages the lender.
             * @enum {string}
             */
            kind: "loans" | "states" | "ledger" | "transitions" | "contacts" | "notices" | "audit" | "everything";
            /**
             * @description CSV with amounts in major units, or JSON lines as the API has them.
             * @default csv
             * @enum {string}
             */
            format?: "csv" | "ndjson";
            /**
             * Format: date
             * @description Of `states`: the day they are of; where the book stands when left out.
             * @example 2026-03-31
             */
            asOf?: string;
            /**
             * Format: date
             * @description The first day.
             * @example 2026-03-31
             */
            from?: string;
            /**
             * Format: date
             * @description The last day, included.
             * @example 2026-03-31
             */
            to?: string;
            /** @default null */
            currency?: string | null;
            /**
             * @default null
             * @enum {string|null}
             */
            bucket?: "M0" | "M1" | "M2" | "M3" | "M4" | "M5" | "M6" | "M7" | "M7+" | null;
            /**
             * @description Whether names, addresses and what people wrote are in it; needs borrowers:read.
             * @default false
             */
            personal?: boolean;
        };
        ExportList: {
            exports: components["schemas"]["Export"][];
            nextCursor: string | null;
        };
        ExportLink: {
            url: string;
            /** @description Epoch milliseconds. */
            expiresAt: number;
        };
        NewExportLink: {
            /** @default 3600 */
            expiresInSeconds?: number;
        };
        ExportSchedule: {
            /** @example exs_1 */
            id: string;
            name: string;
            /**
             * @description `everything` is the whole lender as an archive (tar) of JSON lines with a manifest; it takes no other choice, and needs who manages the lender.
             * @enum {string}
             */
            kind: "loans" | "states" | "ledger" | "transitions" | "contacts" | "notices" | "audit" | "everything";
            /** @enum {string} */
            format: "csv" | "ndjson" | "tar";
            /** Format: date */
            asOf: string | null;
            /** Format: date */
            from: string | null;
            /** Format: date */
            to: string | null;
            currency: string | null;
            /** @enum {string|null} */
            bucket: "M0" | "M1" | "M2" | "M3" | "M4" | "M5" | "M6" | "M7" | "M7+" | null;
            personal: boolean;
            /** @enum {string} */
            every: "day" | "week" | "month";
            day: number;
            /**
             * Format: date
             * @description It is made when the whole book has reached this business date.
             */
            nextOn: string;
            createdBy: string;
            createdAt: number;
        };
        NewExportSchedule: {
            name: string;
            /**
             * @description `everything` is the whole lender as an archive (tar) of JSON lines with a manifest; it takes no other choice, and needs who manages the lender.
             * @enum {string}
             */
            kind: "loans" | "states" | "ledger" | "transitions" | "contacts" | "notices" | "audit" | "everything";
            /**
             * @default csv
             * @enum {string}
             */
            format?: "csv" | "ndjson";
            /** @default null */
            currency?: string | null;
            /**
             * @default null
             * @enum {string|null}
             */
            bucket?: "M0" | "M1" | "M2" | "M3" | "M4" | "M5" | "M6" | "M7" | "M7+" | null;
            /**
             * @description Whether names, addresses and what people wrote are in it; needs borrowers:read.
             * @default false
             */
            personal?: boolean;
            /** @enum {string} */
            every: "day" | "week" | "month";
            /**
             * @description Of the week from 1, Monday; of the month from 1, or its last day.
             * @default 1
             */
            day?: number;
        };
        ExportScheduleList: {
            schedules: components["schemas"]["ExportSchedule"][];
        };
        NoticeList: {
            notices: components["schemas"]["Notice"][];
            nextCursor: string | null;
        };
        Notice: {
            /** @example ntc_01 */
            id: string;
            /** @example loan_01 */
            loanId: string;
            /** @example bor_01 */
            borrowerId: string;
            /** @description The step of the policy's ladder; with borrower and business date it is unique. */
            step: string;
            /** Format: date */
            businessDate: string;
            /**
             * @description The way it goes by: of `channels`, the first that the gate let through.
             * @enum {string}
             */
            channel: "email" | "sms" | "letter" | "message";
            /** @description Those of its step, in order of preference. */
            channels: ("email" | "sms" | "letter" | "message")[];
            /** @example past-due-early */
            template: string;
            /** @example zh-CN */
            locale: string;
            /** @enum {string} */
            state: "planned" | "deferred" | "sending" | "sent" | "delivered" | "unconfirmed" | "to-print" | "suppressed" | "cancelled" | "denied" | "failed";
            /** @description Days past due when it was planned; negative before the due date. */
            daysPastDue: number;
            policyVersion: number;
            attempts: number;
            /** @description Epoch milliseconds: until when it is put off, or when the lease of its sender ends. */
            sendAfter: number | null;
            /** @description Epoch milliseconds. */
            sentAt: number | null;
            /**
             * @description Who was handed it: a provider, `platform`, or `captured` in a sandbox.
             * @example prv_10001
             */
            provider: string | null;
            /** @description The provider's own id of it. */
            providerId: string | null;
            failure: string | null;
            createdAt: number;
            updatedAt: number;
        };
        NoticeDetail: components["schemas"]["Notice"] & {
            loanExternalId: string;
            borrowerExternalId: string;
            /** @description Every answer of the contact gate, in order. */
            decisions: components["schemas"]["ContactDecision"][];
            /** @description Exactly as handed over; null while nothing was. */
            content: {
                to: string;
                subject: string;
                text: string;
            } | null;
            /** @description What the provider told afterwards, oldest first. */
            reports: components["schemas"]["DeliveryReport"][];
        };
        ContactDecision: {
            /** @description The moment the gate was asked for, epoch milliseconds. */
            at: number;
            /** @enum {string} */
            stage: "send";
            /** @enum {string} */
            verdict: "allow" | "defer" | "deny";
            /**
             * @description Why, in a word: the rule that decided, or its kind.
             * @example quiet-hours
             */
            rule: string;
            /** @description Epoch milliseconds. Deferred: not before this. Allowed: not after it; null when no end is in sight. */
            until: number | null;
            /** @description What the answer rests on: time zones, contact window, a borrower's stop. */
            facts: {
                channel: string;
            } & {
                [key: string]: unknown;
            };
            /** @description The rule packs that were asked; null before they were kept. */
            packs: {
                id: string;
                version: number;
            }[] | null;
            /** @description Every rule that had something to say. */
            spoke: components["schemas"]["SpokenRule"][];
            /** @description What makes the answer less sure than it looks; it never makes it milder. */
            warnings: components["schemas"]["ContactWarning"][];
        };
        SpokenRule: {
            /** @example US-REGF */
            pack: string;
            packVersion: number;
            /** @example 7in7 */
            rule: string;
            /** @example 12 CFR 1006.14(b)(2)(i)(A) */
            source: string;
            /** @example cap */
            kind: string;
            /**
             * @description How well its text is known: read in the primary text, in a secondary source, in none; or your own rule.
             * @enum {string}
             */
            status: "VP" | "VS" | "GK" | "house";
            /** @enum {string} */
            verdict: "allow" | "defer" | "deny";
            until: number | null;
            values: {
                [key: string]: string | number | boolean | null;
            };
        };
        ContactWarning: {
            /** @enum {string} */
            code: "rule-not-verified" | "no-pack" | "advice";
            pack?: string;
            rule?: string;
            status?: string;
            advice?: string;
        };
        DeliveryReport: {
            /** @description Epoch milliseconds. */
            at: number;
            /** @enum {string} */
            says: "delivered" | "failed" | "bounced" | "complained";
            detail: string | null;
        };
        NoticeSettlement: {
            wasSent: boolean;
        };
        PrintRun: {
            /** @example run-2f1c… */
            id: string;
            /** @example 12 */
            letterCount: number;
        };
        PrintedLetters: {
            letters: {
                /** @example ntc_01 */
                noticeId: string;
                loanExternalId: string;
                name: string;
                /** @description Its lines with a semicolon between them. */
                address: string;
                subject: string;
                text: string;
            }[];
        };
        TemplateList: {
            templates: {
                /** @enum {string} */
                name: "reminder-before-due" | "past-due-early" | "past-due" | "past-due-late" | "past-due-final" | "validation" | "early-intervention" | "arrears-notice";
                /** @enum {string} */
                channel: "email" | "sms" | "letter" | "message";
                /** @enum {string} */
                locale: "en" | "zh-CN";
                /** @description 0: you have never written your own. */
                version: number;
                /** @description False: Forbear's words count. */
                isOwn: boolean;
            }[];
        };
        Template: {
            /** @enum {string} */
            name: "reminder-before-due" | "past-due-early" | "past-due" | "past-due-late" | "past-due-final" | "validation" | "early-intervention" | "arrears-notice";
            /** @enum {string} */
            channel: "email" | "sms" | "letter" | "message";
            /** @enum {string} */
            locale: "en" | "zh-CN";
            /** @description 0: you have never written your own. */
            version: number;
            /** @description False: Forbear's words count. */
            isOwn: boolean;
            subject: string;
            text: string;
        };
        TemplateWords: {
            /**
             * @default
             * @example Your loan {{ loan }} with {{ lender }}
             */
            subject?: string;
            /**
             * @description Liquid over these facts: lender, borrower, loan, due_on, days, installment_amount, past_due_amount, next_due_on, next_amount, late_loan_count, choice_url, breakdown, outstanding_total, answer_by, lender_address, disclosure. Those that may be missing are written inside `{% if … %}`.
             * @example Hello {{ borrower }},
             *
             *     Your loan {{ loan }} is past due{% if past_due_amount %} with {{ past_due_amount }}{% endif %}.
             *
             *     {{ lender }}
             *     Reply STOP to end e-mails.
             */
            text: string;
        };
        TemplateReading: {
            subject: string | null;
            text: string | null;
            /** @description Of a text message: its cost. */
            segments: number | null;
            flaws: {
                pointer: string;
                code: string;
                detail: string;
            }[];
        };
        TemplatePreview: {
            /**
             * @default
             * @example Your loan {{ loan }} with {{ lender }}
             */
            subject?: string;
            /**
             * @description Liquid over these facts: lender, borrower, loan, due_on, days, installment_amount, past_due_amount, next_due_on, next_amount, late_loan_count, choice_url, breakdown, outstanding_total, answer_by, lender_address, disclosure. Those that may be missing are written inside `{% if … %}`.
             * @example Hello {{ borrower }},
             *
             *     Your loan {{ loan }} is past due{% if past_due_amount %} with {{ past_due_amount }}{% endif %}.
             *
             *     {{ lender }}
             *     Reply STOP to end e-mails.
             */
            text: string;
            /** @default  */
            loanExternalId?: string;
        };
        ProviderList: {
            providers: components["schemas"]["Provider"][];
        };
        Provider: {
            /** @example prv_10001 */
            id: string;
            name: string;
            /** @enum {string} */
            channel: "email" | "sms";
            settings: components["schemas"]["ProviderSettings"];
            perSecond: number | null;
            /** @description Where it tells what became of messages: enter it at the provider. */
            reportsUrl: string;
            /** @description Epoch milliseconds: it was down, and the next one is used until then. */
            restsUntil: number | null;
            /** @description Why it rests, in its own words. */
            trouble: string | null;
            createdBy: string;
            /** @description Epoch milliseconds. */
            createdAt: number;
            updatedAt: number;
        };
        ProviderSettings: {
            /** @enum {string} */
            kind: "smtp";
            /** @example smtp.harbor-lending.example */
            host: string;
            /** @example 465 */
            port: number;
            /**
             * @description `tls`: from the first byte, usual on 465. `starttls`: usual on 587.
             * @enum {string}
             */
            security: "tls" | "starttls" | "none";
            /** @description Empty: the server asks for none. */
            username: string;
            /** @example notices@harbor-lending.example */
            from: string;
        } | {
            /** @enum {string} */
            kind: "resend";
            /**
             * @default https://api.resend.com
             * @example https://api.resend.com
             */
            url?: string;
            /** @example notices@harbor-lending.example */
            from: string;
        } | {
            /** @enum {string} */
            kind: "twilio";
            /**
             * @default https://api.twilio.com
             * @example https://api.twilio.com
             */
            url?: string;
            /** @example AC0123456789abcdef0123456789abcdef */
            accountSid: string;
            /**
             * @description A number, a short code, a name of letters, or a messaging service (MG…).
             * @example +14155550100
             */
            from: string;
        } | {
            /** @enum {string} */
            kind: "gateway";
            /** @enum {string} */
            channel: "email" | "sms";
            /** @example https://sms.harbor-lending.example/messages */
            url: string;
            from: string;
        };
        ProviderOrder: {
            order: string[];
        };
        NewProvider: {
            /** @example transactional mail */
            name: string;
            settings: components["schemas"]["ProviderSettings"];
            /**
             * @description Messages a second at most, over everything that sends; null: no limit.
             * @default null
             * @example 10
             */
            perSecond?: number | null;
            secrets: components["schemas"]["ProviderSecrets"];
        };
        ProviderSecrets: {
            /** @description SMTP: the password. Resend: the API key. Twilio: the auth token. Gateway: `whsec_` and at least 24 bytes in base64, with which both sides sign. */
            key: string;
            /**
             * @description Resend: the signing secret of its webhook (`whsec_…`). Others need none.
             * @default null
             */
            events?: string | null;
        };
        ProviderChange: {
            /** @example transactional mail */
            name: string;
            settings: components["schemas"]["ProviderSettings"];
            /**
             * @description Messages a second at most, over everything that sends; null: no limit.
             * @default null
             * @example 10
             */
            perSecond?: number | null;
            /**
             * @description Null or left out: they stay as they are.
             * @default null
             */
            secrets?: {
                /** @description SMTP: the password. Resend: the API key. Twilio: the auth token. Gateway: `whsec_` and at least 24 bytes in base64, with which both sides sign. */
                key: string;
                /**
                 * @description Resend: the signing secret of its webhook (`whsec_…`). Others need none.
                 * @default null
                 */
                events?: string | null;
            } | null;
        };
        TrialAnswer: {
            /** @enum {string} */
            end: "accepted" | "refused" | "not-taken" | "unknown";
            /** @description The provider's id of it, or its reason. */
            detail: string;
        };
        ProviderTrial: {
            to: string;
        };
        SuppressionList: {
            suppressions: components["schemas"]["Suppression"][];
        };
        Suppression: {
            /** @enum {string} */
            channel: "email" | "sms";
            /** @example ada@example.com */
            address: string;
            /**
             * @description `bounced`: it does not exist. `complained`, `stopped`: its owner wants no more. `entered`: by you.
             * @enum {string}
             */
            reason: "bounced" | "complained" | "stopped" | "entered";
            /** @description Where it was learned. */
            source: string;
            actor: string;
            /** @description Epoch milliseconds. */
            createdAt: number;
        };
        NewSuppression: {
            /** @enum {string} */
            channel: "email" | "sms";
            /** @example ada@example.com */
            address: string;
            /** @example returned by post on 3 May */
            source: string;
        };
        LiftedSuppression: {
            /** @enum {string} */
            channel: "email" | "sms";
            /** @example ada@example.com */
            address: string;
        };
        Contact: {
            /** @example con_01 */
            id: string;
            /** @example bor_01 */
            borrowerId: string;
            loanId: string | null;
            /** @enum {string} */
            channel: "email" | "sms" | "message" | "letter" | "phone" | "dialer" | "agency" | "visit";
            /** @enum {string} */
            purpose: "statutory" | "collection" | "service";
            /** @enum {string} */
            party: "borrower" | "co-borrower" | "guarantor" | "representative" | "third-party";
            externalId: string;
            /** @description Epoch milliseconds. */
            at: number;
            /** @enum {string|null} */
            result: "right-party" | "promise" | "refused" | "third-party" | "wrong-number" | "voicemail" | "no-answer" | "failed" | "sent" | null;
            note: string | null;
            permitId: string | null;
            /** @description Who told it, as the audit log writes it. */
            actor: string;
            createdAt: number;
        };
        ContactReport: {
            /** @example bor_01 */
            borrowerId?: string;
            /** @example B-311 */
            borrowerExternalId?: string;
            /**
             * @description The loan it is about; null when it is about no one loan, and it counts for each.
             * @default null
             */
            loanId?: string | null;
            /**
             * @description `agency` is an agency that did not say how: it counts as every way.
             * @example phone
             * @enum {string}
             */
            channel: "email" | "sms" | "message" | "letter" | "phone" | "dialer" | "agency" | "visit";
            /**
             * @description `statutory`: the law demands it; `collection`: to be paid; `service`: to help.
             * @default collection
             * @enum {string}
             */
            purpose?: "statutory" | "collection" | "service";
            /**
             * @default borrower
             * @enum {string}
             */
            party?: "borrower" | "co-borrower" | "guarantor" | "representative" | "third-party";
            /**
             * @description Yours. The same one twice for a borrower is one contact.
             * @example call-88213
             */
            externalId: string;
            /** @description When it was made, epoch milliseconds; not in the future. */
            at: number;
            /**
             * @description What became of it; null when that is not known, and every cap counts it.
             * @default null
             * @enum {string|null}
             */
            result?: "right-party" | "promise" | "refused" | "third-party" | "wrong-number" | "voicemail" | "no-answer" | "failed" | "sent" | null;
            /** @default null */
            note?: string | null;
            /**
             * @description The permit that it was made under, which it uses up.
             * @default null
             */
            permitId?: string | null;
        };
        ContactList: {
            contacts: components["schemas"]["Contact"][];
            nextCursor: string | null;
        };
        ContactPermitAnswer: {
            /** @description Null when the answer is not `allow`. */
            permit: {
                /** @example cpm_01 */
                id: string;
                /** @example bor_01 */
                borrowerId: string;
                loanId: string | null;
                /** @enum {string} */
                channel: "email" | "sms" | "message" | "letter" | "phone" | "dialer" | "agency" | "visit";
                /** @enum {string} */
                purpose: "statutory" | "collection" | "service";
                /** @enum {string} */
                party: "borrower" | "co-borrower" | "guarantor" | "representative" | "third-party";
                /** @description Epoch milliseconds. */
                expiresAt: number;
            } | null;
            decision: {
                /** @enum {string} */
                verdict: "allow" | "defer" | "deny";
                /**
                 * @description Why, in a word: the rule that decided, or its kind.
                 * @example quiet-hours
                 */
                rule: string;
                /** @description Epoch milliseconds. Deferred: not before this. Allowed: not after it; null when no end is in sight. */
                until: number | null;
                /** @description What the answer rests on: time zones, contact window, a borrower's stop. */
                facts: {
                    channel: string;
                } & {
                    [key: string]: unknown;
                };
                /** @description The rule packs that were asked; null before they were kept. */
                packs: {
                    id: string;
                    version: number;
                }[] | null;
                /** @description Every rule that had something to say. */
                spoke: components["schemas"]["SpokenRule"][];
                /** @description What makes the answer less sure than it looks; it never makes it milder. */
                warnings: components["schemas"]["ContactWarning"][];
            };
        };
        ContactPermitRequest: {
            /** @example bor_01 */
            borrowerId?: string;
            /** @example B-311 */
            borrowerExternalId?: string;
            /**
             * @description The loan it is about; null when it is about no one loan, and it counts for each.
             * @default null
             */
            loanId?: string | null;
            /**
             * @description `agency` is an agency that did not say how: it counts as every way.
             * @example phone
             * @enum {string}
             */
            channel: "email" | "sms" | "message" | "letter" | "phone" | "dialer" | "agency" | "visit";
            /**
             * @description `statutory`: the law demands it; `collection`: to be paid; `service`: to help.
             * @default collection
             * @enum {string}
             */
            purpose?: "statutory" | "collection" | "service";
            /**
             * @default borrower
             * @enum {string}
             */
            party?: "borrower" | "co-borrower" | "guarantor" | "representative" | "third-party";
            /**
             * @description Where the borrower would be reached. What stops contact at work stops unknown.
             * @default unknown
             * @enum {string}
             */
            place?: "home" | "work" | "unknown";
            /**
             * @description Only asks: no permit is given and nothing is counted.
             * @default false
             */
            dryRun?: boolean;
        };
        ContactChoicesDetail: components["schemas"]["ContactChoices"] & {
            /** @description Each telling with its proof, newest first. */
            told: components["schemas"]["ContactChoicesTold"][];
        };
        ContactChoicesTold: {
            /** @description What they agreed to. What is not named counts as not agreed to. */
            consents: ("autodialled" | "hours" | "work-email")[];
            unwantedChannels: ("email" | "sms" | "message" | "letter" | "phone" | "dialer" | "agency" | "visit")[];
            /**
             * @description Minutes of the borrower's day, at least an hour; null for no wish.
             * @example {
             *       "startMinute": 540,
             *       "endMinute": 1110
             *     }
             */
            hours: {
                startMinute: number;
                endMinute: number;
            } | null;
            locale: string;
            /** @description Epoch milliseconds; null: never told. */
            since: number | null;
            evidence: string;
            actor: string;
        };
        ContactChoices: {
            /** @example bor_01 */
            borrowerId: string;
            /** @description What they agreed to. What is not named counts as not agreed to. */
            consents: ("autodialled" | "hours" | "work-email")[];
            unwantedChannels: ("email" | "sms" | "message" | "letter" | "phone" | "dialer" | "agency" | "visit")[];
            /**
             * @description Minutes of the borrower's day, at least an hour; null for no wish.
             * @example {
             *       "startMinute": 540,
             *       "endMinute": 1110
             *     }
             */
            hours: {
                startMinute: number;
                endMinute: number;
            } | null;
            locale: string;
            /** @description Epoch milliseconds; null: never told. */
            since: number | null;
        };
        ContactChoicesRequest: {
            /** @description What they agreed to. What is not named counts as not agreed to. */
            consents: ("autodialled" | "hours" | "work-email")[];
            unwantedChannels: ("email" | "sms" | "message" | "letter" | "phone" | "dialer" | "agency" | "visit")[];
            /**
             * @description Minutes of the borrower's day, at least an hour; null for no wish.
             * @example {
             *       "startMinute": 540,
             *       "endMinute": 1110
             *     }
             */
            hours: {
                startMinute: number;
                endMinute: number;
            } | null;
            /** @enum {string} */
            locale?: "en" | "zh-CN";
            /**
             * @description How it was obtained: kept as the proof.
             * @example said by phone on 3 May, recording 1042
             */
            evidence: string;
        };
        CaseList: {
            cases: components["schemas"]["ListedCase"][];
            nextCursor: string | null;
        };
        ListedCase: components["schemas"]["NamedCase"] & {
            /** @description The borrower's loan that is late the longest; null when none is. */
            latestLoan: {
                /** @example loan_01 */
                id: string;
                externalId: string;
                daysPastDue: number;
                pastDueAmount: number;
                currency: string;
            } | null;
        };
        NamedCase: components["schemas"]["Case"] & {
            borrowerExternalId: string;
            borrowerName: string;
        };
        Case: {
            /** @example cas_01 */
            id: string;
            /** @example bor_01 */
            borrowerId: string;
            /** @enum {string} */
            state: "open" | "closed";
            /** @example first-contact */
            stage: string;
            /**
             * @example high
             * @enum {string}
             */
            priority: "low" | "normal" | "high" | "urgent";
            /**
             * @example officer
             * @enum {string}
             */
            ownerRole: "officer" | "admin" | "analyst" | "owner";
            /** @description The person who took it, `person:…`; null while nobody has. */
            owner: string | null;
            /** Format: date */
            openedOn: string;
            /**
             * Format: date
             * @description When stage or priority were changed last.
             */
            movedOn: string;
            /** Format: date */
            closedOn: string | null;
            closeReason: string | null;
            createdAt: number;
            updatedAt: number;
        };
        CaseDetail: components["schemas"]["NamedCase"] & {
            /**
             * Format: date
             * @description The lender's business date: daysPastDue is of it.
             */
            asOf: string;
            /** @description All loans of the borrower. */
            loans: components["schemas"]["CaseLoan"][];
            /** @description All that happened, in order. */
            events: components["schemas"]["CaseEvent"][];
        };
        CaseLoan: {
            /** @example loan_01 */
            id: string;
            externalId: string;
            /** @enum {string} */
            status: "awaiting-schedule" | "active" | "closed";
            currency: string;
            /** @enum {string} */
            bucket: "M0" | "M1" | "M2" | "M3" | "M4" | "M5" | "M6" | "M7" | "M7+";
            daysPastDue: number;
            pastDueAmount: number;
            principalBalance: number;
        };
        CaseOpening: {
            /** @example bor_01 */
            borrowerId?: string;
            /** @example B-311 */
            borrowerExternalId?: string;
            /** @example first-contact */
            stage: string;
            /**
             * @default normal
             * @example high
             * @enum {string}
             */
            priority?: "low" | "normal" | "high" | "urgent";
            /**
             * @default officer
             * @example officer
             * @enum {string}
             */
            ownerRole?: "officer" | "admin" | "analyst" | "owner";
            /** @example called us about the March installment */
            reason: string;
        };
        CaseStage: {
            /** @example first-contact */
            stage: string;
            /**
             * @example high
             * @enum {string}
             */
            priority?: "low" | "normal" | "high" | "urgent";
            reason?: string;
        };
        CaseAssignment: {
            /**
             * @example officer
             * @enum {string}
             */
            ownerRole: "officer" | "admin" | "analyst" | "owner";
            /**
             * @description True when the signed-in person takes it; otherwise nobody has it.
             * @default false
             * @example false
             */
            take?: boolean;
        };
        CaseClosure: {
            /** @example brought current, agreed by phone */
            reason: string;
        };
        CaseNote: {
            /** @example will pay half on Friday */
            text: string;
        };
        NewTask: {
            /** @example bor_01 */
            borrowerId?: string;
            /** @example B-311 */
            borrowerExternalId?: string;
            /**
             * @description One of the borrower's; the one that is late the longest when left out.
             * @example loan_01
             */
            loanId?: string;
            /** @example Ask for the new address */
            title: string;
            /**
             * @default officer
             * @example officer
             * @enum {string}
             */
            role?: "officer" | "admin" | "analyst" | "owner";
            /** @example person:9b2c */
            assignee?: string;
            /**
             * Format: date
             * @description Today when left out.
             * @example 2026-03-31
             */
            dueOn?: string;
        };
        TaskList: {
            tasks: components["schemas"]["ListedTask"][];
            nextCursor: string | null;
        };
        ListedTask: components["schemas"]["NamedTask"] & {
            loanExternalId: string;
            /** @description Of the loan, on the lender's business date. */
            daysPastDue: number;
            pastDueAmount: number;
            currency: string;
        };
        NamedTask: components["schemas"]["Task"] & {
            borrowerExternalId: string;
            borrowerName: string;
        };
        TaskCompletion: {
            /** @example reached; will pay on Friday */
            outcome: string;
        };
        PromiseList: {
            promises: components["schemas"]["PromiseToPay"][];
            nextCursor: string | null;
        };
        PromiseToPay: {
            /** @example ptp_01 */
            id: string;
            /** @example loan_01 */
            loanId: string;
            /** @example bor_01 */
            borrowerId: string;
            /** @enum {string} */
            state: "open" | "kept" | "broken" | "cancelled";
            amount: number;
            /** @example USD */
            currency: string;
            /**
             * Format: date
             * @description The business date on which it was made.
             */
            promisedOn: string;
            /**
             * Format: date
             * @description The last day on which a payment counts.
             */
            dueOn: string;
            /** @description What came in towards it: payments told after it was made and effective from `promisedOn` through `dueOn`, without those that were reversed or charged back. */
            paid: number;
            /**
             * Format: date
             * @description The day of the payment that kept it, the day after `dueOn`, or of its end.
             */
            settledOn: string | null;
            note: string | null;
            /** @description As the audit log writes it. */
            madeBy: string;
            cancelledBy: string | null;
            cancelReason: string | null;
            createdAt: number;
            updatedAt: number;
        };
        PromiseMaking: {
            loanId?: string;
            loanExternalId?: string;
            /** @example 12500 */
            amount: number;
            /**
             * Format: date
             * @description From today to 30 days ahead.
             * @example 2026-03-20
             */
            dueOn: string;
            /** @example gets paid on the 18th */
            note?: string;
        };
        PromiseCancellation: {
            /** @example recorded twice */
            reason: string;
        };
        HoldList: {
            holds: components["schemas"]["Hold"][];
        };
        Hold: {
            /** @example loan_01 */
            loanId: string;
            /** @description From 1 on each loan. */
            number: number;
            /**
             * @description `notices`: letters; `steps`: the policy's ladder; `charges`: fees and penalties; `counting`: its days are not counted as days past due.
             * @example [
             *       "notices"
             *     ]
             */
            stops: ("notices" | "steps" | "charges" | "counting")[];
            reason: string;
            legalBasis: string;
            /** @description Who answers for it. */
            owner: string;
            /** Format: date */
            from: string;
            /**
             * Format: date
             * @description The first day on which it stops nothing any more; null for no end yet.
             */
            to: string | null;
            openEndReason: string | null;
            isInForce: boolean;
            placedBy: string;
            liftedBy: string | null;
            liftReason: string | null;
            policyVersion: number | null;
            /** @description Null when a person placed it. */
            step: string | null;
            createdAt: number;
            updatedAt: number;
        };
        HoldPlacing: {
            /**
             * @description `notices`: letters; `steps`: the policy's ladder; `charges`: fees and penalties; `counting`: its days are not counted as days past due.
             * @example [
             *       "notices"
             *     ]
             */
            stops: ("notices" | "steps" | "charges" | "counting")[];
            /** @example dispute about the March payment */
            reason: string;
            /** @example 12 CFR 1006.38 */
            legalBasis: string;
            /** @example Disputes team */
            owner: string;
            /**
             * Format: date
             * @description Today when left out.
             * @example 2026-03-31
             */
            from?: string;
            /**
             * Format: date
             * @description The first day on which it stops nothing any more.
             * @example 2026-04-15
             */
            to: string;
            /**
             * @description Why there is no end yet; needed when `to` is null.
             * @example until the court decides
             */
            openEndReason?: string;
        };
        HoldLifting: {
            /** @example dispute settled */
            reason: string;
        };
        FlagList: {
            flags: components["schemas"]["Flag"][];
        };
        Flag: {
            /** @example loan_01 */
            loanId: string;
            /** @example watch */
            flag: string;
            /** Format: date */
            setOn: string;
            /**
             * Format: date
             * @description The first day without it; null until somebody takes it off.
             */
            endsOn: string | null;
            /** @description Whether the loan carries it today. */
            isSet: boolean;
            note: string | null;
            /** @description Who set it, as the audit log writes it. */
            actor: string;
            policyVersion: number | null;
            /** @description Null when a person set it. */
            step: string | null;
        };
        FlagSetting: {
            /**
             * Format: date
             * @example 2026-04-15
             */
            endsOn?: string;
            /** @example lost the job in March */
            note?: string;
        };
        Watchlist: {
            loans: components["schemas"]["WatchedLoan"][];
            nextCursor: string | null;
        };
        WatchedLoan: components["schemas"]["Flag"] & {
            loanExternalId: string;
            borrowerExternalId: string;
            /** @enum {string} */
            bucket: "M0" | "M1" | "M2" | "M3" | "M4" | "M5" | "M6" | "M7" | "M7+";
            daysPastDue: number;
            pastDueAmount: number;
            currency: string;
        };
        Explanation: {
            /** @example notice/ntc_01 */
            act: string;
            /** @enum {string} */
            kind: "notice" | "task" | "case" | "hold" | "flag" | "move" | "fee";
            /** @description What happened, in one sentence. */
            what: string;
            /** @description Why it happened, in one sentence. */
            because: string;
            /** Format: date */
            on: string;
            at: number | null;
            loanId: string | null;
            loanExternalId: string | null;
            borrowerId: string;
            currency: string | null;
            /** @description Who did it, when a person or key did; null when a policy or contract did. */
            actor: string | null;
            rule: components["schemas"]["ExplainedRule"];
            /** @description Of a charge: the contract's rule, its basis, caps and the days held back. */
            charge: ({
                /** @enum {string} */
                kind: "late-fee" | "penalty-interest";
            } & {
                [key: string]: unknown;
            }) | null;
            cause: {
                /** @enum {string} */
                cause: "scan" | "payment" | "reversal" | "schedule" | "import";
                entries: {
                    sequence: number;
                    said: string;
                }[];
                scheduleVersion: number | null;
                isExact: boolean;
            } | null;
            numbers: {
                /** Format: date */
                on: string;
                daysPastDue: number;
                /** @description Since the due date, by a hold; not counted above. */
                pausedDays: number;
                /** Format: date */
                dueOn: string | null;
                bucket: number;
                pastDueAmount: number;
                installmentUnpaid: number | null;
                outstandingTotal: number;
                /** @description False when what is known today gives other numbers than the act kept. */
                agrees: boolean;
            } | null;
            /** @description Of a notice: each answer of the contact gate, in order. */
            contact: {
                at: number;
                /** @enum {string} */
                verdict: "allow" | "defer" | "deny";
                /**
                 * @description Why, in a word: the rule that decided, or its kind.
                 * @example quiet-hours
                 */
                rule: string;
                /** @description Epoch milliseconds. Deferred: not before this. Allowed: not after it; null when no end is in sight. */
                until: number | null;
                /** @description What the answer rests on: time zones, contact window, a borrower's stop. */
                facts: {
                    channel: string;
                } & {
                    [key: string]: unknown;
                };
                /** @description The rule packs that were asked; null before they were kept. */
                packs: {
                    id: string;
                    version: number;
                }[] | null;
                /** @description Every rule that had something to say. */
                spoke: components["schemas"]["SpokenRule"][];
                /** @description What makes the answer less sure than it looks; it never makes it milder. */
                warnings: components["schemas"]["ContactWarning"][];
            }[] | null;
            preventions: {
                kind: string;
                amount: number | null;
                /** Format: date */
                by: string | null;
                said: string;
            }[];
        };
        ExplainedRule: {
            policyVersion: number;
            policyName: string | null;
            /** Format: date */
            effectiveOn: string | null;
            /** @description Version 1 comes with the product: it is code, and nobody approved it. */
            builtIn: boolean;
            approvedBy: string | null;
            approvedAt: number | null;
            /** @description Of a canary: its share of borrowers, of whom this borrower is one. */
            canaryPercent: number | null;
            segment: string | null;
            step: string | null;
            trigger: string | null;
            match: string | null;
            conditions: {
                /** @enum {string} */
                of: "segment" | "step";
                name: string;
                /** @description As the policy writes it, in CEL. */
                text: string;
                said: string | null;
                isSo: boolean;
            }[];
            facts: {
                /** @example loan.pastDueAmount */
                name: string;
                value: string | number | boolean | string[];
                said: string;
                valueSaid: string;
            }[];
            /** @description False of acts from before reasons were kept. */
            reasonKept: boolean;
        } | null;
        /**
         * @example {
         *       "facts": [
         *         {
         *           "name": "loan.daysPastDue",
         *           "type": "int",
         *           "unit": "days",
         *           "meaning": "days past due",
         *           "example": 31,
         *           "known": [],
         *           "fixed": false
         *         }
         *       ]
         *     }
         */
        ConditionFactList: {
            facts: components["schemas"]["ConditionFact"][];
        };
        ConditionFact: {
            name: string;
            /** @enum {string} */
            type: "int" | "string" | "bool" | "list<string>";
            /**
             * @description `minor`: an amount in the smallest unit of the loan's currency.
             * @enum {string|null}
             */
            unit: "days" | "months" | "installments" | "minor" | null;
            meaning: string;
            example: number | string | boolean | string[];
            /** @description Values it usually has. */
            known: string[];
            /** @description Never changes on a loan: a segment with its own grace or tolerance may ask it. */
            fixed: boolean;
        };
        /**
         * @example {
         *       "valid": true,
         *       "errors": [],
         *       "readings": [
         *         {
         *           "pointer": "#/segments/0/when",
         *           "text": "the principal balance is more than 25,000,000"
         *         }
         *       ]
         *     }
         */
        PolicyValidation: {
            valid: boolean;
            /**
             * @example [
             *       {
             *         "pointer": "#/ladder/2/day",
             *         "code": "policy.day_repeated",
             *         "detail": "…"
             *       }
             *     ]
             */
            errors: {
                pointer: string;
                code: string;
                detail: string;
            }[];
            readings: {
                pointer: string;
                text: string;
            }[];
        };
        PolicyDocument: {
            name: string;
            /** @description Minor units of your currency. */
            toleranceAmount: number;
            tolerancePercent?: string;
            tolerancePercentMax?: number;
            graceDays: number;
            /**
             * @description Which day of the count the due date is: day 0 (`day-after-due`) or day 1.
             * @enum {string}
             */
            counting?: "day-after-due" | "due-day";
            buckets?: components["schemas"]["PolicyBuckets"];
            allocation: components["schemas"]["Allocation"];
            charges?: components["schemas"]["Charges"];
            /** @enum {string} */
            match?: "each-on-its-day" | "most-severe" | "one-at-a-time";
            /** @enum {string} */
            missedDays?: "take" | "skip";
            ladder: components["schemas"]["LadderStep"][];
            segments?: components["schemas"]["PolicySegment"][];
            /** @description Only so many of a hundred borrowers, always the same ones. */
            canaryPercent?: number;
            contact: {
                /** @description Minutes of the borrower's day; within 480 to 1260. */
                window: {
                    startMinute: number;
                    endMinute: number;
                };
                channels: ("email" | "sms" | "letter" | "message")[];
                /** @description Rule packs of contact that are off by default and that you turn on. */
                packs?: ("US-STATES" | "HK-COBP" | "KE-DCP" | "NG-FCCPC" | "SG-DCA" | "JP-GK" | "KR-GK" | "VN-GK")[];
                lender?: components["schemas"]["Lender"];
                /**
                 * @description Your products and what kind of loan each is in law; of others the rules of every kind count.
                 * @example {
                 *       "home-30y": "mortgage"
                 *     }
                 */
                productClasses?: {
                    [key: string]: "consumer" | "mortgage" | "card" | "microfinance" | "business";
                };
                holidays?: components["schemas"]["PublicHolidays"];
            };
            sources: string[];
        };
        /**
         * @description What so many days past due are called in steps and conditions: from day 0 on, without a gap, the last one open (`to: null`). M0 to M7+ if left out; the numbers of the book go by those in any case.
         * @example [
         *       {
         *         "name": "Standard",
         *         "from": 0,
         *         "to": 0
         *       },
         *       {
         *         "name": "SMA-0",
         *         "from": 1,
         *         "to": 30
         *       },
         *       {
         *         "name": "SMA-1",
         *         "from": 31,
         *         "to": 60
         *       },
         *       {
         *         "name": "SMA-2",
         *         "from": 61,
         *         "to": 90
         *       },
         *       {
         *         "name": "NPA",
         *         "from": 91,
         *         "to": null
         *       }
         *     ]
         */
        PolicyBuckets: {
            name: string;
            from: number;
            to: number | null;
        }[];
        LadderStep: {
            /** @description Its name: the identity that its acts carry. */
            step: string;
            /** @description Days past due; 0 or less: before each due date. */
            day?: number;
            /** @description Instead of a day. */
            on?: {
                /** @enum {string} */
                event: "bucket-entered";
                bucket: string;
            } | {
                /** @enum {string} */
                event: "cured" | "notice-failed" | "promise-broken";
            };
            /**
             * @description A condition in CEL over the facts of /v1/policies/facts.
             * @example loan.product == "card" && loan.pastDueAmount > 5000
             */
            when?: string;
            /** @description Once more every so many days, as long as the loan stays late. */
            repeat?: {
                everyDays: number;
                timesMax: number;
            };
            actions: components["schemas"]["StepAction"][];
        };
        StepAction: {
            /** @enum {string} */
            kind: "notice";
            /** @description In order of preference. */
            channels: ("email" | "sms" | "letter" | "message")[];
            template: string;
        } | {
            /** @enum {string} */
            kind: "task";
            role: string;
            title: string;
            /** @description Days from the step until it should be done. */
            dueInDays: number;
        } | {
            /** @enum {string} */
            kind: "case";
            stage: string;
            priority?: string;
            role?: string;
        } | {
            /** @enum {string} */
            kind: "close-case";
            reason: string;
        } | {
            /** @enum {string} */
            kind: "hold";
            stops: string[];
            /** @description Days from the next one on. */
            days: number;
            reason: string;
            legalBasis: string;
        } | {
            /** @enum {string} */
            kind: "flag";
            flag: string;
            /** @description None: no end. */
            days?: number;
        } | {
            /** @enum {string} */
            kind: "watch";
            reason: string;
            /** @description Until it is reviewed. */
            days: number;
        };
        PolicySegment: {
            name: string;
            /** @description The first segment whose condition holds counts. One with rules of its own, and each before such a one, asks only loan.product, loan.currency and loan.principal. */
            when: string;
            /** @description Minor units of your currency. */
            toleranceAmount?: number;
            tolerancePercent?: string;
            tolerancePercentMax?: number;
            /** @description The policy's, as the others, if left out. */
            graceDays?: number;
            /**
             * @description Which day of the count the due date is: day 0 (`day-after-due`) or day 1.
             * @enum {string}
             */
            counting?: "day-after-due" | "due-day";
            buckets?: components["schemas"]["PolicyBuckets"];
            allocation?: ("oldest-first" | "costs-interest-principal" | "costs-principal-interest" | "interest-principal-charges" | "principal-interest-charges") | {
                /** @enum {string} */
                walk: "horizontal" | "vertical";
                steps: {
                    /** @enum {string} */
                    timing: "past-due" | "due" | "in-advance";
                    /** @enum {string} */
                    component: "penalty" | "fee" | "interest" | "principal";
                }[];
                /**
                 * @description What money does when nothing is due.
                 * @enum {string}
                 */
                advance: "next-installment" | "last-installment" | "re-amortize" | "credit";
                byType?: {
                    payment?: {
                        /** @enum {string} */
                        walk: "horizontal" | "vertical";
                        steps: {
                            /** @enum {string} */
                            timing: "past-due" | "due" | "in-advance";
                            /** @enum {string} */
                            component: "penalty" | "fee" | "interest" | "principal";
                        }[];
                        /**
                         * @description What money does when nothing is due.
                         * @enum {string}
                         */
                        advance: "next-installment" | "last-installment" | "re-amortize" | "credit";
                    };
                    recovery?: {
                        /** @enum {string} */
                        walk: "horizontal" | "vertical";
                        steps: {
                            /** @enum {string} */
                            timing: "past-due" | "due" | "in-advance";
                            /** @enum {string} */
                            component: "penalty" | "fee" | "interest" | "principal";
                        }[];
                        /**
                         * @description What money does when nothing is due.
                         * @enum {string}
                         */
                        advance: "next-installment" | "last-installment" | "re-amortize" | "credit";
                    };
                };
            };
            charges?: components["schemas"]["Charges"];
            match?: string;
            ladder: components["schemas"]["LadderStep"][];
        };
        Lender: {
            /** @description Countries whose authorities supervise you; guessed when left out. */
            supervisedIn: string[];
            /**
             * @description `collector`: you collect debts of others, or bought them in default.
             * @enum {string}
             */
            role?: "creditor" | "collector";
        };
        /** @description All holidays between two dates, both included. Nothing is known of other days. */
        PublicHolidays: {
            /**
             * Format: date
             * @example 2026-03-31
             */
            from: string;
            /**
             * Format: date
             * @example 2026-03-31
             */
            through: string;
            dates: string[];
        };
        PolicyVersionList: {
            inForce: number;
            policies: components["schemas"]["PolicyVersionSummary"][];
        };
        PolicyVersionSummary: {
            /** @example 2 */
            version: number;
            /**
             * @description What it is today: `approved` waits for its day, `in-force` counts.
             * @enum {string}
             */
            standing: "draft" | "submitted" | "withdrawn" | "approved" | "in-force" | "superseded";
            /** @enum {string} */
            state: "draft" | "submitted" | "approved" | "withdrawn";
            /** @description Each writing of a draft makes the next; its ETag. */
            revision: number;
            name: string;
            /** Format: date */
            effectiveOn: string;
            /** @description The version it was copied from. */
            basedOn: number | null;
            author: string;
            submittedBy: string | null;
            /** @description Epoch milliseconds. */
            submittedAt: number | null;
            approvedBy: string | null;
            approvedAt: number | null;
        };
        PolicyVersion: {
            /** @example 2 */
            version: number;
            /**
             * @description What it is today: `approved` waits for its day, `in-force` counts.
             * @enum {string}
             */
            standing: "draft" | "submitted" | "withdrawn" | "approved" | "in-force" | "superseded";
            /** @enum {string} */
            state: "draft" | "submitted" | "approved" | "withdrawn";
            /** @description Each writing of a draft makes the next; its ETag. */
            revision: number;
            name: string;
            /** Format: date */
            effectiveOn: string;
            /** @description The version it was copied from. */
            basedOn: number | null;
            author: string;
            submittedBy: string | null;
            /** @description Epoch milliseconds. */
            submittedAt: number | null;
            approvedBy: string | null;
            approvedAt: number | null;
            document: components["schemas"]["PolicyDocument"];
        };
        PolicyDraft: {
            /** @description A version to copy, or a template. */
            from: number | ("seven-months" | "seven-months-with-work" | "weekly-microfinance" | "card-m1-m7" | "small-business" | "mortgage");
            /**
             * Format: date
             * @example 2026-03-31
             */
            effectiveOn?: string;
        };
        PolicyEdit: {
            /**
             * Format: date
             * @example 2026-03-31
             */
            effectiveOn: string;
            document: components["schemas"]["PolicyDocument"];
        };
        /**
         * @example {
         *       "version": 2,
         *       "with": 1,
         *       "changes": [
         *         {
         *           "path": "graceDays",
         *           "before": 0,
         *           "after": 3
         *         }
         *       ]
         *     }
         */
        PolicyDifference: {
            version: number;
            with: number;
            changes: {
                path: string;
                before?: unknown;
                after?: unknown;
            }[];
        };
        SimulationStart: {
            /** @example sim_1 */
            id: string;
        };
        SimulationRequest: {
            days: number;
            behaviour: components["schemas"]["SimulatedBehaviour"];
            /** @description Tasks that a role can do in a day. */
            capacity?: {
                officer?: number;
                admin?: number;
                analyst?: number;
                owner?: number;
            };
            /** @description What a notice costs by channel, in minor units of the lender's currency. */
            prices?: {
                email?: number;
                sms?: number;
                letter?: number;
                message?: number;
            };
        };
        /** @description `nothing`: nobody pays. `as-rolled`: by the monthly roll rates of this book's last year. `scenario`: by a script, as a sandbox plays it. */
        SimulatedBehaviour: {
            /** @enum {string} */
            kind: "nothing";
        } | {
            /** @enum {string} */
            kind: "as-rolled";
        } | {
            /** @enum {string} */
            kind: "scenario";
            script: components["schemas"]["BehaviourScript"];
        };
        BackTestRequest: {
            /**
             * Format: date
             * @description The first day that is told of.
             * @example 2026-03-31
             */
            from: string;
            /** @description Tasks that a role can do in a day. */
            capacity?: {
                officer?: number;
                admin?: number;
                analyst?: number;
                owner?: number;
            };
            /** @description What a notice costs by channel, in minor units of the lender's currency. */
            prices?: {
                email?: number;
                sms?: number;
                letter?: number;
                message?: number;
            };
        };
        Simulations: {
            simulations: components["schemas"]["Simulation"][];
            nextCursor: string | null;
        };
        Simulation: {
            /** @example sim_1 */
            id: string;
            /** @enum {string} */
            kind: "ahead" | "back-test";
            /** @enum {string} */
            state: "queued" | "running" | "finished" | "failed";
            version: number;
            /** @description In force when it was started. */
            againstVersion: number;
            /** @description Ahead, the day at which the book stood. */
            from: string;
            through: string;
            /** @enum {string} */
            behaviour: "nothing" | "as-rolled" | "scenario";
            /** @description Of `as-rolled`: the monthly rates and what they were counted from; `own` is false where too few loans were counted and the documented rate stands in. */
            rolls: {
                bucket: number;
                entered: number;
                rolled: number;
                percent: number;
                own: boolean;
            }[];
            capacity: {
                officer?: number;
                admin?: number;
                analyst?: number;
                owner?: number;
            };
            prices: {
                [key: string]: number;
            };
            progress: {
                partsDone: number;
                partsTotal: number;
                loansDone: number;
                loansTotal: number;
            };
            /** @description 1: all of them. Otherwise one of so many is simulated, and counts are of those. */
            everyBorrower: number;
            createdAt: number;
            finishedAt: number | null;
        };
        SimulationReport: components["schemas"]["Simulation"] & {
            /** @description Of what is done so far. */
            report: {
                borrowers: number;
                loans: number;
                /** @description Set aside or not readable: not simulated. */
                loansPassed: number;
                tested: components["schemas"]["SimulationSide"];
                inForce: components["schemas"]["SimulationSide"];
                borrowersDiffering: number;
                equality: components["schemas"]["SimulationEquality"];
            };
        };
        SimulationSide: {
            channels: {
                [key: string]: {
                    allowed?: number;
                    deferred?: number;
                    denied?: number;
                };
            };
            /** @description Refusals by the gate's rule. */
            deniedBy: {
                [key: string]: number;
            };
            /** @description By role. */
            tasks: {
                [key: string]: number;
            };
            cases: {
                opened?: number;
                moved?: number;
                closed?: number;
            };
            holds: number;
            flags: number;
            /** @description Loans that came into another bucket. */
            moves: number;
            /** @description Promises to pay that these days settle. */
            promises?: {
                kept?: number;
                broken?: number;
            };
            days: {
                [key: string]: {
                    notices?: {
                        [key: string]: {
                            allowed?: number;
                            deferred?: number;
                            denied?: number;
                        };
                    };
                    tasks?: {
                        [key: string]: number;
                    };
                };
            };
            /** @description By currency, in minor units: what arises in these days. */
            charges: {
                [key: string]: {
                    lateFees: number;
                    penaltyInterest: number;
                };
            };
            /** @description By currency and bucket: where the loans stand in the end. */
            buckets: {
                [key: string]: {
                    [key: string]: {
                        loans: number;
                        pastDue: number;
                    };
                };
            };
            /** @description Of notices sent, at the prices given, in minor units of the lender's currency. */
            cost: number;
        };
        /** @description Of a test on the past: what was in force, compared with what is stored. */
        SimulationEquality: {
            matched: number;
            /** @description What happened and was not simulated. */
            missingCount: number;
            /** @description What was simulated and did not happen. */
            extraCount: number;
            missing: string[];
            extra: string[];
        } | null;
        SimulationDifferences: {
            borrowersDiffering: number;
            differences: components["schemas"]["SimulationDifference"][];
            nextCursor: string | null;
        };
        SimulationDifference: {
            borrowerId: string;
            externalId: string;
            /** @description The first day that differs. */
            firstOn: string;
            /** @description Acts that only the tested version does. */
            testedCount: number;
            inForceCount: number;
            /** @description The first of them. */
            tested: {
                /** @enum {string} */
                kind: "notice" | "task" | "case" | "close-case" | "hold" | "flag" | "bucket";
                on: string;
                loanId: string;
                step: string;
                what: string;
                why: {
                    segment: string | null;
                    event?: string;
                    when?: string;
                    facts: {
                        [key: string]: unknown;
                    };
                    daysPastDue: number;
                } | null;
            }[];
            inForce: {
                /** @enum {string} */
                kind: "notice" | "task" | "case" | "close-case" | "hold" | "flag" | "bucket";
                on: string;
                loanId: string;
                step: string;
                what: string;
                why: {
                    segment: string | null;
                    event?: string;
                    when?: string;
                    facts: {
                        [key: string]: unknown;
                    };
                    daysPastDue: number;
                } | null;
            }[];
        };
        PostedPayment: {
            /** @example core-7731 */
            externalId: string;
            /**
             * @description `duplicate`: it was posted before, and nothing changed.
             * @enum {string}
             */
            status: "posted" | "duplicate" | "reversed";
            /** @description Its place in the loan's ledger. */
            sequence: number;
            /** @example 12550 */
            amount: number;
            /** Format: date */
            paidOn: string;
            method: string | null;
            /** @enum {string} */
            origin: "api" | "import" | "webhook" | "manual" | "opening" | "script";
            /** @description Epoch milliseconds. */
            postedAt: number;
            /** @description Epoch milliseconds. */
            reversedAt: number | null;
            loan: components["schemas"]["LoanAfterPayment"];
        };
        /** @description The loan with this payment counted. */
        LoanAfterPayment: {
            /** @example loan_01 */
            id: string;
            externalId: string;
            /** @example USD */
            currency: string;
            /** @enum {string} */
            status: "awaiting-schedule" | "active" | "closed";
            /** Format: date */
            pastDueSince: string | null;
            pastDueAmount: number;
            principalBalance: number;
            /** @description Paid beyond everything that is owed. */
            credit: number;
        };
        UnmatchedPayment: {
            /** @example unm_01 */
            id: string;
            externalId: string;
            /**
             * @description `unmatched`: it waits. `posting` and `reversing`: decided, and being carried out. `reversed`: taken back from every loan it was split over.
             * @enum {string}
             */
            status: "unmatched" | "posting" | "applied" | "reversing" | "reversed" | "dismissed" | "returned";
            /** @description The loan it names, which is not here. */
            loanExternalId: string;
            /** @description Minor units; null when it came in a file, whose loan would say the currency. */
            amount: number | null;
            /** @description As a file wrote it. */
            amountText: string | null;
            /** Format: date */
            paidOn: string;
            method: string | null;
            /** @enum {string} */
            origin: "api" | "import" | "webhook";
            /** @description Epoch milliseconds. */
            receivedAt: number;
            /** @description Where its source told who paid. */
            payerName: string | null;
            /** @description The loans it goes to; empty while nobody has decided that. */
            parts: {
                /** @example loan_01 */
                loanId: string;
                amount: number;
                /**
                 * @description Its reference in that loan's ledger.
                 * @example core-7731#1
                 */
                externalId: string;
            }[];
            returnReference: string | null;
            /** @example person:8f2c */
            decidedBy: string | null;
            /** @description Epoch milliseconds. */
            decidedAt: number | null;
            /** @description How it ended; while it waits, why the last attempt to post it was refused. */
            resolution: string | null;
        };
        /** @description One result for each payment, in order. */
        PaymentResults: {
            results: (components["schemas"]["PostedPayment"] | components["schemas"]["KeptPayment"] | components["schemas"]["RefusedPayment"] | components["schemas"]["UnmatchedPayment"])[];
        };
        /** @description It waits for the loan it names. */
        KeptPayment: {
            externalId: string;
            /** @enum {string} */
            status: "unmatched";
            /** @example unm_01 */
            id: string;
        };
        /** @description Why, with the facts of the refusal beside it. */
        RefusedPayment: {
            externalId: string;
            /** @enum {string} */
            status: "refused";
            /** @example payment.paid_in_future */
            code: string;
            title: string;
            /** @description The fields that are wrong, when it is malformed. */
            errors?: {
                pointer: string;
                detail: string;
            }[];
        } & {
            [key: string]: unknown;
        };
        Payments: {
            payments: components["schemas"]["Payment"][];
        };
        UnmatchedPaymentList: {
            payments: components["schemas"]["UnmatchedPayment"][];
            /** @description How many wait in all; null in a list of those that are settled. */
            total: number | null;
            nextCursor: string | null;
        };
        UnmatchedPaymentDetail: components["schemas"]["UnmatchedPayment"] & {
            /** @description The loans it may be for, best first, at most five; none for a key that may not read loans. */
            suggestions: components["schemas"]["PaymentSuggestion"][];
        };
        PaymentSuggestion: {
            /**
             * @description At most one is sure. Nothing is assigned because of it.
             * @enum {string}
             */
            strength: "sure" | "likely" | "possible";
            reasons: {
                /** @enum {string} */
                code: "reference-same" | "reference-contained" | "reference-zeros" | "reference-slip" | "borrower-reference" | "amount-past-due" | "amount-payoff" | "amount-installment" | "amount-all-due" | "name-same" | "name-alike" | "only-loan";
                /** @example The reference is the same but for its separators */
                text: string;
            }[];
            /** @description One loan, or several that share the payment. They sum to it. */
            parts: {
                /** @example loan_01 */
                loanId: string;
                /** @example L-2018-0001 */
                loanExternalId: string;
                /** @example bor_01 */
                borrowerId: string;
                /** @description Minor units. */
                amount: number;
                /** @example USD */
                currency: string;
            }[];
        };
        Assignment: {
            /** @example loan_01 */
            loanId?: string;
            /** @example L-2018-0001 */
            loanExternalId?: string;
        };
        Split: {
            parts: {
                /** @example loan_01 */
                loanId?: string;
                /** @example L-2018-0001 */
                loanExternalId?: string;
                /**
                 * @description In minor units.
                 * @example 5000
                 */
                amount: number;
            }[];
        };
        PaymentReturn: {
            /** @example The payer is not a borrower of ours */
            reason: string;
            /**
             * @description What the payment back is called at your bank.
             * @example RET-2026-0093
             */
            reference?: string | null;
        };
        CreatedWebhookEndpoint: {
            id: string;
            name: string;
            url: string;
            /**
             * @description Signs the messages (Standard Webhooks). Shown this once. Null of another source, which has secrets of its own.
             * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
             */
            secret: string | null;
        };
        NewWebhookEndpoint: {
            name: string;
            /**
             * @description `standard`: whoever signs by the Standard Webhooks scheme.
             * @default standard
             * @enum {string}
             */
            source?: "standard" | "stripe" | "wechat-pay" | "alipay" | "gocardless" | "custom";
            /**
             * @description Where its messages name the loan: Stripe: the key in the intent's metadata (`loan_external_id`); GoCardless: the key in the metadata of payment, subscription or mandate (`loan_external_id`); WeChat Pay: `attach` or `out_trade_no`; Alipay: `passback_params` or `out_trade_no`. Null: the first of these. A payment that names no loan waits under its own name to be assigned.
             * @default null
             * @example loan_external_id
             */
            loanKey?: string | null;
            /**
             * @description GoCardless: where its API is asked, when that is neither its live one nor, in a sandbox, its sandbox.
             * @default null
             */
            apiUrl?: string | null;
            /**
             * @description Of a custom source: how it signs and writes. It may come later.
             * @default null
             */
            description?: {
                signature: {
                    /**
                     * @description The header that carries the signature.
                     * @example X-Signature
                     */
                    header: string;
                    /**
                     * @description `hmac-sha1` is weak: only for a source that has nothing else.
                     * @enum {string}
                     */
                    algorithm: "hmac-sha256" | "hmac-sha512" | "hmac-sha1" | "ed25519";
                    /** @enum {string} */
                    encoding: "hex" | "base64" | "base64url";
                    /**
                     * @description What stands before each signature, such as `sha256=`.
                     * @default
                     */
                    prefix?: string;
                    /**
                     * @description What is signed: `{body}` is the raw body, `{timestamp}` and `{id}` what stands at their places.
                     * @default {body}
                     * @example {timestamp}.{body}
                     */
                    signed?: string;
                    /**
                     * @description How the secret is written: its own letters, or bytes in hex or base64.
                     * @default text
                     * @enum {string}
                     */
                    key?: "text" | "hex" | "base64";
                };
                /** @default null */
                timestamp?: {
                    /** @description A JSONPath, `header:x-timestamp`, or `header:x-signature[t]` for one part of it. */
                    from: string;
                    /** @enum {string} */
                    unit: "seconds" | "milliseconds" | "iso";
                    /**
                     * @description Up to a day.
                     * @default 300
                     */
                    toleranceSeconds?: number;
                } | null;
                /**
                 * @description A JSONPath or header with the message's id. Null: a message is known by its digest.
                 * @default null
                 */
                messageId?: string | null;
                /**
                 * @description Null: each is a payment.
                 * @default null
                 */
                kind?: {
                    /** @description JSONPath (RFC 9535): what says of which kind a message is. */
                    path: string;
                    /** @description Values there that mean: money came. */
                    payments: string[];
                    /**
                     * @description Values there that mean: money was taken back. Any other message is ignored.
                     * @default []
                     */
                    reversals?: string[];
                } | null;
                payment: {
                    /** @description JSONPath (RFC 9535): the payment's own name, the same in every message about it. */
                    reference: string;
                    /**
                     * @description JSONPath (RFC 9535): the loan's external id. Null, or not there: the payment waits for a person.
                     * @default null
                     */
                    loan?: string | null;
                    /** @description JSONPath (RFC 9535): a number or text without separators of thousands. */
                    amount: string;
                    /** @enum {string} */
                    amountUnit: "minor" | "major";
                    /** @description A JSONPath, or the currency itself, such as `EUR`. */
                    currency: string;
                    /**
                     * @description JSONPath (RFC 9535): when it was paid. Null: when the message came.
                     * @default null
                     */
                    paidOn?: string | null;
                    /**
                     * @description `date`: a day of your zone. `instant`: with an offset (RFC 3339). Or epoch.
                     * @default instant
                     * @enum {string}
                     */
                    paidOnForm?: "date" | "instant" | "seconds" | "milliseconds";
                    /**
                     * @description A JSONPath, or the word itself.
                     * @default null
                     */
                    method?: string | null;
                    /**
                     * @description JSONPath (RFC 9535): the name of who paid. Null: it is not told.
                     * @default null
                     */
                    payer?: string | null;
                };
                /**
                 * @default {
                 *       "reference": null,
                 *       "amount": null,
                 *       "reason": null
                 *     }
                 */
                reversal?: {
                    /**
                     * @description JSONPath (RFC 9535): the payment that is taken back. Null: as of payments.
                     * @default null
                     */
                    reference?: string | null;
                    /**
                     * @description JSONPath (RFC 9535): how much of it. Null: all.
                     * @default null
                     */
                    amount?: string | null;
                    /**
                     * @description JSONPath (RFC 9535): why.
                     * @default null
                     */
                    reason?: string | null;
                };
            } | null;
            secrets?: components["schemas"]["WebhookSecrets"];
        };
        /** @default null */
        WebhookSecrets: {
            /** @description Stripe: the endpoint's signing secret, `whsec_…`. GoCardless: the endpoint's secret. A custom source: what it signs with. */
            secret?: string;
            /** @description WeChat Pay: the APIv3 key, 32 characters. */
            apiKey?: string;
            /** @description WeChat Pay: its public key (PEM). Alipay: its public key, PEM or one line of base64. A custom source that signs by Ed25519: PEM, or 32 bytes in hex or base64. */
            publicKey?: string;
            /** @description Alipay: the id of your application. */
            appId?: string;
            /** @description GoCardless: a token that may read, since its messages tell no amounts. */
            accessToken?: string;
        } | null;
        WebhookEndpointList: {
            endpoints: components["schemas"]["WebhookEndpoint"][];
        };
        WebhookEndpoint: {
            /** @example whk_10001 */
            id: string;
            /** @example card processor */
            name: string;
            /**
             * @description `standard`: whoever signs by the Standard Webhooks scheme.
             * @enum {string}
             */
            source: "standard" | "stripe" | "wechat-pay" | "alipay" | "gocardless" | "custom";
            /**
             * @description Where its messages name the loan: Stripe: the key in the intent's metadata (`loan_external_id`); GoCardless: the key in the metadata of payment, subscription or mandate (`loan_external_id`); WeChat Pay: `attach` or `out_trade_no`; Alipay: `passback_params` or `out_trade_no`. Null: the first of these. A payment that names no loan waits under its own name to be assigned.
             * @example loan_external_id
             */
            loanKey: string | null;
            /** @description GoCardless: where its API is asked, when that is neither its live one nor, in a sandbox, its sandbox. */
            apiUrl: string | null;
            description: components["schemas"]["WebhookDescription"];
            /** @description False while you have not given what the source signs with: it takes nothing. */
            hasSecrets: boolean;
            /** @description The address the sender posts to. */
            url: string;
            createdBy: string;
            /** @description Epoch milliseconds. */
            createdAt: number;
            disabledAt: number | null;
        };
        WebhookDescription: {
            signature: {
                /**
                 * @description The header that carries the signature.
                 * @example X-Signature
                 */
                header: string;
                /**
                 * @description `hmac-sha1` is weak: only for a source that has nothing else.
                 * @enum {string}
                 */
                algorithm: "hmac-sha256" | "hmac-sha512" | "hmac-sha1" | "ed25519";
                /** @enum {string} */
                encoding: "hex" | "base64" | "base64url";
                /**
                 * @description What stands before each signature, such as `sha256=`.
                 * @default
                 */
                prefix?: string;
                /**
                 * @description What is signed: `{body}` is the raw body, `{timestamp}` and `{id}` what stands at their places.
                 * @default {body}
                 * @example {timestamp}.{body}
                 */
                signed?: string;
                /**
                 * @description How the secret is written: its own letters, or bytes in hex or base64.
                 * @default text
                 * @enum {string}
                 */
                key?: "text" | "hex" | "base64";
            };
            /** @default null */
            timestamp?: {
                /** @description A JSONPath, `header:x-timestamp`, or `header:x-signature[t]` for one part of it. */
                from: string;
                /** @enum {string} */
                unit: "seconds" | "milliseconds" | "iso";
                /**
                 * @description Up to a day.
                 * @default 300
                 */
                toleranceSeconds?: number;
            } | null;
            /**
             * @description A JSONPath or header with the message's id. Null: a message is known by its digest.
             * @default null
             */
            messageId?: string | null;
            /**
             * @description Null: each is a payment.
             * @default null
             */
            kind?: {
                /** @description JSONPath (RFC 9535): what says of which kind a message is. */
                path: string;
                /** @description Values there that mean: money came. */
                payments: string[];
                /**
                 * @description Values there that mean: money was taken back. Any other message is ignored.
                 * @default []
                 */
                reversals?: string[];
            } | null;
            payment: {
                /** @description JSONPath (RFC 9535): the payment's own name, the same in every message about it. */
                reference: string;
                /**
                 * @description JSONPath (RFC 9535): the loan's external id. Null, or not there: the payment waits for a person.
                 * @default null
                 */
                loan?: string | null;
                /** @description JSONPath (RFC 9535): a number or text without separators of thousands. */
                amount: string;
                /** @enum {string} */
                amountUnit: "minor" | "major";
                /** @description A JSONPath, or the currency itself, such as `EUR`. */
                currency: string;
                /**
                 * @description JSONPath (RFC 9535): when it was paid. Null: when the message came.
                 * @default null
                 */
                paidOn?: string | null;
                /**
                 * @description `date`: a day of your zone. `instant`: with an offset (RFC 3339). Or epoch.
                 * @default instant
                 * @enum {string}
                 */
                paidOnForm?: "date" | "instant" | "seconds" | "milliseconds";
                /**
                 * @description A JSONPath, or the word itself.
                 * @default null
                 */
                method?: string | null;
                /**
                 * @description JSONPath (RFC 9535): the name of who paid. Null: it is not told.
                 * @default null
                 */
                payer?: string | null;
            };
            /**
             * @default {
             *       "reference": null,
             *       "amount": null,
             *       "reason": null
             *     }
             */
            reversal?: {
                /**
                 * @description JSONPath (RFC 9535): the payment that is taken back. Null: as of payments.
                 * @default null
                 */
                reference?: string | null;
                /**
                 * @description JSONPath (RFC 9535): how much of it. Null: all.
                 * @default null
                 */
                amount?: string | null;
                /**
                 * @description JSONPath (RFC 9535): why.
                 * @default null
                 */
                reason?: string | null;
            };
        } | null;
        WebhookEventList: {
            events: components["schemas"]["WebhookEvent"][];
            nextCursor: string | null;
        };
        WebhookEvent: {
            endpointId: string;
            /** @description The id that its sender gave it; else a digest of it. */
            messageId: string;
            /** @enum {string} */
            state: "stored" | "applied" | "unmatched" | "refused";
            /** @description The loan or the unmatched payment it led to, or why it was refused; while it is stored, what it waits for. */
            outcome: string | null;
            /** @description As it was received and signed; of GoCardless, which sends many in one, its own part. */
            body: string;
            /** @description Epoch milliseconds. */
            receivedAt: number;
        };
        WebhookTrial: {
            /** @description Null: no headers came along. */
            proof: {
                holds: boolean;
                flaws: ("secret-missing" | "header-missing" | "prefix-missing" | "encoding-wrong" | "timestamp-missing" | "timestamp-unreadable" | "timestamp-old" | "timestamp-ahead" | "id-missing" | "signature-wrong")[];
            } | null;
            messages: {
                messageId: string | null;
                understood: {
                    /** @enum {string} */
                    says: "received";
                    externalId: string;
                    loanExternalId: string;
                    /** @description Minor units. */
                    amount: number;
                    currency: string | null;
                    paidOn: string;
                    method: string | null;
                    /** @description False: the payment would wait. */
                    isLoanKnown: boolean;
                } | {
                    /** @enum {string} */
                    says: "reversed";
                    externalId: string;
                    amount: number | null;
                    reason: string;
                } | {
                    /**
                     * @description GoCardless: what its API would be asked.
                     * @enum {string}
                     */
                    says: "asks";
                    /** @enum {string} */
                    asks: "payment" | "refund" | "mandate";
                    id: string;
                    action: string;
                } | {
                    /** @enum {string} */
                    says: "nothing";
                } | {
                    /** @enum {string} */
                    says: "unclear";
                    why: string;
                };
                findings: {
                    /** @description The field of the description. */
                    pointer: string;
                    path: string;
                    /** @description The first values there, as JSON. */
                    found: string[];
                    /** @enum {string|null} */
                    flaw: "missing" | "several" | "not-a-value" | "not-whole" | "not-decimal" | "not-positive" | "too-large" | "not-a-currency" | "not-a-day" | "has-a-zone" | "not-an-instant" | null;
                }[];
            }[];
        };
        NewWebhookTrial: {
            /** @description As the source would send it. */
            body: string;
            /**
             * @description To see whether its signature holds.
             * @default null
             * @example {
             *       "X-Signature": "sha256=…"
             *     }
             */
            headers?: {
                [key: string]: string;
            } | null;
        };
        SubscriptionList: {
            subscriptions: components["schemas"]["Subscription"][];
        };
        Subscription: {
            /** @example sub_10001 */
            id: string;
            name: string;
            url: string;
            types: ("loan.delinquent" | "loan.bucket-changed" | "loan.cured" | "loan.closed" | "payment.applied" | "payment.reversed" | "payment.returned" | "promise.made" | "promise.kept" | "promise.broken" | "promise.cancelled" | "case.opened" | "case.moved" | "case.closed" | "notice.sent" | "notice.delivered" | "notice.failed" | "import.finished" | "export.finished" | "scan.finished" | "policy.effective")[];
            /** @description Nothing is sent any more: at your wish, after three days of failures, or since it answered 410. */
            off: {
                at: number;
                /** @enum {string} */
                reason: "switched-off" | "failing" | "gone";
            } | null;
            /** @description Epoch milliseconds: since when everything has failed. */
            failingSince: number | null;
            /** @description What it answered then. */
            trouble: string | null;
            createdBy: string;
            /** @description Epoch milliseconds. */
            createdAt: number;
            updatedAt: number;
        };
        CreatedSubscription: {
            /** @example sub_10001 */
            id: string;
            name: string;
            url: string;
            types: ("loan.delinquent" | "loan.bucket-changed" | "loan.cured" | "loan.closed" | "payment.applied" | "payment.reversed" | "payment.returned" | "promise.made" | "promise.kept" | "promise.broken" | "promise.cancelled" | "case.opened" | "case.moved" | "case.closed" | "notice.sent" | "notice.delivered" | "notice.failed" | "import.finished" | "export.finished" | "scan.finished" | "policy.effective")[];
            /** @description Nothing is sent any more: at your wish, after three days of failures, or since it answered 410. */
            off: {
                at: number;
                /** @enum {string} */
                reason: "switched-off" | "failing" | "gone";
            } | null;
            /** @description Epoch milliseconds: since when everything has failed. */
            failingSince: number | null;
            /** @description What it answered then. */
            trouble: string | null;
            createdBy: string;
            /** @description Epoch milliseconds. */
            createdAt: number;
            updatedAt: number;
            /**
             * @description What events are signed with (Standard Webhooks). Shown this once.
             * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
             */
            secret: string;
        };
        NewSubscription: {
            /** @example core banking */
            name: string;
            /**
             * @description A public https address. Redirects are not followed.
             * @example https://core.harbor-lending.example/forbear
             */
            url: string;
            /**
             * @example [
             *       "loan.delinquent"
             *     ]
             */
            types: ("loan.delinquent" | "loan.bucket-changed" | "loan.cured" | "loan.closed" | "payment.applied" | "payment.reversed" | "payment.returned" | "promise.made" | "promise.kept" | "promise.broken" | "promise.cancelled" | "case.opened" | "case.moved" | "case.closed" | "notice.sent" | "notice.delivered" | "notice.failed" | "import.finished" | "export.finished" | "scan.finished" | "policy.effective")[];
        };
        RenewedSecret: {
            /**
             * @description What events are signed with (Standard Webhooks). Shown this once.
             * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
             */
            secret: string;
        };
        SubscriptionTrial: {
            /** @description Null: no answer. */
            status: number | null;
            answer: string;
            milliseconds: number;
        };
        EventDeliveryList: {
            deliveries: components["schemas"]["EventDelivery"][];
            nextCursor: string | null;
        };
        EventDelivery: {
            /** @example evt_01 */
            eventId: string;
            /** @enum {string} */
            type: "loan.delinquent" | "loan.bucket-changed" | "loan.cured" | "loan.closed" | "payment.applied" | "payment.reversed" | "payment.returned" | "promise.made" | "promise.kept" | "promise.broken" | "promise.cancelled" | "case.opened" | "case.moved" | "case.closed" | "notice.sent" | "notice.delivered" | "notice.failed" | "import.finished" | "export.finished" | "scan.finished" | "policy.effective";
            /** Format: date */
            businessDate: string;
            /** @enum {string} */
            state: "pending" | "delivered" | "failed";
            /** @description Epoch milliseconds: when it is tried next, or given to another if we die. */
            nextAt: number | null;
            /** @description Oldest first. */
            attempts: {
                at: number;
                /** @description Null: no answer. */
                status: number | null;
                /** @description The beginning of what was answered. */
                answer: string;
                milliseconds: number;
            }[];
            /** @description What was posted as `data`. */
            data: {
                [key: string]: unknown;
            };
            createdAt: number;
        };
        EventReplay: {
            /** @example evt_01 */
            eventId: string;
        } | {
            /** @description Epoch milliseconds. */
            from: number;
            through: number;
        };
        EventList: {
            events: components["schemas"]["Event"][];
            nextCursor: string | null;
        };
        Event: {
            /** @example evt_01 */
            id: string;
            /** @enum {string} */
            type: "loan.delinquent" | "loan.bucket-changed" | "loan.cured" | "loan.closed" | "payment.applied" | "payment.reversed" | "payment.returned" | "promise.made" | "promise.kept" | "promise.broken" | "promise.cancelled" | "case.opened" | "case.moved" | "case.closed" | "notice.sent" | "notice.delivered" | "notice.failed" | "import.finished" | "export.finished" | "scan.finished" | "policy.effective";
            /** Format: date */
            businessDate: string;
            /** @description As it is posted; see the webhooks. */
            data: {
                [key: string]: unknown;
            };
            /** @description Epoch milliseconds. */
            createdAt: number;
        };
        Scans: {
            scans: components["schemas"]["ScanRun"][];
            nextCursor: string | null;
        };
        ScanRun: {
            businessDate: string;
            partition: number;
            /** @enum {string} */
            state: "claimed" | "running" | "finished";
            attempts: number;
            loansTouched: number;
            noticesPlanned: number;
            transitions: number;
            setAside: number;
            startedAt: number | null;
            finishedAt: number | null;
        };
        DeadLetters: {
            deadLetters: components["schemas"]["DeadLetter"][];
        };
        DeadLetter: {
            id: string;
            kind: string;
            queue: string;
            reason: string;
            attempts: number;
            /** @enum {string} */
            state: "open" | "replayed" | "discarded";
            createdAt: number;
        };
        ReconciliationStart: {
            /** @example rec_1 */
            id: string;
        };
        Reconciliations: {
            reconciliations: components["schemas"]["Reconciliation"][];
            nextCursor: string | null;
        };
        Reconciliation: {
            /** @example rec_1 */
            id: string;
            /** @enum {string} */
            cause: "monthly" | "asked";
            /** @enum {string} */
            state: "queued" | "running" | "finished";
            /** @description Parts of the book that are done. */
            partsDone: number;
            partsTotal: number;
            /** @description Loans compared so far. */
            loansChecked: number;
            /** @description Loans with a number that differs. */
            loansDrifted: number;
            /** @description Loans set aside, which are not compared. */
            loansPassed: number;
            /** @description Portfolio numbers that are not the sum of their loans. */
            rollupsDrifted: number;
            createdAt: number;
            startedAt: number | null;
            finishedAt: number | null;
        };
        ReconciliationFindings: components["schemas"]["Reconciliation"] & {
            drifts: components["schemas"]["Drift"][];
            nextCursor: string | null;
        };
        Drift: {
            /** @description Null for a portfolio number. */
            loanId: string | null;
            externalId: string | null;
            currency: string | null;
            /**
             * @description Of a portfolio number.
             * @example M2
             */
            bucket: string | null;
            /**
             * @description `fold` when the loan's facts cannot be read or computed at all.
             * @enum {string}
             */
            field: "status" | "pastDueSince" | "pastDueAmount" | "principalBalance" | "bucket" | "credit" | "promises" | "evaluatedOn" | "nextDueOn" | "nextDueAmount" | "nextActionOn" | "scheduleVersion" | "entryCount" | "fold" | "loanCount" | "balance";
            /** @description The business date it was computed at. */
            on: string;
            stored: string | null;
            /** @description What the facts give. */
            folded: string | null;
        };
        AgeingReport: {
            asOf: string;
            /** @enum {string} */
            known: "now" | "then";
            books: {
                currency: string;
                buckets: {
                    /** @example M1 */
                    bucket: string;
                    loanCount: number;
                    pastDueAmount: number;
                    balance: number;
                }[];
                par: {
                    /** @example 3.8125 */
                    par1: string;
                    /** @example 3.8125 */
                    par30: string;
                    /** @example 3.8125 */
                    par60: string;
                    /** @example 3.8125 */
                    par90: string;
                };
                total: {
                    loanCount: number;
                    pastDueAmount: number;
                    balance: number;
                };
            }[];
        };
        Overview: {
            /**
             * Format: date
             * @description The day on which the whole book stands.
             */
            bookDate: string;
            clock: {
                /** @description Epoch milliseconds. */
                tickedAt: number | null;
                /** @description How long the book's next day has been due; null in a sandbox. */
                behindSeconds: number | null;
                /** @description The clock stood still from then on; `until` is null while it still does. */
                trouble: {
                    from: number;
                    until: number | null;
                } | null;
            };
            /** @description Between buckets on the book date. */
            moves: {
                currency: string;
                /** @enum {string} */
                fromBucket: "M0" | "M1" | "M2" | "M3" | "M4" | "M5" | "M6" | "M7" | "M7+";
                /** @enum {string} */
                toBucket: "M0" | "M1" | "M2" | "M3" | "M4" | "M5" | "M6" | "M7" | "M7+";
                loanCount: number;
            }[];
            /** @description Letters of the book date by what became of them. */
            notices: {
                planned?: number;
                deferred?: number;
                sending?: number;
                sent?: number;
                delivered?: number;
                unconfirmed?: number;
                "to-print"?: number;
                suppressed?: number;
                cancelled?: number;
                denied?: number;
                failed?: number;
            };
            waiting: {
                /** @description Counted up to 101, which stands for more. */
                tasksDue: {
                    /** @enum {string} */
                    role: "officer" | "admin" | "analyst" | "owner";
                    count: number;
                }[];
                unownedCases: number;
                submittedPolicies: number;
                unmatchedPayments: number;
                setAsideLoans: number;
                deadLetters: number;
                rejectedRows: number;
                failedNotices: number;
                drifts: number;
                bookLateSeconds: number | null;
            };
        };
        ContactRuleReport: {
            from: string;
            through: string;
            channels: {
                channel: string;
                counts: components["schemas"]["ContactCounts"];
            }[];
            rules: {
                pack: string;
                rule: string;
                counts: components["schemas"]["ContactCounts"];
            }[];
            people: {
                actor: string;
                counts: components["schemas"]["ContactCounts"];
            }[];
        };
        ContactCounts: {
            /** @example 3 */
            allow: number;
            /** @example 3 */
            defer: number;
            /** @example 3 */
            deny: number;
            /** @description Allowed, and the last that a cap let through or within a quarter of an hour of closing. */
            nearMiss: number;
            /** @description Logged without a permit. */
            unasked: number;
        };
        HistoryForgotten: {
            isGone: boolean;
        };
        TransitionReport: {
            /** @description What was chosen; null as long as no month has been counted. */
            asked: {
                /** @enum {string} */
                source: "book" | "history";
                /** @example 2026-01 */
                from: string;
                /** @example 2026-06 */
                through: string;
                product: string | null;
            } | null;
            books: {
                currency: string;
                matrix: {
                    /**
                     * @example M1
                     * @enum {string}
                     */
                    standing: "M0" | "M1" | "M2" | "M3" | "M4" | "M5" | "M6" | "M7" | "M7+" | "charged-off" | "closed" | "no-balance" | "outside";
                    loanCount: number;
                    openingBalance: number;
                    to: {
                        /**
                         * @example M1
                         * @enum {string}
                         */
                        standing: "M0" | "M1" | "M2" | "M3" | "M4" | "M5" | "M6" | "M7" | "M7+" | "charged-off" | "closed" | "no-balance" | "outside";
                        loanCount: number;
                        /** @example 3.8125 */
                        percent: string | null;
                        /** @description 95 % confidence interval of a share of loans, by Wilson's method. */
                        interval: {
                            low: string;
                            high: string;
                        } | null;
                        openingBalance: number;
                        closingBalance: number;
                        /** @example 3.8125 */
                        balancePercent: string | null;
                    }[];
                }[];
                rollRates: {
                    /**
                     * @example M1
                     * @enum {string}
                     */
                    from: "M0" | "M1" | "M2" | "M3" | "M4" | "M5" | "M6" | "M7" | "M7+" | "charged-off" | "closed" | "no-balance" | "outside";
                    /**
                     * @example M1
                     * @enum {string}
                     */
                    to: "M0" | "M1" | "M2" | "M3" | "M4" | "M5" | "M6" | "M7" | "M7+" | "charged-off" | "closed" | "no-balance" | "outside";
                    cohort: {
                        loans: {
                            part: number;
                            whole: number;
                            /** @example 3.8125 */
                            percent: string | null;
                        };
                        balance: {
                            part: number;
                            whole: number;
                            /** @example 3.8125 */
                            percent: string | null;
                        };
                        /** @description 95 % confidence interval of a share of loans, by Wilson's method. */
                        interval: {
                            low: string;
                            high: string;
                        } | null;
                    };
                    stock: {
                        loans: {
                            part: number;
                            whole: number;
                            /** @example 3.8125 */
                            percent: string | null;
                        };
                        balance: {
                            part: number;
                            whole: number;
                            /** @example 3.8125 */
                            percent: string | null;
                        };
                    };
                    better: {
                        loans: {
                            part: number;
                            whole: number;
                            /** @example 3.8125 */
                            percent: string | null;
                        };
                        balance: {
                            part: number;
                            whole: number;
                            /** @example 3.8125 */
                            percent: string | null;
                        };
                    };
                    same: {
                        loans: {
                            part: number;
                            whole: number;
                            /** @example 3.8125 */
                            percent: string | null;
                        };
                        balance: {
                            part: number;
                            whole: number;
                            /** @example 3.8125 */
                            percent: string | null;
                        };
                    };
                }[];
                chained: {
                    /** @example 3.8125 */
                    loans: string | null;
                    /** @example 3.8125 */
                    balance: string | null;
                };
                moves: {
                    /** @example 2026-03 */
                    month: string;
                    /**
                     * @example M1
                     * @enum {string}
                     */
                    from: "M0" | "M1" | "M2" | "M3" | "M4" | "M5" | "M6" | "M7" | "M7+" | "charged-off" | "closed" | "no-balance" | "outside";
                    /**
                     * @example M1
                     * @enum {string}
                     */
                    to: "M0" | "M1" | "M2" | "M3" | "M4" | "M5" | "M6" | "M7" | "M7+" | "charged-off" | "closed" | "no-balance" | "outside";
                    loanCount: number;
                    openingBalance: number;
                    closingBalance: number;
                }[];
            }[];
        };
        VintageReport: {
            /** @description What was chosen; null as long as no month has been counted. */
            asked: {
                /** @enum {string} */
                source: "book" | "history";
                /** @example 2026-01 */
                from: string;
                /** @example 2026-06 */
                through: string;
                product: string | null;
            } | null;
            books: {
                currency: string;
                vintages: {
                    /** @example 2026-01 */
                    vintage: string;
                    originatedCount: number;
                    originatedAmount: number;
                    ages: {
                        monthsOnBook: number;
                        /** @example 2026-03 */
                        month: string;
                        loanCount: number;
                        balance: number;
                        current: {
                            over30: {
                                loanCount: number;
                                amount: number;
                                /** @example 3.8125 */
                                percent: string | null;
                                /** @example 3.8125 */
                                amountPercent: string | null;
                            };
                            over60: {
                                loanCount: number;
                                amount: number;
                                /** @example 3.8125 */
                                percent: string | null;
                                /** @example 3.8125 */
                                amountPercent: string | null;
                            };
                            over90: {
                                loanCount: number;
                                amount: number;
                                /** @example 3.8125 */
                                percent: string | null;
                                /** @example 3.8125 */
                                amountPercent: string | null;
                            };
                        };
                        ever: {
                            over30: {
                                loanCount: number;
                                amount: number;
                                /** @example 3.8125 */
                                percent: string | null;
                                /** @example 3.8125 */
                                amountPercent: string | null;
                            };
                            over60: {
                                loanCount: number;
                                amount: number;
                                /** @example 3.8125 */
                                percent: string | null;
                                /** @example 3.8125 */
                                amountPercent: string | null;
                            };
                            over90: {
                                loanCount: number;
                                amount: number;
                                /** @example 3.8125 */
                                percent: string | null;
                                /** @example 3.8125 */
                                amountPercent: string | null;
                            };
                        };
                    }[];
                }[];
            }[];
        };
        ForecastReport: {
            /** @description What was chosen; null as long as no month has been counted. */
            asked: {
                /** @enum {string} */
                source: "book" | "history";
                /** @example 2026-01 */
                from: string;
                /** @example 2026-06 */
                through: string;
                product: string | null;
            } | null;
            /** @enum {string} */
            newLoans: "average" | "none";
            books: {
                currency: string;
                baseMonths: string[];
                months: {
                    ahead: number;
                    /** @example 2026-10 */
                    month: string;
                    buckets: {
                        /** @enum {string} */
                        standing: "M0" | "M1" | "M2" | "M3" | "M4" | "M5" | "M6" | "M7" | "M7+" | "charged-off" | "closed" | "no-balance" | "outside";
                        loanCount: number;
                        balance: number;
                    }[];
                    lost: {
                        loanCount: number;
                        balance: number;
                    };
                }[];
                backTest: {
                    ahead: number;
                    compared: number;
                    /** @example -1.20 */
                    meanPercent: string;
                    /** @example 4.75 */
                    meanSizePercent: string;
                }[];
            }[];
        };
        MovementReport: {
            /** @description What was chosen; null as long as no month has been counted. */
            asked: {
                /** @enum {string} */
                source: "book" | "history";
                /** @example 2026-01 */
                from: string;
                /** @example 2026-06 */
                through: string;
                product: string | null;
            } | null;
            books: {
                currency: string;
                months: {
                    /** @example 2026-03 */
                    month: string;
                    buckets: {
                        /**
                         * @example M1
                         * @enum {string}
                         */
                        standing: "M0" | "M1" | "M2" | "M3" | "M4" | "M5" | "M6" | "M7" | "M7+" | "charged-off" | "closed" | "no-balance" | "outside";
                        opening: {
                            loanCount: number;
                            balance: number;
                        };
                        entered: {
                            loanCount: number;
                            balance: number;
                        };
                        worsened: {
                            loanCount: number;
                            balance: number;
                        };
                        improved: {
                            loanCount: number;
                            balance: number;
                        };
                        leftWorse: {
                            loanCount: number;
                            balance: number;
                        };
                        leftBetter: {
                            loanCount: number;
                            balance: number;
                        };
                        paidOff: {
                            loanCount: number;
                            balance: number;
                        };
                        chargedOff: {
                            loanCount: number;
                            balance: number;
                        };
                        gone: {
                            loanCount: number;
                            balance: number;
                        };
                        repaid: number;
                        closing: {
                            loanCount: number;
                            balance: number;
                        };
                    }[];
                    total: {
                        opening: {
                            loanCount: number;
                            balance: number;
                        };
                        entered: {
                            loanCount: number;
                            balance: number;
                        };
                        worsened: {
                            loanCount: number;
                            balance: number;
                        };
                        improved: {
                            loanCount: number;
                            balance: number;
                        };
                        leftWorse: {
                            loanCount: number;
                            balance: number;
                        };
                        leftBetter: {
                            loanCount: number;
                            balance: number;
                        };
                        paidOff: {
                            loanCount: number;
                            balance: number;
                        };
                        chargedOff: {
                            loanCount: number;
                            balance: number;
                        };
                        gone: {
                            loanCount: number;
                            balance: number;
                        };
                        repaid: number;
                        closing: {
                            loanCount: number;
                            balance: number;
                        };
                    };
                }[];
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "health.read": {
        requestBody?: never;
        responses: {
            /** @description It answers. */
            200: {
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    "webhook.receive": {
        parameters: {
            header?: {
                "webhook-id"?: string;
                "webhook-timestamp"?: string;
                "webhook-signature"?: string;
            };
            path: {
                endpointId: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The same, in the words that WeChat Pay and Alipay wait for. */
            200: {
                content?: never;
            };
            /** @description Stored; it will be applied. */
            202: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "stored";
                    };
                };
            };
            /** @description The same, for GoCardless. */
            204: {
                content?: never;
            };
        };
    };
    "provider.report": {
        parameters: {
            query?: {
                /** @description The notice that the message was, where the provider does not say so itself. */
                notice?: string;
            };
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description Taken in; `ignored`: it tells nothing that we keep. */
            200: {
                content: {
                    "application/json": components["schemas"]["ReportTaken"];
                };
            };
        };
    };
    "access-token.issue": {
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "grant_type": "client_credentials",
                 *       "scope": "loans:read"
                 *     }
                 */
                "application/x-www-form-urlencoded": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description The token. */
            200: {
                content: {
                    "application/json": components["schemas"]["AccessToken"];
                };
            };
        };
    };
    "access-token.list-signing-keys": {
        requestBody?: never;
        responses: {
            /** @description Public keys. */
            200: {
                content: {
                    "application/json": components["schemas"]["SigningKeys"];
                };
            };
        };
    };
    "access-token.describe-server": {
        requestBody?: never;
        responses: {
            /** @description The metadata. */
            200: {
                content: {
                    "application/json": components["schemas"]["TokenServer"];
                };
            };
        };
    };
    "tenant.create": {
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Harbor Lending",
                 *       "mode": "sandbox",
                 *       "timezone": "America/New_York",
                 *       "currency": "USD",
                 *       "locale": "en",
                 *       "clockOn": "2026-03-01"
                 *     }
                 */
                "application/json": components["schemas"]["TenantDraft"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                content: {
                    "application/json": components["schemas"]["CreatedTenant"];
                };
            };
        };
    };
    "tenant.read": {
        requestBody?: never;
        responses: {
            /** @description The lender. */
            200: {
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
        };
    };
    "tenant.change": {
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "timezone": "America/Chicago"
                 *     }
                 */
                "application/json": components["schemas"]["TenantChange"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
        };
    };
    "api-key.list": {
        requestBody?: never;
        responses: {
            /** @description Newest first. */
            200: {
                content: {
                    "application/json": components["schemas"]["ApiKeys"];
                };
            };
        };
    };
    "api-key.create": {
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "core banking, nightly",
                 *       "scopes": [
                 *         "loans:write",
                 *         "payments:write",
                 *         "reports:read"
                 *       ],
                 *       "allowedAddresses": [
                 *         "203.0.113.0/24"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ApiKeyDraft"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                content: {
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
        };
    };
    "api-key.find": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The key. */
            200: {
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
        };
    };
    "api-key.revoke": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description Revoked. */
            204: {
                content?: never;
            };
        };
    };
    "api-key.change": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "allowedAddresses": [
                 *         "203.0.113.0/24",
                 *         "2001:db8:40::/48"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ApiKeyChange"];
            };
        };
        responses: {
            /** @description The key as it is now. */
            200: {
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
        };
    };
    "api-key.rotate": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "overlapHours": 24
                 *     }
                 */
                "application/json": components["schemas"]["ApiKeyRotation"];
            };
        };
        responses: {
            /** @description The new secret. */
            201: {
                content: {
                    "application/json": components["schemas"]["RotatedApiKey"];
                };
            };
        };
    };
    "behaviour.read": {
        requestBody?: never;
        responses: {
            /** @description The script. */
            200: {
                content: {
                    "application/json": components["schemas"]["Behaviour"];
                };
            };
        };
    };
    "behaviour.write": {
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "seed": 7,
                 *       "rules": [
                 *         {
                 *           "loans": {
                 *             "externalIds": [
                 *               "PL-0001"
                 *             ]
                 *           },
                 *           "pays": {
                 *             "kind": "stops",
                 *             "afterInstallments": 2
                 *           }
                 *         },
                 *         {
                 *           "loans": {
                 *             "product": "Phone plan",
                 *             "sharePercent": 40
                 *           },
                 *           "pays": {
                 *             "kind": "nothing"
                 *           }
                 *         },
                 *         {
                 *           "loans": {},
                 *           "pays": {
                 *             "kind": "rolls"
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["BehaviourScript"];
            };
        };
        responses: {
            /** @description The script as it is kept. */
            200: {
                content: {
                    "application/json": components["schemas"]["Behaviour"];
                };
            };
        };
    };
    "behaviour.drop": {
        requestBody?: never;
        responses: {
            /** @description There is no script any more. */
            204: {
                content?: never;
            };
        };
    };
    "book.read": {
        requestBody?: never;
        responses: {
            /** @description The book, and its last emptying. */
            200: {
                content: {
                    "application/json": components["schemas"]["SandboxBook"];
                };
            };
        };
    };
    "book.empty": {
        parameters: {
            query?: {
                /** @description Where the clock stands afterwards; without it the day the book began with. */
                clockOn?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description It is being emptied. */
            202: {
                content: {
                    "application/json": components["schemas"]["SandboxBook"];
                };
            };
        };
    };
    "clock.read": {
        requestBody?: never;
        responses: {
            /** @description The clock. */
            200: {
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
        };
    };
    "clock.move": {
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "on": "2026-03-31"
                 *     }
                 */
                "application/json": components["schemas"]["ClockMove"];
            };
        };
        responses: {
            /** @description It stands there already. */
            200: {
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            /** @description It is on its way. */
            202: {
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
        };
    };
    "loan.list": {
        parameters: {
            query?: {
                externalId?: string;
                bucket?: "M0" | "M1" | "M2" | "M3" | "M4" | "M5" | "M6" | "M7" | "M7+";
                /** @description The beginning of an external id, or words of a borrower's name, e-mail or phone. */
                search?: string;
                sort?: "id" | "external-id" | "days-past-due";
                limit?: number;
                cursor?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description A page of loans; `nextCursor` is null on the last one. */
            200: {
                content: {
                    "application/json": components["schemas"]["LoanList"];
                };
            };
        };
    };
    "loan.create": {
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "externalId": "L-2026-0001",
                 *       "borrowerExternalId": "B-311",
                 *       "borrowerName": "Ada Park",
                 *       "email": "ada@example.com",
                 *       "phone": "+14155550123",
                 *       "timezone": "America/New_York",
                 *       "locale": "en",
                 *       "product": "personal-12",
                 *       "currency": "USD",
                 *       "principal": 1200000,
                 *       "annualRatePercent": "14.07",
                 *       "installmentCount": 12,
                 *       "frequency": "monthly",
                 *       "method": "annuity",
                 *       "disbursedOn": "2026-01-15",
                 *       "firstDueOn": "2026-02-15"
                 *     }
                 */
                "application/json": components["schemas"]["OneNewLoan"] | components["schemas"]["NewLoans"];
            };
        };
        responses: {
            /** @description It was here; or the results of several. */
            200: {
                content: {
                    "application/json": components["schemas"]["LoanTaken"] | components["schemas"]["LoanResults"];
                };
            };
            /** @description The loan is in the book. */
            201: {
                content: {
                    "application/json": components["schemas"]["LoanTaken"];
                };
            };
        };
    };
    "loan.find": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The loan. */
            200: {
                content: {
                    "application/json": components["schemas"]["Loan"];
                };
            };
        };
    };
    "loan.read-state": {
        parameters: {
            query?: {
                asOf?: string;
            };
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The state. */
            200: {
                content: {
                    "application/json": components["schemas"]["StoredLoanState"];
                };
            };
        };
    };
    "loan.add-schedule": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "installments": [
                 *         {
                 *           "number": 1,
                 *           "dueOn": "2026-02-15",
                 *           "principal": 600000,
                 *           "interest": 14070
                 *         },
                 *         {
                 *           "number": 2,
                 *           "dueOn": "2026-03-15",
                 *           "principal": 600000,
                 *           "interest": 7035,
                 *           "fee": 500
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewSchedule"];
            };
        };
        responses: {
            /** @description The loan has its schedule. */
            201: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "created" | "unchanged";
                        openingAdjustment: number;
                    };
                };
            };
        };
    };
    "loan.read-delinquency": {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                knownAt?: number;
            };
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The history, and how the loan stands at its end. */
            200: {
                content: {
                    "application/json": components["schemas"]["LoanDelinquency"];
                };
            };
        };
    };
    "deadline.list": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description Empty where no law that we know asks for anything now. */
            200: {
                content: {
                    "application/json": components["schemas"]["DeadlineList"];
                };
            };
        };
    };
    "borrower.represent": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Hill & Co, attorneys",
                 *       "phone": null,
                 *       "email": "hill@law.example",
                 *       "only": true,
                 *       "evidence": "letter of authority of 3 May"
                 *     }
                 */
                "application/json": components["schemas"]["RepresentativeRequest"];
            };
        };
        responses: {
            /** @description It counts from now on. */
            204: {
                content?: never;
            };
        };
    };
    "borrower.remove-representative": {
        parameters: {
            query?: {
                reason?: string;
            };
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description Nobody is named. */
            204: {
                content?: never;
            };
        };
    };
    "borrower.confirm": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ways": [
                 *         "email"
                 *       ],
                 *       "evidence": "seen on the pay slip of May"
                 *     }
                 */
                "application/json": components["schemas"]["ConfirmationRequest"];
            };
        };
        responses: {
            /** @description The days that stand now. */
            200: {
                content: {
                    "application/json": components["schemas"]["ConfirmedDays"];
                };
            };
        };
    };
    "contact.list-packs": {
        requestBody?: never;
        responses: {
            /** @description All packs. */
            200: {
                content: {
                    "application/json": components["schemas"]["ContactPackList"];
                };
            };
        };
    };
    "loan.read-quote": {
        parameters: {
            query?: {
                on?: string;
                payment?: number;
            };
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The quotes. */
            200: {
                content: {
                    "application/json": components["schemas"]["LoanQuotes"];
                };
            };
        };
    };
    "borrower.search": {
        parameters: {
            query?: {
                externalId?: string;
                search?: string;
                limit?: number;
            };
        };
        requestBody?: never;
        responses: {
            /** @description Those found, at most `limit`; none is an empty list. */
            200: {
                content: {
                    "application/json": components["schemas"]["BorrowerList"];
                };
            };
        };
    };
    "borrower.find": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The borrower. */
            200: {
                content: {
                    "application/json": components["schemas"]["BorrowerDetail"];
                };
            };
        };
    };
    "borrower.request-stop": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BorrowerStopRequest"];
            };
        };
        responses: {
            /** @description The stop stands. */
            200: {
                content: {
                    "application/json": components["schemas"]["BorrowerStop"];
                };
            };
        };
    };
    "borrower.lift-stop": {
        parameters: {
            query?: {
                reason?: string;
            };
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description No stop stands. */
            200: {
                content: {
                    "application/json": components["schemas"]["BorrowerStop"];
                };
            };
        };
    };
    "borrower.read-timeline": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The newest entries. */
            200: {
                content: {
                    "application/json": components["schemas"]["BorrowerTimeline"];
                };
            };
        };
    };
    "calculation.schedule": {
        requestBody: {
            content: {
                "application/json": components["schemas"]["Terms"];
            };
        };
        responses: {
            /** @description The installments; their principal sums to the loan's. */
            200: {
                content: {
                    "application/json": components["schemas"]["CalculatedSchedule"];
                };
            };
        };
    };
    "calculation.loan-state": {
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoanStateInput"];
            };
        };
        responses: {
            /** @description The state. */
            200: {
                content: {
                    "application/json": components["schemas"]["LoanState"];
                };
            };
        };
    };
    "calculation.modification": {
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModificationInput"];
            };
        };
        responses: {
            /** @description Before and after, and what makes the difference. */
            200: {
                content: {
                    "application/json": components["schemas"]["ModificationPreview"];
                };
            };
        };
    };
    "calculation.consolidation": {
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsolidationInput"];
            };
        };
        responses: {
            /** @description The new loan's installments, and the closings of the old ones. */
            200: {
                content: {
                    "application/json": components["schemas"]["Consolidation"];
                };
            };
        };
    };
    "calculation.quote": {
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuoteInput"];
            };
        };
        responses: {
            /** @description The quotes. */
            200: {
                content: {
                    "application/json": components["schemas"]["Quotes"];
                };
            };
        };
    };
    "calculation.apr": {
        requestBody: {
            content: {
                "application/json": components["schemas"]["AprInput"];
            };
        };
        responses: {
            /** @description The rate, and what it was found from. */
            200: {
                content: {
                    "application/json": components["schemas"]["CalculatedApr"];
                };
            };
        };
    };
    "calculation.delinquency": {
        requestBody: {
            content: {
                "application/json": components["schemas"]["DelinquencyInput"];
            };
        };
        responses: {
            /** @description The counts at the close of the day, and how the loan came there. */
            200: {
                content: {
                    "application/json": components["schemas"]["CalculatedDelinquency"];
                };
            };
        };
    };
    "calculation.classification": {
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClassificationInput"];
            };
        };
        responses: {
            /** @description By scheme, in the order asked; loans in the order sent. */
            200: {
                content: {
                    "application/json": components["schemas"]["CalculatedClassification"];
                };
            };
        };
    };
    "calculation.loss-factors": {
        requestBody: {
            content: {
                "application/json": components["schemas"]["LossFactorsInput"];
            };
        };
        responses: {
            /** @description Factor and loss of each bucket, and of all. */
            200: {
                content: {
                    "application/json": components["schemas"]["CalculatedLossFactors"];
                };
            };
        };
    };
    "classification.list-schemes": {
        requestBody?: never;
        responses: {
            /** @description Every scheme there is. */
            200: {
                content: {
                    "application/json": {
                        schemes: components["schemas"]["ClassificationScheme"][];
                    };
                };
            };
        };
    };
    "import.list": {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description A page of imports; `nextCursor` is null on the last one. */
            200: {
                content: {
                    "application/json": components["schemas"]["ImportList"];
                };
            };
        };
    };
    "import.start": {
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * @example loans
                     * @enum {string}
                     */
                    kind: "loans" | "schedules" | "payments" | "standings";
                    /** @example loans.csv */
                    fileName?: string;
                    /**
                     * @description Checks every row and stores nothing.
                     * @default false
                     */
                    dryRun?: boolean;
                    /**
                     * @description Largest opening adjustment accepted, in percent of the loan's principal.
                     * @default 1
                     */
                    openingTolerancePercent?: string;
                    /**
                     * @description ISO 3166 country of phone numbers without a country code.
                     * @example US
                     */
                    defaultCountry?: string;
                    /** @description The name of a saved mapping, or a mapping as JSON. */
                    mapping?: string;
                    /** @description CSV, UTF-8. */
                    file: Blob;
                };
                /**
                 * @example {
                 *       "kind": "loans",
                 *       "fileName": "book.csv",
                 *       "openingTolerancePercent": "2.5"
                 *     }
                 */
                "application/json": {
                    /**
                     * @example loans
                     * @enum {string}
                     */
                    kind: "loans" | "schedules" | "payments" | "standings";
                    /** @example loans.csv */
                    fileName: string;
                    /**
                     * @description Checks every row and stores nothing.
                     * @default false
                     */
                    dryRun?: boolean;
                    /**
                     * @description Largest opening adjustment accepted, in percent of the loan's principal.
                     * @default 1
                     */
                    openingTolerancePercent?: string;
                    /**
                     * @description ISO 3166 country of phone numbers without a country code.
                     * @example US
                     */
                    defaultCountry?: string;
                    mapping?: string | components["schemas"]["ImportMapping"];
                };
            };
        };
        responses: {
            /** @description It is queued, or waits for its file. */
            202: {
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
        };
    };
    "import.receive-file": {
        parameters: {
            path: {
                id: string;
            };
        };
        /** @description The CSV file itself, of any size: it is streamed into storage. */
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description It is queued. */
            202: {
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
        };
    };
    "import.repeat": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The new import is queued: ask for it by this id. */
            202: {
                content: {
                    "application/json": components["schemas"]["ImportRepetition"];
                };
            };
        };
    };
    "import.find": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The import. */
            200: {
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
        };
    };
    "import.read-rows": {
        parameters: {
            query?: {
                status?: "created" | "updated" | "unchanged" | "unmatched" | "rejected";
                limit?: number;
                cursor?: string;
            };
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description Rows; a page may be short and still have a `nextCursor`. */
            200: {
                content: {
                    "application/json": components["schemas"]["ImportRows"];
                };
            };
        };
    };
    "import.download-rejected": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description CSV, UTF-8. */
            200: {
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    "import.find-mapping": {
        parameters: {
            path: {
                name: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The mapping. */
            200: {
                content: {
                    "application/json": components["schemas"]["SavedMapping"];
                };
            };
        };
    };
    "import.save-mapping": {
        parameters: {
            path: {
                name: string;
            };
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "payments",
                 *       "columns": {
                 *         "externalId": {
                 *           "column": "Txn"
                 *         },
                 *         "loanExternalId": {
                 *           "column": "Account"
                 *         },
                 *         "amount": {
                 *           "column": "Amount",
                 *           "strip": "$"
                 *         },
                 *         "paidOn": {
                 *           "column": "Date",
                 *           "dateFormat": "MM/DD/YYYY"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ImportMapping"];
            };
        };
        responses: {
            /** @description It is saved. */
            200: {
                content: {
                    "application/json": components["schemas"]["SavedMapping"];
                };
            };
        };
    };
    "import.list-mappings": {
        requestBody?: never;
        responses: {
            /** @description The mappings. */
            200: {
                content: {
                    "application/json": {
                        mappings: components["schemas"]["SavedMapping"][];
                    };
                };
            };
        };
    };
    "export.list": {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description A page of exports; `nextCursor` is null on the last one. */
            200: {
                content: {
                    "application/json": components["schemas"]["ExportList"];
                };
            };
        };
    };
    "export.make": {
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "loans",
                 *       "format": "csv",
                 *       "bucket": "M1",
                 *       "personal": false
                 *     }
                 */
                "application/json": components["schemas"]["NewExport"];
            };
        };
        responses: {
            /** @description It is queued. */
            202: {
                content: {
                    "application/json": components["schemas"]["Export"];
                };
            };
        };
    };
    "export.find": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The export. */
            200: {
                content: {
                    "application/json": components["schemas"]["Export"];
                };
            };
        };
    };
    "export.remove": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description It is over. */
            204: {
                content?: never;
            };
        };
    };
    "export.link": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "expiresInSeconds": 3600
                 *     }
                 */
                "application/json": components["schemas"]["NewExportLink"];
            };
        };
        responses: {
            /** @description The link. */
            201: {
                content: {
                    "application/json": components["schemas"]["ExportLink"];
                };
            };
        };
    };
    "export.list-schedules": {
        requestBody?: never;
        responses: {
            /** @description All schedules, oldest first. */
            200: {
                content: {
                    "application/json": components["schemas"]["ExportScheduleList"];
                };
            };
        };
    };
    "export.schedule": {
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Warehouse",
                 *       "kind": "states",
                 *       "format": "ndjson",
                 *       "every": "day"
                 *     }
                 */
                "application/json": components["schemas"]["NewExportSchedule"];
            };
        };
        responses: {
            /** @description The schedule. */
            201: {
                content: {
                    "application/json": components["schemas"]["ExportSchedule"];
                };
            };
        };
    };
    "export.unschedule": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                content?: never;
            };
        };
    };
    "notice.list": {
        parameters: {
            query?: {
                state?: "planned" | "deferred" | "sending" | "sent" | "delivered" | "unconfirmed" | "to-print" | "suppressed" | "cancelled" | "denied" | "failed";
                loanId?: string;
                borrowerId?: string;
                limit?: number;
                cursor?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description A page of notices; `nextCursor` is null on the last one. */
            200: {
                content: {
                    "application/json": components["schemas"]["NoticeList"];
                };
            };
        };
    };
    "notice.find": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The notice. */
            200: {
                content: {
                    "application/json": components["schemas"]["NoticeDetail"];
                };
            };
        };
    };
    "notice.settle": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "wasSent": true
                 *     }
                 */
                "application/json": components["schemas"]["NoticeSettlement"];
            };
        };
        responses: {
            /** @description The notice as it is now. */
            200: {
                content: {
                    "application/json": components["schemas"]["Notice"];
                };
            };
        };
    };
    "notice.print": {
        requestBody?: never;
        responses: {
            /** @description The run; its letters are read by its id. */
            201: {
                content: {
                    "application/json": components["schemas"]["PrintRun"];
                };
            };
        };
    };
    "notice.print-run": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The letters. */
            200: {
                content: {
                    "application/json": components["schemas"]["PrintedLetters"];
                };
            };
        };
    };
    "template.list": {
        requestBody?: never;
        responses: {
            /** @description Those that you have written. */
            200: {
                content: {
                    "application/json": components["schemas"]["TemplateList"];
                };
            };
        };
    };
    "template.find": {
        parameters: {
            path: {
                template: string;
                channel: string;
                locale: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The words. */
            200: {
                content: {
                    "application/json": components["schemas"]["Template"];
                };
            };
        };
    };
    "template.save": {
        parameters: {
            header?: {
                /** @description The `ETag` that it was made from; without it the last one wins. */
                "if-match"?: string;
            };
            path: {
                template: string;
                channel: string;
                locale: string;
            };
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "subject": "Your loan {{ loan }} with {{ lender }}",
                 *       "text": "Hello {{ borrower }},\n\nyour loan {{ loan }} is past due{% if past_due_amount %} with {{ past_due_amount }}{% endif %}. Please talk to us.\n\n{{ lender }}\nReply STOP to end e-mails."
                 *     }
                 */
                "application/json": components["schemas"]["TemplateWords"];
            };
        };
        responses: {
            /** @description Saved. */
            200: {
                content: {
                    "application/json": components["schemas"]["Template"];
                };
            };
        };
    };
    "template.drop": {
        parameters: {
            path: {
                template: string;
                channel: string;
                locale: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description Forbear's words count. */
            204: {
                content?: never;
            };
        };
    };
    "template.preview": {
        parameters: {
            path: {
                template: string;
                channel: string;
                locale: string;
            };
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "{{ lender }}: please look at your loan {{ loan }}. Reply STOP to end texts."
                 *     }
                 */
                "application/json": components["schemas"]["TemplatePreview"];
            };
        };
        responses: {
            /** @description How it reads, and what keeps it from being saved. */
            200: {
                content: {
                    "application/json": components["schemas"]["TemplateReading"];
                };
            };
        };
    };
    "provider.list": {
        requestBody?: never;
        responses: {
            /** @description All providers, without their secrets. */
            200: {
                content: {
                    "application/json": components["schemas"]["ProviderList"];
                };
            };
        };
    };
    "provider.order": {
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "order": [
                 *         "prv_10001"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ProviderOrder"];
            };
        };
        responses: {
            /** @description All providers in their new order. */
            200: {
                content: {
                    "application/json": components["schemas"]["ProviderList"];
                };
            };
        };
    };
    "provider.add": {
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "transactional mail",
                 *       "settings": {
                 *         "kind": "smtp",
                 *         "host": "smtp.harbor-lending.example",
                 *         "port": 465,
                 *         "security": "tls",
                 *         "username": "notices",
                 *         "from": "notices@harbor-lending.example"
                 *       },
                 *       "perSecond": 10,
                 *       "secrets": {
                 *         "key": "correct horse battery staple"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["NewProvider"];
            };
        };
        responses: {
            /** @description The provider. */
            201: {
                content: {
                    "application/json": components["schemas"]["Provider"];
                };
            };
        };
    };
    "provider.find": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The provider. */
            200: {
                content: {
                    "application/json": components["schemas"]["Provider"];
                };
            };
        };
    };
    "provider.change": {
        parameters: {
            header?: {
                /** @description The `ETag` that the change was made from; without it the last one wins. */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "transactional mail",
                 *       "settings": {
                 *         "kind": "smtp",
                 *         "host": "smtp.harbor-lending.example",
                 *         "port": 465,
                 *         "security": "tls",
                 *         "username": "notices",
                 *         "from": "notices@harbor-lending.example"
                 *       },
                 *       "perSecond": 10,
                 *       "secrets": null
                 *     }
                 */
                "application/json": components["schemas"]["ProviderChange"];
            };
        };
        responses: {
            /** @description The provider as it is now. */
            200: {
                content: {
                    "application/json": components["schemas"]["Provider"];
                };
            };
        };
    };
    "provider.remove": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                content?: never;
            };
        };
    };
    "provider.try": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "to": "you@harbor-lending.example"
                 *     }
                 */
                "application/json": components["schemas"]["ProviderTrial"];
            };
        };
        responses: {
            /** @description What the provider answered. */
            200: {
                content: {
                    "application/json": components["schemas"]["TrialAnswer"];
                };
            };
        };
    };
    "suppression.list": {
        parameters: {
            query?: {
                limit?: number;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The newest of them. */
            200: {
                content: {
                    "application/json": components["schemas"]["SuppressionList"];
                };
            };
        };
    };
    "suppression.add": {
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "channel": "email",
                 *       "address": "ada@example.com",
                 *       "source": "known to be of somebody else"
                 *     }
                 */
                "application/json": components["schemas"]["NewSuppression"];
            };
        };
        responses: {
            /** @description It is suppressed. */
            201: {
                content: {
                    "application/json": components["schemas"]["Suppression"];
                };
            };
        };
    };
    "suppression.lift": {
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "channel": "email",
                 *       "address": "ada@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["LiftedSuppression"];
            };
        };
        responses: {
            /** @description It is sent to again. */
            204: {
                content?: never;
            };
        };
    };
    "contact.list": {
        parameters: {
            query: {
                borrowerId: string;
                limit?: number;
                cursor?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description A page of contacts; `nextCursor` is null on the last one. */
            200: {
                content: {
                    "application/json": components["schemas"]["ContactList"];
                };
            };
        };
    };
    "contact.log": {
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "borrowerExternalId": "B-311",
                 *       "externalId": "call-88213",
                 *       "channel": "phone",
                 *       "at": 1772206200000,
                 *       "result": "no-answer"
                 *     }
                 */
                "application/json": components["schemas"]["ContactReport"];
            };
        };
        responses: {
            /** @description It was told before. */
            200: {
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description It is recorded and counts. */
            201: {
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
        };
    };
    "contact.permit": {
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "borrowerExternalId": "B-311",
                 *       "channel": "phone"
                 *     }
                 */
                "application/json": components["schemas"]["ContactPermitRequest"];
            };
        };
        responses: {
            /** @description The answer; with a permit when it is `allow` and no `dryRun`. */
            200: {
                content: {
                    "application/json": components["schemas"]["ContactPermitAnswer"];
                };
            };
        };
    };
    "borrower.choices": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description Their choices. */
            200: {
                content: {
                    "application/json": components["schemas"]["ContactChoicesDetail"];
                };
            };
        };
    };
    "borrower.choose": {
        parameters: {
            header?: {
                "if-match"?: string;
            };
            path: {
                id: string;
            };
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "consents": [],
                 *       "unwantedChannels": [
                 *         "phone",
                 *         "dialer"
                 *       ],
                 *       "hours": {
                 *         "startMinute": 540,
                 *         "endMinute": 1110
                 *       },
                 *       "evidence": "said by phone on 3 May, recording 1042"
                 *     }
                 */
                "application/json": components["schemas"]["ContactChoicesRequest"];
            };
        };
        responses: {
            /** @description They stand. */
            200: {
                content: {
                    "application/json": components["schemas"]["ContactChoices"];
                };
            };
        };
    };
    "case.list": {
        parameters: {
            query?: {
                state?: "open" | "closed";
                stage?: string;
                priority?: "low" | "normal" | "high" | "urgent";
                ownerRole?: "officer" | "admin" | "analyst" | "owner";
                /** @description The person who took it, or `nobody`. */
                owner?: string;
                borrowerId?: string;
                limit?: number;
                cursor?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description A page of cases; `nextCursor` is null on the last one. */
            200: {
                content: {
                    "application/json": components["schemas"]["CaseList"];
                };
            };
        };
    };
    "case.open": {
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "borrowerExternalId": "B-311",
                 *       "stage": "first-contact",
                 *       "reason": "called us about the March installment"
                 *     }
                 */
                "application/json": components["schemas"]["CaseOpening"];
            };
        };
        responses: {
            /** @description The case is open. */
            201: {
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
        };
    };
    "case.read": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The case. */
            200: {
                content: {
                    "application/json": components["schemas"]["CaseDetail"];
                };
            };
        };
    };
    "case.move": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseStage"];
            };
        };
        responses: {
            /** @description The case, moved. */
            200: {
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
        };
    };
    "case.assign": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseAssignment"];
            };
        };
        responses: {
            /** @description The case, assigned. */
            200: {
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
        };
    };
    "case.close": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseClosure"];
            };
        };
        responses: {
            /** @description The case, closed. */
            200: {
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
        };
    };
    "case.note": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseNote"];
            };
        };
        responses: {
            /** @description The note is in the timeline. */
            201: {
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
        };
    };
    "task.list": {
        parameters: {
            query?: {
                role?: "officer" | "admin" | "analyst" | "owner";
                assignee?: string;
                limit?: number;
                cursor?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description A page of tasks; `nextCursor` is null on the last one. */
            200: {
                content: {
                    "application/json": components["schemas"]["TaskList"];
                };
            };
        };
    };
    "task.add": {
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "borrowerExternalId": "B-311",
                 *       "title": "Ask for the new address",
                 *       "role": "officer"
                 *     }
                 */
                "application/json": components["schemas"]["NewTask"];
            };
        };
        responses: {
            /** @description The task, open. */
            201: {
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
        };
    };
    "task.find": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The task. */
            200: {
                content: {
                    "application/json": components["schemas"]["NamedTask"];
                };
            };
        };
    };
    "task.cancel": {
        parameters: {
            query?: {
                reason?: string;
            };
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The task, cancelled. */
            200: {
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
        };
    };
    "task.finish": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskCompletion"];
            };
        };
        responses: {
            /** @description The task, done. */
            200: {
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
        };
    };
    "promise.list": {
        parameters: {
            query?: {
                loanId?: string;
                state?: "open" | "kept" | "broken" | "cancelled";
                limit?: number;
                cursor?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description A page of promises; `nextCursor` is null on the last one. */
            200: {
                content: {
                    "application/json": components["schemas"]["PromiseList"];
                };
            };
        };
    };
    "promise.make": {
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "loanExternalId": "L-2026-0001",
                 *       "amount": 12500,
                 *       "dueOn": "2026-03-20",
                 *       "note": "gets paid on the 18th"
                 *     }
                 */
                "application/json": components["schemas"]["PromiseMaking"];
            };
        };
        responses: {
            /** @description The promise. */
            201: {
                content: {
                    "application/json": components["schemas"]["PromiseToPay"];
                };
            };
        };
    };
    "promise.find": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The promise. */
            200: {
                content: {
                    "application/json": components["schemas"]["PromiseToPay"];
                };
            };
        };
    };
    "promise.cancel": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PromiseCancellation"];
            };
        };
        responses: {
            /** @description The promise, cancelled. */
            200: {
                content: {
                    "application/json": components["schemas"]["PromiseToPay"];
                };
            };
        };
    };
    "hold.list": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The holds. */
            200: {
                content: {
                    "application/json": components["schemas"]["HoldList"];
                };
            };
        };
    };
    "hold.place": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "stops": [
                 *         "notices"
                 *       ],
                 *       "reason": "dispute about the March payment",
                 *       "legalBasis": "12 CFR 1006.38",
                 *       "owner": "Disputes team",
                 *       "to": "2026-04-15"
                 *     }
                 */
                "application/json": components["schemas"]["HoldPlacing"];
            };
        };
        responses: {
            /** @description The hold. */
            201: {
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
        };
    };
    "hold.lift": {
        parameters: {
            path: {
                id: string;
                number: number;
            };
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldLifting"];
            };
        };
        responses: {
            /** @description The hold, lifted. */
            200: {
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
        };
    };
    "flag.list": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The flags. */
            200: {
                content: {
                    "application/json": components["schemas"]["FlagList"];
                };
            };
        };
    };
    "flag.set": {
        parameters: {
            path: {
                id: string;
                flag: string;
            };
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlagSetting"];
            };
        };
        responses: {
            /** @description The flag. */
            200: {
                content: {
                    "application/json": components["schemas"]["Flag"];
                };
            };
        };
    };
    "flag.remove": {
        parameters: {
            query?: {
                reason?: string;
            };
            path: {
                id: string;
                flag: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The flag, ended. */
            200: {
                content: {
                    "application/json": components["schemas"]["Flag"];
                };
            };
        };
    };
    "flag.read-watchlist": {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description A page of loans; `nextCursor` is null on the last one. */
            200: {
                content: {
                    "application/json": components["schemas"]["Watchlist"];
                };
            };
        };
    };
    "explanation.read": {
        parameters: {
            query: {
                /** @description `notice/{id}`, `task/{id}`, `case/{id}/{sequence}`, `hold/{loanId}/{number}`, `flag/{loanId}/{flag}`, `move/{loanId}/{loanVersion}` or `fee/{loanId}/late-fee|penalty-interest/{installment}/{occurrence}`. */
                act: string;
                /** @description The language of the sentences; the lender's own when left out. */
                locale?: "en" | "zh-CN";
            };
        };
        requestBody?: never;
        responses: {
            /** @description The explanation. */
            200: {
                content: {
                    "application/json": components["schemas"]["Explanation"];
                };
            };
        };
    };
    "policy.list-facts": {
        requestBody?: never;
        responses: {
            /** @description All facts. */
            200: {
                content: {
                    "application/json": components["schemas"]["ConditionFactList"];
                };
            };
        };
    };
    "policy.validate": {
        parameters: {
            query?: {
                /** @description Of the readings. */
                locale?: "en" | "zh-CN";
            };
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Small business",
                 *       "toleranceAmount": 50000,
                 *       "graceDays": 3,
                 *       "allocation": "oldest-first",
                 *       "ladder": [
                 *         {
                 *           "step": "reminder-5",
                 *           "day": -5,
                 *           "actions": [
                 *             {
                 *               "kind": "notice",
                 *               "channels": [
                 *                 "email"
                 *               ],
                 *               "template": "reminder-before-due"
                 *             }
                 *           ]
                 *         },
                 *         {
                 *           "step": "call-4",
                 *           "day": 4,
                 *           "actions": [
                 *             {
                 *               "kind": "task",
                 *               "role": "officer",
                 *               "title": "Call: is it an oversight?",
                 *               "dueInDays": 1
                 *             }
                 *           ]
                 *         },
                 *         {
                 *           "step": "notice-10",
                 *           "day": 10,
                 *           "actions": [
                 *             {
                 *               "kind": "notice",
                 *               "channels": [
                 *                 "email"
                 *               ],
                 *               "template": "past-due-early"
                 *             }
                 *           ]
                 *         },
                 *         {
                 *           "step": "call-15",
                 *           "day": 15,
                 *           "actions": [
                 *             {
                 *               "kind": "task",
                 *               "role": "officer",
                 *               "title": "Call and agree on a date",
                 *               "dueInDays": 2
                 *             }
                 *           ]
                 *         },
                 *         {
                 *           "step": "notice-30",
                 *           "day": 30,
                 *           "actions": [
                 *             {
                 *               "kind": "notice",
                 *               "channels": [
                 *                 "email"
                 *               ],
                 *               "template": "past-due"
                 *             },
                 *             {
                 *               "kind": "case",
                 *               "stage": "review",
                 *               "priority": "normal",
                 *               "role": "officer"
                 *             }
                 *           ]
                 *         },
                 *         {
                 *           "step": "notice-60",
                 *           "day": 60,
                 *           "actions": [
                 *             {
                 *               "kind": "notice",
                 *               "channels": [
                 *                 "email"
                 *               ],
                 *               "template": "past-due-late"
                 *             },
                 *             {
                 *               "kind": "task",
                 *               "role": "analyst",
                 *               "title": "Review the accounts of the business",
                 *               "dueInDays": 10
                 *             }
                 *           ]
                 *         },
                 *         {
                 *           "step": "notice-90",
                 *           "day": 90,
                 *           "actions": [
                 *             {
                 *               "kind": "notice",
                 *               "channels": [
                 *                 "email"
                 *               ],
                 *               "template": "past-due-final"
                 *             },
                 *             {
                 *               "kind": "case",
                 *               "stage": "default",
                 *               "priority": "high",
                 *               "role": "admin"
                 *             },
                 *             {
                 *               "kind": "watch",
                 *               "reason": "90 days past due",
                 *               "days": 90
                 *             }
                 *           ]
                 *         },
                 *         {
                 *           "step": "decision-120",
                 *           "day": 120,
                 *           "actions": [
                 *             {
                 *               "kind": "task",
                 *               "role": "admin",
                 *               "title": "Decide on enforcement",
                 *               "dueInDays": 10
                 *             }
                 *           ]
                 *         },
                 *         {
                 *           "step": "notice-180",
                 *           "day": 180,
                 *           "actions": [
                 *             {
                 *               "kind": "notice",
                 *               "channels": [
                 *                 "email"
                 *               ],
                 *               "template": "past-due-final"
                 *             }
                 *           ]
                 *         },
                 *         {
                 *           "step": "cured",
                 *           "on": {
                 *             "event": "cured"
                 *           },
                 *           "actions": [
                 *             {
                 *               "kind": "close-case",
                 *               "reason": "Nothing is past due any more"
                 *             }
                 *           ]
                 *         }
                 *       ],
                 *       "contact": {
                 *         "window": {
                 *           "startMinute": 480,
                 *           "endMinute": 1260
                 *         },
                 *         "channels": [
                 *           "email"
                 *         ]
                 *       },
                 *       "sources": [
                 *         "12 CFR 1006.6(b)(1)(i)",
                 *         "GB/T 45251-2025",
                 *         "Regulation (EU) 2018/171, Article 1",
                 *         "Regulation (EU) No 575/2013, Article 178"
                 *       ],
                 *       "tolerancePercent": "1",
                 *       "segments": [
                 *         {
                 *           "name": "Large exposure",
                 *           "when": "loan.principalBalance > 25000000",
                 *           "ladder": [
                 *             {
                 *               "step": "reminder-5",
                 *               "day": -5,
                 *               "actions": [
                 *                 {
                 *                   "kind": "notice",
                 *                   "channels": [
                 *                     "email"
                 *                   ],
                 *                   "template": "reminder-before-due"
                 *                 }
                 *               ]
                 *             },
                 *             {
                 *               "step": "call-1",
                 *               "day": 1,
                 *               "actions": [
                 *                 {
                 *                   "kind": "task",
                 *                   "role": "admin",
                 *                   "title": "Call the owner of the business",
                 *                   "dueInDays": 1
                 *                 }
                 *               ]
                 *             },
                 *             {
                 *               "step": "case-4",
                 *               "day": 4,
                 *               "actions": [
                 *                 {
                 *                   "kind": "case",
                 *                   "stage": "large-exposure",
                 *                   "priority": "high",
                 *                   "role": "admin"
                 *                 },
                 *                 {
                 *                   "kind": "watch",
                 *                   "reason": "Large exposure past due",
                 *                   "days": 30
                 *                 }
                 *               ]
                 *             },
                 *             {
                 *               "step": "notice-10",
                 *               "day": 10,
                 *               "actions": [
                 *                 {
                 *                   "kind": "notice",
                 *                   "channels": [
                 *                     "email"
                 *                   ],
                 *                   "template": "past-due"
                 *                 }
                 *               ]
                 *             },
                 *             {
                 *               "step": "review-30",
                 *               "day": 30,
                 *               "actions": [
                 *                 {
                 *                   "kind": "notice",
                 *                   "channels": [
                 *                     "email"
                 *                   ],
                 *                   "template": "past-due-late"
                 *                 },
                 *                 {
                 *                   "kind": "task",
                 *                   "role": "analyst",
                 *                   "title": "Review the whole relationship",
                 *                   "dueInDays": 5
                 *                 }
                 *               ]
                 *             },
                 *             {
                 *               "step": "notice-60",
                 *               "day": 60,
                 *               "actions": [
                 *                 {
                 *                   "kind": "notice",
                 *                   "channels": [
                 *                     "email"
                 *                   ],
                 *                   "template": "past-due-final"
                 *                 }
                 *               ]
                 *             },
                 *             {
                 *               "step": "default-90",
                 *               "day": 90,
                 *               "actions": [
                 *                 {
                 *                   "kind": "notice",
                 *                   "channels": [
                 *                     "email"
                 *                   ],
                 *                   "template": "past-due-final"
                 *                 },
                 *                 {
                 *                   "kind": "case",
                 *                   "stage": "default",
                 *                   "priority": "urgent",
                 *                   "role": "admin"
                 *                 },
                 *                 {
                 *                   "kind": "task",
                 *                   "role": "admin",
                 *                   "title": "Decide on enforcement",
                 *                   "dueInDays": 10
                 *                 }
                 *               ]
                 *             },
                 *             {
                 *               "step": "cured",
                 *               "on": {
                 *                 "event": "cured"
                 *               },
                 *               "actions": [
                 *                 {
                 *                   "kind": "close-case",
                 *                   "reason": "Nothing is past due any more"
                 *                 }
                 *               ]
                 *             }
                 *           ]
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["PolicyDocument"];
            };
        };
        responses: {
            /** @description Whether it could be put in force, what is wrong, and the conditions in words. */
            200: {
                content: {
                    "application/json": components["schemas"]["PolicyValidation"];
                };
            };
        };
    };
    "policy.list": {
        requestBody?: never;
        responses: {
            /** @description All versions, and the number of the one in force today. */
            200: {
                content: {
                    "application/json": components["schemas"]["PolicyVersionList"];
                };
            };
        };
    };
    "policy.draft": {
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "from": "seven-months"
                 *     }
                 */
                "application/json": components["schemas"]["PolicyDraft"];
            };
        };
        responses: {
            /** @description The draft. */
            201: {
                content: {
                    "application/json": components["schemas"]["PolicyVersion"];
                };
            };
        };
    };
    "policy.read": {
        parameters: {
            query?: {
                format?: "yaml" | "json";
            };
            path: {
                version: number;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The version. */
            200: {
                content: {
                    "application/json": components["schemas"]["PolicyVersion"];
                    "application/yaml": string;
                };
            };
        };
    };
    "policy.edit": {
        parameters: {
            header?: {
                "if-match"?: string;
            };
            path: {
                version: number;
            };
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "effectiveOn": "2099-12-01",
                 *       "document": {
                 *         "name": "Weekly microfinance",
                 *         "toleranceAmount": 0,
                 *         "graceDays": 0,
                 *         "allocation": "oldest-first",
                 *         "ladder": [
                 *           {
                 *             "step": "reminder-1",
                 *             "day": -1,
                 *             "actions": [
                 *               {
                 *                 "kind": "notice",
                 *                 "channels": [
                 *                   "email"
                 *                 ],
                 *                 "template": "reminder-before-due"
                 *               }
                 *             ]
                 *           },
                 *           {
                 *             "step": "notice-1",
                 *             "day": 1,
                 *             "actions": [
                 *               {
                 *                 "kind": "notice",
                 *                 "channels": [
                 *                   "email"
                 *                 ],
                 *                 "template": "past-due-early"
                 *               }
                 *             ]
                 *           },
                 *           {
                 *             "step": "notice-3",
                 *             "day": 3,
                 *             "actions": [
                 *               {
                 *                 "kind": "notice",
                 *                 "channels": [
                 *                   "email"
                 *                 ],
                 *                 "template": "past-due-early"
                 *               }
                 *             ]
                 *           },
                 *           {
                 *             "step": "notice-7",
                 *             "day": 7,
                 *             "actions": [
                 *               {
                 *                 "kind": "notice",
                 *                 "channels": [
                 *                   "email"
                 *                 ],
                 *                 "template": "past-due"
                 *               }
                 *             ]
                 *           },
                 *           {
                 *             "step": "notice-14",
                 *             "day": 14,
                 *             "actions": [
                 *               {
                 *                 "kind": "notice",
                 *                 "channels": [
                 *                   "email"
                 *                 ],
                 *                 "template": "past-due"
                 *               }
                 *             ]
                 *           },
                 *           {
                 *             "step": "notice-21",
                 *             "day": 21,
                 *             "actions": [
                 *               {
                 *                 "kind": "notice",
                 *                 "channels": [
                 *                   "email"
                 *                 ],
                 *                 "template": "past-due-late"
                 *               }
                 *             ]
                 *           },
                 *           {
                 *             "step": "notice-30",
                 *             "day": 30,
                 *             "actions": [
                 *               {
                 *                 "kind": "notice",
                 *                 "channels": [
                 *                   "email"
                 *                 ],
                 *                 "template": "past-due-late"
                 *               }
                 *             ]
                 *           },
                 *           {
                 *             "step": "notice-60",
                 *             "day": 60,
                 *             "actions": [
                 *               {
                 *                 "kind": "notice",
                 *                 "channels": [
                 *                   "email"
                 *                 ],
                 *                 "template": "past-due-final"
                 *               }
                 *             ]
                 *           },
                 *           {
                 *             "step": "notice-90",
                 *             "day": 90,
                 *             "actions": [
                 *               {
                 *                 "kind": "notice",
                 *                 "channels": [
                 *                   "email"
                 *                 ],
                 *                 "template": "past-due-final"
                 *               }
                 *             ]
                 *           }
                 *         ],
                 *         "contact": {
                 *           "window": {
                 *             "startMinute": 480,
                 *             "endMinute": 1260
                 *           },
                 *           "channels": [
                 *             "email"
                 *           ]
                 *         },
                 *         "sources": [
                 *           "12 CFR 1006.6(b)(1)(i)",
                 *           "GB/T 45251-2025"
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["PolicyEdit"];
            };
        };
        responses: {
            /** @description The draft as it stands now. */
            200: {
                content: {
                    "application/json": components["schemas"]["PolicyVersion"];
                };
            };
        };
    };
    "policy.compare": {
        parameters: {
            query?: {
                with?: number;
            };
            path: {
                version: number;
            };
        };
        requestBody?: never;
        responses: {
            /** @description What differs; nothing when both say the same. */
            200: {
                content: {
                    "application/json": components["schemas"]["PolicyDifference"];
                };
            };
        };
    };
    "policy.submit": {
        parameters: {
            path: {
                version: number;
            };
        };
        requestBody?: never;
        responses: {
            /** @description It waits for approval. */
            200: {
                content: {
                    "application/json": components["schemas"]["PolicyVersion"];
                };
            };
        };
    };
    "policy.withdraw": {
        parameters: {
            path: {
                version: number;
            };
        };
        requestBody?: never;
        responses: {
            /** @description It is withdrawn. */
            200: {
                content: {
                    "application/json": components["schemas"]["PolicyVersion"];
                };
            };
        };
    };
    "policy.approve": {
        parameters: {
            path: {
                version: number;
            };
        };
        requestBody?: never;
        responses: {
            /** @description It is approved. */
            200: {
                content: {
                    "application/json": components["schemas"]["PolicyVersion"];
                };
            };
        };
    };
    "simulation.start": {
        parameters: {
            path: {
                version: number;
            };
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "days": 90,
                 *       "behaviour": {
                 *         "kind": "as-rolled"
                 *       },
                 *       "capacity": {
                 *         "officer": 40
                 *       },
                 *       "prices": {
                 *         "email": 1
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SimulationRequest"];
            };
        };
        responses: {
            /** @description It is queued: ask for it by this id. */
            202: {
                content: {
                    "application/json": components["schemas"]["SimulationStart"];
                };
            };
        };
    };
    "simulation.test-past": {
        parameters: {
            path: {
                version: number;
            };
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "from": "2026-01-01"
                 *     }
                 */
                "application/json": components["schemas"]["BackTestRequest"];
            };
        };
        responses: {
            /** @description It is queued: ask for it by this id. */
            202: {
                content: {
                    "application/json": components["schemas"]["SimulationStart"];
                };
            };
        };
    };
    "simulation.list": {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description A page of them; `nextCursor` is null on the last one. */
            200: {
                content: {
                    "application/json": components["schemas"]["Simulations"];
                };
            };
        };
    };
    "simulation.find": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The simulation with its report so far. */
            200: {
                content: {
                    "application/json": components["schemas"]["SimulationReport"];
                };
            };
        };
    };
    "simulation.list-differences": {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description A page of them; `nextCursor` is null on the last one. */
            200: {
                content: {
                    "application/json": components["schemas"]["SimulationDifferences"];
                };
            };
        };
    };
    "payment.post": {
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "externalId": "core-7731",
                 *       "loanExternalId": "L-2026-0001",
                 *       "amount": 12550,
                 *       "paidOn": "2026-02-14",
                 *       "method": "bank-transfer"
                 *     }
                 */
                "application/json": components["schemas"]["Payment"] | components["schemas"]["Payments"];
            };
        };
        responses: {
            /** @description Posted before, on one loan or split over several; or the results of several payments. */
            200: {
                content: {
                    "application/json": components["schemas"]["PostedPayment"] | components["schemas"]["UnmatchedPayment"] | components["schemas"]["PaymentResults"];
                };
            };
            /** @description It is in the ledger, and the loan's numbers count it. */
            201: {
                content: {
                    "application/json": components["schemas"]["PostedPayment"];
                };
            };
            /** @description It waits for its loan. */
            202: {
                content: {
                    "application/json": components["schemas"]["KeptPayment"];
                };
            };
        };
    };
    "payment.find": {
        parameters: {
            path: {
                externalId: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The payment. */
            200: {
                content: {
                    "application/json": components["schemas"]["PostedPayment"] | components["schemas"]["UnmatchedPayment"];
                };
            };
        };
    };
    "payment.reverse": {
        parameters: {
            query?: {
                reason?: string;
            };
            path: {
                externalId: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The payment, taken back. */
            200: {
                content: {
                    "application/json": components["schemas"]["PostedPayment"] | components["schemas"]["UnmatchedPayment"];
                };
            };
        };
    };
    "payment.list-unmatched": {
        parameters: {
            query?: {
                state?: "waiting" | "settled";
                limit?: number;
                cursor?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description A page; `nextCursor` is null on the last one. */
            200: {
                content: {
                    "application/json": components["schemas"]["UnmatchedPaymentList"];
                };
            };
        };
    };
    "payment.find-unmatched": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The payment. */
            200: {
                content: {
                    "application/json": components["schemas"]["UnmatchedPaymentDetail"];
                };
            };
        };
    };
    "payment.dismiss-unmatched": {
        parameters: {
            query?: {
                reason?: string;
            };
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The payment, dismissed. */
            200: {
                content: {
                    "application/json": components["schemas"]["UnmatchedPayment"];
                };
            };
        };
    };
    "payment.assign-unmatched": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "loanExternalId": "L-2026-0001"
                 *     }
                 */
                "application/json": components["schemas"]["Assignment"];
            };
        };
        responses: {
            /** @description It is in the ledger of that loan. */
            200: {
                content: {
                    "application/json": components["schemas"]["PostedPayment"];
                };
            };
        };
    };
    "payment.split-unmatched": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "parts": [
                 *         {
                 *           "loanExternalId": "L-2026-0001",
                 *           "amount": 7500
                 *         },
                 *         {
                 *           "loanExternalId": "L-2026-0002",
                 *           "amount": 5050
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["Split"];
            };
        };
        responses: {
            /** @description It is in the ledgers of these loans. */
            200: {
                content: {
                    "application/json": components["schemas"]["UnmatchedPayment"];
                };
            };
        };
    };
    "payment.return-unmatched": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The payer is not a borrower of ours"
                 *     }
                 */
                "application/json": components["schemas"]["PaymentReturn"];
            };
        };
        responses: {
            /** @description The payment, returned. */
            200: {
                content: {
                    "application/json": components["schemas"]["UnmatchedPayment"];
                };
            };
        };
    };
    "webhook.list-endpoints": {
        requestBody?: never;
        responses: {
            /** @description All endpoints. */
            200: {
                content: {
                    "application/json": components["schemas"]["WebhookEndpointList"];
                };
            };
        };
    };
    "webhook.create-endpoint": {
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "card processor"
                 *     }
                 */
                "application/json": components["schemas"]["NewWebhookEndpoint"];
            };
        };
        responses: {
            /** @description The endpoint with its secret. */
            201: {
                content: {
                    "application/json": components["schemas"]["CreatedWebhookEndpoint"];
                };
            };
        };
    };
    "webhook.renew-secrets": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "secret": "whsec_5WbX5kEWLlfzsGNjH64I8lOOqUB6e8FH"
                 *     }
                 */
                "application/json": components["schemas"]["WebhookSecrets"];
            };
        };
        responses: {
            /** @description They are good from now on. */
            204: {
                content?: never;
            };
        };
    };
    "webhook.disable-endpoint": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description It is off. */
            204: {
                content?: never;
            };
        };
    };
    "webhook.list-events": {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description A page of events; `nextCursor` is null on the last one. */
            200: {
                content: {
                    "application/json": components["schemas"]["WebhookEventList"];
                };
            };
        };
    };
    "webhook.describe-endpoint": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "signature": {
                 *         "header": "X-Signature",
                 *         "algorithm": "hmac-sha256",
                 *         "encoding": "hex",
                 *         "prefix": "sha256=",
                 *         "signed": "{timestamp}.{body}",
                 *         "key": "text"
                 *       },
                 *       "timestamp": {
                 *         "from": "header:X-Timestamp",
                 *         "unit": "seconds",
                 *         "toleranceSeconds": 300
                 *       },
                 *       "messageId": "$.id",
                 *       "kind": {
                 *         "path": "$.type",
                 *         "payments": [
                 *           "payment.settled"
                 *         ],
                 *         "reversals": [
                 *           "payment.returned"
                 *         ]
                 *       },
                 *       "payment": {
                 *         "reference": "$.data.id",
                 *         "loan": "$.data.metadata.loan",
                 *         "amount": "$.data.amount",
                 *         "amountUnit": "major",
                 *         "currency": "$.data.currency",
                 *         "paidOn": "$.data.settledAt",
                 *         "paidOnForm": "instant",
                 *         "method": "bank-transfer",
                 *         "payer": "$.data.payer.name"
                 *       },
                 *       "reversal": {
                 *         "reference": null,
                 *         "amount": null,
                 *         "reason": "$.data.reason"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookDescription"];
            };
        };
        responses: {
            /** @description Messages are read like this from now on. */
            204: {
                content?: never;
            };
        };
    };
    "webhook.try-message": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "body": "{\"type\": \"payment.received\", \"data\": {}}"
                 *     }
                 */
                "application/json": components["schemas"]["NewWebhookTrial"];
            };
        };
        responses: {
            /** @description What was understood. */
            200: {
                content: {
                    "application/json": components["schemas"]["WebhookTrial"];
                };
            };
        };
    };
    "subscription.list": {
        requestBody?: never;
        responses: {
            /** @description All subscriptions, without their secrets. */
            200: {
                content: {
                    "application/json": components["schemas"]["SubscriptionList"];
                };
            };
        };
    };
    "subscription.create": {
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "core banking",
                 *       "url": "https://core.harbor-lending.example/forbear",
                 *       "types": [
                 *         "loan.delinquent",
                 *         "loan.cured",
                 *         "payment.applied"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewSubscription"];
            };
        };
        responses: {
            /** @description The subscription with its secret. */
            201: {
                content: {
                    "application/json": components["schemas"]["CreatedSubscription"];
                };
            };
        };
    };
    "subscription.find": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The subscription. */
            200: {
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
        };
    };
    "subscription.change": {
        parameters: {
            header?: {
                /** @description The `ETag` that the change was made from; without it the last one wins. */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "core banking",
                 *       "url": "https://core.harbor-lending.example/forbear",
                 *       "types": [
                 *         "loan.delinquent",
                 *         "loan.cured",
                 *         "payment.applied"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewSubscription"];
            };
        };
        responses: {
            /** @description The subscription as it is now. */
            200: {
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
        };
    };
    "subscription.remove": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                content?: never;
            };
        };
    };
    "subscription.renew-secret": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The new secret. */
            201: {
                content: {
                    "application/json": components["schemas"]["RenewedSecret"];
                };
            };
        };
    };
    "subscription.switch-off": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description It is off. */
            204: {
                content?: never;
            };
        };
    };
    "subscription.switch-on": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description It is on. */
            204: {
                content?: never;
            };
        };
    };
    "subscription.try": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description What the receiver answered. */
            200: {
                content: {
                    "application/json": components["schemas"]["SubscriptionTrial"];
                };
            };
        };
    };
    "event.list-deliveries": {
        parameters: {
            query?: {
                state?: "pending" | "delivered" | "failed";
                limit?: number;
                cursor?: string;
            };
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description A page of deliveries; `nextCursor` is null on the last one. */
            200: {
                content: {
                    "application/json": components["schemas"]["EventDeliveryList"];
                };
            };
        };
    };
    "event.replay": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "eventId": "evt_01"
                 *     }
                 */
                "application/json": components["schemas"]["EventReplay"];
            };
        };
        responses: {
            /** @description They are on their way. */
            202: {
                content?: never;
            };
        };
    };
    "event.list": {
        parameters: {
            query?: {
                type?: "loan.delinquent" | "loan.bucket-changed" | "loan.cured" | "loan.closed" | "payment.applied" | "payment.reversed" | "payment.returned" | "promise.made" | "promise.kept" | "promise.broken" | "promise.cancelled" | "case.opened" | "case.moved" | "case.closed" | "notice.sent" | "notice.delivered" | "notice.failed" | "import.finished" | "export.finished" | "scan.finished" | "policy.effective";
                limit?: number;
                cursor?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description A page of events; `nextCursor` is null on the last one. */
            200: {
                content: {
                    "application/json": components["schemas"]["EventList"];
                };
            };
        };
    };
    "event.find": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The event. */
            200: {
                content: {
                    "application/json": components["schemas"]["Event"];
                };
            };
        };
    };
    "scan.list": {
        parameters: {
            query?: {
                /** @description Days. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description One run for each day and partition. */
            200: {
                content: {
                    "application/json": components["schemas"]["Scans"];
                };
            };
        };
    };
    "dead-letter.list": {
        parameters: {
            query?: {
                state?: "open" | "replayed" | "discarded";
            };
        };
        requestBody?: never;
        responses: {
            /** @description Newest first, at most 200. */
            200: {
                content: {
                    "application/json": components["schemas"]["DeadLetters"];
                };
            };
        };
    };
    "dead-letter.replay": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description On its way. */
            202: {
                content?: never;
            };
        };
    };
    "dead-letter.discard": {
        parameters: {
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description Given up. */
            204: {
                content?: never;
            };
        };
    };
    "reconciliation.list": {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description A page of them; `nextCursor` is null on the last one. */
            200: {
                content: {
                    "application/json": components["schemas"]["Reconciliations"];
                };
            };
        };
    };
    "reconciliation.start": {
        requestBody?: never;
        responses: {
            /** @description It is queued: ask for it by this id. */
            202: {
                content: {
                    "application/json": components["schemas"]["ReconciliationStart"];
                };
            };
        };
    };
    "reconciliation.find": {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            path: {
                id: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The reconciliation with a page of its drifts. */
            200: {
                content: {
                    "application/json": components["schemas"]["ReconciliationFindings"];
                };
            };
        };
    };
    "report.ageing": {
        parameters: {
            query?: {
                /** @description Any past day; without it, where the book stands. */
                asOf?: string;
                /** @description `now`: a past day from all that the ledger says today. `then`: as the book was closed on that day, at once for any size; a day that was not closed has no books. */
                known?: "now" | "then";
            };
        };
        requestBody?: never;
        responses: {
            /** @description One book for each currency. */
            200: {
                content: {
                    "application/json": components["schemas"]["AgeingReport"];
                };
            };
        };
    };
    "report.ageing-file": {
        parameters: {
            query?: {
                /** @description Any past day; without it, where the book stands. */
                asOf?: string;
                /** @description `now`: a past day from all that the ledger says today. `then`: as the book was closed on that day, at once for any size; a day that was not closed has no books. */
                known?: "now" | "then";
            };
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    "overview.read": {
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                content: {
                    "application/json": components["schemas"]["Overview"];
                };
            };
        };
    };
    "report.contacts": {
        parameters: {
            query?: {
                /** @description 30 days before `through` when left out. */
                from?: string;
                /** @description Today when left out. */
                through?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The counts. */
            200: {
                content: {
                    "application/json": components["schemas"]["ContactRuleReport"];
                };
            };
        };
    };
    "report.contacts-file": {
        parameters: {
            query?: {
                /** @description 30 days before `through` when left out. */
                from?: string;
                /** @description Today when left out. */
                through?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    "standing.forget": {
        requestBody?: never;
        responses: {
            /** @description What could be removed is. */
            200: {
                content: {
                    "application/json": components["schemas"]["HistoryForgotten"];
                };
            };
        };
    };
    "report.transitions": {
        parameters: {
            query?: {
                /** @description `book`: this book, as it was when each of its months was closed. `history`: what was told by importing a status history. Left out: the book once one of its months has ended. */
                source?: "book" | "history";
                /** @description At most 120 months are reported. */
                from?: string;
                /** @description The last month counted when left out. */
                through?: string;
                /** @description Loans of one product only. */
                product?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description One book for each currency. */
            200: {
                content: {
                    "application/json": components["schemas"]["TransitionReport"];
                };
            };
        };
    };
    "report.transitions-file": {
        parameters: {
            query?: {
                /** @description `book`: this book, as it was when each of its months was closed. `history`: what was told by importing a status history. Left out: the book once one of its months has ended. */
                source?: "book" | "history";
                /** @description At most 120 months are reported. */
                from?: string;
                /** @description The last month counted when left out. */
                through?: string;
                /** @description Loans of one product only. */
                product?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    "report.vintages": {
        parameters: {
            query?: {
                /** @description `book`: this book, as it was when each of its months was closed. `history`: what was told by importing a status history. Left out: the book once one of its months has ended. */
                source?: "book" | "history";
                /** @description At most 120 months are reported. */
                from?: string;
                /** @description The last month counted when left out. */
                through?: string;
                /** @description Loans of one product only. */
                product?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description One book for each currency. */
            200: {
                content: {
                    "application/json": components["schemas"]["VintageReport"];
                };
            };
        };
    };
    "report.vintages-file": {
        parameters: {
            query?: {
                /** @description `book`: this book, as it was when each of its months was closed. `history`: what was told by importing a status history. Left out: the book once one of its months has ended. */
                source?: "book" | "history";
                /** @description At most 120 months are reported. */
                from?: string;
                /** @description The last month counted when left out. */
                through?: string;
                /** @description Loans of one product only. */
                product?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    "report.forecast": {
        parameters: {
            query?: {
                /** @description `book`: this book, as it was when each of its months was closed. `history`: what was told by importing a status history. Left out: the book once one of its months has ended. */
                source?: "book" | "history";
                /** @description At most 120 months are reported. */
                from?: string;
                /** @description The last month counted when left out. */
                through?: string;
                /** @description Loans of one product only. */
                product?: string;
                /** @description `none`: the book of today runs off. `average`: as much comes in as came in a month on average. */
                newLoans?: "average" | "none";
            };
        };
        requestBody?: never;
        responses: {
            /** @description One book for each currency. */
            200: {
                content: {
                    "application/json": components["schemas"]["ForecastReport"];
                };
            };
        };
    };
    "report.forecast-file": {
        parameters: {
            query?: {
                /** @description `book`: this book, as it was when each of its months was closed. `history`: what was told by importing a status history. Left out: the book once one of its months has ended. */
                source?: "book" | "history";
                /** @description At most 120 months are reported. */
                from?: string;
                /** @description The last month counted when left out. */
                through?: string;
                /** @description Loans of one product only. */
                product?: string;
                /** @description `none`: the book of today runs off. `average`: as much comes in as came in a month on average. */
                newLoans?: "average" | "none";
            };
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    "report.movements": {
        parameters: {
            query?: {
                /** @description `book`: this book, as it was when each of its months was closed. `history`: what was told by importing a status history. Left out: the book once one of its months has ended. */
                source?: "book" | "history";
                /** @description At most 120 months are reported. */
                from?: string;
                /** @description The last month counted when left out. */
                through?: string;
                /** @description Loans of one product only. */
                product?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description One book for each currency. */
            200: {
                content: {
                    "application/json": components["schemas"]["MovementReport"];
                };
            };
        };
    };
    "report.movements-file": {
        parameters: {
            query?: {
                /** @description `book`: this book, as it was when each of its months was closed. `history`: what was told by importing a status history. Left out: the book once one of its months has ended. */
                source?: "book" | "history";
                /** @description At most 120 months are reported. */
                from?: string;
                /** @description The last month counted when left out. */
                through?: string;
                /** @description Loans of one product only. */
                product?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    "receive.loan.delinquent": {
        parameters: {
            header: {
                "webhook-id": string;
                /** @description Seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,…` of the Standard Webhooks scheme; two of them for a day after the secret was renewed. */
                "webhook-signature": string;
            };
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "loan.delinquent";
                    /**
                     * Format: date-time
                     * @description When it was committed.
                     */
                    timestamp: string;
                    /**
                     * @description The same for every try, also as `webhook-id`: by it you know a repetition.
                     * @example evt_01
                     */
                    id: string;
                    /** @example ten_1 */
                    lender: string;
                    /** @enum {string} */
                    mode: "live" | "sandbox";
                    /**
                     * Format: date
                     * @description The lender's day on which it counts.
                     */
                    businessDate: string;
                    data: {
                        /** @example loan_01 */
                        loanId: string;
                        /** @example L-100 */
                        loanExternalId: string;
                        /** @example bor_01 */
                        borrowerId: string;
                        /** @example USD */
                        currency: string;
                        /** @description Minor units of the loan's currency. */
                        pastDueAmount: number;
                        /** @description Minor units of the loan's currency. */
                        principalBalance: number;
                        daysPastDue: number;
                        /** @enum {string} */
                        bucket: "M0" | "M1" | "M2" | "M3" | "M4" | "M5" | "M6" | "M7" | "M7+";
                        /** Format: date */
                        pastDueSince: string;
                    };
                };
            };
        };
        responses: {
            /** @description Taken in. */
            204: {
                content?: never;
            };
        };
    };
    "receive.loan.bucket-changed": {
        parameters: {
            header: {
                "webhook-id": string;
                /** @description Seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,…` of the Standard Webhooks scheme; two of them for a day after the secret was renewed. */
                "webhook-signature": string;
            };
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "loan.bucket-changed";
                    /**
                     * Format: date-time
                     * @description When it was committed.
                     */
                    timestamp: string;
                    /**
                     * @description The same for every try, also as `webhook-id`: by it you know a repetition.
                     * @example evt_01
                     */
                    id: string;
                    /** @example ten_1 */
                    lender: string;
                    /** @enum {string} */
                    mode: "live" | "sandbox";
                    /**
                     * Format: date
                     * @description The lender's day on which it counts.
                     */
                    businessDate: string;
                    data: {
                        /** @example loan_01 */
                        loanId: string;
                        /** @example L-100 */
                        loanExternalId: string;
                        /** @example bor_01 */
                        borrowerId: string;
                        /** @example USD */
                        currency: string;
                        /** @description Minor units of the loan's currency. */
                        pastDueAmount: number;
                        /** @description Minor units of the loan's currency. */
                        principalBalance: number;
                        daysPastDue: number;
                        /** @enum {string} */
                        bucket: "M0" | "M1" | "M2" | "M3" | "M4" | "M5" | "M6" | "M7" | "M7+";
                        /** @enum {string} */
                        fromBucket: "M0" | "M1" | "M2" | "M3" | "M4" | "M5" | "M6" | "M7" | "M7+";
                        policyVersion: number;
                    };
                };
            };
        };
        responses: {
            /** @description Taken in. */
            204: {
                content?: never;
            };
        };
    };
    "receive.loan.cured": {
        parameters: {
            header: {
                "webhook-id": string;
                /** @description Seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,…` of the Standard Webhooks scheme; two of them for a day after the secret was renewed. */
                "webhook-signature": string;
            };
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "loan.cured";
                    /**
                     * Format: date-time
                     * @description When it was committed.
                     */
                    timestamp: string;
                    /**
                     * @description The same for every try, also as `webhook-id`: by it you know a repetition.
                     * @example evt_01
                     */
                    id: string;
                    /** @example ten_1 */
                    lender: string;
                    /** @enum {string} */
                    mode: "live" | "sandbox";
                    /**
                     * Format: date
                     * @description The lender's day on which it counts.
                     */
                    businessDate: string;
                    data: {
                        /** @example loan_01 */
                        loanId: string;
                        /** @example L-100 */
                        loanExternalId: string;
                        /** @example bor_01 */
                        borrowerId: string;
                        /** @example USD */
                        currency: string;
                        /** @description Minor units of the loan's currency. */
                        pastDueAmount: number;
                        /** @description Minor units of the loan's currency. */
                        principalBalance: number;
                        daysPastDue: number;
                        /** @enum {string} */
                        bucket: "M0" | "M1" | "M2" | "M3" | "M4" | "M5" | "M6" | "M7" | "M7+";
                        /** Format: date */
                        pastDueSince: string;
                    };
                };
            };
        };
        responses: {
            /** @description Taken in. */
            204: {
                content?: never;
            };
        };
    };
    "receive.loan.closed": {
        parameters: {
            header: {
                "webhook-id": string;
                /** @description Seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,…` of the Standard Webhooks scheme; two of them for a day after the secret was renewed. */
                "webhook-signature": string;
            };
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "loan.closed";
                    /**
                     * Format: date-time
                     * @description When it was committed.
                     */
                    timestamp: string;
                    /**
                     * @description The same for every try, also as `webhook-id`: by it you know a repetition.
                     * @example evt_01
                     */
                    id: string;
                    /** @example ten_1 */
                    lender: string;
                    /** @enum {string} */
                    mode: "live" | "sandbox";
                    /**
                     * Format: date
                     * @description The lender's day on which it counts.
                     */
                    businessDate: string;
                    data: {
                        /** @example loan_01 */
                        loanId: string;
                        /** @example L-100 */
                        loanExternalId: string;
                        /** @example bor_01 */
                        borrowerId: string;
                        /** @example USD */
                        currency: string;
                        /** @description Minor units of the loan's currency. */
                        pastDueAmount: number;
                        /** @description Minor units of the loan's currency. */
                        principalBalance: number;
                        daysPastDue: number;
                        /** @enum {string} */
                        bucket: "M0" | "M1" | "M2" | "M3" | "M4" | "M5" | "M6" | "M7" | "M7+";
                    };
                };
            };
        };
        responses: {
            /** @description Taken in. */
            204: {
                content?: never;
            };
        };
    };
    "receive.payment.applied": {
        parameters: {
            header: {
                "webhook-id": string;
                /** @description Seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,…` of the Standard Webhooks scheme; two of them for a day after the secret was renewed. */
                "webhook-signature": string;
            };
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "payment.applied";
                    /**
                     * Format: date-time
                     * @description When it was committed.
                     */
                    timestamp: string;
                    /**
                     * @description The same for every try, also as `webhook-id`: by it you know a repetition.
                     * @example evt_01
                     */
                    id: string;
                    /** @example ten_1 */
                    lender: string;
                    /** @enum {string} */
                    mode: "live" | "sandbox";
                    /**
                     * Format: date
                     * @description The lender's day on which it counts.
                     */
                    businessDate: string;
                    data: {
                        /** @example loan_01 */
                        loanId: string;
                        /** @example L-100 */
                        loanExternalId: string;
                        /** @example bor_01 */
                        borrowerId: string;
                        /** @example USD */
                        currency: string;
                        /** @description Minor units of the loan's currency. */
                        pastDueAmount: number;
                        /** @description Minor units of the loan's currency. */
                        principalBalance: number;
                        daysPastDue: number;
                        /** @enum {string} */
                        bucket: "M0" | "M1" | "M2" | "M3" | "M4" | "M5" | "M6" | "M7" | "M7+";
                        /** @description Minor units of the loan's currency. */
                        amount: number;
                        /** @example P-1 */
                        externalId: string | null;
                        /** Format: date */
                        effectiveOn: string;
                    };
                };
            };
        };
        responses: {
            /** @description Taken in. */
            204: {
                content?: never;
            };
        };
    };
    "receive.payment.reversed": {
        parameters: {
            header: {
                "webhook-id": string;
                /** @description Seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,…` of the Standard Webhooks scheme; two of them for a day after the secret was renewed. */
                "webhook-signature": string;
            };
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "payment.reversed";
                    /**
                     * Format: date-time
                     * @description When it was committed.
                     */
                    timestamp: string;
                    /**
                     * @description The same for every try, also as `webhook-id`: by it you know a repetition.
                     * @example evt_01
                     */
                    id: string;
                    /** @example ten_1 */
                    lender: string;
                    /** @enum {string} */
                    mode: "live" | "sandbox";
                    /**
                     * Format: date
                     * @description The lender's day on which it counts.
                     */
                    businessDate: string;
                    data: {
                        /** @example loan_01 */
                        loanId: string;
                        /** @example L-100 */
                        loanExternalId: string;
                        /** @example bor_01 */
                        borrowerId: string;
                        /** @example USD */
                        currency: string;
                        /** @description Minor units of the loan's currency. */
                        pastDueAmount: number;
                        /** @description Minor units of the loan's currency. */
                        principalBalance: number;
                        daysPastDue: number;
                        /** @enum {string} */
                        bucket: "M0" | "M1" | "M2" | "M3" | "M4" | "M5" | "M6" | "M7" | "M7+";
                        /** @description Minor units of the loan's currency. */
                        amount: number;
                        /** @example P-1 */
                        externalId: string | null;
                        /** Format: date */
                        effectiveOn: string;
                        /** @enum {string} */
                        kind: "reversal" | "chargeback";
                    };
                };
            };
        };
        responses: {
            /** @description Taken in. */
            204: {
                content?: never;
            };
        };
    };
    "receive.payment.returned": {
        parameters: {
            header: {
                "webhook-id": string;
                /** @description Seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,…` of the Standard Webhooks scheme; two of them for a day after the secret was renewed. */
                "webhook-signature": string;
            };
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "payment.returned";
                    /**
                     * Format: date-time
                     * @description When it was committed.
                     */
                    timestamp: string;
                    /**
                     * @description The same for every try, also as `webhook-id`: by it you know a repetition.
                     * @example evt_01
                     */
                    id: string;
                    /** @example ten_1 */
                    lender: string;
                    /** @enum {string} */
                    mode: "live" | "sandbox";
                    /**
                     * Format: date
                     * @description The lender's day on which it counts.
                     */
                    businessDate: string;
                    data: {
                        /** @example unm_01 */
                        paymentId: string;
                        /** @example P-1 */
                        externalId: string;
                        /** @example L-100 */
                        loanExternalId: string;
                        /** @description Minor units; null when a file wrote what is no amount in this currency. */
                        amount: number | null;
                        /** @example USD */
                        currency: string;
                        /** Format: date */
                        paidOn: string;
                        method: string | null;
                        returnReference: string | null;
                    };
                };
            };
        };
        responses: {
            /** @description Taken in. */
            204: {
                content?: never;
            };
        };
    };
    "receive.promise.made": {
        parameters: {
            header: {
                "webhook-id": string;
                /** @description Seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,…` of the Standard Webhooks scheme; two of them for a day after the secret was renewed. */
                "webhook-signature": string;
            };
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "promise.made";
                    /**
                     * Format: date-time
                     * @description When it was committed.
                     */
                    timestamp: string;
                    /**
                     * @description The same for every try, also as `webhook-id`: by it you know a repetition.
                     * @example evt_01
                     */
                    id: string;
                    /** @example ten_1 */
                    lender: string;
                    /** @enum {string} */
                    mode: "live" | "sandbox";
                    /**
                     * Format: date
                     * @description The lender's day on which it counts.
                     */
                    businessDate: string;
                    data: {
                        /** @example loan_01 */
                        loanId: string;
                        /** @example L-100 */
                        loanExternalId: string;
                        /** @example bor_01 */
                        borrowerId: string;
                        /** @example USD */
                        currency: string;
                        /** @description Minor units of the loan's currency. */
                        pastDueAmount: number;
                        /** @description Minor units of the loan's currency. */
                        principalBalance: number;
                        daysPastDue: number;
                        /** @enum {string} */
                        bucket: "M0" | "M1" | "M2" | "M3" | "M4" | "M5" | "M6" | "M7" | "M7+";
                        /** @description Minor units of the loan's currency. */
                        amount: number;
                        /** @description Minor units of the loan's currency. */
                        paid: number;
                        /** Format: date */
                        madeOn: string;
                        /** Format: date */
                        dueOn: string;
                    };
                };
            };
        };
        responses: {
            /** @description Taken in. */
            204: {
                content?: never;
            };
        };
    };
    "receive.promise.kept": {
        parameters: {
            header: {
                "webhook-id": string;
                /** @description Seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,…` of the Standard Webhooks scheme; two of them for a day after the secret was renewed. */
                "webhook-signature": string;
            };
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "promise.kept";
                    /**
                     * Format: date-time
                     * @description When it was committed.
                     */
                    timestamp: string;
                    /**
                     * @description The same for every try, also as `webhook-id`: by it you know a repetition.
                     * @example evt_01
                     */
                    id: string;
                    /** @example ten_1 */
                    lender: string;
                    /** @enum {string} */
                    mode: "live" | "sandbox";
                    /**
                     * Format: date
                     * @description The lender's day on which it counts.
                     */
                    businessDate: string;
                    data: {
                        /** @example loan_01 */
                        loanId: string;
                        /** @example L-100 */
                        loanExternalId: string;
                        /** @example bor_01 */
                        borrowerId: string;
                        /** @example USD */
                        currency: string;
                        /** @description Minor units of the loan's currency. */
                        pastDueAmount: number;
                        /** @description Minor units of the loan's currency. */
                        principalBalance: number;
                        daysPastDue: number;
                        /** @enum {string} */
                        bucket: "M0" | "M1" | "M2" | "M3" | "M4" | "M5" | "M6" | "M7" | "M7+";
                        /** @description Minor units of the loan's currency. */
                        amount: number;
                        /** @description Minor units of the loan's currency. */
                        paid: number;
                        /** Format: date */
                        madeOn: string;
                        /** Format: date */
                        dueOn: string;
                    };
                };
            };
        };
        responses: {
            /** @description Taken in. */
            204: {
                content?: never;
            };
        };
    };
    "receive.promise.broken": {
        parameters: {
            header: {
                "webhook-id": string;
                /** @description Seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,…` of the Standard Webhooks scheme; two of them for a day after the secret was renewed. */
                "webhook-signature": string;
            };
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "promise.broken";
                    /**
                     * Format: date-time
                     * @description When it was committed.
                     */
                    timestamp: string;
                    /**
                     * @description The same for every try, also as `webhook-id`: by it you know a repetition.
                     * @example evt_01
                     */
                    id: string;
                    /** @example ten_1 */
                    lender: string;
                    /** @enum {string} */
                    mode: "live" | "sandbox";
                    /**
                     * Format: date
                     * @description The lender's day on which it counts.
                     */
                    businessDate: string;
                    data: {
                        /** @example loan_01 */
                        loanId: string;
                        /** @example L-100 */
                        loanExternalId: string;
                        /** @example bor_01 */
                        borrowerId: string;
                        /** @example USD */
                        currency: string;
                        /** @description Minor units of the loan's currency. */
                        pastDueAmount: number;
                        /** @description Minor units of the loan's currency. */
                        principalBalance: number;
                        daysPastDue: number;
                        /** @enum {string} */
                        bucket: "M0" | "M1" | "M2" | "M3" | "M4" | "M5" | "M6" | "M7" | "M7+";
                        /** @description Minor units of the loan's currency. */
                        amount: number;
                        /** @description Minor units of the loan's currency. */
                        paid: number;
                        /** Format: date */
                        madeOn: string;
                        /** Format: date */
                        dueOn: string;
                    };
                };
            };
        };
        responses: {
            /** @description Taken in. */
            204: {
                content?: never;
            };
        };
    };
    "receive.promise.cancelled": {
        parameters: {
            header: {
                "webhook-id": string;
                /** @description Seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,…` of the Standard Webhooks scheme; two of them for a day after the secret was renewed. */
                "webhook-signature": string;
            };
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "promise.cancelled";
                    /**
                     * Format: date-time
                     * @description When it was committed.
                     */
                    timestamp: string;
                    /**
                     * @description The same for every try, also as `webhook-id`: by it you know a repetition.
                     * @example evt_01
                     */
                    id: string;
                    /** @example ten_1 */
                    lender: string;
                    /** @enum {string} */
                    mode: "live" | "sandbox";
                    /**
                     * Format: date
                     * @description The lender's day on which it counts.
                     */
                    businessDate: string;
                    data: {
                        /** @example loan_01 */
                        loanId: string;
                        /** @example L-100 */
                        loanExternalId: string;
                        /** @example bor_01 */
                        borrowerId: string;
                        /** @example USD */
                        currency: string;
                        /** @description Minor units of the loan's currency. */
                        pastDueAmount: number;
                        /** @description Minor units of the loan's currency. */
                        principalBalance: number;
                        daysPastDue: number;
                        /** @enum {string} */
                        bucket: "M0" | "M1" | "M2" | "M3" | "M4" | "M5" | "M6" | "M7" | "M7+";
                        /** @description Minor units of the loan's currency. */
                        amount: number;
                        /** @description Minor units of the loan's currency. */
                        paid: number;
                        /** Format: date */
                        madeOn: string;
                        /** Format: date */
                        dueOn: string;
                    };
                };
            };
        };
        responses: {
            /** @description Taken in. */
            204: {
                content?: never;
            };
        };
    };
    "receive.case.opened": {
        parameters: {
            header: {
                "webhook-id": string;
                /** @description Seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,…` of the Standard Webhooks scheme; two of them for a day after the secret was renewed. */
                "webhook-signature": string;
            };
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "case.opened";
                    /**
                     * Format: date-time
                     * @description When it was committed.
                     */
                    timestamp: string;
                    /**
                     * @description The same for every try, also as `webhook-id`: by it you know a repetition.
                     * @example evt_01
                     */
                    id: string;
                    /** @example ten_1 */
                    lender: string;
                    /** @enum {string} */
                    mode: "live" | "sandbox";
                    /**
                     * Format: date
                     * @description The lender's day on which it counts.
                     */
                    businessDate: string;
                    data: {
                        /**
                         * @description Null where a step of the ladder moved or closed the borrower's case.
                         * @example cas_01
                         */
                        caseId: string | null;
                        /** @example bor_01 */
                        borrowerId: string;
                        /** @example contact */
                        stage: string | null;
                        /**
                         * @description `person:…`, `key:…`, or `step:…` of the policy's ladder.
                         * @example step:call-30
                         */
                        by: string;
                    };
                };
            };
        };
        responses: {
            /** @description Taken in. */
            204: {
                content?: never;
            };
        };
    };
    "receive.case.moved": {
        parameters: {
            header: {
                "webhook-id": string;
                /** @description Seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,…` of the Standard Webhooks scheme; two of them for a day after the secret was renewed. */
                "webhook-signature": string;
            };
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "case.moved";
                    /**
                     * Format: date-time
                     * @description When it was committed.
                     */
                    timestamp: string;
                    /**
                     * @description The same for every try, also as `webhook-id`: by it you know a repetition.
                     * @example evt_01
                     */
                    id: string;
                    /** @example ten_1 */
                    lender: string;
                    /** @enum {string} */
                    mode: "live" | "sandbox";
                    /**
                     * Format: date
                     * @description The lender's day on which it counts.
                     */
                    businessDate: string;
                    data: {
                        /**
                         * @description Null where a step of the ladder moved or closed the borrower's case.
                         * @example cas_01
                         */
                        caseId: string | null;
                        /** @example bor_01 */
                        borrowerId: string;
                        /** @example contact */
                        stage: string | null;
                        /**
                         * @description `person:…`, `key:…`, or `step:…` of the policy's ladder.
                         * @example step:call-30
                         */
                        by: string;
                    };
                };
            };
        };
        responses: {
            /** @description Taken in. */
            204: {
                content?: never;
            };
        };
    };
    "receive.case.closed": {
        parameters: {
            header: {
                "webhook-id": string;
                /** @description Seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,…` of the Standard Webhooks scheme; two of them for a day after the secret was renewed. */
                "webhook-signature": string;
            };
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "case.closed";
                    /**
                     * Format: date-time
                     * @description When it was committed.
                     */
                    timestamp: string;
                    /**
                     * @description The same for every try, also as `webhook-id`: by it you know a repetition.
                     * @example evt_01
                     */
                    id: string;
                    /** @example ten_1 */
                    lender: string;
                    /** @enum {string} */
                    mode: "live" | "sandbox";
                    /**
                     * Format: date
                     * @description The lender's day on which it counts.
                     */
                    businessDate: string;
                    data: {
                        /**
                         * @description Null where a step of the ladder moved or closed the borrower's case.
                         * @example cas_01
                         */
                        caseId: string | null;
                        /** @example bor_01 */
                        borrowerId: string;
                        /** @example contact */
                        stage: string | null;
                        /**
                         * @description `person:…`, `key:…`, or `step:…` of the policy's ladder.
                         * @example step:call-30
                         */
                        by: string;
                    };
                };
            };
        };
        responses: {
            /** @description Taken in. */
            204: {
                content?: never;
            };
        };
    };
    "receive.notice.sent": {
        parameters: {
            header: {
                "webhook-id": string;
                /** @description Seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,…` of the Standard Webhooks scheme; two of them for a day after the secret was renewed. */
                "webhook-signature": string;
            };
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "notice.sent";
                    /**
                     * Format: date-time
                     * @description When it was committed.
                     */
                    timestamp: string;
                    /**
                     * @description The same for every try, also as `webhook-id`: by it you know a repetition.
                     * @example evt_01
                     */
                    id: string;
                    /** @example ten_1 */
                    lender: string;
                    /** @enum {string} */
                    mode: "live" | "sandbox";
                    /**
                     * Format: date
                     * @description The lender's day on which it counts.
                     */
                    businessDate: string;
                    data: {
                        /** @example ntc_01 */
                        noticeId: string;
                        /** @example loan_01 */
                        loanId: string;
                        /** @example bor_01 */
                        borrowerId: string;
                        /** @example notice-1 */
                        step: string;
                        /** @example email */
                        channel: string;
                        /** @enum {string} */
                        state: "planned" | "deferred" | "sending" | "sent" | "delivered" | "unconfirmed" | "to-print" | "suppressed" | "cancelled" | "denied" | "failed";
                        failure: string | null;
                    };
                };
            };
        };
        responses: {
            /** @description Taken in. */
            204: {
                content?: never;
            };
        };
    };
    "receive.notice.delivered": {
        parameters: {
            header: {
                "webhook-id": string;
                /** @description Seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,…` of the Standard Webhooks scheme; two of them for a day after the secret was renewed. */
                "webhook-signature": string;
            };
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "notice.delivered";
                    /**
                     * Format: date-time
                     * @description When it was committed.
                     */
                    timestamp: string;
                    /**
                     * @description The same for every try, also as `webhook-id`: by it you know a repetition.
                     * @example evt_01
                     */
                    id: string;
                    /** @example ten_1 */
                    lender: string;
                    /** @enum {string} */
                    mode: "live" | "sandbox";
                    /**
                     * Format: date
                     * @description The lender's day on which it counts.
                     */
                    businessDate: string;
                    data: {
                        /** @example ntc_01 */
                        noticeId: string;
                        /** @example loan_01 */
                        loanId: string;
                        /** @example bor_01 */
                        borrowerId: string;
                        /** @example notice-1 */
                        step: string;
                        /** @example email */
                        channel: string;
                        /** @enum {string} */
                        state: "planned" | "deferred" | "sending" | "sent" | "delivered" | "unconfirmed" | "to-print" | "suppressed" | "cancelled" | "denied" | "failed";
                        failure: string | null;
                    };
                };
            };
        };
        responses: {
            /** @description Taken in. */
            204: {
                content?: never;
            };
        };
    };
    "receive.notice.failed": {
        parameters: {
            header: {
                "webhook-id": string;
                /** @description Seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,…` of the Standard Webhooks scheme; two of them for a day after the secret was renewed. */
                "webhook-signature": string;
            };
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "notice.failed";
                    /**
                     * Format: date-time
                     * @description When it was committed.
                     */
                    timestamp: string;
                    /**
                     * @description The same for every try, also as `webhook-id`: by it you know a repetition.
                     * @example evt_01
                     */
                    id: string;
                    /** @example ten_1 */
                    lender: string;
                    /** @enum {string} */
                    mode: "live" | "sandbox";
                    /**
                     * Format: date
                     * @description The lender's day on which it counts.
                     */
                    businessDate: string;
                    data: {
                        /** @example ntc_01 */
                        noticeId: string;
                        /** @example loan_01 */
                        loanId: string;
                        /** @example bor_01 */
                        borrowerId: string;
                        /** @example notice-1 */
                        step: string;
                        /** @example email */
                        channel: string;
                        /** @enum {string} */
                        state: "planned" | "deferred" | "sending" | "sent" | "delivered" | "unconfirmed" | "to-print" | "suppressed" | "cancelled" | "denied" | "failed";
                        failure: string | null;
                    };
                };
            };
        };
        responses: {
            /** @description Taken in. */
            204: {
                content?: never;
            };
        };
    };
    "receive.import.finished": {
        parameters: {
            header: {
                "webhook-id": string;
                /** @description Seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,…` of the Standard Webhooks scheme; two of them for a day after the secret was renewed. */
                "webhook-signature": string;
            };
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "import.finished";
                    /**
                     * Format: date-time
                     * @description When it was committed.
                     */
                    timestamp: string;
                    /**
                     * @description The same for every try, also as `webhook-id`: by it you know a repetition.
                     * @example evt_01
                     */
                    id: string;
                    /** @example ten_1 */
                    lender: string;
                    /** @enum {string} */
                    mode: "live" | "sandbox";
                    /**
                     * Format: date
                     * @description The lender's day on which it counts.
                     */
                    businessDate: string;
                    data: {
                        /** @example imp_1 */
                        importId: string;
                        /** @example loans */
                        kind: string;
                        dryRun: boolean;
                        rowsAccepted: number;
                        rowsRejected: number;
                    };
                };
            };
        };
        responses: {
            /** @description Taken in. */
            204: {
                content?: never;
            };
        };
    };
    "receive.export.finished": {
        parameters: {
            header: {
                "webhook-id": string;
                /** @description Seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,…` of the Standard Webhooks scheme; two of them for a day after the secret was renewed. */
                "webhook-signature": string;
            };
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "export.finished";
                    /**
                     * Format: date-time
                     * @description When it was committed.
                     */
                    timestamp: string;
                    /**
                     * @description The same for every try, also as `webhook-id`: by it you know a repetition.
                     * @example evt_01
                     */
                    id: string;
                    /** @example ten_1 */
                    lender: string;
                    /** @enum {string} */
                    mode: "live" | "sandbox";
                    /**
                     * Format: date
                     * @description The lender's day on which it counts.
                     */
                    businessDate: string;
                    data: {
                        /** @example exp_1 */
                        exportId: string;
                        /** @example exs_1 */
                        scheduleId: string | null;
                        /** @example loans */
                        kind: string;
                        /** @example csv */
                        format: string;
                        rows: number;
                        bytes: number;
                    };
                };
            };
        };
        responses: {
            /** @description Taken in. */
            204: {
                content?: never;
            };
        };
    };
    "receive.scan.finished": {
        parameters: {
            header: {
                "webhook-id": string;
                /** @description Seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,…` of the Standard Webhooks scheme; two of them for a day after the secret was renewed. */
                "webhook-signature": string;
            };
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "scan.finished";
                    /**
                     * Format: date-time
                     * @description When it was committed.
                     */
                    timestamp: string;
                    /**
                     * @description The same for every try, also as `webhook-id`: by it you know a repetition.
                     * @example evt_01
                     */
                    id: string;
                    /** @example ten_1 */
                    lender: string;
                    /** @enum {string} */
                    mode: "live" | "sandbox";
                    /**
                     * Format: date
                     * @description The lender's day on which it counts.
                     */
                    businessDate: string;
                    data: {
                        partition: number;
                        partitionCount: number;
                    };
                };
            };
        };
        responses: {
            /** @description Taken in. */
            204: {
                content?: never;
            };
        };
    };
    "receive.policy.effective": {
        parameters: {
            header: {
                "webhook-id": string;
                /** @description Seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,…` of the Standard Webhooks scheme; two of them for a day after the secret was renewed. */
                "webhook-signature": string;
            };
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "policy.effective";
                    /**
                     * Format: date-time
                     * @description When it was committed.
                     */
                    timestamp: string;
                    /**
                     * @description The same for every try, also as `webhook-id`: by it you know a repetition.
                     * @example evt_01
                     */
                    id: string;
                    /** @example ten_1 */
                    lender: string;
                    /** @enum {string} */
                    mode: "live" | "sandbox";
                    /**
                     * Format: date
                     * @description The lender's day on which it counts.
                     */
                    businessDate: string;
                    data: {
                        version: number;
                        before: number;
                        partition: number;
                    };
                };
            };
        };
        responses: {
            /** @description Taken in. */
            204: {
                content?: never;
            };
        };
    };
}
export type ProblemCode =
    | "access-token.scope_invalid"
    | "access.address_not_allowed"
    | "access.cross_origin"
    | "access.denied"
    | "access.key_expired"
    | "access.key_replaced"
    | "access.key_revoked"
    | "access.no_tenant"
    | "access.tenant_suspended"
    | "access.unauthenticated"
    | "api-key.address_invalid"
    | "api-key.beyond_own"
    | "api-key.expires_in_past"
    | "api-key.invalid"
    | "api-key.name_missing"
    | "api-key.not_found"
    | "api-key.too_many_addresses"
    | "api-key.unknown_scope"
    | "apr.flows_out_of_order"
    | "apr.no_advance"
    | "apr.no_payment"
    | "apr.no_rate"
    | "apr.rate_out_of_range"
    | "apr.too_many_flows"
    | "behaviour.invalid"
    | "behaviour.not_found"
    | "borrower.no_such_address"
    | "borrower.not_found"
    | "bucket.day_invalid"
    | "bucket.empty"
    | "bucket.gap"
    | "bucket.name_repeated"
    | "bucket.not_from_zero"
    | "bucket.not_open_ended"
    | "bucket.overlap"
    | "case.already_open"
    | "case.closed"
    | "case.not_found"
    | "case.person_needed"
    | "case.unchanged"
    | "choice.changed"
    | "choice.hours_empty"
    | "choice.hours_too_short"
    | "classification.class_unknown"
    | "classification.scheme_flawed"
    | "classification.scheme_unknown"
    | "clock.goes_forward_only"
    | "clock.moving"
    | "clock.too_far"
    | "contact.external_id_reused"
    | "contact.in_future"
    | "contact.permit_differs"
    | "contact.permit_expired"
    | "contact.permit_not_found"
    | "contact.permit_used"
    | "deletion.name_differs"
    | "deletion.not_asked"
    | "deletion.under_way"
    | "delinquency.history_backwards"
    | "delinquency.history_too_long"
    | "delinquency.in_future"
    | "delinquency.range_too_wide"
    | "delinquency.unknown_then"
    | "event.not_found"
    | "event.replay_too_long"
    | "explanation.not_found"
    | "export.days_reversed"
    | "export.in_future"
    | "export.invalid"
    | "export.link_expired"
    | "export.link_invalid"
    | "export.not_found"
    | "export.not_ready"
    | "export.option_not_of_kind"
    | "export.removed"
    | "export.schedule_not_found"
    | "export.too_many"
    | "export.too_many_schedules"
    | "flag.ends_too_early"
    | "flag.not_found"
    | "hold.end_missing"
    | "hold.ended"
    | "hold.ends_before_it_begins"
    | "hold.from_in_past"
    | "hold.not_found"
    | "hold.stops_nothing"
    | "import.file_present"
    | "import.mapping_not_found"
    | "import.mapping_of_other_kind"
    | "import.not_found"
    | "import.not_repeatable"
    | "import.tolerance_invalid"
    | "loan.amount_too_large"
    | "loan.convention_invalid"
    | "loan.disbursement_after_last_due"
    | "loan.disbursements_mismatch"
    | "loan.disbursements_out_of_order"
    | "loan.due_dates_collide"
    | "loan.first_due_before_disbursement"
    | "loan.grace_too_long"
    | "loan.installment_below_interest"
    | "loan.installment_mismatch"
    | "loan.installment_multiple_too_large"
    | "loan.not_found"
    | "loan.opening_beyond_tolerance"
    | "loan.opening_in_future"
    | "loan.opening_overpaid"
    | "loan.principal_too_small"
    | "loan.rate_above_ceiling"
    | "loan.schedule_exists"
    | "loan.schedule_mismatch"
    | "loan.schedule_missing"
    | "loan.schedule_not_derivable"
    | "loan.schedule_too_long"
    | "loan.single_has_one_installment"
    | "loan.terms_differ"
    | "modification.beyond_owed"
    | "modification.borrowers_differ"
    | "modification.charged_off"
    | "modification.currencies_differ"
    | "modification.depended_on"
    | "modification.due_dates_collide"
    | "modification.due_too_early"
    | "modification.installment_not_reachable"
    | "modification.loan_too_young"
    | "modification.no_installments_left"
    | "modification.no_schedule"
    | "modification.not_past_due"
    | "modification.nothing_owed"
    | "modification.nothing_to_capitalize"
    | "modification.nothing_to_undo"
    | "modification.rate_not_lower"
    | "modification.settlement_not_less"
    | "modification.superseded"
    | "modification.terms_missing"
    | "modification.too_few_loans"
    | "modification.too_few_payments"
    | "modification.too_often"
    | "notice.letterhead_missing"
    | "notice.not_found"
    | "notice.not_unconfirmed"
    | "notice.nothing_to_print"
    | "payment.already_reversed"
    | "payment.amount_not_positive"
    | "payment.amount_not_readable"
    | "payment.covered_by_opening"
    | "payment.dismissed"
    | "payment.external_id_reused"
    | "payment.not_found"
    | "payment.not_reversible"
    | "payment.paid_before_disbursement"
    | "payment.paid_in_future"
    | "payment.returned"
    | "payment.split_currency_differs"
    | "payment.split_loan_twice"
    | "payment.split_not_whole"
    | "payment.unmatched_not_found"
    | "payment.unmatched_resolved"
    | "policy.draft_changed"
    | "policy.four_eyes"
    | "policy.invalid"
    | "policy.not_draft"
    | "policy.not_found"
    | "policy.not_submitted"
    | "policy.person_needed"
    | "policy.settled"
    | "promise.already_open"
    | "promise.due_in_past"
    | "promise.due_too_far"
    | "promise.more_than_owed"
    | "promise.not_found"
    | "promise.nothing_owed"
    | "promise.settled"
    | "promise.too_many"
    | "provider.changed"
    | "provider.invalid"
    | "provider.not_found"
    | "provider.signature_invalid"
    | "provider.trial_address"
    | "reconciliation.not_found"
    | "reconciliation.under_way"
    | "report.in_future"
    | "report.period_wrong"
    | "representative.confirmed"
    | "representative.invalid"
    | "request.conflict"
    | "request.fault"
    | "request.in_progress"
    | "request.invalid"
    | "request.key_reused"
    | "request.malformed"
    | "request.not_found"
    | "request.outage"
    | "request.rate_limited"
    | "request.too_large"
    | "request.unsupported_type"
    | "sandbox.book_kept"
    | "sandbox.only"
    | "sandbox.reset_under_way"
    | "scan.dead_letter_not_found"
    | "simulation.from_out_of_range"
    | "simulation.not_found"
    | "simulation.under_way"
    | "subscription.changed"
    | "subscription.invalid"
    | "subscription.name_missing"
    | "subscription.not_found"
    | "subscription.off"
    | "subscription.too_many"
    | "subscription.type_unknown"
    | "subscription.types_missing"
    | "subscription.url_not_public"
    | "suppression.not_found"
    | "suppression.stop_is_theirs"
    | "task.call_asked_already"
    | "task.call_day_out_of_range"
    | "task.call_hours_out_of_range"
    | "task.due_out_of_range"
    | "task.no_loan"
    | "task.not_found"
    | "task.person_unknown"
    | "task.settled"
    | "template.changed"
    | "template.invalid"
    | "template.not_found"
    | "tenant.clock_only_in_sandbox"
    | "tenant.currency_unknown"
    | "tenant.timezone_unknown"
    | "webhook.api_url_not_public"
    | "webhook.currency_invalid"
    | "webhook.description_invalid"
    | "webhook.description_not_asked"
    | "webhook.header_invalid"
    | "webhook.kind_twice"
    | "webhook.kind_without_values"
    | "webhook.message_id_too_long"
    | "webhook.method_invalid"
    | "webhook.not_described"
    | "webhook.not_found"
    | "webhook.path_invalid"
    | "webhook.path_too_costly"
    | "webhook.place_invalid"
    | "webhook.secret_invalid"
    | "webhook.secret_missing"
    | "webhook.secret_not_asked"
    | "webhook.secrets_invalid"
    | "webhook.signature_invalid"
    | "webhook.template_unknown"
    | "webhook.template_without_body"
    | "webhook.template_without_place"
    | "webhook.timestamp_not_signed"
    | "webhook.tolerance_out_of_range";
