import {
  claimFor,
  isDecided,
  type Lease,
  leaseOf,
  type RateCount,
  spend,
} from "../domain/rate-limit/lease";
import { API_RATE } from "../domain/rate-limit/window";
import type { Env } from "../env";

/** What this isolate was given, by caller, and who asks for more just now. */
const CALLERS_MAX = 1000;
const leases = new Map<string, Lease>();
const asking = new Map<string, number>();

/** Counts one request of a caller; asks the caller's counter only when what it gave is used up or old. */
export async function countRequest(env: Env, caller: string): Promise<RateCount> {
  const now = Date.now();
  const held = leases.get(caller);
  if (held && isDecided(held, now)) return settle(caller, held, now);
  const others = asking.get(caller) ?? 0;
  const claim = claimFor(held, others > 0);
  leases.delete(caller);
  asking.set(caller, others + 1);
  try {
    const grant = await env.RATE_COUNTERS.getByName(caller).take(API_RATE, claim);
    const beside = leases.get(caller);
    const lease = leaseOf(grant, now, beside);
    // An answer that others overtook is good for this request and spoils nothing of the next window.
    if (beside && beside.window > lease.window) return spend(lease, now).count;
    return settle(caller, lease, Date.now());
  } finally {
    const left = (asking.get(caller) ?? 1) - 1;
    if (left > 0) asking.set(caller, left);
    else asking.delete(caller);
  }
}

function settle(caller: string, held: Lease, now: number): RateCount {
  const { lease, count } = spend(held, now);
  if (leases.size >= CALLERS_MAX) leases.clear();
  leases.set(caller, lease);
  return count;
}
