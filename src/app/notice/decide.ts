import type { GateDecision } from "../../domain/contact/decision";
import { contactFlagsOn, type LoanMark } from "../../domain/contact/flags";
import { decideContact } from "../../domain/contact/gate";
import type { Purpose } from "../../domain/contact/rule";
import type { PastContact } from "../../domain/contact/situation";
import { asKnown } from "../../domain/loan/ledger";
import type { LoanState } from "../../domain/loan/state";
import { isStatutory, type NoticeChannel } from "../../domain/notice/template-name";
import type { Policy } from "../../domain/policy/policy";
import { isHeld } from "../../domain/treatment/treatment";
import { assert } from "../../kernel/assert";
import { addDays, type BusinessDate, dateAt, type Instant, instantAt } from "../../kernel/calendar";
import type { Borrower } from "../borrower/store";
import { addressOf } from "../contact/address";
import { lawOf } from "../contact/law-of";
import type { TenantContext } from "../context";
import { foldLoan } from "../loan/fold";
import type { LoanRecord } from "../loan/store";
import type { Notice, StoredDecision } from "./store";

/** What the gate looks at of a notice. */
export type GateNotice = Pick<
  Notice,
  "businessDate" | "channels" | "template" | "daysPastDue" | "sentAt" | "decisions"
>;

/** What the gate said about one notice, and the loan as it stood at that moment. */
export type SendingDecision<N extends GateNotice = Notice> = Readonly<{
  notice: N;
  /** The way that the answer is about. */
  channel: NoticeChannel;
  /** Earlier answers and the new ones; the last is the one that counts. */
  decisions: readonly StoredDecision[];
  answer: GateDecision;
  at: Instant;
  state: LoanState;
}>;

/** Which ways are there to send by, and on which the borrower's address is left alone. */
export type Reach = Readonly<{
  carried: readonly NoticeChannel[];
  suppressed: readonly NoticeChannel[];
}>;

type Subject<N extends GateNotice> = Readonly<{
  notice: N;
  record: LoanRecord;
  borrower: Pick<Borrower, "contact" | "timezone" | "residence" | "stopRequestedAt" | "choices">;
  /** Marks on all of the borrower's loans. */
  marks: readonly LoanMark[];
  /** Contacts of everyone together, but for this notice itself. */
  history: readonly PastContact[];
  reach: Reach;
}>;

export type GateTenant = Readonly<{
  tenant: Pick<TenantContext["tenant"], "mode" | "timezone" | "currency">;
}>;

type GateContext = Pick<TenantContext, "timeline"> & GateTenant;

/** In a sandbox a business date is a moment: this minute of it, in the lender's zone. */
const SANDBOX_MINUTE_OF_DAY = 600;
/** A deferral of the sandbox is tried again at once; the second try is inside the window. */
const SANDBOX_TRIES_MAX = 3;

/**
 * Asks the contact gate whether a notice may go out now, and by which way: the first of its channels
 * that the gate lets through; else the one that opens soonest; else none, for the reason of the first
 * that is carried. In a sandbox "now" is ten o'clock of the notice's business date, and what is put
 * off is asked again at the moment it was put off to.
 */
export function decideSending<N extends GateNotice>(
  ctx: GateContext & Pick<TenantContext, "now">,
  subject: Subject<N>,
): SendingDecision<N> {
  const { tenant } = ctx;
  if (tenant.mode === "live") return ask(ctx, subject, ctx.now, subject.notice.decisions);
  let at = instantAt(subject.notice.businessDate, SANDBOX_MINUTE_OF_DAY, tenant.timezone);
  let decided = ask(ctx, subject, at, subject.notice.decisions);
  for (let tries = 1; tries < SANDBOX_TRIES_MAX; tries += 1) {
    if (decided.answer.verdict !== "defer") return decided;
    at = decided.answer.until;
    decided = ask(ctx, subject, at, decided.decisions);
  }
  return decided;
}

/** Asks channel after channel at one moment. */
function ask<N extends GateNotice>(
  ctx: GateContext,
  subject: Subject<N>,
  at: Instant,
  before: readonly StoredDecision[],
): SendingDecision<N> {
  const { notice, record, reach } = subject;
  const asOf = dateAt(at, ctx.tenant.timezone);
  const ledger = asKnown(record.ledger, { effectiveThrough: asOf });
  const policy = ctx.timeline.of(record.loan.borrowerId).on(asOf);
  const state = foldLoan(policy, { ...record, ledger }, asOf);
  const moment = { at, asOf, policy, state };
  const answers: Answer[] = [];
  for (const channel of notice.channels.filter((one) => reach.carried.includes(one))) {
    const answer = askFor(ctx, subject, channel, moment);
    answers.push({ channel, answer });
    if (answer.verdict === "allow") break;
  }
  const counts = decisive(answers);
  assert(counts, "a notice that is decided has a channel that is carried");
  const others = answers.filter((one) => one !== counts);
  const told = [...others, counts].map(
    ({ answer }): StoredDecision => ({ at, stage: "send", decision: answer }),
  );
  return { notice, ...counts, decisions: [...before, ...told], at, state };
}

type Answer = Readonly<{ channel: NoticeChannel; answer: GateDecision }>;

function decisive(answers: readonly Answer[]): Answer | undefined {
  const allowed = answers.find(({ answer }) => answer.verdict === "allow");
  const untilOf = ({ answer }: Answer) =>
    answer.verdict === "defer" ? answer.until : Number.POSITIVE_INFINITY;
  const soonest = [...answers].sort((one, other) => untilOf(one) - untilOf(other))[0];
  return allowed ?? soonest;
}

function askFor<N extends GateNotice>(
  { tenant }: GateContext,
  { notice, record, borrower, marks, history, reach }: Subject<N>,
  channel: NoticeChannel,
  {
    at,
    asOf,
    policy,
    state,
  }: Readonly<{
    at: Instant;
    asOf: BusinessDate;
    policy: Policy;
    state: LoanState;
  }>,
): GateDecision {
  return decideContact({
    ...lawOf(tenant, { borrower, products: [record.loan.product], policy, at }),
    channel,
    purpose: purposeOf(notice),
    party: "borrower",
    place: "unknown",
    loanId: record.loan.id,
    address: addressOf(borrower.contact, channel),
    isSuppressed: reach.suppressed.includes(channel),
    stopRequestedAt: borrower.stopRequestedAt,
    stillDue: isStillDue(notice, state),
    isHeld: isHeld(record.loan.holds, "notices", asOf),
    // Its identity is unique in the store: another of the same step and date cannot be there.
    sentSameStepAndDate: notice.sentAt !== null,
    flags: contactFlagsOn(marks, { loanId: record.loan.id, on: asOf }),
    history,
    now: at,
  });
}

/** What a law demands is asked for by other rules than what a lender wants. */
function purposeOf({ template, daysPastDue }: GateNotice): Purpose {
  if (isStatutory(template)) return "statutory";
  return daysPastDue > 0 ? "collection" : "service";
}

/**
 * Whether what the notice is about is still so: for a reminder, that the installment it announces is
 * unpaid; for a late loan, that it is late by at least the days the notice speaks of. A loan that
 * was brought back and is late again with a younger installment gets that one's notices.
 */
export function isStillDue(
  notice: Pick<Notice, "daysPastDue" | "businessDate">,
  state: LoanState,
): boolean {
  if (state.status === "closed") return false;
  if (notice.daysPastDue > 0) return state.daysPastDue >= notice.daysPastDue;
  const dueOn = addDays(notice.businessDate, -notice.daysPastDue);
  return state.installments.some(
    (installment) => installment.dueOn === dueOn && installment.outstanding > 0,
  );
}
