import { payOn } from "../../domain/behaviour/pay-on";
import type { BehaviourScript } from "../../domain/behaviour/script";
import { EARLY_DAYS_MAX } from "../../domain/sandbox/behave";
import { addDays, type BusinessDate } from "../../kernel/calendar";
import { Outage } from "../../kernel/outage";
import { contend, LOST } from "../contend";
import type { TenantContext } from "../context";
import { foldLoan } from "../loan/fold";
import { amountText } from "../payment/amount-text";
import { type LoanPayment, planPosting } from "../payment/plan-posting";
import { commitPlan } from "../payment/post-to-partition";
import type { PayerPage } from "./store";

export const PAGE_LOANS = 400;

type Payday = Readonly<{
  partition: number;
  /** The day at which the partition's book stands: its payments come when it is over. */
  day: BusinessDate;
  script: BehaviourScript;
  isLate: () => boolean;
  pageLoans?: number;
}>;

/**
 * Posts what the script says for a day, as a lender's system would tell it in the evening: after the
 * day's scan and before the next one. Each page of loans is one commit and each payment has its name
 * from loan and day, so that whoever comes again posts nothing twice. False when time ran out.
 */
export async function payDay(ctx: TenantContext, payday: Payday): Promise<boolean> {
  const { partition, day, isLate } = payday;
  let afterId = await ctx.behaviours.place(partition, day);
  for (;;) {
    const page = await contend(() => payPage(ctx, payday, afterId));
    if (page === LOST) throw new Outage("the book changes too fast", 30);
    if (!page.full) return true;
    afterId = page.lastId;
    if (!isLate()) continue;
    await ctx.behaviours.keepPlace(partition, day, afterId);
    return false;
  }
}

async function payPage(
  ctx: TenantContext,
  payday: Payday,
  afterId: number,
): Promise<PayerPage | typeof LOST> {
  const { partition, day, pageLoans: limit = PAGE_LOANS } = payday;
  const dueBy = addDays(day, EARLY_DAYS_MAX);
  const page = await ctx.behaviours.payers(partition, { afterId, dueBy, limit });
  const rows = page.payers.flatMap((payer) => paymentOf(ctx, payday, payer) ?? []);
  if (rows.length === 0) return page;
  const posted = await ctx.loans.postedReferences(rows.map(({ externalId }) => externalId));
  const records = new Map(page.payers.map(({ record }) => [record.loan.id, record]));
  const plan = planPosting({ now: ctx.now, today: day }, rows, records, posted);
  if (plan.entries.size === 0) return page;
  const changes = await commitPlan(ctx, { partition, bookDate: day, records, plan });
  return changes === LOST ? LOST : page;
}

function paymentOf(
  ctx: TenantContext,
  { script, day }: Payday,
  { record, borrowerExternalId }: PayerPage["payers"][number],
): LoanPayment | undefined {
  const { id, externalId, product } = record.loan;
  const reference = `script-${externalId}-${day}`;
  if (record.ledger.some((entry) => entry.externalId === reference)) return undefined;
  const state = stateOf(ctx, record, day);
  const amount = state && payOn(script, { externalId, borrowerExternalId, product }, state, day);
  if (!amount) return undefined;
  return {
    loanId: id,
    amountText: amountText({ minor: amount }),
    paidOn: day,
    externalId: reference,
    method: null,
    origin: "script",
  };
}

function stateOf(
  ctx: TenantContext,
  record: PayerPage["payers"][number]["record"],
  day: BusinessDate,
) {
  try {
    return foldLoan(ctx.timeline.of(record.loan.borrowerId).on(day), record, day);
  } catch {
    // One damaged loan stops nobody: the scan of the next day sets it aside with its reason.
    return undefined;
  }
}
