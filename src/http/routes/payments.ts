import { createRoute, z } from "@hono/zod-openapi";
import { findPayment } from "../../app/payment/find";
import type { PaymentInput } from "../../app/payment/outcome";
import { Amount, Method, PaidOn, Reason, Reference } from "../../app/payment/payment-fields";
import { PAYMENTS_MAX, postPayment, postPayments } from "../../app/payment/post";
import { reversePayment } from "../../app/payment/reverse";
import { parsePublicId } from "../../kernel/ids";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { invalid, problem, refused } from "../problem";
import {
  foundAnswer,
  KeptPayment,
  PostedPayment,
  RefusedPayment,
  resultAnswer,
  reversedAnswer,
  UnmatchedAnswer,
} from "./payment-answer";

const PaymentBody = z
  .strictObject({
    externalId: Reference.openapi({
      description: "Your reference. Sending it again changes nothing, so a retry is safe.",
      example: "core-7731",
    }),
    loanId: z.string().max(40).optional().openapi({ example: "loan_01" }),
    loanExternalId: Reference.optional().openapi({
      description:
        "Either this or `loanId`. When we do not know the loan, the payment waits for it.",
      example: "L-2018-0001",
    }),
    amount: Amount.openapi({
      type: "integer",
      minimum: 1,
      description: "In minor units of the loan's currency.",
      example: 12_550,
    }),
    paidOn: PaidOn.openapi({ type: "string", format: "date", example: "2026-03-14" }),
    method: Method.nullish().openapi({ example: "bank-transfer" }),
  })
  .refine(
    ({ loanId, loanExternalId }) => (loanId === undefined) !== (loanExternalId === undefined),
    {
      path: ["loanExternalId"],
      message: "name the loan once: by loanExternalId or by loanId",
    },
  )
  .openapi("Payment");
type PaymentBody = z.output<typeof PaymentBody>;

const PaymentsBody = z
  .strictObject({ payments: z.array(PaymentBody).min(1).max(PAYMENTS_MAX) })
  .openapi("Payments");

const Results = z
  .object({ results: z.array(z.union([PostedPayment, KeptPayment, RefusedPayment])) })
  .openapi("PaymentResults", { description: "One result for each payment, in order." });

const post = createRoute({
  method: "post",
  path: "/v1/payments",
  operationId: "payment.post",
  tags: ["Payments"],
  summary: "Post payments",
  description:
    "One payment, or up to 500 as `payments`. A single one answers 201 when it is posted, 200 when " +
    "it was posted before, 202 when it waits for its loan, else a problem. Several answer 200 with " +
    "one result for each. A payment counts from `paidOn`, also when that lies back.",
  security: SIGNED_IN,
  request: { body: jsonBody(z.union([PaymentBody, PaymentsBody])) },
  responses: {
    ...answers(200, z.union([PostedPayment, Results]), "Posted before; or the results of several."),
    ...answers(201, PostedPayment, "It is in the ledger, and the loan's numbers count it."),
    ...answers(202, KeptPayment, "It waits for its loan."),
    ...problems(
      "request.invalid",
      "request.malformed",
      "request.conflict",
      "loan.not_found",
      "payment.amount_not_positive",
      "payment.dismissed",
      "payment.external_id_reused",
      "payment.covered_by_opening",
      "payment.paid_before_disbursement",
      "payment.paid_in_future",
    ),
  },
});

const params = z.object({ externalId: z.string().min(1).max(200) });

const find = createRoute({
  method: "get",
  path: "/v1/payments/{externalId}",
  operationId: "payment.find",
  tags: ["Payments"],
  summary: "Where a payment stands",
  description:
    "By the reference it came with: posted, reversed, waiting for its loan, or dismissed.",
  security: SIGNED_IN,
  request: { params },
  responses: {
    ...answers(200, z.union([PostedPayment, UnmatchedAnswer]), "The payment."),
    ...problems("payment.not_found"),
  },
});

const reverse = createRoute({
  method: "delete",
  path: "/v1/payments/{externalId}",
  operationId: "payment.reverse",
  tags: ["Payments"],
  summary: "Take a payment back",
  description:
    "Adds a reversal to the ledger: the loan stands as if the payment had never been made. One that " +
    "still waits for its loan is dismissed. The reference stays used.",
  security: SIGNED_IN,
  request: { params, query: z.object({ reason: Reason.optional() }) },
  responses: {
    ...answers(200, z.union([PostedPayment, UnmatchedAnswer]), "The payment, taken back."),
    ...problems(
      "request.conflict",
      "payment.not_found",
      "payment.already_reversed",
      "payment.not_reversible",
    ),
  },
});

export const paymentRoutes = newApi();

paymentRoutes.openapi(
  post,
  async (c) => {
    const body = c.req.valid("json");
    const ctx = c.get("tenant");
    const several = "payments" in body;
    const inputs = (several ? body.payments : [body]).map(toInput);
    if (several) {
      const outcomes = await postPayments(ctx, inputs, "api");
      const results = outcomes.flatMap((outcome, index) => {
        const input = inputs[index];
        return input ? [resultAnswer(input, outcome)] : [];
      });
      return c.json({ results }, 200);
    }
    const [input] = inputs;
    if (!input) return problem(c, "request.invalid");
    const outcome = await postPayment(ctx, input, "api");
    if (outcome.status === "refused") return refused(c, outcome.refusal);
    const status = { posted: 201, duplicate: 200, unmatched: 202 } as const;
    return c.json(resultAnswer(input, outcome), status[outcome.status]);
  },
  // Of two shapes only the one that was meant says what is wrong with it.
  (result, c) => {
    if (result.success) return undefined;
    const said: unknown = "data" in result ? result.data : undefined;
    const several = typeof said === "object" && said !== null && "payments" in said;
    const meant = (several ? PaymentsBody : PaymentBody).safeParse(said);
    return invalid(c, meant.error ?? result.error);
  },
);

paymentRoutes.openapi(find, async (c) => {
  const found = await findPayment(c.get("tenant"), c.req.valid("param").externalId);
  return found.ok ? c.json(foundAnswer(found.value), 200) : refused(c, found.refusal);
});

paymentRoutes.openapi(reverse, async (c) => {
  const { externalId } = c.req.valid("param");
  const reason = c.req.valid("query").reason ?? null;
  const reversed = await reversePayment(c.get("tenant"), { externalId, reason, origin: "api" });
  return reversed.ok ? c.json(reversedAnswer(reversed.value), 200) : refused(c, reversed.refusal);
});

/** An id that is none of ours leads to no partition, and so to `loan.not_found`. */
const NO_LOAN = Number.MAX_SAFE_INTEGER;

function toInput({ loanId, loanExternalId, ...body }: PaymentBody): PaymentInput {
  return {
    loan:
      loanId === undefined
        ? { externalId: loanExternalId ?? "" }
        : { id: parsePublicId("loan", loanId) ?? NO_LOAN },
    amount: { minor: body.amount },
    paidOn: body.paidOn,
    externalId: body.externalId,
    method: body.method ?? null,
  };
}
