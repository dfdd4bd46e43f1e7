import type { Schedule } from "../../src/domain/loan/schedule";
import type { LedgerEntry } from "../../src/domain/loan/ledger";
import { type ReplayInput, replay } from "../../src/domain/loan/replay";
import { addDays, addMonths, businessDate, instant } from "../../src/kernel/calendar";
import { minor } from "../../src/kernel/money";

const INSTALLMENTS = 60;
const MANY = 1_000;
const ROUNDS = 9;
const REPEATS = 2_000;
const FIRST_DUE_ON = businessDate("2001-02-01");

/** Nanoseconds a fold of 60 installments and 60 entries takes, and a JSON.parse of the same data. */
export function measureReplay(): Readonly<{ fold: number; parse: number }> {
  const input = sampleLoan(INSTALLMENTS);
  const text = JSON.stringify({ schedule: input.schedules[0], ledger: input.ledger });
  const fold = foldTime(input, REPEATS);
  let sink = 0;
  const parse = medianOf(() => {
    for (let repeat = 0; repeat < REPEATS; repeat += 1) sink += JSON.parse(text).ledger.length;
  });
  if (sink === 0) throw new Error("nothing was computed");
  return { fold, parse: (parse * 1e6) / REPEATS };
}

/** Nanoseconds per entry of a loan with a thousand installments and entries, and of one with 60. */
export function measureGrowth(): Readonly<{ many: number; few: number }> {
  const repeats = Math.ceil((REPEATS * INSTALLMENTS) / MANY);
  return {
    many: foldTime(sampleLoan(MANY), repeats) / MANY,
    few: foldTime(sampleLoan(INSTALLMENTS), REPEATS) / INSTALLMENTS,
  };
}

function sampleLoan(count: number): ReplayInput {
  const rules = { toleranceAmount: minor(100), allocation: "oldest-first", graceDays: 0 } as const;
  const asOf = addMonths(FIRST_DUE_ON, count + 1);
  return { schedules: [sampleSchedule(count)], ledger: sampleLedger(count), rules, asOf };
}

/** Nanoseconds of one fold. */
function foldTime(input: ReplayInput, repeats: number): number {
  let sink = 0;
  const total = medianOf(() => {
    for (let repeat = 0; repeat < repeats; repeat += 1) sink += replay(input).paidTotal;
  });
  if (sink === 0) throw new Error("nothing was computed");
  return (total * 1e6) / repeats;
}

function sampleSchedule(count: number): Schedule {
  const installments = Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    dueOn: addMonths(FIRST_DUE_ON, index),
    principal: minor(20_000 + (index % 60)),
    interest: minor(9_000 - (index % 60)),
    fee: minor(0),
  }));
  return { version: 1, effectiveOn: addMonths(FIRST_DUE_ON, -1), installments };
}

/** One payment an installment: some late, some short, some more. */
function sampleLedger(count: number): LedgerEntry[] {
  return Array.from({ length: count }, (_, index) => ({
    sequence: index + 1,
    type: "payment",
    amount: minor(29_000 + ((index * 37) % 11) * 100 - 500),
    effectiveOn: addDays(addMonths(FIRST_DUE_ON, index), (index * 13) % 40),
    postedAt: instant(1_600_000_000_000 + index * 2_600_000_000),
    externalId: `P-${index}`,
    reverses: null,
    method: "transfer",
    origin: "import",
  }));
}

function medianOf(work: () => void): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((one, other) => one - other)[Math.floor(ROUNDS / 2)] ?? 0;
}
