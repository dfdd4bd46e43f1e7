import type { GocardlessAnswer, GocardlessQuestion } from "../app/webhook/gocardless-port";
import { objectIn } from "../domain/webhook/source";
import { call, parsed } from "./http-provider";

const API_VERSION = "2015-07-06";
const RETRY_SECONDS_MAX = 3600;

/**
 * Asks GoCardless for one thing (developer.gocardless.com/api-reference: `GET /payments/{id}` and the
 * like; the answer has it under the name of its kind).
 */
export async function findGocardless(question: GocardlessQuestion): Promise<GocardlessAnswer> {
  const { url, token, resource, id } = question;
  const answer = await call(`${url.replace(/\/+$/, "")}/${resource}/${encodeURIComponent(id)}`, {
    method: "GET",
    headers: {
      accept: "application/json",
      authorization: `Bearer ${token}`,
      "gocardless-version": API_VERSION,
      "user-agent": "Forbear/1",
    },
  });
  if (!answer) return { end: "later", afterSeconds: null };
  if (answer.status === 200) {
    const fields = objectIn(parsed(answer.body), resource);
    // Cut off, or from a machine in between.
    if (Object.keys(fields).length === 0) return { end: "later", afterSeconds: null };
    return { end: "found", fields };
  }
  if (answer.status === 401 || answer.status === 403) return { end: "denied" };
  if (answer.status === 404 || answer.status === 410) return { end: "unknown" };
  const wait = /^\d{1,6}$/.test(answer.retryAfter ?? "") ? Number(answer.retryAfter) : null;
  return { end: "later", afterSeconds: wait && Math.min(wait, RETRY_SECONDS_MAX) };
}
