import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { bucketOf } from "../../../src/domain/delinquency/bucket";
import { parseLoanRow } from "../../../src/domain/import/loan-row";
import { parsePaymentRow } from "../../../src/domain/import/payment-row";
import { parseScheduleRow } from "../../../src/domain/import/schedule-row";
import type { LedgerEntry } from "../../../src/domain/loan/ledger";
import { openLoan } from "../../../src/domain/loan/opening";
import { replay } from "../../../src/domain/loan/replay";
import { filesOf } from "../../../src/domain/sandbox/files";
import {
  BORROWER_COUNT,
  generateBook,
  type SandboxLoan,
} from "../../../src/domain/sandbox/generate";
import { addDays, type BusinessDate, businessDate, instant } from "../../../src/kernel/calendar";
import { minor } from "../../../src/kernel/money";

const ON = businessDate("2026-10-28");
const BOOK = generateBook({ seed: 1, on: ON });
const SEEDS = [1, 2, 3, 77, 4242];

/** The loan as the product itself would see it after importing its rows. */
function stateOf(loan: SandboxLoan, asOf: BusinessDate) {
  const schedule = {
    version: 1,
    effectiveOn: loan.terms.disbursedOn,
    installments: loan.installments,
  };
  const opened = openLoan({
    terms: loan.terms,
    schedule,
    opening: loan.opening,
    tolerancePercent: "1",
    postedAt: instant(0),
  });
  if (!opened.ok) throw new Error(`${loan.externalId}: ${opened.refusal.code}`);
  const entries = opened.value.entries;
  const payments = loan.payments.map(
    (payment, index): LedgerEntry => ({
      sequence: entries.length + index + 1,
      type: "payment",
      amount: payment.amount,
      effectiveOn: payment.paidOn,
      postedAt: instant(0),
      externalId: payment.externalId,
      reverses: null,
      method: payment.method,
      origin: "import",
    }),
  );
  return replay({
    schedules: [schedule],
    ledger: [...entries, ...payments],
    rules: { toleranceAmount: minor(100), allocation: "oldest-first", graceDays: 0 },
    asOf,
  });
}

function rowsOf(csv: string): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data;
}

test("the same seed and day give the same files, another seed or day others", () => {
  const whole = { after: null, until: ON };
  const files = filesOf(BOOK, whole);
  expect(filesOf(generateBook({ seed: 1, on: ON }), whole)).toEqual(files);
  expect(filesOf(generateBook({ seed: 2, on: ON }), whole).loans).not.toBe(files.loans);
  const next = generateBook({ seed: 1, on: addDays(ON, 1) });
  expect(filesOf(next, whole).loans).not.toBe(files.loans);
});

describe("the book", () => {
  test("has a thousand loans of seven products and every method, of 850 borrowers", () => {
    expect(BOOK).toHaveLength(1000);
    expect(new Set(BOOK.map(({ externalId }) => externalId)).size).toBe(1000);
    expect(new Set(BOOK.map(({ person }) => person.externalId)).size).toBe(BORROWER_COUNT);
    expect(new Set(BOOK.map(({ product }) => product)).size).toBe(7);
    expect([...new Set(BOOK.map(({ terms }) => terms.method))].sort()).toEqual([
      "annuity",
      "custom",
      "equal-principal",
      "flat",
      "interest-only",
      "single",
    ]);
  });

  test("has borrowers in two time zones and two languages, some without address or zone", () => {
    const people = [...new Map(BOOK.map(({ person }) => [person.externalId, person])).values()];
    const share = (holds: (person: (typeof people)[number]) => boolean) =>
      people.filter(holds).length / people.length;
    expect(share(({ timezone }) => timezone === "America/New_York")).toBeGreaterThan(0.4);
    expect(share(({ timezone }) => timezone === "America/Los_Angeles")).toBeGreaterThan(0.4);
    expect(share(({ timezone }) => timezone === null)).toBeGreaterThan(0.01);
    expect(share(({ locale }) => locale === "zh-CN")).toBeGreaterThan(0.25);
    expect(share(({ locale }) => locale === "en")).toBeGreaterThan(0.5);
    expect(share(({ email }) => email === null)).toBeGreaterThan(0.005);
    expect(new Set(people.map(({ phone }) => phone)).size).toBe(people.length);
  });

  test("invents nobody who could be reached: only addresses and numbers set aside for fiction", () => {
    for (const { person } of BOOK) {
      expect(person.email ?? "x@borrowers.example.com").toMatch(/^[^@]+@borrowers\.example\.com$/);
      expect(person.phone).toMatch(/^\+1\d{3}55501\d{2}$/);
    }
  });

  test("lists a year of payments, none before the loan, none after the day of the book", () => {
    const year = addDays(ON, -365);
    const payments = BOOK.flatMap((loan) => loan.payments.map((payment) => ({ loan, payment })));
    expect(payments.length).toBeGreaterThan(4_000);
    for (const { loan, payment } of payments) {
      expect(payment.paidOn >= loan.terms.disbursedOn).toBe(true);
      expect(payment.paidOn >= year && payment.paidOn <= ON).toBe(true);
      // What the opening counted already is not listed again.
      if (loan.opening) expect(payment.paidOn > loan.opening.asOf).toBe(true);
      expect(payment.amount).toBeGreaterThan(0);
    }
    expect(new Set(payments.map(({ payment }) => payment.externalId)).size).toBe(payments.length);
  });

  test("comes in mid-life where a loan is older, now and then with principal some cents off", () => {
    const older = BOOK.filter(({ opening }) => opening !== null);
    expect(older.length).toBeGreaterThan(100);
    const stated = older.filter(({ opening }) => opening?.principal !== null);
    expect(stated.length).toBeGreaterThan(50);
    const adjustments = stated.map((loan) => {
      const schedule = {
        version: 1,
        effectiveOn: loan.terms.disbursedOn,
        installments: loan.installments,
      };
      const { terms, opening } = loan;
      const at = { terms, schedule, opening, tolerancePercent: "1", postedAt: instant(0) };
      const opened = openLoan(at);
      return opened.ok ? opened.value.adjustment : Number.NaN;
    });
    expect(adjustments.every((adjustment) => Math.abs(adjustment) <= 9)).toBe(true);
    const moved = adjustments.filter((adjustment) => adjustment !== 0).length;
    expect(moved / stated.length).toBeGreaterThan(0.03);
    expect(moved / stated.length).toBeLessThan(0.3);
  });
});

describe.each(SEEDS)("with seed %i", (seed) => {
  const book = seed === 1 ? BOOK : generateBook({ seed, on: ON });
  const states = book.map((loan) => stateOf(loan, ON)).filter(({ status }) => status === "active");

  test("5 to 11 percent of the open loans are past due", () => {
    const late = states.filter(({ daysPastDue }) => daysPastDue > 0).length;
    expect(states.length).toBeGreaterThan(800);
    expect(late / states.length).toBeGreaterThan(0.05);
    expect(late / states.length).toBeLessThan(0.11);
  });

  test("fresh lateness is the most common, and some loans are beyond seven months", () => {
    const counts = Array.from(
      { length: 9 },
      (_, bucket) => states.filter(({ daysPastDue }) => bucketOf(daysPastDue) === bucket).length,
    );
    expect(counts[1]).toBeGreaterThan(counts[2] ?? 0);
    expect(counts[8]).toBeGreaterThan(0);
    expect(counts.filter((count) => count > 0).length).toBeGreaterThanOrEqual(8);
  });
});

test("the book of the first seed has loans in every bucket from M0 to M7+", () => {
  const buckets = new Set(BOOK.map((loan) => bucketOf(stateOf(loan, ON).daysPastDue)));
  expect([...buckets].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
});

describe("the files", () => {
  const files = filesOf(BOOK, { after: null, until: ON });

  test("every loan row passes the import", () => {
    const rows = rowsOf(files.loans);
    expect(rows).toHaveLength(1000);
    const options = {
      defaultCurrency: "EUR",
      defaultCountry: "DE",
    } as const;
    for (const row of rows) {
      const parsed = parseLoanRow(row, options);
      expect(parsed.ok ? [] : parsed.refusal.errors).toEqual([]);
    }
  });

  test("every payment and schedule row passes the import, and belongs to a loan", () => {
    const inDollars = { currencyOf: () => "USD" };
    const known = new Set(BOOK.map(({ externalId }) => externalId));
    for (const row of rowsOf(files.payments)) {
      expect(known.has(row.loanExternalId ?? "")).toBe(true);
      expect(parsePaymentRow(row, inDollars).ok).toBe(true);
    }
    const schedules = rowsOf(files.schedules);
    expect(new Set(schedules.map(({ loanExternalId }) => loanExternalId)).size).toBe(10);
    for (const row of schedules) expect(parseScheduleRow(row, inDollars).ok).toBe(true);
  });

  test("the files of consecutive spans hold together what the file of the whole holds", () => {
    const middle = addDays(ON, -28);
    const parts = [
      filesOf(BOOK, { after: null, until: middle }),
      filesOf(BOOK, { after: middle, until: ON }),
    ];
    for (const kind of ["loans", "schedules", "payments"] as const) {
      const together = parts
        .flatMap((part) => rowsOf(part[kind]))
        .map((row) => JSON.stringify(row));
      const whole = rowsOf(files[kind]).map((row) => JSON.stringify(row));
      expect(together.sort()).toEqual(whole.sort());
    }
  });

  test("a payment is never in an earlier file than its loan", () => {
    const dayOf = new Map(BOOK.map(({ externalId, terms }) => [externalId, terms.disbursedOn]));
    for (const row of rowsOf(files.payments)) {
      expect((row.paidOn ?? "") >= (dayOf.get(row.loanExternalId ?? "") ?? "9")).toBe(true);
    }
  });
});
