/**
 * What became of a message that was handed to a provider. The difference between `not-taken` and
 * `unknown` is the difference between trying again and sending twice: only a message that was surely
 * not taken may be handed to somebody else.
 */
export type Handing = Readonly<
  | { end: "accepted"; providerId: string }
  /** It will never go out: the address or the text is refused. */
  | { end: "refused"; reason: string }
  /** Surely not taken. `of`: whether only this message or all are held up. */
  | { end: "not-taken"; of: "message" | "provider"; reason: string; retryAfterSeconds: number }
  /** The answer was lost: it may have been taken. */
  | { end: "unknown"; reason: string }
>;

const RETRY_AFTER_SECONDS_MAX = 3600;
const BUSY_SECONDS = 30;
const BROKEN_SECONDS = 300;

/**
 * What an HTTP answer that is not a success says of a message. A provider that says "too many" or
 * "not now" has not taken it; one that fails while it works (500, 502, 504) may have. Credentials
 * that are refused hold everything up until somebody mends them, and are no reason to lose a message.
 */
export function handingOfStatus(
  status: number,
  reason: string,
  retryAfter: string | null,
): Handing {
  const asked = Number(retryAfter ?? Number.NaN);
  const retryAfterSeconds = Number.isFinite(asked)
    ? Math.min(Math.max(asked, 1), RETRY_AFTER_SECONDS_MAX)
    : BUSY_SECONDS;
  const said = `${status} ${reason}`.trim();
  if (status === 429 || status === 503) {
    return { end: "not-taken", of: "provider", reason: said, retryAfterSeconds };
  }
  if (status === 401 || status === 402 || status === 403 || status === 404) {
    const retryAfterBroken = Math.max(BROKEN_SECONDS, Number.isFinite(asked) ? asked : 0);
    const seconds = Math.min(retryAfterBroken, RETRY_AFTER_SECONDS_MAX);
    return { end: "not-taken", of: "provider", reason: said, retryAfterSeconds: seconds };
  }
  if (status >= 300 && status < 400) {
    // Followed, it would take the message and its secrets to somebody else.
    const shared = { reason: `${said} (redirects are not followed)`, of: "provider" } as const;
    return { end: "not-taken", ...shared, retryAfterSeconds: BROKEN_SECONDS };
  }
  if (status >= 400 && status < 500) return { end: "refused", reason: said };
  return { end: "unknown", reason: said };
}
