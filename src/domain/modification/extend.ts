import { assert } from "../../kernel/assert";
import type { BusinessDate } from "../../kernel/calendar";
import { minor, type Minor } from "../../kernel/money";
import { ok, type Result, refuse } from "../../kernel/result";
import { amortize, withFeesOf } from "./amortize";
import { dueDatesAfter, INSTALLMENT_COUNT_MAX } from "./due-dates-after";
import { issueVersion, totalUnpaid } from "./issue";
import type { ModifiableLoan, Modification, ModificationRefusal } from "./modification";
import { type Position, positionOf, type UnpaidLine } from "./position";

export type ExtendRequest = Readonly<{
  kind: "extend";
  /** So many more installments, or as few more as bring every one down to an amount. */
  by:
    | Readonly<{ addedCount: number }>
    /** Minor units, principal and interest together. */
    | Readonly<{ installmentMax: Minor }>;
  reason: string | null;
}>;

/**
 * Gives the borrower more time: what is due later is paid back over more installments, by the
 * contract's method and rate, after the dates there are on its own rhythm. Arrears stay as they are.
 *
 * Refuses a loan with nothing due later, one that cannot be computed again, and an amount that even
 * the longest term does not reach.
 */
export function extend(
  loan: ModifiableLoan,
  { kind, by, reason }: ExtendRequest,
): Result<Modification, ModificationRefusal> {
  const found = positionOf(loan);
  if (!found.ok) return found;
  const position = found.value;
  if (position.ahead.length === 0) {
    return refuse({ code: "modification.no_installments_left", count: 0 });
  }
  const lines =
    "addedCount" in by ? extendBy(position, by.addedCount) : extendTo(position, by.installmentMax);
  if (!lines.ok) return lines;
  return issueVersion(position, { kind, reason, scope: "ahead", lines: lines.value });
}

function extendBy(
  position: Position,
  addedCount: number,
): Result<readonly UnpaidLine[], ModificationRefusal> {
  const { ahead } = position;
  const dates = datesFor(position, addedCount);
  if (!dates.ok) return dates;
  const { principal } = totalUnpaid(ahead);
  const lines = amortize(position, { principal, dueDates: dates.value });
  return lines.ok ? ok(withFeesOf(lines.value, ahead)) : lines;
}

function datesFor(
  { ahead, loan }: Position,
  addedCount: number,
): Result<readonly BusinessDate[], ModificationRefusal> {
  const last = ahead.at(-1);
  assert(last, "an extension has a last installment");
  const own = ahead.map(({ dueOn }) => dueOn);
  if (addedCount === 0) return ok(own);
  const added = dueDatesAfter(loan.terms, last.dueOn, addedCount);
  return added.ok ? ok([...own, ...added.value]) : added;
}

/** The fewest added installments of which none is above the amount, found by halving. */
function extendTo(
  position: Position,
  installmentMax: Minor,
): Result<readonly UnpaidLine[], ModificationRefusal> {
  const countMax = Math.min(
    INSTALLMENT_COUNT_MAX,
    Math.max(position.ahead.length, totalUnpaid(position.ahead).principal),
  );
  let low = 0;
  let high = Math.max(0, countMax - position.ahead.length);
  const longest = extendBy(position, high);
  if (!longest.ok) return longest;
  const installmentMin = largest(longest.value);
  if (installmentMin > installmentMax) {
    return refuse({ code: "modification.installment_not_reachable", installmentMin });
  }
  let best: readonly UnpaidLine[] = longest.value;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const tried = extendBy(position, middle);
    if (!tried.ok) return tried;
    if (largest(tried.value) <= installmentMax) {
      best = tried.value;
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return ok(best);
}

function largest(lines: readonly UnpaidLine[]): Minor {
  return minor(Math.max(...lines.map(({ principal, interest }) => principal + interest)));
}
