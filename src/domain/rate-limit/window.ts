/** So many requests in so many seconds. */
export type RatePolicy = Readonly<{ quota: number; windowSeconds: number }>;

/** What one key or person may do over the API. */
export const API_RATE: RatePolicy = { quota: 1000, windowSeconds: 10 };

/** What was counted since the first request of this window; null: nobody has asked yet. */
export type RateWindow = Readonly<{ startedAt: number; used: number }> | null;

/** What a request is told: whether it may go on, how many may follow, and when all may again. */
export type RateCount = Readonly<{ allowed: boolean; remaining: number; resetSeconds: number }>;

/**
 * Counts one request. A window begins with the first request after the last one ended, and so ends a
 * fixed time later: of any requests exactly the quota goes through, and what is told of the rest holds.
 */
export function countRequest(
  window: RateWindow,
  now: number,
  { quota, windowSeconds }: RatePolicy,
): Readonly<{ window: NonNullable<RateWindow>; count: RateCount }> {
  const lengthMs = windowSeconds * 1000;
  // A clock that was set back must not keep a window open for longer than it is.
  const isOpen = window !== null && now >= window.startedAt && now < window.startedAt + lengthMs;
  const { startedAt, used } = isOpen ? window : { startedAt: now, used: 0 };
  const allowed = used < quota;
  const counted = allowed ? used + 1 : used;
  const resetSeconds = Math.ceil((startedAt + lengthMs - now) / 1000);
  return {
    window: { startedAt, used: counted },
    count: { allowed, remaining: quota - counted, resetSeconds },
  };
}

const NAME = "default";

/** `RateLimit-Policy` of draft-ietf-httpapi-ratelimit-headers-11: what always holds. */
export function policyField({ quota, windowSeconds }: RatePolicy): string {
  return `"${NAME}";q=${quota};w=${windowSeconds}`;
}

/** `RateLimit` of the same draft: what is left, and in how many seconds all of it is back. */
export function limitField({ remaining, resetSeconds }: RateCount): string {
  return `"${NAME}";r=${remaining};t=${resetSeconds}`;
}
