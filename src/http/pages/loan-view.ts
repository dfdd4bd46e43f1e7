import { policyBucket } from "../../domain/delinquency/project";
import type { LoanEvent } from "../../../web/pages/loan-events";
import type { Explanation } from "../../../web/pages/loan-explanation";
import type { LoanBorrower, LoanFacts } from "../../../web/pages/loan-facts";
import type { LedgerRow } from "../../../web/pages/loan-ledger";
import type { InstallmentRow } from "../../../web/pages/loan-schedule";
import { lateDaysOf } from "../../app/loan/late-days";
import type { TenantContext } from "../../app/context";
import type { LoanHistory } from "../../app/loan/read-history";
import type { InstallmentState, LoanState } from "../../domain/loan/state";
import { totalOf } from "../../domain/loan/components";
import { addDays, dateAt } from "../../kernel/calendar";
import { publicId } from "../../kernel/ids";
import { balanceExplanation, creditExplanation, pastDueExplanation } from "./loan-explanation-view";

/** The facts of a loan; its numbers from today's replay, or the stored ones where there is none. */
export function loanFactsOf(
  ctx: Pick<TenantContext, "timeline" | "today">,
  { found, replayed }: LoanHistory,
): LoanFacts {
  const { loan } = found;
  const { id, externalId, product, currency, projection, setAsideReason, terms, opening } = loan;
  const pastDueSince = replayed ? replayed.state.oldestUnpaidDueOn : projection.pastDueSince;
  const { daysPastDue, calendarDaysPastDue } = replayed?.state ?? lateDaysOf(ctx, loan);
  return {
    id: publicId("loan", id),
    externalId,
    product,
    currency,
    status: loan.status,
    bucket: projection.bucket,
    policyBucket: replayed?.state.counting.buckets ? policyBucket(replayed.state).name : null,
    daysPastDue,
    calendarDaysPastDue,
    installmentsLate: replayed ? lateOnes(replayed.state).length : 1,
    pastDueSince,
    pastDueAmount: replayed?.state.pastDueAmount ?? projection.pastDueAmount,
    balance: replayed?.state.outstanding.principal ?? projection.principalBalance,
    credit: replayed?.state.credit ?? projection.credit,
    nextDueOn: replayed ? replayed.state.nextDueOn : projection.nextDueOn,
    nextDueAmount: replayed?.state.nextDueAmount ?? projection.nextDueAmount,
    setAsideReason,
    explanations: replayed && {
      pastDue: pastDueExplanation(replayed.record, replayed.state),
      balance: balanceExplanation(replayed.record, replayed.state),
      credit: creditExplanation(replayed.record, replayed.state),
      toleranceAmount: replayed.state.counting.toleranceAmount,
    },
    terms,
    opening,
  };
}

export function loanBorrowerOf(history: LoanHistory, timezone: string): LoanBorrower {
  const { borrower, found, otherLoans } = history;
  const { externalId, locale, stopRequestedAt } = borrower;
  return {
    ...found.contact,
    id: publicId("borrower", borrower.id),
    externalId,
    timezone: borrower.timezone,
    locale,
    stopRequestedOn: stopRequestedAt === null ? null : dateAt(stopRequestedAt, timezone),
    otherLoans: otherLoans.map((loan) => ({
      id: publicId("loan", loan.id),
      externalId: loan.externalId,
    })),
  };
}

export function installmentRowsOf(
  state: LoanState,
  explanations: ReadonlyMap<number, Explanation>,
): readonly InstallmentRow[] {
  const late = new Set(lateOnes(state));
  return state.installments.map((installment) => ({
    number: installment.number,
    dueOn: installment.dueOn,
    principal: installment.principal,
    interest: installment.interest,
    fee: installment.fee,
    penalty: installment.penalty,
    principalPaid: installment.paid.principal,
    interestPaid: installment.paid.interest,
    feePaid: installment.paid.fee,
    penaltyPaid: installment.paid.penalty,
    explanation: explanations.get(installment.number) ?? null,
    metOn: installment.settledOn,
    state: stateOf(installment, late),
  }));
}

/** Unpaid and past their date; none while the shortfall is within the tolerance. */
function lateOnes(state: LoanState): readonly InstallmentState[] {
  if (state.pastDueAmount === 0) return [];
  const before = addDays(state.asOf, state.counting.dueDateIsDay);
  return state.installments.filter(({ dueOn, outstanding }) => dueOn < before && outstanding > 0);
}

function stateOf(
  installment: InstallmentState,
  late: ReadonlySet<InstallmentState>,
): InstallmentRow["state"] {
  const { outstanding, paid } = installment;
  if (outstanding === 0) return "paid";
  if (late.has(installment)) return "late";
  return totalOf(paid) > 0 ? "part" : "open";
}

/** Newest first. */
export function ledgerRowsOf({ replayed }: LoanHistory): readonly LedgerRow[] {
  const ledger = replayed?.record.ledger ?? [];
  const reversed = new Set(ledger.map(({ reverses }) => reverses));
  return ledger.toReversed().map((entry) => ({
    ...entry,
    reversed: reversed.has(entry.sequence),
    reversible:
      entry.type === "payment" && entry.origin !== "opening" && !reversed.has(entry.sequence),
  }));
}

/** What happened, newest first; of one day what it led to before what caused it. */
export function loanEventsOf(
  history: LoanHistory,
  nameOf: (actor: string) => string,
): readonly LoanEvent[] {
  const { found, notices, transitions } = history;
  const { loan } = found;
  const events: LoanEvent[] = [
    ...notices.map(noticeEvent),
    ...transitions.toReversed().map(
      ({ loanVersion, businessDate, fromBucket, toBucket, cause, policyVersion }): LoanEvent => ({
        kind: "moved",
        from: fromBucket,
        to: toBucket,
        cause,
        policyVersion,
        whyHref: `/why/move/${publicId("loan", loan.id)}/${loanVersion}`,
        on: businessDate,
        at: null,
        who: null,
      }),
    ),
    ...entryEvents(history, nameOf),
    {
      kind: "opened",
      amount: loan.terms.principal,
      on: loan.opening?.asOf ?? loan.terms.disbursedOn,
      at: loan.createdAt,
      who: null,
    },
  ];
  return events.toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
}

function noticeEvent(notice: LoanHistory["notices"][number]): LoanEvent {
  const { id, step, state, policyVersion, businessDate, sentAt } = notice;
  return {
    kind: "notice",
    id: publicId("notice", id),
    step,
    state: state === "sending" ? "planned" : state,
    policyVersion,
    on: businessDate,
    at: sentAt,
    who: null,
  };
}

function entryEvents(
  { replayed, deeds }: LoanHistory,
  nameOf: (actor: string) => string,
): LoanEvent[] {
  const reversers = new Map(
    deeds
      .filter(({ action }) => action === "payment.reverse")
      .map(({ detail, actor }) => [sequenceIn(detail), actor]),
  );
  return (replayed?.record.ledger ?? []).toReversed().flatMap((entry): LoanEvent[] => {
    const { type, amount, effectiveOn, postedAt, reverses, origin } = entry;
    if (type !== "payment" && type !== "reversal" && type !== "adjustment") return [];
    const reverser = reverses === null ? undefined : reversers.get(reverses);
    const who = reverser === undefined ? null : nameOf(reverser);
    return [{ kind: type, amount, on: effectiveOn, at: postedAt, who, origin }];
  });
}

function sequenceIn(detail: string): number | undefined {
  const read: unknown = JSON.parse(detail);
  const sequence =
    typeof read === "object" && read && "sequence" in read ? read.sequence : undefined;
  return typeof sequence === "number" ? sequence : undefined;
}
