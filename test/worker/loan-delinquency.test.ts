import { describe, expect, it } from "vitest";
import { newTenant, type World } from "../support/world";

/** 653.53 on the first of each month from November on; the business date is 15 January 2026. */
const LOAN = {
  externalId: "L1",
  borrowerExternalId: "B1",
  borrowerName: "Ada Park",
  principal: 2_800_000,
  annualRatePercent: "14.07",
  installmentCount: 60,
  frequency: "monthly",
  method: "annuity",
  disbursedOn: "2025-10-01",
  firstDueOn: "2025-11-01",
};
const INSTALLMENT = 65_253;

type Line = Readonly<Record<string, unknown>>;

async function bringLoan(world: World, some: object = {}): Promise<string> {
  const made = await world.api("POST", "/v1/loans", { ...LOAN, ...some });
  expect(made.status, made.text).toBe(201);
  return made.body.id;
}

/** A moment between what was posted before and what is posted after. */
async function moment(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 10));
  const at = Date.now();
  await new Promise((resolve) => setTimeout(resolve, 10));
  return at;
}

async function pay(world: World, loanId: string, paidOn: string, externalId: string) {
  const payment = { externalId, loanId, amount: INSTALLMENT, paidOn };
  const paid = await world.api("POST", "/v1/payments", payment);
  expect(paid.status, paid.text).toBe(201);
}

function changes(lines: readonly Line[]) {
  return lines.map(({ on, daysPastDue, bucket, pastDueAmount }) => [
    on,
    daysPastDue,
    bucket,
    pastDueAmount,
  ]);
}

describe("GET /v1/loans/{id}/delinquency", () => {
  it("tells how late the loan was, as known now and as known before a backdated payment", async () => {
    const world = await newTenant();
    const id = await bringLoan(world);
    const before = await moment();
    await pay(world, id, "2025-11-20", "P1");
    const told = await world.api("GET", `/v1/loans/${id}/delinquency?knownAt=${before}`);
    expect(told.status, told.text).toBe(200);
    const { calendar, history, record, knownThen, ...rest } = told.body;
    expect(rest).toEqual({
      loanId: id,
      externalId: "L1",
      currency: "USD",
      from: "2025-10-01",
      to: "2026-01-15",
      knownAt: before,
    });
    // From 1 December: 30 days to the 31st and 15 of January.
    expect(calendar).toMatchObject({
      asOf: "2026-01-15",
      pastDueSince: "2025-12-01",
      daysPastDue: 45,
      bucket: "M2",
      pastDueAmount: 2 * INSTALLMENT,
    });
    expect(changes(history)).toEqual([
      ["2025-10-01", 0, "M0", 0],
      ["2025-11-02", 1, "M1", INSTALLMENT],
      ["2025-11-20", 0, "M0", 0],
      ["2025-12-02", 1, "M1", INSTALLMENT],
      ["2026-01-01", 31, "M2", INSTALLMENT],
      ["2026-01-02", 32, "M2", 2 * INSTALLMENT],
    ]);
    expect(record).toEqual({
      spells: [
        { startedOn: "2025-11-02", startedBefore: false, curedOn: "2025-11-20", days: 18 },
        { startedOn: "2025-12-02", startedBefore: false, curedOn: null, days: 45 },
      ],
      firstDelinquentOn: "2025-11-02",
      curedOn: "2025-11-20",
      redefaultedOn: "2025-12-02",
      longestSpellDays: 45,
      entryCount: 2,
    });
    // 30 days of November, 31 of December, 14 more.
    expect(knownThen.calendar).toMatchObject({ daysPastDue: 75, pastDueAmount: 3 * INSTALLMENT });
    expect(knownThen.record.spells).toEqual([
      { startedOn: "2025-11-02", startedBefore: false, curedOn: null, days: 75 },
    ]);
  });

  it("a payment that was taken back still stands in what was known before", async () => {
    const world = await newTenant();
    const id = await bringLoan(world);
    await pay(world, id, "2025-11-20", "P1");
    const before = await moment();
    expect((await world.api("DELETE", "/v1/payments/P1")).status).toBe(200);
    const told = await world.api("GET", `/v1/loans/${id}/delinquency?knownAt=${before}`);
    expect(told.body.calendar.daysPastDue).toBe(75);
    expect(told.body.knownThen.calendar.daysPastDue).toBe(45);
  });

  it("agrees with the replayed state on every day asked for", async () => {
    const world = await newTenant();
    const id = await bringLoan(world);
    await pay(world, id, "2025-12-10", "P1");
    for (const on of ["2025-11-01", "2025-12-09", "2025-12-10", "2026-01-15"]) {
      const told = await world.api("GET", `/v1/loans/${id}/delinquency?to=${on}`);
      const state = await world.api("GET", `/v1/loans/${id}/state?asOf=${on}`);
      const { daysPastDue, bucket, pastDueAmount } = state.body;
      expect(told.body.calendar).toMatchObject({ daysPastDue, bucket, pastDueAmount });
      expect(told.body.knownThen).toBeNull();
    }
  });

  it("begins within a spell where asked to, and says that it had begun before", async () => {
    const world = await newTenant();
    const id = await bringLoan(world);
    const path = `/v1/loans/${id}/delinquency?from=2025-12-24&to=2025-12-31`;
    const { body } = await world.api("GET", path);
    expect(changes(body.history)).toEqual([["2025-12-24", 53, "M2", 2 * INSTALLMENT]]);
    expect(body.record).toMatchObject({
      entryCount: 0,
      spells: [{ startedBefore: true, days: 8 }],
    });
  });

  it("of a loan that came in mid-life begins with its opening", async () => {
    const world = await newTenant();
    const opening = { openingAsOf: "2026-01-10", openingPaid: 2 * INSTALLMENT };
    const id = await bringLoan(world, opening);
    const { body } = await world.api("GET", `/v1/loans/${id}/delinquency`);
    expect(body.from).toBe("2026-01-10");
    expect(changes(body.history)).toEqual([["2026-01-10", 9, "M1", INSTALLMENT]]);
    const earlier = await world.api("GET", `/v1/loans/${id}/delinquency?to=2026-01-09`);
    expect([earlier.status, earlier.body.code]).toEqual([422, "delinquency.history_backwards"]);
    expect(earlier.body.errors[0]).toMatchObject({ pointer: "query:to" });
    expect(earlier.body.errors[0].detail).toContain("2026-01-10");
  });

  it("was never late before its rows came, and is unknown before it came itself", async () => {
    const world = await newTenant();
    const start = Date.now() - 1;
    const id = await bringLoan(world, { method: "custom", installmentCount: 1, principal: 10_000 });
    const before = await moment();
    const rows = [{ number: 1, dueOn: "2025-11-01", principal: 10_000, interest: 500 }];
    await world.api("POST", `/v1/loans/${id}/schedules`, { installments: rows });
    const told = await world.api("GET", `/v1/loans/${id}/delinquency?knownAt=${before}`);
    expect(told.body.calendar.daysPastDue).toBe(75);
    expect(told.body.knownThen.calendar.daysPastDue).toBe(0);
    const unknown = await world.api("GET", `/v1/loans/${id}/delinquency?knownAt=${start}`);
    expect([unknown.status, unknown.body.code]).toEqual([422, "delinquency.unknown_then"]);
    expect(unknown.body.errors[0].pointer).toBe("query:knownAt");
  });

  it("refuses what is no range and names the parameter", async () => {
    const world = await newTenant();
    const id = await bringLoan(world);
    const cases = [
      ["to=2026-01-16", "delinquency.in_future", "query:to"],
      ["from=2025-12-02&to=2025-12-01", "delinquency.history_backwards", "query:to"],
      ["from=2016-01-14", "delinquency.range_too_wide", "query:from"],
      ["from=soon", "request.invalid", "query:from"],
      ["to=2025-02-30", "request.invalid", "query:to"],
      ["knownAt=yesterday", "request.invalid", "query:knownAt"],
      ["knownAt=1.5", "request.invalid", "query:knownAt"],
    ] as const;
    for (const [query, code, pointer] of cases) {
      const answer = await world.api("GET", `/v1/loans/${id}/delinquency?${query}`);
      expect([query, answer.status, answer.body.code]).toEqual([query, 422, code]);
      expect(answer.body.errors[0].pointer, answer.text).toBe(pointer);
    }
    const widest = await world.api("GET", `/v1/loans/${id}/delinquency?from=2016-01-15`);
    expect(widest.status, widest.text).toBe(200);
  });

  it("is not there for another lender, nor for an id that is none", async () => {
    const [world, stranger] = [await newTenant(), await newTenant()];
    const id = await bringLoan(world);
    for (const other of [id, "loan_zz", "bor_02"]) {
      const answer = await stranger.api("GET", `/v1/loans/${other}/delinquency`);
      expect([answer.status, answer.body.code]).toEqual([404, "loan.not_found"]);
    }
  });
});
