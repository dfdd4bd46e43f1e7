import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { readTransitions } from "../../src/app/report/transitions";
import { addLoan, newLender } from "../support/lender";
import { moveClock } from "../support/treated";
import type { World } from "../support/world";

const NOTHING_CHOSEN = { source: null, from: null, through: null, product: null };

async function importHistory(world: World, csv: string, mapping?: unknown, dryRun = false) {
  const form = new FormData();
  form.set("kind", "standings");
  form.set("file", new File([csv], "history.csv", { type: "text/csv" }));
  if (mapping !== undefined) form.set("mapping", JSON.stringify(mapping));
  if (dryRun) form.set("dryRun", "true");
  const started = await world.api("POST", "/v1/imports", form);
  expect(started.status, started.text).toBe(202);
  await world.settle();
  return (await world.api("GET", `/v1/imports/${started.body.id}`)).body;
}

/** As one lender keeps it: months counted back from the last, a status a month. */
const CARDS = {
  kind: "standings",
  columns: {
    loanExternalId: { column: "ID" },
    month: { column: "MONTHS_BALANCE", monthsFrom: "2026-05" },
    standing: {
      column: "STATUS",
      values: { 0: "M1", 1: "M2", 2: "M3", 3: "M4", 4: "M5", 5: "M6", C: "M0", X: "no-balance" },
    },
  },
};
const STATUSES = "CCCCC0012345X";

/** Accounts with gaps and in any order, from a plain congruential generator. */
function cardHistory(
  accounts: number,
): readonly (readonly [id: string, age: number, status: string])[] {
  let seed = 7;
  const next = (below: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const rows: [string, number, string][] = [];
  for (let account = 0; account < accounts; account += 1) {
    const first = -next(24);
    const last = Math.min(0, first + next(20));
    for (let age = first; age <= last; age += 1) {
      if (next(15) > 0) rows.push([`A${account}`, age, STATUSES[next(STATUSES.length)] ?? "C"]);
    }
  }
  return rows.sort((one, other) => (one[0] + one[1] < other[0] + other[1] ? 1 : -1));
}

const csvOf = (rows: ReturnType<typeof cardHistory>) =>
  ["ID,MONTHS_BALANCE,STATUS", ...rows.map((row) => row.join(","))].join("\n");

describe("a status history", () => {
  it("gives the transitions that its pairs of months are, to the unit", async () => {
    const world = await newLender("2026-06-15");
    const rows = cardHistory(400);
    const job = await importHistory(world, csvOf(rows), CARDS);
    expect(job).toMatchObject({ status: "finished", rowsRejected: 0, rowsCreated: rows.length });

    const words: Record<string, string> = CARDS.columns.standing.values;
    const byPlace = new Map(rows.map(([id, age, status]) => [`${id} ${age}`, words[status]]));
    const pairs: Record<string, number> = {};
    for (const [id, age, status] of rows) {
      const before = byPlace.get(`${id} ${age - 1}`);
      if (before)
        pairs[`${before} ${words[status]}`] = (pairs[`${before} ${words[status]}`] ?? 0) + 1;
    }
    const { body } = await world.api(
      "GET",
      "/v1/reports/transitions?source=history&from=2024-01&through=2026-05",
    );
    const [book] = body.books;
    const told: Record<string, number> = {};
    for (const row of book.matrix) {
      for (const cell of row.to) told[`${row.standing} ${cell.standing}`] = cell.loanCount;
    }
    expect(told).toEqual(pairs);
    expect(Object.keys(pairs).length).toBeGreaterThan(40);
  });

  it("gives the vintages of the accounts' first months, to the unit", async () => {
    const world = await newLender("2026-06-15");
    const rows = cardHistory(300);
    const job = await importHistory(world, csvOf(rows), CARDS);
    expect(job).toMatchObject({ status: "finished", rowsCreated: rows.length });

    const late = new Set(["1", "2", "3", "4", "5"]);
    const byAccount = Map.groupBy(rows, ([id]) => id);
    const expected: Record<string, { originated: number; current: number; ever: number }> = {};
    const firsts = [...byAccount.values()].map((own) => Math.min(...own.map(([, age]) => age)));
    for (const own of byAccount.values()) {
      const first = Math.min(...own.map(([, age]) => age));
      for (let age = first; age <= 0; age += 1) {
        const key = `${first} ${age}`;
        const sum = expected[key] ?? { originated: 0, current: 0, ever: 0 };
        sum.originated = firsts.filter((one) => one === first).length;
        if (own.some(([, at, status]) => at === age && late.has(status))) sum.current += 1;
        if (own.some(([, at, status]) => at <= age && late.has(status))) sum.ever += 1;
        expected[key] = sum;
      }
    }
    const { body } = await world.api(
      "GET",
      "/v1/reports/vintages?source=history&from=2024-01&through=2026-05",
    );
    const ageOf = (month: string) =>
      Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 24_317;
    let seen = 0;
    for (const { vintage, originatedCount, ages } of body.books[0].vintages) {
      for (const { monthsOnBook, current, ever } of ages) {
        const key = `${ageOf(vintage)} ${ageOf(vintage) + monthsOnBook}`;
        expect([key, originatedCount, current.over30.loanCount, ever.over30.loanCount]).toEqual([
          key,
          expected[key]?.originated,
          expected[key]?.current,
          expected[key]?.ever,
        ]);
        seen += 1;
      }
    }
    const told = new Set(
      rows.map(([id, age]) => {
        const own = byAccount.get(id) ?? [];
        return `${Math.min(...own.map(([, at]) => at))} ${age}`;
      }),
    );
    expect(seen).toBe(told.size);
    expect(seen).toBeGreaterThan(150);
  });

  it("is forecast from its own moves, as far as no month is missing", async () => {
    const world = await newLender("2026-06-15");
    // Ten loans, each month another one a month late, and back the month after: it stays like that.
    const rows = Array.from({ length: 8 }, (_, age) =>
      Array.from(
        { length: 10 },
        (_, loan) => [`A${loan}`, age - 7, loan === age ? "0" : "C"] as const,
      ),
    ).flat();
    await importHistory(world, csvOf([...rows, ["A1", -12, "5"], ["A1", -13, "5"]]), CARDS);
    const { body } = await world.api("GET", "/v1/reports/forecast?source=history&from=2025-01");
    const [{ baseMonths, months, backTest }] = body.books;
    expect([baseMonths.length, baseMonths[0], months.length, backTest]).toEqual([
      7,
      "2025-11",
      12,
      [],
    ]);
    for (const { buckets, lost } of months) {
      const loans = buckets.map(({ loanCount }: { loanCount: number }) => loanCount);
      expect([...loans.slice(0, 3), lost.loanCount]).toEqual([9, 1, 0, 0]);
    }
    expect(months[11]).toMatchObject({ ahead: 12, month: "2027-05" });
  });

  it("sent again changes nothing, and told anew is counted anew", async () => {
    const world = await newLender("2026-06-15");
    const csv = (standing: string) =>
      `loanExternalId,month,standing,balance\nA1,2026-03,M0,100.00\nA1,2026-04,${standing},90.00\nA2,2026-03,M0,50.00\n`;
    expect(await importHistory(world, csv("M1"))).toMatchObject({ rowsCreated: 3 });
    const first = (await world.api("GET", "/v1/reports/transitions.csv?source=history")).text;
    expect(await importHistory(world, csv("M1"))).toMatchObject({ rowsUnchanged: 3 });
    expect((await world.api("GET", "/v1/reports/transitions.csv?source=history")).text).toBe(first);
    expect(first).toBe(
      [
        "month,currency,from,to,loan_count,opening_balance,closing_balance",
        "2026-03,USD,outside,M0,2,0.00,150.00",
        "2026-04,USD,M0,M1,1,100.00,90.00",
        "",
      ].join("\r\n"),
    );
    expect(await importHistory(world, csv("M2"))).toMatchObject({
      rowsUpdated: 1,
      rowsUnchanged: 2,
    });
    const second = (await world.api("GET", "/v1/reports/transitions.csv?source=history")).text;
    expect(second).toBe(first.replace("M0,M1", "M0,M2"));
  });

  it("tried only, tells what would come and keeps nothing", async () => {
    const world = await newLender("2026-06-15");
    const csv = "loanExternalId,month,standing\nA1,2026-03,M0\nA1,2026-06,M0\n";
    expect(await importHistory(world, csv, undefined, true)).toMatchObject({
      rowsCreated: 1,
      rowsRejected: 1,
    });
    expect((await world.api("GET", "/v1/reports/transitions")).body).toEqual({
      asked: null,
      books: [],
    });
  });
});

describe("a history that was told wrongly", () => {
  it("can be removed whole; the book's own months and other lenders keep theirs", async () => {
    const [world, other] = [await newLender("2026-03-30"), await newLender("2026-03-30")];
    const csv = csvOf(cardHistory(50).map(([id, age, status]) => [id, age - 4, status]));
    for (const one of [world, other]) {
      await addLoan(await one.open(), { externalId: "L1" });
      await importHistory(one, csv, CARDS);
      await moveClock(one, "2026-03-31");
    }
    const read = async (one: World, source: string) =>
      (await one.api("GET", `/v1/reports/vintages.csv?source=${source}`)).text;
    const [book, history] = [await read(world, "book"), await read(world, "history")];
    expect(history.length).toBeGreaterThan(1000);
    const removed = await world.api("DELETE", "/v1/standings");
    expect(removed).toMatchObject({ status: 200, body: { isGone: true } });
    expect((await read(world, "history")).trim().split("\n")).toHaveLength(1);
    expect(await read(world, "book")).toBe(book);
    expect(await read(other, "history")).toBe(history);
    expect(await importHistory(world, csv, CARDS)).toMatchObject({ rowsUnchanged: 0 });
    expect(await read(world, "history")).toBe(history);
  });
});

type Late = Readonly<{ over30: Readonly<{ loanCount: number }> }>;
type Age = Readonly<{ monthsOnBook: number; current: Late; ever: Late }>;
type Stood = Readonly<{
  id: number;
  bucket: number;
  balance: number;
  status: string;
  product: string;
}>;

/** Where the loans of a lender stand, read off their rows. */
async function standingNow(world: World): Promise<ReadonlyMap<number, Stood>> {
  const rows: Stood[] = [];
  for (const shard of [env.SHARD_00, env.SHARD_01]) {
    const found = await shard
      .prepare(
        "SELECT id, bucket, principal_balance AS balance, status, product FROM loan WHERE tenant_id = ?",
      )
      .bind(world.tenantId)
      .all<Stood>();
    rows.push(...found.results);
  }
  return new Map(rows.map((row) => [row.id, row]));
}

describe("the months of a book", () => {
  it("are counted at their ends, each opening as the one before was closed", async () => {
    const world = await newLender("2026-02-09");
    const ctx = await world.open();
    for (let number = 0; number < 16; number += 1) {
      await addLoan(ctx, { externalId: `L${number}`, product: number % 2 === 0 ? "card" : "car" });
    }
    // These are late for the first time on the last days of months: the scan moves them as the month ends.
    for (const firstDueOn of ["2026-02-27", "2026-03-30", "2026-04-29", "2026-05-30"]) {
      await addLoan(ctx, { externalId: `END-${firstDueOn}`, firstDueOn });
    }
    const pay = (loan: string, amount: number, paidOn: string) =>
      world.api("POST", "/v1/payments", {
        ...{ externalId: `${loan}-${paidOn}`, loanExternalId: loan, amount, paidOn },
      });
    const ends = ["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"];
    const stood: ReadonlyMap<number, Stood>[] = [new Map()];
    for (const [month, end] of ends.entries()) {
      const day = `${end.slice(0, 7)}-20`;
      await moveClock(world, day);
      for (let loan = month; loan < 16; loan += 3) await pay(`L${loan}`, 10_000, day);
      // One told late, from before the month that is open, and one that is paid off.
      if (month > 0) await pay("L0", 5_000, `2026-0${month + 1}-11`);
      if (month === 2) await pay("L5", 120_000, `${end.slice(0, 7)}-19`);
      await moveClock(world, end);
      stood.push(await standingNow(world));
      // Nobody has scanned the first of the next month: what comes now belongs to that month.
      await pay("L7", 5_000, end);
    }
    const expected = new Map<string, number>();
    for (const [month, end] of ends.entries()) {
      for (const [id, now] of stood[month + 1] ?? []) {
        // The day after its close a payment of L7 moved it: it opens as it was closed all the same.
        const before = stood[month]?.get(id);
        const from = before?.status === "active" ? `M${before.bucket}` : "outside";
        const to = now.status === "active" ? `M${now.bucket}` : "closed";
        if (from === "outside" && to === "closed") continue;
        const key = `${end.slice(0, 7)} ${from} ${to}`;
        expected.set(key, (expected.get(key) ?? 0) + 1);
      }
    }
    const { body } = await world.api(
      "GET",
      "/v1/reports/transitions?source=book&from=2026-02&through=2026-05",
    );
    const [book] = body.books;
    const counted = new Map(
      book.moves.map((move: { month: string; from: string; to: string; loanCount: number }) => [
        `${move.month} ${move.from} ${move.to}`,
        move.loanCount,
      ]),
    );
    expect(counted).toEqual(new Map([...expected].sort()));
    expect([...expected.keys()].filter((key) => key.endsWith("closed"))).toHaveLength(1);

    // The opening balance of a month is the closing balance of the one before: nothing gets lost.
    const sum = (month: string, of: "openingBalance" | "closingBalance") =>
      book.moves
        .filter((move: { month: string }) => move.month === month)
        .reduce((total: number, move: Record<typeof of, number>) => total + move[of], 0);
    for (const [index, end] of ends.slice(1).entries()) {
      const before = ends[index]?.slice(0, 7) ?? "";
      expect(sum(end.slice(0, 7), "openingBalance")).toBe(sum(before, "closingBalance"));
      const daily = await ctx.book.rollupDaily(end as never, end as never);
      expect(sum(end.slice(0, 7), "closingBalance")).toBe(
        daily.reduce((total, { balance }) => total + balance, 0),
      );
    }
  });

  it("tell in their movements what came and went, each line and from month to month to the cent", async () => {
    const world = await newLender("2026-02-09");
    const ctx = await world.open();
    for (let number = 0; number < 6; number += 1) {
      await addLoan(ctx, { externalId: `L${number}` });
    }
    await moveClock(world, "2026-03-15");
    const pay = (loan: string, amount: number, paidOn: string) =>
      world.api("POST", "/v1/payments", {
        ...{ externalId: `${loan}-${paidOn}`, loanExternalId: loan, amount, paidOn },
      });
    await pay("L0", 120_000, "2026-03-15");
    await pay("L1", 20_000, "2026-02-20");
    await moveClock(world, "2026-04-02");
    // Taken back after its month has closed: it is owed again in April, and March stays as it was.
    await world.api("DELETE", "/v1/payments/L1-2026-02-20", { reason: "bank returned it" });
    await addLoan(ctx, { externalId: "NEW", disbursedOn: "2026-04-02", firstDueOn: "2026-05-02" });
    await moveClock(world, "2026-04-30");
    const { body } = await world.api("GET", "/v1/reports/movements?from=2026-02&through=2026-04");
    const [{ months }] = body.books;
    const columns = ["entered", "worsened", "improved"] as const;
    const away = ["leftWorse", "leftBetter", "paidOff", "chargedOff", "gone"] as const;
    for (const { buckets, total } of months) {
      for (const line of [...buckets, total]) {
        const sum = (names: readonly string[]) =>
          names.reduce((whole, name) => whole + line[name].balance, 0);
        expect(line.opening.balance + sum(columns) - sum(away) - line.repaid).toBe(
          line.closing.balance,
        );
      }
    }
    expect(
      months.map((one: { total: { opening: unknown; closing: unknown } }) => one.total),
    ).toMatchObject([
      { opening: { loanCount: 0, balance: 0 }, closing: { loanCount: 6, balance: 720_000 } },
      {
        opening: { loanCount: 6, balance: 720_000 },
        paidOff: { loanCount: 1, balance: 120_000 },
        repaid: 20_000,
        closing: { loanCount: 5, balance: 580_000 },
      },
      {
        opening: { loanCount: 5, balance: 580_000 },
        entered: { loanCount: 1, balance: 120_000 },
        repaid: -20_000,
        closing: { loanCount: 6, balance: 720_000 },
      },
    ]);
    const known = async (knowledge: string) => {
      const query = `asOf=2026-03-31&known=${knowledge}`;
      return (await world.api("GET", `/v1/reports/ageing?${query}`)).body.books[0].total;
    };
    expect(await known("then")).toMatchObject({ loanCount: 5, balance: 580_000 });
    expect(await known("now")).toMatchObject({ loanCount: 5, balance: 600_000 });
  });

  it("tell a product's own transitions, and vintages with who was ever late", async () => {
    const world = await newLender("2026-02-09");
    const ctx = await world.open();
    for (const product of ["card", "card", "car"]) {
      const number = crypto.randomUUID();
      await addLoan(ctx, { externalId: number, product });
    }
    await addLoan(ctx, { externalId: "PAID", product: "card" });
    await moveClock(world, "2026-03-31");
    const all = { externalId: "all", loanExternalId: "PAID", amount: 20_000, paidOn: "2026-03-31" };
    await world.api("POST", "/v1/payments", all);
    await moveClock(world, "2026-04-30");
    const cards = await readTransitions(ctx, { ...NOTHING_CHOSEN, product: "card" });
    expect(cards).toMatchObject({ ok: true, value: { asked: { source: "book" } } });
    const pooled = cards.ok ? cards.value.books[0]?.matrix.map((row) => row.loanCount) : [];
    expect(pooled).toEqual([3, 3]);

    const { body } = await world.api("GET", "/v1/reports/vintages?product=card");
    const [vintage] = body.books[0].vintages;
    expect(vintage).toMatchObject({
      vintage: "2026-01",
      originatedCount: 3,
      originatedAmount: 360_000,
    });
    // On 31 March two installments are 49 and 21 days late; one loan then pays two of them.
    expect(
      vintage.ages.map(({ monthsOnBook, current, ever }: Age) => [
        monthsOnBook,
        current.over30.loanCount,
        ever.over30.loanCount,
      ]),
    ).toEqual([
      [1, 0, 0],
      [2, 3, 3],
      [3, 2, 3],
    ]);
  });
});
