import { bucketName } from "../../domain/delinquency/bucket";
import { publicId } from "../../kernel/ids";
import type { FoundLoan } from "./find";
import { lateDaysOf, type Today } from "./late-days";

/** A loan as the API tells it and as an export holds it: one list of names for both. */
export function loanFields({ loan, borrower, contact }: FoundLoan, now: Today) {
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
    address: contact.address,
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
    conventions: terms.conventions ?? null,
    rules: terms.rules ?? null,
    openingAsOf: opening?.asOf ?? null,
    openingPaid: opening?.paid ?? null,
    openingPrincipal: opening?.principal ?? null,
    asOf: now.today,
    evaluatedOn: projection.evaluatedOn,
    ...lateDaysOf(now, loan),
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
