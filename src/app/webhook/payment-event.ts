import { z } from "zod";
import { Amount, Method, PaidOn, PayerName, Reason, Reference } from "../payment/payment-fields";

export const PaymentData = z.object({
  externalId: Reference,
  loanExternalId: Reference,
  amount: Amount,
  paidOn: PaidOn,
  method: Method.nullish(),
  payerName: PayerName.nullish(),
});
export type PaymentData = z.output<typeof PaymentData>;

/** What a payment webhook says. Senders add fields of their own, so what is not known is let be. */
export const PaymentEvent = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("payment.received"),
    data: PaymentData,
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
  return flawsOf(parsed.error);
}

/** What is wrong, field by field. */
export function flawsOf({ issues }: z.ZodError): string {
  return issues
    .slice(0, 10)
    .map((issue) => `${issue.path.map(String).join(".") || "body"}: ${issue.message}`)
    .join("; ");
}
