import { Webhook } from "standardwebhooks";
import type { OutgoingMessage } from "../app/notice/sender";
import type { Handing } from "../domain/provider/handing";
import type { ProviderSettings } from "../domain/provider/provider";
import { call, handingOf } from "./http-provider";

type GatewaySettings = Extract<ProviderSettings, { kind: "gateway" }>;

/**
 * Hands one message to a gateway of the lender's own, which passes it on to a service that we do not
 * speak to (docs/providers.md). Signed by the Standard Webhooks scheme; the `webhook-id` is the
 * notice's id, under which the gateway must keep a message once and answer with the same id again.
 */
export async function handToGateway(
  { channel, url, from }: GatewaySettings,
  secret: string,
  { to, subject, text, html, unsubscribeUrl, key }: OutgoingMessage,
  reportsUrl: string | null,
): Promise<Handing> {
  const body = JSON.stringify({
    type: "message.send",
    data: { id: key, channel, from, to, subject, text, html, unsubscribeUrl, reportsUrl },
  });
  const at = new Date();
  const answer = await call(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "webhook-id": key,
      "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
      "webhook-signature": new Webhook(secret).sign(key, at, body),
    },
    body,
  });
  return handingOf("gateway", answer, ({ id }) => id);
}
