import type { RowFacts } from "../../domain/export/check";
import type { ExportRow } from "../../domain/export/write-rows";
import { bucketName } from "../../domain/delinquency/bucket";
import type { Projection } from "../../domain/delinquency/project";
import type { LateDays } from "../../domain/delinquency/counted-days";
import type { LedgerEntry } from "../../domain/loan/ledger";
import type { BusinessDate } from "../../kernel/calendar";
import { publicId } from "../../kernel/ids";
import type { AuditEntry } from "../audit/store";
import type { Contact } from "../contact/store";
import type { Loan, Transition } from "../loan/store";
import type { Notice } from "../notice/store";
import type { LoanBrief } from "./extract-store";
import type { RowKey } from "./store";

/** A row with its key and what it is filtered by; without a row when there is nothing to say. */
export type SectionRow = Readonly<{ key: RowKey; facts: RowFacts; row: ExportRow | null }>;

/** Numbers of a loan on a day, as they are stored or folded again. */
export type DatedNumbers = Omit<Projection, "evaluatedOn" | "nextActionOn"> & LateDays;

export function stateRow(loan: Loan, asOf: BusinessDate, numbers: DatedNumbers): ExportRow {
  const { bucket, ...rest } = numbers;
  return {
    loanId: publicId("loan", loan.id),
    externalId: loan.externalId,
    borrowerId: publicId("borrower", loan.borrowerId),
    product: loan.product,
    currency: loan.currency,
    asOf,
    ...rest,
    bucket: bucketName(bucket),
  };
}

export function ledgerRow(loan: LoanBrief, entry: LedgerEntry): ExportRow {
  return { ...briefFields(loan), ...entry };
}

export function transitionRow(loan: LoanBrief, transition: Transition): ExportRow {
  return {
    ...briefFields(loan),
    ...transition,
    loanId: publicId("loan", loan.id),
    fromBucket: bucketName(transition.fromBucket),
    toBucket: bucketName(transition.toBucket),
  };
}

/** The log says no partition of what was done to the lender itself. */
export function auditRow(partition: number | null, entry: AuditEntry): ExportRow {
  return { partition, ...entry, detail: JSON.parse(entry.detail) as unknown };
}

export function contactFields(contact: Contact) {
  const { id, borrowerId, loanId, permitId, ...rest } = contact;
  return {
    ...rest,
    id: publicId("contact", id),
    borrowerId: publicId("borrower", borrowerId),
    loanId: loanId === null ? null : publicId("loan", loanId),
    permitId: permitId === null ? null : publicId("contactPermit", permitId),
  };
}

export function noticeRow(notice: Notice): ExportRow {
  return {
    ...notice,
    id: publicId("notice", notice.id),
    loanId: publicId("loan", notice.loanId),
    borrowerId: publicId("borrower", notice.borrowerId),
  };
}

function briefFields(loan: LoanBrief) {
  return {
    loanId: publicId("loan", loan.id),
    loanExternalId: loan.externalId,
    borrowerId: publicId("borrower", loan.borrowerId),
    currency: loan.currency,
  };
}
