import { createRoute, z } from "@hono/zod-openapi";
import { cancelPromise } from "../../app/promise/cancel";
import { findPromise } from "../../app/promise/find";
import { listPromises } from "../../app/promise/list";
import { makePromise } from "../../app/promise/make";
import type { PromiseToPay } from "../../app/promise/store";
import { Amount, Reason, Reference } from "../../app/payment/payment-fields";
import { PROMISE_DAYS_MAX, PROMISE_STATES } from "../../domain/promise/promise";
import { PARTITION_COUNT_MAX, parsePublicId, publicId } from "../../kernel/ids";
import { decodeCursor, encodeCursor } from "../cursor";
import { Day } from "../fields";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { problem, refused } from "../problem";

const LIMIT_MAX = 200;
const TAGS = ["Promises"];

const PromiseAnswer = z
  .object({
    id: z.string().openapi({ example: "ptp_01" }),
    loanId: z.string().openapi({ example: "loan_01" }),
    borrowerId: z.string().openapi({ example: "bor_01" }),
    state: z.enum(PROMISE_STATES),
    amount: z.int(),
    currency: z.string().openapi({ example: "USD" }),
    promisedOn: z.iso.date().openapi({ description: "The business date on which it was made." }),
    dueOn: z.iso.date().openapi({ description: "The last day on which a payment counts." }),
    paid: z.int().openapi({
      description:
        "What came in towards it: payments told after it was made and effective from `promisedOn` " +
        "through `dueOn`, without those that were reversed or charged back.",
    }),
    settledOn: z.iso.date().nullable().openapi({
      description: "The day of the payment that kept it, the day after `dueOn`, or of its end.",
    }),
    note: z.string().nullable(),
    madeBy: z.string().openapi({ description: "As the audit log writes it." }),
    cancelledBy: z.string().nullable(),
    cancelReason: z.string().nullable(),
    createdAt: z.int(),
    updatedAt: z.int(),
  })
  .openapi("PromiseToPay");

const PromiseList = z
  .object({ promises: z.array(PromiseAnswer), nextCursor: z.string().nullable() })
  .openapi("PromiseList");

const params = z.object({ id: z.string().max(40).openapi({ example: "ptp_01" }) });

const list = createRoute({
  method: "get",
  path: "/v1/promises",
  operationId: "promise.list",
  tags: TAGS,
  summary: "List promises to pay",
  description: "Newest first; the filters narrow each other.",
  security: SIGNED_IN,
  request: {
    query: z.object({
      loanId: z.string().max(40).optional(),
      state: z.enum(PROMISE_STATES).optional(),
      limit: z.coerce.number().int().min(1).max(LIMIT_MAX).default(50),
      cursor: z.string().max(2000).optional(),
    }),
  },
  responses: {
    ...answers(200, PromiseList, "A page of promises; `nextCursor` is null on the last one."),
    ...problems("request.invalid", "loan.not_found"),
  },
});

const find = createRoute({
  method: "get",
  path: "/v1/promises/{id}",
  operationId: "promise.find",
  tags: TAGS,
  summary: "One promise to pay",
  description: "What was promised, what came in towards it, and whether it was kept.",
  security: SIGNED_IN,
  request: { params },
  responses: { ...answers(200, PromiseAnswer, "The promise."), ...problems("promise.not_found") },
});

const Making = z
  .strictObject({
    loanId: z.string().max(40).optional(),
    loanExternalId: Reference.optional(),
    amount: Amount.openapi({ type: "integer", example: 12_500 }),
    dueOn: Day.openapi({ description: "From today to 30 days ahead.", example: "2026-03-20" }),
    note: Reason.optional().openapi({ example: "gets paid on the 18th" }),
  })
  .refine(
    ({ loanId, loanExternalId }) => (loanId === undefined) !== (loanExternalId === undefined),
    { path: ["loanId"], message: "name the loan by `loanId` or by `loanExternalId`" },
  )
  .openapi("PromiseMaking");

const EXAMPLE = {
  loanExternalId: "L-2026-0001",
  amount: 12_500,
  dueOn: "2026-03-20",
  note: "gets paid on the 18th",
};

const make = createRoute({
  method: "post",
  path: "/v1/promises",
  operationId: "promise.make",
  tags: TAGS,
  summary: "Record a promise to pay",
  description:
    `What the borrower promises today, to be paid within ${PROMISE_DAYS_MAX} days at most. A loan has ` +
    "one open promise at a time. Payments keep it when they come to its amount in time; from the " +
    "day after `dueOn` on it is broken, and a step of the policy may wait for that. Letters and " +
    "steps go on meanwhile unless their condition asks `loan.openPromise`.",
  security: SIGNED_IN,
  request: { body: jsonBody(Making, EXAMPLE) },
  responses: {
    ...answers(201, PromiseAnswer, "The promise."),
    ...problems(
      "request.invalid",
      "request.malformed",
      "request.conflict",
      "loan.not_found",
      "promise.already_open",
      "promise.due_in_past",
      "promise.due_too_far",
      "promise.more_than_owed",
      "promise.nothing_owed",
      "promise.too_many",
    ),
  },
});

const Cancellation = z
  .strictObject({ reason: Reason.min(1, "is empty").openapi({ example: "recorded twice" }) })
  .openapi("PromiseCancellation");

const cancel = createRoute({
  method: "post",
  path: "/v1/promises/{id}/cancellation",
  operationId: "promise.cancel",
  tags: TAGS,
  summary: "Cancel a promise to pay",
  description: "Nobody waits for it any more, and it is not broken. It is kept with the reason.",
  security: SIGNED_IN,
  request: { params, body: jsonBody(Cancellation) },
  responses: {
    ...answers(200, PromiseAnswer, "The promise, cancelled."),
    ...problems(
      "request.invalid",
      "request.malformed",
      "request.conflict",
      "promise.not_found",
      "promise.settled",
    ),
  },
});

/** The partitions' places: as many as a tenant may have partitions, each a sequence number. */
const PromisePlaceSchema = z.array(z.int().min(0)).max(PARTITION_COUNT_MAX);

export const promiseRoutes = newApi();

promiseRoutes.openapi(list, async (c) => {
  const { loanId, state, limit, cursor } = c.req.valid("query");
  const loan = loanId === undefined ? null : parsePublicId("loan", loanId);
  if (loan === undefined) return problem(c, "loan.not_found");
  const after = cursor === undefined ? null : decodeCursor(cursor, PromisePlaceSchema);
  if (after === undefined) {
    const detail = "is not a cursor of this list; leave it out to start again";
    return problem(c, "request.invalid", { errors: [{ pointer: "query:cursor", detail }] });
  }
  const query = { limit, after, state: state ?? null, loanId: loan };
  const found = await listPromises(c.get("tenant"), query);
  if (!found.ok) return refused(c, found.refusal);
  const { promises, next } = found.value;
  return c.json({ promises: promises.map(toAnswer), nextCursor: next && encodeCursor(next) }, 200);
});

promiseRoutes.openapi(find, async (c) => {
  const id = parsePublicId("promise", c.req.valid("param").id);
  if (id === undefined) return problem(c, "promise.not_found");
  const found = await findPromise(c.get("tenant"), id);
  return found.ok ? c.json(toAnswer(found.value), 200) : refused(c, found.refusal);
});

promiseRoutes.openapi(make, async (c) => {
  const { loanId, loanExternalId = "", amount, dueOn, note } = c.req.valid("json");
  const id = loanId === undefined ? undefined : parsePublicId("loan", loanId);
  if (loanId !== undefined && id === undefined) return problem(c, "loan.not_found");
  const loan = id === undefined ? { externalId: loanExternalId } : { id };
  const made = await makePromise(c.get("tenant"), { loan, amount, dueOn, note: note || null });
  return made.ok ? c.json(toAnswer(made.value), 201) : refused(c, made.refusal);
});

promiseRoutes.openapi(cancel, async (c) => {
  const id = parsePublicId("promise", c.req.valid("param").id);
  if (id === undefined) return problem(c, "promise.not_found");
  const { reason } = c.req.valid("json");
  const cancelled = await cancelPromise(c.get("tenant"), { id, reason });
  return cancelled.ok ? c.json(toAnswer(cancelled.value), 200) : refused(c, cancelled.refusal);
});

function toAnswer(one: PromiseToPay): z.input<typeof PromiseAnswer> {
  const { version: _, promise: __, afterEntry: ___, stoodOn: ____, madeOn, ...rest } = one;
  return {
    ...rest,
    id: publicId("promise", one.id),
    loanId: publicId("loan", one.loanId),
    borrowerId: publicId("borrower", one.borrowerId),
    promisedOn: madeOn,
  };
}
