import type { Schedule } from "../../src/domain/loan/schedule";
import type { LedgerEntry } from "../../src/domain/loan/ledger";
import { replay } from "../../src/domain/loan/replay";
import { addDays, addMonths, businessDate, instant } from "../../src/kernel/calendar";
import { minor } from "../../src/kernel/money";

const INSTALLMENTS = 60;
const ROUNDS = 9;
const REPEATS = 2_000;
const FIRST_DUE_ON = businessDate("2021-02-01");

/** Nanoseconds a fold of 60 installments and 60 entries takes, and a JSON.parse of the same data. */
export function measureReplay(): Readonly<{ fold: number; parse: number }> {
  const schedule = sampleSchedule();
  const ledger = sampleLedger();
  const rules = { toleranceAmount: 100, allocation: "oldest-first", graceDays: 0 } as const;
  const asOf = addMonths(FIRST_DUE_ON, INSTALLMENTS + 1);
  const input = { schedules: [schedule], ledger, rules, asOf };
  const text = JSON.stringify({ schedule, ledger });
  let sink = 0;
  const fold = medianOf(() => {
    for (let repeat = 0; repeat < REPEATS; repeat += 1) sink += replay(input).paidTotal;
  });
  const parse = medianOf(() => {
    for (let repeat = 0; repeat < REPEATS; repeat += 1) sink += JSON.parse(text).ledger.length;
  });
  if (sink === 0) throw new Error("nothing was computed");
  return { fold: (fold * 1e6) / REPEATS, parse: (parse * 1e6) / REPEATS };
}

function sampleSchedule(): Schedule {
  const installments = Array.from({ length: INSTALLMENTS }, (_, index) => ({
    number: index + 1,
    dueOn: addMonths(FIRST_DUE_ON, index),
    principal: minor(20_000 + index),
    interest: minor(9_000 - index),
    fee: minor(0),
  }));
  return { version: 1, effectiveOn: addMonths(FIRST_DUE_ON, -1), installments };
}

/** One payment an installment: some late, some short, some more. */
function sampleLedger(): LedgerEntry[] {
  return Array.from({ length: INSTALLMENTS }, (_, index) => ({
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
