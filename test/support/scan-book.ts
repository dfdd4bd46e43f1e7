import type { TenantContext } from "../../src/app/context";
import { createLoans } from "../../src/app/loan/create";
import { postPayments } from "../../src/app/payment/post";
import { reversePayment } from "../../src/app/payment/reverse";
import { parseLoanRow } from "../../src/domain/import/loan-row";
import { addDays, addMonths, type BusinessDate, businessDate } from "../../src/kernel/calendar";
import { minor } from "../../src/kernel/money";

const FIRST_DUE = businessDate("2025-09-01");
const METHODS = ["annuity", "equal-principal", "flat", "interest-only"];

/**
 * A book for scans, the same for every lender: twelve monthly installments, due days spread over the
 * month and on its last day; every fifth borrower has two loans.
 */
export async function bringBook(ctx: TenantContext, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => {
    const firstDueOn = index % 7 === 0 ? "2025-08-31" : addDays(FIRST_DUE, (index * 3) % 28);
    const row = parseLoanRow(
      {
        externalId: `L${index}`,
        borrowerExternalId: `B${index % 5 === 1 ? index - 1 : index}`,
        borrowerName: `Borrower ${index}`,
        email: `b${index}@example.com`,
        timezone: index % 2 === 0 ? "America/New_York" : "America/Los_Angeles",
        locale: index % 3 === 0 ? "zh-CN" : "en",
        product: "personal",
        principal: `${1200 + index * 10}.00`,
        annualRatePercent: index % 4 === 0 ? "0" : "11.5",
        installmentCount: "12",
        frequency: "monthly",
        method: METHODS[index % METHODS.length] ?? "annuity",
        disbursedOn: "2025-08-01",
        firstDueOn,
      },
      { defaultCurrency: "USD", defaultCountry: "US" },
    );
    if (!row.ok) throw new Error(JSON.stringify(row.refusal));
    return row.value;
  });
  const options = { tolerancePercent: "1", dryRun: false, importNumber: null };
  const outcomes = await createLoans(ctx, rows, options);
  const refused = outcomes.find(({ status }) => status === "refused");
  if (refused) throw new Error(JSON.stringify(refused));
}

/**
 * What borrowers pay of installment `month`: by their number on time, late, in part, twice or not at
 * all; some of it is told a month afterwards, and some is taken back.
 */
export async function payMonth(ctx: TenantContext, count: number, month: number): Promise<void> {
  const payments = [];
  for (let index = 0; index < count; index += 1) {
    const behaviour = index % 8;
    if (behaviour === 7 || (behaviour === 6 && month > 2)) continue;
    const dueOn = addMonths(FIRST_DUE, month);
    const paidOn =
      behaviour === 1 ? addDays(dueOn, 25) : behaviour === 2 ? addDays(dueOn, -6) : dueOn;
    if (paidOn > ctx.today) continue;
    const amount = behaviour === 3 ? 4_321 : behaviour === 4 ? 40_000 : 13_050 + index * 90;
    payments.push({
      loan: { externalId: `L${index}` },
      amount: { minor: minor(amount) },
      paidOn,
      externalId: `P${index}-${month}`,
      method: "transfer",
    });
  }
  const outcomes = await postPayments(ctx, payments, "api");
  const refused = outcomes.find(({ status }) => status === "refused");
  if (refused) throw new Error(JSON.stringify(refused));
  for (let index = 5; index < count; index += 16) {
    const reversed = await reversePayment(ctx, {
      externalId: `P${index}-${month}`,
      reason: "bounced",
      origin: "api",
    });
    if (!reversed.ok) throw new Error(JSON.stringify(reversed.refusal));
  }
}

export function daysFrom(from: BusinessDate, count: number): BusinessDate[] {
  return Array.from({ length: count }, (_, index) => addDays(from, index + 1));
}
