import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { changePreferences } from "../../src/app/tenant/change-preferences";
import { tick } from "../../src/cron/tick";
import { instant } from "../../src/kernel/calendar";
import { newTenant, type World } from "../support/world";

// A live lender's business date is its own calendar's, whatever the clocks of its zone do.

async function standAt(world: World, day: string): Promise<void> {
  for (const shard of [env.SHARD_00, env.SHARD_01]) {
    await shard
      .prepare("UPDATE partition_owner SET scanned_on = ? WHERE tenant_id = ?")
      .bind(day, world.tenantId)
      .run();
  }
}

/** Ticks at a moment, lets the scans run, and says at which date the book stands then. */
async function dateAfterTick(world: World, at: string): Promise<string> {
  await tick(env, instant(Date.parse(at)));
  await world.settle();
  return (await world.open()).book.bookDate();
}

async function scannedDays(world: World): Promise<readonly string[]> {
  const runs = await env.CONTROL.prepare(
    "SELECT business_date AS day FROM scan_run WHERE tenant_id = ? ORDER BY business_date",
  )
    .bind(world.tenantId)
    .all<{ day: string }>();
  return runs.results.map(({ day }) => day);
}

it("each date is scanned once, at its own midnight, on the nights in which clocks change", async () => {
  const world = await newTenant({
    mode: "live",
    clockOn: null,
    timezone: "America/New_York",
    partitionCount: 1,
  });
  const nights = [
    // Clocks go forward on 8 March: that day begins at 05:00 UTC and lasts 23 hours.
    ["2026-03-08T04:45:00Z", "2026-03-07"],
    ["2026-03-08T05:00:00Z", "2026-03-08"],
    ["2026-03-09T03:45:00Z", "2026-03-08"],
    ["2026-03-09T04:00:00Z", "2026-03-09"],
    // They go back on 1 November: that day begins at 04:00 UTC and lasts 25 hours.
    ["2026-11-01T03:45:00Z", "2026-10-31"],
    ["2026-11-01T04:00:00Z", "2026-11-01"],
    ["2026-11-02T04:00:00Z", "2026-11-01"],
    ["2026-11-02T05:00:00Z", "2026-11-02"],
  ] as const;
  await standAt(world, "2026-03-06");
  for (const [at, date] of nights.slice(0, 4))
    expect(await dateAfterTick(world, at), at).toBe(date);
  await standAt(world, "2026-10-30");
  for (const [at, date] of nights.slice(4)) expect(await dateAfterTick(world, at), at).toBe(date);
  const days = await scannedDays(world);
  expect(days).toEqual([...new Set(days)]);
  expect(days).toHaveLength(6);
});

it("a lender that moves to another zone scans no date twice and leaves none out", async () => {
  const world = await newTenant({
    mode: "live",
    clockOn: null,
    timezone: "Asia/Tokyo",
    partitionCount: 1,
  });
  await standAt(world, "2026-05-09");
  expect(await dateAfterTick(world, "2026-05-10T18:00:00Z")).toBe("2026-05-11");
  const ctx = await world.open();
  await changePreferences(ctx, {
    name: "West",
    locale: "en",
    letterhead: null,
    timezone: "America/Los_Angeles",
  });
  // In the new zone it is the 10th again: the book waits until the 12th.
  expect(await dateAfterTick(world, "2026-05-10T20:00:00Z")).toBe("2026-05-11");
  expect(await dateAfterTick(world, "2026-05-11T08:00:00Z")).toBe("2026-05-11");
  expect(await dateAfterTick(world, "2026-05-12T07:00:00Z")).toBe("2026-05-12");
  await changePreferences(ctx, {
    name: "East",
    locale: "en",
    letterhead: null,
    timezone: "Pacific/Kiritimati",
  });
  expect(await dateAfterTick(world, "2026-05-12T11:00:00Z")).toBe("2026-05-13");
  expect(await scannedDays(world)).toEqual([
    "2026-05-10",
    "2026-05-11",
    "2026-05-12",
    "2026-05-13",
  ]);
});
