import type { BusinessDate } from "../../kernel/calendar";
import type { NoticeState } from "../notice/state";

/** What other systems are told of, once it is committed: `noun.what-happened`. */
export const EVENT_TYPES = [
  "loan.delinquent",
  "loan.bucket-changed",
  "loan.cured",
  "loan.closed",
  "payment.applied",
  "payment.reversed",
  "payment.returned",
  "promise.made",
  "promise.kept",
  "promise.broken",
  "promise.cancelled",
  "case.opened",
  "case.moved",
  "case.closed",
  "notice.sent",
  "notice.delivered",
  "notice.failed",
  "import.finished",
  "export.finished",
  "scan.finished",
  "policy.effective",
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** What is sent to try a subscription out: nothing happened. */
export const TEST_EVENT = "test.sent";

/**
 * How a loan stands after what happened. No event holds personal data: whoever needs a name or an
 * address asks the API for it, with a key that may.
 */
export type LoanFacts = Readonly<{
  loanId: string;
  loanExternalId: string;
  borrowerId: string;
  currency: string;
  /** Minor units. */
  pastDueAmount: number;
  /** Minor units. */
  principalBalance: number;
  daysPastDue: number;
  /** `M0` to `M7`, the last one open-ended. */
  bucket: string;
}>;

type PaymentFacts = LoanFacts &
  Readonly<{
    /** Minor units; what it was, also of one that was taken back. */
    amount: number;
    /** The payment's own reference; null of one that was entered without. */
    externalId: string | null;
    /** The day on which it counts. */
    effectiveOn: BusinessDate;
  }>;

/** Money that no loan had, and that is to go back to who paid it. */
type ReturnFacts = Readonly<{
  paymentId: string;
  externalId: string;
  /** The loan that its sender named, which is not here. */
  loanExternalId: string;
  /** Minor units; null of a file's text that is no amount of the lender's currency. */
  amount: number | null;
  currency: string;
  paidOn: BusinessDate;
  method: string | null;
  /** What the payment back is called, where an officer said it. */
  returnReference: string | null;
}>;

type PromiseFacts = LoanFacts &
  Readonly<{
    /** Minor units. */
    amount: number;
    /** Minor units that came towards it. */
    paid: number;
    madeOn: BusinessDate;
    dueOn: BusinessDate;
  }>;

type CaseFacts = Readonly<{
  /** Null where a step of the ladder moved or closed the case that the borrower had. */
  caseId: string | null;
  borrowerId: string;
  /** Null where a step closed it. */
  stage: string | null;
  /** Who did it: `person:…`, `key:…`, or `step:…` of the policy's ladder. */
  by: string;
}>;

type NoticeFacts = Readonly<{
  noticeId: string;
  loanId: string;
  borrowerId: string;
  step: string;
  channel: string;
  state: NoticeState;
  /** Why it did not arrive, in the provider's words or ours. */
  failure: string | null;
}>;

/** What each type says. */
export type EventData = Readonly<{
  "loan.delinquent": LoanFacts & Readonly<{ pastDueSince: BusinessDate }>;
  "loan.bucket-changed": LoanFacts & Readonly<{ fromBucket: string; policyVersion: number }>;
  "loan.cured": LoanFacts & Readonly<{ pastDueSince: BusinessDate }>;
  "loan.closed": LoanFacts;
  "payment.applied": PaymentFacts;
  "payment.reversed": PaymentFacts & Readonly<{ kind: "reversal" | "chargeback" }>;
  "payment.returned": ReturnFacts;
  "promise.made": PromiseFacts;
  "promise.kept": PromiseFacts;
  "promise.broken": PromiseFacts;
  "promise.cancelled": PromiseFacts;
  "case.opened": CaseFacts;
  "case.moved": CaseFacts;
  "case.closed": CaseFacts;
  "notice.sent": NoticeFacts;
  "notice.delivered": NoticeFacts;
  "notice.failed": NoticeFacts;
  "import.finished": Readonly<{
    importId: string;
    kind: string;
    dryRun: boolean;
    rowsAccepted: number;
    rowsRejected: number;
  }>;
  "export.finished": Readonly<{
    exportId: string;
    /** The schedule that asked for it; null when somebody did. */
    scheduleId: string | null;
    kind: string;
    format: string;
    rows: number;
    bytes: number;
  }>;
  /** One for each partition of the book: all have it when the book stands on the day. */
  "scan.finished": Readonly<{ partition: number; partitionCount: number }>;
  /** One for each partition, before anything else of the day. */
  "policy.effective": Readonly<{ version: number; before: number; partition: number }>;
}>;

/** Something that happened on a business date, as the commit that makes it true states it. */
export type EventDraft = {
  [Type in EventType]: Readonly<{ type: Type; on: BusinessDate; data: EventData[Type] }>;
}[EventType];

export function isEventType(text: string): text is EventType {
  return (EVENT_TYPES as readonly string[]).includes(text);
}
