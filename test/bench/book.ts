import {
  addDays,
  addMonths,
  type BusinessDate,
  businessDate,
  toDate,
} from "../../src/kernel/calendar";

/**
 * The book of the benchmark: 24-installment annuities on all days of the month, up to 20 months old,
 * 6 in 100 of them one to seven installments behind. Of those that fall due while days are scanned,
 * 16 in 17 have paid by then, as on a real book; all get their reminder five days before.
 */
export const BOOK_DATE = businessDate("2026-03-15");
export const SCAN_DAYS = 5;

const DAYS_OF_MONTH = 28;
const INSTALLMENTS = 24;
const PRINCIPAL = 12_000;
const MONTHLY_RATE = 0.01;
const PAYMENT = (PRINCIPAL * MONTHLY_RATE) / (1 - (1 + MONTHLY_RATE) ** -INSTALLMENTS);
const HEADER =
  "externalId,borrowerExternalId,borrowerName,email,phone,timezone,locale,product,currency,principal," +
  "annualRatePercent,installmentCount,frequency,method,disbursedOn,firstDueOn,openingAsOf,openingPaid";

/** Rows `from` to `from + count` of the book as an import file. */
export function loansCsv(from: number, count: number): string {
  const rows = [HEADER];
  for (let index = from; index < from + count; index += 1) rows.push(loanRow(index));
  return `${rows.join("\n")}\n`;
}

function loanRow(index: number): string {
  const age = (index * 7) % 20;
  const day = 1 + (index % DAYS_OF_MONTH);
  const [year, month] = [Number(BOOK_DATE.slice(0, 4)), Number(BOOK_DATE.slice(5, 7))];
  const firstDueOn = addMonths(toDate(year, month, day), -age);
  const number = String(index).padStart(6, "0");
  return [
    `L${number}`,
    `B${number}`,
    `Borrower Number ${number}`,
    `borrower${number}@example.com`,
    `+1 202 555 ${String(100 + (index % 100)).padStart(4, "0")}`,
    index % 2 === 0 ? "America/New_York" : "America/Los_Angeles",
    index % 5 === 0 ? "zh-CN" : "en",
    "personal",
    "USD",
    `${PRINCIPAL}.00`,
    "12",
    String(INSTALLMENTS),
    "monthly",
    "annuity",
    addDays(firstDueOn, -30),
    firstDueOn,
    BOOK_DATE,
    (installmentsPaid(index, age, day) * (PAYMENT + 0.01)).toFixed(2),
  ].join(",");
}

function installmentsPaid(index: number, age: number, day: number): number {
  const bookDay = Number(BOOK_DATE.slice(8));
  const due = age + (day <= bookDay ? 1 : 0);
  if (index % 100 < 6) return Math.max(0, due - 1 - (index % 7));
  const fallsDueInScan = day > bookDay && day < bookDay + SCAN_DAYS;
  return fallsDueInScan && index % 17 !== 0 ? due + 1 : due;
}

/** The business date of the n-th scanned day, from 1. */
export function scanDate(day: number): BusinessDate {
  return addDays(BOOK_DATE, day);
}
