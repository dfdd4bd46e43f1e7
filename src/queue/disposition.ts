/** How a consumer ends with one message: there is no fourth way. */
export type Disposition =
  | Readonly<{ end: "ack" }>
  | Readonly<{ end: "retry"; afterSeconds: number; reason: string }>
  | Readonly<{ end: "park"; reason: string }>;

export const ACK: Disposition = { end: "ack" };

export function park(reason: string): Disposition {
  return { end: "park", reason };
}

export function retry(reason: string, afterSeconds: number): Disposition {
  return { end: "retry", reason, afterSeconds };
}

const BACKOFF_SECONDS_MAX = 3600;

/**
 * Seconds to wait before attempt `attempts` + 1: 10, 20, 40 … up to an hour, spread by `spread`
 * (0 to 1) over a quarter of itself so that messages that failed together do not return together.
 */
export function backoffSeconds(attempts: number, spread: number): number {
  const base = Math.min(BACKOFF_SECONDS_MAX, 10 * 2 ** Math.max(0, attempts - 1));
  return Math.round(base * (1 + 0.25 * spread));
}
