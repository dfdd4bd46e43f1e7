import { type BusinessDate, earliest } from "../../kernel/calendar";
import type { SimulatedAct, SimulatedKind, Why } from "./act";

/** An act as a list of differences shows it. */
export type ActLine = Readonly<{
  kind: SimulatedKind;
  on: BusinessDate;
  loanId: number;
  step: string;
  what: string;
  why: Why | null;
}>;

/** How one borrower is treated differently: what only one of two policies did. */
export type BorrowerDifference = Readonly<{
  borrowerId: number;
  externalId: string;
  firstOn: BusinessDate;
  /** All of them; the first few are listed. */
  testedCount: number;
  inForceCount: number;
  tested: readonly ActLine[];
  inForce: readonly ActLine[];
}>;

export const LINES_LISTED = 5;

/** What only one of two policies did with a borrower; undefined when they did the same. */
export function differenceOf(
  borrower: Readonly<{ id: number; externalId: string }>,
  tested: readonly SimulatedAct[],
  inForce: readonly SimulatedAct[],
): BorrowerDifference | undefined {
  const only = onlyOn(tested, inForce);
  const missing = onlyOn(inForce, tested);
  const days = [...only, ...missing].map(({ on }) => on);
  const [first] = days;
  if (first === undefined) return undefined;
  return {
    borrowerId: borrower.id,
    externalId: borrower.externalId,
    firstOn: days.reduce(earliest, first),
    testedCount: only.length,
    inForceCount: missing.length,
    tested: only.slice(0, LINES_LISTED).map(lineOf),
    inForce: missing.slice(0, LINES_LISTED).map(lineOf),
  };
}

/** Acts of one list that the other does not have, as often as it has fewer of them. */
function onlyOn(acts: readonly SimulatedAct[], others: readonly SimulatedAct[]): SimulatedAct[] {
  const left = new Map<string, number>();
  for (const other of others) left.set(nameOf(other), (left.get(nameOf(other)) ?? 0) + 1);
  return acts.filter((act) => {
    const count = left.get(nameOf(act)) ?? 0;
    left.set(nameOf(act), count - 1);
    return count <= 0;
  });
}

// Not the version: the same act by another version is no difference to a borrower.
function nameOf({ kind, on, step, what, identity, contact }: SimulatedAct): string {
  return [kind, on, step, what, identity, contact?.outcome ?? ""].join("|");
}

function lineOf({ kind, on, loanId, step, what, why }: SimulatedAct): ActLine {
  return { kind, on, loanId, step, what, why };
}
