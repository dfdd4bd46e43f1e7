import { Webhook } from "standardwebhooks";
import type { webhooks } from "./api.js";

type Posted<Type extends keyof webhooks> = webhooks[Type] extends {
  post: { requestBody?: { content: { "application/json": infer Message } } };
}
  ? Message
  : never;

export type EventType = keyof webhooks;

/** An event of one type, or of any: `switch (event.type)` narrows its `data`. */
export type ForbearEvent<Type extends EventType = EventType> = {
  [Each in Type]: Posted<Each>;
}[Type];

/** Headers as a server has them: of the web's kind, or of Node's. */
export type HeadersLike =
  | Headers
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * The event that a request to your receiver brings, once its signature and its time are proven.
 * `body` is the text as it came, not what a framework made of it. Throws when it was not we who
 * signed it, or more than five minutes ago.
 */
export function verifyEvent(body: string, headers: HeadersLike, secret: string): ForbearEvent {
  return new Webhook(secret).verify(body, plain(headers)) as ForbearEvent;
}

export type Message = Readonly<{ id: string; body: string; secret: string; at?: Date }>;

/** The headers that sign a message to a webhook endpoint of yours, by the Standard Webhooks scheme. */
export function signMessage({ id, body, secret, at = new Date() }: Message) {
  return {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": new Webhook(secret).sign(id, at, body),
  };
}

function plain(headers: HeadersLike): Record<string, string> {
  const entries = headers instanceof Headers ? [...headers] : Object.entries(headers);
  return Object.fromEntries(
    entries.flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), String(value)] as const],
    ),
  );
}
