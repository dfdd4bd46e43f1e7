import type { OutgoingMessage } from "../app/notice/sender";
import type { Handing } from "../domain/provider/handing";
import type { Env } from "../env";
import { listUnsubscribe } from "./list-unsubscribe";

/**
 * What Cloudflare's e-mail service answers (developers.cloudflare.com/email-service, error codes).
 * Refused: this message will never go out. What was not taken may go out later; a sender that is not
 * verified is for the operator to mend, and no reason to lose what waits.
 */
const REFUSED: ReadonlySet<string> = new Set([
  "E_VALIDATION_ERROR",
  "E_FIELD_MISSING",
  "E_TOO_MANY_RECIPIENTS",
  "E_RECIPIENT_NOT_ALLOWED",
  "E_RECIPIENT_SUPPRESSED",
  "E_CONTENT_TOO_LARGE",
  "E_HEADER_NOT_ALLOWED",
  "E_HEADER_USE_API_FIELD",
  "E_HEADER_VALUE_INVALID",
  "E_HEADER_VALUE_TOO_LONG",
  "E_HEADER_NAME_INVALID",
  "E_HEADERS_TOO_LARGE",
  "E_HEADERS_TOO_MANY",
]);
/** Surely not taken, and why; `message`: it is this one alone that is held up. */
const NOT_TAKEN: ReadonlyMap<string, readonly [of: "message" | "provider", seconds: number]> =
  new Map([
    ["E_INTERNAL_SERVER_ERROR", ["provider", 30]],
    ["E_RATE_LIMIT_EXCEEDED", ["provider", 60]],
    ["E_DELIVERY_FAILED", ["message", 300]],
    ["E_SENDER_NOT_VERIFIED", ["provider", 900]],
    ["E_SENDER_DOMAIN_NOT_AVAILABLE", ["provider", 900]],
    ["E_DAILY_LIMIT_EXCEEDED", ["provider", 3600]],
  ]);
const SUBJECT_LENGTH_MAX = 900;

/** Hands one message to the platform's e-mail binding. What it does not name may have gone out. */
export async function handByPlatform(
  env: Pick<Env, "EMAIL" | "EMAIL_FROM">,
  message: OutgoingMessage,
): Promise<Handing> {
  try {
    const { messageId } = await env.EMAIL.send(compose(env.EMAIL_FROM, message));
    return { end: "accepted", providerId: messageId };
  } catch (error) {
    const code = codeOf(error);
    if (REFUSED.has(code)) return { end: "refused", reason: code };
    const reason = `e-mail provider: ${code}`;
    const [of, retryAfterSeconds] = NOT_TAKEN.get(code) ?? [];
    if (!of || !retryAfterSeconds) return { end: "unknown", reason };
    return { end: "not-taken", of, reason, retryAfterSeconds };
  }
}

function compose(from: string, message: OutgoingMessage) {
  return {
    from,
    to: message.to,
    subject: message.subject.replace(/\s+/g, " ").slice(0, SUBJECT_LENGTH_MAX),
    text: message.text,
    ...(message.html !== null && { html: message.html }),
    headers: {
      // The binding knows no idempotency key; this makes a doubled message recognizable.
      "X-Idempotency-Key": message.key,
      ...listUnsubscribe(message.unsubscribeUrl),
    },
  };
}

function codeOf(error: unknown): string {
  if (error instanceof Error && "code" in error && typeof error.code === "string") {
    return error.code;
  }
  return "unknown";
}
