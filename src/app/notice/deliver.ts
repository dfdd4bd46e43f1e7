import type { Instant } from "../../kernel/calendar";
import { publicId } from "../../kernel/ids";
import { Outage } from "../../kernel/outage";
import type { TenantContext } from "../context";
import { recordSending } from "./record-sending";
import type { Notice, SentContent } from "./store";

/** Letters handed to the provider together: a Worker keeps six connections. */
const LETTERS_AT_ONCE = 5;
const RETRY_AFTER_SECONDS_UNKNOWN = 60;

/** A notice that was taken up and may go out now. */
export type Letter = Readonly<{ notice: Notice; content: SentContent; at: Instant }>;

/** What the provider did with a letter; `outage` says that it may take it later. */
export type Delivery = Readonly<
  { letter: Letter } & (
    | { end: "sent"; providerId: string }
    | { end: "refused"; reason: string }
    | { end: "outage"; reason: string; retryAfterSeconds: number }
  )
>;

export type DeliveryOutage = Readonly<{ reason: string; retryAfterSeconds: number }>;

/**
 * Hands letters to the provider, a few at once, and records each group before the next. When the
 * provider is down, the rest is laid back without trying. The notice's id is the idempotency key: a
 * worker that dies between sending and recording leaves a notice that is sent again when its lease
 * ends, and a provider that knows the key drops the copy.
 */
export async function deliver(
  ctx: TenantContext,
  partition: number,
  letters: readonly Letter[],
): Promise<DeliveryOutage | null> {
  let outage: DeliveryOutage | null = null;
  for (let start = 0; start < letters.length; start += LETTERS_AT_ONCE) {
    const group = letters.slice(start, start + LETTERS_AT_ONCE);
    const down = outage;
    const deliveries = await Promise.all(
      group.map((letter): Delivery | Promise<Delivery> =>
        down ? { letter, end: "outage", ...down } : hand(ctx, letter),
      ),
    );
    await recordSending(ctx, partition, deliveries);
    for (const delivery of deliveries) if (delivery.end === "outage") outage = delivery;
  }
  return outage;
}

async function hand(ctx: TenantContext, letter: Letter): Promise<Delivery> {
  const { content, notice } = letter;
  try {
    const choiceUrl = ctx.choiceUrl(notice.borrowerId);
    const answer = await ctx.email.send({
      ...content,
      unsubscribeUrl: choiceUrl && `${choiceUrl}/unsubscribe`,
      idempotencyKey: publicId("notice", notice.id),
    });
    return answer.ok
      ? { letter, end: "sent", providerId: answer.providerId }
      : { letter, end: "refused", reason: answer.reason };
  } catch (error) {
    // Even a fault of ours must not lose what the others of the group have sent.
    const known = error instanceof Outage;
    const reason = known ? error.message : `e-mail gateway: ${String(error).slice(0, 200)}`;
    const retryAfterSeconds = known ? error.retryAfterSeconds : RETRY_AFTER_SECONDS_UNKNOWN;
    return { letter, end: "outage", reason, retryAfterSeconds };
  }
}
