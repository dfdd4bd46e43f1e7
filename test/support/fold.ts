import { expect } from "vitest";
import type { TenantContext } from "../../src/app/context";
import { judgePromises } from "../../src/domain/promise/promise";
import { foldLoan } from "../../src/app/loan/fold";
import type { LoanRecord } from "../../src/app/loan/store";
import { projectAhead } from "../../src/app/loan/reproject";
import type { BusinessDate } from "../../src/kernel/calendar";

const PAGE_LOANS = 500;
const PAGES_MAX = 1000;

/**
 * Invariant 1, on the whole book of a tenant: what is stored of each loan equals the fold of its
 * schedules and ledger, also on the book date when it was last evaluated earlier, and the portfolio
 * numbers equal the sums over the loans.
 */
export async function expectBookEqualsFold(ctx: TenantContext): Promise<void> {
  const records = await wholeBook(ctx);
  for (const record of records) await expectLoanEqualsFold(ctx, record);
  expect(await storedRollup(ctx)).toEqual(summedRollup(records));
}

async function wholeBook(ctx: TenantContext): Promise<readonly LoanRecord[]> {
  const records: LoanRecord[] = [];
  for (let partition = 0; partition < ctx.tenant.partitionCount; partition += 1) {
    let after = 0;
    for (let page = 0; page < PAGES_MAX; page += 1) {
      const { loans, unreadable, full } = await ctx.book.page(partition, after, PAGE_LOANS);
      expect(unreadable).toEqual([]);
      records.push(...loans.map(({ record }) => record));
      after = loans.at(-1)?.record.loan.id ?? after;
      if (!full) break;
    }
  }
  return records;
}

/** Promises as the loan keeps them are what its ledger makes of them, and what their rows say. */
async function expectPromisesEqualFold(ctx: TenantContext, record: LoanRecord): Promise<void> {
  const { loan, ledger } = record;
  const { evaluatedOn: asOf } = loan.projection;
  const state = { asOf, status: loan.status };
  expect(judgePromises(loan.promises, { ledger, state })).toEqual(loan.promises);
  if (loan.promises.length === 0) return;
  const rows = await ctx.promises.ofLoans(loan.partition, [loan.id]);
  expect(rows.toReversed()).toMatchObject(loan.promises);
}

async function expectLoanEqualsFold(ctx: TenantContext, record: LoanRecord): Promise<void> {
  const { loan, ledger } = record;
  const { evaluatedOn, nextActionOn, ...numbers } = loan.projection;
  expect({ ...loan.projection, status: loan.status }, loan.externalId).toEqual(
    fold(ctx, record, evaluatedOn),
  );
  expect(ledger.map(({ sequence }) => sequence)).toEqual(ledger.map((_, index) => index + 1));
  expect(loan.entryCount).toBe(ledger.length);
  await expectPromisesEqualFold(ctx, record);

  // Nothing may have changed between its evaluation and the day the book stands at.
  const bookDate = await ctx.book.scannedOn(loan.partition);
  const now = fold(ctx, record, bookDate);
  if (nextActionOn === null || nextActionOn > bookDate) {
    const { bucket, pastDueSince, pastDueAmount, principalBalance, credit } = numbers;
    expect(now, `${loan.externalId} on ${bookDate}`).toMatchObject({
      bucket,
      pastDueSince,
      pastDueAmount,
      principalBalance,
      credit,
      status: loan.status,
    });
  }
}

function fold(ctx: TenantContext, record: LoanRecord, asOf: BusinessDate) {
  const timeline = ctx.timeline.of(record.loan.borrowerId);
  return projectAhead(foldLoan(timeline.on(asOf), record, asOf), timeline, record.loan);
}

type Sums = { loanCount: number; pastDueAmount: number; balance: number };

async function storedRollup(ctx: TenantContext): Promise<Record<string, Sums>> {
  const rows = (await ctx.book.rollup()).filter(({ loanCount }) => loanCount !== 0);
  return Object.fromEntries(
    rows.map(({ currency, bucket, loanCount, pastDueAmount, balance }) => [
      `${currency} ${bucket}`,
      { loanCount, pastDueAmount, balance },
    ]),
  );
}

function summedRollup(records: readonly LoanRecord[]): Record<string, Sums> {
  const sums: Record<string, Sums> = {};
  for (const { loan } of records) {
    if (loan.status !== "active") continue;
    const { bucket, pastDueAmount, principalBalance } = loan.projection;
    const key = `${loan.currency} ${bucket}`;
    const sum = sums[key] ?? { loanCount: 0, pastDueAmount: 0, balance: 0 };
    sum.loanCount += 1;
    sum.pastDueAmount += pastDueAmount;
    sum.balance += principalBalance;
    sums[key] = sum;
  }
  return sums;
}
