import type { Notice, StoredDecision } from "../app/notice/store";
import type { BusinessDate, Instant } from "../kernel/calendar";

/** The states of before there were channels, and the finer words within them that came later. */
const BASE_OF = {
  delivered: "sent",
  unconfirmed: "sending",
  "to-print": "planned",
  suppressed: "denied",
} as const;
export type FinerState = keyof typeof BASE_OF;
type BaseState = Exclude<Notice["state"], FinerState>;

/** A state as it is stored: the base that a CHECK knows, and the finer word if there is one. */
export function stateColumns(state: Notice["state"]): readonly [BaseState, FinerState | null] {
  return isFiner(state) ? [BASE_OF[state], state] : [state, null];
}

function isFiner(state: Notice["state"]): state is FinerState {
  return state in BASE_OF;
}

/** The columns of `notice` as D1 answers them. */
export type NoticeColumns = Readonly<{
  id: number;
  borrower_id: number;
  loan_id: number;
  step: string;
  business_date: BusinessDate;
  channel: Notice["channel"];
  channels: string | null;
  template: string;
  locale: string;
  state: BaseState;
  finer_state: FinerState | null;
  days_past_due: number;
  policy_version: number;
  reason: string | null;
  decisions: string;
  send_after: Instant | null;
  attempts: number;
  provider: string | null;
  provider_id: string | null;
  reports: string | null;
  failure: string | null;
  sent_at: Instant | null;
  created_at: Instant;
  updated_at: Instant;
}>;

export const NOTICE_COLUMNS = `id, borrower_id, loan_id, step, business_date, channel, template, locale,
  state, days_past_due, policy_version, reason, decisions, send_after, attempts, provider_id,
  failure, sent_at, created_at, updated_at, channels, provider, reports, finer_state`;

export function toNotice(row: NoticeColumns): Notice {
  return {
    id: row.id,
    borrowerId: row.borrower_id,
    loanId: row.loan_id,
    step: row.step,
    businessDate: row.business_date,
    channel: row.channel,
    channels:
      row.channels === null ? [row.channel] : (JSON.parse(row.channels) as Notice["channels"]),
    template: row.template,
    locale: row.locale,
    state: row.finer_state ?? row.state,
    daysPastDue: row.days_past_due,
    policyVersion: row.policy_version,
    reason: row.reason === null ? null : (JSON.parse(row.reason) as Notice["reason"]),
    decisions: JSON.parse(row.decisions) as StoredDecision[],
    sendAfter: row.send_after,
    attempts: row.attempts,
    provider: row.provider,
    providerId: row.provider_id,
    reports: row.reports === null ? [] : (JSON.parse(row.reports) as Notice["reports"]),
    failure: row.failure,
    sentAt: row.sent_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
