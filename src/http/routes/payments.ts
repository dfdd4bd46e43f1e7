import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { findPayment } from "../../app/payment/find";
import { refusedWith } from "../../app/payment/outcome";
import { Reason } from "../../app/payment/payment-fields";
import { postPayment, postPayments } from "../../app/payment/post";
import { reversePayment } from "../../app/payment/reverse";
import type { AppEnv } from "../app-env";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { invalid, refused } from "../problem";
import {
  foundAnswer,
  KeptPayment,
  PostedPayment,
  malformedAnswer,
  RefusedPayment,
  resultAnswer,
  reversedAnswer,
  UnmatchedAnswer,
} from "./payment-answer";
import {
  PAYMENT_EXAMPLE,
  PaymentBody,
  PaymentsBody,
  readAnyPayment,
  toInput,
} from "./payment-body";

const Results = z
  .object({
    results: z.array(z.union([PostedPayment, KeptPayment, RefusedPayment, UnmatchedAnswer])),
  })
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
    "one result for each, malformed ones among them. A payment counts from `paidOn`, also when that lies back.",
  security: SIGNED_IN,
  request: { body: jsonBody(z.union([PaymentBody, PaymentsBody]), PAYMENT_EXAMPLE) },
  responses: {
    ...answers(
      200,
      z.union([PostedPayment, UnmatchedAnswer, Results]),
      "Posted before, on one loan or split over several; or the results of several payments.",
    ),
    ...answers(201, PostedPayment, "It is in the ledger, and the loan's numbers count it."),
    ...answers(202, KeptPayment, "It waits for its loan."),
    ...problems(
      "request.invalid",
      "request.malformed",
      "request.conflict",
      "loan.not_found",
      "payment.dismissed",
      "payment.returned",
      "payment.external_id_reused",
      "payment.covered_by_opening",
      "payment.paid_before_disbursement",
      "payment.paid_in_future",
    ),
  },
});

const params = z.object({ externalId: z.string().min(1).max(200).openapi({ example: "P-1" }) });

const find = createRoute({
  method: "get",
  path: "/v1/payments/{externalId}",
  operationId: "payment.find",
  tags: ["Payments"],
  summary: "Where a payment stands",
  description:
    "By the reference it came with: posted, reversed, waiting for its loan, split over several, " +
    "dismissed or returned.",
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
    "still waits for its loan is dismissed, and one that was split is taken from all its loans. The " +
    "reference stays used.",
  security: SIGNED_IN,
  request: { params, query: z.object({ reason: Reason.optional() }) },
  responses: {
    ...answers(200, z.union([PostedPayment, UnmatchedAnswer]), "The payment, taken back."),
    ...problems("request.conflict", "payment.not_found", "payment.already_reversed"),
  },
});

export const paymentRoutes = newApi();
// Rows of several are read one by one, so the document learns their shape here.
paymentRoutes.openAPIRegistry.register("Payment", PaymentBody);

paymentRoutes.openapi(
  post,
  async (c) => {
    const body = c.req.valid("json");
    if ("payments" in body) return postSeveral(c, body.payments);
    const input = toInput(body);
    const outcome = await postPayment(c.get("tenant"), input, "api");
    if (outcome.status === "refused") return refused(c, outcome.refusal);
    const status = { posted: 201, duplicate: 200, split: 200, unmatched: 202 } as const;
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

async function postSeveral(c: Context<AppEnv>, payments: readonly unknown[]) {
  const read = payments.map((said, index) => readAnyPayment(said, `#/payments/${index}`));
  const inputs = read.flatMap((one) => ("input" in one ? [one.input] : []));
  const outcomes = await postPayments(c.get("tenant"), inputs, "api");
  let posted = 0;
  const results = read.map((one) => {
    if (!("input" in one)) return malformedAnswer(one.externalId, one.errors);
    const outcome = outcomes[posted] ?? refusedWith({ code: "request.conflict" });
    posted += 1;
    return resultAnswer(one.input, outcome);
  });
  return c.json({ results }, 200);
}
