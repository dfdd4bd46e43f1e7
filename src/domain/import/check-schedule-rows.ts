import type { BusinessDate } from "../../kernel/calendar";
import { type Minor, sum } from "../../kernel/money";
import { ok, type Result, refuse } from "../../kernel/result";
import type { Installment } from "../loan/schedule";
import type { LoanTerms } from "../loan/terms";

export type ScheduleLine = Readonly<{
  number: number;
  dueOn: BusinessDate;
  principal: Minor;
  interest: Minor;
  fee: Minor;
}>;

export type ScheduleMismatch = Readonly<{
  code: "loan.schedule_mismatch";
  field: "number" | "dueOn" | "principal";
  /** The installment in question; null when it is all of them together. */
  number: number | null;
  expected: string | number;
  given: string | number;
}>;
export type ScheduleRowsRefusal = ScheduleMismatch | Readonly<{ code: "loan.amount_too_large" }>;

/** Minor units; below it every sum over a schedule is exact. */
const WHOLE_MAX = 2 ** 50;

/**
 * Whether the rows that a lender gives for a loan are its whole schedule: numbered from 1 to the
 * installment count, due in order from the first due date on, principal summing to the loan's. In
 * minor units. Answers them in order of their numbers.
 */
export function checkScheduleRows(
  terms: LoanTerms,
  lines: readonly ScheduleLine[],
): Result<readonly Installment[], ScheduleRowsRefusal> {
  const ordered = lines.toSorted((a, b) => a.number - b.number);
  if (ordered.length !== terms.installmentCount) {
    return mismatch("number", null, terms.installmentCount, ordered.length);
  }
  let earliest = terms.firstDueOn;
  for (const [index, { number, dueOn }] of ordered.entries()) {
    if (number !== index + 1) return mismatch("number", number, index + 1, number);
    const isFirst = index === 0;
    if (isFirst ? dueOn !== terms.firstDueOn : dueOn <= earliest) {
      return mismatch("dueOn", number, isFirst ? terms.firstDueOn : `after ${earliest}`, dueOn);
    }
    earliest = dueOn;
  }
  let whole = 0;
  for (const { principal, interest, fee } of ordered) whole += principal + interest + fee;
  if (whole > WHOLE_MAX) return refuse({ code: "loan.amount_too_large" });
  const principal = sum(ordered.map((line) => line.principal));
  if (principal !== terms.principal) {
    return mismatch("principal", null, terms.principal, principal);
  }
  return ok(
    ordered.map(({ number, dueOn, principal: own, interest, fee }) => {
      return { number, dueOn, principal: own, interest, fee };
    }),
  );
}

function mismatch(
  field: ScheduleMismatch["field"],
  number: number | null,
  expected: string | number,
  given: string | number,
) {
  return refuse({ code: "loan.schedule_mismatch", field, number, expected, given });
}
