import { project } from "../../domain/delinquency/project";
import { asKnown } from "../../domain/loan/ledger";
import type { BusinessDate } from "../../kernel/calendar";
import type { TenantContext } from "../context";
import { foldLoan } from "../loan/fold";
import { lateDaysOf } from "../loan/late-days";
import type { Loan, LoanRecord } from "../loan/store";
import { type DatedNumbers, type SectionRow, stateRow } from "./row-fields";
import type { ExportJob, RowKey } from "./store";

/**
 * How each loan of a page stood on a day. What is stored of a loan holds from the day it was looked
 * at until the next one on which anything can change; for every other day it is folded again from
 * its facts (docs/adr/0007). So it does not matter whether the scan goes on meanwhile.
 */
export async function readStates(
  ctx: TenantContext,
  job: ExportJob,
  partition: number,
  after: RowKey | null,
  limit: number,
): Promise<readonly SectionRow[]> {
  const asOf = job.options.asOf ?? job.on;
  const loans = (await ctx.extracts.loans(partition, after, limit)).map(({ loan }) => loan);
  const past = loans.filter((loan) => wasThere(loan, asOf) && !holdsOn(loan, asOf));
  const records = past.length === 0 ? [] : await ctx.loans.records(partition, past.map(idOf));
  const folded = new Map(records.map((record) => [record.loan.id, numbersOn(ctx, record, asOf)]));
  return loans.map((loan): SectionRow => {
    const key = [loan.id];
    const facts = { on: null, at: null, currency: loan.currency, bucket: null };
    if (!wasThere(loan, asOf)) return { key, facts, row: null };
    const numbers = folded.get(loan.id) ?? storedNumbers(ctx, loan, asOf);
    const bucket = numbers.status === "active" ? numbers.bucket : null;
    return { key, facts: { ...facts, bucket }, row: stateRow(loan, asOf, numbers) };
  });
}

function wasThere({ terms }: Loan, asOf: BusinessDate): boolean {
  return terms.disbursedOn <= asOf;
}

/** One that the scan has set aside cannot be folded: what is known of it is what is stored. */
function holdsOn({ projection, setAsideReason }: Loan, asOf: BusinessDate): boolean {
  const { evaluatedOn, nextActionOn } = projection;
  const holds = evaluatedOn <= asOf && (nextActionOn === null || nextActionOn > asOf);
  return holds || setAsideReason !== null;
}

function numbersOn(ctx: TenantContext, record: LoanRecord, asOf: BusinessDate): DatedNumbers {
  const { loan } = record;
  const ledger = asKnown(record.ledger, { effectiveThrough: asOf });
  const policy = ctx.timeline.of(loan.borrowerId).on(asOf);
  const state = foldLoan(policy, { ...record, ledger }, asOf);
  const { daysPastDue, calendarDaysPastDue } = state;
  return { ...project(state, policy, loan), daysPastDue, calendarDaysPastDue };
}

function storedNumbers(ctx: TenantContext, loan: Loan, asOf: BusinessDate): DatedNumbers {
  const { status, projection } = loan;
  return { status, ...projection, ...lateDaysOf({ timeline: ctx.timeline, today: asOf }, loan) };
}

function idOf({ id }: Loan): number {
  return id;
}
