import { buildSchedule } from "../../src/domain/loan/build-schedule";
import type { Conventions } from "../../src/domain/loan/conventions";
import type { LoanTerms } from "../../src/domain/loan/terms";
import { businessDate } from "../../src/kernel/calendar";
import { minor } from "../../src/kernel/money";

const ROUNDS = 9;
const REPEATS = 300;

const TERMS: LoanTerms = {
  principal: minor(300_000_00),
  annualRatePercent: "6.875",
  installmentCount: 360,
  frequency: "monthly",
  method: "annuity",
  disbursedOn: businessDate("2025-01-31"),
  firstDueOn: businessDate("2025-02-28"),
  installment: null,
  currency: "USD",
};

/** The days of each month, no interest rounded away: as much arithmetic as a schedule may need. */
const CARRIED: Partial<Conventions> = {
  dayCount: "act-365f",
  interestCarry: "carried",
  dueDay: 31,
};

export type ScheduleTime = Readonly<{ build: number; parse: number }>;

/** Nanoseconds to build 360 installments, and for a JSON.parse of the same installments. */
export function measureSchedule(): Readonly<{ plain: ScheduleTime; carried: ScheduleTime }> {
  return { plain: measure(TERMS), carried: measure({ ...TERMS, conventions: CARRIED }) };
}

function measure(terms: LoanTerms): ScheduleTime {
  const built = buildSchedule(terms);
  if (!built.ok) throw new Error(`no schedule: ${built.refusal.code}`);
  const text = JSON.stringify(built.value);
  let sink = 0;
  const build = medianOf(() => {
    for (let repeat = 0; repeat < REPEATS; repeat += 1) sink += rowsOf(terms);
  });
  const parse = medianOf(() => {
    for (let repeat = 0; repeat < REPEATS; repeat += 1) sink += JSON.parse(text).length;
  });
  if (sink === 0) throw new Error("nothing was computed");
  return { build: (build * 1e6) / REPEATS, parse: (parse * 1e6) / REPEATS };
}

function rowsOf(terms: LoanTerms): number {
  const built = buildSchedule(terms);
  return built.ok ? built.value.length : 0;
}

function medianOf(work: () => void): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((one, other) => one - other)[Math.floor(ROUNDS / 2)] ?? 0;
}
