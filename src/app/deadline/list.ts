import { contactFlagsOn } from "../../domain/contact/flags";
import { type Deadline, type DeadlineFacts, deadlinesOf } from "../../domain/deadline/deadlines";
import { asKnown } from "../../domain/loan/ledger";
import type { LoanState } from "../../domain/loan/state";
import { isStatutory } from "../../domain/notice/template-name";
import { addDays, type BusinessDate, dateAt, instantAt } from "../../kernel/calendar";
import { minor } from "../../kernel/money";
import { ok, type Result, refuse } from "../../kernel/result";
import type { Borrower } from "../borrower/store";
import { isCollector, lawOf } from "../contact/law-of";
import type { KnownContact } from "../contact/store";
import type { TenantContext } from "../context";
import { foldLoan } from "../loan/fold";
import type { LoanRecord } from "../loan/store";
import type { Notice } from "../notice/store";

export type LoanDeadlines = Readonly<{
  loanId: number;
  asOf: BusinessDate;
  deadlines: readonly Deadline[];
}>;

/** As far back as contacts are looked for; longer ago nothing that is due now began. */
const CONTACT_DAYS = 730;
const NOTICES_MAX = 200;
const LIVE: readonly string[] = ["phone", "dialer", "agency", "visit"];

/** What laws want done about a loan by a day, by the packs that bind it today. */
export async function listDeadlines(
  ctx: TenantContext,
  loanId: number,
): Promise<Result<LoanDeadlines, Readonly<{ code: "loan.not_found" }>>> {
  ctx.allow("loan.read");
  ctx.allow("contact.read");
  const record = await ctx.loans.record(loanId);
  const borrower = record && (await ctx.borrowers.find(record.loan.borrowerId));
  if (!record || !borrower) return refuse({ code: "loan.not_found" });
  const { partition } = record.loan;
  const { today, tenant, now } = ctx;
  const since = instantAt(addDays(today, -CONTACT_DAYS), 0, tenant.timezone);
  const [histories, marks, noticed] = await Promise.all([
    ctx.contacts.history({ partition, borrowerIds: [borrower.id], since, now }),
    ctx.contacts.marks(partition, [borrower.id]),
    ctx.notices.list({
      ...{ borrowerId: borrower.id, loanId, state: null, after: null },
      limit: NOTICES_MAX,
    }),
  ]);
  const policy = ctx.timeline.of(borrower.id).on(today);
  const flags = contactFlagsOn(marks.get(borrower.id) ?? [], { loanId, on: today });
  const isStopped = borrower.stopRequestedAt !== null;
  const { packs, products } = lawOf(tenant, {
    ...{ borrower, products: [record.loan.product], policy },
    at: now,
  });
  const facts: DeadlineFacts = {
    ...loanFacts(ctx, record, borrower),
    ...contactFacts(ctx, histories.get(borrower.id) ?? [], loanId),
    letters: lettersOf(ctx, noticed.notices),
    flags: isStopped ? [...flags, "stop-requested"] : flags,
    isCollector: isCollector(policy),
    isKindTold: products !== null,
  };
  return ok({ loanId, asOf: today, deadlines: deadlinesOf(packs, facts) });
}

function loanFacts(
  ctx: TenantContext,
  record: LoanRecord,
  borrower: Borrower,
): Pick<DeadlineFacts, "today" | "oldestUnpaidDueOn" | "dueDates" | "isWeekly" | "shortfallOn"> {
  const { today } = ctx;
  const timeline = ctx.timeline.of(borrower.id);
  const stateOn = (asOf: BusinessDate, effectiveThrough = asOf): LoanState => {
    const ledger = asKnown(record.ledger, { effectiveThrough });
    return foldLoan(timeline.on(today), { ...record, ledger }, asOf);
  };
  const { installments, oldestUnpaidDueOn } = stateOn(today);
  return {
    today,
    oldestUnpaidDueOn,
    dueDates: installments
      .filter(({ dueOn, origin }) => origin === "schedule" && dueOn <= today)
      .map(({ dueOn, principal, interest, fee, outstanding }) => ({
        on: dueOn,
        amount: minor(principal + interest + fee),
        isUnpaid: outstanding > 0,
      })),
    isWeekly: record.loan.terms.frequency === "weekly",
    // What falls due on a day is missing from its end on, which the next day knows before anything comes.
    shortfallOn: (on) => stateOn(addDays(on, 1), on).pastDueAmount,
  };
}

function contactFacts(
  { tenant }: TenantContext,
  history: readonly KnownContact[],
  loanId: number,
): Pick<DeadlineFacts, "liveContacts" | "firstContactOn"> {
  // A permit that nobody used is no contact.
  const made = history.filter(
    ({ loanId: of, countsUntil }) => countsUntil === undefined && (of === null || of === loanId),
  );
  const dayOf = ({ at }: KnownContact) => dateAt(at, tenant.timezone);
  const live = made.filter(({ channel }) => LIVE.includes(channel));
  return {
    liveContacts: live.map(dayOf),
    firstContactOn: made.map(dayOf).toSorted()[0] ?? null,
  };
}

/** Those that went out; one that came back was not given. */
function lettersOf(
  { tenant }: TenantContext,
  notices: readonly Notice[],
): DeadlineFacts["letters"] {
  return notices.flatMap(({ template, sentAt, state }) => {
    const isGiven = sentAt !== null && (state === "sent" || state === "delivered");
    if (!isGiven || !isStatutory(template)) return [];
    return [{ letter: template, on: dateAt(sentAt, tenant.timezone) }];
  });
}
