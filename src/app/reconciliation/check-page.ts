import type { BusinessDate } from "../../kernel/calendar";
import type { TenantContext } from "../context";
import type { DuePage } from "../scan/book-store";
import { checkLoan, type LoanDrift } from "./check-loan";
import type { Drift } from "./store";

export type PageFindings = Readonly<{
  loansChecked: number;
  loansDrifted: number;
  loansPassed: number;
  drifts: readonly Drift[];
  /** The last loan of the page; undefined when there was none. */
  through: number | undefined;
}>;

/** Compares one page of loans with their facts. It reads and says; it changes nothing. */
export function checkPage(
  ctx: Pick<TenantContext, "timeline">,
  page: DuePage,
  bookDate: BusinessDate,
): PageFindings {
  const compared = page.loans.filter(({ record }) => record.loan.setAsideReason === null);
  const drifts = compared.flatMap(({ record }) => {
    const { id, externalId, currency } = record.loan;
    return tryLoan(() => checkLoan(ctx, record, bookDate), bookDate).map((drift) => ({
      ...drift,
      loanId: id,
      place: "",
      externalId,
      currency,
    }));
  });
  const unreadable = page.unreadable.map(({ id, reason }) => ({
    ...unfoldable(reason, bookDate),
    loanId: id,
    place: "",
    externalId: "",
    currency: "",
  }));
  const found = [...drifts, ...unreadable];
  const ids = [
    ...page.loans.map(({ record }) => record.loan.id),
    ...unreadable.map((u) => u.loanId),
  ];
  return {
    loansChecked: compared.length + unreadable.length,
    loansDrifted: new Set(found.map(({ loanId }) => loanId)).size,
    loansPassed: page.loans.length - compared.length,
    drifts: found,
    through: ids.length === 0 ? undefined : Math.max(...ids),
  };
}

/** A loan that cannot be folded at all is what a reconciliation is there to find. */
function tryLoan(check: () => readonly LoanDrift[], bookDate: BusinessDate): readonly LoanDrift[] {
  try {
    return check();
  } catch (error) {
    return [unfoldable(error instanceof Error ? error.name : "unknown", bookDate)];
  }
}

function unfoldable(reason: string, on: BusinessDate): LoanDrift {
  return { field: "fold", stored: null, folded: reason, on };
}
