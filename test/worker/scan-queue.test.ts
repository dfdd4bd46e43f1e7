import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { tick } from "../../src/cron/tick";
import type { Env } from "../../src/env";
import { addDays, type BusinessDate, businessDate, instant } from "../../src/kernel/calendar";
import { consume } from "../../src/queue/dispatch";
import { bringBook } from "../support/scan-book";
import { newTenant, type World } from "../support/world";

const START = businessDate("2026-01-15");
type Scan = Readonly<{ tenant: number; partition: number }>;

afterEach(() => {
  vi.restoreAllMocks();
});

/** The clock goes on by so much with each look at it: a message has time for one page, no more. */
function hurryClock(): void {
  let now = Date.now();
  vi.spyOn(Date, "now").mockImplementation(() => {
    now += 12_000;
    return now;
  });
}

/** The bindings with a queue of scans that is kept in order here, for these lenders alone. */
function withQueue(worlds: readonly World[]) {
  const waiting: Scan[] = [];
  const ours = new Set<number>(worlds.map(({ tenantId }) => tenantId));
  const keep = (body: Scan) => (ours.has(body.tenant) ? waiting.push(body) : 0);
  const queue = {
    send: async (body: Scan) => keep(body),
    sendBatch: async (messages: { body: Scan }[]) => messages.map(({ body }) => keep(body)),
  };
  const bindings: Env = { ...env, SCANS: queue as unknown as Queue };
  return { waiting, bindings };
}

async function lender(loans: number, partitionCount: number, days: number): Promise<World> {
  const world = await newTenant({ clockOn: START, partitionCount });
  await bringBook(await world.open(), loans);
  // The day has turned, and nobody has scanned it yet.
  await env.CONTROL.prepare("UPDATE tenant SET clock_on = ?2 WHERE id = ?1")
    .bind(world.tenantId, addDays(START, days))
    .run();
  return world;
}

async function bookDateOf(world: World): Promise<BusinessDate> {
  return (await world.open()).book.bookDate();
}

describe("the queue of scans", () => {
  it("lets a small lender through after one page of each partition of a large one, and never holds two messages for a partition", async () => {
    const large = await lender(45, 3, 16);
    const small = [await lender(6, 1, 1), await lender(6, 1, 1)];
    const { waiting, bindings } = withQueue([large, ...small]);
    hurryClock();
    await tick(bindings, instant(Date.now()));
    expect(waiting).toHaveLength(3 + 2);

    const pagesBefore = new Map<World, number>();
    let pages = 0;
    for (let handled = 0; waiting.length > 0; handled += 1) {
      expect(handled, "messages").toBeLessThan(400);
      const body = waiting.shift() as Scan;
      const message = { id: "m", timestamp: new Date(), attempts: 1, body };
      const batch = createMessageBatch("forbear-scans", [message]);
      await consume(batch, bindings);
      expect((await getQueueResult(batch, createExecutionContext())).explicitAcks).toEqual(["m"]);
      if (body.tenant === large.tenantId) pages += 1;
      // The clock of the platform ticks on; what waits for its turn is not sent for again.
      if (handled % 4 === 0) await tick(bindings, instant(Date.now()));
      const places = waiting.map(({ tenant, partition }) => `${tenant}/${partition}`);
      expect(new Set(places).size).toBe(places.length);
      for (const world of small) {
        const arrived = (await bookDateOf(world)) === addDays(START, 1);
        if (arrived && !pagesBefore.has(world)) pagesBefore.set(world, pages);
      }
    }
    expect(await bookDateOf(large)).toBe(addDays(START, 16));
    expect(pages).toBeGreaterThan(20);
    // Twice round: its one page, and the look that there is no other.
    for (const world of small) expect(pagesBefore.get(world)).toBeLessThanOrEqual(2 * 3);
  });
});
