import { type Instant, instant } from "../../kernel/calendar";
import type { TenantContext } from "../context";

/** So long an event can be read and replayed. */
const KEPT_DAYS = 90;
const DAY_MS = 86_400_000;
const FORGOTTEN_AT_ONCE = 200;

/** Forgets events of a partition that nobody can want any more, a part at a time. */
export async function forgetEvents(
  ctx: TenantContext,
  partition: number,
  { now, subscriptions }: Readonly<{ now: Instant; subscriptions: readonly number[] }>,
): Promise<void> {
  const before = instant(now - KEPT_DAYS * DAY_MS);
  const oldest = await ctx.events.oldest(partition);
  if (oldest === null || oldest >= before) return;
  await ctx.commit(partition, {
    deed: { action: "event.forget", subject: `partition ${partition}`, detail: { before } },
    writes: ctx.events.forget(partition, { before, limit: FORGOTTEN_AT_ONCE, subscriptions }),
  });
}
