import type { BusinessDate } from "../../kernel/calendar";
import { bucketIn } from "../delinquency/project";
import type { LedgerEntry } from "../loan/ledger";
import { replay } from "../loan/replay";
import type { DatedLoan } from "./loan-numbers";

/** A change of a loan's bucket as it is stored. */
export type StoredMove = Readonly<{
  loanVersion: number;
  businessDate: BusinessDate;
  fromBucket: number;
  toBucket: number;
  cause: "scan" | "payment" | "reversal" | "schedule" | "import";
}>;

/** What made a loan move. */
export type MoveCause = Readonly<{
  cause: StoredMove["cause"];
  /** The entries that made it; empty of a day that changed, or when it is not known. */
  entries: readonly LedgerEntry[];
  /** The version of the schedule that made it. */
  scheduleVersion: number | null;
  /** False when the entries are candidates, or when there is none to name although one made it. */
  isExact: boolean;
}>;

/**
 * Finds the entry behind a move: those of its kind that were stored while the loan stood on the day
 * are replayed one by one, and the one with which the bucket changes like this made it. Several moves
 * alike on one day are told apart by their order. `moves` are all of the loan, in order of versions.
 */
export function findMoveCause(
  loan: DatedLoan,
  move: StoredMove,
  moves: readonly StoredMove[],
): MoveCause {
  const { cause } = move;
  const nothing: MoveCause = { cause, entries: [], scheduleVersion: null, isExact: false };
  if (cause === "scan") return { ...nothing, isExact: true };
  if (cause === "schedule") {
    const made = loan.schedules.filter(({ stoodOn }) => stoodOn === move.businessDate);
    const [only] = made;
    return made.length === 1 && only
      ? { ...nothing, scheduleVersion: only.version, isExact: true }
      : nothing;
  }
  const alike = moves.filter((one) => isAlike(one, move));
  const jumps = jumpsOf(loan, move);
  const own = jumps[alike.findIndex(({ loanVersion }) => loanVersion === move.loanVersion)];
  if (jumps.length === alike.length && own) return { ...nothing, entries: [own], isExact: true };
  return { ...nothing, entries: jumps };
}

function isAlike(one: StoredMove, other: StoredMove): boolean {
  return (
    one.businessDate === other.businessDate &&
    one.cause === other.cause &&
    one.fromBucket === other.fromBucket &&
    one.toBucket === other.toBucket
  );
}

/** The entries of the move's day with which the replayed bucket goes from the one to the other. */
function jumpsOf(loan: DatedLoan, move: StoredMove): readonly LedgerEntry[] {
  const { businessDate: asOf, fromBucket, toBucket, cause } = move;
  const stored = loan.ledger.toSorted((a, b) => a.sequence - b.sequence);
  const schedules = loan.schedules.filter(({ stoodOn }) => !stoodOn || stoodOn <= asOf);
  const bucketAfter = (count: number) =>
    bucketIn(replay({ ...loan, schedules, ledger: stored.slice(0, count), asOf }));
  return stored.filter(
    ({ stoodOn, type }, index) =>
      stoodOn === asOf &&
      (cause === "reversal" ? type === "reversal" : type !== "reversal") &&
      bucketAfter(index) === fromBucket &&
      bucketAfter(index + 1) === toBucket,
  );
}
