import { actName } from "../../domain/simulation/act";
import { differenceOf } from "../../domain/simulation/difference";
import { EMPTY_REPORT, type PartReport } from "../../domain/simulation/report";
import {
  addCounts,
  type SideTally,
  tallyActs,
  tallyEnd,
  tallyPromises,
} from "../../domain/simulation/tally";
import { equalityOf } from "../../domain/simulation/equality";
import type { LoanState } from "../../domain/loan/state";
import { addDays, type BusinessDate } from "../../kernel/calendar";
import { foldLoan } from "../loan/fold";
import type { BorrowerBook } from "./borrower-book";
import type { KnownPolicies } from "./known-policies";
import { payBook, type Walk, walkBorrower, type Walked } from "./walk-borrower";

/** Both policies with all that a walk needs besides. */
export type Comparison = Readonly<{
  tested: KnownPolicies;
  inForce: KnownPolicies;
  /** The first day that is told of. */
  from: BusinessDate;
  walk: Omit<Walk, "policies">;
}>;

/** What the coming days bring a borrower by either policy. */
export function simulateAhead(book: BorrowerBook, comparison: Comparison): PartReport {
  const { tested, inForce, walk } = comparison;
  const sideOf = (policies: KnownPolicies) => {
    const own = { ...walk, policies };
    return walkBorrower(withEvening(book, own), own);
  };
  return reportOf(book, { tested: sideOf(tested), inForce: sideOf(inForce) }, comparison);
}

/**
 * What the past would have brought a borrower: by what was really in force up to the first day, and
 * from then on by either policy. What is stored of the policy in force must come out again.
 */
export function simulateBack(
  unwritten: BorrowerBook,
  comparison: Comparison,
  stored: readonly string[],
): PartReport {
  const { tested, inForce, from, walk } = comparison;
  const history = { ...walk, policies: inForce, through: addDays(from, -1) };
  const { book } =
    unwritten.day < history.through ? walkBorrower(unwritten, history) : { book: unwritten };
  const sides = {
    tested: walkBorrower(book, { ...walk, policies: tested }),
    inForce: walkBorrower(book, { ...walk, policies: inForce }),
  };
  const report = reportOf(book, sides, comparison);
  return { ...report, equality: equalityOf(namesOf(sides.inForce), stored) };
}

/** Marks are compared as they stand in the end: the store keeps their last setting only. */
function namesOf({ acts, book }: Walked): string[] {
  const marks = book.flags.flatMap(({ loanId, flag, setOn, endsOn, policyVersion, step }) =>
    policyVersion === null
      ? []
      : actName({
          kind: "flag",
          on: setOn,
          step: step ?? "",
          policyVersion,
          identity: `${loanId} ${flag} ${endsOn ?? ""}`,
        }),
  );
  return [...acts.filter(({ kind }) => kind !== "flag").map(actName), ...marks];
}

/** The evening of the day the book stands at is still to come, for who has not paid on it yet. */
function withEvening(book: BorrowerBook, walk: Walk): BorrowerBook {
  const { day, loans } = book;
  const hasPaid = loans.some(({ ledger }) =>
    ledger.some(({ type, effectiveOn }) => type === "payment" && effectiveOn === day),
  );
  return hasPaid ? book : payBook(book, walk);
}

function reportOf(
  start: BorrowerBook,
  { tested, inForce }: Readonly<{ tested: Walked; inForce: Walked }>,
  { tested: testedPolicies, inForce: policies }: Comparison,
): PartReport {
  const begun = statesOf(start, policies);
  const { id, externalId } = start.borrower;
  const difference = differenceOf({ id, externalId }, tested.acts, inForce.acts);
  return {
    ...EMPTY_REPORT,
    borrowers: 1,
    loans: start.loans.length,
    tested: tallyOf(tested, { begun, day: start.day }, testedPolicies),
    inForce: tallyOf(inForce, { begun, day: start.day }, policies),
    borrowersDiffering: difference ? 1 : 0,
    differences: difference ? [difference] : [],
  };
}

function tallyOf(
  { acts, book }: Walked,
  { begun, day }: Readonly<{ begun: ReadonlyMap<number, LoanState>; day: BusinessDate }>,
  policies: KnownPolicies,
): SideTally {
  const ends = statesOf(book, policies);
  const promises = book.loans.flatMap(({ loan }) => loan.promises);
  return book.loans.reduce(
    (tally, { loan }) => {
      const end = ends.get(loan.id);
      if (!end) return tally;
      return addCounts(tally, tallyEnd(loan.currency, begun.get(loan.id) ?? null, end));
    },
    addCounts(tallyPromises(promises, addDays(day, 1)), tallyActs(acts)),
  );
}

/** Each loan on the day its book has come to; one that has not come in yet has no state. */
function statesOf(
  { borrower, day, loans }: BorrowerBook,
  policies: KnownPolicies,
): ReadonlyMap<number, LoanState> {
  const policy = policies.scan(day).of(borrower.id).on(day);
  return new Map(
    loans
      .filter(({ schedules }: SimulatedLoan) => schedules.length > 0)
      .map((record) => [record.loan.id, foldLoan(policy, record, day)]),
  );
}

type SimulatedLoan = BorrowerBook["loans"][number];
