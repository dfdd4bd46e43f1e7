import type { TenantContext } from "../context";
import { type EventVerdict, eventName, type WebhookEvent } from "./store";

export type Verdict = Readonly<{
  state: "applied" | "unmatched" | "refused";
  outcome: string;
}>;
/** Why it is not decided yet. */
export type Later = Readonly<{ later: string }>;

/**
 * Records what became of events, a commit for each partition they lie in. Answers, by the event's name,
 * why some are to come again: nothing was decided, or another delivery was faster, whose record the next
 * look finds.
 */
export async function settleEvents(
  ctx: TenantContext,
  events: readonly WebhookEvent[],
  verdicts: readonly (Verdict | Later)[],
): Promise<ReadonlyMap<string, string>> {
  const late = new Map<string, string>();
  const decided: EventVerdict[] = [];
  for (const [index, event] of events.entries()) {
    const verdict = verdicts[index] ?? { later: "request.conflict" };
    if ("later" in verdict) late.set(eventName(event), verdict.later);
    else decided.push({ event, ...verdict });
  }
  const homes = Map.groupBy(decided, ({ event }) => event.partition);
  await Promise.all(
    [...homes].map(async ([partition, own]) => {
      if (await record(ctx, partition, own)) return;
      for (const { event } of own) late.set(eventName(event), "request.conflict");
    }),
  );
  return late;
}

async function record(
  ctx: TenantContext,
  partition: number,
  verdicts: readonly EventVerdict[],
): Promise<boolean> {
  const said = verdicts.map(({ event, state, outcome }) => ({
    endpoint: event.endpointNumber,
    messageId: event.messageId,
    state,
    outcome,
  }));
  const [first] = said;
  const subject = said.length === 1 && first ? first.messageId : `${said.length} messages`;
  const committed = await ctx.commit(partition, {
    deed: { action: "webhook.apply", subject, detail: { messages: said } },
    writes: [ctx.webhooks.settleEvents(verdicts, ctx.now)],
  });
  return committed.ok;
}
