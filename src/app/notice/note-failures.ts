import { waitsFor } from "../../domain/policy/policy";
import type { TenantContext } from "../context";
import type { Write } from "../write";
import type { Notice } from "./store";

/** Tells the ladders that wait for it which letters could not be sent, or had no address. */
export function noteFailures(
  ctx: Pick<TenantContext, "loans" | "timeline" | "today">,
  notices: readonly Notice[],
): Write[] {
  const failed = notices.filter(
    (notice) =>
      (notice.state === "failed" || hadNoAddress(notice)) &&
      waitsFor(ctx.timeline.of(notice.borrowerId).on(ctx.today), "notice-failed"),
  );
  // Of two letters about one loan the later one counts.
  const byLoan = new Map(failed.map(({ loanId, step }) => [loanId, step]));
  return ctx.loans.noteFailedNotices([...byLoan].map(([loanId, step]) => ({ loanId, step })));
}

function hadNoAddress({ state, decisions }: Notice): boolean {
  return state === "denied" && decisions.at(-1)?.decision.rule === "no-address";
}
