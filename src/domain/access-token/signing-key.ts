import type { Instant } from "../../kernel/calendar";

const DAY_MS = 86_400_000;
/** A key is shown to the world for so long before anything is signed with it: caches know it by then. */
const ANNOUNCED_MS = DAY_MS;
/** How long a key is the newest. */
const NEWEST_MS = 30 * DAY_MS;
/** How long what it signed stays good after the next one took over; a token lives for minutes. */
const GOOD_AFTER_MS = DAY_MS;

type Dated = Readonly<{ createdAt: Instant }>;

/** Whether another key has to be made: there is none, or the newest has been that for a month. */
export function needsSigningKey(keys: readonly Dated[], now: Instant): boolean {
  return keys.every(({ createdAt }) => createdAt + NEWEST_MS <= now);
}

/**
 * The key to sign with: the newest of those that were announced for long enough. The first one ever
 * signs at once, since nothing was signed before that could be confused.
 */
export function signingKeyAt<Key extends Dated>(
  keys: readonly Key[],
  now: Instant,
): Key | undefined {
  const byAge = [...keys].sort((one, other) => one.createdAt - other.createdAt);
  return byAge.findLast(({ createdAt }) => createdAt + ANNOUNCED_MS <= now) ?? byAge[0];
}

/** The keys whose signatures are good: all but those whose successor has signed for a day. */
export function goodKeys<Key extends Dated>(keys: readonly Key[], now: Instant): readonly Key[] {
  const over = now - ANNOUNCED_MS - GOOD_AFTER_MS;
  const successors = keys.filter(({ createdAt }) => createdAt <= over);
  const newest = Math.max(...successors.map(({ createdAt }) => createdAt));
  return keys.filter(({ createdAt }) => successors.length === 0 || createdAt >= newest);
}
