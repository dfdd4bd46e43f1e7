import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { TenantContext } from "../../src/app/context";
import { runReconciliation } from "../../src/app/reconciliation/run";
import { startReconciliation } from "../../src/app/reconciliation/start";
import { tick } from "../../src/cron/tick";
import { addDays, businessDate, instant } from "../../src/kernel/calendar";
import { consume } from "../../src/queue/dispatch";
import { dumpBook } from "../support/dump";
import { newMember } from "../support/foreign";
import { bringBook, payMonth } from "../support/scan-book";
import { newTenant, type World } from "../support/world";

const START = businessDate("2026-01-15");
const SOON = instant(Date.now() + 3_600_000);
const DAY_MS = 86_400_000;
const SHARDS = [env.SHARD_00, env.SHARD_01];

const CONTRACT = {
  borrowerExternalId: "CB",
  borrowerName: "Ada Park",
  currency: "USD",
  principal: 1_200_000,
  annualRatePercent: "12",
  installmentCount: 12,
  frequency: "monthly",
  method: "annuity",
  disbursedOn: "2025-10-31",
  firstDueOn: "2025-11-30",
};

async function reconcile(world: World) {
  const started = await world.api("POST", "/v1/reconciliations");
  expect(started.status, started.text).toBe(202);
  await world.settle();
  return findings(world, started.body.id);
}

async function findings(world: World, id = "rec_1", query = "") {
  const found = await world.api("GET", `/v1/reconciliations/${id}${query}`);
  expect(found.status, found.text).toBe(200);
  return found.body;
}

/** Writes past every use case, as no code of ours does. */
async function tamper(world: World, sql: string, ...values: unknown[]): Promise<void> {
  for (const shard of SHARDS) {
    await shard
      .prepare(sql)
      .bind(world.tenantId, ...values)
      .run();
  }
}

async function lender(loans: number, partitionCount = 1): Promise<World> {
  const world = await newTenant({ clockOn: START, partitionCount });
  await bringBook(await world.open(), loans);
  return world;
}

/** Two loans and a portfolio number that are not what their facts give. */
async function plantDrifts(world: World): Promise<void> {
  await tamper(
    world,
    "UPDATE loan SET past_due_amount = past_due_amount + 7 WHERE tenant_id = ? AND external_id = 'L3'",
  );
  await tamper(
    world,
    "UPDATE loan SET next_action_on = '2030-01-01' WHERE tenant_id = ? AND external_id = 'L11'",
  );
}

describe("a book whose numbers are right", () => {
  it("shows no drift after payments, reversals and two months, and nothing is written for it", async () => {
    const loans = 320;
    const world = await newTenant({ clockOn: START });
    await bringBook(await world.open(), loans);
    for (const month of [0, 1, 2, 3, 4]) await payMonth(await world.open(), loans, month);
    const moved = await world.api("PUT", "/v1/clock", { on: addDays(START, 60) });
    expect(moved.status).toBe(202);
    await world.settle();
    await payMonth(await world.open(), loans, 5);
    const before = await dumpBook(world.tenantId);
    const audited = await auditRows(world);

    const found = await reconcile(world);
    expect(found).toMatchObject({
      state: "finished",
      cause: "asked",
      partsDone: 2,
      partsTotal: 2,
      loansChecked: loans,
      loansDrifted: 0,
      loansPassed: 0,
      rollupsDrifted: 0,
      drifts: [],
      nextCursor: null,
    });
    expect(await dumpBook(world.tenantId)).toEqual(before);
    expect(await auditRows(world)).toBe(audited);
  }, 240_000);

  it("shows none either where interest grows by the day and lateness costs", async () => {
    const world = await newTenant({ clockOn: START, partitionCount: 1 });
    const charges = {
      lateFee: { basis: { kind: "percent", percent: "5", of: "overdue" }, graceDays: 10 },
      penaltyInterest: { rate: { kind: "own", annualRatePercent: "18" } },
    };
    const interest = { kind: "daily", dayCount: "act-360" };
    for (const [index, rules] of [
      { allocation: "oldest-first", charges },
      { allocation: "oldest-first", interest },
      { allocation: "costs-principal-interest", interest, charges },
    ].entries()) {
      const loan = { ...CONTRACT, externalId: `C${index}`, rules };
      const made = await world.api("POST", "/v1/loans", loan);
      expect(made.status, made.text).toBe(201);
    }
    for (const days of [11, 40, 75]) {
      const pay = { loanExternalId: `C${days % 3}`, amount: 70_000, paidOn: "2026-01-12" };
      await world.api("POST", "/v1/payments", { ...pay, externalId: `c${days}` });
      await world.api("PUT", "/v1/clock", { on: addDays(START, days) });
      await world.settle();
      const started = await world.api("POST", "/v1/reconciliations");
      await world.settle();
      const found = await findings(world, started.body.id);
      expect(found).toMatchObject({ loansChecked: 3, drifts: [], loansDrifted: 0 });
    }
  });

  it("costs no row in the shard, whatever the number of loans and pages", async () => {
    const world = await lender(30);
    const ctx = await world.open();
    await startUnsent(ctx);
    const { rowsWritten } = ctx.meter;
    const end = await runReconciliation(ctx, { number: 1, partition: 0 }, SOON, { pageLoans: 4 });
    expect([end, ctx.meter.rowsWritten - rowsWritten]).toEqual(["done", 0]);
  });
});

async function auditRows(world: World): Promise<number> {
  const counts = await Promise.all(
    SHARDS.map((shard) =>
      shard
        .prepare("SELECT COUNT(*) AS n FROM audit WHERE tenant_id = ?")
        .bind(world.tenantId)
        .first<number>("n"),
    ),
  );
  return counts.reduce((sum: number, count) => sum + (count ?? 0), 0);
}

describe("a number that was changed behind the facts", () => {
  it("is found, named with both sides and not repaired; so is a portfolio number", async () => {
    const world = await lender(24, 2);
    await plantDrifts(world);
    await tamper(
      world,
      `UPDATE rollup SET loan_count = loan_count + 1, balance = balance - 5
       WHERE tenant_id = ? AND partition = 1 AND bucket = 5`,
    );
    const before = await dumpBook(world.tenantId);
    const found = await reconcile(world);
    expect(await dumpBook(world.tenantId)).toEqual(before);

    expect(found).toMatchObject({ state: "finished", loansChecked: 24, loansDrifted: 2 });
    const of = (externalId: string) =>
      found.drifts.filter((drift: { externalId: string }) => drift.externalId === externalId);
    expect(of("L3")).toMatchObject([{ field: "pastDueAmount", currency: "USD", bucket: null }]);
    expect(Number(of("L3")[0].stored) - Number(of("L3")[0].folded)).toBe(7);
    expect(of("L3")[0].loanId).toMatch(/^loan_/);
    expect(of("L11")).toMatchObject([{ field: "nextActionOn", stored: "2030-01-01" }]);

    type Found = { loanId: string | null; bucket: string | null; field: string };
    const portfolio = found.drifts
      .filter(({ loanId }: Found) => loanId === null)
      .map(({ bucket, field }: Found) => `${bucket} ${field}`);
    expect(portfolio).toEqual(expect.arrayContaining(["M5 balance", "M5 loanCount"]));
    // The tampered loan is missing its 7 in the sums as well.
    expect(found.rollupsDrifted).toBe(portfolio.length);

    const shown = await newMember(world, "analyst");
    const page = await shown.get(`/reconciliations/${found.id}`);
    expect(page.text).toContain("2 loans differ from their facts.");
    expect(page.text).toContain(`/loans/${of("L3")[0].loanId}`);
    const overview = await shown.get("/");
    expect(overview.text).toContain("The last reconciliation found");
  });

  it("is listed page by page, each drift once", async () => {
    const world = await lender(24, 2);
    await tamper(world, "UPDATE loan SET credit = credit + 1 WHERE tenant_id = ?");
    const whole = await reconcile(world);
    expect(whole).toMatchObject({ loansDrifted: 24, rollupsDrifted: 0 });
    const seen: unknown[] = [];
    let query = "?limit=5";
    for (let pages = 0; pages < 10; pages += 1) {
      const page = await findings(world, whole.id, query);
      seen.push(...page.drifts);
      if (page.nextCursor === null) break;
      query = `?limit=5&cursor=${page.nextCursor}`;
    }
    expect(seen).toEqual(whole.drifts);
    expect(seen).toHaveLength(24);
  });

  it("is listed up to a limit where a whole book is wrong, and counted beyond it", async () => {
    const world = await lender(24);
    await tamper(world, "UPDATE loan SET credit = credit + 1 WHERE tenant_id = ?");
    const ctx = await world.open();
    await startUnsent(ctx);
    const pace = { pageLoans: 4, driftedLoansKept: 8 };
    await runReconciliation(ctx, { number: 1, partition: 0 }, SOON, pace);
    const found = await findings(world);
    expect([found.loansDrifted, found.drifts.length]).toEqual([24, 8]);
  });

  it("is found again by the next one until something computes the loan anew", async () => {
    const world = await lender(12);
    await tamper(
      world,
      "UPDATE loan SET next_due_amount = 1 WHERE tenant_id = ? AND external_id = 'L2'",
    );
    expect(await reconcile(world)).toMatchObject({ loansDrifted: 1 });
    const payment = {
      externalId: "heals",
      loanExternalId: "L2",
      amount: 100,
      paidOn: "2026-01-10",
    };
    expect((await world.api("POST", "/v1/payments", payment)).status).toBe(201);
    const list = await world.api("GET", "/v1/reconciliations");
    expect(list.body.reconciliations).toMatchObject([{ id: "rec_1", loansDrifted: 1 }]);
    expect(await reconcile(world)).toMatchObject({ id: "rec_2", loansDrifted: 0 });
  });
});

describe("a loan that cannot be computed", () => {
  it("is named, and stops nobody; one that is set aside already is passed over and counted", async () => {
    const world = await lender(12);
    const loan = (await world.api("GET", "/v1/loans?externalId=L4")).body.loans[0];
    await tamper(
      world,
      `INSERT INTO schedule (tenant_id, loan_id, version, effective_on, installments, created_at)
       SELECT tenant_id, id, 99, '2025-08-01', '[["nonsense"]]', 0 FROM loan
       WHERE tenant_id = ? AND external_id = 'L4'`,
    );
    await tamper(
      world,
      `UPDATE loan SET set_aside_reason = 'test', next_action_on = NULL
       WHERE tenant_id = ? AND external_id = 'L5'`,
    );
    const found = await reconcile(world);
    expect(found).toMatchObject({ loansChecked: 11, loansDrifted: 1, loansPassed: 1 });
    expect(found.drifts).toMatchObject([{ loanId: loan.id, field: "fold", stored: null }]);
  });
});

/** Begins one whose messages never arrive. */
async function startUnsent(ctx: TenantContext): Promise<void> {
  const started = await startReconciliation({ ...ctx, send: async () => undefined });
  expect(started.ok).toBe(true);
}

async function result(world: World) {
  const { createdAt: _, startedAt: __, finishedAt: ___, drifts, ...run } = await findings(world);
  const named = drifts.map(({ loanId: ____, ...drift }: { loanId: string }) => drift);
  return { ...run, drifts: named };
}

describe("a reconciliation that dies", () => {
  const COUNT = 22;
  const pace = { pageLoans: 4, clock: () => instant(Date.now()) };
  const place = { number: 1, partition: 0 };

  async function begun(): Promise<World> {
    const world = await lender(COUNT);
    await plantDrifts(world);
    await startUnsent(await world.open());
    return world;
  }

  /** A worker that is killed at its step number `killedAt`, before it or right after it. */
  async function runKilled(world: World, killedAt: number, after: boolean): Promise<boolean> {
    const ctx = await world.open();
    let step = 0;
    const mortal =
      <Rest extends unknown[], Value>(work: (...rest: Rest) => Promise<Value>) =>
      async (...rest: Rest): Promise<Value> => {
        step += 1;
        if (step > killedAt || (step === killedAt && !after)) throw new Error("killed");
        const value = await work(...rest);
        if (step === killedAt) throw new Error("killed");
        return value;
      };
    const { claim, advance, finish, release } = ctx.reconciliations;
    const reconciliations = {
      ...ctx.reconciliations,
      claim: mortal(claim),
      advance: mortal(advance),
      finish: mortal(finish),
      release: mortal(release),
    };
    const killed = { ...ctx, reconciliations, commit: mortal(ctx.commit) };
    return runReconciliation(killed, place, SOON, pace).then(
      () => false,
      () => true,
    );
  }

  it("comes to the same result once, wherever it is killed", async () => {
    const undisturbed = await begun();
    await runReconciliation(await undisturbed.open(), place, SOON, pace);
    const expected = await result(undisturbed);
    expect(expected).toMatchObject({ state: "finished", loansChecked: COUNT, loansDrifted: 2 });
    let kills = 0;
    for (let killedAt = 1; ; killedAt += 1) {
      const world = await begun();
      if (!(await runKilled(world, killedAt, killedAt % 2 === 0))) break;
      kills += 1;
      // Its lease may still run: another worker waits for it, then takes over.
      const clock = () => instant(Date.now() + 130_000);
      await runReconciliation(await world.open(), place, instant(SOON + DAY_MS), {
        ...pace,
        clock,
      });
      expect(await result(world), `killed at step ${killedAt}`).toEqual(expected);
    }
    expect(kills).toBeGreaterThan(8);
  }, 120_000);

  it("is left alone by a second worker as long as its lease runs", async () => {
    const world = await begun();
    expect(await runKilled(world, 2, true)).toBe(true);
    expect(await runReconciliation(await world.open(), place, SOON, pace)).toBe("taken");
  });

  it("counts every loan once when three workers are at it at the same time", async () => {
    const undisturbed = await begun();
    await runReconciliation(await undisturbed.open(), place, SOON, pace);
    const world = await begun();
    const unfenced = async () => {
      const ctx = await world.open();
      const claim = async () => ({ ...place, afterId: 0, loansDrifted: 0 });
      const reconciliations = { ...ctx.reconciliations, claim };
      await runReconciliation({ ...ctx, reconciliations }, place, SOON, pace);
    };
    await Promise.all([unfenced(), unfenced(), unfenced()]);
    await runReconciliation(await world.open(), place, SOON, pace);
    expect(await result(world)).toEqual(await result(undisturbed));
  });

  it("goes on where it stopped when its time runs out", async () => {
    const world = await begun();
    let rounds = 0;
    for (let end = "more"; end === "more" && rounds < 50; rounds += 1) {
      const ctx = await world.open();
      end = await runReconciliation(ctx, place, ctx.now, pace);
    }
    expect(rounds).toBe(Math.ceil(COUNT / pace.pageLoans));
    expect(await result(world)).toMatchObject({ state: "finished", loansChecked: COUNT });
  });
});

describe("the messages of a reconciliation", () => {
  it("that come twice, or after it is done, change nothing", async () => {
    const world = await lender(12, 2);
    await plantDrifts(world);
    const found = await reconcile(world);
    const bodies = [0, 0, 1, 1, 7].map((partition) => ({
      v: 1,
      kind: "reconciliation.run",
      tenant: world.tenantId,
      number: partition === 7 ? 99 : 1,
      partition: partition === 7 ? 0 : partition,
    }));
    const messages = bodies.map((body, index) => ({
      id: `again-${index}`,
      timestamp: new Date(),
      attempts: 1,
      body,
    }));
    const batch = createMessageBatch("forbear-scans", messages);
    await consume(batch, env);
    const handled = await getQueueResult(batch, createExecutionContext());
    expect(handled.explicitAcks).toHaveLength(bodies.length);
    expect(await findings(world)).toEqual(found);
  });

  it("that were lost are sent again by a later tick", async () => {
    const world = await lender(12, 2);
    await plantDrifts(world);
    await startUnsent(await world.open());
    await tick(env, instant(Date.now() + 60_000));
    expect(await findings(world)).toMatchObject({ state: "queued" });
    await tick(env, instant(Date.now() + 30 * 60_000));
    await world.settle();
    expect(await findings(world)).toMatchObject({ state: "finished", loansDrifted: 2 });
  });

  it("come by themselves once a month, from a month after the lender signed up", async () => {
    const world = await lender(12, 2);
    const now = Date.now();
    const runs = async () =>
      (await world.api("GET", "/v1/reconciliations")).body.reconciliations.map(
        ({ id, cause, loansChecked }: { id: string; cause: string; loansChecked: number }) =>
          `${id} ${cause} ${loansChecked}`,
      );
    await tick(env, instant(now));
    expect(await runs()).toEqual([]);
    for (const later of [31 * DAY_MS, 31 * DAY_MS, 45 * DAY_MS]) {
      await tick(env, instant(now + later));
      await world.settle();
      expect(await runs()).toEqual(["rec_1 monthly 12"]);
    }
    await Promise.all([62, 62].map((days) => tick(env, instant(now + days * DAY_MS))));
    await world.settle();
    expect(await runs()).toEqual(["rec_2 monthly 12", "rec_1 monthly 12"]);
  });
});

describe("who asks for one", () => {
  it("is told when one is under way, by API and on the page", async () => {
    const world = await lender(12);
    await startUnsent(await world.open());
    const refused = await world.api("POST", "/v1/reconciliations");
    expect([refused.status, refused.body.code, refused.body.id]).toEqual([
      409,
      "reconciliation.under_way",
      "rec_1",
    ]);
    const owner = await newMember(world, "owner");
    const again = await owner.form("/reconciliations", {});
    expect(again.status).toBe(409);
    expect(again.text).toContain("One is under way");
    const running = await owner.get("/reconciliations/rec_1");
    expect(running.text).toContain("Nothing differs so far.");
  });

  it("starts it from the page if the role may, and sees it there", async () => {
    const world = await lender(12);
    const analyst = await newMember(world, "analyst");
    expect((await analyst.get("/reconciliations")).text).not.toContain("Reconcile now");
    expect((await analyst.form("/reconciliations", {})).status).toBe(403);
    const owner = await newMember(world, "owner");
    expect((await owner.get("/reconciliations")).text).toContain("Reconcile now");
    const started = await owner.form("/reconciliations", {});
    expect([started.status, started.location]).toEqual([303, "/reconciliations/rec_1"]);
    await world.settle();
    expect((await owner.get("/reconciliations/rec_1")).text).toContain("Nothing differs.");
    expect((await owner.get("/scans")).text).toContain('href="/reconciliations"');
  });

  it("is refused by name what is no limit, no cursor and no id", async () => {
    const world = await newTenant();
    await startUnsent(await world.open());
    for (const path of ["", "/rec_1"]) {
      for (const query of [
        "limit=0",
        "limit=x",
        "limit=100000",
        "cursor=",
        "cursor=x",
        "cursor=e30",
      ]) {
        const answer = await world.api("GET", `/v1/reconciliations${path}?${query}`);
        expect([query, answer.status, answer.body.code]).toEqual([query, 422, "request.invalid"]);
        expect(answer.text).toContain(`query:${query.split("=")[0]}`);
      }
    }
    for (const id of ["rec_2", "rec_", "rec_0", "imp_1", "1", "rec_zzzzzzzzzzzz"]) {
      const answer = await world.api("GET", `/v1/reconciliations/${id}`);
      expect([id, answer.status, answer.body.code]).toEqual([id, 404, "reconciliation.not_found"]);
    }
  });
});
