import { endOf, nextTry, restUntil } from "../../domain/event/retry";
import { type Instant, instant } from "../../kernel/calendar";
import { subscriptionId } from "../../kernel/ids";
import type { TenantContext } from "../context";
import type { OffReason, SigningSecrets, Subscription } from "../subscription/store";
import { switchOffSubscription } from "../subscription/switch-off";
import { forgetEvents } from "./forget";
import { messageOf } from "./message";
import type { PostAnswer } from "./receiver";
import type { DeliveryChange, EventDelivery, StoredEvent } from "./store";

/** Claimed together; each claim and each settling is one commit. */
const CLAIMED_MAX = 48;
/** A Worker has six connections at a time. */
const AT_ONCE = 6;
/** Who dies while trying holds what they claimed for so long. */
const LEASE_MS = 5 * 60_000;
/** Of one message; what is left then comes with the next one. */
const WORK_MS_MAX = 60_000;
/** So many tries are kept of one delivery, the last ones. */
const ATTEMPTS_KEPT = 30;
const ABANDONED_AT_ONCE = 500;
/** What is due sooner is asked for by a message of its own; everything else by the tick. */
const SOON_MS = 15 * 60_000;

/** `again`: seconds until this is to be asked for again; null: not by us. */
export type DeliveryRound = Readonly<{ again: number | null }>;

/**
 * Posts the events of one partition that wait, to each subscription on its own, so that one that is
 * down keeps no other waiting. Whoever comes at the same time finds them claimed. A receiver that
 * failed at everything rests, then is tried with one event, and is given up after three days.
 */
export async function deliverEvents(
  ctx: TenantContext,
  partition: number,
  clock: () => Instant,
): Promise<DeliveryRound> {
  ctx.allow("subscription.manage");
  const [subscriptions, removed] = await Promise.all([
    ctx.subscriptions.all(),
    ctx.subscriptions.removed(),
  ]);
  const numbers = [...subscriptions.map(({ number }) => number), ...removed];
  await forgetEvents(ctx, partition, { now: clock(), subscriptions: numbers });
  const until = instant(clock() + WORK_MS_MAX);
  const rounds = await Promise.all([
    ...subscriptions.map((one) =>
      one.off
        ? abandon(ctx, partition, one.number, clock())
        : deliverTo(ctx, { partition, subscription: one, clock, until }),
    ),
    ...removed.map((number) => abandon(ctx, partition, number, clock())),
  ]);
  const times = rounds.filter((at) => at !== null);
  if (times.length === 0) return { again: null };
  const left = Math.min(...times) - clock();
  return { again: left > SOON_MS ? null : Math.max(1, Math.ceil(left / 1000)) };
}

type Round = Readonly<{
  partition: number;
  subscription: Subscription;
  clock: () => Instant;
  /** No more is claimed from then on. */
  until: Instant;
}>;

/** When to come again for what was tried here and did not arrive; null: nothing of the kind. */
async function deliverTo(ctx: TenantContext, round: Round): Promise<Instant | null> {
  const { partition, subscription, clock, until } = round;
  const { number, restsUntil } = subscription;
  if (restsUntil > clock()) return null;
  let { failingSince } = subscription;
  let again: Instant | null = null;
  while (clock() < until) {
    const limit = failingSince === null ? CLAIMED_MAX : 1;
    const claimed = await claim(ctx, round, limit);
    if (claimed.length === 0) return again;
    const tried = await tryAll(ctx, round, claimed);
    await settle(ctx, partition, tried);
    if (tried.some(({ after }) => after.state === "delivered")) {
      if (failingSince !== null) await ctx.subscriptions.recover(number);
      failingSince = null;
    } else if (tried.some(isTried)) {
      return fail(ctx, round, failingSince ?? clock(), tried);
    }
    again = earliest(again, tried);
  }
  return clock();
}

/** Nothing is sent to one that is off or gone; what waits for it is closed, a part at a time. */
async function abandon(ctx: TenantContext, partition: number, number: number, now: Instant) {
  if ((await ctx.events.waiting(partition, number, now, 1)).length === 0) return null;
  await ctx.commit(partition, {
    deed: { action: "event.abandon", subject: subscriptionId(ctx.tenant.id, number), detail: {} },
    writes: [ctx.events.abandon(partition, number, ABANDONED_AT_ONCE, now)],
  });
  return now;
}

/** Those that are nobody else's; none when another worker was faster. */
async function claim(
  ctx: TenantContext,
  { partition, subscription, clock }: Round,
  limit: number,
): Promise<readonly EventDelivery[]> {
  const now = clock();
  const waiting = await ctx.events.waiting(partition, subscription.number, now, limit);
  if (waiting.length === 0) return [];
  const nextAt = instant(now + LEASE_MS);
  const changes = waiting.map((before) => ({
    before,
    after: { ...before, tries: before.tries + 1, nextAt },
  }));
  const name = subscriptionId(ctx.tenant.id, subscription.number);
  const committed = await ctx.commit(partition, {
    deed: { action: "event.take-up", subject: name, detail: { deliveries: changes.length } },
    writes: ctx.events.settle(changes, now),
  });
  return committed.ok ? changes.map(({ after }) => after) : [];
}

/** Tries them a few at a time; when a few in a row all fail, the others are left for later. */
async function tryAll(
  ctx: TenantContext,
  { partition, subscription, clock, until }: Round,
  claimed: readonly EventDelivery[],
): Promise<readonly DeliveryChange[]> {
  const ids = claimed.map(({ eventId }) => eventId);
  const [secrets, events] = await Promise.all([
    ctx.subscriptions.secrets(subscription.number, clock()),
    ctx.events.byIds(partition, ids),
  ]);
  const byId = new Map(events.map((event) => [event.id, event]));
  const changes: DeliveryChange[] = [];
  let isDown = secrets === undefined;
  for (let start = 0; start < claimed.length; start += AT_ONCE) {
    const group = claimed.slice(start, start + AT_ONCE);
    const tried = await Promise.all(
      group.map((before) => {
        const event = byId.get(before.eventId);
        const isLate = start > 0 && clock() >= until;
        if (isDown || isLate || !secrets || !event) return letGo(before, clock());
        return tryOne(ctx, { before, event, secrets, url: subscription.url, clock });
      }),
    );
    changes.push(...tried);
    isDown ||= tried.every((one) => isTried(one) && one.after.state !== "delivered");
  }
  return changes;
}

type Try = Readonly<{
  before: EventDelivery;
  event: StoredEvent;
  secrets: SigningSecrets;
  url: string;
  clock: () => Instant;
}>;

async function tryOne(ctx: TenantContext, asked: Try): Promise<DeliveryChange> {
  const { before, event, secrets, url, clock } = asked;
  const answer = await ctx.receiver.post({ url, secrets, ...messageOf(ctx, event) });
  const { status, answer: said, milliseconds } = answer;
  const at = clock();
  const attempt = { at, status, answer: said, milliseconds };
  const attempts = [...before.attempts, attempt].slice(-ATTEMPTS_KEPT);
  return { before, after: { ...before, attempts, ...outcomeOf(answer, before.tries, at) } };
}

function outcomeOf(
  { status, retryAfterSeconds }: PostAnswer,
  tries: number,
  now: Instant,
): Pick<EventDelivery, "state" | "nextAt"> {
  if (endOf(status) === "delivered") return { state: "delivered", nextAt: null };
  const nextAt = endOf(status) === "gone" ? null : nextTry(tries, now, retryAfterSeconds);
  return { state: nextAt === null ? "failed" : "pending", nextAt };
}

/** Claimed and not tried: as before, but that its number of tries is not given twice. */
function letGo(before: EventDelivery, now: Instant): DeliveryChange {
  return { before, after: { ...before, nextAt: now } };
}

function isTried({ before, after }: DeliveryChange): boolean {
  return after.attempts !== before.attempts;
}

/** A commit that is lost leaves them claimed: they are tried once more when the lease ends. */
async function settle(
  ctx: TenantContext,
  partition: number,
  changes: readonly DeliveryChange[],
): Promise<void> {
  const delivered = changes.filter(({ after }) => after.state === "delivered").length;
  await ctx.commit(partition, {
    deed: {
      action: "event.deliver",
      subject: `${changes.length} deliveries`,
      detail: { delivered },
    },
    writes: ctx.events.settle(changes, ctx.now),
  });
}

/** Everything that was tried has failed: it rests, or is given up. */
async function fail(
  ctx: TenantContext,
  { subscription, clock }: Round,
  since: Instant,
  tried: readonly DeliveryChange[],
): Promise<Instant | null> {
  const { number } = subscription;
  const last = tried.filter(isTried).at(-1)?.after.attempts.at(-1);
  const trouble = `${last?.status ?? ""} ${last?.answer ?? ""}`.trim().slice(0, 200);
  const until = restUntil(since, clock());
  const reason: OffReason | null =
    endOf(last?.status ?? null) === "gone" ? "gone" : until === null ? "failing" : null;
  if (reason !== null || until === null) {
    await switchOffSubscription(ctx, number, reason ?? "failing");
    return null;
  }
  await ctx.subscriptions.rest(number, { since, until, trouble });
  return until;
}

function earliest(at: Instant | null, changes: readonly DeliveryChange[]): Instant | null {
  const times = changes.flatMap(({ after }) => (after.nextAt === null ? [] : [after.nextAt]));
  return [...(at === null ? [] : [at]), ...times].reduce<Instant | null>(
    (first, one) => (first === null || one < first ? one : first),
    null,
  );
}
