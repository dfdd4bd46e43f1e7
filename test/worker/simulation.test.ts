import { beforeAll, describe, expect, it } from "vitest";
import { postPayments } from "../../src/app/payment/post";
import { cancelPromise } from "../../src/app/promise/cancel";
import { makePromise } from "../../src/app/promise/make";
import { findSimulation } from "../../src/app/simulation/find";
import { runSimulation } from "../../src/app/simulation/run";
import { startBackTest, startSimulation } from "../../src/app/simulation/start";
import { behaviourOf } from "../../src/domain/behaviour/templates";
import type { BehaviourScript } from "../../src/domain/behaviour/script";
import { addDays, businessDate, instant } from "../../src/kernel/calendar";
import { minor } from "../../src/kernel/money";
import { approved } from "../support/policy-versions";
import { bringBook, payMonth } from "../support/scan-book";
import { BUSY, LEVELLED } from "../support/simulated-policies";
import { newTenant, type World } from "../support/world";

const ALL_LOANS = {
  along: { bucket: null, sort: "id" },
  limit: 100,
  after: null,
} as const;
const START = businessDate("2026-01-15");
const TODAY = addDays(START, 121);

async function moveClock(world: World, on: string): Promise<void> {
  const moved = await world.api("PUT", "/v1/clock", { on });
  expect(moved.status, moved.text).toBeLessThan(300);
  await world.settle();
}

const PROMISED = [0, 3, 6, 9, 12, 15];

/**
 * Promises of today for some loans, with what came of those of a month before: some kept on the day,
 * some told late to have been kept, the others broken, one cancelled.
 */
async function promiseMonth(world: World, month: number): Promise<void> {
  const ctx = await world.open();
  const pay = (index: number, paidOn: typeof TODAY) => ({
    loan: { externalId: `L${index}` },
    amount: { minor: minor(4_000) },
    paidOn,
    externalId: `kept-${index}-${paidOn}`,
    method: null,
  });
  if (month > 4)
    await postPayments(
      ctx,
      [0, 3, 6].map((index) => pay(index, addDays(ctx.today, -15))),
      "api",
    );
  for (const index of PROMISED) {
    const loan = { externalId: `L${index}` };
    const made = await makePromise(ctx, {
      loan,
      amount: minor(4_000),
      dueOn: addDays(ctx.today, 9 + index),
      note: null,
    });
    if (!made.ok) continue;
    if (index === 15)
      await cancelPromise(await world.open(), { id: made.value.id, reason: "twice" });
  }
  await postPayments(await world.open(), [pay(9, ctx.today)], "api");
}

/** Four months of a book under three versions, one of them a canary, with payments told late. */
async function livedBook(): Promise<World> {
  const loans = 26;
  const world = await newTenant({ clockOn: START, partitionCount: 1 });
  await approved(world, BUSY, addDays(START, 1));
  await bringBook(await world.open(), loans);
  for (let month = 0; month < 8; month += 1) {
    if (month === 4) await approved(world, { ...LEVELLED, canaryPercent: 40 }, addDays(START, 10));
    if (month === 5) await approved(world, LEVELLED, addDays(START, 50));
    if (month > 3) await moveClock(world, addDays(START, (month - 3) * 30));
    await payMonth(await world.open(), loans, month);
    if (month > 3) await promiseMonth(world, month);
  }
  await moveClock(world, TODAY);
  return world;
}

async function finished(world: World, started: Awaited<ReturnType<typeof startBackTest>>) {
  if (!started.ok) throw new Error(started.refusal.code);
  await world.settle();
  const found = await findSimulation(await world.open(), started.value);
  if (!found.ok) throw new Error(found.refusal.code);
  expect(found.value.simulation).toMatchObject({ state: "finished", failure: null });
  expect(found.value.report.loansPassed).toBe(0);
  return found.value.report;
}

describe("a simulation of a book that has lived", () => {
  let world: World;
  beforeAll(async () => {
    world = await livedBook();
  }, 200_000);

  it("gives exactly what happened, for the versions that were in force", async () => {
    const ctx = await world.open();
    const listed = (await ctx.loans.list(ALL_LOANS)).map(({ loan }) => loan);
    const told = await ctx.promises.eventsOfLoans(
      0,
      listed.map(({ id }) => id),
      200,
    );
    const kinds = new Set(told.map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual(["broken", "cancelled", "kept", "made"]);
    const borrowers = listed.map(({ borrowerId }) => borrowerId);
    const acts = [...(await ctx.simulations.actNames(0, borrowers, START)).values()].flat();
    expect(acts.filter((name) => name.includes("|promised|")).length).toBeGreaterThan(2);
    for (const days of [1, 60]) {
      const from = addDays(START, days);
      const report = await finished(
        world,
        await startBackTest(ctx, { version: ctx.policy.version, from }),
      );
      expect(report.equality).toMatchObject({ missing: [], extra: [] });
      expect(report.equality?.matched).toBeGreaterThan(days === 1 ? 150 : 40);
      const { channels, tasks, cases, holds, flags, moves } = report.inForce;
      for (const count of [channels["email"]?.allowed, tasks["officer"], cases.opened, moves]) {
        expect(count).toBeGreaterThan(0);
      }
      if (days === 1) expect(Math.min(holds, flags, cases.closed ?? 0)).toBeGreaterThan(0);
    }
  }, 60_000);

  it("says who would have been treated differently by another version, and why", async () => {
    const ctx = await world.open();
    const quiet = await ctx.policies.insert(
      {
        document: { ...LEVELLED, name: "Quiet", ladder: BUSY.ladder.slice(0, 2), segments: [] },
        effectiveOn: addDays(TODAY, 1),
        author: "person:a",
        basedOn: null,
      },
      ctx.now,
    );
    const request = { version: quiet, from: addDays(START, 30) };
    const report = await finished(world, await startBackTest(ctx, request));
    // What was really in force comes out as it was, whatever stands beside it.
    expect(report.equality).toMatchObject({ missing: [], extra: [] });
    expect(report.tested.tasks).toEqual({});
    expect(report.inForce.tasks["officer"]).toBeGreaterThan(0);
    expect(report.borrowersDiffering).toBeGreaterThan(3);
    expect(report.differences).toHaveLength(report.borrowersDiffering);
    const reasons = report.differences.flatMap(({ inForce }) => inForce.map(({ why }) => why));
    expect(new Set(reasons.map((why) => why?.segment))).toContain("small");
    expect(reasons.filter((why) => why?.when !== undefined)).not.toEqual([]);
  }, 60_000);

  it("foresees what the coming days then bring, under a script of payments", async () => {
    const ctx = await world.open();
    const script: BehaviourScript = {
      seed: 3,
      rules: [
        { loans: { sharePercent: 40 }, pays: { kind: "on-due-date", lateDays: 4 } },
        { loans: {}, pays: { kind: "rolls" } },
      ],
    };
    const { version } = ctx.policy;
    const behaviour = { kind: "scenario", script } as const;
    const ahead = await finished(
      world,
      await startSimulation(ctx, { version, days: 25, behaviour }),
    );
    expect(ahead.borrowersDiffering).toBe(0);
    await ctx.behaviours.save(script, "system:test", ctx.now);
    await moveClock(world, addDays(TODAY, 25));
    const request = { version, from: addDays(TODAY, 1) };
    const back = await finished(world, await startBackTest(await world.open(), request));
    expect(back.equality).toMatchObject({ missing: [], extra: [] });
    const { charges: _, ...happened } = back.inForce;
    expect(ahead.inForce).toMatchObject(happened);
    expect(ahead.inForce.moves).toBeGreaterThan(3);
    expect(ahead.inForce.promises?.broken).toBeGreaterThan(0);
  }, 90_000);
});

describe("a simulation on the queue", () => {
  it("ends the same after crashes, duplicates and pages of one borrower", async () => {
    const world = await newTenant({ clockOn: businessDate("2026-02-20"), partitionCount: 2 });
    await approved(world, BUSY, "2026-02-21");
    await bringBook(await world.open(), 8);
    const ctx = await world.open();
    const behaviour = { kind: "scenario", script: behaviourOf("rolls") } as const;
    const request = { version: 2, days: 60, behaviour };
    const whole = await finished(world, await startSimulation(ctx, request));
    const started = await startSimulation({ ...ctx, send: async () => undefined }, request);
    if (!started.ok) throw new Error(started.refusal.code);
    const number = started.value;
    const again = await startSimulation(ctx, request);
    expect(again).toMatchObject({ ok: false, refusal: { code: "simulation.under_way" } });
    const place = { number, partition: 0 };
    const pace = { pageBorrowers: 1, clock: () => ctx.now };
    // Out of time after each page; then another worker holds it; then it died on the way.
    expect(await runSimulation(ctx, place, ctx.now, pace)).toBe("more");
    const now = instant(ctx.now + 1);
    const held = await ctx.simulations.claim(number, 0, now, instant(now + 1000));
    expect(await runSimulation(ctx, place, ctx.now, pace)).toBe("taken");
    if (!held) throw new Error("it was free");
    const late = { pageBorrowers: 1, clock: () => instant(ctx.now + 5000) };
    expect(await runSimulation(ctx, place, instant(ctx.now + 90_000), late)).toBe("done");
    expect(await ctx.simulations.advance(held, held.afterId, held.report)).toBe(false);
    for (const partition of [1, 1, 0]) {
      const end = await runSimulation(ctx, { number, partition }, instant(ctx.now + 1), pace);
      expect(end).toBe("done");
    }
    const found = await findSimulation(ctx, number);
    expect(found.ok && found.value.report).toEqual(whole);
    expect(whole.loans).toBe(8);
  }, 60_000);
});
