import { bucketName } from "../../domain/delinquency/bucket";
import type { EventDraft, LoanFacts } from "../../domain/event/event";
import type { LedgerEntry } from "../../domain/loan/ledger";
import type { PaymentPromise } from "../../domain/promise/promise";
import { daysBetween } from "../../kernel/calendar";
import { publicId } from "../../kernel/ids";
import type { LoanChange } from "../loan/reproject";

/**
 * What changed loans have to tell: how late they are, money that came or was taken back, promises that
 * were kept or broken. `reversed`: the entries that new ones take back.
 */
export function eventsOfLoans(
  changes: readonly LoanChange[],
  reversed: readonly LedgerEntry[] = [],
): EventDraft[] {
  return changes.flatMap((change) => [
    ...ofLateness(change),
    ...change.newEntries.flatMap((entry) => ofEntry(change, entry, reversed)),
    ...change.promises.flatMap(({ from, to }) =>
      from === to.state ? [] : promiseEvents(change, to),
    ),
  ]);
}

/** A promise that was made, kept, broken or cancelled; an open one that was broken before is no news. */
export function promiseEvents(change: LoanChange, promise: PaymentPromise): EventDraft[] {
  const { state, amount, paid, madeOn, dueOn } = promise;
  const data = { ...loanFacts(change), amount, paid, madeOn, dueOn };
  const on = change.stoodOn;
  switch (state) {
    case "open":
      return [];
    case "kept":
      return [{ type: "promise.kept", on, data }];
    case "broken":
      return [{ type: "promise.broken", on, data }];
    case "cancelled":
      return [{ type: "promise.cancelled", on, data }];
  }
}

export function promiseMade(change: LoanChange, promise: PaymentPromise): EventDraft {
  const { amount, paid, madeOn, dueOn } = promise;
  const data = { ...loanFacts(change), amount, paid, madeOn, dueOn };
  return { type: "promise.made", on: change.stoodOn, data };
}

function ofLateness(change: LoanChange): EventDraft[] {
  const { move, transition, stoodOn: on } = change;
  const facts = loanFacts(change);
  const before = move.loan.projection.pastDueSince;
  const after = move.projection.pastDueSince;
  const events: EventDraft[] = [];
  if (before === null && after !== null) {
    events.push({ type: "loan.delinquent", on, data: { ...facts, pastDueSince: after } });
  }
  if (transition) {
    const { policyVersion } = transition;
    const fromBucket = bucketName(transition.fromBucket);
    events.push({ type: "loan.bucket-changed", on, data: { ...facts, fromBucket, policyVersion } });
  }
  if (before !== null && after === null) {
    events.push({ type: "loan.cured", on, data: { ...facts, pastDueSince: before } });
  }
  if (move.status === "closed" && move.loan.status !== "closed") {
    events.push({ type: "loan.closed", on, data: facts });
  }
  return events;
}

function ofEntry(
  change: LoanChange,
  entry: LedgerEntry,
  reversed: readonly LedgerEntry[],
): EventDraft[] {
  const { type, amount, effectiveOn, externalId } = entry;
  const facts = loanFacts(change);
  const on = change.stoodOn;
  if (type === "payment" || type === "recovery") {
    const data = { ...facts, amount, externalId, effectiveOn };
    return [{ type: "payment.applied", on, data }];
  }
  if (type !== "reversal" && type !== "chargeback") return [];
  const payment = reversed.find(({ sequence }) => sequence === entry.reverses);
  const money = {
    amount: type === "chargeback" ? amount : (payment?.amount ?? amount),
    externalId: payment?.externalId ?? null,
  };
  const data = { ...facts, ...money, effectiveOn, kind: type };
  return [{ type: "payment.reversed", on, data }];
}

function loanFacts({ move, stoodOn }: LoanChange): LoanFacts {
  const { loan, projection } = move;
  const { pastDueSince, pastDueAmount, principalBalance, bucket } = projection;
  return {
    loanId: publicId("loan", loan.id),
    loanExternalId: loan.externalId,
    borrowerId: publicId("borrower", loan.borrowerId),
    currency: loan.currency,
    pastDueAmount,
    principalBalance,
    daysPastDue: pastDueSince === null ? 0 : daysBetween(pastDueSince, stoodOn),
    bucket: bucketName(bucket),
  };
}
