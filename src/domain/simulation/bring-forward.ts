import { addDays, type BusinessDate, earliest, latest } from "../../kernel/calendar";
import type { Projection } from "../delinquency/project";
import { hasPause, type LoanHold } from "../treatment/treatment";
import type { Takeover } from "../policy/takeover";

export type StandingLoan = Pick<
  Projection,
  "status" | "evaluatedOn" | "pastDueSince" | "nextDueOn" | "nextActionOn"
> &
  Readonly<{ holds: readonly LoanHold[] }>;

/**
 * The next look at a loan once a version takes effect on a day, as the scan brings the whole book
 * forward (its statements say the same in SQL): never later than it was.
 */
export function lookAfterTakeover(
  loan: StandingLoan,
  takeover: Takeover,
  date: BusinessDate,
): BusinessDate | null {
  const { nextActionOn, evaluatedOn } = loan;
  if (evaluatedOn >= date) return nextActionOn;
  const asked = askedOn(loan, takeover, date);
  if (asked === null) return nextActionOn;
  return nextActionOn === null || nextActionOn > asked ? asked : nextActionOn;
}

function askedOn(
  { status, pastDueSince, nextDueOn, nextActionOn, holds }: StandingLoan,
  { lateDays, reminderDays, recountsLate, recountsAll }: Takeover,
  date: BusinessDate,
): BusinessDate | null {
  if (recountsAll) return status === "active" ? date : null;
  if (pastDueSince !== null) {
    if (recountsLate || hasPause(holds)) return date;
    const days = lateDays.map((day) => addDays(pastDueSince, day)).filter((on) => on >= date);
    return days.length === 0 ? null : days.reduce(earliest);
  }
  if (reminderDays === null || nextDueOn === null || nextActionOn === null) return null;
  return latest(date, addDays(nextDueOn, -reminderDays));
}
