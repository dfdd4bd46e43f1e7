import { z } from "@hono/zod-openapi";
import type { Today } from "../../app/loan/late-days";
import { loanFields } from "../../app/loan/loan-fields";
import type { FoundLoan } from "../../app/loan/find";
import type { ReadState } from "../../app/loan/read-state";
import type { LoanState } from "../../domain/loan/state";
import { COMPONENTS } from "../../domain/loan/components";
import { ENTRY_TYPES } from "../../domain/loan/ledger";
import { METHODS } from "../../domain/loan/terms";
import { BUCKETS, bucketName } from "../../domain/delinquency/bucket";
import { bucketIn, policyBucket } from "../../domain/delinquency/project";
import { publicId } from "../../kernel/ids";

const STATUSES = ["awaiting-schedule", "active", "closed"] as const;

const LateDaysFields = {
  daysPastDue: z.int().openapi({
    description: "Without days on which a hold stopped the counting: what buckets and steps go by.",
  }),
  calendarDaysPastDue: z.int().openapi({
    description: "Since the oldest unpaid due date, whatever was paused.",
  }),
};

export const LoanAnswer = z
  .object({
    id: z.string().openapi({ example: "loan_01" }),
    externalId: z.string().openapi({ example: "L-2018-0001" }),
    borrowerId: z.string().openapi({ example: "bor_02" }),
    borrowerExternalId: z.string(),
    borrowerName: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable().openapi({ example: "+14155550123" }),
    address: z.string().nullable().openapi({ example: "12 Elm Street; Springfield, IL 62701" }),
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
    conventions: z.looseObject({}).nullable().openapi({
      description: "What the contract says of its schedule, as it was sent; null: nothing.",
    }),
    rules: z.looseObject({}).nullable().openapi({
      description: "Frozen when the loan came in: allocation, daily interest, charges.",
    }),
    openingAsOf: z.iso.date().nullable(),
    openingPaid: z.int().nullable(),
    openingPrincipal: z.int().nullable(),
    asOf: z.iso
      .date()
      .openapi({ description: "The lender's business date: daysPastDue is of it." }),
    evaluatedOn: z.iso.date().openapi({ description: "When a scan or a payment looked last." }),
    ...LateDaysFields,
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

/** Not parsed again: this is the answer that is read most. */
export function loanAnswer(found: FoundLoan, now: Today): LoanAnswer {
  return loanFields(found, now);
}

const Scheduled = z.object({ principal: z.int(), interest: z.int(), fee: z.int() });
const Components = Scheduled.extend({
  penalty: z.int().openapi({ description: "Late fees and penalty interest." }),
});

export const InstallmentAnswer = Scheduled.extend({
  number: z.int(),
  dueOn: z.iso.date(),
}).openapi("Installment");

const Charge = z
  .object({
    kind: z.enum(["late-fee", "penalty-interest"]),
    number: z.int().openapi({ description: "The installment it was charged on." }),
    occurrence: z.int(),
    on: z.iso.date(),
    amount: z.int(),
  })
  .openapi("DerivedCharge", {
    description: "Made by the rules while replaying, never posted: a backdated payment unmakes it.",
  });

const Statement = z
  .object({
    number: z.int(),
    closedOn: z.iso.date(),
    dueOn: z.iso.date(),
    previousBalance: z.int(),
    purchases: z.int(),
    payments: z.int(),
    interest: z.int(),
    fees: z.int(),
    balance: z.int(),
    minimumPayment: z.int(),
  })
  .openapi("Statement");

const Posting = z
  .object({
    sequence: z.int().nullable().openapi({ description: "The entry; null when a rule made it." }),
    cause: z.enum([...ENTRY_TYPES, "accrual"]),
    on: z.iso.date(),
    number: z.int().nullable().openapi({ description: "The installment; null for credit." }),
    component: z.enum(COMPONENTS).nullable(),
    asked: z.int().openapi({ description: "By how much the asked amount changed." }),
    paid: z.int().openapi({ description: "By how much the paid amount changed." }),
  })
  .openapi("Posting");

export const StateAnswer = z
  .object({
    asOf: z.iso.date(),
    status: z.enum(STATUSES),
    ...LateDaysFields,
    bucket: z.enum(BUCKETS),
    policyBucket: z.string().openapi({
      description: "By the buckets of its policy, which steps and conditions go by.",
      example: "SMA-1",
    }),
    oldestUnpaidDueOn: z.iso.date().nullable(),
    pastDueAmount: z.int().openapi({ description: "Without penalties: they never age a loan." }),
    pastDue: Components,
    outstanding: Components.extend({ total: z.int() }),
    nextDueOn: z.iso.date().nullable(),
    nextDueAmount: z.int(),
    accruedInterest: z.int().openapi({ description: "Earned and not asked yet: daily interest." }),
    credit: z.int(),
    paidTotal: z.int(),
    recoveredTotal: z.int(),
    writtenOffTotal: z.int(),
    waivedTotal: z.int(),
    chargedOffOn: z.iso.date().nullable(),
    charges: z.array(Charge),
    statements: z.array(Statement),
    installments: z.array(
      InstallmentAnswer.extend({
        penalty: z.int(),
        origin: z.enum(["schedule", "charge", "chargeback", "refund"]),
        paid: Components,
        outstanding: z.int(),
        settledOn: z.iso.date().nullable(),
      }).openapi("InstallmentState"),
    ),
    postings: z.array(Posting).openapi({ description: "Empty unless `explain` asks for them." }),
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
      component: z.enum(COMPONENTS).nullish(),
      version: z.int().nullish().openapi({ description: "Of what a modification posted." }),
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
    calendarDaysPastDue: state.calendarDaysPastDue,
    bucket: bucketName(bucketIn(state)),
    policyBucket: policyBucket(state).name,
    oldestUnpaidDueOn: state.oldestUnpaidDueOn,
    pastDueAmount: state.pastDueAmount,
    pastDue: { ...state.pastDue },
    outstanding: { ...state.outstanding },
    nextDueOn: state.nextDueOn,
    nextDueAmount: state.nextDueAmount,
    accruedInterest: state.accruedInterest,
    credit: state.credit,
    paidTotal: state.paidTotal,
    recoveredTotal: state.recoveredTotal,
    writtenOffTotal: state.writtenOffTotal,
    waivedTotal: state.waivedTotal,
    chargedOffOn: state.chargedOffOn,
    charges: state.charges.map((one) => ({ ...one })),
    statements: state.statements.map((one) => ({ ...one })),
    postings: state.postings.map((one) => ({ ...one })),
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
