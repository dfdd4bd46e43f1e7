import { z } from "@hono/zod-openapi";
import type { FoundLoan } from "../../app/loan/find";
import type { ReadState } from "../../app/loan/read-state";
import type { LoanState } from "../../domain/loan/state";
import { METHODS } from "../../domain/loan/terms";
import { BUCKETS, bucketName, bucketOf } from "../../domain/delinquency/bucket";
import { type BusinessDate, daysBetween } from "../../kernel/calendar";
import { publicId } from "../../kernel/ids";

const STATUSES = ["awaiting-schedule", "active", "closed"] as const;

export const LoanAnswer = z
  .object({
    id: z.string().openapi({ example: "loan_01" }),
    externalId: z.string().openapi({ example: "L-2018-0001" }),
    borrowerId: z.string().openapi({ example: "bor_02" }),
    borrowerExternalId: z.string(),
    borrowerName: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable().openapi({ example: "+14155550123" }),
    timezone: z.string().nullable(),
    locale: z.string(),
    product: z.string(),
    status: z.enum(STATUSES),
    currency: z.string().openapi({ example: "USD" }),
    principal: z.int(),
    annualRatePercent: z.string().openapi({ example: "14.07" }),
    installmentCount: z.int(),
    frequency: z.string().openapi({ example: "monthly" }),
    method: z.enum(METHODS),
    disbursedOn: z.iso.date(),
    firstDueOn: z.iso.date(),
    installment: z.int().nullable(),
    openingAsOf: z.iso.date().nullable(),
    openingPaid: z.int().nullable(),
    openingPrincipal: z.int().nullable(),
    asOf: z.iso
      .date()
      .openapi({ description: "The lender's business date: daysPastDue is of it." }),
    evaluatedOn: z.iso.date().openapi({ description: "When a scan or a payment looked last." }),
    daysPastDue: z.int(),
    bucket: z.enum(BUCKETS),
    pastDueSince: z.iso.date().nullable(),
    pastDueAmount: z.int(),
    principalBalance: z.int(),
    credit: z.int(),
    nextDueOn: z.iso.date().nullable(),
    nextDueAmount: z.int(),
    setAsideReason: z.string().nullable().openapi({
      description: "Why the scan could not read this loan; a person has to look at it.",
    }),
    createdAt: z.int().openapi({ description: "Epoch milliseconds." }),
    updatedAt: z.int(),
  })
  .openapi("Loan");
export type LoanAnswer = z.input<typeof LoanAnswer>;

/** Picked by hand and not parsed again: this is the answer that is read most. */
export function loanAnswer(
  { loan, borrower, contact }: FoundLoan,
  today: BusinessDate,
): LoanAnswer {
  const { terms, opening, projection } = loan;
  const { pastDueSince } = projection;
  return {
    id: publicId("loan", loan.id),
    externalId: loan.externalId,
    borrowerId: publicId("borrower", loan.borrowerId),
    borrowerExternalId: borrower.externalId,
    borrowerName: contact.name,
    email: contact.email,
    phone: contact.phone,
    timezone: borrower.timezone,
    locale: borrower.locale,
    product: loan.product,
    status: loan.status,
    currency: loan.currency,
    principal: terms.principal,
    annualRatePercent: terms.annualRatePercent,
    installmentCount: terms.installmentCount,
    frequency: terms.frequency,
    method: terms.method,
    disbursedOn: terms.disbursedOn,
    firstDueOn: terms.firstDueOn,
    installment: terms.installment,
    openingAsOf: opening?.asOf ?? null,
    openingPaid: opening?.paid ?? null,
    openingPrincipal: opening?.principal ?? null,
    asOf: today,
    evaluatedOn: projection.evaluatedOn,
    daysPastDue: pastDueSince === null ? 0 : daysBetween(pastDueSince, today),
    bucket: bucketName(projection.bucket),
    pastDueSince,
    pastDueAmount: projection.pastDueAmount,
    principalBalance: projection.principalBalance,
    credit: projection.credit,
    nextDueOn: projection.nextDueOn,
    nextDueAmount: projection.nextDueAmount,
    setAsideReason: loan.setAsideReason,
    createdAt: loan.createdAt,
    updatedAt: loan.updatedAt,
  };
}

const Scheduled = z.object({ principal: z.int(), interest: z.int(), fee: z.int() });
const Components = Scheduled.extend({
  penalty: z.int().openapi({ description: "Late fees and penalty interest." }),
});

export const InstallmentAnswer = Scheduled.extend({
  number: z.int(),
  dueOn: z.iso.date(),
}).openapi("Installment");

export const StateAnswer = z
  .object({
    asOf: z.iso.date(),
    status: z.enum(STATUSES),
    daysPastDue: z.int(),
    bucket: z.enum(BUCKETS),
    oldestUnpaidDueOn: z.iso.date().nullable(),
    pastDueAmount: z.int(),
    pastDue: Components,
    outstanding: Components.extend({ total: z.int() }),
    nextDueOn: z.iso.date().nullable(),
    nextDueAmount: z.int(),
    credit: z.int(),
    paidTotal: z.int(),
    installments: z.array(
      InstallmentAnswer.extend({
        paid: Components,
        outstanding: z.int(),
        settledOn: z.iso.date().nullable(),
      }).openapi("InstallmentState"),
    ),
  })
  .openapi("LoanState", { description: "A loan on one day, replayed from schedule and ledger." });

export const LoanStateAnswer = StateAnswer.extend({
  loanId: z.string(),
  externalId: z.string(),
  currency: z.string(),
  scheduleVersion: z.int(),
  ledger: z.array(
    z.object({
      sequence: z.int(),
      type: z.string().openapi({ example: "payment" }),
      amount: z.int(),
      effectiveOn: z.iso.date(),
      postedAt: z.int().openapi({ description: "Epoch milliseconds." }),
      externalId: z.string().nullable(),
      reverses: z.int().nullable(),
      method: z.string().nullable(),
      origin: z.string(),
    }),
  ),
}).openapi("StoredLoanState");

export function stateAnswer(state: LoanState): z.input<typeof StateAnswer> {
  return {
    asOf: state.asOf,
    status: state.status,
    daysPastDue: state.daysPastDue,
    bucket: bucketName(state.delinquent ? bucketOf(state.daysPastDue) : 0),
    oldestUnpaidDueOn: state.oldestUnpaidDueOn,
    pastDueAmount: state.pastDueAmount,
    pastDue: { ...state.pastDue },
    outstanding: { ...state.outstanding },
    nextDueOn: state.nextDueOn,
    nextDueAmount: state.nextDueAmount,
    credit: state.credit,
    paidTotal: state.paidTotal,
    installments: state.installments.map((one) => ({ ...one, paid: { ...one.paid } })),
  };
}

export function loanStateAnswer({ record, state }: ReadState): z.input<typeof LoanStateAnswer> {
  const { loan, ledger } = record;
  return {
    loanId: publicId("loan", loan.id),
    externalId: loan.externalId,
    currency: loan.currency,
    scheduleVersion: loan.scheduleVersion,
    ...stateAnswer(state),
    ledger: ledger.map((entry) => ({ ...entry })),
  };
}
