import type { Tone } from "../components/badge";

export const NOTICE_STATES = [
  "planned",
  "deferred",
  "sending",
  "sent",
  "cancelled",
  "denied",
  "failed",
] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/** Only a failure needs a person now; a denial is the gate doing its work. */
export const NOTICE_TONES: Readonly<Record<NoticeState, Tone>> = {
  planned: "idle",
  deferred: "watch",
  sending: "busy",
  sent: "good",
  cancelled: "idle",
  denied: "watch",
  failed: "act",
};
