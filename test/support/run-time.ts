import type { Time } from "./fault-invocation";

/**
 * Gives a run a time of its own: the Worker's clock and its timers follow it, so an hour of waiting
 * takes no time at all. Everything is as it was when the run has ended.
 */
export async function inItsOwnTime<Value>(
  start: number,
  random: () => number,
  run: (time: Time) => Promise<Value>,
): Promise<Value> {
  const real = {
    now: Date.now,
    setTimeout: globalThis.setTimeout,
    random: Math.random,
    fetch: globalThis.fetch,
    timeout: AbortSignal.timeout,
  };
  let now = start;
  const time: Time = {
    now: () => now,
    // Instants are whole milliseconds, as a real clock tells them; a random wait is not.
    pass: (ms) => {
      now += Math.ceil(ms);
    },
    reach: (at) => {
      now = Math.max(now, Math.ceil(at));
    },
    answers: (fetch) => {
      globalThis.fetch = fetch as typeof globalThis.fetch;
    },
  };
  Date.now = time.now;
  Math.random = random;
  const hurry = (work: () => void, ms = 0) => {
    time.pass(ms);
    return real.setTimeout(work, 0);
  };
  globalThis.setTimeout = hurry as typeof setTimeout;
  // Whoever does not answer in this time says so at once; ten thousand calls are more than one
  // invocation may have such timers.
  AbortSignal.timeout = () => new AbortController().signal;
  try {
    return await run(time);
  } finally {
    Date.now = real.now;
    Math.random = real.random;
    globalThis.setTimeout = real.setTimeout;
    globalThis.fetch = real.fetch;
    AbortSignal.timeout = real.timeout;
  }
}
