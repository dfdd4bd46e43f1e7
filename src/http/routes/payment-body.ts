import { z } from "@hono/zod-openapi";
import type { PaymentInput } from "../../app/payment/outcome";
import { Amount, Method, PaidOn, PayerName, Reference } from "../../app/payment/payment-fields";
import { PAYMENTS_MAX } from "../../app/payment/post";
import { parsePublicId } from "../../kernel/ids";
import { type FieldError, fieldErrors } from "../field-errors";

export const PaymentBody = z
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
    payerName: PayerName.nullish().openapi({
      description: "Who paid, as the bank names them: a payment without a loan is matched by it.",
      example: "Ada Example",
    }),
  })
  .refine(
    ({ loanId, loanExternalId }) => (loanId === undefined) !== (loanExternalId === undefined),
    {
      path: ["loanExternalId"],
      message: "name the loan once: by loanExternalId or by loanId",
    },
  )
  .openapi("Payment");
export const PAYMENT_EXAMPLE = {
  externalId: "core-7731",
  loanExternalId: "L-2026-0001",
  amount: 12_550,
  paidOn: "2026-02-14",
  method: "bank-transfer",
};
export type PaymentBody = z.output<typeof PaymentBody>;

export const PaymentsBody = z
  .strictObject({
    // Each is read on its own: one that is malformed does not keep the others out.
    payments: z
      .array(z.unknown())
      .min(1)
      .max(PAYMENTS_MAX)
      .openapi({
        type: "array",
        items: { $ref: "#/components/schemas/Payment" },
        minItems: 1,
        maxItems: PAYMENTS_MAX,
      }),
  })
  .openapi("Payments");

export type AnyPayment =
  | Readonly<{ input: PaymentInput }>
  | Readonly<{ externalId: string; errors: readonly FieldError[] }>;

/** Reads what claims to be a payment among several; `at` points to it in the body. */
export function readAnyPayment(said: unknown, at: string): AnyPayment {
  const parsed = PaymentBody.safeParse(said);
  if (parsed.success) return { input: toInput(parsed.data) };
  const named = z.looseObject({ externalId: z.string().max(300) }).safeParse(said);
  const errors = fieldErrors(parsed.error, at);
  return { externalId: named.success ? named.data.externalId : "", errors };
}

/** An id that is none of ours leads to no partition, and so to `loan.not_found`. */
const NO_LOAN = Number.MAX_SAFE_INTEGER;

export function toInput({ loanId, loanExternalId, ...body }: PaymentBody): PaymentInput {
  return {
    loan:
      loanId === undefined
        ? { externalId: loanExternalId ?? "" }
        : { id: parsePublicId("loan", loanId) ?? NO_LOAN },
    amount: { minor: body.amount },
    paidOn: body.paidOn,
    externalId: body.externalId,
    method: body.method ?? null,
    payerName: body.payerName ?? null,
  };
}
