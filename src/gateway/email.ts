import type { EmailMessage, EmailPort } from "../app/context";
import type { Env } from "../env";
import { Outage } from "../kernel/outage";

/**
 * What Cloudflare's e-mail service answers (developers.cloudflare.com/email-service, error codes).
 * Refused: this message will never go out. Everything else may, in so many seconds; a sender that is
 * not verified is for the operator to mend, and no reason to lose what waits.
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
const RETRY_AFTER_SECONDS: ReadonlyMap<string, number> = new Map([
  ["E_INTERNAL_SERVER_ERROR", 30],
  ["E_RATE_LIMIT_EXCEEDED", 60],
  ["E_DELIVERY_FAILED", 300],
  ["E_SENDER_NOT_VERIFIED", 900],
  ["E_SENDER_DOMAIN_NOT_AVAILABLE", 900],
  ["E_DAILY_LIMIT_EXCEEDED", 3600],
]);
const RETRY_AFTER_SECONDS_UNKNOWN = 60;
const SUBJECT_LENGTH_MAX = 900;

/** E-mail through the platform's binding. Throws Outage when it may work later. */
export function openEmail(env: Pick<Env, "EMAIL" | "EMAIL_FROM">): EmailPort {
  return {
    async send(message) {
      try {
        const { messageId } = await env.EMAIL.send(compose(env.EMAIL_FROM, message));
        return { ok: true, providerId: messageId };
      } catch (error) {
        const code = codeOf(error);
        if (REFUSED.has(code)) return { ok: false, reason: code };
        const seconds = RETRY_AFTER_SECONDS.get(code) ?? RETRY_AFTER_SECONDS_UNKNOWN;
        throw new Outage(`e-mail provider: ${code}`, seconds, { cause: error });
      }
    },
  };
}

function compose(from: string, message: EmailMessage) {
  return {
    from,
    to: message.to,
    subject: message.subject.replace(/\s+/g, " ").slice(0, SUBJECT_LENGTH_MAX),
    text: message.text,
    headers: {
      // The binding knows no idempotency key; this makes a doubled message recognizable.
      "X-Idempotency-Key": message.idempotencyKey,
      ...(message.unsubscribeUrl !== null && {
        "List-Unsubscribe": `<${message.unsubscribeUrl}>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      }),
    },
  };
}

function codeOf(error: unknown): string {
  if (error instanceof Error && "code" in error && typeof error.code === "string") {
    return error.code;
  }
  return "unknown";
}
