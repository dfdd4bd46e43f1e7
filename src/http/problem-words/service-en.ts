/** What to do about each refusal of access, requests and what connects other systems. */
export const SERVICE_EN = {
  "request.invalid":
    "Each entry of `errors` points to a field and says what would fit; correct these.",
  "request.malformed":
    "Send one JSON value. A trailing comma or a shell's quotes are the usual cause.",
  "request.too_large": "Send fewer rows at once, or the whole as a file: `POST /v1/imports`.",
  "request.unsupported_type": "Set `Content-Type: application/json`; files go to `/v1/imports`.",
  "request.not_found":
    "Check verb and path against the reference; an id of another lender looks the same.",
  "request.conflict":
    "Read the object again, decide again, and send it with a new `Idempotency-Key`.",
  "request.key_reused":
    "Make a new key for each new write; keep the old one only to repeat the same body.",
  "request.in_progress": "Wait a second and send the same again: you get the answer of the first.",
  "request.fault": "Send the same again once. If it fails again, tell us the `x-request-id`.",
  "request.outage":
    "Send the same again after `Retry-After` seconds, with the same `Idempotency-Key`.",
  "request.rate_limited":
    "Wait `Retry-After` seconds and spread your calls; send lists of loans in one call.",
  "access.unauthenticated": "Send `Authorization: Bearer fbk_…` with a key that was not revoked.",
  "access.denied":
    "`permission` names what is missing: make a key with that scope, or ask an admin.",
  "access.tenant_suspended": "Nothing works until it is active again; write to us.",
  "access.no_tenant": "Create a lender with this session, or choose one that you are a member of.",
  "access.cross_origin":
    "Call from a server with an API key; a browser elsewhere has no session here.",
  "tenant.currency_unknown": "Use three letters such as `USD`, `EUR`, `CNY`.",
  "tenant.timezone_unknown": "Use a name such as `America/New_York` or `Asia/Shanghai`.",
  "tenant.clock_only_in_sandbox": "Leave `clockOn` out, or use the key of a sandbox.",
  "sandbox.only": "Use the key of a sandbox.",
  "sandbox.book_kept": "Create another sandbox; it can be emptied as often as you like.",
  "sandbox.reset_under_way": "Ask `GET /v1/sandbox/book` until it is done.",
  "behaviour.invalid": "`errors` say which rule of the script cannot be followed.",
  "behaviour.not_found": "Write one with `PUT /v1/sandbox/behaviour`.",
  "clock.goes_forward_only": "Choose a later day, or empty the book and begin at an earlier one.",
  "clock.too_far": "Move 731 days at most, then move again.",
  "clock.moving": "Ask `GET /v1/clock` until `state` is `standing`.",
  "api-key.not_found": "List the keys; one that was revoked stays listed.",
  "api-key.unknown_scope": "Use the scopes that the settings list, or `*` for all.",
  "api-key.beyond_own": "Ask somebody whose role may do it to make the key.",
  "event.not_found":
    "Events are kept for ninety days; check the id, and that a subscription asked for it.",
  "event.replay_too_long": "Replay thirty days, then the next thirty.",
  "subscription.changed": "Read it again and send its `ETag` as `If-Match` with your change.",
  "subscription.invalid": "`errors` point to what is wrong with it; correct these.",
  "subscription.name_missing": "Give it a name that says who listens.",
  "subscription.type_unknown": "Use the types that the chapter Events lists.",
  "subscription.types_missing": "Name at least one type of event.",
  "subscription.url_not_public":
    "Use an https address with a public name; receivers on this machine work locally only.",
  "subscription.not_found": "List the subscriptions; one that was removed is gone with its secret.",
  "subscription.off": "Switch it on with `DELETE /v1/subscriptions/{id}/off`, then try again.",
  "subscription.too_many": "Remove one that is not used, or let one receiver take more types.",
  "webhook.message_id_too_long": "Use an id of at most 200 characters.",
  "webhook.secret_invalid": "Copy it again from the source, whole and without spaces.",
  "webhook.secret_missing": "Copy it from the source's own settings.",
  "webhook.secret_not_asked": "Leave this field out for this source.",
  "webhook.secrets_invalid": "`errors` say which secret is missing or wrong for this source.",
  "webhook.not_found": "List the endpoints; a disabled one takes nothing.",
  "webhook.signature_invalid":
    "Sign the exact bytes you send, with this endpoint's secret and the time of now.",
  "provider.not_found": "List the providers; one that was removed is gone.",
  "provider.invalid": "`errors` point to the settings that are wrong.",
  "provider.changed": "Read it again and send its `ETag` as `If-Match` with your change.",
  "provider.trial_address": "Try an address of the provider's own channel.",
  "provider.signature_invalid":
    "Check that its events secret is the one stored here, and its clock.",
  "template.not_found": "List the templates: each has a name, a channel and a language.",
  "template.invalid": "`errors` say which placeholder is unknown or which words the law wants.",
  "template.changed": "Read it again and send its `ETag` as `If-Match` with your words.",
  "policy.draft_changed": "Read the draft again, bring in your change, and send its new `ETag`.",
  "policy.four_eyes": "Ask a second person who may approve.",
  "policy.invalid":
    "`errors` point into the document; `POST /v1/policies/validate` checks without storing.",
  "policy.not_draft": "Make a new draft from this version.",
  "policy.not_found": "List the versions; their numbers go up from 1.",
  "policy.not_submitted": "Submit it first; then a second person approves it.",
  "policy.person_needed": "Do this on the page of the version, signed in.",
  "policy.settled": "Make a new draft; what was decided stays.",
  "simulation.not_found": "List the simulations of this lender.",
  "simulation.under_way": "Ask for the running one until it is finished.",
  "simulation.from_out_of_range":
    "Choose a day between the first day of the book and today, two years back at most.",
  "reconciliation.not_found": "List the reconciliations of this lender.",
  "reconciliation.under_way": "Ask for the running one until it is finished.",
  "scan.dead_letter_not_found":
    "List the open dead letters; one that was replayed or discarded is closed.",
  "explanation.not_found": "Name the act as the answers do: `notice/ntc_01`, `task/tsk_01`.",
} as const;
