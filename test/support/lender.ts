import { expect } from "vitest";
import type { TenantContext } from "../../src/app/context";
import { createLoans } from "../../src/app/loan/create";
import { parseLoanRow } from "../../src/domain/import/loan-row";
import { businessDate } from "../../src/kernel/calendar";
import { newTenant, type World } from "./world";

/** A sandbox lender on a fixed day, its four partitions spread over both shards. */
export function newLender(today = "2026-06-15"): Promise<World> {
  return newTenant({ clockOn: businessDate(today), partitionCount: 4 });
}

/**
 * Twelve months of 100.00 without interest, due on the 10th from February 2026 on: on 15 June 2026
 * five installments are due, the oldest since 125 days.
 */
export async function addLoan(
  ctx: TenantContext,
  values: Readonly<Record<string, string>> & Readonly<{ externalId: string }>,
): Promise<number> {
  const outcome = await bringLoan(ctx, values);
  expect(outcome).toMatchObject({ status: "created" });
  const loan = (await ctx.loans.byExternalIds([values.externalId])).get(values.externalId);
  if (!loan) throw new Error("the loan was just made");
  return loan.id;
}

/** Such a loan as its lender tells it, for the first time or again. */
export async function bringLoan(
  ctx: TenantContext,
  values: Readonly<Record<string, string>> & Readonly<{ externalId: string }>,
) {
  const row = parseLoanRow(
    {
      borrowerExternalId: `B-${values.externalId}`,
      borrowerName: "Ada Example",
      currency: "USD",
      principal: "1200.00",
      annualRatePercent: "0",
      installmentCount: "12",
      frequency: "monthly",
      method: "equal-principal",
      disbursedOn: "2026-01-10",
      firstDueOn: "2026-02-10",
      ...values,
    },
    { defaultCurrency: "USD", defaultCountry: "US" },
  );
  if (!row.ok) throw new Error(JSON.stringify(row.refusal));
  const options = { tolerancePercent: "1", dryRun: false, importNumber: null };
  const [outcome] = await createLoans(ctx, [row.value], options);
  return outcome;
}
