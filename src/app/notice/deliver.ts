import { htmlOf } from "../../domain/notice/html";
import { resolveLocale } from "../../domain/notice/locale";
import type { Handing } from "../../domain/provider/handing";
import { type Instant, instant } from "../../kernel/calendar";
import { publicId } from "../../kernel/ids";
import type { TenantContext } from "../context";
import { recordSending } from "./record-sending";
import type { OutgoingMessage, Sender } from "./sender";
import type { Notice, SentContent } from "./store";

/** Letters handed to the provider together: a Worker keeps six connections. */
const LETTERS_AT_ONCE = 5;
const RETRY_AFTER_SECONDS_UNKNOWN = 60;

/** A notice that was taken up and may go out now, by whom, and in which words. */
export type Letter = Readonly<{
  notice: Notice;
  content: SentContent;
  sender: Sender;
  at: Instant;
}>;

/** What became of a letter; `laid-back`: nobody was asked, since its turn has not come. */
export type Delivery = Readonly<
  { letter: Letter } & (Handing | { end: "laid-back"; until: Instant })
>;

export type DeliveryOutage = Readonly<{ reason: string; retryAfterSeconds: number }>;
/** One provider that is down. */
export type SenderOutage = DeliveryOutage & Readonly<{ sender: string }>;

/**
 * Hands letters to their providers, a few at once and each at its provider's pace, and records each
 * group before the next. When a provider is down, the rest of its letters is laid back without trying
 * and everybody is told to leave it alone for a while. Answers who was down.
 */
export async function deliver(
  ctx: TenantContext,
  partition: number,
  letters: readonly Letter[],
): Promise<readonly SenderOutage[]> {
  const outages: SenderOutage[] = [];
  for (const [sender, own] of Map.groupBy(letters, (letter) => letter.sender.id)) {
    const outage = await deliverBy(ctx, partition, own);
    if (outage) outages.push({ sender, ...outage });
  }
  return outages;
}

async function deliverBy(
  ctx: TenantContext,
  partition: number,
  letters: readonly Letter[],
): Promise<DeliveryOutage | null> {
  const [first] = letters;
  if (!first) return null;
  const { sender } = first;
  const pace = await sender.pace(letters.length);
  if (!pace) {
    const until = instant(ctx.now + RETRY_AFTER_SECONDS_UNKNOWN * 1000);
    const laidBack = letters.map((letter): Delivery => ({ letter, end: "laid-back", until }));
    await recordSending(ctx, partition, laidBack);
    return null;
  }
  await passing(pace.waitMs);
  let outage: DeliveryOutage | null = null;
  for (let start = 0; start < letters.length; start += LETTERS_AT_ONCE) {
    const group = letters.slice(start, start + LETTERS_AT_ONCE);
    const turn = passing(outage ? 0 : pace.everyMs * group.length);
    const down = outage;
    const deliveries = await Promise.all(
      group.map(
        async (letter): Promise<Delivery> =>
          down
            ? { letter, end: "not-taken", of: "provider", ...down }
            : { letter, ...(await hand(ctx, letter)) },
      ),
    );
    await recordSending(ctx, partition, deliveries);
    if (!outage) outage = await restAfter(ctx, sender, deliveries);
    if (start + LETTERS_AT_ONCE < letters.length) await turn;
  }
  return outage;
}

/** The outage that some deliveries tell of; who is down rests, so that others are asked meanwhile. */
async function restAfter(
  ctx: TenantContext,
  sender: Sender,
  deliveries: readonly Delivery[],
): Promise<DeliveryOutage | null> {
  let seconds = 0;
  let reason = "";
  let isDown = false;
  for (const delivery of deliveries) {
    if (delivery.end !== "not-taken" && delivery.end !== "unknown") continue;
    const after =
      delivery.end === "unknown" ? RETRY_AFTER_SECONDS_UNKNOWN : delivery.retryAfterSeconds;
    isDown ||= delivery.end === "unknown" || delivery.of === "provider";
    if (after < seconds) continue;
    seconds = after;
    reason = delivery.reason;
  }
  if (reason === "") return null;
  if (isDown) await sender.rest(instant(ctx.now + seconds * 1000), reason);
  return isDown ? { reason, retryAfterSeconds: seconds } : null;
}

async function hand(ctx: TenantContext, { content, notice, sender }: Letter): Promise<Handing> {
  try {
    return await sender.hand(messageOf(ctx, notice, content));
  } catch (error) {
    // Even a fault of ours must not lose what the others of the group have sent.
    return { end: "unknown", reason: `${sender.id}: ${String(error).slice(0, 200)}` };
  }
}

/** The message that a notice is: the same at every try, since its words are kept before the first. */
export function messageOf(
  ctx: Pick<TenantContext, "choiceUrl">,
  notice: Notice,
  content: SentContent,
): OutgoingMessage {
  const choiceUrl = notice.channel === "email" ? ctx.choiceUrl(notice.borrowerId) : null;
  const { to, subject, text } = content;
  return {
    to,
    subject,
    text,
    html:
      notice.channel === "email"
        ? htmlOf(content, content.locale ?? resolveLocale(notice.locale))
        : null,
    unsubscribeUrl: choiceUrl && `${choiceUrl}/unsubscribe`,
    key: publicId("notice", notice.id),
  };
}

function passing(ms: number): Promise<void> {
  if (ms <= 0) return Promise.resolve();
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
