import { createRoute, z } from "@hono/zod-openapi";
import { assignUnmatched, type NamedLoan } from "../../app/payment/assign-unmatched";
import { dismissUnmatched } from "../../app/payment/dismiss-unmatched";
import { findUnmatched } from "../../app/payment/find-unmatched";
import { Amount, Reason, Reference } from "../../app/payment/payment-fields";
import { returnUnmatched } from "../../app/payment/return-unmatched";
import { splitUnmatched } from "../../app/payment/split-unmatched";
import { suggestMatches } from "../../app/payment/suggest-matches";
import { PARTS_MAX } from "../../domain/payment/split";
import { parsePublicId } from "../../kernel/ids";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { problem, refused } from "../problem";
import { PROBLEMS } from "../problem-codes";
import { PostedPayment, postedAnswer, UnmatchedAnswer, unmatchedAnswer } from "./payment-answer";
import { UnmatchedWithSuggestions, withSuggestions } from "./unmatched-answer";

const params = z.object({ id: z.string().max(40).openapi({ example: "unm_01" }) });

const find = createRoute({
  method: "get",
  path: "/v1/unmatched-payments/{id}",
  operationId: "payment.find-unmatched",
  tags: ["Payments"],
  summary: "One payment without a loan, and which it may be for",
  description:
    "While it waits it comes with suggestions by its reference, its payer's name and its amount, each " +
    "with its reasons. Accept one with an assignment or a split.",
  security: SIGNED_IN,
  request: { params },
  responses: {
    ...answers(200, UnmatchedWithSuggestions, "The payment."),
    ...problems("payment.unmatched_not_found"),
  },
});

const LOAN = {
  loanId: z.string().max(40).optional().openapi({ example: "loan_01" }),
  loanExternalId: Reference.optional().openapi({ example: "L-2018-0001" }),
};
const NAMED_ONCE = {
  path: ["loanExternalId"],
  message: "name the loan once: by loanExternalId or by loanId",
};
type LoanBody = Readonly<{ loanId?: string | undefined; loanExternalId?: string | undefined }>;

function isNamedOnce({ loanId, loanExternalId }: LoanBody): boolean {
  return (loanId === undefined) !== (loanExternalId === undefined);
}

/** An id that is none of ours leads to no partition, and so to `loan.not_found`. */
function namedLoan({ loanId, loanExternalId = "" }: LoanBody): NamedLoan {
  if (loanId === undefined) return { externalId: loanExternalId };
  return { id: parsePublicId("loan", loanId) ?? Number.MAX_SAFE_INTEGER };
}

const Assignment = z.strictObject(LOAN).refine(isNamedOnce, NAMED_ONCE).openapi("Assignment");

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

const Split = z
  .strictObject({
    parts: z
      .array(
        z
          .strictObject({
            ...LOAN,
            amount: Amount.openapi({
              type: "integer",
              minimum: 1,
              description: "In minor units.",
              example: 5_000,
            }),
          })
          .refine(isNamedOnce, NAMED_ONCE),
      )
      .min(2)
      .max(PARTS_MAX),
  })
  .openapi("Split");

const split = createRoute({
  method: "post",
  path: "/v1/unmatched-payments/{id}/split",
  operationId: "payment.split-unmatched",
  tags: ["Payments"],
  summary: "Split a payment over several loans",
  description:
    "Each part is posted to its loan as `<externalId>#1` and so on, and counts from the day of the " +
    "payment. The parts sum exactly to it. What is taken back later is taken back from all loans.",
  security: SIGNED_IN,
  request: {
    params,
    body: jsonBody(Split, {
      parts: [
        { loanExternalId: "L-2026-0001", amount: 7_500 },
        { loanExternalId: "L-2026-0002", amount: 5_050 },
      ],
    }),
  },
  responses: {
    ...answers(200, UnmatchedAnswer, "It is in the ledgers of these loans."),
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
      "payment.split_currency_differs",
      "payment.split_loan_twice",
      "payment.split_not_whole",
    ),
  },
});

const Return = z
  .strictObject({
    reason: Reason.min(1, "is empty").openapi({ example: "The payer is not a borrower of ours" }),
    reference: Reference.nullish().openapi({
      description: "What the payment back is called at your bank.",
      example: "RET-2026-0093",
    }),
  })
  .openapi("PaymentReturn");

const giveBack = createRoute({
  method: "post",
  path: "/v1/unmatched-payments/{id}/return",
  operationId: "payment.return-unmatched",
  tags: ["Payments"],
  summary: "Return a payment to its payer",
  description:
    "Forbear moves no money: the event `payment.returned` tells your own system to send it. From then " +
    "on no loan can have the payment, also not the one that it named.",
  security: SIGNED_IN,
  request: {
    params,
    body: jsonBody(Return, { reason: "The payer is not a borrower of ours" }),
  },
  responses: {
    ...answers(200, UnmatchedAnswer, "The payment, returned."),
    ...problems(
      "request.invalid",
      "request.malformed",
      "request.conflict",
      "payment.unmatched_not_found",
      "payment.unmatched_resolved",
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

/** An id that is none of ours is nobody's. */
const NOBODY = 0;

unmatchedRoutes.openapi(find, async (c) => {
  const ctx = c.get("tenant");
  const found = await findUnmatched(
    ctx,
    parsePublicId("unmatched", c.req.valid("param").id) ?? NOBODY,
  );
  if (!found.ok) return refused(c, found.refusal);
  const payment = found.value;
  const matches = await suggestMatches(ctx, [payment]);
  return c.json(withSuggestions(payment, matches.get(payment.id) ?? []), 200);
});

unmatchedRoutes.openapi(assign, async (c) => {
  const loan = namedLoan(c.req.valid("json"));
  const id = parsePublicId("unmatched", c.req.valid("param").id) ?? NOBODY;
  const assigned = await assignUnmatched(c.get("tenant"), { id, loan });
  if (!assigned.ok) return refused(c, assigned.refusal);
  const { status, loan: after, entry } = assigned.value;
  return c.json(postedAnswer(status, after, entry, null), 200);
});

unmatchedRoutes.openapi(split, async (c) => {
  const id = parsePublicId("unmatched", c.req.valid("param").id) ?? NOBODY;
  const parts = c.req.valid("json").parts.map((part) => {
    return { loan: namedLoan(part), amount: part.amount };
  });
  const done = await splitUnmatched(c.get("tenant"), { id, parts });
  if (done.ok) return c.json(unmatchedAnswer(done.value), 200);
  const { refusal } = done;
  const { code, ...facts } = refusal;
  const part = "part" in refusal ? refusal.part : undefined;
  if (part === undefined) return refused(c, refusal);
  const errors = [{ pointer: `#/parts/${part}`, detail: PROBLEMS[code].title }];
  return problem(c, code, { ...facts, errors });
});

unmatchedRoutes.openapi(giveBack, async (c) => {
  const id = parsePublicId("unmatched", c.req.valid("param").id) ?? NOBODY;
  const { reason, reference = null } = c.req.valid("json");
  const returned = await returnUnmatched(c.get("tenant"), { id, reason, reference });
  return returned.ok ? c.json(unmatchedAnswer(returned.value), 200) : refused(c, returned.refusal);
});

unmatchedRoutes.openapi(dismiss, async (c) => {
  const id = parsePublicId("unmatched", c.req.valid("param").id) ?? NOBODY;
  const reason = c.req.valid("query").reason ?? "";
  const dismissed = await dismissUnmatched(c.get("tenant"), { id, reason });
  return dismissed.ok
    ? c.json(unmatchedAnswer(dismissed.value), 200)
    : refused(c, dismissed.refusal);
});
