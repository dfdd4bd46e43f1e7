import { createHmac } from "node:crypto";
import type { Env } from "../../env";
import { clearAttempts, countAttempt } from "../../store/attempt";

type Kind = "sign-in" | "reset";

const WINDOW_MS: Readonly<Record<Kind, number>> = { "sign-in": 15 * 60_000, reset: 60 * 60_000 };
const ATTEMPTS_MAX: Readonly<Record<Kind, number>> = { "sign-in": 20, reset: 3 };

export type Throttle = Readonly<{
  /** Counts an attempt against an e-mail address; false when there were too many. */
  allows(kind: Kind, email: string): Promise<boolean>;
  /** The person behind the address has proven themselves. */
  clear(kind: Kind, email: string): Promise<void>;
}>;

/** Limits per e-mail address, known or not, so that the answer does not tell which are known. */
export function openThrottle(env: Pick<Env, "CONTROL" | "AUTH_SECRET">, now: number): Throttle {
  const keyOf = (kind: Kind, email: string) =>
    createHmac("sha256", env.AUTH_SECRET)
      .update(`${kind}:${email.trim().toLowerCase()}`)
      .digest("base64url");
  return {
    async allows(kind, email) {
      const window = { key: keyOf(kind, email), now, endsAt: now + WINDOW_MS[kind] };
      return (await countAttempt(env.CONTROL, window)) <= ATTEMPTS_MAX[kind];
    },
    clear: (kind, email) => clearAttempts(env.CONTROL, keyOf(kind, email)),
  };
}
