import { addDays } from "../../kernel/calendar";
import { type Minor, minor } from "../../kernel/money";
import { ok, type Result, refuse } from "../../kernel/result";
import { assess, type DelinquencyFacts } from "./known-delinquency";
import type { ExposureLine } from "./materiality";
import { type DateRange, type HistoryRefusal, type ReplaySpan, walkReplays } from "./walk-replays";

/**
 * What is past due and what is owed in all from a day through another, a line for the first day and
 * for each on which either changes: what the counter of material days goes by. The exposure is the
 * principal outstanding with the interest and fees that have fallen due; penalties are in neither,
 * as they age no loan. Refuses as a history does.
 */
export function exposureLines(
  facts: DelinquencyFacts,
  range: DateRange,
): Result<readonly ExposureLine[], HistoryRefusal> {
  const lines: ExposureLine[] = [];
  const refusal = walkReplays(facts, range, (span) => {
    const exposure = exposureOf(span);
    // By day 0, what is due on the first day is late on the second.
    for (const on of [span.start, addDays(span.start, 1)]) {
      if (on >= span.before) break;
      const { pastDueAmount } = assess(span.installments, facts, on);
      appendLine(lines, { on, pastDueAmount, exposure });
    }
  });
  return refusal ? refuse(refusal) : ok(lines);
}

function exposureOf({ state, start }: ReplaySpan): Minor {
  let owed = state.outstanding.principal;
  for (const { dueOn, interest, fee, paid } of state.installments) {
    if (dueOn > start) break;
    owed = minor(owed + interest - paid.interest + fee - paid.fee);
  }
  return owed;
}

function appendLine(lines: ExposureLine[], line: ExposureLine): void {
  const previous = lines.at(-1);
  const isSame =
    previous !== undefined &&
    previous.pastDueAmount === line.pastDueAmount &&
    previous.exposure === line.exposure;
  if (!isSame) lines.push(line);
}
