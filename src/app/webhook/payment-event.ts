import { z } from "zod";
import { Amount, Method, PaidOn, Reason, Reference } from "../payment/payment-fields";

/** What a payment webhook says. Senders add fields of their own, so what is not known is let be. */
export const PaymentEvent = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("payment.received"),
    data: z.object({
      externalId: Reference,
      loanExternalId: Reference,
      amount: Amount,
      paidOn: PaidOn,
      method: Method.nullish(),
    }),
  }),
  z.object({
    type: z.literal("payment.reversed"),
    data: z.object({ externalId: Reference, reason: Reason.nullish() }),
  }),
]);
export type PaymentEvent = z.infer<typeof PaymentEvent>;

/** Reads a raw body; a text says what is wrong with it, field by field. */
export function readPaymentEvent(body: string): PaymentEvent | string {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return "body: not valid JSON";
  }
  const parsed = PaymentEvent.safeParse(json);
  if (parsed.success) return parsed.data;
  return parsed.error.issues
    .slice(0, 10)
    .map((issue) => `${issue.path.map(String).join(".") || "body"}: ${issue.message}`)
    .join("; ");
}
