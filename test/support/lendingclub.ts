/**
 * A look-alike of the LendingClub book of the first quarter of 2018: the columns of the real file,
 * and loans that lived by the market's own arithmetic, which is not quite ours: the installment
 * rounded up to the cent, interest of the first period by the day, some prepaid, some behind, some
 * charged off. Deterministic. The six rows at the beginning are real.
 */
export const LENDINGCLUB_MAPPING = {
  kind: "loans",
  dateFormat: "MMM-YYYY",
  columns: {
    externalId: { rowNumber: true },
    borrowerExternalId: { rowNumber: true },
    borrowerName: { constant: "LendingClub borrower" },
    product: { column: "grade" },
    currency: { constant: "USD" },
    principal: { column: "loan_amount" },
    annualRatePercent: { column: "interest_rate" },
    installmentCount: { column: "term" },
    frequency: { constant: "monthly" },
    method: { constant: "annuity" },
    disbursedOn: { column: "issue_month" },
    firstDueOn: { column: "issue_month", addMonths: 1 },
    installment: { column: "installment" },
    openingAsOf: { constant: "2018-08-31" },
    openingPaid: { sum: ["paid_principal", "paid_interest"] },
    openingPrincipal: {
      column: "balance",
      blankWhen: { column: "loan_status", equals: "Charged Off" },
    },
  },
} as const;

export type MarketLoan = Readonly<{
  loan_amount: number;
  term: number;
  interest_rate: number;
  installment: number;
  grade: string;
  issue_month: string;
  loan_status: string;
  balance: number;
  paid_total: number;
  paid_principal: number;
  paid_interest: number;
  paid_late_fees: number;
}>;

// Amounts in cents, as [amount, term, rate, installment, month, balance, total, principal, interest].
const REAL = [
  [2_800_000, 60, 14.07, 65_253, "Mar-2018", 2_701_586, 199_933, 98_414, 101_519],
  [500_000, 36, 12.61, 16_754, "Feb-2018", 465_137, 49_912, 34_863, 15_049],
  [200_000, 36, 17.09, 7_140, "Feb-2018", 182_463, 28_180, 17_537, 10_643],
  [2_160_000, 36, 6.72, 66_419, "Jan-2018", 1_885_326, 331_289, 274_674, 56_615],
  [2_300_000, 36, 14.07, 78_687, "Mar-2018", 2_143_015, 232_465, 156_985, 75_475],
  [500_000, 36, 6.72, 15_375, "Jan-2018", 425_671, 87_313, 74_329, 12_984],
] as const;

export function marketLoans(count: number, seed = 2018): readonly MarketLoan[] {
  const chance = chances(seed);
  const real = REAL.map(
    ([amount, term, rate, installment, month, balance, total, principal, interest]) => ({
      loan_amount: amount,
      term,
      interest_rate: rate,
      installment,
      grade: "C",
      issue_month: month,
      loan_status: "Current",
      balance,
      paid_total: total,
      paid_principal: principal,
      paid_interest: interest,
      paid_late_fees: 0,
    }),
  );
  const made = Array.from({ length: count - real.length }, () => marketLoan(chance));
  return [...real, ...made];
}

const COLUMNS = [
  "loan_amount",
  "term",
  "interest_rate",
  "installment",
  "grade",
  "issue_month",
  "loan_status",
  "balance",
  "paid_total",
  "paid_principal",
  "paid_interest",
  "paid_late_fees",
] as const;
const IN_CENTS: ReadonlySet<string> = new Set([
  "loan_amount",
  "installment",
  "balance",
  "paid_total",
  "paid_principal",
  "paid_interest",
  "paid_late_fees",
]);

export function marketFile(loans: readonly MarketLoan[]): string {
  const lines = loans.map((loan) =>
    COLUMNS.map((column) => {
      const value = loan[column];
      return IN_CENTS.has(column) ? (Number(value) / 100).toFixed(2) : String(value);
    }).join(","),
  );
  return `${[COLUMNS.join(","), ...lines].join("\n")}\n`;
}

const RATES = [6.08, 6.72, 7.35, 9.44, 10.42, 12.62, 14.08, 16.02, 18.46, 21.45, 25.82, 30.79];
const ISSUED = [
  ["Jan-2018", 7],
  ["Feb-2018", 6],
  ["Mar-2018", 5],
] as const;

function marketLoan(chance: () => number): MarketLoan {
  const amount = (40 + Math.floor(chance() * 1560)) * 2500;
  const term = chance() < 0.7 ? 36 : 60;
  const rate = RATES[Math.floor(chance() * RATES.length)] ?? 10.42;
  const [month, age] = ISSUED[Math.floor(chance() * ISSUED.length)] ?? ISSUED[0];
  const monthly = rate / 1200;
  // The market rounds the installment up to the cent.
  const installment = Math.ceil((amount * monthly) / (1 - (1 + monthly) ** -term));
  const fate = chance();
  const life = live(chance, { amount, term, installment, monthly, age, fate });
  const isGone = fate > 0.97;
  return {
    loan_amount: amount,
    term,
    interest_rate: rate,
    installment,
    grade: "ABCDEFG"[Math.floor(chance() * 7)] ?? "A",
    issue_month: month,
    loan_status: isGone ? "Charged Off" : life.balance === 0 ? "Fully Paid" : "Current",
    // A charged-off loan is off the lender's book.
    balance: isGone ? 0 : life.balance,
    paid_total: life.principal + life.interest,
    paid_principal: life.principal,
    paid_interest: life.interest,
    paid_late_fees: 0,
  };
}

type Life = Readonly<{
  amount: number;
  term: number;
  installment: number;
  monthly: number;
  age: number;
  fate: number;
}>;

function live(chance: () => number, life: Life) {
  const { amount, installment, monthly, age, fate } = life;
  let balance = amount;
  let principal = 0;
  let interest = 0;
  const paidMonths = fate > 0.94 ? Math.floor(chance() * 4) : age;
  const paidOffAt = fate < 0.08 ? 1 + Math.floor(chance() * age) : 0;
  const extraAt = fate < 0.18 ? 1 + Math.floor(chance() * age) : 0;
  for (let month = 1; month <= paidMonths && balance > 0; month += 1) {
    // Issued within the month: the first period has some days less or more than the others.
    const days = month === 1 ? 25 + Math.floor(chance() * 11) : 30;
    const due = Math.round((balance * monthly * days) / 30);
    const extra = month === extraAt ? Math.floor(chance() * 20) * 5000 : 0;
    const money =
      month === paidOffAt ? balance + due : Math.min(installment + extra, balance + due);
    const toPrincipal = Math.max(0, money - due);
    interest += money - toPrincipal;
    principal += toPrincipal;
    balance -= toPrincipal;
  }
  return { balance, principal, interest };
}

/** A small generator of numbers from 0 to 1 (mulberry32), the same on every machine. */
function chances(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
