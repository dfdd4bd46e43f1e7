import { decidingSegments, delinquencyRules } from "../../domain/policy/delinquency-rules";
import { addDays, type BusinessDate, latest } from "../../kernel/calendar";
import type { TenantContext } from "../context";
import { type LoanChange, reprojectLoan } from "./reproject";
import type { LoanRecord } from "./store";

/** A stored loan that another product was told of. */
export type Redescribed = Readonly<{ id: number; borrowerId: number; product: string }>;

/**
 * What another product moves of stored loans: a segment may count the days of its loans otherwise, so
 * they are folded again at the day they stand at. Nothing is read while no policy has such a segment.
 */
export async function recount(
  ctx: Pick<TenantContext, "timeline" | "loans">,
  partition: number,
  described: readonly Redescribed[],
  bookDate: BusinessDate,
): Promise<readonly LoanChange[]> {
  // A loan that the running scan has taken on already stands at the next day.
  const policies = [bookDate, addDays(bookDate, 1)].flatMap((day) => ctx.timeline.everyOn(day));
  const decides = policies.some(({ segments }) => decidingSegments(segments).length > 0);
  if (described.length === 0 || !decides) return [];
  const products = new Map(described.map(({ id, product }) => [id, product]));
  const borrowerIds = [...new Set(described.map(({ borrowerId }) => borrowerId))];
  const records = await ctx.loans.recordsOfBorrowers(partition, borrowerIds);
  return records.flatMap((record): LoanChange[] => {
    const product = products.get(record.loan.id);
    if (product === undefined || !countsOtherwise(ctx, record, product, bookDate)) return [];
    return [
      reprojectLoan({
        record: { ...record, loan: { ...record.loan, product } },
        newEntries: [],
        newSchedules: [],
        asOf: bookDate,
        timeline: ctx.timeline,
        cause: "import",
      }),
    ];
  });
}

function countsOtherwise(
  { timeline }: Pick<TenantContext, "timeline">,
  { loan }: LoanRecord,
  product: string,
  bookDate: BusinessDate,
): boolean {
  const on = latest(loan.projection.evaluatedOn, bookDate);
  const policy = timeline.of(loan.borrowerId).on(on);
  const before = delinquencyRules(policy, loan);
  const after = delinquencyRules(policy, { ...loan, product });
  return JSON.stringify(before) !== JSON.stringify(after);
}
