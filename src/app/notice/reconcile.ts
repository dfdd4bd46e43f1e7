import type { TenantContext } from "../context";
import { messageOf } from "./deliver";
import { GIVE_UP_MS } from "./give-up";
import type { Sender } from "./sender";
import type { Notice, SentContent } from "./store";

/** What is known of a letter that was handed over and never recorded. */
export type Fate = Readonly<
  | { end: "sent"; providerId: string }
  | { end: "not-sent" }
  /** Its provider does not tell now. */
  | { end: "wait"; seconds: number }
  /** Its provider knows keys: handed over again, it is the same letter. */
  | { end: "again"; sender: Sender; content: SentContent }
  | { end: "unconfirmed"; reason: string }
>;

/** A letter that was tried so often, for a day, without any answer is left to a person. */
const TRIES_MAX = 12;
const ASK_AGAIN_SECONDS = 300;

/**
 * Finds out what became of letters whose sender died between handing them over and recording it, or
 * never got an answer: by asking the provider, or by handing the same letter over again under the same
 * key. Where neither can tell, nobody sends it a second time by itself.
 */
export async function fatesOf(
  ctx: TenantContext,
  partition: number,
  notices: readonly Notice[],
): Promise<ReadonlyMap<number, Fate>> {
  const lost = notices.filter(({ state }) => state === "sending");
  const ids = lost.map(({ id }) => id);
  const contents = await ctx.notices.contents(partition, ids);
  const fates = await Promise.all(
    lost.map(
      async (notice) => [notice.id, await fateOf(ctx, notice, contents.get(notice.id))] as const,
    ),
  );
  return new Map(fates);
}

async function fateOf(
  ctx: TenantContext,
  notice: Notice,
  content: SentContent | undefined,
): Promise<Fate> {
  const sender = await ctx.senders.byId(notice.provider ?? "platform");
  if (!sender || !content) {
    return { end: "unconfirmed", reason: "its provider was removed before it told" };
  }
  const isOld = ctx.now - notice.createdAt >= GIVE_UP_MS;
  if (notice.attempts >= TRIES_MAX && isOld) {
    return { end: "unconfirmed", reason: notice.failure ?? `${sender.id}: no answer` };
  }
  if (sender.knowsKeys) return { end: "again", sender, content };
  if (!sender.lookUp) {
    const lastTold = notice.failure ? ` (${notice.failure})` : "";
    return {
      end: "unconfirmed",
      reason: `${sender.id} cannot tell whether it went out${lastTold}`,
    };
  }
  // Its row was last written when it was handed over.
  const found = await sender.lookUp(messageOf(ctx, notice, content), notice.updatedAt);
  if (found === undefined) return { end: "wait", seconds: ASK_AGAIN_SECONDS };
  return found === null ? { end: "not-sent" } : { end: "sent", providerId: found };
}
