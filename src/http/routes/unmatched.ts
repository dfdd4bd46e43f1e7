import { createRoute, z } from "@hono/zod-openapi";
import { assignUnmatched } from "../../app/payment/assign-unmatched";
import { dismissUnmatched } from "../../app/payment/dismiss-unmatched";
import { listUnmatched } from "../../app/payment/list-unmatched";
import { Reason, Reference } from "../../app/payment/payment-fields";
import { parsePublicId } from "../../kernel/ids";
import { decodeCursor, encodeCursor } from "../cursor";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { problem, refused } from "../problem";
import { PostedPayment, postedAnswer, UnmatchedAnswer, unmatchedAnswer } from "./payment-answer";

const LIMIT_MAX = 200;

/** Where a page of the list ends; also what the dashboard's cursor holds. */
export const UnmatchedPlace = z.object({
  loanExternalId: z.string().max(400),
  id: z.int().min(0),
});

const UnmatchedList = z
  .object({
    payments: z.array(UnmatchedAnswer),
    total: z.int().openapi({ description: "How many wait in all." }),
    nextCursor: z.string().nullable(),
  })
  .openapi("UnmatchedPaymentList");

const list = createRoute({
  method: "get",
  path: "/v1/unmatched-payments",
  operationId: "payment.list-unmatched",
  tags: ["Payments"],
  summary: "List payments that wait for a loan",
  description: "By the loan reference they name, so that what belongs together stands together.",
  security: SIGNED_IN,
  request: {
    query: z.object({
      limit: z.coerce.number().int().min(1).max(LIMIT_MAX).default(50),
      cursor: z.string().max(2000).optional(),
    }),
  },
  responses: {
    ...answers(200, UnmatchedList, "A page; `nextCursor` is null on the last one."),
    ...problems("request.invalid"),
  },
});

const params = z.object({ id: z.string().max(40).openapi({ example: "unm_01" }) });

const Assignment = z
  .strictObject({
    loanId: z.string().max(40).optional().openapi({ example: "loan_01" }),
    loanExternalId: Reference.optional().openapi({ example: "L-2018-0001" }),
  })
  .refine(
    ({ loanId, loanExternalId }) => (loanId === undefined) !== (loanExternalId === undefined),
    {
      path: ["loanExternalId"],
      message: "name the loan once: by loanExternalId or by loanId",
    },
  )
  .openapi("Assignment");

const assign = createRoute({
  method: "post",
  path: "/v1/unmatched-payments/{id}/assignment",
  operationId: "payment.assign-unmatched",
  tags: ["Payments"],
  summary: "Say which loan a payment is for",
  description: "Posts it to that loan. It counts from the day it was paid.",
  security: SIGNED_IN,
  request: { params, body: jsonBody(Assignment, { loanExternalId: "L-2026-0001" }) },
  responses: {
    ...answers(200, PostedPayment, "It is in the ledger of that loan."),
    ...problems(
      "request.invalid",
      "request.malformed",
      "request.conflict",
      "loan.not_found",
      "payment.unmatched_not_found",
      "payment.unmatched_resolved",
      "payment.amount_not_readable",
      "payment.external_id_reused",
      "payment.covered_by_opening",
      "payment.paid_before_disbursement",
    ),
  },
});

const dismiss = createRoute({
  method: "delete",
  path: "/v1/unmatched-payments/{id}",
  operationId: "payment.dismiss-unmatched",
  tags: ["Payments"],
  summary: "Take an unmatched payment off the list",
  description:
    "For one that is not ours. It is kept with the reason, and its reference stays used.",
  security: SIGNED_IN,
  request: { params, query: z.object({ reason: Reason.optional() }) },
  responses: {
    ...answers(200, UnmatchedAnswer, "The payment, dismissed."),
    ...problems("request.conflict", "payment.unmatched_not_found", "payment.unmatched_resolved"),
  },
});

export const unmatchedRoutes = newApi();

unmatchedRoutes.openapi(list, async (c) => {
  const { limit, cursor } = c.req.valid("query");
  const after = cursor === undefined ? null : decodeCursor(cursor, UnmatchedPlace);
  if (after === undefined) {
    const detail = "is not a cursor of this list; leave it out to start again";
    return problem(c, "request.invalid", { errors: [{ pointer: "query:cursor", detail }] });
  }
  const { payments, total, next } = await listUnmatched(c.get("tenant"), { limit, after });
  const nextCursor = next && encodeCursor(next);
  return c.json({ payments: payments.map(unmatchedAnswer), total, nextCursor }, 200);
});

unmatchedRoutes.openapi(assign, async (c) => {
  const { loanId, loanExternalId = "" } = c.req.valid("json");
  const id = parsePublicId("unmatched", c.req.valid("param").id);
  if (id === undefined) return problem(c, "payment.unmatched_not_found");
  const named = loanId === undefined ? undefined : parsePublicId("loan", loanId);
  if (loanId !== undefined && named === undefined) return problem(c, "loan.not_found");
  const loan = named === undefined ? { externalId: loanExternalId } : { id: named };
  const assigned = await assignUnmatched(c.get("tenant"), { id, loan });
  if (!assigned.ok) return refused(c, assigned.refusal);
  const { status, loan: after, entry } = assigned.value;
  return c.json(postedAnswer(status, after, entry, null), 200);
});

unmatchedRoutes.openapi(dismiss, async (c) => {
  const id = parsePublicId("unmatched", c.req.valid("param").id);
  if (id === undefined) return problem(c, "payment.unmatched_not_found");
  const reason = c.req.valid("query").reason ?? "";
  const dismissed = await dismissUnmatched(c.get("tenant"), { id, reason });
  return dismissed.ok
    ? c.json(unmatchedAnswer(dismissed.value), 200)
    : refused(c, dismissed.refusal);
});
