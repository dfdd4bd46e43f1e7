import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stopsOf } from "../../../src/app/loan/fold";
import { type Progress, project } from "../../../src/domain/delinquency/project";
import type { LedgerEntry } from "../../../src/domain/loan/ledger";
import { replay } from "../../../src/domain/loan/replay";
import type { LoanState } from "../../../src/domain/loan/state";
import type { Schedule } from "../../../src/domain/loan/schedule";
import { FIRST_POLICY } from "../../../src/domain/policy/first-policy";
import type { Policy } from "../../../src/domain/policy/policy";
import type { LoanHold } from "../../../src/domain/treatment/treatment";
import { addDays, type BusinessDate, businessDate } from "../../../src/kernel/calendar";
import { minor } from "../../../src/kernel/money";
import { dates, ledgers, payment, policies, schedules } from "../../support/arbitraries";
import { pauses } from "../../support/pauses";
import { advanceOn, FRESH } from "../../support/progress";

type Book = Readonly<{
  schedules: readonly Schedule[];
  ledger: readonly LedgerEntry[];
  policy: Policy;
  holds?: readonly LoanHold[];
}>;

function stateOn({ schedules, ledger, policy, holds = [] }: Book, asOf: BusinessDate): LoanState {
  return replay({ schedules, ledger, rules: policy, stops: stopsOf(holds), asOf });
}

/** Two installments of 100.00, due 1 March and 1 April 2025. */
const SCHEDULE: Schedule = {
  version: 1,
  effectiveOn: businessDate("2025-02-01"),
  installments: ["2025-03-01", "2025-04-01"].map((dueOn, index) => ({
    number: index + 1,
    dueOn: businessDate(dueOn),
    principal: minor(10_000),
    interest: minor(0),
    fee: minor(0),
  })),
};

describe("the next action", () => {
  const first = payment(1, 10_000, "2025-02-20");
  const both = payment(1, 20_000, "2025-02-20");
  const future = payment(2, 10_000, "2025-03-20");
  it.each<[string, string, readonly LedgerEntry[], string | null]>([
    ["is the reminder before the first due date", "2025-02-10", [], "2025-02-24"],
    [
      "is not the reminder of today, which is done, but the day after due",
      "2025-02-24",
      [],
      "2025-03-02",
    ],
    ["on the due date is the day after", "2025-03-01", [], "2025-03-02"],
    ["on the first day late is the notice of day 7", "2025-03-02", [], "2025-03-08"],
    ["between notices is the next one", "2025-03-08", [], "2025-03-16"],
    [
      "late, is the next letter or bucket, and no reminder of the next installment",
      "2025-03-16",
      [],
      "2025-03-31",
    ],
    ["is the notice of day 30 before the edge of M2", "2025-03-27", [], "2025-03-31"],
    ["on day 30 is the edge of M2", "2025-03-31", [], "2025-04-01"],
    ["past the last due date goes on with the ladder", "2025-04-02", [], "2025-04-30"],
    ["on day 210 is the edge of M7+", "2025-09-27", [], "2025-09-28"],
    ["beyond M7+ never comes", "2025-09-28", [], null],
    ["prepaid, is the reminder of the one after", "2025-02-24", [first], "2025-03-27"],
    ["of a loan paid in full never comes", "2025-02-24", [both], null],
    ["is the day a later entry starts to count", "2025-03-16", [first, future], "2025-03-20"],
  ])("%s (%s)", (_, asOf, ledger, expected) => {
    const book = { schedules: [SCHEDULE], ledger, policy: FIRST_POLICY };
    expect(project(stateOn(book, businessDate(asOf)), FIRST_POLICY, FRESH).nextActionOn).toBe(
      expected,
    );
  });

  it("does not come for a remainder within the tolerance but to the day after due", () => {
    const ledger = [payment(1, 19_950, "2025-02-10")];
    const book = { schedules: [SCHEDULE], ledger, policy: FIRST_POLICY };
    const on = (day: string) =>
      project(stateOn(book, businessDate(day)), FIRST_POLICY, FRESH).nextActionOn;
    expect(on("2025-02-10")).toBe("2025-04-02");
    expect(on("2025-04-02")).toBeNull();
  });

  it("is the reminder of a later installment when the next one has only its due date left", () => {
    const installments = ["2025-03-01", "2025-03-03"].map((dueOn, index) => ({
      ...SCHEDULE.installments[index],
      dueOn: businessDate(dueOn),
    })) as Schedule["installments"];
    const [reminder] = FIRST_POLICY.ladder;
    if (!reminder) throw new Error("no reminder");
    const policy = { ...FIRST_POLICY, ladder: [reminder, { ...reminder, step: "due", day: 0 }] };
    const book = { schedules: [{ ...SCHEDULE, installments }], ledger: [], policy };
    const on = (day: string) =>
      project(stateOn(book, businessDate(day)), policy, FRESH).nextActionOn;
    expect(on("2025-02-24")).toBe("2025-02-26");
    expect(on("2025-02-26")).toBe("2025-03-01");
  });

  it("is the end of the grace, where the delinquent mark begins", () => {
    const policy = { ...FIRST_POLICY, graceDays: 3, ladder: [] };
    const book = { schedules: [SCHEDULE], ledger: [], policy };
    expect(project(stateOn(book, businessDate("2025-03-02")), policy, FRESH)).toMatchObject({
      bucket: 0,
      pastDueSince: "2025-03-01",
      nextActionOn: "2025-03-05",
    });
    expect(project(stateOn(book, businessDate("2025-03-05")), policy, FRESH).bucket).toBe(1);
  });
});

const books = fc.record({
  schedules: schedules().map((schedule) => [schedule]),
  ledger: ledgers(),
  policy: fc.oneof(fc.constant(FIRST_POLICY), policies()),
  holds: fc.oneof(fc.constant([]), pauses()),
});

function freshOf({ holds = [] }: Book): Progress {
  return { ...FRESH, holds };
}

/** The whole scan rests on this: a loan it does not look at is a loan nothing happens to. */
describe("between a day and its next action", () => {
  it("no number of the loan changes and no step falls due", () => {
    fc.assert(
      fc.property(books, dates(400), (book, asOf) => {
        const before = project(stateOn(book, asOf), book.policy, freshOf(book));
        const end = before.nextActionOn ?? addDays(asOf, 400);
        for (let date = addDays(asOf, 1); date < end; date = addDays(date, 1)) {
          const state = stateOn(book, date);
          const { treatment: _seen, ...step } = advanceOn({
            ...freshOf(book),
            state,
            previous: before,
            policy: book.policy,
            date,
          });
          expect(step).toEqual({
            projection: { ...before, evaluatedOn: date },
            transition: null,
            steps: [],
          });
        }
      }),
      { numRuns: 150 },
    );
  });

  it("lies at least one day", () => {
    fc.assert(
      fc.property(books, dates(700), (book, asOf) => {
        const { nextActionOn } = project(stateOn(book, asOf), book.policy, freshOf(book));
        expect(nextActionOn === null || nextActionOn > asOf).toBe(true);
      }),
    );
  });
});

it("looking only on action days sees every step and transition that looking every day sees", () => {
  fc.assert(
    fc.property(books, dates(300), (book, start) => {
      expect(walk(book, start, true)).toEqual(walk(book, start, false));
    }),
    { numRuns: 100 },
  );
});

/** A year of scans; what they saw, by day. */
function walk(book: Book, start: BusinessDate, onlyActionDays: boolean) {
  let progress = freshOf(book);
  let previous = project(stateOn(book, start), book.policy, progress);
  const seen: unknown[] = [];
  for (let day = 1; day <= 365; day += 1) {
    const date = addDays(start, day);
    if (onlyActionDays && (previous.nextActionOn === null || previous.nextActionOn > date))
      continue;
    const state = stateOn(book, date);
    const { projection, transition, steps, treatment } = advanceOn({
      ...progress,
      state,
      previous,
      policy: book.policy,
      date,
    });
    if (transition || steps.length > 0) seen.push({ date, transition, steps });
    previous = projection;
    progress = { ...progress, treatment };
  }
  return seen;
}
