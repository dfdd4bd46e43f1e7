import { partitionOf } from "../../kernel/ids";
import { contend, LOST } from "../contend";
import type { TenantContext } from "../context";
import { deliver, type DeliveryOutage } from "./deliver";
import { takeUp } from "./take-up";

/** As many providers of a channel as are asked in turn within one message. */
const PROVIDERS_ASKED_MAX = 4;

/**
 * Sends notices: takes up those that may still be sent, asks the gate for each, stores its answers and
 * the words, hands what is allowed to a provider and records what it did. When a provider is down, the
 * next one is asked. `fresh`: the message comes for the first time or was replayed by a person, who
 * means the failed ones too. Answers the outage that stopped it, if one did; what was not sent then is
 * planned again.
 */
export async function sendNotices(
  ctx: TenantContext,
  ids: readonly number[],
  fresh: boolean,
): Promise<DeliveryOutage | null> {
  ctx.allow("notice.send");
  let outage: DeliveryOutage | null = null;
  for (const [partition, own] of Map.groupBy(ids, partitionOf)) {
    outage = (await sendOf(ctx, partition, own, fresh)) ?? outage;
  }
  return outage;
}

async function sendOf(
  ctx: TenantContext,
  partition: number,
  ids: readonly number[],
  fresh: boolean,
): Promise<DeliveryOutage | null> {
  const down = new Set<string>();
  for (;;) {
    const taken = await contend(() =>
      takeUp(ctx, partition, ids, { fresh: fresh && down.size === 0, down }),
    );
    if (taken === LOST) return { reason: "request.conflict", retryAfterSeconds: 10 };
    const failing = await deliver(ctx, partition, taken.letters);
    for (const { sender } of failing) down.add(sender);
    // Whoever is down is left alone: another one may be there.
    const isAnother = failing.some(({ sender }) => taken.hasOther(sender, down));
    if (isAnother && down.size < PROVIDERS_ASKED_MAX) continue;
    return [...failing, ...taken.outages].reduce<DeliveryOutage | null>(sooner, null);
  }
}

function sooner(one: DeliveryOutage | null, other: DeliveryOutage): DeliveryOutage {
  return one && one.retryAfterSeconds <= other.retryAfterSeconds ? one : other;
}
