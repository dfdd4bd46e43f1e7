import Papa from "papaparse";
import { describe, expect, it, vi } from "vitest";
import {
  LENDINGCLUB_MAPPING,
  type MarketLoan,
  marketFile,
  marketLoans,
} from "../support/lendingclub";
import { newTenant, type World } from "../support/world";

/** The real file, when it lies beside the project. */
const REAL_FILES = import.meta.glob("../../../shared/data/lendingclub-2018q1/*.csv", {
  query: "?raw",
  import: "default",
});

const LOANS = 10_000;
const IMPORT_MS_MAX = 170_000;

type Expected = Readonly<{ balance: number; isChargedOff: boolean }>;
type Book = Readonly<{ csv: string; expected: readonly Expected[]; mapping: unknown }>;

function lookAlike(): Book {
  const loans = marketLoans(LOANS);
  const expected = loans.map(({ balance, loan_status }: MarketLoan) => ({
    balance,
    isChargedOff: loan_status === "Charged Off",
  }));
  return { csv: marketFile(loans), expected, mapping: LENDINGCLUB_MAPPING };
}

function realBook(csv: string): Book {
  const parsed = Papa.parse<string[]>(csv.trim(), { skipEmptyLines: true });
  const [header = [], ...rows] = parsed.data;
  const place = (names: readonly string[]) => {
    const found = names.map((name) => header.indexOf(name)).find((index) => index >= 0);
    expect(found, `one of ${names.join(", ")} in ${header}`).toBeDefined();
    return found ?? 0;
  };
  const balance = place(["balance", "out_prncp"]);
  const status = place(["loan_status"]);
  const expected = rows.map((cells) => ({
    balance: Math.round(Number(cells[balance]) * 100),
    isChargedOff: cells[status] === "Charged Off",
  }));
  const named = (names: readonly string[]) => header[place(names)] ?? "";
  const { columns } = LENDINGCLUB_MAPPING;
  const issued = named(["issue_month", "issue_d"]);
  const mapping = {
    ...LENDINGCLUB_MAPPING,
    columns: {
      ...columns,
      product: header.includes("grade") ? columns.product : { constant: "" },
      principal: { column: named(["loan_amount", "loan_amnt"]) },
      annualRatePercent: { column: named(["interest_rate", "int_rate"]), strip: "%" },
      installmentCount: { column: named(["term"]), strip: " months" },
      disbursedOn: { column: issued },
      firstDueOn: { column: issued, addMonths: 1 },
      openingPaid: {
        sum: [
          named(["paid_principal", "total_rec_prncp"]),
          named(["paid_interest", "total_rec_int"]),
        ],
      },
      openingPrincipal: {
        column: header[balance],
        blankWhen: { column: "loan_status", equals: "Charged Off" },
      },
    },
  };
  return { csv, expected, mapping };
}

async function book(): Promise<Book> {
  const load = Object.values(REAL_FILES)[0];
  return load ? realBook((await load()) as string) : lookAlike();
}

async function balances(world: World): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  let query: string | null = "?limit=200";
  while (query !== null) {
    const { body } = await world.api("GET", `/v1/loans${query}`);
    for (const loan of body.loans) found.set(loan.externalId, loan.principalBalance);
    query = body.nextCursor === null ? null : `?limit=200&cursor=${body.nextCursor}`;
  }
  return found;
}

/** Opening adjustments by row, in cents. */
async function adjustments(world: World, path: string): Promise<ReadonlyMap<number, number>> {
  const found = new Map<number, number>();
  let query: string | null = "?limit=1000";
  while (query !== null) {
    const { body } = await world.api("GET", `${path}/rows${query}`);
    for (const { row, openingAdjustment } of body.rows) {
      if (openingAdjustment) found.set(row, openingAdjustment.amount);
    }
    query = body.nextCursor === null ? null : `?limit=1000&cursor=${body.nextCursor}`;
  }
  return found;
}

/** Rounding of interest is cents, an odd first period some dollars, a prepayment or default more. */
function bySize(amounts: readonly number[]) {
  const within = (from: number, to: number) =>
    amounts.filter((amount) => Math.abs(amount) > from && Math.abs(amount) <= to).length;
  return {
    toOneDollar: within(0, 100),
    toHundredDollars: within(100, 10_000),
    above: within(10_000, Number.POSITIVE_INFINITY),
  };
}

describe("the LendingClub book of 2018", () => {
  it("comes in through a saved mapping and stands at the lender's balances to the cent", {
    timeout: 240_000,
  }, async () => {
    const { csv, expected, mapping } = await book();
    const world = await newTenant();
    const saved = await world.api("PUT", "/v1/import-mappings/lendingclub", mapping);
    expect(saved.status, saved.text).toBe(200);
    const form = new FormData();
    form.set("kind", "loans");
    form.set("mapping", "lendingclub");
    form.set("openingTolerancePercent", "100");
    form.set("file", new File([csv], "lendingclub-2018q1.csv", { type: "text/csv" }));
    const startedAt = Date.now();
    const started = await world.api("POST", "/v1/imports", form);
    expect(started.status, started.text).toBe(202);
    const path = `/v1/imports/${started.body.id}`;
    const job = await vi.waitUntil(
      async () => {
        const { body } = await world.api("GET", path);
        return body.status === "finished" || body.status === "failed" ? body : undefined;
      },
      { timeout: IMPORT_MS_MAX, interval: 500 },
    );
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    const rejected = await world.api("GET", `${path}/rows?status=rejected&limit=5`);
    expect(rejected.body.rows).toEqual([]);
    expect(job).toMatchObject({
      status: "finished",
      failure: null,
      rowsTotal: expected.length,
      rowsCreated: expected.length,
      rowsRejected: 0,
    });

    const found = await balances(world);
    const wrong = expected.flatMap(({ balance, isChargedOff }, index) => {
      const stored = found.get(String(index + 1));
      return isChargedOff || stored === balance ? [] : [{ row: index + 1, balance, stored }];
    });
    expect(wrong).toEqual([]);
    const kept = expected.flatMap((one, index) => (one.isChargedOff ? [] : [index]));
    const total = kept.reduce((sum, index) => sum + (found.get(String(index + 1)) ?? 0), 0);
    expect(total).toBe(kept.reduce((sum, index) => sum + (expected[index]?.balance ?? 0), 0));

    const sizes = await adjustments(world, path);
    expect(sizes.size).toBe(job.adjustments.count);
    console.log(`lendingclub: ${seconds} s, ${JSON.stringify(job.adjustments)}`);
    console.log(`lendingclub: ${JSON.stringify(bySize([...sizes.values()]))}`);
    if (Object.keys(REAL_FILES).length > 0) return;
    // The six real rows: interest of the first period runs from the day of issue, and they are current.
    for (const row of [1, 2, 3, 4, 5, 6]) {
      expect(Math.abs(sizes.get(row) ?? 0), `row ${row}`).toBeLessThan(20_000);
    }
  });
});
