import { Webhook } from "standardwebhooks";
import { NO_ANSWER, type PostAnswer, type Posting } from "../app/event/receiver";

/** A receiver that needs longer should take the event in first and work on it afterwards. */
const TIMEOUT_MS = 10_000;
const ANSWER_LENGTH_MAX = 500;
const ANSWER_BYTES_MAX = 16_384;

/**
 * Posts one event by the Standard Webhooks scheme, signed with the secret of now and, while it is
 * still good, the one before. Redirects are answers, not followed: they would take the event where
 * nobody has checked. Of the answer only the beginning is read.
 */
export async function postEvent({ url, id, body, secrets }: Posting): Promise<PostAnswer> {
  const startedAt = Date.now();
  const took = () => Date.now() - startedAt;
  const at = new Date(startedAt);
  const signed = [secrets.secret, secrets.previous].flatMap((secret) =>
    secret === null ? [] : [new Webhook(secret).sign(id, at, body)],
  );
  try {
    const response = await fetch(url, {
      method: "POST",
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        "content-type": "application/json",
        "user-agent": "Forbear-Events/1",
        "webhook-id": id,
        "webhook-timestamp": String(Math.floor(startedAt / 1000)),
        "webhook-signature": signed.join(" "),
      },
      body,
    });
    return {
      status: response.status,
      answer: (await beginning(response)).slice(0, ANSWER_LENGTH_MAX),
      retryAfterSeconds: secondsOf(response.headers.get("retry-after"), startedAt),
      milliseconds: took(),
    };
  } catch (error) {
    const isLate = error instanceof Error && error.name === "TimeoutError";
    const answer = isLate ? NO_ANSWER.late : NO_ANSWER.unreachable;
    return { status: null, answer, retryAfterSeconds: null, milliseconds: took() };
  }
}

async function beginning(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return "";
  const decoder = new TextDecoder();
  let text = "";
  for (let bytes = 0; bytes < ANSWER_BYTES_MAX && text.length < ANSWER_LENGTH_MAX; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.length;
    text += decoder.decode(value, { stream: true });
  }
  await reader.cancel();
  return text;
}

/** Seconds or a date (RFC 9110, 10.2.3). */
function secondsOf(retryAfter: string | null, now: number): number | null {
  if (retryAfter === null) return null;
  if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter);
  const at = Date.parse(retryAfter);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now) / 1000));
}
