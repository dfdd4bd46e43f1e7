import type { LedgerEntry } from "../../domain/loan/ledger";
import type { PaymentRefusal } from "../../domain/payment/post";
import type { BusinessDate } from "../../kernel/calendar";
import type { Loan } from "../loan/store";
import type { WrittenAmount } from "./amount-text";
import type { UnmatchedPayment } from "./unmatched-store";

/** A payment as it comes in, whatever it comes through. `externalId` is its identity. */
export type PaymentInput = Readonly<{
  loan: Readonly<{ id: number } | { externalId: string }>;
  amount: WrittenAmount;
  paidOn: BusinessDate;
  externalId: string;
  method: string | null;
  /** Who paid, where the source tells it: by it a payment without a loan is matched. */
  payerName?: string | null;
}>;

export type PaymentOrigin = "api" | "import" | "webhook" | "manual" | "script";

export type PostRefusal =
  | PaymentRefusal
  | Readonly<{ code: "loan.not_found" }>
  /** More decimals than the loan's currency has, or no amount at all. */
  | Readonly<{ code: "payment.amount_not_readable"; amount: string; currency: string }>
  /** The reference came before with another loan, amount or date. */
  | Readonly<{ code: "payment.external_id_reused"; externalId: string }>
  | Readonly<{ code: "payment.dismissed"; externalId: string }>
  | Readonly<{ code: "payment.returned"; externalId: string }>
  | Readonly<{ code: "request.conflict" }>;

/** What became of one payment: it is in a ledger, it waits, or it was refused. */
export type PostOutcome =
  | Readonly<{ status: "posted" | "duplicate"; loan: Loan; entry: LedgerEntry }>
  | Readonly<{ status: "unmatched"; id: number }>
  /** It came before, waited, and was split over loans. */
  | Readonly<{ status: "split"; payment: UnmatchedPayment }>
  | Readonly<{ status: "refused"; refusal: PostRefusal }>;

export function refusedWith(refusal: PostRefusal): PostOutcome {
  return { status: "refused", refusal };
}
