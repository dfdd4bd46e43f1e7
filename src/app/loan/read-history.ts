import { type ToldDelinquency, tellDelinquency } from "../../domain/delinquency/tell-delinquency";
import type { DateRange } from "../../domain/delinquency/walk-replays";
import type { LoanState } from "../../domain/loan/state";
import type { Policy } from "../../domain/policy/policy";
import { addMonths, latest } from "../../kernel/calendar";
import { ok, type Result, refuse } from "../../kernel/result";
import type { AuditEntry } from "../audit/store";
import type { Borrower } from "../borrower/store";
import type { TenantContext } from "../context";
import type { Notice } from "../notice/store";
import { partitionOf, publicId } from "../../kernel/ids";
import { delinquencyFacts, historyOpensOn } from "./delinquency-facts";
import { type FoundLoan, findLoan } from "./find";
import { foresee, type NextEvent } from "./foresee";
import { readLoanState } from "./read-state";
import type { Loan, LoanRecord, Transition } from "./store";

export type LoanHistory = Readonly<{
  found: FoundLoan;
  borrower: Borrower;
  otherLoans: readonly Loan[];
  /** Null for a loan whose record cannot be read; the scan set it aside. */
  replayed: Readonly<{ record: LoanRecord; state: LoanState }> | null;
  /** How late it was up to today; null without installments, or with too many to tell. */
  lateness: Lateness | null;
  next: NextEvent;
  transitions: readonly Transition[];
  /** Newest first. */
  notices: readonly Notice[];
  /** What people and keys did to it, newest first. */
  deeds: readonly AuditEntry[];
}>;

export type Lateness = DateRange & ToldDelinquency;

const LATENESS_MONTHS = 24;
const NOTICES_MAX = 100;
const DEEDS_MAX = 200;

/** All there is to know about one loan today, for its page. */
export async function readLoanHistory(
  ctx: TenantContext,
  id: number,
): Promise<Result<LoanHistory, Readonly<{ code: "loan.not_found" }>>> {
  ctx.allow("loan.read");
  const found = await findLoan(ctx, id);
  if (!found.ok) return found;
  const { loan } = found.value;
  const { borrowerId } = loan;
  const [borrower, ofBorrower, replayed, transitions, noticed, deeds] = await Promise.all([
    ctx.borrowers.find(borrowerId),
    ctx.loans.ofBorrower(borrowerId),
    isUnreadable(loan) ? null : readLoanState(ctx, id, ctx.today, { explain: true }),
    ctx.loans.transitions(id),
    ctx.notices.list({ borrowerId, loanId: id, state: null, after: null, limit: NOTICES_MAX }),
    ctx.audit.ofSubject(partitionOf(id), publicId("loan", id), DEEDS_MAX),
  ]);
  if (!borrower) return refuse({ code: "loan.not_found" });
  const read = replayed?.ok ? replayed.value : null;
  const isSilent = borrower.stopRequestedAt !== null;
  const policy = ctx.timeline.of(borrowerId).on(ctx.today);
  const waits = read === null || loan.setAsideReason !== null;
  return ok({
    found: found.value,
    borrower,
    otherLoans: ofBorrower.filter((other) => other.id !== id),
    replayed: read,
    lateness: read && lateness(ctx, policy, read.record),
    next: waits ? { kind: "nothing" } : foresee(read.state, policy, isSilent),
    transitions,
    notices: noticed.notices,
    deeds,
  });
}

function lateness(ctx: TenantContext, policy: Policy, record: LoanRecord): Lateness | null {
  if (record.schedules.length === 0) return null;
  const opensOn = historyOpensOn(record.loan);
  const range = {
    from: latest(addMonths(ctx.today, -LATENESS_MONTHS), opensOn),
    through: ctx.today,
  };
  const told = tellDelinquency(delinquencyFacts(policy, record), range);
  return told.ok ? { ...range, ...told.value } : null;
}

function isUnreadable({ setAsideReason }: Loan): boolean {
  return setAsideReason?.startsWith("unreadable") ?? false;
}
