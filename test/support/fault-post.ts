import { createHash } from "node:crypto";
import { EMAIL_CHANCES, type Faults } from "./faults";
import type { Time } from "./fault-invocation";

const DOWN_MS_MIN = 60_000;
const DOWN_MS_MAX = 80 * 60_000;

type Letter = Readonly<{
  to: string;
  subject: string;
  text: string;
  headers: Readonly<Record<string, string>>;
}>;

export type PostOffice = Readonly<{
  binding: SendEmail;
  /** What arrived, a copy under a known key left out, as the borrowers' mailboxes have it. */
  delivered(): string[];
  /** Keys under which a copy said something else than the first one. */
  contradicted: readonly string[];
}>;

/** An e-mail provider that drops copies by their key and is down for a while now and then. */
export function openPostOffice(faults: Faults, time: Time): PostOffice {
  const letters = new Map<string, string>();
  const contradicted: string[] = [];
  let downUntil = 0;
  const send = async ({ to, subject, text, headers }: Letter) => {
    // While it is down it is down.
    const fault = time.now() < downUntil ? null : faults.strike(EMAIL_CHANCES);
    if (fault === "email-down") {
      downUntil = time.now() + faults.random.between(DOWN_MS_MIN, DOWN_MS_MAX);
    }
    if (time.now() < downUntil) throw trouble("E_INTERNAL_SERVER_ERROR");
    const key = headers["X-Idempotency-Key"] ?? "";
    const letter = JSON.stringify([to, subject, text]);
    const known = letters.get(key);
    if (known === undefined) letters.set(key, letter);
    else if (known !== letter) contradicted.push(key);
    if (fault === "email-answer-lost") throw trouble("E_DELIVERY_FAILED");
    return {
      messageId: createHash("sha256")
        .update(letters.get(key) ?? "")
        .digest("hex"),
    };
  };
  return {
    binding: { send } as unknown as SendEmail,
    delivered: () => [...letters.values()].sort(),
    contradicted,
  };
}

function trouble(code: string): Error {
  return Object.assign(new Error(code), { code });
}
