import { type Instant, instant } from "../../kernel/calendar";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * From one try to the next: 5 seconds, 5 minutes, half an hour, and on to a day, three days and a bit
 * in all, as the specification of Standard Webhooks proposes ("Deliverability and reliability").
 */
const GAPS_MS: readonly number[] = [
  ...[5 * SECOND, 5 * MINUTE, HOUR / 2, 2 * HOUR, 5 * HOUR],
  ...[10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR],
];
export const TRIES_MAX = GAPS_MS.length + 1;

/** So long a receiver may fail at everything before nothing is sent to it any more. */
export const FAILING_MS_MAX = 3 * DAY;

/** What a receiver may ask for with `Retry-After`. */
const ASKED_MS_MAX = 24 * HOUR;
const REST_MS_MIN = 30 * SECOND;
const REST_MS_MAX = HOUR;

/**
 * When an event that was tried so often, the last time now, is tried again; null: not any more.
 * A receiver that names a time is not asked before, up to a day.
 */
export function nextTry(tries: number, now: Instant, askedSeconds: number | null): Instant | null {
  const gap = GAPS_MS[tries - 1];
  if (gap === undefined) return null;
  const asked = Math.min(ASKED_MS_MAX, (askedSeconds ?? 0) * SECOND);
  return instant(now + Math.max(gap, asked));
}

/**
 * Until when a receiver that failed at everything is left alone: an eighth of the time since it began,
 * half a minute at least and an hour at most. Null: it has failed for three days and is given up.
 */
export function restUntil(failingSince: Instant, now: Instant): Instant | null {
  const failing = now - failingSince;
  if (failing >= FAILING_MS_MAX) return null;
  return instant(now + Math.min(REST_MS_MAX, Math.max(REST_MS_MIN, Math.round(failing / 8))));
}

/** What an answer says of a delivery: `gone` is 410, by which a receiver asks to be sent nothing more. */
export type DeliveryEnd = "delivered" | "gone" | "failed";

/** What a status means; a redirect is not followed and is a failure, and so is no answer (null). */
export function endOf(status: number | null): DeliveryEnd {
  if (status === null) return "failed";
  if (status === 410) return "gone";
  return status >= 200 && status < 300 ? "delivered" : "failed";
}
