import { type Handing, handingOfStatus } from "../domain/provider/handing";

const TIMEOUT_MS = 20_000;
const ANSWER_LENGTH_MAX = 10_000;

export type HttpAnswer = Readonly<{ status: number; body: string; retryAfter: string | null }>;

/**
 * One call of a provider. Redirects are answers, not followed: they would take the message and its
 * credentials somewhere that nobody has checked. Null when no answer came back.
 */
export async function call(url: string, init: RequestInit): Promise<HttpAnswer | null> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(url, { ...init, redirect: "manual", signal });
    const body = (await response.text()).slice(0, ANSWER_LENGTH_MAX);
    return { status: response.status, body, retryAfter: response.headers.get("retry-after") };
  } catch {
    return null;
  }
}

/**
 * What an answer means; `idOf` reads the provider's id from a success. That nothing came back says
 * nothing of whether the message went in.
 */
export function handingOf(
  name: string,
  answer: HttpAnswer | null,
  idOf: (body: Readonly<Record<string, unknown>>) => unknown,
): Handing {
  if (!answer) return { end: "unknown", reason: `${name}: no answer` };
  const body = parsed(answer.body);
  if (answer.status >= 200 && answer.status < 300) {
    const id = idOf(body);
    return typeof id === "string" && id !== ""
      ? { end: "accepted", providerId: id.slice(0, 200) }
      : { end: "unknown", reason: `${name}: ${answer.status} without an id` };
  }
  const said = String(body["message"] ?? "").slice(0, 150);
  return handingOfStatus(answer.status, `${name} ${said}`.trim(), answer.retryAfter);
}

export function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : {};
  } catch {
    return {};
  }
}
