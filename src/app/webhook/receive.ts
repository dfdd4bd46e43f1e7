import type { Source } from "../../domain/webhook/source";
import { endpointId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import { contend, LOST } from "../contend";
import type { TenantContext } from "../context";
import { eventName, type WebhookEventDraft } from "./store";
import { type KnownSource, type ProvenMessage, provenMessages, type RawMessage } from "./verify";

export type ReceiveRefusal =
  | Readonly<{ code: "webhook.signature_invalid" }>
  | Readonly<{ code: "webhook.message_id_too_long"; lengthMax: number }>
  | Readonly<{ code: "request.too_large" }>
  | Readonly<{ code: "request.conflict" }>;

const MESSAGE_ID_LENGTH_MAX = 256;
/** One message; and 250 events of GoCardless, each with all the metadata that it may have. */
const LENGTH_MAX = 256 * 1024;
const BATCH_LENGTH_MAX = 1024 * 1024;
const UNKNOWN = refuse({ code: "webhook.signature_invalid" });
/** Signs nothing: verified against when there is no endpoint, so that both take the same time. */
const NOBODY: KnownSource = {
  source: "standard",
  description: null,
  secrets: [{ secret: `whsec_${"A".repeat(43)}=` }],
};

type Received = Readonly<{ source: Source }>;

/**
 * Takes a webhook in: proves the sender, stores each of its messages raw and once, and leaves the rest
 * to the queue. An unknown endpoint, a disabled one, a wrong signature and an old timestamp are the
 * same answer.
 */
export async function receiveWebhook(
  ctx: TenantContext | null,
  number: number,
  raw: RawMessage,
): Promise<Result<Received, ReceiveRefusal>> {
  const found = ctx ? await ctx.webhooks.endpoint(number, ctx.now) : undefined;
  const open = found && found.endpoint.disabledAt === null ? found : undefined;
  const known = open ? { ...open.endpoint, secrets: open.secrets } : NOBODY;
  const lengthMax = known.source === "gocardless" ? BATCH_LENGTH_MAX : LENGTH_MAX;
  if (raw.body.length > lengthMax) return refuse({ code: "request.too_large" });
  const messages = provenMessages(known, raw, ctx?.now ?? 0);
  if (messages === undefined || !ctx || !open) return UNKNOWN;
  ctx.allow("payment.write");
  if (messages.some(({ messageId }) => messageId.length > MESSAGE_ID_LENGTH_MAX)) {
    return refuse({ code: "webhook.message_id_too_long", lengthMax: MESSAGE_ID_LENGTH_MAX });
  }
  const drafts = messages.map((message) => draftOf(ctx, number, message));
  const [first, ...others] = drafts;
  const isStored =
    first !== undefined && others.length === 0
      ? await storeOne(ctx, first)
      : await storeAll(ctx, number, drafts);
  return isStored ? ok({ source: known.source }) : refuse({ code: "request.conflict" });
}

function draftOf(
  ctx: TenantContext,
  endpointNumber: number,
  { messageId, body }: ProvenMessage,
): WebhookEventDraft {
  return { endpointNumber, messageId, partition: ctx.webhooks.partitionFor(messageId), body };
}

/** The event in one commit, which a copy of it undoes; while it is stored, it asks to be applied. */
async function storeOne(ctx: TenantContext, event: WebhookEventDraft): Promise<boolean> {
  const { endpointNumber, messageId, partition, body } = event;
  const committed = await ctx.commit(partition, {
    deed: {
      action: "webhook.receive",
      subject: endpointId(ctx.tenant.id, endpointNumber),
      detail: { messageId, characters: body.length },
    },
    writes: [ctx.webhooks.storeEvent(event, ctx.now)],
    wakes: [applied(ctx, event)],
  });
  // A conflict is the same event, stored before: by another copy of the request, or when it came the
  // first time. It is taken only when it is there.
  return committed.ok || (await ctx.webhooks.event(event)) !== undefined;
}

/**
 * Those that came together, a commit for each partition: some may have come before. When one commit is
 * lost, the sender is told to send all again, and the rest is known by then.
 */
async function storeAll(
  ctx: TenantContext,
  number: number,
  drafts: readonly WebhookEventDraft[],
): Promise<boolean> {
  const stored = await contend(async () => {
    const before = new Set((await ctx.webhooks.events(drafts)).map(eventName));
    const fresh = drafts.filter((draft) => !before.has(eventName(draft)));
    const groups = Map.groupBy(fresh, ({ partition }) => partition);
    const committed = await Promise.all(
      [...groups].map(([partition, events]) =>
        ctx.commit(partition, {
          deed: {
            action: "webhook.receive",
            subject: endpointId(ctx.tenant.id, number),
            detail: { messages: events.length },
          },
          writes: [ctx.webhooks.storeEvents(events, ctx.now)],
          wakes: events.map((event) => applied(ctx, event)),
        }),
      ),
    );
    return committed.every(({ ok }) => ok) ? true : LOST;
  });
  return stored === true;
}

function applied(ctx: TenantContext, { endpointNumber, messageId }: WebhookEventDraft) {
  const message = { v: 1, kind: "webhook.apply", tenant: ctx.tenant.id };
  return {
    queue: "payments",
    message: { ...message, endpoint: endpointNumber, messageId },
  } as const;
}
