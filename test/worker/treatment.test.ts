import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { findSimulation } from "../../src/app/simulation/find";
import { startBackTest } from "../../src/app/simulation/start";
import { laneOf } from "../../src/domain/policy/lane";
import type { LadderStep, PolicyDocument } from "../../src/domain/policy/policy";
import { documentOf } from "../../src/domain/policy/templates";
import { businessDate } from "../../src/kernel/calendar";
import { expectBookEqualsFold } from "../support/fold";
import { addLoan } from "../support/lender";
import { approved, recordedVersions } from "../support/policy-versions";
import { newTenant, type World } from "../support/world";

// What the scan does by a ladder besides letters, on real tables.

const START = businessDate("2026-02-01");
/** One installment of 1,200.00, due on 10 February. */
const ONE = {
  installmentCount: "1",
  method: "single",
  email: "ada@example.com",
  timezone: "America/New_York",
  locale: "en",
};
const LETTER = { kind: "notice", channels: ["email"], template: "past-due" } as const;

const LADDER: readonly LadderStep[] = [
  {
    step: "work",
    day: 2,
    actions: [
      { kind: "task", role: "officer", title: "Call the borrower", dueInDays: 3 },
      { kind: "case", stage: "early", priority: "high", role: "officer" },
      { kind: "watch", reason: "First time late", days: 20 },
    ],
  },
  {
    step: "enters-m2",
    on: { event: "bucket-entered", bucket: "M2" },
    actions: [{ kind: "case", stage: "late" }],
  },
  {
    step: "letter-in-case",
    day: 35,
    when: 'case.stage == "late" && "watch" in flags == false',
    actions: [LETTER],
  },
  {
    step: "relief",
    day: 40,
    actions: [
      {
        kind: "hold",
        stops: ["notices", "steps"],
        days: 10,
        reason: "Breathing space",
        legalBasis: "Own policy",
      },
    ],
  },
  { step: "held-letter", day: 45, actions: [LETTER] },
  { step: "letter-after", day: 55, actions: [LETTER] },
  {
    step: "cured",
    on: { event: "cured" },
    actions: [{ kind: "close-case", reason: "Nothing is past due any more" }],
  },
];

function withLadder(change: Partial<PolicyDocument> = {}): PolicyDocument {
  return { ...documentOf("seven-months"), ladder: LADDER, ...change };
}

async function moveClock(world: World, on: string): Promise<void> {
  const moved = await world.api("PUT", "/v1/clock", { on });
  expect(moved.status, moved.text).toBeLessThan(300);
  await world.settle();
}

type Row = Readonly<Record<string, unknown>>;

async function rowsOf(world: World, table: string, order: string): Promise<readonly Row[]> {
  const answers = await Promise.all(
    [env.SHARD_00, env.SHARD_01].map((shard) =>
      shard
        .prepare(`SELECT * FROM ${table} WHERE tenant_id = ? ORDER BY ${order}`)
        .bind(world.tenantId)
        .all<Row>(),
    ),
  );
  return answers.flatMap(({ results }) => results);
}

describe("a ladder of work", () => {
  it("does each action once a borrower, names version, step and facts, and leaves off in a hold", async () => {
    const world = await newTenant({ clockOn: START });
    const version = await approved(world, withLadder(), "2026-02-02");
    for (const externalId of ["one", "two"]) {
      await addLoan(await world.open(), { externalId, borrowerExternalId: "B1", ...ONE });
    }
    await moveClock(world, "2026-04-12");

    const tasks = await rowsOf(world, "task", "id");
    expect(tasks).toHaveLength(1);
    expect(tasks[0]).toMatchObject({
      state: "open",
      role: "officer",
      business_date: "2026-02-12",
      due_on: "2026-02-15",
      policy_version: version,
      step: "work",
    });
    expect(JSON.parse(String(tasks[0]?.["reason"]))).toMatchObject({
      daysPastDue: 2,
      segment: null,
    });

    const cases = await rowsOf(world, "borrower_case", "id");
    expect(cases).toHaveLength(1);
    expect(cases[0]).toMatchObject({
      state: "open",
      stage: "late",
      stage_before: "early",
      priority: "high",
      opened_on: "2026-02-12",
      moved_on: "2026-03-13",
    });
    const events = await rowsOf(world, "case_event", "sequence");
    expect(events.map((event) => [event["kind"], event["business_date"], event["step"]])).toEqual([
      ["moved", "2026-02-12", "work"],
      ["moved", "2026-03-13", "enters-m2"],
    ]);

    // Each loan is held on its own, and both letters of day 45 fell into the hold's time.
    expect(
      (await rowsOf(world, "hold", "loan_id")).map((hold) => [hold["from_on"], hold["to_on"]]),
    ).toEqual([
      ["2026-03-23", "2026-04-02"],
      ["2026-03-23", "2026-04-02"],
    ]);
    expect(await recordedVersions(world, "notice")).toEqual([
      { on: "2026-03-17", version, step: "letter-in-case" },
      { on: "2026-04-06", version, step: "letter-after" },
    ]);
    const [asked] = await rowsOf(world, "notice", "id");
    expect(JSON.parse(String(asked?.["reason"]))).toMatchObject({
      when: LADDER[2]?.when,
      facts: { "case.stage": "late", flags: [] },
      daysPastDue: 35,
    });
    await expectBookEqualsFold(await world.open());

    for (const [index, loanExternalId] of ["one", "two"].entries()) {
      const paid = {
        externalId: `P${index}`,
        loanExternalId,
        amount: 120_000,
        paidOn: "2026-04-12",
      };
      expect((await world.api("POST", "/v1/payments", paid)).status).toBe(201);
      // A call that was planned for both loans is dropped with the last of them, and not before.
      expect((await rowsOf(world, "task", "id")).map(({ state }) => state)).toEqual([
        index === 0 ? "open" : "cancelled",
      ]);
    }
    expect((await rowsOf(world, "task", "id"))[0]).toMatchObject({
      outcome: null,
      done_by: "system:cured",
      done_on: "2026-04-12",
    });
    await moveClock(world, "2026-04-14");
    const [closed] = await rowsOf(world, "borrower_case", "id");
    expect(closed).toMatchObject({ state: "closed", closed_on: "2026-04-13" });
    await expectBookEqualsFold(await world.open());
  });

  it("keeps a borrower's case with the loan that is late the longest until that one is cured", async () => {
    const world = await newTenant({ clockOn: START, partitionCount: 1 });
    const stages: LadderStep[] = [
      { step: "early", day: 5, actions: [{ kind: "case", stage: "early", priority: "low" }] },
      { step: "middle", day: 20, actions: [{ kind: "case", stage: "middle" }] },
      { step: "late", day: 30, actions: [{ kind: "case", stage: "late", priority: "high" }] },
      { step: "legal", day: 50, actions: [{ kind: "case", stage: "legal" }] },
    ];
    const version = await approved(world, withLadder({ ladder: stages }), "2026-02-02");
    // One borrower: due on 10 February, on 15 March, and never late.
    const loans = [
      ["younger", "2026-03-15"],
      ["older", "2026-02-10"],
      ["good", "2026-12-10"],
    ] as const;
    for (const [externalId, firstDueOn] of loans) {
      const own = { externalId, borrowerExternalId: "B1", ...ONE, firstDueOn };
      await addLoan(await world.open(), own);
    }
    await moveClock(world, "2026-02-14");
    // By hand, a day before the ladder would.
    const opening = { borrowerExternalId: "B1", stage: "called", reason: "called us" };
    expect((await world.api("POST", "/v1/cases", opening)).status).toBe(201);
    await moveClock(world, "2026-04-05");
    const paid = { loanExternalId: "older", amount: 120_000, paidOn: "2026-04-05" };
    expect((await world.api("POST", "/v1/payments", { externalId: "P", ...paid })).status).toBe(
      201,
    );
    await moveClock(world, "2026-04-20");

    const [standing] = await rowsOf(world, "borrower_case", "id");
    expect(standing).toMatchObject({ stage: "late", priority: "high", moved_on: "2026-04-14" });
    const events = await rowsOf(world, "case_event", "sequence");
    const [younger, older] = await rowsOf(world, "loan", "id");
    const told = events.slice(1).map((event) => {
      const { to, follows } = JSON.parse(String(event["reason"]));
      return [event["kind"], event["business_date"], to.stage, follows?.loanId];
    });
    expect(told).toEqual([
      ["moved", "2026-02-15", "early", undefined],
      ["moved", "2026-03-02", "middle", undefined],
      ["moved", "2026-03-12", "late", undefined],
      ["kept", "2026-03-20", "early", older?.["id"]],
      ["moved", "2026-04-01", "legal", undefined],
      ["kept", "2026-04-04", "middle", older?.["id"]],
      ["moved", "2026-04-14", "late", undefined],
    ]);
    expect(events[4]).toMatchObject({ loan_id: younger?.["id"], step: "early" });

    const ctx = await world.open();
    const started = await startBackTest(ctx, { version, from: businessDate("2026-02-02") });
    if (!started.ok) throw new Error(started.refusal.code);
    await world.settle();
    const found = await findSimulation(await world.open(), started.value);
    if (!found.ok) throw new Error(found.refusal.code);
    expect(found.value.report.equality).toMatchObject({ missing: [], extra: [] });
    expect(found.value.report.equality?.matched).toBeGreaterThan(4);
  });

  it("tells the ladder of a letter that had no address, on the next day", async () => {
    const failed: LadderStep = {
      step: "unreachable",
      on: { event: "notice-failed" },
      actions: [{ kind: "task", role: "officer", title: "Find an address", dueInDays: 5 }],
    };
    const first: LadderStep = { step: "first", day: 3, actions: [LETTER] };
    const world = await newTenant({ clockOn: START });
    await approved(world, withLadder({ ladder: [first, failed] }), "2026-02-02");
    await addLoan(await world.open(), { externalId: "mute", ...ONE, email: "" });
    await moveClock(world, "2026-02-13");
    await moveClock(world, "2026-02-20");
    const tasks = await rowsOf(world, "task", "id");
    expect(tasks.map((task) => [task["business_date"], task["step"]])).toEqual([
      ["2026-02-14", "unreachable"],
    ]);
  });

  it("gives a segment its own ladder", async () => {
    const world = await newTenant({ clockOn: START });
    const segments = [
      {
        name: "cards",
        when: 'loan.product == "card"',
        ladder: [{ step: "card-4", day: 4, actions: [LETTER] }],
      },
    ];
    const ladder: LadderStep[] = [{ step: "any-6", day: 6, actions: [LETTER] }];
    const version = await approved(world, withLadder({ ladder, segments }), "2026-02-02");
    await addLoan(await world.open(), {
      externalId: "c",
      borrowerExternalId: "C",
      product: "card",
      ...ONE,
    });
    await addLoan(await world.open(), { externalId: "p", borrowerExternalId: "P", ...ONE });
    await moveClock(world, "2026-02-25");
    expect(
      (await recordedVersions(world, "notice")).toSorted((a, b) => (a.on < b.on ? -1 : 1)),
    ).toEqual([
      { on: "2026-02-14", version, step: "card-4" },
      { on: "2026-02-16", version, step: "any-6" },
    ]);
  });
});

describe("a canary", () => {
  it("counts for its borrowers only, on the same day and by the same scan", async () => {
    const world = await newTenant({ clockOn: START });
    const all: LadderStep[] = [{ step: "all", day: 5, actions: [LETTER] }];
    const few: LadderStep[] = [{ step: "few", day: 5, actions: [LETTER] }];
    const stable = await approved(world, withLadder({ ladder: all }), "2026-02-02");
    const canary = await approved(
      world,
      withLadder({ ladder: few, canaryPercent: 40 }),
      "2026-02-03",
    );
    for (let index = 0; index < 12; index += 1) {
      await addLoan(await world.open(), {
        externalId: `L${index}`,
        borrowerExternalId: `B${index}`,
        ...ONE,
      });
    }
    await moveClock(world, "2026-02-20");
    const notices = await rowsOf(world, "notice", "id");
    expect(notices).toHaveLength(12);
    for (const notice of notices) {
      const isIn = laneOf(Number(notice["borrower_id"])) < 40;
      expect(notice).toMatchObject({
        step: isIn ? "few" : "all",
        policy_version: isIn ? canary : stable,
      });
    }
    expect(new Set(notices.map((notice) => notice["step"])).size).toBe(2);
    await expectBookEqualsFold(await world.open());
  });
});
