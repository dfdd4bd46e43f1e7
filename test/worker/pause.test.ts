import { describe, expect, it } from "vitest";
import type { PolicyDocument } from "../../src/domain/policy/policy";
import { documentOf, ladderOf } from "../../src/domain/policy/templates";
import { publicId } from "../../src/kernel/ids";
import { expectBookEqualsFold } from "../support/fold";
import { newMember } from "../support/foreign";
import { addLoan, bringLoan } from "../support/lender";
import { approved } from "../support/policy-versions";
import { moveClock, ONE, worldUnder } from "../support/treated";
import type { World } from "../support/world";

const steps = (...days: number[]) => ladderOf(days.map((day) => [day, "past-due"]));

/** Letters on a few days; cards have a grace of four days, firms are late on the due date itself. */
const POLICY: PolicyDocument = {
  ...documentOf("seven-months"),
  ladder: steps(3, 12, 30),
  segments: [
    { name: "cards", when: 'loan.product == "card"', graceDays: 4, ladder: steps(3, 12, 30) },
    {
      name: "firms",
      when: 'loan.product == "firm"',
      counting: "due-day",
      ladder: steps(1, 12, 30),
    },
  ],
};

const WORDS = {
  reason: "flood in the region",
  legalBasis: "Relief programme of 2026",
  owner: "Relief team",
};
const PAUSE = { ...WORDS, stops: ["counting"] };

const NAMES = ["free", "paused", "lifted", "card", "firm"] as const;

async function lateness(world: World) {
  const { loans } = (await world.api("GET", "/v1/loans?sort=days-past-due&limit=50")).body;
  const rows = loans.map(async (loan: Record<string, unknown>) => {
    const { body: state } = await world.api("GET", `/v1/loans/${loan["id"]}/state`);
    const { externalId, daysPastDue, calendarDaysPastDue, bucket } = loan;
    // The stored numbers and the replay tell the same of today.
    expect(state).toMatchObject({ daysPastDue, calendarDaysPastDue, bucket });
    return [externalId, daysPastDue, calendarDaysPastDue, bucket];
  });
  return (await Promise.all(rows)).toSorted();
}

async function lettersOf(world: World, loan: string) {
  const { notices } = (await world.api("GET", `/v1/notices?loanId=${loan}&limit=50`)).body;
  return notices
    .map(({ step, businessDate }: Record<string, string>) => `${businessDate} ${step}`)
    .toSorted();
}

async function ageingOf(world: World, asOf = "") {
  const { books } = (await world.api("GET", `/v1/reports/ageing${asOf}`)).body;
  return books;
}

describe("a hold that stops the counting", () => {
  it("takes its days out of days past due, buckets, steps and reports, and both counts are told", async () => {
    const world = await worldUnder(POLICY);
    const ctx = await world.open();
    for (const externalId of NAMES) {
      const isOwn = externalId === "card" || externalId === "firm";
      const product = isOwn ? externalId : "personal";
      await addLoan(ctx, { externalId, product, ...ONE });
    }
    const { loans } = (await world.api("GET", "/v1/loans?limit=50")).body;
    const idOf = (name: string): string =>
      loans.find(({ externalId }: { externalId: string }) => externalId === name).id;
    const officer = await newMember(world, "officer");
    const placed = await officer.form(`/loans/${idOf("paused")}/holds`, {
      ...WORDS,
      "stop-counting": "on",
      from: "2026-02-15",
      to: "2026-03-01",
    });
    expect(placed.status, placed.text).toBe(303);
    const open = { ...PAUSE, to: null, openEndReason: "until the water is gone" };
    const second = await world.api("POST", `/v1/loans/${idOf("lifted")}/holds`, open);
    expect(second.status, second.text).toBe(201);
    const backdated = { ...PAUSE, from: "2026-01-31", to: "2026-03-01" };
    const refused = await world.api("POST", `/v1/loans/${idOf("free")}/holds`, backdated);
    expect(refused.body.code).toBe("hold.from_in_past");

    await moveClock(world, "2026-02-14");
    expect(await lateness(world)).toEqual([
      ["card", 4, 4, "M0"],
      ["firm", 5, 5, "M1"],
      ["free", 4, 4, "M1"],
      ["lifted", 0, 4, "M0"],
      ["paused", 4, 4, "M1"],
    ]);
    await moveClock(world, "2026-02-20");
    const lifting = { reason: "water is gone" };
    const lift = await world.api("POST", `/v1/loans/${idOf("lifted")}/holds/1/lift`, lifting);
    expect(lift.status, lift.text).toBe(200);
    expect(await lateness(world)).toEqual([
      ["card", 10, 10, "M1"],
      ["firm", 11, 11, "M1"],
      ["free", 10, 10, "M1"],
      ["lifted", 0, 10, "M0"],
      ["paused", 5, 10, "M1"],
    ]);
    expect((await officer.get(`/loans/${idOf("paused")}`)).text).toContain(
      "5 days of 10 days past due; 5 days paused by a hold",
    );
    const then = await ageingOf(world);
    await expectBookEqualsFold(await world.open());

    // A step that a later version adds is met at its counted day, which by the calendar has passed.
    await approved(world, { ...POLICY, ladder: steps(3, 8, 12, 30) }, "2026-02-25");
    await moveClock(world, "2026-03-26");
    expect(await lettersOf(world, idOf("free"))).toEqual([
      "2026-02-13 notice-3",
      "2026-02-22 notice-12",
      "2026-03-12 notice-30",
    ]);
    expect(await lettersOf(world, idOf("paused"))).toEqual([
      "2026-02-13 notice-3",
      "2026-03-04 notice-8",
      "2026-03-08 notice-12",
      "2026-03-26 notice-30",
    ]);
    expect(await lettersOf(world, idOf("firm"))).toEqual([
      "2026-02-10 notice-1",
      "2026-02-21 notice-12",
      "2026-03-11 notice-30",
    ]);
    expect(await lettersOf(world, idOf("lifted"))).toEqual([
      "2026-02-23 notice-3",
      "2026-02-28 notice-8",
      "2026-03-04 notice-12",
      "2026-03-22 notice-30",
    ]);
    expect(await lateness(world)).toEqual([
      ["card", 44, 44, "M2"],
      ["firm", 45, 45, "M2"],
      ["free", 44, 44, "M2"],
      ["lifted", 34, 44, "M2"],
      ["paused", 30, 44, "M1"],
    ]);
    expect(await ageingOf(world, "?asOf=2026-02-20")).toEqual(then);
    const told = await world.api("GET", `/v1/loans/${idOf("paused")}/delinquency`);
    const counts = { daysPastDue: 44, pausedDays: 14, daysAfterPause: 30, bucket: "M1" };
    expect(told.body.calendar).toMatchObject(counts);
    await expectBookEqualsFold(await world.open());
  }, 120_000);
});

describe("a loan that is told to be of another product", () => {
  it("counts as its new segment at once, in lists and sums, and its move is told", async () => {
    const world = await worldUnder(POLICY);
    const ctx = await world.open();
    const id = await addLoan(ctx, { externalId: "A", ...ONE });
    await addLoan(ctx, { externalId: "B", ...ONE });
    await moveClock(world, "2026-02-13");
    const told = await bringLoan(await world.open(), { externalId: "A", product: "card", ...ONE });
    expect(told).toMatchObject({ status: "updated" });
    expect(await lateness(world)).toEqual([
      ["A", 3, 3, "M0"],
      ["B", 3, 3, "M1"],
    ]);
    await expectBookEqualsFold(await world.open());
    const moves = await (await world.open()).loans.transitions(id);
    expect(moves).toMatchObject([
      { fromBucket: 0, toBucket: 1, cause: "scan" },
      { fromBucket: 1, toBucket: 0, cause: "import", businessDate: "2026-02-13" },
    ]);
    const officer = await newMember(world, "officer");
    const page = (await officer.get(`/loans/${publicId("loan", id)}`)).text;
    expect(page).toContain("It was told to be of another product");
    const why = /\/why\/move\/loan_\w+\/\d+/.exec(page)?.[0] ?? "";
    expect((await officer.get(why)).status).toBe(200);
    await moveClock(world, "2026-02-15");
    expect(await lateness(world)).toEqual([
      ["A", 5, 5, "M1"],
      ["B", 5, 5, "M1"],
    ]);
    await expectBookEqualsFold(await world.open());
  }, 120_000);
});
