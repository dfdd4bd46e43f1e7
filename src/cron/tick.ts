import type { Tenant } from "../app/context";
import { ANNOUNCED_MS } from "../app/scan/run";
import type { Env } from "../env";
import { addDays, type BusinessDate, dateAt, type Instant, instant } from "../kernel/calendar";
import { relayAll } from "../composition/relay";
import { sweepRemoved } from "../composition/sweep-removed";
import { wakeDeletions } from "./announce-deletions";
import { announceSchedules, wakeExports } from "./announce-exports";
import { announceReconciliations } from "./announce-reconciliations";
import { announceSimulations } from "./announce-simulations";
import { watchBooks, watchClock } from "./watch-books";
import { listTenants } from "../store/directory";
import {
  bookDates,
  idleClocks,
  idleImports,
  idleResets,
  recentUnmatched,
  unfinishedPayments,
  storedEvents,
  waitingDeliveries,
  waitingNotices,
} from "../store/due-work";
import { beat } from "../store/heartbeat";
import { purgeExpiredIdentity } from "../store/attempt";
import { rotateSigningKeys } from "../store/signing-key";
import { purgeIdempotencyKeys } from "../store/idempotency";
import { announceScans as announceThem } from "../store/scan-run";

const TENANTS_PER_PAGE = 200;
const IDS_PER_MESSAGE = 100;
const FOUND_MAX = 5000;
/** Loans and their payments that cross each other do so within minutes. */
const UNMATCHED_WOKEN_MS = 2 * 3600_000;
/** Whoever carries a plan out takes seconds. */
const UNFINISHED_MS = 2 * 60_000;
/** So long a webhook's own message may take; it may also have been lost. */
const EVENT_WOKEN_MS = 5 * 60_000;
/** What still waits then is a reversal whose payment may come weeks later: asked for once a day. */
const EVENT_FRESH_MS = 86_400_000;
const TICK_MS = 15 * 60_000;
const TICKS_A_DAY = EVENT_FRESH_MS / TICK_MS;
const MESSAGES_PER_BATCH = 100;

/**
 * Every quarter of an hour: finds what is due and sends a message for it, nothing else. A tick that
 * never came, came twice or died half way is made good by the next one.
 */
export async function tick(env: Env, now: Instant): Promise<void> {
  const steps = [
    announceScans,
    wakeClocks,
    wakeResets,
    wakeImports,
    wakeNotices,
    wakeUnmatched,
    wakeEvents,
    wakeDeliveries,
    announceReconciliations,
    announceSimulations,
    wakeExports,
    announceSchedules,
    wakeDeletions,
    sweepRemoved,
    watchClock,
    relayAll,
    tidyUp,
  ];
  const watched = watchBooks(env, now);
  const results = await Promise.allSettled([...steps.map((step) => step(env, now)), watched]);
  await beat(env.CONTROL, now, await watched.catch(() => null));
  const failed = results.find((result) => result.status === "rejected");
  if (failed) throw failed.reason;
}

async function announceScans(env: Env, now: Instant): Promise<void> {
  const owned = Map.groupBy(await bookDates(env), ({ tenant_id }) => tenant_id);
  for (let afterId = 0, more = true; more; ) {
    const tenants = await listTenants(env, afterId, TENANTS_PER_PAGE);
    const days = new Map(tenants.map((tenant) => [tenant.id as number, dateOf(tenant, now)]));
    const due = tenants.flatMap(({ id }) =>
      (owned.get(id) ?? [])
        .filter(({ scanned_on }) => scanned_on < (days.get(id) ?? scanned_on))
        .map(({ partition, scanned_on }) => ({
          tenant_id: id,
          partition,
          date: addDays(scanned_on, 1),
        })),
    );
    const until = instant(now + ANNOUNCED_MS);
    const announced = await announceThem(env.CONTROL, due, now, until);
    await sendScans(env, announced, days);
    more = tenants.length === TENANTS_PER_PAGE;
    afterId = tenants.at(-1)?.id ?? afterId;
  }
}

/** A crash on the way loses what was announced and not sent, until it counts as lost. */
async function sendScans(
  env: Env,
  announced: readonly Readonly<{ tenant_id: number; partition: number }>[],
  days: ReadonlyMap<number, BusinessDate>,
): Promise<void> {
  for (let start = 0; start < announced.length; start += MESSAGES_PER_BATCH) {
    const messages = announced.slice(start, start + MESSAGES_PER_BATCH).map((scan) => ({
      body: {
        v: 1,
        kind: "scan.run",
        tenant: scan.tenant_id,
        partition: scan.partition,
        businessDate: days.get(scan.tenant_id),
      },
    }));
    await env.SCANS.sendBatch(messages);
  }
}

/** A sandbox stands on its test clock's day; while that moves, the clock does the scanning. */
function dateOf(tenant: Tenant, now: Instant) {
  return tenant.clockOn ?? dateAt(now, tenant.timezone);
}

async function wakeClocks(env: Env, now: Instant): Promise<void> {
  for (const tenant of await idleClocks(env, now)) {
    await env.SCANS.send({ v: 1, kind: "clock.advance", tenant });
  }
}

async function wakeResets(env: Env, now: Instant): Promise<void> {
  for (const tenant of await idleResets(env, now)) {
    await env.SCANS.send({ v: 1, kind: "book.empty", tenant });
  }
}

async function wakeImports(env: Env, now: Instant): Promise<void> {
  for (const { tenant_id, number } of await idleImports(env, now, FOUND_MAX)) {
    await env.IMPORTS.send({ v: 1, kind: "import.run", tenant: tenant_id, number });
  }
}

async function wakeNotices(env: Env, now: Instant): Promise<void> {
  const waiting = await waitingNotices(env, now, FOUND_MAX);
  await sendIds(env.NOTICES, "notice.send", waiting);
}

async function wakeUnmatched(env: Env, now: Instant): Promise<void> {
  const since = instant(now - UNMATCHED_WOKEN_MS);
  const [recent, unfinished] = await Promise.all([
    recentUnmatched(env, since, FOUND_MAX),
    unfinishedPayments(env, instant(now - UNFINISHED_MS), FOUND_MAX),
  ]);
  await sendIds(env.PAYMENTS, "unmatched.apply", recent);
  await sendIds(env.PAYMENTS, "unmatched.apply", unfinished);
}

async function wakeEvents(env: Env, now: Instant): Promise<void> {
  const isDaily = Math.floor(now / TICK_MS) % TICKS_A_DAY === 0;
  const from = instant(isDaily ? 0 : now - EVENT_FRESH_MS);
  const found = await storedEvents(env, { from, before: instant(now - EVENT_WOKEN_MS) }, FOUND_MAX);
  for (let start = 0; start < found.length; start += MESSAGES_PER_BATCH) {
    const messages = found.slice(start, start + MESSAGES_PER_BATCH).map((event) => {
      const { tenant_id: tenant, endpoint_number: endpoint, message_id: messageId } = event;
      return { body: { v: 1, kind: "webhook.apply", tenant, endpoint, messageId } };
    });
    await env.PAYMENTS.sendBatch(messages);
  }
}

async function wakeDeliveries(env: Env, now: Instant): Promise<void> {
  for (const { tenant_id: tenant, partition } of await waitingDeliveries(env, now)) {
    await env.EVENTS.send({ v: 1, kind: "event.deliver", tenant, partition });
  }
}

type Waiting = Readonly<{ tenant_id: number; id: number }>;

async function sendIds(queue: Queue, kind: string, waiting: readonly Waiting[]): Promise<void> {
  for (const [tenant, rows] of Map.groupBy(waiting, ({ tenant_id }) => tenant_id)) {
    for (let start = 0; start < rows.length; start += IDS_PER_MESSAGE) {
      const ids = rows.slice(start, start + IDS_PER_MESSAGE).map(({ id }) => id);
      await queue.send({ v: 1, kind, tenant, ids });
    }
  }
}

async function tidyUp(env: Env, now: Instant): Promise<void> {
  await purgeExpiredIdentity(env.CONTROL, now);
  await purgeIdempotencyKeys(env.CONTROL, now);
  await rotateSigningKeys(env, now);
}
