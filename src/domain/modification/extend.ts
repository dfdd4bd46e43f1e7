import { assert } from "../../kernel/assert";
import type { BusinessDate } from "../../kernel/calendar";
import { add, greatest, type Minor } from "../../kernel/money";
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
 * Refuses a loan with nothing due later, one that cannot be computed again, and an amount that no
 * term reaches.
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

/**
 * The fewest added installments of which none is above the amount: longer and longer terms until one
 * reaches it, then halving back. A term so long that its installments pay no principal is none.
 */
function extendTo(
  position: Position,
  installmentMax: Minor,
): Result<readonly UnpaidLine[], ModificationRefusal> {
  let tooFew = -1;
  let installmentMin: Minor | null = null;
  const addedMax = INSTALLMENT_COUNT_MAX - position.ahead.length;
  for (let added = 0; added <= addedMax; added = added * 2 + 1) {
    const tried = extendBy(position, added);
    if (!tried.ok && installmentMin === null) return tried;
    if (!tried.ok) break;
    installmentMin = largest(tried.value);
    if (installmentMin <= installmentMax) {
      return halveBack(position, installmentMax, { tooFew, enough: added, lines: tried.value });
    }
    tooFew = added;
  }
  return refuse({
    code: "modification.installment_not_reachable",
    installmentMin: installmentMin ?? installmentMax,
  });
}

function halveBack(
  position: Position,
  installmentMax: Minor,
  found: Readonly<{ tooFew: number; enough: number; lines: readonly UnpaidLine[] }>,
): Result<readonly UnpaidLine[], ModificationRefusal> {
  let { tooFew, enough, lines } = found;
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    const tried = extendBy(position, middle);
    if (!tried.ok) return tried;
    if (largest(tried.value) <= installmentMax) [enough, lines] = [middle, tried.value];
    else tooFew = middle;
  }
  return ok(lines);
}

function largest(lines: readonly UnpaidLine[]): Minor {
  return lines.map(({ principal, interest }) => add(principal, interest)).reduce(greatest);
}
