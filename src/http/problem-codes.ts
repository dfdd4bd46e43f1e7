/**
 * Every refusal that HTTP can answer with: status and title. A code without an entry does not
 * compile. Another tenant's object is `*.not_found`, always.
 */
export const PROBLEMS = {
  "request.invalid": { status: 422, title: "Some fields are not as they should be" },
  "request.malformed": { status: 400, title: "The body is not valid JSON" },
  "request.too_large": { status: 413, title: "The body is too large" },
  "request.unsupported_type": { status: 415, title: "Send this as application/json" },
  "request.not_found": { status: 404, title: "There is nothing here" },
  "request.method_not_allowed": { status: 405, title: "This path does not take that method" },
  "request.conflict": { status: 409, title: "It changed while you wrote; read it again and repeat" },
  "request.key_reused": {
    status: 422,
    title: "This Idempotency-Key came with another body before",
  },
  "request.fault": { status: 500, title: "Something broke on our side; nothing was half done" },
  "request.outage": { status: 503, title: "A part we need is not answering; try again shortly" },
  "request.rate_limited": { status: 429, title: "Too many requests; slow down" },
  "access.unauthenticated": { status: 401, title: "Sign in or send an API key as bearer token" },
  "access.denied": { status: 403, title: "Your role or key does not allow this" },
  "access.tenant_suspended": { status: 403, title: "This lender is suspended" },
  "access.no_tenant": { status: 409, title: "Create a lender first: POST /v1/tenants" },
  "access.cross_origin": { status: 403, title: "A form of another site cannot act here" },
  "tenant.currency_unknown": { status: 422, title: "Not an ISO 4217 currency" },
  "tenant.timezone_unknown": { status: 422, title: "Not an IANA time zone" },
  "tenant.clock_only_in_sandbox": { status: 409, title: "Only a sandbox lender has a test clock" },
  "clock.goes_forward_only": { status: 422, title: "The test clock only moves forward" },
  "clock.too_far": { status: 422, title: "That is further than one move may go" },
  "clock.moving": { status: 409, title: "The clock is still moving; wait until it has arrived" },
  "api-key.not_found": { status: 404, title: "No such API key" },
  "api-key.unknown_scope": { status: 422, title: "Not a scope" },
  "api-key.beyond_own": { status: 403, title: "A key cannot do more than you may" },
  "webhook.not_found": { status: 404, title: "No such webhook endpoint" },
  "webhook.signature_invalid": { status: 401, title: "The signature does not fit the message" },
  "loan.not_found": { status: 404, title: "No such loan" },
  "borrower.not_found": { status: 404, title: "No such borrower" },
  "notice.not_found": { status: 404, title: "No such notice" },
  "import.not_found": { status: 404, title: "No such import" },
  "scan.dead_letter_not_found": { status: 404, title: "No such dead letter" },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;
