import { addDays, addMonths, type BusinessDate } from "../../kernel/calendar";
import { add, greatest, type Minor, ZERO } from "../../kernel/money";
import { ok, type Result, refuse } from "../../kernel/result";
import { interestBetween } from "./interest-between";
import { issueVersion, totalUnpaid } from "./issue";
import type { ModifiableLoan, Modification, ModificationRefusal } from "./modification";
import { type Position, positionOf, type UnpaidLine } from "./position";

export type MoveDueDatesRequest = Readonly<{
  kind: "move-due-dates";
  to: /** Later by so many days, or earlier when negative. */
    | Readonly<{ days: number }>
    /** The first such day of a month on or after each due date; 29 to 31 mean its last where it is shorter. */
    | Readonly<{ dayOfMonth: number }>;
  /** Whether the days between the old and the new first due date bear interest. */
  gapInterest: "charged" | "waived";
  reason: string | null;
}>;

/**
 * Moves all due dates that lie ahead; amounts stay. Between the old and the new first due date the
 * principal that is due later bears interest at the rate in effect (see interestBetween), which the
 * first moved installment asks on top, or less of when dates move earlier, never below zero. A loan
 * that earns interest by the day earns it anyway and is asked nothing on top.
 *
 * Refuses a loan with nothing due later, a date that is not after the day of the modification, and
 * dates that fall together.
 */
export function moveDueDates(
  loan: ModifiableLoan,
  request: MoveDueDatesRequest,
): Result<Modification, ModificationRefusal> {
  const found = positionOf(loan);
  if (!found.ok) return found;
  const position = found.value;
  if (position.ahead.length === 0) {
    return refuse({ code: "modification.no_installments_left", count: 0 });
  }
  const moved = position.ahead.map((line) => ({ ...line, dueOn: move(line.dueOn, request.to) }));
  const merged = moved.find(({ dueOn }, index) => {
    const wasOne = position.ahead[index]?.dueOn === position.ahead[index + 1]?.dueOn;
    return dueOn === moved[index + 1]?.dueOn && !wasOne;
  });
  if (merged) return refuse({ code: "modification.due_dates_collide", dueOn: merged.dueOn });

  const gap = gapInterest(position, moved, request);
  if (!gap.ok) return gap;
  const lines = moved.map((line, index) =>
    index === 0 ? { ...line, interest: greatest(ZERO, add(line.interest, gap.value)) } : line,
  );
  const { kind, reason } = request;
  return issueVersion(position, { kind, reason, scope: "ahead", lines });
}

function move(dueOn: BusinessDate, to: MoveDueDatesRequest["to"]): BusinessDate {
  if ("days" in to) return addDays(dueOn, to.days);
  const inMonth = addMonths(dueOn, 0, to.dayOfMonth);
  return inMonth >= dueOn ? inMonth : addMonths(dueOn, 1, to.dayOfMonth);
}

/** The interest for the days by which the first due date moves, negative when it moves earlier. */
function gapInterest(
  { ahead, loan, annualRatePercent }: Position,
  moved: readonly UnpaidLine[],
  request: MoveDueDatesRequest,
): Result<Minor, ModificationRefusal> {
  const [from, to] = [ahead[0]?.dueOn, moved[0]?.dueOn];
  const isDaily = loan.rules.interest?.kind === "daily";
  if (request.gapInterest === "waived" || isDaily || !from || !to) return ok(ZERO);
  if (annualRatePercent === null) return refuse({ code: "modification.terms_missing" });
  const { principal } = totalUnpaid(ahead);
  return ok(interestBetween(principal, annualRatePercent, from, to, loan.terms));
}
