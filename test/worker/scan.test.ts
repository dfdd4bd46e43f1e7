import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { runScan } from "../../src/app/scan/run";
import { tick } from "../../src/cron/tick";
import { FIRST_POLICY } from "../../src/domain/policy/first-policy";
import { addDays, businessDate, dateAt, instant } from "../../src/kernel/calendar";
import { consume } from "../../src/queue/dispatch";
import { dumpBook } from "../support/dump";
import { expectBookEqualsFold } from "../support/fold";
import { independentAgeing } from "../support/independent-ageing";
import { bringBook, daysFrom, payMonth } from "../support/scan-book";
import { newTenant, type World } from "../support/world";

const START = businessDate("2026-01-15");
const SOON = instant(Date.now() + 3_600_000);

async function moveClock(world: World, on: string): Promise<void> {
  const moved = await world.api("PUT", "/v1/clock", { on });
  expect(moved.status, moved.text).toBe(202);
  await world.settle();
}

async function ageingOf(world: World, asOf: string) {
  const report = await world.api("GET", `/v1/reports/ageing?asOf=${asOf}`);
  expect(report.status, report.text).toBe(200);
  type Bucket = { bucket: string; loanCount: number; pastDueAmount: number; balance: number };
  const buckets: Bucket[] = report.body.books[0]?.buckets ?? [];
  return Object.fromEntries(
    buckets
      .filter(({ loanCount }) => loanCount > 0)
      .map(({ bucket, loanCount, pastDueAmount, balance }) => [
        bucket,
        [loanCount, pastDueAmount, balance],
      ]),
  );
}

describe("seven months on the test clock", () => {
  it("scans every day once, plans every notice once and ages the book as its ledger says", async () => {
    const loans = 64;
    const world = await newTenant({ clockOn: START });
    await bringBook(await world.open(), loans);
    for (let month = 0; month < 12; month += 1) {
      // Installments up to January are paid before the clock starts, the rest as it goes.
      if (month > 3 && month <= 10) {
        await moveClock(world, addDays(START, (month - 3) * 30));
        const arrived = await world.api("GET", "/v1/clock");
        expect(await ageingOf(world, arrived.body.on)).toEqual(
          await independentAgeing(world.tenantId, arrived.body.on),
        );
      }
      await payMonth(await world.open(), loans, month);
    }
    const end = addDays(START, 210);
    expect((await world.api("GET", "/v1/clock")).body).toMatchObject({
      on: end,
      state: "standing",
    });

    const runs = await env.CONTROL.prepare(
      "SELECT business_date AS day, partition, state, attempts FROM scan_run WHERE tenant_id = ?",
    )
      .bind(world.tenantId)
      .all<{ day: string; partition: number; state: string; attempts: number }>();
    const days = daysFrom(START, 210);
    expect(runs.results.map(({ day, partition }) => `${day}/${partition}`).sort()).toEqual(
      days.flatMap((day) => [`${day}/0`, `${day}/1`]),
    );
    expect(new Set(runs.results.map(({ state }) => state))).toEqual(new Set(["finished"]));

    const notices = await noticesOf(world);
    const identities = notices.map((row) => `${row.borrower_id}|${row.step}|${row.business_date}`);
    expect(new Set(identities).size).toBe(identities.length);
    expect(new Set(notices.map(({ step }) => step))).toEqual(
      new Set(FIRST_POLICY.ladder.map(({ step }) => step)),
    );
    expect(notices.every(({ state }) => state !== "planned" && state !== "sending")).toBe(true);

    await expectBookEqualsFold(await world.open());
    for (let sample = 0; sample < 10; sample += 1) {
      const day = addDays(START, sample * 23 + 3);
      expect(await ageingOf(world, day), day).toEqual(await independentAgeing(world.tenantId, day));
    }

    const before = await dumpBook(world.tenantId);
    await sendAgain(world, days);
    expect(await dumpBook(world.tenantId)).toEqual(before);
  }, 240_000);

  it("refuses to go back, too far, and in a live lender's book", async () => {
    const world = await newTenant({ clockOn: START });
    const codes = [];
    for (const on of ["2026-01-14", "2029-01-01"]) {
      const refused = await world.api("PUT", "/v1/clock", { on });
      codes.push([refused.status, refused.body.code]);
    }
    const live = await newTenant({ mode: "live", clockOn: null });
    const refused = await live.api("PUT", "/v1/clock", { on: "2030-01-01" });
    codes.push([refused.status, refused.body.code]);
    expect(codes).toEqual([
      [422, "clock.goes_forward_only"],
      [422, "clock.too_far"],
      [409, "tenant.clock_only_in_sandbox"],
    ]);
    expect((await world.api("PUT", "/v1/clock", { on: START })).status).toBe(200);
  });
});

async function noticesOf(world: World) {
  type Row = { borrower_id: number; step: string; business_date: string; state: string };
  const answers = await Promise.all(
    [env.SHARD_00, env.SHARD_01].map((shard) =>
      shard
        .prepare("SELECT borrower_id, step, business_date, state FROM notice WHERE tenant_id = ?")
        .bind(world.tenantId)
        .all<Row>(),
    ),
  );
  return answers.flatMap(({ results }) => results);
}

/** The queue delivers everything once more. */
async function sendAgain(world: World, days: readonly string[]): Promise<void> {
  const tenant = world.tenantId;
  const bodies = [
    ...days.flatMap((businessDate) =>
      [0, 1].map((partition) => ({ v: 1, kind: "scan.run", tenant, partition, businessDate })),
    ),
    { v: 1, kind: "clock.advance", tenant },
  ];
  const messages = bodies.map((body, index) => ({
    id: `again-${index}`,
    timestamp: new Date(),
    attempts: 1,
    body,
  }));
  const batch = createMessageBatch("forbear-scans", messages);
  await consume(batch, env);
  const result = await getQueueResult(batch, createExecutionContext());
  expect(result.explicitAcks).toHaveLength(bodies.length);
}

describe("a scan that dies", () => {
  const DAYS = 3;
  const COUNT = 30;
  const pace = { pageLoans: 4, clock: () => instant(Date.now()) };

  async function lender(): Promise<World> {
    const world = await newTenant({ clockOn: START, partitionCount: 1 });
    await bringBook(await world.open(), COUNT);
    return world;
  }

  /** Scans with a worker that is killed at its step number `killedAt`: nothing of it runs on. */
  async function scanKilled(world: World, killedAt: number, after: boolean): Promise<boolean> {
    const ctx = await world.open();
    let step = 0;
    const dead = () => {
      throw new Error("killed");
    };
    const mortal =
      <Rest extends unknown[], Value>(work: (...rest: Rest) => Promise<Value>) =>
      async (...rest: Rest): Promise<Value> => {
        step += 1;
        if (step > killedAt || (step === killedAt && !after)) dead();
        const value = await work(...rest);
        if (step === killedAt) dead();
        return value;
      };
    const runs = {
      ...ctx.runs,
      claim: mortal(ctx.runs.claim),
      finish: mortal(ctx.runs.finish),
      release: mortal(ctx.runs.release),
    };
    const killed = { ...ctx, runs, commit: mortal(ctx.commit), reserve: mortal(ctx.reserve) };
    try {
      await runScan(killed, 0, addDays(START, DAYS), SOON, pace);
      return false;
    } catch {
      return true;
    }
  }

  it("loses and doubles nothing, wherever it is killed", async () => {
    const undisturbed = await lender();
    await runScan(await undisturbed.open(), 0, addDays(START, DAYS), SOON, pace);
    await undisturbed.settle();
    const expected = await dumpBook(undisturbed.tenantId);
    expect(expected["notice"]?.length).toBeGreaterThan(2);

    let kills = 0;
    for (let killedAt = 1; ; killedAt += 1) {
      const after = killedAt % 2 === 0;
      const world = await lender();
      if (!(await scanKilled(world, killedAt, after))) break;
      kills += 1;
      // Its lease is still running: another worker has to wait for it, then takes over.
      const later = { ...pace, clock: () => instant(Date.now() + 130_000) };
      await runScan(
        await world.open(),
        0,
        addDays(START, DAYS),
        (SOON + 1e9) as typeof SOON,
        later,
      );
      await world.settle();
      expect(await dumpBook(world.tenantId), `killed at step ${killedAt}`).toEqual(expected);
    }
    expect(kills).toBeGreaterThan(12);
  }, 180_000);

  it("is left alone by a second worker as long as its lease runs", async () => {
    const world = await lender();
    expect(await scanKilled(world, 3, true)).toBe(true);
    const outcome = await runScan(await world.open(), 0, addDays(START, DAYS), SOON, pace);
    expect(outcome).toEqual({ finished: false, taken: true });
  });

  it("does every loan once when two workers scan the same day at the same time", async () => {
    const undisturbed = await lender();
    await runScan(await undisturbed.open(), 0, addDays(START, 1), SOON, pace);
    await undisturbed.settle();
    const world = await lender();
    const unfenced = async () => {
      const ctx = await world.open();
      const runs = { ...ctx.runs, claim: async () => true };
      await runScan({ ...ctx, runs }, 0, addDays(START, 1), SOON, pace);
    };
    await Promise.all([unfenced(), unfenced(), unfenced()]);
    await world.settle();
    const { scan_run: _, ...book } = await dumpBook(world.tenantId);
    const { scan_run: __, ...expected } = await dumpBook(undisturbed.tenantId);
    expect(book).toEqual(expected);
  });

  it("goes on where it stopped when its time runs out", async () => {
    const undisturbed = await lender();
    await runScan(await undisturbed.open(), 0, addDays(START, DAYS), SOON, pace);
    const world = await lender();
    let rounds = 0;
    for (let finished = false; !finished && rounds < 100; rounds += 1) {
      const ctx = await world.open();
      ({ finished } = await runScan(ctx, 0, addDays(START, DAYS), ctx.now, pace));
    }
    expect(rounds).toBeGreaterThan(3);
    await Promise.all([undisturbed.settle(), world.settle()]);
    expect(await dumpBook(world.tenantId)).toEqual(await dumpBook(undisturbed.tenantId));
  });
});

describe("a damaged loan", () => {
  it("is set aside with its reason and stops nobody", async () => {
    const world = await newTenant({ clockOn: START, partitionCount: 1 });
    await bringBook(await world.open(), 20);
    const shard = (await world.open()).book;
    const victim = (await shard.page(0, 0, 1)).loans[0]?.record.loan;
    const database = await databaseOf(world);
    await database
      .prepare(
        `INSERT INTO schedule (tenant_id, loan_id, version, effective_on, installments, created_at)
         VALUES (?, ?, 99, '2025-08-01', '[["nonsense"]]', 0)`,
      )
      .bind(world.tenantId, victim?.id ?? 0)
      .run();
    await moveClock(world, addDays(START, 40));
    const aside = await (await world.open()).book.setAsideLoans(10);
    expect(aside.map(({ externalId }) => externalId)).toEqual([victim?.externalId]);
    expect(aside[0]?.reason).not.toBe("");
    const others = await database
      .prepare(
        "SELECT COUNT(*) AS n FROM loan WHERE tenant_id = ? AND next_action_on <= ? AND id <> ?",
      )
      .bind(world.tenantId, addDays(START, 40), victim?.id ?? 0)
      .first<number>("n");
    expect(others).toBe(0);
  });
});

async function databaseOf(world: World): Promise<D1Database> {
  const home = await env.CONTROL.prepare(
    "SELECT shard_id FROM tenant_partition WHERE tenant_id = ? AND partition = 0",
  )
    .bind(world.tenantId)
    .first<number>("shard_id");
  return home === 0 ? env.SHARD_00 : env.SHARD_01;
}

describe("the tick", () => {
  it("catches up every missed day of a live lender, in order, and sends nothing twice", async () => {
    const world = await newTenant({ mode: "live", clockOn: null, timezone: "Asia/Kolkata" });
    await bringBook(await world.open(), 12);
    const now = instant(Date.now());
    const today = dateAt(now, "Asia/Kolkata");
    const missed = addDays(today, -6);
    for (const shard of [env.SHARD_00, env.SHARD_01]) {
      await shard
        .prepare("UPDATE partition_owner SET scanned_on = ? WHERE tenant_id = ?")
        .bind(missed, world.tenantId)
        .run();
    }
    await tick(env, now);
    await tick(env, now);
    await world.settle();
    const runs = await env.CONTROL.prepare(
      `SELECT business_date AS day, partition, attempts FROM scan_run
       WHERE tenant_id = ? ORDER BY partition, finished_at, business_date`,
    )
      .bind(world.tenantId)
      .all<{ day: string; partition: number; attempts: number }>();
    const days = daysFrom(missed, 6);
    expect(runs.results).toEqual(
      [0, 1].flatMap((partition) => days.map((day) => ({ day, partition, attempts: 1 }))),
    );
    expect(await env.CONTROL.prepare("SELECT ticked_at FROM heartbeat").first("ticked_at")).toBe(
      now,
    );
  });
});

describe("what a lost message left behind", () => {
  it("is found by a later tick: a planned notice and a stored webhook event", async () => {
    const world = await newTenant({ clockOn: START, partitionCount: 1 });
    await bringBook(await world.open(), 8);
    const ctx = await world.open();
    // The queue swallows what the commits hand to it.
    const silent = {
      ...ctx,
      commit: (partition: number, request: Parameters<typeof ctx.commit>[1]) =>
        ctx.commit(partition, { ...request, departures: [] }),
    };
    await runScan(silent, 0, addDays(START, 25), SOON);
    const event = { endpointNumber: 1, messageId: "lost", partition: 0, body: "{}" };
    await silent.commit(0, {
      deed: { action: "webhook.receive", subject: "lost", detail: {} },
      writes: [ctx.webhooks.storeEvent(event, ctx.now)],
      departures: [],
    });
    const planned = (await noticesOf(world)).filter(({ state }) => state === "planned");
    expect(planned.length).toBeGreaterThan(0);

    await tick(env, instant(Date.now() + 60_000));
    expect((await noticesOf(world)).filter(({ state }) => state === "planned")).toHaveLength(
      planned.length,
    );
    await tick(env, instant(Date.now() + 31 * 60_000));
    await world.settle();
    const stuck = (await noticesOf(world)).filter(({ state }) => state === "planned");
    expect(stuck).toEqual([]);
    expect(
      (await (await world.open()).webhooks.event({ endpointNumber: 1, messageId: "lost" }))?.state,
    ).toBe("refused");
  });
});
