/** Where a notice is between being planned and its end. */
export const NOTICE_STATES = [
  "planned",
  "deferred",
  "sending",
  "sent",
  /** The provider told that it has arrived. */
  "delivered",
  /** Handed over, and nobody can tell whether it was taken: it is not sent again by itself. */
  "unconfirmed",
  /** Allowed, and waits for the next print run of letters. */
  "to-print",
  /** Nothing is sent to this address any more. */
  "suppressed",
  "cancelled",
  "denied",
  "failed",
] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];
