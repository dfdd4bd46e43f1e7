import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  claimFor,
  isDecided,
  type Lease,
  leaseOf,
  limitField,
  policyField,
  spend,
} from "../../../src/domain/rate-limit/lease";
import { grantRequests, type RateWindow } from "../../../src/domain/rate-limit/window";

const POLICY = { quota: 100, windowSeconds: 10 };
const ONE = { wanted: 1, returned: 0, of: null };

/** A counter and the isolates that ask it, on one clock. */
function openWorld(isolates: number) {
  let window: RateWindow = null;
  const leases: (Lease | undefined)[] = Array(isolates).fill(undefined);
  return (isolate: number, now: number) => {
    const held = leases[isolate];
    if (held && isDecided(held, now)) return settle(isolate, held, now);
    const asked = grantRequests(window, now, POLICY, claimFor(held, false));
    window = asked.window;
    return settle(isolate, leaseOf(asked.grant, now, undefined), now);
  };

  function settle(isolate: number, held: Lease, now: number) {
    const { lease, count } = spend(held, now);
    leases[isolate] = lease;
    return count;
  }
}

describe("a counter", () => {
  it("lets exactly the quota through in a window, and all of it again in the next", () => {
    let window: RateWindow = null;
    const ask = (now: number) => {
      const asked = grantRequests(window, now, POLICY, ONE);
      window = asked.window;
      return asked.grant;
    };
    const first = Array.from({ length: 101 }, (_, index) => ask(1000 + index));
    expect(first.map(({ granted }) => granted)).toEqual([...Array(100).fill(1), 0]);
    expect(first.at(-1)).toMatchObject({ remaining: 0, resetMs: 9900 });
    expect(ask(10_999).granted).toBe(0);
    expect(ask(11_000)).toMatchObject({ granted: 1, remaining: 99, resetMs: 10_000 });
  });

  it.each([
    ["of this window count again", { of: 1000, returned: 4 }, 100 - 6 - 1],
    ["of another window do not", { of: 999, returned: 4 }, 100 - 10 - 1],
    ["more than were given make no more than all", { of: 1000, returned: 50 }, 100 - 1],
  ])("requests that come back %s", (_name, { of, returned }, remaining) => {
    const window = { startedAt: 1000, given: 10 };
    const { grant } = grantRequests(window, 2000, POLICY, { wanted: 1, returned, of });
    expect(grant.remaining).toBe(remaining);
  });

  it("gives nobody more than a twentieth of what is left, but always one", () => {
    const granted = (given: number) =>
      grantRequests({ startedAt: 0, given }, 1, POLICY, { ...ONE, wanted: 10 }).grant.granted;
    expect([0, 50, 79, 80, 99, 100].map(granted)).toEqual([5, 2, 1, 1, 1, 0]);
  });

  it("does not stay shut when the clock is set back", () => {
    const { grant } = grantRequests({ startedAt: 90_000, given: 100 }, 1000, POLICY, ONE);
    expect(grant.granted).toBe(1);
  });
});

describe("isolates that were given some", () => {
  it("one alone lets exactly the quota through and tells it, request by request", () => {
    const ask = openWorld(1);
    const counts = Array.from({ length: 102 }, (_, index) => ask(0, index));
    const told = counts.map(({ allowed, remaining }) => [allowed, remaining]);
    const expected = Array.from({ length: 100 }, (_, index) => [true, 99 - index]);
    expect(told).toEqual([...expected, [false, 0], [false, 0]]);
  });

  it("many together never let more through than the quota of a window, whoever comes when", () => {
    const visits = fc.array(
      fc.record({ isolate: fc.nat({ max: 3 }), afterMs: fc.nat({ max: 300 }) }),
      { maxLength: 600 },
    );
    fc.assert(
      fc.property(visits, (all) => {
        const ask = openWorld(4);
        let now = 0;
        const passed: number[] = [];
        for (const { isolate, afterMs } of all) {
          now += afterMs;
          if (ask(isolate, now).allowed) passed.push(now);
        }
        // The first window begins with the first request; each next with the first one after it.
        for (let start = passed[0]; start !== undefined; ) {
          const end = start + 10_000;
          expect(passed.filter((at) => at >= (start ?? 0) && at < end).length).toBeLessThanOrEqual(
            100,
          );
          start = passed.find((at) => at >= end);
        }
      }),
    );
  });

  it("refuse nobody before nearly all of it is used", () => {
    const ask = openWorld(4);
    let used = 0;
    for (let index = 0; index < 400; index += 1) {
      if (!ask(index % 4, index).allowed) break;
      used += 1;
    }
    expect(used).toBeGreaterThanOrEqual(96);
  });

  it("ask anew after a second, so that what they tell is not old", () => {
    const ask = openWorld(2);
    ask(0, 0);
    for (let index = 0; index < 50; index += 1) ask(1, 500);
    expect(ask(0, 1000).remaining).toBeLessThanOrEqual(50);
  });
});

describe("what is told", () => {
  it("is written as the draft says", () => {
    expect(policyField(POLICY)).toBe('"default";q=100;w=10');
    expect(limitField({ allowed: true, remaining: 7, resetSeconds: 3 })).toBe('"default";r=7;t=3');
  });
});
