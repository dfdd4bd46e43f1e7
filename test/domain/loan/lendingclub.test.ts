import Papa from "papaparse";
import { beforeAll, describe, expect, it } from "vitest";
import { buildSchedule } from "../../../src/domain/loan/build-schedule";
import type { LoanTerms } from "../../../src/domain/loan/terms";
import { addMonths, businessDate } from "../../../src/kernel/calendar";
import { minor } from "../../../src/kernel/money";
import { type MarketRow, SAMPLE } from "./lendingclub-rows";

/** The real file, when it lies beside the project; without it the same laws hold for the sample. */
const REAL_FILES = import.meta.glob("../../../../shared/data/lendingclub-2018q1/*.csv", {
  query: "?raw",
  import: "default",
});

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const AGE_MONTHS_MAX = 12;

/** Installments rounded up to the cent, interest by twelfths of a year and never rounded. */
function termsOf(row: MarketRow, installment: number | null): LoanTerms {
  const [month = "", year = ""] = row.issuedIn.split("-");
  const number = String(MONTHS.indexOf(month) + 1).padStart(2, "0");
  const disbursedOn = businessDate(`${year}-${number}-01`);
  return {
    principal: minor(row.principal),
    annualRatePercent: row.annualRatePercent,
    installmentCount: row.term,
    frequency: "monthly",
    method: "annuity",
    disbursedOn,
    firstDueOn: addMonths(disbursedOn, 1),
    installment: installment === null ? null : minor(installment),
    currency: "USD",
    conventions: { installmentRounding: "up", interestCarry: "carried" },
  };
}

function installmentOf(row: MarketRow): number {
  const built = buildSchedule(termsOf(row, null));
  const [first] = built.ok ? built.value : [];
  return first ? first.principal + first.interest : Number.NaN;
}

/** The cents by which the nearest of the balances after 0 to 12 installments misses the file's. */
function balanceMiss(row: MarketRow): number {
  const built = buildSchedule(termsOf(row, row.installment));
  if (!built.ok) return Number.POSITIVE_INFINITY;
  let balance = row.principal;
  let miss = Math.abs(balance - row.balance);
  for (const { principal } of built.value.slice(0, AGE_MONTHS_MAX)) {
    balance -= principal;
    miss = Math.min(miss, Math.abs(balance - row.balance));
  }
  return miss;
}

const countOf = (rows: readonly MarketRow[], test: (row: MarketRow) => boolean) =>
  rows.filter(test).length;
const isOpen = ({ status }: MarketRow) => status !== "Fully Paid" && status !== "Charged Off";

describe("sixty real loans of LendingClub", () => {
  it.each(SAMPLE.map((row, index) => [index + 1, row] as const))(
    "the installment of loan %i is the file's within a cent",
    (_, row) => expect(Math.abs(installmentOf(row) - row.installment)).toBeLessThanOrEqual(1),
  );

  it("all are quoted rounded up to the cent", () => {
    expect(countOf(SAMPLE, (row) => installmentOf(row) === row.installment)).toBe(60);
  });

  it("48 of 56 open ones stand at a balance of the schedule to the cent, 51 within a cent", () => {
    const open = SAMPLE.filter(isOpen);
    expect(open.length).toBe(56);
    expect(countOf(open, (row) => balanceMiss(row) === 0)).toBe(48);
    expect(countOf(open, (row) => balanceMiss(row) <= 1)).toBe(51);
  });

  it.each([
    // 28,000.00 at 14.07 % in 60 of 652.53: after three 27,015.86 (28,000.00 − 984.14 paid).
    [1, 3],
    // 21,600.00 at 6.72 % in 36 of 664.19: after five 18,853.26 (21,600.00 − 2,746.74).
    [4, 5],
  ])("loan %i stands at its balance after %i installments", (number, count) => {
    const row = SAMPLE[number - 1];
    const built = row && buildSchedule(termsOf(row, row.installment));
    if (!row || !built?.ok) throw new Error("no schedule");
    const paid = built.value.slice(0, count).reduce((total, { principal }) => total + principal, 0);
    expect(row.principal - paid).toBe(row.balance);
  });
});

describe("the whole book of 2018", () => {
  let rows: readonly MarketRow[] = SAMPLE;
  beforeAll(async () => {
    const load = Object.values(REAL_FILES)[0];
    if (load) rows = rowsOf((await load()) as string);
  });

  it("has its installments: 9,997 of 10,000 within a cent", () => {
    const near = countOf(rows, (row) => Math.abs(installmentOf(row) - row.installment) <= 1);
    expect(near).toBeGreaterThanOrEqual(Math.floor(rows.length * 0.9997));
  });

  it("has its balances: of 9,546 open loans 8,100 to the cent and 8,650 within a cent", () => {
    const open = rows.filter(isOpen);
    const misses = open.map(balanceMiss);
    const exact = misses.filter((miss) => miss === 0).length;
    const near = misses.filter((miss) => miss <= 1).length;
    console.log(`lendingclub: ${exact} to the cent, ${near} within one, of ${open.length}`);
    expect(exact).toBeGreaterThanOrEqual(Math.floor((open.length * 8_100) / 9_546));
    expect(near).toBeGreaterThanOrEqual(Math.floor((open.length * 8_650) / 9_546));
  });
});

/** The file under OpenIntro's names of its columns, or LendingClub's own. */
function rowsOf(csv: string): readonly MarketRow[] {
  const { data } = Papa.parse<Record<string, string>>(csv.trim(), {
    header: true,
    skipEmptyLines: true,
  });
  return data.map((cells) => {
    const text = (...names: readonly string[]) => {
      const name = names.find((one) => cells[one] !== undefined) ?? "";
      return (cells[name] ?? "").replace(/ months|%/g, "").trim();
    };
    const cents = (...names: readonly string[]) => Math.round(Number(text(...names)) * 100);
    return {
      principal: cents("loan_amount", "loan_amnt"),
      term: Number(text("term")),
      annualRatePercent: text("interest_rate", "int_rate"),
      installment: cents("installment"),
      issuedIn: text("issue_month", "issue_d"),
      status: text("loan_status"),
      balance: cents("balance", "out_prncp"),
    };
  });
}
