import type { Claim, Grant, RatePolicy } from "./window";

/** Requests that were given to one isolate, to be let through without asking for each. */
export type Lease = Readonly<{
  window: number;
  left: number;
  /** What was left for everybody when it was asked for. */
  remaining: number;
  endsAt: number;
  /** Until when `remaining` is worth telling; then it is asked for anew. */
  freshUntil: number;
}>;

/** What a request is told: whether it may go on, how many may follow, and when all may again. */
export type RateCount = Readonly<{ allowed: boolean; remaining: number; resetSeconds: number }>;

/** So many at a time: most requests of a busy caller wait for nobody. */
const LEASED_MAX = 10;
const FRESH_MS = 1000;

/** What to ask for, with what is given back. While somebody else asks already, one will do. */
export function claimFor(lease: Lease | undefined, isAsking: boolean): Claim {
  const wanted = isAsking ? 1 : LEASED_MAX;
  return lease
    ? { wanted, returned: lease.left, of: lease.window }
    : { wanted, returned: 0, of: null };
}

/**
 * A grant as a lease, with what is held of the same window beside it. The time is that of the question:
 * so a lease never lasts longer than its window, however long the answer took.
 */
export function leaseOf(grant: Grant, askedAt: number, held: Lease | undefined): Lease {
  const beside = held?.window === grant.window ? held.left : 0;
  const { granted, remaining, window, resetMs } = grant;
  const left = granted + beside;
  const freshUntil = askedAt + FRESH_MS;
  return { window, left, remaining, endsAt: askedAt + resetMs, freshUntil };
}

/** Whether a request can be decided without asking: some are left, or surely none. */
export function isDecided(lease: Lease, now: number): boolean {
  if (now >= lease.endsAt || now >= lease.freshUntil) return false;
  return lease.left > 0 || lease.remaining === 0;
}

/** Lets one request through, if there is one left. */
export function spend(lease: Lease, now: number): Readonly<{ lease: Lease; count: RateCount }> {
  const allowed = lease.left > 0;
  const left = allowed ? lease.left - 1 : 0;
  const resetSeconds = Math.max(1, Math.ceil((lease.endsAt - now) / 1000));
  const count = { allowed, remaining: left + lease.remaining, resetSeconds };
  return { lease: { ...lease, left }, count };
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
