import type { GateDecision } from "../../domain/contact/decision";
import { contactFlagsOn, type LoanMark } from "../../domain/contact/flags";
import { decideContact } from "../../domain/contact/gate";
import { HISTORY_DAYS } from "../../domain/contact/history-days";
import type { Place } from "../../domain/contact/rule";
import { isHeld } from "../../domain/treatment/treatment";
import { addDays, type Instant, instantAt } from "../../kernel/calendar";
import { partitionOf } from "../../kernel/ids";
import type { Borrower } from "../borrower/store";
import type { TenantContext } from "../context";
import type { Loan } from "../loan/store";
import { momentOf } from "../moment";
import { addressForPerson } from "./address";
import { lawOf } from "./law-of";
import type { ContactSubject, HistoryQuery, KnownContact } from "./store";

/** All that the gate looks at of a borrower, as it is at one moment. */
export type ContactStanding = Readonly<{
  borrower: Borrower;
  loans: readonly Loan[];
  history: readonly KnownContact[];
  marks: readonly LoanMark[];
  /** The moment it is asked for. */
  at: Instant;
  /** How the history was read, to assert in a commit that it is still that. */
  query: HistoryQuery;
}>;

/** Reads what the gate must know of a borrower; undefined when there is no such one. */
export async function readStanding(
  ctx: TenantContext,
  borrowerId: number,
): Promise<ContactStanding | undefined> {
  const borrower = await ctx.borrowers.find(borrowerId);
  if (!borrower) return undefined;
  const partition = partitionOf(borrowerId);
  const since = instantAt(addDays(ctx.today, -HISTORY_DAYS), 0, ctx.tenant.timezone);
  const query = { partition, borrowerIds: [borrowerId], since, now: ctx.now };
  const [loans, histories, marks] = await Promise.all([
    ctx.loans.ofBorrower(borrowerId),
    ctx.contacts.history(query),
    ctx.contacts.marks(partition, [borrowerId]),
  ]);
  return {
    borrower,
    loans,
    history: histories.get(borrowerId) ?? [],
    marks: marks.get(borrowerId) ?? [],
    at: momentOf(ctx),
    query,
  };
}

/**
 * Whether a person may make a contact with a borrower now. To collect there must be something past
 * due, on the loan it is about or on any; a hold on letters stops what people do as well.
 */
export function decideStanding(
  { tenant, timeline, today }: TenantContext,
  { borrower, loans, history, marks, at }: ContactStanding,
  subject: Omit<ContactSubject, "borrowerId"> & Readonly<{ place: Place }>,
): GateDecision {
  const { loanId, channel, purpose, party, place } = subject;
  const policy = timeline.of(borrower.id).on(today);
  const about = loanId === null ? loans : loans.filter(({ id }) => id === loanId);
  const isPastDue = about.some(({ projection }) => projection.pastDueAmount > 0);
  return decideContact({
    ...lawOf(tenant, { borrower, products: about.map(({ product }) => product), policy, at }),
    channel,
    purpose,
    party,
    place,
    loanId,
    address: addressForPerson(borrower.contact, channel),
    // Nobody's number is ever suppressed for what a person does: they see for themselves.
    isSuppressed: false,
    stopRequestedAt: borrower.stopRequestedAt,
    stillDue: purpose !== "collection" || isPastDue,
    isHeld: about.some(({ holds }) => isHeld(holds, "notices", today)),
    sentSameStepAndDate: false,
    flags: contactFlagsOn(marks, { loanId, on: today }),
    history,
    now: at,
  });
}
