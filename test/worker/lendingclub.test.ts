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
  const [head = "", ...lines] = csv.trim().split(/\r?\n/);
  const header = splitLine(head);
  const place = (names: readonly string[]) => {
    const found = names.map((name) => header.indexOf(name)).find((index) => index >= 0);
    expect(found, `one of ${names.join(", ")} in ${head}`).toBeDefined();
    return found ?? 0;
  };
  const balance = place(["balance", "out_prncp"]);
  const status = place(["loan_status"]);
  const expected = lines.map((line) => {
    const cells = splitLine(line);
    return {
      balance: Math.round(Number(cells[balance]) * 100),
      isChargedOff: cells[status] === "Charged Off",
    };
  });
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

/** Cells of one line; the file has quotes around words with commas, and no line breaks in them. */
function splitLine(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    (match) => match[1]?.replaceAll('""', '"') ?? match[2] ?? "",
  );
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
    console.log(`lendingclub: ${seconds} s, adjustments ${JSON.stringify(job.adjustments)}`);
  });
});
