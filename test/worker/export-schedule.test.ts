import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { makeDueExports } from "../../src/app/export/make-due";
import { announceSchedules } from "../../src/cron/announce-exports";
import { addDays } from "../../src/kernel/calendar";
import { bench, newBox } from "../support/bench";
import { type Row, START } from "../support/exports";
import { bringBook } from "../support/scan-book";
import { newTenant, type World } from "../support/world";

async function newScheduled(asked: Row): Promise<World> {
  const world = await newTenant({ clockOn: START });
  await bringBook(await world.open(), 6);
  const added = await world.api("POST", "/v1/export-schedules", { name: "nightly", ...asked });
  expect(added.status, added.text).toBe(201);
  return world;
}

async function daysOf(world: World): Promise<string[]> {
  const { body } = await world.api("GET", "/v1/exports");
  return (body.exports as Row[]).map(({ businessDate }) => String(businessDate)).toReversed();
}

async function reach(world: World, days: number): Promise<void> {
  await world.api("PUT", "/v1/clock", { on: addDays(START, days) });
  await world.settle();
}

describe("an export that is made by itself", () => {
  it("is of the day that the whole book has reached, once for each day", async () => {
    const world = await newScheduled({ kind: "states", format: "ndjson", every: "day" });
    await makeDueExports(await world.open());
    expect(await daysOf(world)).toEqual([]);
    for (const days of [1, 2]) {
      await reach(world, days);
      await makeDueExports(await world.open());
      await makeDueExports(await world.open());
      await world.settle();
    }
    expect(await daysOf(world)).toEqual([addDays(START, 1), addDays(START, 2)]);
    const { body } = await world.api("GET", "/v1/exports");
    expect(body.exports[0]).toMatchObject({ asOf: addDays(START, 2), scheduleId: "exs_1" });
  }, 60_000);

  it("is one of the last day when the clock jumps, and follows its rhythm", async () => {
    const world = await newScheduled({ kind: "ledger", every: "week", day: 1 });
    await reach(world, 20);
    await makeDueExports(await world.open());
    // 2026-01-15 is a Thursday.
    expect(await daysOf(world)).toEqual(["2026-02-02"]);
    const { body } = await world.api("GET", "/v1/export-schedules");
    expect(body.schedules[0].nextOn).toBe("2026-02-09");
  }, 60_000);

  it("is made once, though who made it died before saying so, or two came at once", async () => {
    const world = await newScheduled({ kind: "ledger", every: "day" });
    await reach(world, 1);
    const ctx = await world.open();
    const dying = {
      ...ctx,
      exportSchedules: {
        ...ctx.exportSchedules,
        moveOn: () => Promise.reject(new Error("killed")),
      },
    };
    await expect(makeDueExports(dying)).rejects.toThrow("killed");
    await Promise.all([makeDueExports(await world.open()), makeDueExports(await world.open())]);
    expect(await daysOf(world)).toEqual([addDays(START, 1)]);
  }, 60_000);

  it("is found by the tick, and told to who listens", async () => {
    const world = await newScheduled({ kind: "loans", every: "day" });
    const box = newBox();
    await world.api("POST", "/v1/subscriptions", {
      ...{ name: "warehouse", url: `${bench().http}/${box}`, types: ["export.finished"] },
    });
    await reach(world, 1);
    await announceSchedules(env);
    await expect
      .poll(async () => (await world.api("GET", "/v1/exports")).body.exports[0]?.state, {
        timeout: 20_000,
      })
      .toBe("finished");
    await world.settle();
    const events = await world.api("GET", "/v1/events");
    expect(events.body.events).toMatchObject([
      {
        type: "export.finished",
        businessDate: addDays(START, 1),
        data: { exportId: "exp_1", scheduleId: "exs_1", kind: "loans", format: "csv", rows: 6 },
      },
    ]);
  }, 60_000);

  it("is no more when its schedule has ended; numbers are not used again", async () => {
    const world = await newScheduled({ kind: "ledger", every: "day" });
    await reach(world, 1);
    await makeDueExports(await world.open());
    expect((await world.api("DELETE", "/v1/export-schedules/exs_1")).status).toBe(204);
    expect((await world.api("DELETE", "/v1/export-schedules/exs_1")).status).toBe(404);
    await reach(world, 2);
    await makeDueExports(await world.open());
    expect(await daysOf(world)).toHaveLength(1);
    const again = { name: "again", kind: "ledger", every: "day" };
    expect((await world.api("POST", "/v1/export-schedules", again)).body.id).toBe("exs_2");
  }, 60_000);

  it.each([
    [{ kind: "ledger", every: "week", day: 8 }, "request.invalid"],
    [{ kind: "ledger", every: "month", day: 32 }, "request.invalid"],
    [{ kind: "ledger", every: "day", bucket: "M1" }, "export.invalid"],
    [{ kind: "ledger", every: "hour" }, "request.invalid"],
    [{ kind: "ledger", every: "day", name: "" }, "request.invalid"],
  ])("is not begun with %j", async (asked, code) => {
    const world = await newTenant();
    const refused = await world.api("POST", "/v1/export-schedules", { name: "n", ...asked });
    expect([refused.status, refused.body.code]).toEqual([422, code]);
  });
});
