import type { EventDraft } from "../../domain/event/event";
import type { BusinessDate } from "../../kernel/calendar";
import { publicId } from "../../kernel/ids";
import type { NoticeChange } from "../notice/store";

const OF_STATE: Partial<Record<string, "notice.sent" | "notice.delivered" | "notice.failed">> = {
  sent: "notice.sent",
  delivered: "notice.delivered",
  failed: "notice.failed",
};

/** What became of notices; only their ends are told. */
export function eventsOfNotices(changes: readonly NoticeChange[], on: BusinessDate): EventDraft[] {
  return changes.flatMap(({ before, after }): EventDraft[] => {
    const type = OF_STATE[after.state];
    if (!type || before.state === after.state) return [];
    const { id, loanId, borrowerId, step, channel, state, failure } = after;
    const data = {
      noticeId: publicId("notice", id),
      loanId: publicId("loan", loanId),
      borrowerId: publicId("borrower", borrowerId),
      ...{ step, channel, state, failure },
    };
    return [{ type, on, data }];
  });
}
