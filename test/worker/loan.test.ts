import { describe, expect, it } from "vitest";
import { listLoans } from "../../src/app/loan/list";
import { BUCKETS, type BucketName } from "../../src/domain/delinquency/bucket";
import { expectBookEqualsFold } from "../support/fold";
import { newTenant, type World } from "../support/world";

const LOAN = {
  externalId: "L1",
  borrowerExternalId: "B1",
  borrowerName: "Ada Park",
  email: "ada@example.com",
  phone: "+14155552671",
  timezone: "America/New_York",
  locale: "en",
  product: "personal",
  currency: "USD",
  principal: 2_800_000,
  annualRatePercent: "14.07",
  installmentCount: 60,
  frequency: "monthly",
  method: "annuity",
  disbursedOn: "2025-10-01",
  firstDueOn: "2025-11-01",
};

describe("POST /v1/loans", () => {
  it("brings one loan in and answers where it is", async () => {
    const world = await newTenant();
    const made = await world.api("POST", "/v1/loans", LOAN);
    expect(made.status, made.text).toBe(201);
    expect(made.body).toMatchObject({ externalId: "L1", status: "created", openingAdjustment: 0 });
    const found = await world.api("GET", `/v1/loans/${made.body.id}`);
    expect(found.body).toMatchObject({
      ...LOAN,
      id: made.body.id,
      status: "active",
      asOf: "2026-01-15",
      daysPastDue: 75,
      bucket: "M3",
      pastDueSince: "2025-11-01",
      pastDueAmount: 3 * 65_253,
      nextDueOn: "2026-02-01",
    });
    await expectBookEqualsFold(await world.open());
  });

  it("knows the same loan again by its external id", async () => {
    const world = await newTenant();
    const made = await world.api("POST", "/v1/loans", LOAN);
    const same = await world.api("POST", "/v1/loans", LOAN);
    expect([same.status, same.body.status, same.body.id]).toEqual([200, "unchanged", made.body.id]);
    const { email: _, product: __, ...silent } = LOAN;
    expect((await world.api("POST", "/v1/loans", silent)).body.status).toBe("unchanged");
    const moved = await world.api("POST", "/v1/loans", { ...LOAN, borrowerName: "Ada Park-Li" });
    expect(moved.body.status).toBe("updated");
    const found = (await world.api("GET", "/v1/loans?search=park-li")).body.loans;
    expect(found.map(({ externalId }: { externalId: string }) => externalId)).toEqual(["L1"]);
    expect((await world.api("GET", "/v1/loans?search=park")).body.loans).toEqual([]);
  });

  const differing = [
    ["principal", 2_800_001],
    ["annualRatePercent", "14.08"],
    ["installmentCount", 48],
    ["frequency", "biweekly"],
    ["method", "flat"],
    ["disbursedOn", "2025-10-02"],
    ["firstDueOn", "2025-11-02"],
    ["borrowerExternalId", "B2"],
    ["installment", 65_253],
    ["openingAsOf", "2026-01-01"],
  ] as const;
  for (const [field, value] of differing) {
    it(`refuses a known loan with another ${field}, by name`, async () => {
      const world = await newTenant();
      await world.api("POST", "/v1/loans", LOAN);
      const opening = field === "openingAsOf" ? { openingPaid: 0 } : {};
      const refused = await world.api("POST", "/v1/loans", { ...LOAN, ...opening, [field]: value });
      expect(refused.status, refused.text).toBe(409);
      expect(refused.body).toMatchObject({ code: "loan.terms_differ", field });
      expect(refused.body.errors[0].pointer).toBe(`#/${field}`);
    });
  }

  it("gives each of several its own result, in order", async () => {
    const world = await newTenant();
    const loans = [
      LOAN,
      { ...LOAN, externalId: "L2", phone: "12" },
      { ...LOAN, externalId: "L3", installment: 70_000 },
      { ...LOAN, externalId: "L4", borrowerExternalId: "B4" },
      { ...LOAN, principal: 1 },
      { externalId: "L6", principal: "12.50" },
      42,
    ];
    const { status, body } = await world.api("POST", "/v1/loans", { loans });
    expect(status).toBe(200);
    expect(body.results).toMatchObject([
      { externalId: "L1", status: "created" },
      { externalId: "L2", status: "refused", errors: [{ pointer: "#/loans/1/phone" }] },
      { externalId: "L3", status: "refused", code: "loan.installment_mismatch" },
      { externalId: "L4", status: "created" },
      { externalId: "L1", status: "refused", code: "loan.terms_differ" },
      { externalId: "L6", status: "refused", code: "request.invalid" },
      { externalId: "", status: "refused", errors: [{ pointer: "#/loans/6" }] },
    ]);
    const pointers = body.results[5].errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(pointers).toEqual(
      expect.arrayContaining(["#/loans/5/principal", "#/loans/5/borrowerName"]),
    );
    expect((await world.api("GET", "/v1/loans")).body.loans).toHaveLength(2);
    await expectBookEqualsFold(await world.open());
  });

  it("keeps one loan of an external id when twenty send it at once", async () => {
    const world = await newTenant();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => world.api("POST", "/v1/loans", LOAN)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(19);
    expect((await world.api("GET", "/v1/loans")).body.loans).toHaveLength(1);
    await expectBookEqualsFold(await world.open());
  });

  it("refuses a mid-life opening beyond the tolerance and takes it within", async () => {
    const world = await newTenant();
    const opening = {
      openingAsOf: "2026-01-10",
      openingPaid: 195_759,
      openingPrincipal: 2_650_000,
    };
    const refused = await world.api("POST", "/v1/loans", { ...LOAN, ...opening });
    expect(refused.body).toMatchObject({ code: "loan.opening_beyond_tolerance" });
    expect(refused.body.errors[0].pointer).toBe("#/openingPrincipal");
    const wide = { ...LOAN, ...opening, openingTolerancePercent: "10" };
    const made = await world.api("POST", "/v1/loans", wide);
    expect(made.status, made.text).toBe(201);
    expect(made.body.openingAdjustment).toBeLessThan(0);
    const found = await world.api("GET", `/v1/loans/${made.body.id}`);
    expect(found.body).toMatchObject({ principalBalance: 2_650_000, openingPaid: 195_759 });
    const later = { ...LOAN, externalId: "L2", ...opening, openingAsOf: "2026-01-16" };
    expect((await world.api("POST", "/v1/loans", later)).body.code).toBe("loan.opening_in_future");
  });

  it("a custom loan waits for its schedule, which comes whole and once", async () => {
    const world = await newTenant();
    const custom = { ...LOAN, method: "custom", principal: 30_000, installmentCount: 2 };
    const { id } = (await world.api("POST", "/v1/loans", custom)).body;
    expect((await world.api("GET", `/v1/loans/${id}`)).body.status).toBe("awaiting-schedule");
    const lines = [
      { number: 1, dueOn: "2025-11-01", principal: 10_000, interest: 500 },
      { number: 2, dueOn: "2026-03-01", principal: 20_000, interest: 500, fee: 100 },
    ];
    const path = `/v1/loans/${id}/schedules`;
    const short = await world.api("POST", path, { installments: lines.slice(0, 1) });
    expect(short.body).toMatchObject({ status: 422, code: "loan.schedule_mismatch" });
    const added = await world.api("POST", path, { installments: lines });
    expect([added.status, added.body.status]).toEqual([201, "created"]);
    expect((await world.api("POST", path, { installments: lines })).body.status).toBe("unchanged");
    const [first, second] = lines;
    const other = [first, { ...second, interest: 600 }];
    expect((await world.api("POST", path, { installments: other })).status).toBe(409);
    const state = (await world.api("GET", `/v1/loans/${id}/state?asOf=2026-01-15`)).body;
    expect(state).toMatchObject({ daysPastDue: 75, pastDueAmount: 10_500, bucket: "M3" });
    await expectBookEqualsFold(await world.open());
  });
});

type Listed = Readonly<{ id: string; bucket: BucketName }>;

/** Loans whose first installments were due from July to December of the year before. */
async function lateBook() {
  const world = await newTenant();
  const loans = Array.from({ length: 23 }, (_, index) => ({
    ...LOAN,
    externalId: `L${String(index).padStart(2, "0")}`,
    borrowerExternalId: `B${index}`,
    disbursedOn: "2025-06-01",
    firstDueOn: `2025-${String(7 + (index % 6)).padStart(2, "0")}-15`,
  }));
  await world.api("POST", "/v1/loans", { loans });
  return { world, loans };
}

/** Ids of a list in the order of its pages; `meanwhile` happens between two. */
async function walk(
  world: World,
  query: string,
  meanwhile: () => Promise<void> = async () => undefined,
): Promise<string[]> {
  const seen: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const from: string = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const { body } = await world.api("GET", `/v1/loans?limit=2&${query}${from}`);
    seen.push(...(body.loans as Listed[]).map(({ id }) => id));
    cursor = body.nextCursor;
    if (cursor !== null) await meanwhile();
  }
  return seen;
}

describe("GET /v1/loans", () => {
  it("walks the whole book in every order, page by page, without a gap", async () => {
    const { world, loans } = await lateBook();
    for (const sort of ["id", "external-id", "days-past-due"]) {
      const seen: Array<{ externalId: string; daysPastDue: number }> = [];
      let query: string | null = `?limit=5&sort=${sort}`;
      while (query !== null) {
        const { body } = await world.api("GET", `/v1/loans${query}`);
        seen.push(...body.loans);
        query = body.nextCursor === null ? null : `?limit=5&sort=${sort}&cursor=${body.nextCursor}`;
      }
      expect(seen.map(({ externalId }) => externalId).sort()).toEqual(
        loans.map(({ externalId }) => externalId),
      );
      if (sort === "external-id") {
        expect(seen.map(({ externalId }) => externalId)).toEqual(
          loans.map(({ externalId }) => externalId),
        );
      }
      if (sort === "days-past-due") {
        const days = seen.map(({ daysPastDue }) => daysPastDue);
        expect(days).toEqual(days.toSorted((a, b) => b - a));
      }
    }
    const late = (await world.api("GET", "/v1/loans?bucket=M2&limit=100")).body.loans;
    expect(late.length).toBeGreaterThan(0);
    for (const loan of late) expect(loan.daysPastDue).toBeGreaterThan(30);
    expect((await world.api("GET", "/v1/loans?externalId=L0")).body.loans).toEqual([]);
    expect((await world.api("GET", "/v1/loans?externalId=L07")).body.loans).toHaveLength(1);
    expect((await world.api("GET", "/v1/loans?cursor=nonsense")).status).toBe(422);
  });

  it("walks each bucket by id and by days past due, and reads little more than it answers", async () => {
    const { world } = await lateBook();
    const whole = (await world.api("GET", "/v1/loans?limit=100")).body.loans as Listed[];
    const buckets = Map.groupBy(whole, ({ bucket }) => bucket);
    expect(buckets.size).toBeGreaterThan(3);
    for (const [name, own] of buckets) {
      const ids = own.map(({ id }) => id);
      expect(await walk(world, `bucket=${name}&sort=id`), name).toEqual(ids);
      const byDays = await walk(world, `bucket=${name}&sort=days-past-due`);
      expect(byDays.toSorted(), name).toEqual(ids);
      const ctx = await world.open();
      const along = { bucket: BUCKETS.indexOf(name), sort: "id" } as const;
      const query = { along, limit: 2, after: null, externalId: null, search: null };
      await listLoans(ctx, query);
      // Of each shard a loan with its borrower, and one more to know whether there is a next page.
      expect(ctx.meter.rowsRead).toBeLessThanOrEqual(12);
    }
    const unindexed = await world.api("GET", "/v1/loans?bucket=M2&sort=external-id");
    expect(unindexed).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: "query:sort", detail: expect.stringContaining("whole book") }] },
    });
  });

  it("lists a loan once, by id, however many come, are paid and leave between two pages", async () => {
    const { world, loans } = await lateBook();
    const before = await walk(world, "sort=id");
    let number = 100;
    const seen = await walk(world, "sort=id", async () => {
      number += 1;
      await world.api("POST", "/v1/loans", {
        ...LOAN,
        ...{ externalId: `A${number}`, borrowerExternalId: `C${number}` },
      });
      await world.api("POST", "/v1/payments", {
        ...{ externalId: `P${number}`, loanExternalId: loans[number % 23]?.externalId },
        ...{ amount: 100, paidOn: "2026-01-15" },
      });
    });
    expect(new Set(seen).size).toBe(seen.length);
    expect(new Set(seen).isSupersetOf(new Set(before))).toBe(true);
  });

  it("keeps a closed loan out of every bucket, also for who searches", async () => {
    const { world } = await lateBook();
    const asked = "/v1/loans?bucket=M0&externalId=CLOSED";
    const single = { installmentCount: 1, method: "single", installment: undefined };
    const loan = { ...LOAN, ...single, annualRatePercent: "0", externalId: "CLOSED" };
    const made = await world.api("POST", "/v1/loans", {
      ...loan,
      ...{ disbursedOn: "2026-01-01", firstDueOn: "2026-02-01" },
    });
    expect(made.status, made.text).toBe(201);
    expect((await world.api("GET", asked)).body.loans).toHaveLength(1);
    const paid = await world.api("POST", "/v1/payments", {
      ...{ externalId: "PC", loanExternalId: "CLOSED", amount: LOAN.principal },
      paidOn: "2026-01-15",
    });
    expect(paid.status, paid.text).toBe(201);
    const closed = (await world.api("GET", "/v1/loans?externalId=CLOSED")).body.loans;
    expect(closed).toMatchObject([{ status: "closed" }]);
    expect((await world.api("GET", asked)).body.loans).toEqual([]);
    expect(await walk(world, "bucket=M0&sort=id")).not.toContain(closed[0].id);
  });

  it("finds one loan with one read of the database", async () => {
    const world = await newTenant();
    const { id } = (await world.api("POST", "/v1/loans", LOAN)).body;
    const { findLoan } = await import("../../src/app/loan/find");
    const { parsePublicId } = await import("../../src/kernel/ids");
    const ctx = await world.open();
    const found = await findLoan(ctx, parsePublicId("loan", id) ?? 0);
    expect(found.ok).toBe(true);
    expect(ctx.meter.roundTrips).toBe(1);
  });
});

describe("calculations", () => {
  it("gives the schedule of terms without storing it", async () => {
    const world = await newTenant();
    const { externalId: _, borrowerExternalId: __, borrowerName: ___, ...rest } = LOAN;
    const { email: _e, phone: _p, timezone: _t, locale: _l, product: _r, ...terms } = rest;
    const { status, body } = await world.api("POST", "/v1/calculations/schedule", terms);
    expect(status).toBe(200);
    expect(body.installments).toHaveLength(60);
    expect(body.installments[0]).toEqual({
      number: 1,
      dueOn: "2025-11-01",
      principal: 32_423,
      interest: 32_830,
      fee: 0,
    });
    expect(body.totals.principal).toBe(2_800_000);
    const wrong = { ...terms, installment: 70_000 };
    const refused = await world.api("POST", "/v1/calculations/schedule", wrong);
    expect(refused.body).toMatchObject({ status: 422, code: "loan.installment_mismatch" });
    expect((await world.api("GET", "/v1/loans")).body.loans).toEqual([]);
  });

  it("gives the state of a schedule and a ledger on a day", async () => {
    const world = await newTenant();
    const schedule = [
      { dueOn: "2026-01-31", principal: 10_000, interest: 500 },
      { dueOn: "2026-02-28", principal: 10_000, interest: 250 },
    ];
    const ledger = [
      { type: "payment", amount: 4_000, effectiveOn: "2026-02-10" },
      { type: "payment", amount: 6_500, effectiveOn: "2026-02-05" },
      { type: "reversal", reverses: 1, effectiveOn: "2026-02-10" },
    ];
    const input = { schedule, ledger, asOf: "2026-03-03" };
    const { status, body } = await world.api("POST", "/v1/calculations/loan-state", input);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({
      daysPastDue: 31,
      bucket: "M2",
      oldestUnpaidDueOn: "2026-01-31",
      pastDueAmount: 4_000 + 10_250,
      paidTotal: 6_500,
    });
  });
});
