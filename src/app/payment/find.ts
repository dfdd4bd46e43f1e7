import type { LedgerEntry } from "../../domain/loan/ledger";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { Loan } from "../loan/store";
import { isSplit } from "./carry-out";
import type { UnmatchedPayment } from "./unmatched-store";

/** Where a payment stands now. */
export type FoundPayment =
  | Readonly<{ status: "posted"; loan: Loan; entry: LedgerEntry }>
  | Readonly<{ status: "reversed"; loan: Loan; entry: LedgerEntry; reversal: LedgerEntry }>
  | Readonly<{
      status: "unmatched" | "split" | "dismissed" | "returned";
      payment: UnmatchedPayment;
    }>;

/** Finds a payment by the reference its sender gave it. */
export async function findPayment(
  ctx: TenantContext,
  externalId: string,
): Promise<Result<FoundPayment, Readonly<{ code: "payment.not_found" }>>> {
  ctx.allow("payment.read");
  const [posted, kept] = await Promise.all([
    ctx.loans.postedReferences([externalId]),
    ctx.unmatched.byExternalIds([externalId]),
  ]);
  const payment = kept.get(externalId);
  if (payment?.state === "dismissed" || payment?.state === "returned") {
    return ok({ status: payment.state, payment });
  }
  if (payment && isSplit(payment)) return ok({ status: "split", payment });
  const place = posted.get(externalId);
  const record = place && (await ctx.loans.record(place.loanId));
  if (!record) {
    return payment ? ok({ status: "unmatched", payment }) : refuse({ code: "payment.not_found" });
  }
  const { entry } = place;
  const reversal = record.ledger.find(({ reverses }) => reverses === entry.sequence);
  const { loan } = record;
  return ok(
    reversal ? { status: "reversed", loan, entry, reversal } : { status: "posted", loan, entry },
  );
}
