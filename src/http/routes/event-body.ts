import { z } from "@hono/zod-openapi";
import { BUCKETS } from "../../domain/delinquency/bucket";
import { EVENT_TYPES, type EventType } from "../../domain/event/event";
import { NOTICE_STATES } from "../../domain/notice/state";

const Money = z.int().openapi({ description: "Minor units of the loan's currency." });
const Bucket = z.enum(BUCKETS);
const id = (example: string) => z.string().openapi({ example });

const LOAN = {
  loanId: id("loan_01"),
  loanExternalId: id("L-100"),
  borrowerId: id("bor_01"),
  currency: z.string().openapi({ example: "USD" }),
  pastDueAmount: Money,
  principalBalance: Money,
  daysPastDue: z.int().min(0),
  bucket: Bucket,
};
const PAYMENT = {
  ...LOAN,
  amount: Money,
  externalId: z.string().nullable().openapi({ example: "P-1" }),
  effectiveOn: z.iso.date(),
};
const PROMISE = {
  ...LOAN,
  amount: Money,
  paid: Money,
  madeOn: z.iso.date(),
  dueOn: z.iso.date(),
};
const CASE = {
  caseId: z.string().nullable().openapi({
    example: "cas_01",
    description: "Null where a step of the ladder moved or closed the borrower's case.",
  }),
  borrowerId: id("bor_01"),
  stage: z.string().nullable().openapi({ example: "contact" }),
  by: z.string().openapi({
    example: "step:call-30",
    description: "`person:…`, `key:…`, or `step:…` of the policy's ladder.",
  }),
};
const NOTICE = {
  noticeId: id("ntc_01"),
  loanId: id("loan_01"),
  borrowerId: id("bor_01"),
  step: z.string().openapi({ example: "notice-1" }),
  channel: z.string().openapi({ example: "email" }),
  state: z.enum(NOTICE_STATES),
  failure: z.string().nullable(),
};

/** What `data` is for each type; strict, so that what is sent is what is documented. */
export const EVENT_DATA: Readonly<Record<EventType, z.ZodObject>> = {
  "loan.delinquent": z.strictObject({ ...LOAN, pastDueSince: z.iso.date() }),
  "loan.bucket-changed": z.strictObject({ ...LOAN, fromBucket: Bucket, policyVersion: z.int() }),
  "loan.cured": z.strictObject({ ...LOAN, pastDueSince: z.iso.date() }),
  "loan.closed": z.strictObject(LOAN),
  "payment.applied": z.strictObject(PAYMENT),
  "payment.reversed": z.strictObject({ ...PAYMENT, kind: z.enum(["reversal", "chargeback"]) }),
  "payment.returned": z.strictObject({
    paymentId: id("unm_01"),
    externalId: id("P-1"),
    loanExternalId: id("L-100"),
    amount: z.int().nullable().openapi({
      description: "Minor units; null when a file wrote what is no amount in this currency.",
    }),
    currency: z.string().openapi({ example: "USD" }),
    paidOn: z.iso.date(),
    method: z.string().nullable(),
    returnReference: z.string().nullable(),
  }),
  "promise.made": z.strictObject(PROMISE),
  "promise.kept": z.strictObject(PROMISE),
  "promise.broken": z.strictObject(PROMISE),
  "promise.cancelled": z.strictObject(PROMISE),
  "case.opened": z.strictObject(CASE),
  "case.moved": z.strictObject(CASE),
  "case.closed": z.strictObject(CASE),
  "notice.sent": z.strictObject(NOTICE),
  "notice.delivered": z.strictObject(NOTICE),
  "notice.failed": z.strictObject(NOTICE),
  "import.finished": z.strictObject({
    importId: id("imp_1"),
    kind: z.string().openapi({ example: "loans" }),
    dryRun: z.boolean(),
    rowsAccepted: z.int(),
    rowsRejected: z.int(),
  }),
  "export.finished": z.strictObject({
    exportId: id("exp_1"),
    scheduleId: z.string().nullable().openapi({ example: "exs_1" }),
    kind: z.string().openapi({ example: "loans" }),
    format: z.string().openapi({ example: "csv" }),
    rows: z.int(),
    bytes: z.int(),
  }),
  "scan.finished": z.strictObject({ partition: z.int(), partitionCount: z.int() }),
  "policy.effective": z.strictObject({ version: z.int(), before: z.int(), partition: z.int() }),
};

const WHEN: Readonly<Record<EventType, string>> = {
  "loan.delinquent": "Something of a loan is past due that was current the day before.",
  "loan.bucket-changed": "A loan has moved from one bucket of days past due to another.",
  "loan.cured": "Nothing of a loan is past due any more.",
  "loan.closed": "A loan owes nothing any more.",
  "payment.applied": "Money was posted to a loan.",
  "payment.reversed": "A payment was taken back, by the lender or by the payer's bank.",
  "payment.returned":
    "An officer decided that a payment without a loan goes back to who paid it: send the money.",
  "promise.made": "A borrower has promised to pay.",
  "promise.kept": "What was promised has been paid in time.",
  "promise.broken": "What was promised has not been paid in time.",
  "promise.cancelled": "A promise was taken back.",
  "case.opened": "A borrower's case was opened.",
  "case.moved": "A case has moved to another stage or priority.",
  "case.closed": "A case was closed.",
  "notice.sent": "A provider has taken a letter.",
  "notice.delivered": "A provider told that a letter has arrived.",
  "notice.failed": "A letter could not be sent, or came back.",
  "import.finished": "All rows of a file have been read.",
  "export.finished": "A file that was asked for is ready to be fetched.",
  "scan.finished":
    "A partition of the book stands on this business date; all do when all have told.",
  "policy.effective": "A version of the policy takes effect in a partition of the book.",
};

/** The message of a type, as it is posted. */
function messageSchema(type: EventType) {
  return z
    .object({
      type: z.literal(type),
      timestamp: z.iso.datetime().openapi({ description: "When it was committed." }),
      id: z.string().openapi({
        example: "evt_01",
        description: "The same for every try, also as `webhook-id`: by it you know a repetition.",
      }),
      lender: id("ten_1"),
      mode: z.enum(["live", "sandbox"]),
      businessDate: z.iso.date().openapi({ description: "The lender's day on which it counts." }),
      data: EVENT_DATA[type],
    })
    .openapi({ description: WHEN[type] });
}

const HEADERS = z.object({
  "webhook-id": z.string(),
  "webhook-timestamp": z.string().openapi({ description: "Seconds since 1970." }),
  "webhook-signature": z.string().openapi({
    description:
      "`v1,…` of the Standard Webhooks scheme; two of them for a day after the secret was renewed.",
  }),
});

/** What Forbear posts to a subscription, one entry of the document for each type of event. */
export const EVENT_WEBHOOKS = EVENT_TYPES.map((type) => ({
  method: "post" as const,
  // The name of a webhook in the document.
  path: type,
  operationId: `receive.${type}`,
  tags: ["Events"],
  summary: type,
  // Signed by us; what lets it in is yours to decide.
  security: [],
  description:
    `${WHEN[type]} ` +
    "Posted to every subscription of this type. Answer 2xx within ten seconds; anything else is " +
    "tried again for three days, and 410 ends the subscription.",
  request: {
    headers: HEADERS,
    body: { content: { "application/json": { schema: messageSchema(type) } } },
  },
  responses: { 204: { description: "Taken in." } },
}));
