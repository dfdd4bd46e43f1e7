import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { runScan } from "../../src/app/scan/run";
import { takeEffect } from "../../src/app/scan/take-effect";
import { tick } from "../../src/cron/tick";
import type { PolicyDocument } from "../../src/domain/policy/policy";
import { documentOf, ladderOf } from "../../src/domain/policy/templates";
import { addDays, businessDate, dateAt, instant } from "../../src/kernel/calendar";
import { minor } from "../../src/kernel/money";
import { dumpBook } from "../support/dump";
import { expectBookEqualsFold } from "../support/fold";
import { addLoan } from "../support/lender";
import { approved, recordedVersions, withNoticeOn } from "../support/policy-versions";
import { bringBook } from "../support/scan-book";
import { newTenant, type World } from "../support/world";

const START = businessDate("2026-01-15");
const SOON = instant(Date.now() + 3_600_000);
const ADA = { email: "ada@example.com", timezone: "America/New_York", locale: "en" };

async function moveClock(world: World, on: string): Promise<void> {
  const moved = await world.api("PUT", "/v1/clock", { on });
  expect(moved.status, moved.text).toBeLessThan(300);
  await world.settle();
}

async function nextActionOf(world: World, externalId: string) {
  const loan = (await (await world.open()).loans.byExternalIds([externalId])).get(externalId);
  return loan?.projection.nextActionOn;
}

/** One installment of 1,200.00, due on 10 February. */
const ONE = { installmentCount: "1", method: "single", ...ADA };

describe("a version that takes effect", () => {
  it("plans its new step on the day, of a loan that was not to be looked at before day 30", async () => {
    const world = await newTenant({ clockOn: businessDate("2026-02-01") });
    await addLoan(await world.open(), { externalId: "L1", ...ONE });
    await moveClock(world, "2026-02-28");
    expect(await nextActionOf(world, "L1")).toBe("2026-03-12");
    const version = await approved(world, withNoticeOn(20), "2026-03-01");
    await moveClock(world, "2026-03-13");
    const planned = await recordedVersions(world, "notice");
    expect(planned.filter(({ on }) => on > "2026-02-26")).toEqual([
      { on: "2026-03-02", version, step: "notice-20" },
      { on: "2026-03-12", version, step: "notice-30" },
    ]);
    expect(planned.filter(({ on }) => on < "2026-03-01").every((one) => one.version === 1)).toBe(
      true,
    );
    await expectBookEqualsFold(await world.open());
  });

  it("brings a reminder that is earlier than the old ones, on its own day only", async () => {
    const world = await newTenant({ clockOn: businessDate("2026-01-20") });
    await addLoan(await world.open(), { externalId: "far", ...ONE, firstDueOn: "2026-02-20" });
    await addLoan(await world.open(), { externalId: "near", ...ONE, firstDueOn: "2026-01-28" });
    const [, ...late] = documentOf("seven-months").ladder;
    const ladder = [...ladderOf([[-10, "reminder-before-due"]]), ...late];
    await approved(world, { ...documentOf("seven-months"), ladder }, "2026-01-21");
    await moveClock(world, "2026-02-20");
    const reminders = (await recordedVersions(world, "notice")).filter(({ step }) =>
      step?.startsWith("reminder"),
    );
    // Day -10 of the near one had passed when the version came, and day -5 is no step of it.
    expect(reminders).toEqual([{ on: "2026-02-10", version: 2, step: "reminder-10" }]);
  });

  it("counts by its tolerance and grace from its day on", async () => {
    const world = await newTenant({ clockOn: businessDate("2026-02-01") });
    for (const externalId of ["short", "late"]) {
      await addLoan(await world.open(), { externalId, ...ONE });
    }
    const paid = {
      externalId: "P1",
      loanExternalId: "short",
      amount: 119_950,
      paidOn: "2026-02-01",
    };
    expect((await world.api("POST", "/v1/payments", paid)).status).toBe(201);
    await moveClock(world, "2026-02-14");
    const stricter = { ...documentOf("seven-months"), toleranceAmount: minor(0), graceDays: 10 };
    const version = await approved(world, stricter, "2026-02-15");
    await moveClock(world, "2026-02-22");
    const moves = await recordedVersions(world, "transition");
    expect(moves.map(({ on, version: by }) => [on, by])).toEqual(
      expect.arrayContaining([
        ["2026-02-11", 1],
        // Day 5: the late one is in its grace again. Day 11: both have left it.
        ["2026-02-15", version],
        ["2026-02-21", version],
      ]),
    );
    expect(moves.filter(({ on }) => on === "2026-02-21")).toHaveLength(2);
    await expectBookEqualsFold(await world.open());
  });

  it("writes its charges and order of payment into new contracts only", async () => {
    const world = await newTenant({ clockOn: businessDate("2026-02-01") });
    await addLoan(await world.open(), { externalId: "old" });
    const lateFee = {
      basis: { kind: "flat", amount: minor(500) },
      amountMin: null,
      amountMax: null,
      graceDays: 3,
      recurring: null,
      capPerInstallment: null,
      capPerLoan: minor(5_000),
      rounding: "half-up",
    };
    const document = {
      ...documentOf("seven-months"),
      allocation: "costs-interest-principal",
      segments: [
        {
          name: "cards",
          when: 'loan.product == "card"',
          allocation: "costs-principal-interest",
          charges: { lateFee, penaltyInterest: null, stoppedBy: [] },
          ladder: documentOf("seven-months").ladder,
        },
      ],
    } as unknown as PolicyDocument;
    await approved(world, document, "2026-02-02");
    await moveClock(world, "2026-02-03");
    const ctx = await world.open();
    await addLoan(ctx, { externalId: "new" });
    await addLoan(ctx, { externalId: "card", product: "card" });
    const loans = await ctx.loans.byExternalIds(["old", "new", "card"]);
    expect(loans.get("old")?.terms.rules?.allocation).toBe("oldest-first");
    expect(loans.get("new")?.terms.rules).toEqual({ allocation: "costs-interest-principal" });
    expect(loans.get("card")?.terms.rules).toMatchObject({
      allocation: "costs-principal-interest",
      charges: { lateFee },
    });
  });
});

describe("a book over the day of a version", () => {
  const VERSION: PolicyDocument = {
    ...documentOf("seven-months"),
    ladder: ladderOf([
      [-12, "reminder-before-due"],
      [-2, "reminder-before-due"],
      [3, "past-due-early"],
      [20, "past-due"],
      [44, "past-due"],
      [150, "past-due-late"],
    ]),
  };
  const EFFECTIVE = addDays(START, 9);

  it.each([
    ["its ladder", VERSION],
    ["its grace", { ...VERSION, graceDays: 6 }],
    ["its tolerance", { ...VERSION, toleranceAmount: minor(60_000) }],
  ])(
    "is the same whether %s was approved before the loans came in or on the eve",
    async (_, version) => {
      const books = [];
      for (const order of ["before", "after"]) {
        const world = await newTenant({ clockOn: START });
        if (order === "before") await approved(world, version, EFFECTIVE);
        await bringBook(await world.open(), 6);
        // From a month late to a month ahead: some sleep over the day, over each kind of step.
        for (let index = 0; index < 20; index += 1) {
          const firstDueOn = addDays(START, 4 * index - 36);
          const terms = { ...ONE, disbursedOn: "2025-10-01", firstDueOn };
          await addLoan(await world.open(), { externalId: `N${index}`, ...terms });
        }
        // On the last day before: nobody looks at a sleeping loan again until it counts.
        await moveClock(world, addDays(EFFECTIVE, -1));
        if (order === "after") await approved(world, version, EFFECTIVE);
        await moveClock(world, addDays(START, 40));
        await expectBookEqualsFold(await world.open());
        const { transition, notice, loan } = await dumpBook(world.tenantId);
        const seen = (await recordedVersions(world, "notice")).map((row) => JSON.stringify(row));
        books.push({ transition, notice, loan: loan?.map(withoutLook), seen: seen.sort() });
      }
      expect(books[1]).toEqual(books[0]);
      expect(books[0]?.seen.join()).toContain('"version":2');
    },
    60_000,
  );

  it("takes a version over once, also when it is told twice or dies in between", async () => {
    const dumps = [];
    for (const dies of [false, true]) {
      const world = await newTenant({ clockOn: START, partitionCount: 1 });
      await bringBook(await world.open(), 20);
      await approved(world, VERSION, addDays(START, 1));
      const ctx = await world.open();
      const pace = { pageLoans: 3, clock: () => instant(Date.now()) };
      if (dies) {
        const scan = { partition: 0, day: addDays(START, 1), bookDate: START };
        await takeEffect(ctx, scan);
        // Time runs out after the first page; the day is begun again from the top.
        await runScan(ctx, 0, scan.day, ctx.now, pace);
      }
      await runScan(await world.open(), 0, addDays(START, 2), SOON, pace);
      await world.settle();
      dumps.push(await dumpBook(world.tenantId));
    }
    expect(dumps[1]).toEqual(dumps[0]);
  });

  it("is caught up by the version of each missed day", async () => {
    const world = await newTenant({ mode: "live", clockOn: null, timezone: "Asia/Kolkata" });
    const now = instant(Date.now());
    const today = dateAt(now, "Asia/Kolkata");
    const missed = addDays(today, -20);
    await bringBook(await world.open(), 12);
    const loans = { email: "a@example.com", timezone: "Asia/Kolkata", locale: "en" };
    for (let index = 0; index < 6; index += 1) {
      const firstDueOn = addDays(missed, index * 3);
      const terms = { installmentCount: "1", method: "single", firstDueOn };
      const disbursedOn = addDays(missed, -60);
      await addLoan(await world.open(), {
        externalId: `N${index}`,
        ...loans,
        ...terms,
        disbursedOn,
      });
    }
    for (const shard of [env.SHARD_00, env.SHARD_01]) {
      await shard
        .prepare("UPDATE partition_owner SET scanned_on = ? WHERE tenant_id = ?")
        .bind(missed, world.tenantId)
        .run();
      await shard
        .prepare("UPDATE loan SET evaluated_on = ?1, next_action_on = ?1 WHERE tenant_id = ?2")
        .bind(missed, world.tenantId)
        .run();
    }
    const effectiveOn = addDays(today, -8);
    const version = await approved(world, VERSION, effectiveOn);
    await tick(env, now);
    await world.settle();
    const acts = [
      ...(await recordedVersions(world, "notice")),
      ...(await recordedVersions(world, "transition")),
    ];
    const wrong = acts.filter(({ on, version: by }) => by !== (on < effectiveOn ? 1 : version));
    expect(wrong).toEqual([]);
    expect(new Set(acts.map(({ version: by }) => by))).toEqual(new Set([1, version]));
  });
});

/** A loan that was brought forward was looked at more often: its day of evaluation is its own. */
function withoutLook(row: string): string {
  const cells = JSON.parse(row) as unknown[];
  return JSON.stringify(cells.filter((_, index) => index !== 3));
}
