import type { OutgoingMessage } from "../app/notice/sender";
import type { Handing } from "../domain/provider/handing";
import type { ProviderSettings } from "../domain/provider/provider";
import { call, handingOf, parsed } from "./http-provider";
import { listUnsubscribe } from "./list-unsubscribe";

type ResendSettings = Extract<ProviderSettings, { kind: "resend" }>;

/**
 * Hands one message to Resend's e-mail API, or one that speaks like it (resend.com/docs/api-reference:
 * POST /emails; an `Idempotency-Key` is kept for a day). The notice's id goes along as a tag, which
 * its reports bring back.
 */
export async function handToResend(
  { url, from }: ResendSettings,
  apiKey: string,
  message: OutgoingMessage,
): Promise<Handing> {
  const { to, subject, text, html, key } = message;
  const answer = await call(new URL("/emails", url).href, {
    method: "POST",
    headers: {
      authorization: `Bearer ${apiKey}`,
      "content-type": "application/json",
      "idempotency-key": key,
    },
    body: JSON.stringify({
      from,
      to: [to],
      subject: subject.replace(/\s+/g, " "),
      text,
      ...(html !== null && { html }),
      headers: listUnsubscribe(message.unsubscribeUrl),
      tags: [{ name: "notice", value: key }],
    }),
  });
  if (answer?.status === 409) {
    // The key is known: while the first request is being worked on, ask again; after it with another
    // body, the first one has gone out.
    const name = parsed(answer.body)["name"];
    if (name === "invalid_idempotent_request") return { end: "accepted", providerId: key };
    return { end: "unknown", reason: "resend: 409 the same message is being sent" };
  }
  return handingOf("resend", answer, ({ id }) => id);
}
