import { Webhook } from "standardwebhooks";
import { endpointId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";

/** What a sender proves itself with (standardwebhooks.com): signed are id, timestamp and raw body. */
export type SignedMessage = Readonly<{
  id: string;
  timestamp: string;
  signature: string;
  body: string;
}>;

export type ReceiveRefusal =
  | Readonly<{ code: "webhook.signature_invalid" }>
  | Readonly<{ code: "webhook.message_id_too_long"; lengthMax: number }>
  | Readonly<{ code: "request.conflict" }>;

const MESSAGE_ID_LENGTH_MAX = 256;
const UNKNOWN = refuse({ code: "webhook.signature_invalid" });
/** Signs nothing: verified against when there is no endpoint, so that both take the same time. */
const NOBODYS_SECRET = `whsec_${"A".repeat(43)}=`;

/**
 * Takes a webhook in: proves the sender, stores the raw event once, and leaves the rest to the queue.
 * An unknown endpoint, a disabled one, a wrong signature and an old timestamp are the same answer.
 */
export async function receiveWebhook(
  ctx: TenantContext | null,
  number: number,
  message: SignedMessage,
): Promise<Result<Readonly<{ status: "stored" }>, ReceiveRefusal>> {
  const found = ctx ? await ctx.webhooks.endpoint(number) : undefined;
  const open = found && found.endpoint.disabledAt === null ? found : undefined;
  if (!isSigned(open?.secret ?? NOBODYS_SECRET, message) || !ctx || !open) return UNKNOWN;
  ctx.allow("payment.write");
  if (message.id.length > MESSAGE_ID_LENGTH_MAX) {
    return refuse({ code: "webhook.message_id_too_long", lengthMax: MESSAGE_ID_LENGTH_MAX });
  }
  const known = await ctx.webhooks.event(number, message.id);
  const stored = known !== undefined || (await store(ctx, number, message));
  return stored ? ok({ status: "stored" }) : refuse({ code: "request.conflict" });
}

function isSigned(secret: string, { id, timestamp, signature, body }: SignedMessage): boolean {
  const headers = {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signature,
  };
  try {
    // The body is not parsed here: what is signed and unreadable is stored and shown as refused.
    new Webhook(secret).verify(body, headers, { jsonParse: false });
    return true;
  } catch {
    return false;
  }
}

/** The event and the message that applies it, in one commit; a copy of either undoes the whole. */
async function store(ctx: TenantContext, number: number, message: SignedMessage): Promise<boolean> {
  const partition = ctx.webhooks.partitionFor(message.id);
  const event = { endpointNumber: number, messageId: message.id, partition, body: message.body };
  const apply = { v: 1, kind: "webhook.apply", tenant: ctx.tenant.id };
  const committed = await ctx.commit(partition, {
    deed: {
      action: "webhook.receive",
      subject: endpointId(ctx.tenant.id, number),
      detail: { messageId: message.id, characters: message.body.length },
    },
    writes: [ctx.webhooks.storeEvent(event, ctx.now)],
    departures: [
      { queue: "payments", message: { ...apply, endpoint: number, messageId: message.id } },
    ],
  });
  // A conflict is the same event, stored by another copy of the request a moment before; 202 is
  // answered only for what is there.
  return committed.ok || (await ctx.webhooks.event(number, message.id)) !== undefined;
}
