import type { BusinessDate } from "../../kernel/calendar";
import { type Minor, minor } from "../../kernel/money";

/** What of an installment can age a loan, in minor units. */
export type OwedInstallment = Readonly<{
  number: number;
  dueOn: BusinessDate;
  asked: Minor;
  unpaid: Minor;
}>;

type Parts = Readonly<{ principal: Minor; interest: Minor; fee: Minor }>;
type Replayed = Parts & Readonly<{ number: number; dueOn: BusinessDate; paid: Parts }>;

/**
 * Reads what can age a loan off replayed installments: principal, interest and fee. Penalties are
 * owed but left out, since a charge for being late must not make a loan later (12 CFR 1024.31,
 * comment on delinquency, counts from an installment of principal, interest and escrow alone).
 */
export function owedInstallments(installments: readonly Replayed[]): readonly OwedInstallment[] {
  return installments.map(({ number, dueOn, principal, interest, fee, paid }) => {
    const asked = minor(principal + interest + fee);
    const unpaid = minor(asked - paid.principal - paid.interest - paid.fee);
    return { number, dueOn, asked, unpaid };
  });
}
