import { spokenIn } from "../../domain/contact/decision";
import type { LoanMark } from "../../domain/contact/flags";
import { HISTORY_DAYS } from "../../domain/contact/history-days";
import type { NoticeChannel } from "../../domain/notice/template-name";
import type { PastContact } from "../../domain/contact/situation";
import {
  addDays,
  type BusinessDate,
  earliest,
  type Instant,
  instantAt,
} from "../../kernel/calendar";
import type { TenantContext } from "../context";
import type { Write } from "../write";

/** A letter that shall go out. */
type Outgoing = Readonly<{
  id: number;
  borrowerId: number;
  loanId: number;
  channel: NoticeChannel;
  businessDate: BusinessDate;
}>;

/** What the gate must know of borrowers besides themselves, kept true while letters are decided. */
export type OpenHistory = Readonly<{
  of(letter: Outgoing): Readonly<{ history: readonly PastContact[]; marks: readonly LoanMark[] }>;
  /** Notes an allowed letter, so that the next one to the same borrower knows of it. */
  add(
    letter: Outgoing,
    decided: Readonly<{ at: Instant; answer: Parameters<typeof spokenIn>[0] }>,
  ): void;
  /** Undoes the commit when others have contacted the same borrowers meanwhile and a cap spoke. */
  asCounted(): Write[];
}>;

/** Reads the contacts of everyone with the borrowers of some letters, and the marks on their loans. */
export async function openHistory(
  ctx: TenantContext,
  partition: number,
  letters: readonly Outgoing[],
): Promise<OpenHistory> {
  const borrowerIds = [...new Set(letters.map(({ borrowerId }) => borrowerId))];
  const { timezone } = ctx.tenant;
  // A sandbox's letters are of their business dates, which may lie far from its clock.
  const first = letters.reduce((on, { businessDate }) => earliest(on, businessDate), ctx.today);
  const since = instantAt(addDays(first, -HISTORY_DAYS), 0, timezone);
  const query = { partition, borrowerIds, since, now: ctx.now };
  const [known, marks] = await Promise.all([
    ctx.contacts.history(query),
    ctx.contacts.marks(partition, borrowerIds),
  ]);
  const count = [...known.values()].reduce((sum, { length }) => sum + length, 0);
  const added = new Map<number, PastContact[]>();
  let isCapped = false;
  return {
    of({ id, borrowerId }) {
      const others = (known.get(borrowerId) ?? []).filter(({ noticeId }) => noticeId !== id);
      const history = [...others, ...(added.get(borrowerId) ?? [])];
      return { history, marks: marks.get(borrowerId) ?? [] };
    },
    add({ borrowerId, loanId, channel }, { at, answer }) {
      const contact = { at, channel, loanId, result: "sent" } as const;
      added.set(borrowerId, [...(added.get(borrowerId) ?? []), contact]);
      isCapped ||= spokenIn(answer).some(({ kind }) => kind === "cap" || kind === "quiet-after");
    },
    asCounted: () => (isCapped ? ctx.contacts.asCounted(query, count) : []),
  };
}
