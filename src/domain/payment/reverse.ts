import type { LedgerEntry } from "../loan/ledger";
import { ok, type Result, refuse } from "../../kernel/result";

export type ReversalRefusal =
  | Readonly<{ code: "payment.already_reversed" }>
  | Readonly<{ code: "payment.not_reversible" }>;

export type ReversalPlan = Pick<LedgerEntry, "type" | "amount" | "effectiveOn" | "reverses">;

/**
 * Plans the entry that takes a payment back, effective on the payment's own date: the payment never
 * was, and every later day is replayed without it. Refuses a second reversal, and what is no payment
 * or stands for many (the opening of a loan that came in mid-life).
 */
export function planReversal(
  ledger: readonly LedgerEntry[],
  sequence: number,
): Result<ReversalPlan, ReversalRefusal> {
  const payment = ledger.find((entry) => entry.sequence === sequence);
  if (payment?.type !== "payment" || payment.origin === "opening") {
    return refuse({ code: "payment.not_reversible" });
  }
  if (ledger.some(({ type, reverses }) => type === "reversal" && reverses === sequence)) {
    return refuse({ code: "payment.already_reversed" });
  }
  const { amount, effectiveOn } = payment;
  return ok({ type: "reversal", amount, effectiveOn, reverses: sequence });
}
