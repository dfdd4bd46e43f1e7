import { assert } from "../../kernel/assert";
import type { Borrower } from "../borrower/store";
import type { TenantContext } from "../context";
import type { LoanRecord } from "../loan/store";
import type { Notice } from "./store";

/** The loan that a notice is about, and whose it is. */
export type Subject = Readonly<{ record: LoanRecord; borrower: Borrower }>;

/** Reads what some notices of a partition are about, with the other loans of the same borrowers. */
export async function readSubjects(
  ctx: TenantContext,
  partition: number,
  notices: readonly Notice[],
) {
  const borrowerIds = [...new Set(notices.map(({ borrowerId }) => borrowerId))];
  const [records, borrowers] = await Promise.all([
    ctx.loans.recordsOfBorrowers(partition, borrowerIds),
    ctx.borrowers.byIds(partition, borrowerIds),
  ]);
  const recordOf = new Map(records.map((record) => [record.loan.id, record]));
  const loansOf = Map.groupBy(records, ({ loan }) => loan.borrowerId);
  const of = (notice: Notice): Subject & Readonly<{ loans: readonly LoanRecord[] }> => {
    const record = recordOf.get(notice.loanId);
    const borrower = borrowers.get(notice.borrowerId);
    assert(record && borrower, `notice ${notice.id} has a loan and a borrower that can be read`);
    return { record, borrower, loans: loansOf.get(notice.borrowerId) ?? [] };
  };
  return { of, borrowers };
}
