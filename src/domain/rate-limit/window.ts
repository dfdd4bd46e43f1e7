/** So many requests in so many seconds. */
export type RatePolicy = Readonly<{ quota: number; windowSeconds: number }>;

/** What one key or person may do over the API. */
export const API_RATE: RatePolicy = { quota: 1000, windowSeconds: 10 };

/** What was given away since the first request of this window; null: nobody has asked yet. */
export type RateWindow = Readonly<{ startedAt: number; given: number }> | null;

/** Whoever asks wants so many requests, and gives back those of a window that it did not use. */
export type Claim = Readonly<{ wanted: number; returned: number; of: number | null }>;

/** So many are given, so many are left for everybody, until the window is over. */
export type Grant = Readonly<{
  granted: number;
  remaining: number;
  window: number;
  resetMs: number;
}>;

/** Nobody is given more than this part of what is left, so that the last ones go to whoever comes. */
const PART = 20;

/**
 * Gives requests away. A window begins with the first one after the last window ended, and so ends a
 * fixed time later: in it exactly the quota goes through, and what is told of the rest holds.
 */
export function grantRequests(
  window: RateWindow,
  now: number,
  { quota, windowSeconds }: RatePolicy,
  { wanted, returned, of }: Claim,
): Readonly<{ window: NonNullable<RateWindow>; grant: Grant }> {
  const lengthMs = windowSeconds * 1000;
  // A clock that was set back must not keep a window open for longer than it is.
  const isOpen = window !== null && now >= window.startedAt && now < window.startedAt + lengthMs;
  const { startedAt, given } = isOpen ? window : { startedAt: now, given: 0 };
  const kept = of === startedAt ? Math.max(0, given - returned) : given;
  const left = quota - kept;
  const granted = Math.min(wanted, left, Math.max(1, Math.floor(left / PART)));
  return {
    window: { startedAt, given: kept + granted },
    grant: {
      granted,
      remaining: left - granted,
      window: startedAt,
      resetMs: startedAt + lengthMs - now,
    },
  };
}
