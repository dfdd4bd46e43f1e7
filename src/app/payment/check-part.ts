import { checkPayment } from "../../domain/payment/post";
import type { Minor } from "../../kernel/money";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { Loan } from "../loan/store";
import { readAmount } from "./amount-text";
import type { PostRefusal } from "./outcome";
import type { UnmatchedPayment } from "./unmatched-store";

/** Whether a loan may take a payment that waits, or so much of it; answers all of it as its amount. */
export function checkPart(
  ctx: Pick<TenantContext, "today">,
  { amountText, paidOn }: UnmatchedPayment,
  loan: Loan,
  part: Minor | null,
): Result<Minor, PostRefusal> {
  const { currency } = loan;
  const amount = readAmount(amountText, currency);
  if (amount === undefined) {
    return refuse({ code: "payment.amount_not_readable", amount: amountText, currency });
  }
  const { disbursedOn } = loan.terms;
  const checked = checkPayment({
    amount: part ?? amount,
    paidOn,
    today: ctx.today,
    loan: { currency, disbursedOn, openingAsOf: loan.opening?.asOf ?? null },
  });
  return checked.ok ? ok(amount) : checked;
}
