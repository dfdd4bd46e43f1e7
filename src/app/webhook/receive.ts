import type { Source } from "../../domain/webhook/source";
import { endpointId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import { type RawMessage, verifiedId } from "./verify";

export type ReceiveRefusal =
  | Readonly<{ code: "webhook.signature_invalid" }>
  | Readonly<{ code: "webhook.message_id_too_long"; lengthMax: number }>
  | Readonly<{ code: "request.conflict" }>;

const MESSAGE_ID_LENGTH_MAX = 256;
const UNKNOWN = refuse({ code: "webhook.signature_invalid" });
/** Signs nothing: verified against when there is no endpoint, so that both take the same time. */
const NOBODYS = [{ secret: `whsec_${"A".repeat(43)}=` }];

type Received = Readonly<{ source: Source }>;

/**
 * Takes a webhook in: proves the sender, stores the raw event once, and leaves the rest to the queue.
 * An unknown endpoint, a disabled one, a wrong signature and an old timestamp are the same answer.
 */
export async function receiveWebhook(
  ctx: TenantContext | null,
  number: number,
  raw: RawMessage,
): Promise<Result<Received, ReceiveRefusal>> {
  const found = ctx ? await ctx.webhooks.endpoint(number, ctx.now) : undefined;
  const open = found && found.endpoint.disabledAt === null ? found : undefined;
  const source = open?.endpoint.source ?? "standard";
  const id = verifiedId(source, open?.secrets ?? NOBODYS, raw, ctx?.now ?? 0);
  if (id === undefined || !ctx || !open) return UNKNOWN;
  ctx.allow("payment.write");
  if (id.length > MESSAGE_ID_LENGTH_MAX) {
    return refuse({ code: "webhook.message_id_too_long", lengthMax: MESSAGE_ID_LENGTH_MAX });
  }
  return (await store(ctx, number, id, raw.body))
    ? ok({ source })
    : refuse({ code: "request.conflict" });
}

/** The event in one commit, which a copy of it undoes; while it is stored, it asks to be applied. */
async function store(
  ctx: TenantContext,
  number: number,
  messageId: string,
  body: string,
): Promise<boolean> {
  const partition = ctx.webhooks.partitionFor(messageId);
  const event = { endpointNumber: number, messageId, partition, body };
  const apply = { v: 1, kind: "webhook.apply", tenant: ctx.tenant.id };
  const committed = await ctx.commit(partition, {
    deed: {
      action: "webhook.receive",
      subject: endpointId(ctx.tenant.id, number),
      detail: { messageId, characters: body.length },
    },
    writes: [ctx.webhooks.storeEvent(event, ctx.now)],
    wakes: [{ queue: "payments", message: { ...apply, endpoint: number, messageId } }],
  });
  // A conflict is the same event, stored before: by another copy of the request, or when it came the
  // first time. It is taken only when it is there.
  return committed.ok || (await ctx.webhooks.event(event)) !== undefined;
}
