import type { TenantContext } from "../context";
import type { Later, Verdict } from "./post-said";
import { type EventVerdict, eventName, type WebhookEvent } from "./store";

/**
 * Records what became of events, a commit for each partition they lie in. Answers, by the event's name,
 * which come again and why: nothing was decided, or another delivery was faster, whose record the next
 * look finds. Why one waits is said with it, once for each reason, where somebody may have to do
 * something.
 */
export async function settleEvents(
  ctx: TenantContext,
  events: readonly WebhookEvent[],
  verdicts: readonly (Verdict | Later)[],
): Promise<ReadonlyMap<string, Later>> {
  const late = new Map<string, Later>();
  const said: EventVerdict[] = [];
  for (const [index, event] of events.entries()) {
    const verdict = verdicts[index] ?? { later: "request.conflict" };
    if (!("later" in verdict)) {
      said.push({ event, ...verdict });
      continue;
    }
    late.set(eventName(event), verdict);
    const { says } = verdict;
    if (says !== undefined && says !== event.outcome) {
      said.push({ event, state: "stored", outcome: says });
    }
  }
  const homes = Map.groupBy(said, ({ event }) => event.partition);
  await Promise.all(
    [...homes].map(async ([partition, own]) => {
      if (await record(ctx, partition, own)) return;
      for (const { event } of own) late.set(eventName(event), { later: "request.conflict" });
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
