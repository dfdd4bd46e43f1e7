import type { BusinessDate } from "../../kernel/calendar";
import { formatMajor, type Minor } from "../../kernel/money";
import { CANONICAL_COLUMNS } from "../import/columns";
import { SANDBOX_CURRENCY, type SandboxLoan } from "./generate";

/** Days of the book as files to import: after `after`, until the end of `until`. */
export type Span = Readonly<{ after: BusinessDate | null; until: BusinessDate }>;

/** Where the people of the sandbox live. */
const COUNTRY = "US";

export type SandboxFiles = Readonly<{ loans: string; schedules: string; payments: string }>;

/**
 * What a lender would send for some days, as CSV in canonical columns: loans made then, schedules
 * of those that bring their own, payments made then. A file without rows is empty text.
 */
export function filesOf(book: readonly SandboxLoan[], span: Span): SandboxFiles {
  const isIn = (day: BusinessDate) =>
    (span.after === null || day > span.after) && day <= span.until;
  const fresh = book.filter(({ terms }) => isIn(terms.disbursedOn));
  return {
    loans: csv(CANONICAL_COLUMNS.loans, fresh.map(loanRow)),
    schedules: csv(
      CANONICAL_COLUMNS.schedules,
      fresh.filter(({ terms }) => terms.method === "custom").flatMap(scheduleRows),
    ),
    payments: csv(
      CANONICAL_COLUMNS.payments,
      book.flatMap((loan) =>
        loan.payments.filter(({ paidOn }) => isIn(paidOn)).map(paymentRow(loan)),
      ),
    ),
  };
}

function loanRow({ externalId, person, product, terms, opening }: SandboxLoan): string[] {
  return [
    externalId,
    person.externalId,
    person.name,
    person.email ?? "",
    person.phone,
    "",
    person.timezone ?? "",
    COUNTRY,
    person.locale,
    product,
    terms.currency,
    inMajor(terms.principal),
    terms.annualRatePercent,
    String(terms.installmentCount),
    terms.frequency,
    terms.method,
    terms.disbursedOn,
    terms.firstDueOn,
    "",
    opening?.asOf ?? "",
    opening ? inMajor(opening.paid) : "",
    opening && opening.principal !== null ? inMajor(opening.principal) : "",
  ];
}

function scheduleRows({ externalId, installments }: SandboxLoan): string[][] {
  return installments.map(({ number, dueOn, principal, interest, fee }) => [
    externalId,
    String(number),
    dueOn,
    inMajor(principal),
    inMajor(interest),
    inMajor(fee),
  ]);
}

function paymentRow({ externalId, person }: SandboxLoan) {
  return (payment: SandboxLoan["payments"][number]): string[] => [
    payment.externalId,
    externalId,
    inMajor(payment.amount),
    payment.paidOn,
    payment.method,
    person.name,
  ];
}

function inMajor(amount: Minor): string {
  return formatMajor(amount, SANDBOX_CURRENCY);
}

function csv(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  return [columns, ...rows].map((row) => `${row.map(quoted).join(",")}\n`).join("");
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
