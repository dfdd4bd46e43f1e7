import { assert } from "../../kernel/assert";
import { type BusinessDate, latest } from "../../kernel/calendar";
import { minor } from "../../kernel/money";
import { type Result, refuse } from "../../kernel/result";
import { dueDatesAfter } from "./due-dates-after";
import { interestBetween } from "./interest-between";
import { issueVersion } from "./issue";
import type { ModifiableLoan, Modification, ModificationRefusal } from "./modification";
import { type Position, positionOf, type UnpaidLine } from "./position";

export type DeferRequest = Readonly<{
  kind: "defer";
  /** So many of the installments due next. */
  installmentCount: number;
  /** Whether what is overdue goes to the end as well: then the loan is current again. */
  arrears: "deferred" | "kept";
  /** Whether the principal of deferred installments bears interest until it is due again. */
  interest: "accrues" | "free";
  reason: string | null;
}>;

/**
 * Moves the next installments, and the overdue ones if asked, behind the last one, on the contract's
 * rhythm and in their order; the others stay. With interest each deferred line asks on top what its
 * principal earns at the rate in effect from its due date, of an overdue one from the day of the
 * modification, to its new date (see interestBetween). A loan that earns interest by the day earns
 * it anyway and is asked nothing on top.
 *
 * Refuses more installments than are due later, and a loan whose rhythm or rate nobody says.
 */
export function defer(
  loan: ModifiableLoan,
  request: DeferRequest,
): Result<Modification, ModificationRefusal> {
  const found = positionOf(loan);
  if (!found.ok) return found;
  const position = found.value;
  const { ahead, arrears } = position;
  const { installmentCount, kind, reason } = request;
  if (installmentCount > ahead.length) {
    return refuse({ code: "modification.no_installments_left", count: ahead.length });
  }
  const overdue = request.arrears === "deferred" ? arrears : [];
  const deferred = [...overdue, ...ahead.slice(0, installmentCount)];
  if (deferred.length === 0) return refuse({ code: "modification.not_past_due" });
  const dates = dueDatesAfter(loan.terms, lastDueOn(position), deferred.length);
  if (!dates.ok) return dates;
  const moved = deferUntil(position, deferred, dates.value, request);
  if (!moved.ok) return moved;
  return issueVersion(position, {
    kind,
    reason,
    scope: request.arrears === "deferred" ? "all" : "ahead",
    lines: [...ahead.slice(installmentCount), ...moved.value],
  });
}

/** The end of the schedule, or of a matured one the day of the modification. */
function lastDueOn({ ahead, loan }: Position): BusinessDate {
  return ahead.at(-1)?.dueOn ?? loan.asOf;
}

function deferUntil(
  { loan, annualRatePercent }: Position,
  lines: readonly UnpaidLine[],
  dates: readonly BusinessDate[],
  { interest }: DeferRequest,
): Result<readonly UnpaidLine[], ModificationRefusal> {
  const isFree = interest === "free" || loan.rules.interest?.kind === "daily";
  if (!isFree && annualRatePercent === null) {
    return refuse({ code: "modification.terms_missing" });
  }
  const moved = lines.map((line, index) => {
    const dueOn = dates[index];
    assert(dueOn, `no due date for deferred installment ${index + 1}`);
    if (isFree || annualRatePercent === null) return { ...line, dueOn };
    const from = latest(line.dueOn, loan.asOf);
    const extra = interestBetween(line.principal, annualRatePercent, from, dueOn, loan.terms);
    return { ...line, dueOn, interest: minor(line.interest + extra) };
  });
  return { ok: true, value: moved };
}
