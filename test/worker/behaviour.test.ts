import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { payDay } from "../../src/app/behaviour/pay-day";
import type { TenantContext } from "../../src/app/context";
import { advanceClock } from "../../src/app/scan/advance-clock";
import type { BehaviourScript } from "../../src/domain/behaviour/script";
import { addDays, businessDate, instant } from "../../src/kernel/calendar";
import { dumpBook } from "../support/dump";
import { expectBookEqualsFold } from "../support/fold";
import { bringBook } from "../support/scan-book";
import { newTenant, type World } from "../support/world";

const START = businessDate("2026-01-15");
const LOANS = 16;
const DAYS = 16;
const SCRIPT: BehaviourScript = {
  seed: 11,
  rules: [
    { loans: { externalIds: ["L0", "L7"] }, pays: { kind: "catches-up", onDaysPastDue: 150 } },
    { loans: { sharePercent: 30 }, pays: { kind: "part", percent: 50, lateDays: 3 } },
    { loans: {}, pays: { kind: "rolls", monthlyPercent: [30, 40] } },
  ],
};
const now = () => instant(Date.now());
const FAR = instant(Date.now() + 3_600_000);

async function newScripted(script: unknown = SCRIPT): Promise<World> {
  const world = await newTenant({ clockOn: START });
  await bringBook(await world.open(), LOANS);
  const written = await world.api("PUT", "/v1/sandbox/behaviour", script);
  expect(written.status, written.text).toBe(200);
  return world;
}

/** Moves the clock so many days on without a queue; `wrap` says what goes wrong on the way. */
async function move(
  world: World,
  days: number,
  wrap: (ctx: TenantContext) => TenantContext = (ctx) => ctx,
): Promise<void> {
  const standing = await world.open();
  await standing.runs.startClock(standing.today, addDays(standing.today, days), standing.now);
  for (let tries = 0; tries < 500; tries += 1) {
    const ctx = await world.open();
    if (ctx.tenant.clockTarget === null) return;
    const end = await advanceClock(wrap(ctx), FAR, now).catch(() => "killed");
    // The next worker need not wait until the lease of the dead one is over.
    if (end === "killed") await ctx.runs.releaseClock();
  }
  throw new Error("the clock never arrived");
}

/** A worker that dies at its `alive`-th commit, before or after it has happened. */
function mortal(alive: number, after: boolean) {
  return (ctx: TenantContext): TenantContext => {
    let left = alive;
    return {
      ...ctx,
      async commit(partition, request) {
        left -= 1;
        if (left <= 0 && !after) throw new Error("killed before a commit");
        const outcome = await ctx.commit(partition, request);
        if (left <= 0) throw new Error("killed after a commit");
        return outcome;
      },
    };
  };
}

async function scriptedPayments(world: World): Promise<string[]> {
  const answers = await Promise.all(
    [env.SHARD_00, env.SHARD_01].map((shard) =>
      shard
        .prepare(
          `SELECT external_id FROM ledger WHERE tenant_id = ? AND origin = 'script'
           ORDER BY external_id`,
        )
        .bind(world.tenantId)
        .all<{ external_id: string }>(),
    ),
  );
  return answers.flatMap(({ results }) => results.map(({ external_id }) => external_id));
}

describe("a sandbox with a script", () => {
  it("lives the same life in one jump, in daily steps, in any split and through deaths", async () => {
    const jump = await newScripted();
    await move(jump, DAYS);
    const told = await scriptedPayments(jump);
    expect(told.length).toBeGreaterThan(5);
    const life = await dumpBook(jump.tenantId);
    await expectBookEqualsFold(await jump.open());

    const daily = await newScripted();
    for (let day = 0; day < DAYS; day += 1) await move(daily, 1);
    expect(await dumpBook(daily.tenantId)).toEqual(life);

    const split = await newScripted();
    for (const days of [3, 8, DAYS - 11]) await move(split, days);
    expect(await dumpBook(split.tenantId)).toEqual(life);

    const killed = await newScripted();
    let deaths = 0;
    // After one commit, two, three …, before and after it: between all kinds of them.
    await move(killed, DAYS, (ctx) => {
      deaths += 1;
      return mortal((deaths % 6) + 2, deaths % 2 === 0)(ctx);
    });
    expect(deaths).toBeGreaterThan(10);
    expect(await dumpBook(killed.tenantId)).toEqual(life);
  }, 240_000);

  it("posts a day once, page by page, whoever comes again", async () => {
    const world = await newScripted({
      seed: 1,
      rules: [{ loans: {}, pays: { kind: "catches-up", onDaysPastDue: 1 } }],
    });
    const ctx = await world.open();
    const script = (await ctx.behaviours.find())?.script;
    if (!script) throw new Error("the script was just written");
    const day = { partition: 0, day: START, script, pageLoans: 3 };
    // Out of time after each page: the next worker goes on where the last one stopped.
    let stops = 0;
    while (!(await payDay(ctx, { ...day, isLate: () => true }))) stops += 1;
    expect(stops).toBeGreaterThan(1);
    const posted = await scriptedPayments(world);
    expect(posted.length).toBeGreaterThan(3);
    const before = await dumpBook(world.tenantId);
    await env.CONTROL.prepare("DELETE FROM sandbox_payday WHERE tenant_id = ?")
      .bind(world.tenantId)
      .run();
    expect(await payDay(ctx, { ...day, isLate: () => false })).toBe(true);
    expect(await dumpBook(world.tenantId)).toEqual(before);
  });

  it("lets an integrator rehearse: who stops paying is late as the script says", async () => {
    const world = await newScripted({
      seed: 1,
      rules: [
        { loans: { externalIds: ["L3"] }, pays: { kind: "nothing" } },
        { loans: {}, pays: { kind: "on-due-date", lateDays: 0 } },
      ],
    });
    const moved = await world.api("PUT", "/v1/clock", { on: addDays(START, 35) });
    expect(moved.status, moved.text).toBe(202);
    const refused = await world.api("DELETE", "/v1/sandbox/behaviour");
    expect([refused.status, refused.body.code]).toEqual([409, "clock.moving"]);
    await world.settle();
    const loans = (await world.api("GET", "/v1/loans?limit=100")).body.loans;
    type Told = { externalId: string; daysPastDue: number };
    const late = loans.filter(({ daysPastDue }: Told) => daysPastDue > 0);
    expect(late.map(({ externalId }: Told) => externalId)).toEqual(["L3"]);
    expect((await world.api("DELETE", "/v1/sandbox/behaviour")).status).toBe(204);
    expect((await world.api("GET", "/v1/sandbox/behaviour")).status).toBe(404);
  });

  it("refuses what cannot be followed, with the place, and every script of a live lender", async () => {
    const world = await newTenant({ clockOn: START });
    const wrong = {
      seed: 1,
      rules: [{ loans: {}, pays: { kind: "part", percent: 120, lateDays: 0 } }],
    };
    const refused = await world.api("PUT", "/v1/sandbox/behaviour", wrong);
    expect([refused.status, refused.body.code]).toEqual([422, "behaviour.invalid"]);
    expect(refused.body.errors[0]).toMatchObject({
      pointer: "#/rules/0/pays/percent",
      code: "behaviour.percent_out_of_range",
    });
    const live = await newTenant({ mode: "live", clockOn: null });
    for (const method of ["GET", "PUT", "DELETE"]) {
      const answer = await live.api(
        method,
        "/v1/sandbox/behaviour",
        method === "PUT" ? SCRIPT : undefined,
      );
      expect([answer.status, answer.body.code]).toEqual([409, "sandbox.only"]);
    }
  });
});
