import { Webhook } from "standardwebhooks";
import type { TenantContext } from "../../src/app/context";
import { applyWebhooks } from "../../src/queue/consumers/webhook";
import type { Disposition } from "../../src/queue/disposition";
import type { EnvelopeOf } from "../../src/queue/envelope";
import { type Answer, call } from "./world";

export type Endpoint = Readonly<{ url: string; secret: string }>;

type Sending = Readonly<{
  id?: string;
  /** Milliseconds; when the message says it was sent. */
  at?: number;
  /** Signs with another secret than the endpoint's. */
  secret?: string;
  headers?: Readonly<Record<string, string>>;
}>;

/** A payment provider that signs with the public library of the Standard Webhooks scheme. */
export function send(endpoint: Endpoint, body: unknown, sending: Sending = {}): Promise<Answer> {
  const { id = `msg_${crypto.randomUUID()}`, at = Date.now(), secret = endpoint.secret } = sending;
  const raw = typeof body === "string" ? body : JSON.stringify(body);
  const signature = new Webhook(secret).sign(id, new Date(at), raw);
  return call("POST", new URL(endpoint.url).pathname, raw, {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at / 1000)),
    "webhook-signature": signature,
    ...sending.headers,
  });
}

export function received(data: Readonly<Record<string, unknown>> = {}) {
  return {
    type: "payment.received",
    data: {
      externalId: "P1",
      loanExternalId: "L1",
      amount: 100_00,
      paidOn: "2026-06-14",
      method: "card",
      ...data,
    },
  };
}

export function reversed(data: Readonly<Record<string, unknown>> = {}) {
  return { type: "payment.reversed", data: { externalId: "P1", reason: "chargeback", ...data } };
}

/** What the queue's consumer says of one message, delivered for the so-manieth time. */
export async function applyOne(
  ctx: TenantContext,
  envelope: EnvelopeOf<"webhook.apply">,
  attempts: number,
): Promise<Disposition> {
  const [disposition] = await applyWebhooks(ctx, [{ envelope, attempts }]);
  if (!disposition) throw new Error("each message has its end");
  return disposition;
}
