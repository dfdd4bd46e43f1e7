import type { Tone } from "../components/badge";

export const NOTICE_STATES = [
  "planned",
  "deferred",
  "sending",
  "sent",
  "delivered",
  "unconfirmed",
  "to-print",
  "suppressed",
  "cancelled",
  "denied",
  "failed",
] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/** Only a failure and what nobody can tell need a person now; a denial is the gate doing its work. */
export const NOTICE_TONES: Readonly<Record<NoticeState, Tone>> = {
  planned: "idle",
  deferred: "watch",
  sending: "busy",
  sent: "good",
  delivered: "good",
  unconfirmed: "act",
  "to-print": "busy",
  suppressed: "watch",
  cancelled: "idle",
  denied: "watch",
  failed: "act",
};
