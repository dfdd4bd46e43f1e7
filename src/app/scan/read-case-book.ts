import type { LoanLateness } from "../../domain/case/follow";
import type { PlannedStep } from "../../domain/delinquency/advance";
import type { BusinessDate } from "../../kernel/calendar";
import type { TenantContext } from "../context";
import { foldLoan } from "../loan/fold";
import type { LoanRecord } from "../loan/store";
import type { CaseSubjects } from "../treatment/store";
import type { CaseBook } from "./draft-acts";

/** A loan of the page as the day leaves it. */
export type Looked = Readonly<{
  loan: Readonly<{ id: number; borrowerId: number }>;
  pastDueSince: BusinessDate | null;
  steps: readonly PlannedStep[];
}>;

type Scanned = Readonly<{
  looked: readonly Looked[];
  /** Loans of the page that could not be evaluated. */
  setAside: readonly Readonly<{ id: number }>[];
}>;

const NO_CASES: CaseBook = { isOpen: () => false, loansOf: () => [] };

/**
 * What decides whether the steps of a page may move cases; read only when one of them would. A loan
 * that a later page of the same day looks at is folded here as that page will, so that it does not
 * matter where a page ends.
 */
export async function readCaseBook(
  ctx: Pick<TenantContext, "treatments" | "loans" | "timeline">,
  partition: number,
  date: BusinessDate,
  { looked, setAside }: Scanned,
): Promise<CaseBook> {
  const borrowerIds = [...new Set(looked.filter(movesCase).map(({ loan }) => loan.borrowerId))];
  if (borrowerIds.length === 0) return NO_CASES;
  const { withOpenCase, loans } = await ctx.treatments.caseSubjects(partition, borrowerIds);
  const open = new Set(withOpenCase);
  const done = new Map(looked.map(({ loan, pastDueSince }) => [loan.id, pastDueSince]));
  const passed = new Set(setAside.map(({ id }) => id));
  const others = loans.filter(({ id }) => !done.has(id) && !passed.has(id));
  const ahead = await foldAhead(ctx, partition, date, others.filter(isDueOn(date)));
  const latenessOf = Map.groupBy(
    [
      ...looked.map(({ loan }) => ({ ...loan, pastDueSince: done.get(loan.id) ?? null })),
      ...others.map((loan) => ({
        ...loan,
        pastDueSince: ahead.has(loan.id) ? (ahead.get(loan.id) ?? null) : loan.pastDueSince,
      })),
    ].map(({ id: loanId, borrowerId, pastDueSince }) => ({ loanId, borrowerId, pastDueSince })),
    ({ borrowerId }) => borrowerId,
  );
  return {
    isOpen: (borrowerId) => open.has(borrowerId),
    loansOf: (borrowerId): readonly LoanLateness[] => latenessOf.get(borrowerId) ?? [],
  };
}

function movesCase({ steps }: Looked): boolean {
  return steps.some(({ step }) => step.actions.some(({ kind }) => kind === "case"));
}

type Subject = CaseSubjects["loans"][number];

function isDueOn(date: BusinessDate): (loan: Subject) => boolean {
  return ({ nextActionOn }) => nextActionOn !== null && nextActionOn <= date;
}

async function foldAhead(
  { loans, timeline }: Pick<TenantContext, "loans" | "timeline">,
  partition: number,
  date: BusinessDate,
  due: readonly Subject[],
): Promise<ReadonlyMap<number, BusinessDate | null>> {
  if (due.length === 0) return new Map();
  const ids = new Set(due.map(({ id }) => id));
  const borrowerIds = [...new Set(due.map(({ borrowerId }) => borrowerId))];
  const records = await loans.recordsOfBorrowers(partition, borrowerIds);
  return new Map(
    records
      .filter(({ loan }) => ids.has(loan.id))
      .map((record) => {
        const policy = timeline.of(record.loan.borrowerId).on(date);
        return [record.loan.id, lateSince(policy, record, date)];
      }),
  );
}

/** A damaged loan, which its own page will set aside, holds back nobody's case. */
function lateSince(
  policy: Parameters<typeof foldLoan>[0],
  record: LoanRecord,
  date: BusinessDate,
): BusinessDate | null {
  try {
    return foldLoan(policy, record, date).oldestUnpaidDueOn;
  } catch {
    return null;
  }
}
