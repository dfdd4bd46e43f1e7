import { z } from "zod";
import { type BusinessDate, parseDate } from "../../kernel/calendar";
import { type Minor, minor } from "../../kernel/money";

const reference = z.string().trim().min(1).max(128);
const amount = z.int().min(1).max(Number.MAX_SAFE_INTEGER).transform((value): Minor => minor(value));
const paidOn = z.string().transform((text, context): BusinessDate => {
  const date = parseDate(text);
  if (date) return date;
  context.addIssue({ code: "custom", message: "Not a calendar day as YYYY-MM-DD" });
  return z.NEVER;
});

/** What a payment webhook says. Senders add fields of their own, so what is not known is let be. */
export const PaymentEvent = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("payment.received"),
    data: z.object({
      externalId: reference,
      loanExternalId: reference,
      amount,
      paidOn,
      method: z.string().trim().min(1).max(60).nullish(),
    }),
  }),
  z.object({
    type: z.literal("payment.reversed"),
    data: z.object({ externalId: reference, reason: z.string().trim().max(500).nullish() }),
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
