import type { Notice, StoredDecision } from "../app/notice/store";
import type { BusinessDate, Instant } from "../kernel/calendar";

/** The columns of `notice` as D1 answers them. */
export type NoticeColumns = Readonly<{
  id: number;
  borrower_id: number;
  loan_id: number;
  step: string;
  business_date: BusinessDate;
  channel: Notice["channel"];
  template: string;
  locale: string;
  state: Notice["state"];
  days_past_due: number;
  policy_version: number;
  reason: string | null;
  decisions: string;
  send_after: Instant | null;
  attempts: number;
  provider_id: string | null;
  failure: string | null;
  sent_at: Instant | null;
  created_at: Instant;
  updated_at: Instant;
}>;

export const NOTICE_COLUMNS = `id, borrower_id, loan_id, step, business_date, channel, template, locale,
  state, days_past_due, policy_version, reason, decisions, send_after, attempts, provider_id,
  failure, sent_at, created_at, updated_at`;

export function toNotice(row: NoticeColumns): Notice {
  return {
    id: row.id,
    borrowerId: row.borrower_id,
    loanId: row.loan_id,
    step: row.step,
    businessDate: row.business_date,
    channel: row.channel,
    template: row.template,
    locale: row.locale,
    state: row.state,
    daysPastDue: row.days_past_due,
    policyVersion: row.policy_version,
    reason: row.reason === null ? null : (JSON.parse(row.reason) as Notice["reason"]),
    decisions: JSON.parse(row.decisions) as StoredDecision[],
    sendAfter: row.send_after,
    attempts: row.attempts,
    providerId: row.provider_id,
    failure: row.failure,
    sentAt: row.sent_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
