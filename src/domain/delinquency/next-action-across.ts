import { type BusinessDate, earliest, latest } from "../../kernel/calendar";
import type { LoanState } from "../loan/state";
import type { Policy } from "../policy/policy";
import { hasPause } from "../treatment/treatment";
import { takeoverOf } from "../policy/takeover";
import { nextActionOn } from "./next-action";
import type { Progress } from "./project";

/**
 * The next day on which anything about a loan can change when further versions of the policy are to
 * take effect: what they ask for is looked at on the day itself, but not before they count. A day
 * named too early costs a look, so what fell before their day is named as their day.
 */
export function nextActionAcross(
  state: LoanState,
  policy: Policy,
  coming: readonly Policy[],
  progress: Progress,
): BusinessDate | null {
  let next = nextActionOn(state, policy, progress);
  if (state.status !== "active") return next;
  const isLate = state.oldestUnpaidDueOn !== null;
  let before = policy;
  for (const version of coming) {
    const { effectiveOn } = version;
    const { recountsAll, recountsLate } = takeoverOf(before, version);
    // Days within a pause are not counted by who brings the book forward: it looks at all of them.
    const recounts = recountsAll || (isLate && (recountsLate || hasPause(progress.holds)));
    const asked = recounts ? effectiveOn : nextActionOn(state, version, progress);
    if (asked) {
      const from = latest(asked, effectiveOn);
      next = next === null ? from : earliest(next, from);
    }
    before = version;
  }
  return next;
}
